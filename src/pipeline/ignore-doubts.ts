import { closest } from 'fastest-levenshtein';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Span } from '../text/span.ts';
import { type Ignore, isAttached, parseIgnoreComment, readIgnores } from './ignore-comments.ts';

/** An ignore comment of which nothing comes, or not all that it asks for. */
export interface IgnoreDoubt {
  /** One sentence, no final full stop. */
  readonly message: string;
  readonly at: Span;
}

const meant = /^dockerfix[\s:-]*ignore/i;
const code = /^[A-Z]+\d+$/;

/**
 * The ignore comments of a file that do not do what their writer had in mind: whoever misspells one would learn it from a change.
 *
 * @param names of all transforms, those that do not run too; without them no name is doubted
 */
export function ignoreDoubts(dockerfile: Dockerfile, names?: readonly string[]): IgnoreDoubt[] {
  const unread = dockerfile.comments
    .filter(({ text }) => meant.test(text) && !parseIgnoreComment(text))
    .map((at) => ({ message: 'this is no ignore comment: one is # dockerfix-ignore NAME[,NAME] -- reason', at }));
  const doubtful = readIgnores(dockerfile).flatMap((ignore) => {
    const message = meant.test(ignore.comment.text)
      ? ((names && strayName(ignore, names)) ?? strayPlace(ignore))
      : undefined;
    return message === undefined ? [] : [{ message, at: ignore.comment }];
  });
  return [...unread, ...doubtful].sort((a, b) => a.at.start - b.at.start);
}

function strayName({ names: written }: Ignore, names: readonly string[]): string | undefined {
  const stray = written.find((name) => !names.includes(name) && !code.test(name));
  if (stray === undefined) return undefined;
  return `the ignore comment names "${stray}", and there is no such transform: the nearest is "${closest(stray, names)}", and a reason is put behind --`;
}

function strayPlace(ignore: Ignore): string | undefined {
  if (ignore.scope !== 'instruction' || isAttached(ignore)) return undefined;
  return 'the ignore comment stands right above no instruction, and so keeps nothing as it is';
}
