import { basename } from 'node:path';
import type { ComposeService } from '../build-context/compose.ts';
import { assumedContext, type BuildContext } from '../build-context.ts';
import { buildContextOnDisk } from '../files/build-context-on-disk.ts';
import { servicesOnDisk } from '../files/compose-on-disk.ts';
import { isDockerfileName } from '../files/dockerfile-name.ts';
import type { Flags } from './flags.ts';
import type { Source } from './sources.ts';

/** Finds the build context of a Dockerfile: the one that the flags name, or the folder in which it stands. */
export function contextsBy(flags: Flags): (source: Source, text: string) => Promise<BuildContext | undefined> {
  if (flags.assumeContext) {
    const assumed = assumedContext(flags.assumeContext);
    return async () => assumed;
  }
  const bare = new Set<string>();
  return async ({ location, target }, text) => {
    const folder = flags.context ?? location?.folder;
    if (folder === undefined || bare.has(folder)) return undefined;
    const path = location?.path ?? target;
    // Their manifests are in YAML; the parser is loaded only for them.
    const parseYaml = /\b(?:pnpm|yarn)\b/.test(text) ? (await import('yaml')).parse : undefined;
    const context = buildContextOnDisk(folder, path, parseYaml);
    // A collection of thousands of Dockerfiles is not searched for anything else once for each of them.
    if (!context && isDockerfileName(basename(path))) bare.add(folder);
    return context;
  };
}

/** Finds the compose services of a Dockerfile; none where the flags say which files there are. */
export function servicesBy(flags: Flags): (source: Source) => Promise<readonly ComposeService[]> {
  const find = servicesOnDisk();
  return async ({ location }) =>
    location === undefined || flags.assumeContext ? [] : find(location.path, flags.context ?? location.folder);
}
