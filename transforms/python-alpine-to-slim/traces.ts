import {
  dashObstacles,
  type Edit,
  type Instruction,
  invocationOf,
  JoinedText,
  posixShell,
  programName,
  replaceArgument,
  replaceWord,
  type ShellCommand,
  ShellScript,
  type Span,
  type Suite,
} from '../../src/transform.ts';
import { type Obstacle, obstacle } from './obstacle.ts';
import { alpineUsers, bringers, fateOf } from './tools.ts';

/** A command that Debian has in a package which the slim image does not hold. */
export interface NeededTool {
  readonly program: string;
  readonly package: string;
  readonly at: Span;
  readonly by: Instruction;
}

/** What of an instruction, or of a script, depends on Alpine. */
export interface Traces {
  readonly obstacles: Obstacle[];
  readonly tools: NeededTool[];
  /** Plain translations: `source` becomes `.`, `/sbin/tini` its place on Debian, `su-exec` becomes `gosu`. */
  readonly edits: Edit[];
}

/** What the stage will have once it is swapped. */
export interface Surroundings {
  readonly suite: Suite;
  /** Debian packages that its apk commands become. */
  readonly installed: ReadonlySet<string>;
}

const moved: Readonly<Record<string, { readonly to: string; readonly package: string }>> = {
  '/sbin/tini': { to: '/usr/bin/tini', package: 'tini' },
  'su-exec': { to: 'gosu', package: 'gosu' },
  '/sbin/su-exec': { to: 'gosu', package: 'gosu' },
};

/** What an instruction of a swapped stage has of Alpine, apk aside. */
export function tracesOf(instruction: Instruction, around: Surroundings): Traces {
  const traces: Traces = { obstacles: [], tools: [], edits: [] };
  const { keyword } = instruction;
  for (const word of plainWords(instruction)) checkWord(word.value, word.at, traces);
  if (keyword === 'USER') checkUser(instruction.body.text, instruction, traces);
  for (const { name, value } of instruction.flags) {
    if (name === 'chown') checkUser(value ?? '', instruction, traces);
  }
  if (keyword === 'SHELL') checkShell(instruction, around, traces);
  const isDash = instruction.shell.posix === 'sh';
  for (const script of instruction.scripts) {
    const place = (span: Span): Span => script.sourceSpan(span);
    checkScript(
      script,
      { instruction, around, isDash: isDash && !/^#!.*bash/.test(script.text), place, isText: true },
      traces,
    );
  }
  if (instruction.form === 'json') checkExecForm(instruction, around, traces);
  return traces;
}

interface PlainWord {
  readonly value: string;
  readonly at: Span;
}

/** The words of instructions that no shell reads. */
function plainWords(instruction: Instruction): PlainWord[] {
  const { keyword, body } = instruction;
  if (keyword === 'ENV' || keyword === 'ARG') {
    return instruction.keyValues.map(({ value, ...span }) => ({ value: value ?? '', at: body.sourceSpan(span) }));
  }
  if (['COPY', 'ADD', 'WORKDIR', 'VOLUME'].includes(keyword) || instruction.form === 'json') {
    return instruction.arguments.map(({ value, ...span }) => ({ value, at: body.sourceSpan(span) }));
  }
  return [];
}

/** A word that only makes sense on Alpine. */
function checkWord(value: string, at: Span, traces: Traces): void {
  if (/\/etc\/apk|\/lib\/apk|\/var\/cache\/apk|musl|alpine|glibc-compat|sgerrand/i.test(value)) {
    traces.obstacles.push(obstacle('alpine-file', at, `${shorten(value)} names something of Alpine or musl`));
  } else if (/(?:^|\s|\/)ash$/.test(value)) traces.obstacles.push(obstacle('ash', at, "Alpine's shell, ash, is named"));
  else if (/(?:^|:)nobody:nobody$/.test(value)) {
    traces.obstacles.push(obstacle('alpine-user', at, 'the group of nobody is nogroup on Debian, not nobody'));
  }
}

function checkUser(name: string, instruction: Instruction, traces: Traces): void {
  const [user = '', group] = name.split(':');
  if (group === 'nobody')
    traces.obstacles.push(obstacle('alpine-user', instruction, 'the group of nobody is nogroup on Debian, not nobody'));
  else if (alpineUsers.has(user) || alpineUsers.has(group ?? '')) {
    traces.obstacles.push(obstacle('alpine-user', instruction, `Debian has no user or group ${name}`));
  }
}

function checkShell(instruction: Instruction, around: Surroundings, traces: Traces): void {
  const values = instruction.arguments.map(({ value }) => value);
  if (posixShell(values[0] ?? '') === 'sh' && values.includes('pipefail') && !knowsPipefail(around.suite)) {
    traces.obstacles.push(
      obstacle('dash', instruction, `the sh of Debian ${around.suite} does not know the option pipefail`),
    );
  }
}

function knowsPipefail(suite: Suite): boolean {
  return suite === 'trixie';
}

export interface ScriptCheck {
  readonly instruction: Instruction;
  readonly around: Surroundings;
  /** Whether dash will read it. */
  readonly isDash: boolean;
  readonly place: (span: Span) => Span;
  /** Whether it stands in the Dockerfile, and may be translated. */
  readonly isText: boolean;
}

/** What a shell text has of Alpine, the texts that it hands to other shells included. */
export function checkScript(script: ShellScript, check: ScriptCheck, traces: Traces): void {
  const within = (inner: ShellScript): ScriptCheck =>
    check.isText ? { ...check, place: (span) => inner.sourceSpan(span) } : check;
  if (check.isDash) checkDialect(script, within(script), traces);
  for (const command of script.commands) {
    checkCommand(command, within(command.script), traces);
    const shell = posixShell(invocationOf(command).program ?? '');
    if (command.nested && shell !== 'bash') checkDialect(command.nested, within(command.nested), traces);
  }
}

function checkDialect(script: ShellScript, { place, around, isText }: ScriptCheck, traces: Traces): void {
  for (const found of dashObstacles(script, { knowsPipefail: knowsPipefail(around.suite) })) {
    const source = isText && found.construct === 'source' ? sourceWord(script, found) : undefined;
    if (source) traces.edits.push(...replaceWord(script, source, '.'));
    else
      traces.obstacles.push(
        obstacle('dash', place(found), `the shell of Debian does not read this as Alpine's does: ${found.construct}`),
      );
  }
}

/** The word `source` where what it reads has a path, as `.` needs one. */
function sourceWord(script: ShellScript, at: Span): Span | undefined {
  const command = script.commands.find(({ start }) => start === at.start);
  const [program, file] = command?.words ?? [];
  return program?.value === 'source' && file?.value.includes('/') ? program : undefined;
}

function checkCommand(command: ShellCommand, check: ScriptCheck, traces: Traces): void {
  const { program, wrappers } = invocationOf(command);
  if (program === 'apk' || isCacheRemoval(command)) return;
  for (const name of [...wrappers, ...(program === undefined ? [] : [program])])
    checkProgram(name, command, check, traces);
  for (const word of command.words) {
    const at = check.place(word);
    const place = moved[word.value];
    if (place) checkMoved(word.value, place, at, check, traces, () => replaceWord(command.script, word, place.to));
    else checkWord(word.value, at, traces);
  }
  for (const { value, ...span } of command.assignments) checkWord(value, check.place(span), traces);
  for (const { target } of command.redirects) if (target) checkWord(target.value, check.place(target), traces);
}

function isCacheRemoval({ words }: ShellCommand): boolean {
  return words[0]?.value === 'rm' && words.some(({ value }) => value.startsWith('/var/cache/apk'));
}

function checkMoved(
  written: string,
  place: { readonly to: string; readonly package: string },
  at: Span,
  check: Pick<ScriptCheck, 'around' | 'isText'>,
  traces: Traces,
  edits: () => Edit[],
): void {
  if (check.isText && check.around.installed.has(place.package)) traces.edits.push(...edits());
  else traces.obstacles.push(obstacle('tool', at, `${written} is ${place.to} on Debian`));
}

function checkProgram(name: string, at: Span, check: ScriptCheck, traces: Traces): void {
  const fate = fateOf(name);
  const { installed } = check.around;
  if (!fate || bringers[name]?.some((bringer) => installed.has(bringer))) return;
  const place = check.place(at);
  if (fate.kind === 'install') {
    if (!installed.has(fate.package))
      traces.tools.push({ program: name, package: fate.package, at: place, by: check.instruction });
  } else if (fate.kind === 'alpine') {
    traces.obstacles.push(obstacle('tool', place, `${name} comes with Alpine, and not with the slim image`));
  } else if (!installed.has('adduser')) {
    traces.obstacles.push(obstacle('user', place, `${name} of busybox is not translated by this version`));
  }
}

function checkExecForm(instruction: Instruction, around: Surroundings, traces: Traces): void {
  const words = instruction.arguments;
  const check: ScriptCheck = { instruction, around, isDash: true, place: () => instruction, isText: false };
  const [shell, flag, code] = words.slice(words.findIndex(({ value }) => posixShell(value) !== undefined));
  if (shell && posixShell(shell.value) !== undefined && code && /^-[a-z]*c$/.test(flag?.value ?? '')) {
    const text = new JoinedText(code.value, [{ start: 0, end: code.value.length }]);
    checkScript(
      new ShellScript(text, code.value, 'nested'),
      { ...check, isDash: posixShell(shell.value) !== 'bash' },
      traces,
    );
  }
  for (const word of words) {
    const place = moved[word.value];
    const at = instruction.body.sourceSpan(word);
    if (place)
      checkMoved(word.value, place, at, { around, isText: true }, traces, () =>
        replaceArgument(instruction, word, place.to),
      );
  }
  const first = words.find(({ value }) => !value.startsWith('-') && !/tini|dumb-init|^--$/.test(value));
  if (first) checkProgram(programName(first.value), instruction, check, traces);
}

export function shorten(value: string): string {
  return value.length > 60 ? `${value.slice(0, 59)}…` : value;
}
