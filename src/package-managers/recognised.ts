import type { Instruction } from '../dockerfile/instruction.ts';
import { once } from '../dockerfile/once.ts';
import { scriptsInExecForm } from '../dockerfile/scripts.ts';
import { invocationOf } from '../shell/invocation.ts';
import { programName } from '../shell/shell-names.ts';
import type { Install, PackageManager } from './package-manager.ts';

/** How a command of a package manager is known to install what the files of a project name. */
interface InstallCommand {
  readonly manager: string;
  readonly programs: readonly string[];
  /** The words that make it an install, as `mod download`; an empty one: it installs without a word; `*`: any word. */
  readonly subcommands: readonly string[];
  /** Whether it may be given packages by name, and then installs those instead. */
  readonly takesPackages?: boolean;
}

const commands: readonly InstallCommand[] = [
  { manager: 'conda', programs: ['conda', 'mamba', 'micromamba'], subcommands: ['env create', 'env update'] },
  { manager: 'dart', programs: ['dart', 'flutter'], subcommands: ['pub get'] },
  { manager: 'mix', programs: ['mix'], subcommands: ['deps.get'] },
  { manager: 'pip-tools', programs: ['pip-sync'], subcommands: ['*', ''] },
  { manager: 'stack', programs: ['stack'], subcommands: ['setup', 'build'] },
  { manager: 'swift', programs: ['swift'], subcommands: ['package resolve', 'build'] },
];

/** Options of the programs above that take a value in the next word, as far as they come up in Dockerfiles. */
const valued = new Set([
  '--prefix',
  '--registry',
  '--omit',
  '--include',
  '--loglevel',
  '--cache',
  '--cwd',
  '--network-timeout',
  '--filter',
  '--dir',
  '-C',
  '--directory',
  '--project-directory',
]);

/** Package managers whose installs are known by their names only: what they read of the source is not known here. */
export const recognisedPackageManagers: readonly PackageManager[] = [
  ...new Set(commands.map(({ manager }) => manager)),
].map((name) => ({ name, installs: (run) => recognisedInstalls(run).filter(({ manager }) => manager === name) }));

const recognisedInstalls = once((run: Instruction): readonly Install[] => {
  const found: Install[] = [];
  const note = (words: readonly string[], parts: () => Pick<Install, 'command' | 'start' | 'end'>) => {
    for (const command of commandsOf.get(programName(words[0] ?? '')) ?? []) {
      const title = titleOf(command, words);
      if (title !== undefined) found.push({ manager: command.manager, run, title, ...parts() });
    }
  };
  for (const { commands: all } of [...run.scripts, ...scriptsInExecForm(run)]) {
    for (const command of all) {
      const words = invocationOf(command).words.map(({ value }) => value);
      note(words, () => ({ command, ...command.script.sourceSpan(command) }));
    }
  }
  const words = run.form === 'json' ? run.arguments.map(({ value }) => value) : [];
  note(words, () => ({ command: undefined, start: run.start, end: run.end }));
  return found;
});

/** The commands of each program. */
const commandsOf = new Map(
  commands
    .flatMap(({ programs }) => programs)
    .map((program) => [program, commands.filter(({ programs }) => programs.includes(program))]),
);

/** `npm ci`, where the words are such a command. */
function titleOf(
  { subcommands, takesPackages }: InstallCommand,
  [program = '', ...words]: readonly string[],
): string | undefined {
  const name = programName(program);
  if (words.some((word) => informs.test(word))) return undefined;
  const plain = words.filter((word, index) => !word.startsWith('-') && !valued.has(words[index - 1] ?? ''));
  for (const subcommand of subcommands) {
    const own = subcommand === '*' ? plain.slice(0, 1) : subcommand.split(' ').filter((word) => word !== '');
    if (subcommand === '*' ? own.length === 0 : own.some((word, index) => plain[index] !== word)) continue;
    if (plain.length > own.length && (takesPackages || subcommand === '')) continue;
    return [name, ...own].join(' ');
  }
  return undefined;
}

/** Options with which a program installs nothing, or nothing of the project. */
const informs = /^(?:-g|--global|-v|-h|--version|--help)$/;
