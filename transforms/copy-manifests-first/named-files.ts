import {
  type CopiedFiles,
  commandDirectories,
  directoryOf,
  type Install,
  type Instruction,
  invocationOf,
  type ReadFile,
  resolvePath,
  shellValue,
} from '../../src/transform.ts';

/** Variables that programs of an install look at, and that may name a file: certificates, settings, what Node or Ruby load first. */
const pointing =
  /^(?:npm_config|pip|uv|poetry|yarn|pnpm|bun|composer|bundle|gem|cargo|nuget|dotnet|maven|mvn|gradle|java_tool|git|node_extra|node_options|ssl_cert|requests_ca|curl_ca|aws_ca|rubyopt)/i;

/** Files of the build context that variables and words point an install at, beside what its package manager is known to read. */
export function namedFiles(run: Instruction, { command, title }: Install, files: CopiedFiles): ReadFile[] {
  const directory = command ? commandDirectories(run).get(command) : directoryOf(run);
  const words = command
    ? command.words.map((word) => shellValue(word, run) ?? '')
    : run.arguments.map(({ value }) => value);
  const given = [
    ...words.slice(1),
    ...(command?.assignments ?? []).flatMap(({ name, value }) => (pointing.test(name) ? (value ?? '') : [])),
    ...variablesOf(run),
  ];
  const found = new Map<string, ReadFile>();
  for (const part of given.flatMap((value) => value.split(/[\s=,]+/))) {
    const path = /^(?!-)(?!.*:\/\/).*[./]/.test(part) ? resolvePath(directory, part.replace(/^file:/, '')) : undefined;
    const file = path === undefined ? undefined : files.find(path);
    if (file?.kind === 'file') found.set(file.path, { file, namedBy: title });
  }
  return [...found.values()];
}

/** The values of the variables in force that may point at a file. */
function variablesOf(run: Instruction): string[] {
  const { stage } = run;
  const instructions = stage?.chain.flatMap((one) => one.instructions) ?? [];
  const names = instructions.flatMap(({ keyword, keyValues }) =>
    keyword === 'ENV' || keyword === 'ARG' ? keyValues.map(({ name }) => name) : [],
  );
  return [...new Set(names)]
    .filter((name) => pointing.test(name))
    .map((name) => stage?.variable(name, run)?.value ?? '');
}

/** A program of the source that stands in the place of the package manager: `bin/bundle install`. */
export function programInSource(run: Instruction, { command }: Install, files: CopiedFiles): string | undefined {
  const directory = command ? commandDirectories(run).get(command) : directoryOf(run);
  const program = command ? invocationOf(command).words[0]?.value : run.arguments[0]?.value;
  if (!program?.includes('/')) return undefined;
  const path = resolvePath(directory, program);
  const file = path === undefined ? undefined : files.find(path);
  return file?.kind === 'file' ? file.path : undefined;
}
