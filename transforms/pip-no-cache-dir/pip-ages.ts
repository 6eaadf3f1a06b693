import {
  type Decline,
  decline,
  earlierInChain,
  invocationOf,
  oldPipOf,
  type PipCommand,
  programName,
  type ShellCommand,
  type ShellScript,
  type Stage,
} from '../../src/transform.ts';

/** What a command made of a pip. */
interface Pinned {
  readonly age: 'old' | 'new';
  readonly by: PipCommand;
}

/** Follows which pip is one before 6.0, command by command: each Python of the system, and each environment, has its own. */
export class PipAges {
  readonly #pinned = new Map<Stage, Map<string, Pinned>>();

  whyTooOld(pip: PipCommand): Decline<'old-pip'> | undefined {
    const { stage } = pip.instruction;
    if (!stage) return undefined;
    const owner = ownerOf(pip);
    const pinned = stage.chain.map((one) => this.#pinned.get(one)?.get(owner)).find((known) => known !== undefined);
    if (pinned?.age === 'old')
      return decline(
        'old-pip',
        pip,
        'an earlier command installs a pip before 6.0, which does not know --no-cache-dir',
      );
    const old = oldPipOf(stage);
    if (!old || (old.by === 'apt' && !installsFromApt(pip.instruction))) return undefined;
    if (pinned && (old.by === 'image' || isFound(pinned.by, pip))) return undefined;
    if (owner.startsWith('/') ? bringsVirtualenv(pip.instruction) : renews(owner)(pip.instruction)) return undefined;
    const which = old.by === 'image' ? 'the pip of' : 'the pip that apt installs on';
    return decline('old-pip', pip, `${which} ${old.of} is older than 6.0 and does not know --no-cache-dir`);
  }

  /** Notes what a command makes of its own pip. */
  note(pip: PipCommand): void {
    const { stage } = pip.instruction;
    const age = ageMadeBy(pip);
    if (!stage || !age) return;
    const ofStage = this.#pinned.get(stage) ?? new Map<string, Pinned>();
    this.#pinned.set(stage, ofStage.set(ownerOf(pip), { age, by: pip }));
  }
}

/** The Python that a pip is of: `2` or `3` of the system, the only one of the python image, or the folder of an environment. */
function ownerOf({ leading: [program], instruction, command }: PipCommand): string {
  const path = program?.value ?? '';
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  if (folder !== '' && folder !== '/usr/bin/' && folder !== '/usr/local/bin/') return `/${folder}`;
  if (command && isActivated(command)) return '/activated';
  return instruction.stage?.officialImage === 'python' ? 'python' : majorOf(path);
}

/** What has no number is Python 2, where pip is that old. */
function majorOf(program: string): '2' | '3' {
  return /(?:pip|python|pypy|easy_install)-?3/.test(programName(program)) ? '3' : '2';
}

function isActivated({ script, start }: ShellCommand): boolean {
  return ownCommands(script).some(
    (command) => command.start < start && command.words.some(({ value }) => /(?:^|\/)activate$/.test(value)),
  );
}

/** Those of the shells inside have places in texts of their own. */
function ownCommands(script: ShellScript): ShellCommand[] {
  return script.commands.filter((command) => command.script === script);
}

/** What a command makes of pip itself: one before 6.0, a later one, or nothing. */
function ageMadeBy({ subcommand, arguments: words }: PipCommand): 'old' | 'new' | undefined {
  if (subcommand.value !== 'install') return undefined;
  const upgrades = words.some(({ value }) => /^(?:-[a-zA-Z]*U[a-zA-Z]*|--upgrade)$/.test(value));
  const pip = words.find(({ value }) => /^pip(?:$|[=<>~!])/.test(value))?.value;
  if (pip === undefined) return undefined;
  if (/^pip(?:==[0-5]\.|<=?[0-5](?:\.|$)|<6(?:\.0)*$)/.test(pip)) return 'old';
  return upgrades || pip.length > 'pip'.length ? 'new' : undefined;
}

/**
 * Whether a command runs the pip that an earlier one installed. apt's stands in /usr/bin and the new one in /usr/local/bin: a
 * shell that has run the first goes on with it, until `hash -r`, in the same RUN.
 */
function isFound(installing: PipCommand, { instruction, command, leading: [program] }: PipCommand): boolean {
  if (installing.instruction !== instruction || !command) return true;
  const { wrappers } = invocationOf(command);
  if (wrappers.length > 0 || !/(?:^|\/)pip[\d.]*$/.test(program?.value ?? '')) return true;
  const { script, start } = command;
  return ownCommands(script).some(
    ({ words, start: at }) => words[0]?.value === 'hash' && at > (installing.command?.start ?? 0) && at < start,
  );
}

/** get-pip.py, once it runs, and easy_install bring the newest pip that the Python can run. */
const renewsPip = { '2': earlierInChain(renewsOf('2')), '3': earlierInChain(renewsOf('3')) };

function renews(owner: string): (instruction: PipCommand['instruction']) => boolean {
  if (owner === 'python') return (instruction) => renewsPip['2'](instruction) || renewsPip['3'](instruction);
  return owner === '3' ? renewsPip['3'] : renewsPip['2'];
}

function renewsOf(major: '2' | '3'): (script: { readonly commands: readonly ShellCommand[] }) => boolean {
  return ({ commands }) =>
    commands.some((command) => {
      const { program = '', words } = invocationOf(command);
      if (majorOf(program) !== major) return false;
      const values = words.slice(1).map(({ value }) => value);
      if (program.startsWith('easy_install')) return values.some((value) => /^pip(?:$|[=<>~!])/.test(value));
      if (!/^(?:python|pypy)/.test(program)) return false;
      // What is fetched may come through a pipe.
      const fetched = command.item.commands.flatMap((one) => one.words.map(({ value }) => value));
      return [...values, ...fetched].some((value) => value.includes('get-pip'));
    });
}

/** A virtualenv that pip installs makes environments with a new pip; apt's makes them with its own. */
const bringsVirtualenv = earlierInChain(({ commands }) =>
  commands.some((command) => {
    const { program = '', words } = invocationOf(command);
    return /^(?:pip|python|easy_install)/.test(program) && words.some(({ value }) => value === 'virtualenv');
  }),
);

/** The environments that a virtualenv of apt makes hold the pip of apt. */
const installsFromApt = earlierInChain(({ commands }) =>
  commands.some(({ words }) =>
    words.some(({ value }) => /^(?:python3?-pip|python3?-virtualenv|python3[.\d]*-venv)(?:$|=)/.test(value)),
  ),
);
