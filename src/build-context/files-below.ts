import type { ContextFiles } from '../build-context.ts';

/** Folders that hold no code of the project itself, or none that its image runs. */
const passedOver = new Set([
  '.git',
  '.github',
  '.venv',
  '__pycache__',
  'docs',
  'examples',
  'node_modules',
  'site-packages',
  'test',
  'tests',
  'venv',
]);

/** Names looked at in one walk. */
const mostNames = 5000;

/**
 * The paths of the files at or below a path of a build context, folders of tests, documents and installed packages left out.
 * A walk that meets too many names ends.
 */
export function* filesBelow(context: Pick<ContextFiles, 'kind' | 'list'>, path: string): Generator<string> {
  const paths = [path];
  for (let seen = 0; seen < mostNames; seen++) {
    const next = paths.pop();
    if (next === undefined) return;
    const kind = context.kind(next);
    if (kind === 'file') yield next;
    if (kind !== 'directory') continue;
    for (const name of context.list(next) ?? []) {
      if (!passedOver.has(name)) paths.push(next === '' ? name : `${next}/${name}`);
    }
  }
}
