import type { ShellCommand } from './command.ts';
import type { Dash, DashObstacle } from './dialect.ts';
import { invocationOf } from './invocation.ts';
import type { ShellWord } from './word.ts';

/** Commands of ash that dash does not have. */
const missing = new Set(['let', 'declare', 'typeset', 'pushd', 'popd', 'shopt', 'mapfile', 'readarray']);

/** Variables that ash sets and dash does not. */
const setByAsh = new Set(['RANDOM', 'EPOCHSECONDS', 'EPOCHREALTIME']);

/** The builtins of which dash knows less than ash, each with what tells that it does. */
const builtins: Readonly<Record<string, (operands: readonly ShellWord[], command: ShellCommand) => DashObstacle[]>> = {
  source: sourceObstacles,
  '[': testObstacles,
  test: testObstacles,
  echo: echoObstacles,
  trap: (operands) => [...signalObstacles(operands.slice(1)), ...errorTraps(operands.slice(1))],
  kill: signalObstacles,
  read: ([first], command) => whole(command, /^-r?[^pr]/.test(first?.value ?? '')),
  printf: ([first], command) => whole(command, first?.value === '-v' || /%\d*q/.test(first?.value ?? '')),
  wait: ([first], command) => whole(command, first?.value === '-n'),
  local: ([first], command) => whole(command, /^-./.test(first?.value ?? '')),
};

export function dashObstaclesOfCommand(command: ShellCommand, { knowsPipefail }: Dash): DashObstacle[] {
  const { program, words } = invocationOf(command);
  const operands = words.slice(1);
  const variable = command.words.flatMap(({ variables }) => variables).find((name) => setByAsh.has(name));
  const found = variable === undefined ? [] : [obstacle(command, `$${variable}`)];
  const [first, second] = command.words;
  found.push(...whole(command, first?.value === 'exec' && second?.value === '-a'));
  if (program === undefined) return found;
  if (missing.has(program)) return [...found, obstacle(command, program)];
  const isPipefail = program === 'set' && operands.some(({ value }) => value === 'pipefail');
  if (isPipefail && !knowsPipefail) found.push(obstacle(command, 'set -o pipefail'));
  const check = Object.hasOwn(builtins, program) ? builtins[program] : undefined;
  return check ? [...found, ...check(operands, command)] : found;
}

function obstacle(
  { start, end }: { readonly start: number; readonly end: number },
  construct: string,
  text?: string,
): DashObstacle {
  return { start, end, construct, translation: text === undefined ? undefined : { start, end, text } };
}

function whole(command: ShellCommand, isObstacle: boolean): DashObstacle[] {
  return isObstacle ? [obstacle(command, command.script.text.slice(command.start, command.end))] : [];
}

/** `.` takes the place of `source` where what it reads has a path: dash does not look for it in the working directory. */
function sourceObstacles([file]: readonly ShellWord[], command: ShellCommand): DashObstacle[] {
  const [program] = command.words;
  const isPlain = program?.text === 'source' && file?.value.includes('/');
  return [isPlain ? obstacle(program, 'source', '.') : obstacle(command, 'source')];
}

function testObstacles(operands: readonly ShellWord[]): DashObstacle[] {
  return operands.flatMap((word) => {
    if (word.text === '==') return obstacle(word, '==', '=');
    return word.value === '=~' ? obstacle(word, '=~') : [];
  });
}

/** dash knows signals by their names without SIG. */
function signalObstacles(operands: readonly ShellWord[]): DashObstacle[] {
  return operands
    .filter(({ text }) => /^-?SIG[A-Z0-9]+$/.test(text))
    .map((word) => obstacle(word, word.text, word.text.replace('SIG', '')));
}

function errorTraps(signals: readonly ShellWord[]): DashObstacle[] {
  return signals.filter(({ text }) => text === 'ERR').map((word) => obstacle(word, 'trap … ERR'));
}

/** Escapes that the echo of dash writes as what they stand for, with and without `-e`. */
const escapes = /\\[abcfnrtv0\\]/;

/** Escapes that only the echo of busybox knows behind `-e`. */
const otherEscapes = /\\[1-9exE]/;

const option = /^-[neE]+$/;

function echoObstacles(operands: readonly ShellWord[], command: ShellCommand): DashObstacle[] {
  const [first, second] = operands;
  const flags = first && option.test(first.text) ? first.text : '';
  const texts = (flags === '' ? operands : operands.slice(1)).map((word) => word.literalText);
  if (!flags.includes('e')) return whole(command, flags.includes('E') || texts.some((text) => escapes.test(text)));
  const isPlain =
    !flags.includes('E') && !option.test(second?.text ?? '') && !texts.some((text) => otherEscapes.test(text));
  if (!first || !isPlain) return [obstacle(command, `echo ${flags}`)];
  return [obstacle(first, `echo ${flags}`, flags.includes('n') ? '-n' : '')];
}
