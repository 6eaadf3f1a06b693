import {
  apt,
  type Decline,
  decline,
  type Instruction,
  invocationOf,
  oldPipOf,
  once,
  type PipCommand,
  pipCommandsOf,
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
    if (!old || (old.by === 'apt' && !above(pip).some(installsFromApt))) return undefined;
    if (pinned && (old.by === 'image' || isFound(pinned.by, pip, owner))) return undefined;
    if (isEnvironment(owner) ? above(pip).some(bringsVirtualenv) : isRenewed(pip, owner)) return undefined;
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

function isEnvironment(owner: string): boolean {
  return owner.startsWith('/');
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
  return upgrades || pip.includes('==') ? 'new' : undefined;
}

/**
 * Whether a command runs the pip that an earlier one installed. apt's stands in /usr/bin and the new one in /usr/local/bin: a
 * shell that has run the first by its name goes on with it, until `hash -r`. In an environment the one takes the other's place.
 */
function isFound(installing: PipCommand, pip: PipCommand, owner: string): boolean {
  if (isEnvironment(owner) || installing.instruction !== pip.instruction || !isByName(installing)) return true;
  if (installing.command?.script !== pip.command?.script) return true;
  return !isByName(pip) || isForgotten(installing.start, pip);
}

/** Whether the shell looks for the program by its name alone. */
function isByName({ command, leading: [program] }: PipCommand): boolean {
  return (
    command !== undefined && invocationOf(command).wrappers.length === 0 && /^pip[\d.]*$/.test(program?.value ?? '')
  );
}

/** Whether `hash -r` stands between a place of the file and a pip. */
function isForgotten(since: number, { instruction, start }: PipCommand): boolean {
  return instruction.scripts.some(({ commands }) =>
    commands.some((command) => {
      const at = command.script.sourceSpan(command).start;
      return command.words[0]?.value === 'hash' && at > since && at < start;
    }),
  );
}

/** The RUNs that ran before a pip, in the stages that its own is built on too, and its own. */
function above({ instruction }: PipCommand): Instruction[] {
  return (instruction.stage?.chain ?? [])
    .flatMap(({ instructions }) => instructions)
    .filter(({ keyword, index }) => keyword === 'RUN' && index <= instruction.index);
}

/** Whether get-pip.py or easy_install has brought a pip before this one runs, and it is the one that the shell finds. */
function isRenewed(pip: PipCommand, owner: string): boolean {
  return above(pip).some((run) =>
    renewalsOf(run).some(({ major, start }) => {
      if (owner !== 'python' && major !== owner) return false;
      if (run !== pip.instruction) return true;
      const hasRun = pipCommandsOf(run).some((one) => one.start < start && isByName(one) && ownerOf(one) === owner);
      return start < pip.start && (!hasRun || !isByName(pip) || isForgotten(start, pip));
    }),
  );
}

/** get-pip.py, once it runs, and easy_install bring the newest pip that the Python can run. */
const renewalsOf = once((run: Instruction): readonly { readonly major: '2' | '3'; readonly start: number }[] =>
  run.scripts.flatMap(({ commands }) =>
    commands.flatMap((command) => {
      const { program = '', words } = invocationOf(command);
      const values = words.slice(1).map(({ value }) => value);
      // What is fetched may come through a pipe.
      const fetched = command.item.commands.flatMap((one) => one.words.map(({ value }) => value));
      const isRenewing = program.startsWith('easy_install')
        ? values.some((value) => /^pip(?:$|[<>~!]|==(?:[6-9]|\d\d))/.test(value))
        : /^(?:python|pypy)/.test(program) && [...values, ...fetched].some((value) => value.includes('get-pip'));
      return isRenewing ? [{ major: majorOf(program), start: command.script.sourceSpan(command).start }] : [];
    }),
  ),
);

/** A virtualenv that pip installs makes environments with a new pip, from 12.0 on; apt's makes them with its own. */
const bringsVirtualenv = once((run: Instruction): boolean => {
  const given = [
    ...pipCommandsOf(run).flatMap((pip) => (pip.subcommand.value === 'install' ? pip.arguments : [])),
    ...run.scripts.flatMap(({ commands }) =>
      commands.flatMap(({ words }) => (/(?:^|\/)easy_install/.test(words[0]?.value ?? '') ? words : [])),
    ),
  ];
  return given.some(({ value }) => /^virtualenv(?:$|[>~!]|==(?!1\.))/.test(value));
});

/** The environments that a virtualenv of apt makes hold the pip of apt. */
const installsFromApt = once((run: Instruction): boolean =>
  apt
    .commandsOf(run)
    .some(({ operands }) =>
      operands.some(({ value }) =>
        /^(?:python[\d.]*-(?:pip|virtualenv|venv)|(?:python[\d.]*-)?virtualenv(?:wrapper)?)(?:$|=)/.test(value),
      ),
    ),
);
