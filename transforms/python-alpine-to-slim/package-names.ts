import { debianNames, type ShellWord, type Span } from '../../src/transform.ts';
import { asClause, type Swap } from './base-image.ts';
import { type Obstacle, obstacle } from './obstacle.ts';

/** What stands for one package of an `apk add`. */
export interface PackageName {
  readonly debian: readonly string[];
  /** Words that, where the stage mentions one, make the Debian packages another thing than the Alpine one. */
  readonly unless: readonly string[];
  readonly obstacle: Obstacle | undefined;
}

/** Packages of which any version does: what is used of them has not changed for years. */
const versionless = new Set(['bash', 'gettext']);

export function packageName(word: ShellWord, at: Span, { suite, to }: Swap): PackageName {
  const stuck = (found: Obstacle): PackageName => ({ debian: [], unless: [], obstacle: found });
  if (!word.isLiteral) return stuck(obstacle('variable-package', at, `what ${word.text} stands for is not translated`));
  const [name = '', operator] = word.value.split(/([=~<>@])/);
  if (operator === '@')
    return stuck(obstacle('pinned-package', at, `${word.value} comes from another repository of Alpine`));
  if (operator !== undefined && !versionless.has(name))
    return stuck(obstacle('pinned-package', at, `${word.value} is pinned to a version of Alpine`));
  const names = debianNames(name, suite, pythonMajor(to));
  if (!names)
    return stuck(obstacle('unknown-package', at, `the Debian name of the Alpine package ${name} is not known`));
  if (names.kind === 'decline')
    return stuck(obstacle('declined-package', at, `the Alpine package ${name}: ${asClause(names.reason)}`));
  // The image's own Python is in another folder.
  const ofPython = names.kind === 'drop' && name.startsWith('py') ? ['/usr/bin/python', '/usr/bin/pip'] : [];
  return {
    debian: names.kind === 'map' ? names.packages : [],
    unless: [...names.unless, ...ofPython],
    obstacle: undefined,
  };
}

function pythonMajor(image: string): 2 | 3 {
  return /:2(?:\.|-|$)/.test(image) ? 2 : 3;
}
