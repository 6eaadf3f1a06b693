import { essentialPackages, librariesOfPython, packagesOfSlim } from './generated/debian-packages.ts';
import type { Suite } from './suites.ts';

/** The suites whose package indexes the tables were made from: those that can still be installed from. */
export type IndexedSuite = keyof typeof packagesOfSlim;

export const isIndexed = (suite: Suite): suite is IndexedSuite => Object.hasOwn(packagesOfSlim, suite);

/**
 * Whether the official slim python image on the suite holds the package: Debian's minimal system, and what the image's own
 * Dockerfile adds. Of suites without an index only what all of them hold is known.
 */
export function slimHolds(suite: Suite, packageName: string): boolean {
  return isIndexed(suite) ? names(packagesOfSlim[suite]).has(packageName) : heldByAll().has(packageName);
}

/**
 * Whether a purge of the package would break the slim python image: it was there before, or it is a library that the
 * image's own Python may be linked against.
 */
export function mustStay(suite: Suite, packageName: string): boolean {
  if (slimHolds(suite, packageName) || isEssential(packageName)) return true;
  return isIndexed(suite) && names(librariesOfPython[suite]).has(packageName);
}

/** Whether dpkg refuses to remove the package, in every suite. */
export function isEssential(packageName: string): boolean {
  return names(essentialPackages).has(packageName);
}

const decoded = new Map<string, ReadonlySet<string>>();

function names(list: string): ReadonlySet<string> {
  const known = decoded.get(list) ?? new Set(list.split(' '));
  decoded.set(list, known);
  return known;
}

function heldByAll(): ReadonlySet<string> {
  return names(
    `${essentialPackages} apt ca-certificates debconf libc6 libstdc++6 mawk mount openssl passwd tzdata zlib1g`,
  );
}
