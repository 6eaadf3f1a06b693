// What bodies expect of the root that they run in: programs, folders and files, as far as their texts name them.
import { posix } from 'node:path';
import type { ShellCommand } from '../../src/shell/command.ts';
import type { Body } from './body.ts';

export interface Mentions {
  /** Names that are looked for in PATH. */
  readonly programs: Set<string>;
  /** Absolute paths. */
  readonly programPaths: Set<string>;
  readonly folders: Set<string>;
  readonly files: Set<string>;
}

export function mentionsOf(bodies: readonly Body[]): Mentions {
  const mentions: Mentions = { programs: new Set(), programPaths: new Set(), folders: new Set(), files: new Set() };
  for (const body of bodies) {
    mentions.folders.add(body.folder);
    if (body.starter === 'exec') addProgram(mentions, body, body.argv[0]);
    for (const { commands } of body.scripts) {
      const known = new Map([...body.environment, ...commands.flatMap(assignedBy)]);
      for (const command of commands) addCommand(mentions, body, command, (text) => expanded(text, known));
    }
  }
  return mentions;
}

function assignedBy({ assignments }: ShellCommand): [string, string][] {
  return assignments.flatMap(({ name, value, isLiteral }) => (isLiteral ? [[name, value]] : []));
}

type Expand = (text: string) => string | undefined;

function addCommand(mentions: Mentions, body: Body, command: ShellCommand, expand: Expand): void {
  const { words, redirects, invocation } = command;
  const [first, second] = words.map(({ value }) => expand(value));
  addProgram(mentions, body, first);
  for (const wrapper of invocation.wrappers) addProgram(mentions, body, wrapper);
  addProgram(mentions, body, expand(invocation.words[0]?.value ?? ''));
  if ((first === 'cd' || first === 'pushd') && second) mentions.folders.add(pathOf(body, second));
  if ((first === '.' || first === 'source') && second) {
    mentions.files.add(second.includes('/') ? pathOf(body, second) : `/usr/bin/${second}`);
  }
  for (const { operator, target } of redirects) {
    const path = target && expand(target.value);
    if (!path || !/^[<>&|]+$/.test(operator) || operator === '<<<' || /^[\d-]+$/.test(path)) continue;
    const whole = pathOf(body, path);
    if (operator.startsWith('<')) mentions.files.add(whole);
    else mentions.folders.add(posix.dirname(whole));
  }
}

function addProgram(mentions: Mentions, body: Body, name: string | undefined): void {
  if (!name || !/^[\w.+@%:,/~^-]+$/.test(name)) return;
  if (name.includes('/')) mentions.programPaths.add(pathOf(body, name));
  else if (!builtIn.has(name)) mentions.programs.add(name);
}

function pathOf({ folder }: Body, path: string): string {
  return posix.resolve(folder, path.replace(/^~(?=\/|$)/, '/root'));
}

/** With the variables that are known; undefined where there is more to expand. */
function expanded(text: string, known: ReadonlyMap<string, string>): string | undefined {
  const value = text.replace(/\$(?:(\w+)|\{(\w+)\})/g, (whole, bare, braced) => known.get(bare ?? braced) ?? whole);
  return /[$`*?[\]{}\n\0]/.test(value) ? undefined : value;
}

/** What dash does not find as a program, and bash has itself: with a stub, dash would go on where it must not. */
const builtIn = new Set(
  '. : [ [[ alias bg break builtin caller compgen complete continue declare dirs disown enable eval exec exit export fc fg function getopts hash help history jobs let local logout mapfile popd pushd read readarray readonly return select set shift shopt source suspend times trap type typeset ulimit umask unalias unset wait'.split(
    ' ',
  ),
);
