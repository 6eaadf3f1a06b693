import type { ShellCommand } from './command.ts';
import { programName } from './shell-names.ts';
import type { ShellWord } from './word.ts';

/** A program and its arguments, with what runs it taken off. */
export interface Invocation {
  /** The program first; empty where no program is named. */
  readonly words: readonly ShellWord[];
  /** Its name without path; undefined where the text does not tell it. */
  readonly program: string | undefined;
  /** The programs that run it, outermost first: `sudo`, `env`, `xargs` … */
  readonly wrappers: readonly string[];
  /** What `env` and the command itself set for it. */
  readonly assignments: ReadonlyMap<string, string>;
}

/** A program that runs another. */
interface Wrapper {
  /** Its short options that take a value. */
  readonly valued: string;
  /** How many words of its own come before the program. */
  readonly operands?: number;
  /** Whether `NAME=value` may come before the program. */
  readonly assigns?: boolean;
  /** The word of its own that makes it run another: `conda run`. */
  readonly verb?: string;
  /** The short options with which it tells of the other instead of running it: `command -v`. */
  readonly asks?: string;
}

const wrappers: Readonly<Record<string, Wrapper>> = {
  sudo: { valued: 'ugCprtThDR', assigns: true },
  doas: { valued: 'uC' },
  env: { valued: 'uCS', assigns: true },
  exec: { valued: 'a' },
  command: { valued: '', asks: 'vV' },
  builtin: { valued: '' },
  nice: { valued: 'n' },
  ionice: { valued: 'cnp' },
  nohup: { valued: '' },
  time: { valued: 'fo' },
  timeout: { valued: 'ks', operands: 1 },
  eatmydata: { valued: '' },
  gosu: { valued: '', operands: 1 },
  'su-exec': { valued: '', operands: 1 },
  setpriv: { valued: '' },
  xargs: { valued: 'aEILnPsd' },
  stdbuf: { valued: 'ioe' },
  flock: { valued: 'wE', operands: 1 },
  's6-setuidgid': { valued: '', operands: 1 },
  tini: { valued: 'pe' },
  'dumb-init': { valued: '' },
  chronic: { valued: '' },
  unbuffer: { valued: '' },
  fakeroot: { valued: '' },
  pyenv: { valued: '', verb: 'exec' },
  conda: { valued: 'np', verb: 'run' },
  mamba: { valued: 'np', verb: 'run' },
  micromamba: { valued: 'np', verb: 'run' },
  poetry: { valued: '', verb: 'run' },
  pipenv: { valued: '', verb: 'run' },
};

/** Scripts that people write to try a command again: `retry 3 apt-get update`. */
const retrying = /(?:^|[-_])retry$/;
const retry: Wrapper = { valued: '', operands: 2 };

/** Long options with a value in the next word, of the programs above. */
const longValued = new Set([
  '--user',
  '--group',
  '--chdir',
  '--max-args',
  '--max-procs',
  '--signal',
  '--kill-after',
  '--adjustment',
  '--class',
  '--classdata',
  '--unset',
  '--delimiter',
  '--arg-file',
  '--name',
  '--prefix',
]);

/** What a command runs in the end. */
export function invocationOf(command: Pick<ShellCommand, 'invocation'>): Invocation {
  return command.invocation;
}

/** Takes off what runs a program: read once for each command. */
export function readInvocation(command: Pick<ShellCommand, 'words' | 'assignments'>): Invocation {
  const assignments = new Map(command.assignments.map(({ name, value }) => [name, value]));
  const outer: string[] = [];
  let words = command.words;
  for (;;) {
    const first = words[0];
    const name = first && programOf(first);
    if (name === undefined) return { words, program: undefined, wrappers: outer, assignments };
    const wrapped = name === 'find' ? behindExec(words) : behindWrapper(words, name, assignments);
    if (!wrapped || wrapped.length === 0) return { words, program: name, wrappers: outer, assignments };
    outer.push(name);
    words = wrapped;
  }
}

/** The name of a program; a directory in a variable, as in `$VIRTUAL_ENV/bin/pip`, does not hide it. */
function programOf(word: ShellWord): string | undefined {
  const name = programName(word.value);
  if (word.isLiteral) return name;
  return word.value.includes('/') && /^[\w.+-]+$/.test(name) ? name : undefined;
}

function behindWrapper(
  words: readonly ShellWord[],
  name: string,
  assignments: Map<string, string>,
): readonly ShellWord[] | undefined {
  const wrapper = Object.hasOwn(wrappers, name) ? wrappers[name] : retrying.test(name) ? retry : undefined;
  if (!wrapper || (wrapper.verb !== undefined && words[1]?.value !== wrapper.verb)) return undefined;
  let at = wrapper.verb === undefined ? 1 : 2;
  let operands = wrapper.operands ?? 0;
  for (; at < words.length; at++) {
    const value = words[at]?.value ?? '';
    if (value === '--') {
      at++;
      break;
    }
    const assigned = wrapper.assigns ? /^([A-Za-z_]\w*)=(.*)$/s.exec(value) : undefined;
    if (assigned) assignments.set(assigned[1] ?? '', assigned[2] ?? '');
    else if (value.startsWith('-')) {
      if (/^-\w/.test(value) && [...(wrapper.asks ?? '')].some((letter) => value.includes(letter))) return undefined;
      if (takesNext(value, wrapper)) at++;
    } else if (operands > 0 && (wrapper !== retry || /^\d+$/.test(value))) operands--;
    else break;
  }
  return words.slice(at);
}

/** Whether an option's value is the next word: in a bundle, where it is the last letter of it. */
function takesNext(option: string, { valued }: Wrapper): boolean {
  if (option.startsWith('--')) return longValued.has(option);
  const letters = [...option.slice(1)];
  const first = letters.findIndex((letter) => valued.includes(letter));
  return first !== -1 && first === letters.length - 1;
}

function behindExec(words: readonly ShellWord[]): readonly ShellWord[] | undefined {
  const exec = words.findIndex(({ value }) => value === '-exec' || value === '-execdir');
  if (exec === -1) return undefined;
  const rest = words.slice(exec + 1);
  const end = rest.findIndex(({ value }) => value === ';' || value === '+');
  return end === -1 ? rest : rest.slice(0, end);
}
