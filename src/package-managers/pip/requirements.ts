import { type PipArgument, readArguments } from './arguments.ts';

/**
 * What a requirements or constraints file gives pip, as arguments of a command line.
 * @param variable the environment that pip runs in: pip puts `${NAME}` in
 *
 * Source of the rules: pip 24, `pip/_internal/req/req_file.py`.
 */
export function parseRequirements(
  text: string,
  variable: (name: string) => string | undefined = () => undefined,
): PipArgument[] {
  return joinLines(text.split(/\r\n?|\n/)).flatMap((line) => {
    const bare = line
      .replace(/(^|\s+)#.*$/, '')
      .trim()
      .replace(/\$\{([A-Z0-9_]+)\}/g, (written, name) => variable(name) || written);
    return bare === '' ? [] : readArguments(wordsOf(bare)).map(withoutUnknown);
  });
}

function joinLines(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let open: string | undefined;
  for (const line of lines) {
    const isComment = /^\s*#/.test(line);
    if (line.endsWith('\\') && !isComment) open = (open ?? '') + line.replace(/^\\+|\\+$/g, '');
    else {
      joined.push(open === undefined ? line : `${open}${isComment ? ' ' : ''}${line}`);
      open = undefined;
    }
  }
  return open === undefined ? joined : [...joined, open];
}

/** pip takes what stands before the first option as one requirement, and the rest as a shell would. */
function wordsOf(line: string): string[] {
  const options = /(?:^|\s)-/.exec(line)?.index ?? line.length;
  const requirement = line.slice(0, options).trim();
  const rest = line.slice(options).match(/(?:"[^"]*"|'[^']*'|\\.|[^\s"'\\])+/g) ?? [];
  const unquoted = rest.map((word) => word.replace(/"([^"]*)"|'([^']*)'|\\(.)/g, '$1$2$3'));
  return requirement === '' ? unquoted : [requirement, ...unquoted];
}

function withoutUnknown(argument: PipArgument): PipArgument {
  const { value } = argument;
  return value !== undefined && /\$\{[A-Z0-9_]+\}/.test(value) ? { ...argument, value: undefined } : argument;
}

const archive = /\.(?:whl|zip|tar|tgz|tbz|tlz|tar\.(?:gz|bz2|xz|lz|lzma))$/i;

/**
 * The path of a project or archive that a requirement names, as written; undefined where it names a package of an index
 * or a URL.
 */
export function localPath(requirement: string, isEditable = false): string | undefined {
  const direct = /^[\w.-]+(?:\[[^\]]*\])?\s*@\s*(.+)$/s.exec(requirement)?.[1] ?? requirement;
  const isUrl = /^[\w.+-]+:/.test(direct);
  const bare = direct.slice(0, indexOrEnd(direct, isUrl ? /;\s|\s;|[#?]/ : /;/)).trim();
  const file = /^([a-z]+\+)?file:(?:\/\/(?:localhost)?(?=\/))?(.*)$/is.exec(bare);
  if (file) return decodePath(file[1] === undefined ? (file[2] ?? '') : (file[2] ?? '').replace(/@[^/]*$/, ''));
  if (isUrl || /^git@/.test(bare)) return undefined;
  const path = bare.replace(/\[[^\]]*\]$/, '');
  return isEditable || path.includes('/') || path.startsWith('.') || archive.test(path) ? path : undefined;
}

/** The folder that pip checks an editable requirement of a repository out into; undefined for any other requirement. */
export function checkoutName(requirement: string): string | undefined {
  if (!/^(?:git|hg|svn|bzr)(?:\+|:)/.test(requirement)) return undefined;
  const egg = /[#&]egg=([\w.-]+)/.exec(requirement)?.[1];
  return (egg ?? /([\w.-]+?)(?:\.git)?(?:@[^/@]*)?(?:#.*)?$/.exec(requirement)?.[1] ?? '').toLowerCase();
}

function indexOrEnd(text: string, pattern: RegExp): number {
  const index = text.search(pattern);
  return index === -1 ? text.length : index;
}

function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
