import { basename, relative, resolve } from 'node:path';
import type { ComposeService } from '../build-context/compose.ts';
import { assumedContext, type BuildContext } from '../build-context.ts';
import { buildContextOnDisk } from '../files/build-context-on-disk.ts';
import { type Builds, buildsOnDisk } from '../files/builds-on-disk.ts';
import { isDockerfileName } from '../files/dockerfile-name.ts';
import type { Flags } from './flags.ts';
import type { Source } from './sources.ts';

/** What stands around a Dockerfile. */
export interface Surroundings {
  readonly context: BuildContext | undefined;
  /** Why none is taken for its context, where several might be. */
  readonly contextDoubt: string | undefined;
  readonly services: readonly ComposeService[];
}

/**
 * Finds the build context of a Dockerfile: the one that the flags name; else the one that compose and bake files say; else the
 * folder in which it stands.
 */
export function surroundingsBy(flags: Flags): (source: Source, text: string) => Promise<Surroundings> {
  if (flags.assumeContext) {
    const context = assumedContext(flags.assumeContext);
    return async () => ({ context, contextDoubt: undefined, services: [] });
  }
  const buildsOf = buildsOnDisk();
  const bare = new Set<string>();
  return async ({ location, target }, text) => {
    const builds = location && (await buildsOf(location.path));
    const { folder, contextDoubt } = flags.context
      ? { folder: flags.context, contextDoubt: undefined }
      : chosen(builds, location?.folder);
    if (folder === undefined) return { context: undefined, contextDoubt, services: [] };
    const services = builds?.services(folder) ?? [];
    if (bare.has(folder)) return { context: undefined, contextDoubt, services };
    const path = location?.path ?? target;
    // Their manifests are in YAML; the parser is loaded only for them.
    const parseYaml = /\b(?:pnpm|yarn)\b/.test(text) ? (await import('yaml')).parse : undefined;
    const context = buildContextOnDisk(folder, path, parseYaml);
    // A collection of thousands of Dockerfiles is not searched for anything else once for each of them.
    if (!context && isDockerfileName(basename(path))) bare.add(folder);
    return { context, contextDoubt, services };
  };
}

/** The folder that all builds have in common; where there are none, that of the Dockerfile. */
function chosen(
  builds: Builds | undefined,
  folder: string | undefined,
): { readonly folder: string | undefined; readonly contextDoubt: string | undefined } {
  const [first, ...others] = builds?.contexts ?? [];
  const other = others.find((one) => one.folder !== first?.folder);
  if (!first) return { folder, contextDoubt: undefined };
  if (!other) return { folder: first.folder, contextDoubt: undefined };
  const [one, two] = [first, other].map((build) => `${build.by} builds it with ${shown(build.folder)}`);
  return { folder: undefined, contextDoubt: `${one}, and ${two}: --context names one` };
}

function shown(folder: string): string {
  return relative(process.cwd(), resolve(folder)) || '.';
}
