import type { Instruction } from '../../dockerfile/instruction.ts';
import { shellValue } from '../../dockerfile/shell-value.ts';
import { resolvePath } from '../../dockerfile/stage.ts';
import { CommandLine, type ManagerCommand } from '../manager-command.ts';
import { toolCommandsUpTo } from './commands.ts';

/** A command that writes a requirements file of what a lock file holds. */
interface Exporter {
  readonly tool: string;
  /** Its words, as `pip compile`. */
  readonly subcommand: string;
  /** An option without which it is another command. */
  readonly needs?: readonly string[];
  /** Options with which the project itself is left out; absent where it always is. */
  readonly withoutProject?: readonly string[];
}

const exporters: readonly Exporter[] = [
  { tool: 'poetry', subcommand: 'export' },
  { tool: 'pdm', subcommand: 'export' },
  { tool: 'pipenv', subcommand: 'requirements' },
  { tool: 'pipenv', subcommand: 'lock', needs: ['-r', '--requirements'] },
  { tool: 'uv', subcommand: 'pip compile' },
  {
    tool: 'uv',
    subcommand: 'export',
    withoutProject: ['--no-emit-project', '--no-emit-workspace', '--no-emit-local', '--only-group', '--only-dev'],
  },
];

/** Options of the exporters that take a value in the next word. */
const valued = new Set(
  '-o --output --output-file -f --format --with --without --only --group --no-group --only-group --extra -E --extras -G -p --python --project --directory -P -C --package'.split(
    ' ',
  ),
);

/**
 * What a requirements file at a path holds that a command of the stages made before a RUN, or in it: the dependencies of
 * a project, or the project too. Undefined where none is known to have made it.
 *
 * @param read the text of a file that copies brought
 */
export function exportedTo(
  path: string,
  run: Instruction,
  read: (path: string) => string | undefined,
): 'dependencies' | 'project' | undefined {
  for (const exporter of exporters) {
    for (const command of toolCommandsUpTo(run, exporter.tool)) {
      const line = new CommandLine(command.words, valued);
      const names = exporter.subcommand.split(' ');
      if (names.some((name, index) => line.operands[index]?.value !== name)) continue;
      if (exporter.needs && !line.has(...exporter.needs)) continue;
      if (!outputsOf(command, line).includes(path)) continue;
      if (!exporter.withoutProject || line.has(...exporter.withoutProject)) return 'dependencies';
      const manifest = read(resolvePath(command.directory, 'pyproject.toml') ?? '');
      return manifest !== undefined && !/^\[build-system\]|^\[tool\.uv\.workspace\]|^package *= *true/m.test(manifest)
        ? 'dependencies'
        : 'project';
    }
  }
  return undefined;
}

/** Where a command writes to: files, or the pipe to the next command. */
function outputsOf(command: ManagerCommand, line: CommandLine): string[] {
  const named = line.values('-o', '--output', '--output-file').map(({ value }) => value);
  const redirected = (command.command?.redirects ?? [])
    .filter(({ operator }) => operator === '>' || operator === '>|')
    .map(({ target }) => target && shellValue(target, command.run));
  const outputs = [...named, ...redirected].flatMap((value) => {
    const path = value === undefined ? undefined : resolvePath(command.directory, value);
    return path === undefined ? [] : [path];
  });
  return outputs.length > 0 ? outputs : ['/dev/stdin'];
}
