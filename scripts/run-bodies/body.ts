// One RUN as BuildKit starts it: the words of the process, its environment and its folder.
import type { Instruction } from '../../src/dockerfile/instruction.ts';
import { scriptsInExecForm, shebang } from '../../src/dockerfile/scripts.ts';
import type { ShellScript } from '../../src/shell/script.ts';
import { posixShell } from '../../src/shell/shell-names.ts';

/** What starts a body: `sh` is whatever /bin/sh of the image is, and `exec` is no shell. */
export type Starter = 'sh' | 'bash' | 'exec';

export interface Body {
  readonly line: number;
  readonly starter: Starter;
  /** Without the shell itself: its options and the text; all words of the exec form. */
  readonly argv: readonly string[];
  readonly scripts: readonly ShellScript[];
  readonly environment: ReadonlyMap<string, string>;
  readonly folder: string;
  /** Whether both sides have it as it is. */
  readonly isKept: boolean;
}

/** Why a RUN cannot be run here. */
export type Unreadable = 'a shell that is no POSIX shell' | 'a heredoc for another program than a shell';

export function bodyOf(run: Instruction, variables: ReadonlySet<string>): Body | Unreadable {
  const { dockerfile, stage } = run;
  const parts = {
    line: dockerfile.lines.lineAt(run.start) + 1,
    environment: environmentOf(run, variables),
    folder: stage?.workdirAt(run) ?? '/',
    isKept: false,
  };
  if (run.form === 'json') {
    const argv = run.arguments.map(({ value }) => value);
    return { ...parts, starter: 'exec', argv, scripts: scriptsInExecForm(run) };
  }
  if (run.shell.posix === undefined) return 'a shell that is no POSIX shell';
  const [script] = run.scripts;
  if (!script) return 'a heredoc for another program than a shell';
  const interpreter = script.place === 'heredoc' ? shebang(script.text) : undefined;
  const options = interpreter === undefined ? run.shell.words.slice(1) : [...optionsIn(script.options), '-c'];
  const shell = posixShell(interpreter ?? run.shell.posix) ?? 'sh';
  return { ...parts, starter: starterOf(shell, options), argv: [...options, script.text], scripts: [script] };
}

/** Behind `#!/usr/bin/env`, the name of the shell comes first. */
function optionsIn(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => /^[-+]/.test(word));
  return first === -1 ? [] : words.slice(first);
}

/** The dash of this machine may be too old for pipefail. */
function starterOf(shell: string, options: readonly string[]): Starter {
  return ['sh', 'ash', 'dash'].includes(shell) && !options.includes('pipefail') ? 'sh' : 'bash';
}

/** Would change how the root itself works. */
const ours = /^(?:PATH|BASH_ENV|ENV|SHELLOPTS|BASHOPTS|LD_.*)$/;

function environmentOf(run: Instruction, variables: ReadonlySet<string>): ReadonlyMap<string, string> {
  const environment = new Map<string, string>();
  for (const name of variables) {
    const variable = run.stage?.variable(name, run);
    // An ENV that takes a value from the image has one; an ARG without default is not set in a plain build.
    const value = variable?.value ?? (variable?.keyword === 'ENV' ? 'ok' : undefined);
    if (value !== undefined && /^[A-Za-z_]\w*$/.test(name) && !ours.test(name)) environment.set(name, value);
  }
  return environment;
}
