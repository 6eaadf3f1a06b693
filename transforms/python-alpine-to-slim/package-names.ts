import type { DebianNames, ShellWord, Span, Suite } from '../../src/transform.ts';
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

export function packageName(word: Pick<ShellWord, 'value' | 'text' | 'isLiteral'>, at: Span, swap: Swap): PackageName {
  const stuck = (found: Obstacle): PackageName => ({ debian: [], unless: [], obstacle: found });
  if (!word.isLiteral) return stuck(obstacle('variable-package', at, `what ${word.text} stands for is not translated`));
  const [name = '', operator] = word.value.split(/([=~<>@])/);
  if (operator === '@' && !/@(?:edge|testing|community|edge-?\w+|\w+-?edge)$/.test(word.value))
    return stuck(obstacle('pinned-package', at, `${word.value} comes from another repository of Alpine`));
  if (operator !== undefined && operator !== '@' && !versionless.has(name))
    return stuck(obstacle('pinned-package', at, `${word.value} is pinned to a version of Alpine`));
  const names = namesOf(name, swap);
  if (!names)
    return stuck(obstacle('unknown-package', at, `the Debian name of the Alpine package ${name} is not known`));
  const successor = names.kind === 'decline' ? swap.successorOf(name) : undefined;
  if (successor !== undefined) return { debian: [successor], unless: [], obstacle: undefined };
  if (names.kind === 'decline') {
    const other = names.elsewhere.find((suite) => hasTwinOn(suite, swap));
    const hint = other === undefined ? '' : `, but ${other} does, which the option suite can name`;
    return stuck(obstacle('declined-package', at, `the Alpine package ${name}: ${asClause(names.reason)}${hint}`));
  }
  // The image has its own in another folder.
  const moved = names.kind === 'drop' ? swap.language.pathsOfAlpine(name) : [];
  return {
    debian: names.kind === 'map' ? names.packages : [],
    unless: [...names.unless, ...moved],
    obstacle: undefined,
  };
}

function hasTwinOn(suite: Suite, { language, stage }: Swap): boolean {
  return 'tag' in language.twin(stage.reference?.tag ?? '', suite);
}

/** The user's own pairs go before the table's. */
function namesOf(apk: string, { language, suite, to, packages }: Swap): DebianNames | undefined {
  const own = Object.hasOwn(packages, apk) ? packages[apk] : undefined;
  if (own === undefined) return language.debianNames(apk, suite, to);
  if (own === false)
    return { kind: 'decline', reason: 'It is to stay on Alpine, by the option packages.', elsewhere: [] };
  const debian = (own ?? '').split(/[\s,]+/).filter((name) => name !== '');
  return debian.length > 0 ? { kind: 'map', packages: debian, unless: [] } : { kind: 'drop', unless: [] };
}
