import { posixShell } from '../shell/shell-names.ts';

/** The shell that runs the shell form: SHELL, or the platform's own. */
export interface ShellInForce {
  /** As SHELL gives it: `["/bin/bash", "-o", "pipefail", "-c"]`. */
  readonly words: readonly string[];
  /** `sh`, `bash`, `ash`, `dash` … ; undefined for PowerShell, cmd and what we cannot read. */
  readonly posix: string | undefined;
}

export const linuxShell: ShellInForce = shellOf(['/bin/sh', '-c']);
export const windowsShell: ShellInForce = { words: ['cmd', '/S', '/C'], posix: undefined };

export function shellOf(words: readonly string[]): ShellInForce {
  const program = words[0] ?? '';
  return { words, posix: posixShell(program) };
}

/** Whether an image runs Windows: Microsoft's bases, or a tag that names one. */
export function isWindowsImage(image: string): boolean {
  return /windowsservercore|nanoserver|(?:^|\/)windows(?:$|[/:])|windows\/(?:server|nanoserver)/i.test(image);
}
