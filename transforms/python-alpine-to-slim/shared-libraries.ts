import {
  type Instruction,
  insertBelow,
  insertCommandBehind,
  invocationOf,
  isRootUser,
  keywordLike,
  programName,
  type ShellCommand,
  type ShellScript,
  type Stage,
  stageNamed,
} from '../../src/transform.ts';
import { operatorBeside } from './command-places.ts';
import { obstacle } from './obstacle.ts';
import type { Place, Traces } from './traces.ts';

// musl looks for libraries in /usr/local/lib as it starts a program; glibc looks in a cache that ldconfig makes.

const note = 'ldconfig makes libraries in /usr/local/lib known';

/** Puts `ldconfig` behind the commands of a script that install what they have compiled. */
export function traceInstalledLibraries(script: ShellScript, place: Place, traces: Traces): void {
  for (const command of installsOf(script, preparedAbove(place))) {
    if (runsLdconfigBelow(command.start, script, place)) continue;
    const editable = place.isEditable ? command : place.ranBy;
    const user = place.stage.userAt(place.instruction);
    if (!editable || !isRootUser(user)) {
      const by = editable ? `, which the user ${user} cannot run` : '';
      const message = `${shown(command)} may install libraries, which Debian finds only after ldconfig${by}`;
      traces.obstacles.push(obstacle('other-libc', place.at(command), message));
    } else {
      const { item } = editable;
      traces.edits.push(...insertCommandBehind(editable.script, item, 'ldconfig', operatorBeside(item)));
      traces.notes.push(note);
    }
  }
}

/** Puts `RUN ldconfig` below a COPY that brings libraries to /usr/local/lib from another stage. */
export function traceCopiedLibraries(instruction: Instruction, stage: Stage, traces: Traces): void {
  const name = instruction.flag('from');
  if (instruction.keyword !== 'COPY' || name === undefined) return;
  const from = stageNamed(name, stage);
  const sources = instruction.sources.map(({ value }) => stage.expand(value, instruction) ?? value);
  const installs = from?.chain.some(({ instructions }) =>
    instructions.some(({ scripts }) =>
      scripts.some((script) => installsOf(script, isConfigured(instructions)).length > 0),
    ),
  );
  const brings = sources.some(
    (source) =>
      /^\/usr\/local\/lib\/[^/]*\.so[^/]*$|^\/usr\/local\/lib\/lib[^/]*\*$/.test(source) ||
      (installs && /^\/usr\/local(?:\/lib)?\/?$/.test(source)),
  );
  const destination = instruction.destination?.value ?? '';
  if (!brings || !/^\/usr(?:\/local(?:\/lib)?)?\//.test(`${destination}/`)) return;
  const below = stage.instructions.filter(({ index }) => index > instruction.index);
  if (below.some(({ scripts }) => scripts.some((script) => script.commands.some(isLdconfig)))) return;
  const user = stage.userAt(instruction);
  if (!isRootUser(user)) {
    const message = `Debian finds the libraries that this copies only after ldconfig, which the user ${user} cannot run`;
    traces.obstacles.push(obstacle('other-libc', instruction, message));
    return;
  }
  traces.edits.push(...insertBelow(instruction, [`${keywordLike(instruction, 'RUN')} ldconfig`]));
  traces.notes.push(note);
}

/** Programs that stand before an installation of what is compiled from fetched sources. */
const configuring = new Set(['configure', 'config', 'cmake', 'meson', 'autogen.sh', 'autoreconf', 'bootstrap.sh']);
const fetching = new Set(['tar', 'git']);
const installing = new Set(['make', 'gmake', 'ninja', 'meson', 'cmake', 'b2']);

/** Whether a RUN above has configured what is compiled. */
function preparedAbove({ instruction, stage }: Place): boolean {
  return isConfigured(stage.instructions.filter(({ index }) => index < instruction.index));
}

function isConfigured(instructions: readonly Instruction[]): boolean {
  return instructions.some(({ scripts }) =>
    scripts.some(({ commands }) =>
      commands.some(({ words: [program] }) => configuring.has(programName(program?.value ?? ''))),
    ),
  );
}

/**
 * The commands that install what was compiled to /usr/local.
 * @param isPrepared whether something above has shown that it is compiled from fetched sources
 */
function installsOf(script: ShellScript, isPrepared: boolean): ShellCommand[] {
  const { commands } = script;
  const words = commands.flatMap((command) => command.words.map(({ value }) => value));
  const isPreparing = ({ words: [program] }: ShellCommand): boolean => {
    const name = programName(program?.value ?? '');
    return configuring.has(name) || fetching.has(name);
  };
  if (!isPrepared && !commands.some(isPreparing)) return [];
  if (words.some((word) => isElsewhere(word))) return [];
  return commands.filter((command) => {
    const { program = '', words: others } = invocationOf(command);
    return installing.has(program) && others.some(({ value }) => /^(?:--)?install(?:[-_/]\w+)?$/.test(value));
  });
}

/** `--prefix=/usr`, `-DCMAKE_INSTALL_PREFIX=/opt`, `DESTDIR=/x` */
function isElsewhere(word: string): boolean {
  const prefix = /^(?:--prefix|-DCMAKE_INSTALL_PREFIX(?::PATH)?|PREFIX|prefix|DESTDIR)=(.*)$/.exec(word)?.[1];
  return word === '--prefix' || (prefix !== undefined && prefix.replace(/\/$/, '') !== '/usr/local');
}

function runsLdconfigBelow(start: number, script: ShellScript, { instruction, stage }: Place): boolean {
  const later = stage.instructions.filter(({ index }) => index > instruction.index);
  const below = later.flatMap(({ scripts }) => scripts.flatMap(({ commands }) => commands));
  return [...script.commands.filter((command) => command.start > start), ...below].some(isLdconfig);
}

function isLdconfig({ words }: ShellCommand): boolean {
  return programName(words[0]?.value ?? '') === 'ldconfig';
}

function shown({ words }: ShellCommand): string {
  return words.map(({ text }) => text).join(' ');
}
