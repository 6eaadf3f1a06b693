import type { apt } from '../../src/transform.ts';

const suite =
  /^(?:squeeze|wheezy|jessie|stretch|buster|bullseye|bookworm|trixie|forky|sid|oldstable|testing|unstable|lucid|precise|quantal|raring|saucy|trusty|utopic|vivid|wily|xenial|yakkety|zesty|artful|bionic|cosmic|disco|eoan|focal|groovy|hirsute|impish|jammy|kinetic|lunar|mantic|noble|oracular|plucky|questing)(?:[-/](?:updates|security|backports|backports-sloppy|proposed|lts|proposed-updates))?$/;

export const component = /^(?:main|contrib|non-free|non-free-firmware|universe|multiverse|restricted)$/;

/** Hosts of Debian and of Ubuntu themselves, mirrors in a country included. PPAs and partners are elsewhere. */
const ownHost = /(?:^|\.)(?:debian|ubuntu)\.(?:org|com|net)$/;

/** Hosts that by their name hold copies of archives: `mirrors.example.com`, `ubuntu-mirror.example.com`, `ftp.example.com`. */
const mirrorHost = /(?:^|\.)(?:[a-z0-9]+-)?(?:mirrors?|ftp)\d*(?:-[a-z0-9]+)*\./;

/** Where such a copy is: a mirror may hold repositories of others beside it. */
const archivePath =
  /^(?:\/(?:pub|mirrors?|linux|os|archive|ftp))*\/(?:debian|ubuntu)(?:-security|-ports)?(?:\/\d[\dTZ]*)?\/?$/i;

/** Where Debian's and Ubuntu's own hosts have archives besides. */
const ownPath = /^(?:\/mirrors\.txt)?\/?$/;

/**
 * Whether a line of apt's sources names the archive of Debian or Ubuntu, or a mirror of it: by the host, as anybody may give
 * a repository of their own the same path and the name of a suite.
 */
export function isOfDistribution(line: apt.Source): boolean {
  const [, host = '', path = ''] = /^[a-z+]+:\/\/(?:[^/@]*@)?([^/:]+)(?::\d+)?(\/.*)?$/i.exec(line.uri) ?? [];
  const isOwn = ownHost.test(host.toLowerCase());
  if (!isOwn && !mirrorHost.test(host.toLowerCase())) return false;
  if (!archivePath.test(path) && !(isOwn && ownPath.test(path))) return false;
  // `$(lsb_release -sc) universe`: only releases of their own are there.
  if (isOwn) return true;
  return suite.test(line.suite) && line.components.every((name) => component.test(name));
}
