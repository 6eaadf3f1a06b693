import { createHash } from 'node:crypto';
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** A repository that somebody named. */
export interface Target {
  /** Names its files in the plan, and is the same in every plan: `OWNER+NAME`. */
  readonly key: string;
  /** As people write it, the same for each way to name it: `owner/name`, an address, or a path. */
  readonly name: string;
  /** What git is given. */
  readonly address: string;
  /** The folder of a clone; undefined for an address. */
  readonly folder: string | undefined;
}

export interface TargetOptions {
  /** Where `owner/name` lies. */
  readonly host: string;
}

/** What cannot be a target, and why. */
export interface TargetProblem {
  readonly name: string;
  readonly message: string;
}

export interface Targets {
  readonly targets: readonly Target[];
  readonly problems: readonly TargetProblem[];
}

/** The lines of a list of repositories, its comments left out. */
export function namesIn(list: string): string[] {
  return list
    .split(/\r?\n/)
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
}

/**
 * The repositories that names stand for: git's addresses, `owner/name`, clones, and folders of clones. One that is named
 * twice is taken once.
 */
export function targetsOf(names: readonly string[], options: TargetOptions): Targets {
  const problems: TargetProblem[] = [];
  const found = new Map<string, Omit<Target, 'key'>>();
  for (const name of names) {
    const read = targetNamed(name, options);
    if (typeof read === 'string') problems.push({ name, message: read });
    else for (const target of read) if (!found.has(target.name)) found.set(target.name, target);
  }
  return { targets: withDistinctKeys([...found.values()]), problems };
}

function targetNamed(name: string, { host }: TargetOptions): readonly Omit<Target, 'key'>[] | string {
  if (/[\p{Cc}]/u.test(name) || name.startsWith('-')) return 'it is no name of a repository';
  const scp = /^(?:[\w.-]+@)?([\w.-]+):(?!\/\/)(.+)$/.exec(name);
  if (/^[a-z][a-z+]*:\/\//i.test(name)) return [{ name: nameOfAddress(name, host), address: name, folder: undefined }];
  if (scp && !existsSync(name))
    return [{ name: nameOfPath(scp[1] ?? '', scp[2] ?? '', host), address: name, folder: undefined }];
  const path = name.replace(/^~(?=\/|$)/, homedir());
  const isPath = /^(?:\.{0,2}\/|\.{1,2}$|~)/.test(name) || statSync(path, { throwIfNoEntry: false })?.isDirectory();
  if (isPath) return clonesAt(path);
  if (/^[\w.-]+(?:\/[\w.-]+)+$/.test(name) && !name.split('/').includes('..')) {
    const short = name.replace(/\.git$/, '');
    return [{ name: short, address: `https://${host}/${short}.git`, folder: undefined }];
  }
  return 'it is no address of git, no owner/name, and no folder';
}

/** Where git finds the same: `git@host:a/b.git`, `https://host/a/b`. */
function nameOfAddress(address: string, host: string): string {
  const [, scheme = '', authority = '', path = ''] = /^([a-z+]+):\/\/([^/]*)(.*)$/i.exec(address) ?? [];
  if (scheme.toLowerCase() === 'file') return address;
  const own = authority.replace(/^.*@/, '');
  return nameOfPath(own, path, host);
}

function nameOfPath(authority: string, path: string, host: string): string {
  const short = path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  const own = authority.toLowerCase();
  return own === host.toLowerCase() ? short : `${own}/${short}`;
}

function clonesAt(path: string): readonly Omit<Target, 'key'>[] | string {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return 'there is no such folder';
  const folder = realpathSync(path);
  if (isRepository(folder)) return [{ name: folder, address: folder, folder }];
  const inside = readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter((one) => statSync(one, { throwIfNoEntry: false })?.isDirectory() && isRepository(one))
    .map((one) => realpathSync(one));
  if (inside.length === 0) return 'it is no repository of git, and holds none';
  return inside.map((one) => ({ name: one, address: one, folder: one }));
}

/** Whether a folder is a clone, or a bare repository. */
function isRepository(folder: string): boolean {
  const has = (name: string): boolean => existsSync(join(folder, name));
  return has('.git') || (has('HEAD') && has('objects') && has('refs'));
}

/** Which of so many parts a repository belongs to, from 1: the same whatever else is in the list. */
export function shardOf({ name }: Pick<Target, 'name'>, count: number): number {
  return (createHash('sha256').update(name).digest().readUInt32BE(0) % count) + 1;
}

/** Names of files that no repository can choose; two that would be the same differ by a digest. */
function withDistinctKeys(targets: readonly Omit<Target, 'key'>[]): Target[] {
  const plain = targets.map((target) => ({ ...target, key: plainKey(target.name) }));
  const counts = new Map<string, number>();
  for (const { key } of plain) counts.set(key.toLowerCase(), (counts.get(key.toLowerCase()) ?? 0) + 1);
  return plain.map((target) => {
    const isShared = (counts.get(target.key.toLowerCase()) ?? 0) > 1;
    return isShared ? { ...target, key: `${target.key}+${digestOf(target.name)}` } : target;
  });
}

function plainKey(name: string): string {
  const segments = resolve('/', name.replace(/^[a-z+]+:\/\//i, '').replace(/\.git$/, ''))
    .split('/')
    .filter(Boolean);
  const key = segments
    .slice(-2)
    .map((segment) => segment.replace(/[^\w.-]/g, '_').replace(/^[.-]+/, '_'))
    .join('+')
    .slice(-100);
  return key === '' ? digestOf(name) : key;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
