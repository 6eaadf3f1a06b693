import {
  type Copy,
  cleanPath,
  directoryOf,
  type Instruction,
  keywordLike,
  type ReadFile,
} from '../../src/transform.ts';

/**
 * The instructions that copy manifests ahead of the copy that brings all: one for each folder, sub-folders kept, with the
 * flags and the destination of that copy.
 * @param place where they are to stand
 */
export function manifestCopies(
  whole: Copy & { readonly destination: string },
  reads: readonly ReadFile[],
  place: Instruction,
): string[] {
  const base = destinationAt(whole, place);
  const groups = new Map<string, string[]>();
  for (const { file } of reads) {
    const folder = file.kind === 'directory' ? file.path : file.path.slice(0, Math.max(0, file.path.lastIndexOf('/')));
    const key = file.kind === 'directory' ? `${folder}/` : folder;
    groups.set(key, [...(groups.get(key) ?? []), file.kind === 'directory' ? `${file.path}/` : file.path]);
  }
  return [...groups].map(([key, sources]) => {
    const folder = key.replace(/\/$/, '');
    return instructionLike(whole.instruction, sources, joined(base, folder, sources.length));
  });
}

/** What a moved copy of the whole names as its destination so that it lands where it did. */
export function destinationAt(whole: Copy & { readonly destination: string }, place: Instruction): string {
  const { instruction, destination } = whole;
  const written = instruction.destination?.value ?? '';
  const isAbsolute = instruction.stage?.expand(written, instruction)?.startsWith('/') ?? false;
  if (isAbsolute || directoryOf(instruction) === directoryOf(place)) return written;
  return destination === '/' ? '/' : `${destination}/`;
}

function joined(base: string, folder: string, count: number): string {
  const isHere = cleanPath(base) === '' && !base.startsWith('/') && !base.startsWith('..');
  if (!isHere) return `${base.replace(/\/*$/, '/')}${folder === '' ? '' : `${folder}/`}`;
  if (folder !== '') return `${folder}/`;
  // More than one source wants a destination that ends with a slash.
  return count > 1 && base === '.' ? './' : base;
}

/** A COPY with the flags, the form and the gap behind the keyword that another has. */
function instructionLike(copy: Instruction, sources: readonly string[], destination: string): string {
  const { dockerfile, flags, form, keywordSpan, body } = copy;
  const { source } = dockerfile;
  const keyword = keywordLike(copy, 'COPY');
  const first = flags[0]?.start ?? body.sourceOffset(0, 'after');
  const gap = source.slice(keywordSpan.end, first);
  const blanks = /^(?: |\t| {2,})$/.test(gap) ? gap : ' ';
  const start = blanks.startsWith('  ') ? keyword.padEnd(copy.keyword.length + blanks.length) : `${keyword}${blanks}`;
  const kept = flags.filter(({ name }) => name === 'chown' || name === 'chmod' || name === 'link');
  const options = kept.map((flag) => `${source.slice(flag.start, flag.end)} `).join('');
  const words = [...sources, destination];
  const needsJson = form === 'json' || words.some((word) => /\s/.test(word));
  return `${start}${options}${needsJson ? `[${words.map((word) => JSON.stringify(word)).join(', ')}]` : words.join(' ')}`;
}
