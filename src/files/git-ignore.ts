import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** The rules of one `.gitignore`, which speak of paths below its folder. */
interface Rules {
  readonly folder: string;
  readonly matcher: Ignore;
}

/** What git ignores in one folder: the rules of the folder itself and of those above it, the nearest first. */
export interface IgnoreRules {
  readonly folder: string;
  readonly rules: readonly Rules[];
}

/** The rules in force in a folder that was named: those of every folder above it, up to the top of the repository. */
export function ignoreRulesAt(folder: string): IgnoreRules {
  const top = repositoryOf(folder);
  if (top === undefined) return ownRules({ folder, rules: [] });
  const steps = relative(top, folder).split(sep).filter(Boolean);
  let rules = ownRules({ folder: top, rules: rulesIn(top, join('.git', 'info', 'exclude')) });
  for (const step of steps) rules = ignoreRulesBelow(rules, step);
  return rules;
}

/**
 * The rules in force in a folder below. Who walks into a folder that some rules ignore was told to by nearer rules, or by name:
 * those that ignore it have no say in it.
 */
export function ignoreRulesBelow(above: IgnoreRules, name: string): IgnoreRules {
  const folder = join(above.folder, name);
  return ownRules({ folder, rules: above.rules.filter((rules) => !test(rules, folder, true).ignored) });
}

/** Whether git ignores an entry of the folder. The nearest rules that speak of it decide. */
export function isIgnored(above: IgnoreRules, name: string, isFolder: boolean): boolean {
  for (const rules of above.rules) {
    const { ignored, unignored } = test(rules, join(above.folder, name), isFolder);
    if (ignored || unignored) return ignored;
  }
  return false;
}

function test(rules: Rules, path: string, isFolder: boolean): { ignored: boolean; unignored: boolean } {
  const inside = relative(rules.folder, path).split(sep).join('/');
  return rules.matcher.test(isFolder ? `${inside}/` : inside);
}

function ownRules({ folder, rules }: IgnoreRules): IgnoreRules {
  return { folder, rules: [...rulesIn(folder, '.gitignore'), ...rules] };
}

function rulesIn(folder: string, file: string): Rules[] {
  try {
    const text = readFileSync(join(folder, file), 'utf8');
    return [{ folder, matcher: ignore({ ignorecase: false }).add(text) }];
  } catch {
    return [];
  }
}

/** The top folder of the git repository that holds a folder; undefined when there is none. */
export function repositoryOf(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}
