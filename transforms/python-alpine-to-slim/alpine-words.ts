import { type Span, shorten } from '../../src/transform.ts';
import { type AccountKind, isOnAlpineOnly } from './accounts.ts';
import { type Obstacle, obstacle } from './obstacle.ts';

/** Places and names of Alpine and musl, with what a message says of them. */
const alpineNames: readonly { readonly pattern: RegExp; readonly says: string }[] = [
  {
    pattern: /\/(?:etc|lib|run|cache)\/apk|musl|alpine|glibc-compat|sgerrand|(?:^|\/)apk-[a-z]/i,
    says: 'names something of Alpine or musl',
  },
  {
    pattern:
      /\/etc\/ssl\/cert\.pem|\/etc\/(?:bash|crontabs|periodic|conf\.d)(?:\/|$)|\/var\/spool\/cron\/crontabs|\/bin\/busybox$/,
    says: 'is a place of Alpine that Debian does not have',
  },
  {
    pattern: /^\/etc\/nsswitch\.conf$/,
    says: 'is not there on Alpine, and is on Debian',
  },
  {
    pattern: /(?:^|[^\w.-])(?:su-exec|\/bin\/ash|apk add|apk del)(?![\w-])/,
    says: 'names a command of Alpine',
  },
  {
    pattern: /(?:^|[=:,\s"'])\/(?:usr\/)?lib\/[^/\s:]+\.(?:so|a)(?:[.\d]*)(?=$|[\s:"'])/,
    says: 'is a library, which Debian has in a folder of its architecture',
  },
];

/** Why a word only makes sense on Alpine; undefined for any other. */
export function wordObstacle(value: string, at: Span): Obstacle | undefined {
  for (const { pattern, says } of alpineNames) {
    if (pattern.test(value)) return obstacle('alpine-file', at, `${shorten(value)} ${says}`);
  }
  return undefined;
}

/** An owner as Debian names it: the group of nobody has the same id by another name. Undefined where that is no other. */
export function ownerOnDebian(owner: string): string | undefined {
  return /^[^:.]*[:.]nobody$/.test(owner) ? owner.replace(/nobody$/, 'nogroup') : undefined;
}

/** What a `USER`, a `--chown` or a `chown` names that only Alpine has: `nobody:nobody`. */
export function ownerObstacle(owner: string, at: Span): Obstacle | undefined {
  const [user = '', group = ''] = owner.split(/[:.]/);
  return accountObstacle('user', user, at) ?? accountObstacle('group', group, at);
}

export function accountObstacle(kind: AccountKind, name: string, at: Span): Obstacle | undefined {
  if (!isOnAlpineOnly(kind, name)) return undefined;
  const message =
    kind === 'group' && name === 'nobody'
      ? 'the group of nobody is nogroup on Debian, not nobody'
      : `Debian has no ${kind} ${name}`;
  return obstacle('alpine-user', at, message);
}

/** A locale that a variable names and slim does not have: musl takes any name, glibc only those that were made. */
export function localeObstacle(variable: string, value: string, at: Span): Obstacle | undefined {
  const locale = value.replace(/["']/g, '');
  const isNamed = variable === 'LANG' || variable.startsWith('LC_');
  if (!isNamed || locale.includes('$') || /^(?:|C|POSIX|C\.utf-?8)$/i.test(locale)) return undefined;
  return obstacle('alpine-file', at, `the slim image does not have the locale ${locale}, while musl takes any name`);
}
