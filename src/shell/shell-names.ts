const posixShells = new Set(['sh', 'bash', 'ash', 'dash', 'ksh', 'mksh', 'zsh']);

/** The name of a program path: `/usr/bin/python3` is `python3`. */
export function programName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The name of a POSIX shell, given its path; undefined for any other program. */
export function posixShell(path: string): string | undefined {
  const name = programName(path);
  return posixShells.has(name) ? name : undefined;
}
