// What may have put a program to its path in the image.
import {
  type Copy,
  copyOf,
  directoryOf,
  type Instruction,
  mountsOf,
  programName,
  relativeTo,
  resolvePath,
  type Stage,
} from '../../src/transform.ts';

/** Where a file below a copy's destination stood before: the source, or a place in it. */
export function placesIn(source: string, below: string): string[] {
  const file = resolvePath('/', source);
  const inside = resolvePath('/', `${source}/${below}`);
  const isItself = below === '' || below === programName(source);
  return [inside, ...(isItself ? [file] : [])].filter((path) => path !== undefined).map((path) => path ?? '');
}

export function isCopiedInto({ chain }: Stage, path: string): boolean {
  return chain.some(({ instructions }) =>
    instructions.some((one) => {
      const copy = copyOf(one);
      return copy !== undefined && mayPutAt(copy, path);
    }),
  );
}

/** Where a mount brings a path from: the build context, or a stage or image; undefined where none does. */
export function mountedFrom(path: string, instruction: Instruction): { readonly from: string | undefined } | undefined {
  return mountsOf(instruction).find(
    ({ type, target }) =>
      type === 'bind' && relativeTo(resolvePath(directoryOf(instruction), target) ?? '', path) !== undefined,
  );
}

/** Whether a RUN writes the file: by a redirect, or as a script that it fetches. */
export function isMadeByRun(path: string, instructions: readonly Instruction[]): boolean {
  return instructions.some(
    ({ keyword, scripts }) =>
      keyword === 'RUN' &&
      scripts.some(({ commands }) =>
        commands.some(
          ({ redirects, words }) =>
            redirects.some(({ operator, target }) => operator.startsWith('>') && target?.value === path) ||
            (path.endsWith('.sh') &&
              /^(?:wget|curl)$/.test(words[0]?.value ?? '') &&
              words.some(({ value }) => value === path)),
        ),
      ),
  );
}

/** What RUNs write into a file, where each that names it does so by `echo` with a text that stands there. */
export function textMadeByRuns(path: string, instructions: readonly Instruction[]): string | undefined {
  const lines: string[] = [];
  for (const { scripts } of instructions.filter(({ keyword }) => keyword === 'RUN')) {
    for (const { words, redirects, item } of scripts.flatMap(({ commands }) => commands)) {
      const [program, ...texts] = words;
      const into = redirects.find(({ target }) => target?.value === path);
      if (!into) {
        if (texts.some(({ value }) => value === path) && program?.value !== 'chmod') return undefined;
        continue;
      }
      const isPlain =
        program?.value === 'echo' && texts.every(({ value, isLiteral }) => isLiteral && !/^-|\\/.test(value));
      if (!isPlain || item.commands.length > 1 || redirects.length > 1) return undefined;
      if (into.operator === '>') lines.length = 0;
      else if (into.operator !== '>>') return undefined;
      lines.push(texts.map(({ value }) => value).join(' '));
    }
  }
  return lines.length === 0 ? undefined : `${lines.join('\n')}\n`;
}

export function isUrl(source: string): boolean {
  return /^[\w.+-]+:\/\//.test(source);
}

/** Endings that files have, and hardly a folder. */
const ofFiles = /\.(?:cfg|gz|ini|jar|js|json|lock|md|pem|py|so|toml|txt|whl|ya?ml|zip)$/;

export function mayPutAt({ destination, sources, isFromContext }: Copy, path: string): boolean {
  if (destination === undefined || relativeTo(destination, path) === undefined) return false;
  const name = programName(path);
  const isOther = (source: string | undefined): boolean =>
    source !== undefined && ofFiles.test(source) && !/[*?[]/.test(source) && programName(source) !== name;
  // A folder would bring what is in it.
  return isFromContext || destination === path || !sources.every(isOther);
}

/** Whether a copy names the very program, not a folder that it may be in. */
export function isNamedBy({ destination, sources }: Copy, path: string): boolean {
  const name = programName(path);
  return (
    name.endsWith('.sh') || destination === path || sources.some((source) => source && programName(source) === name)
  );
}

/** Programs that no build context brings. */
const systemPrograms = new Set(['bash', 'catatonit', 'dumb-init', 'env', 'gosu', 'python', 'python3', 'sh', 'tini']);

/** Whether a folder is copied above the PATH, and the program is likely none of it. */
export function isOfTheSystem(path: string, { destination }: Copy): boolean {
  const isAbove = destination === '/' || destination === '/usr' || destination === '/usr/local';
  return isAbove && systemPrograms.has(programName(path));
}
