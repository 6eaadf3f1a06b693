import {
  type Edit,
  type Instruction,
  posixShell,
  programName,
  replaceArgument,
  replaceFlag,
  ShellScript,
  type Span,
  type Stage,
  type Suite,
  scriptsInExecForm,
} from '../../src/transform.ts';
import { ownerObstacle, ownerOnDebian } from './alpine-words.ts';
import { isBroughtByApk } from './brought-by-apk.ts';
import { obstacle } from './obstacle.ts';
import { groupNote, startsAsAnother } from './owners.ts';
import { debianPlaceOf, knowsPipefail, traceScript, traceText, traceWord } from './script-traces.ts';
import { traceCopiedLibraries, traceInstalledLibraries } from './shared-libraries.ts';
import { spiderNote } from './spider.ts';
import type { Place, Traces } from './traces.ts';

/** Looks at an instruction of a swapped stage: what of it depends on Alpine, apk aside. */
export function traceInstruction(instruction: Instruction, stage: Stage, suite: Suite, traces: Traces): void {
  const place: Place = { instruction, stage, suite, isEditable: true, at: (span) => instruction.body.sourceSpan(span) };
  const { keyword, form } = instruction;
  if (keyword === 'ENV' || keyword === 'ARG') {
    for (const { name, value = '', ...span } of instruction.keyValues) {
      if (/^musl/i.test(name)) traceText(name, span, place, traces);
      traceText(value, span, place, traces, name);
    }
  } else if (['COPY', 'ADD', 'WORKDIR', 'VOLUME'].includes(keyword)) {
    for (const argument of instruction.arguments) traceText(argument.value, argument, place, traces);
  } else if (keyword === 'USER') {
    const [user] = instruction.arguments;
    if (user) traceOwner(user.value, instruction, stage, traces, (name) => replaceArgument(instruction, user, name));
  }
  const flag = instruction.flags.find(({ name }) => name === 'chown');
  if (flag) traceOwner(flag.value ?? '', instruction, stage, traces, (name) => replaceFlag(instruction, flag, name));
  if (keyword === 'SHELL') traceShell(instruction, place, traces);
  traceCopiedLibraries(instruction, stage, traces);
  for (const script of instruction.scripts) {
    // SHELL ["/bin/ash"] becomes bash.
    const isDash = instruction.shell.posix === 'sh' && !/^#!.*bash/.test(script.text);
    const inScript: Place = { ...place, at: (span) => script.sourceSpan(span) };
    traceScript(script, isDash, inScript, traces);
    if (keyword === 'RUN') traceInstalledLibraries(script, inScript, traces);
  }
  if (form === 'json' && keyword !== 'SHELL' && keyword !== 'COPY' && keyword !== 'ADD' && keyword !== 'VOLUME')
    traceExecForm(instruction, place, traces);
}

function traceOwner(
  owner: string,
  at: Instruction,
  stage: Stage,
  traces: Traces,
  edits: (owner: string) => readonly Edit[],
): void {
  const told = owner.includes('$') ? (stage.expand(owner, at) ?? owner) : owner;
  const found = ownerObstacle(told === owner ? (ownerOnDebian(owner) ?? owner) : told, at);
  if (found) traces.obstacles.push(found);
  const other = ownerOnDebian(owner);
  if (other === undefined) return;
  traces.edits.push(...edits(other));
  traces.notes.push(groupNote);
}

function traceShell(instruction: Instruction, place: Place, traces: Traces): void {
  const [program, ...words] = instruction.arguments;
  if (!program) return;
  traceWord(program, place, traces, () =>
    replaceArgument(instruction, program, debianPlaceOf(program.value)?.to ?? program.value),
  );
  const isPipefail = posixShell(program.value) === 'sh' && words.some(({ value }) => value === 'pipefail');
  if (isPipefail && !knowsPipefail(place.suite)) {
    const message = `the sh of Debian ${place.suite} does not know the option pipefail`;
    traces.obstacles.push(obstacle('dash', instruction, message));
  }
}

function traceExecForm(instruction: Instruction, place: Place, traces: Traces): void {
  const words = instruction.arguments;
  const whole = (): Span => instruction;
  const isWget = words.some(({ value }) => programName(value) === 'wget');
  const others = words.map(({ value }, index) => {
    const owner = startsAsAnother(words[index - 1]?.value ?? '') ? ownerOnDebian(value) : undefined;
    if (owner !== undefined) return { to: owner, note: groupNote };
    const isSpider = isWget && value === '--spider' && !isBroughtByApk('wget', place.stage);
    return isSpider ? { to: '--output-document=/dev/null', note: spiderNote } : undefined;
  });
  for (const [index, word] of words.entries()) {
    const to = debianPlaceOf(word.value)?.to;
    if (to !== undefined) traceWord(word, place, traces, () => replaceArgument(instruction, word, to));
    const other = others[index];
    if (!other) continue;
    traces.edits.push(...replaceArgument(instruction, word, other.to));
    traces.notes.push(other.note);
  }
  const inside = scriptsInExecForm(instruction);
  for (const script of inside) {
    const isDash = !['bash', 'ash'].includes(posixShell(words[0]?.value ?? '') ?? '');
    traceScript(script, isDash, { ...place, at: (span) => script.sourceSpan(span) }, traces);
  }
  const left = words.map(({ value }, index) =>
    inside.some(({ text }) => text === value) ? ':' : (others[index]?.to ?? debianPlaceOf(value)?.to ?? value),
  );
  traceScript(asScript(left), false, { ...place, isEditable: false, at: whole }, traces);
}

/** The words of the exec form as a shell would have to read them. */
export function asScript(words: readonly string[]): ShellScript {
  const text = words
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
    .join(' ');
  return ShellScript.ofText(text, 'line');
}
