/** A repository on a forge. */
export interface ForgeRepository {
  /** Lower case; with a port where its pages have one of their own. */
  readonly host: string;
  /** `owner/name`, or `group/subgroup/name`; without `.git`. */
  readonly path: string;
}

/** Hosts that answer ssh on the port of https; the API knows them by their usual name. */
const usualHosts: ReadonlyMap<string, string> = new Map([
  ['ssh.github.com', 'github.com'],
  ['altssh.gitlab.com', 'gitlab.com'],
]);

/**
 * The repository that an address of git names: `https://host/owner/name.git`, `ssh://git@host:22/owner/name.git` or
 * `git@host:owner/name.git`. Undefined for paths, for `file:`, and for whatever else no forge has.
 */
export function forgeRepositoryOf(url: string): ForgeRepository | undefined {
  return url.includes('://') ? repositoryOfUrl(url) : repositoryOfSsh(url);
}

function repositoryOfUrl(text: string): ForgeRepository | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const path = decoded(url.pathname);
  if (path === undefined) return undefined;
  switch (url.protocol) {
    case 'https:':
    case 'http:':
      return repository(url.host, path);
    case 'ssh:':
    case 'git+ssh:':
      // The port is that of ssh, and says nothing of where the API is.
      return repository(url.hostname, path);
    default:
      return undefined;
  }
}

/** `user@host:path`. git takes what has a slash before the colon as a path, and so does Windows `C:`. */
function repositoryOfSsh(text: string): ForgeRepository | undefined {
  const [, host, path] = /^(?:[^@/:]+@)?([^@/:]{2,}):(.*)$/s.exec(text) ?? [];
  return host === undefined || path === undefined ? undefined : repository(host, path);
}

function repository(host: string, path: string): ForgeRepository | undefined {
  const name = host.toLowerCase();
  const segments = path
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.git$/, '')
    .split('/');
  const isWhole = segments.length >= 2 && segments.every((segment) => !['', '.', '..'].includes(segment));
  if (!isWhole || !/^[a-z0-9][a-z0-9._-]*(?::\d+)?$/.test(name)) return undefined;
  return { host: usualHosts.get(name) ?? name, path: segments.join('/') };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
