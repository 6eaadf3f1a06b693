import { basename } from 'node:path';
import type { ComposeService } from '../build-context/compose.ts';
import { assumedContext, type BuildContext } from '../build-context.ts';
import { buildContextOnDisk } from '../files/build-context-on-disk.ts';
import { buildsAround, chosenContext } from '../files/builds-around.ts';
import { isDockerfileName } from '../files/dockerfile-name.ts';
import { projectFilesOnDisk } from '../files/project-files.ts';
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
  const buildsOf = buildsAround();
  const bare = new Set<string>();
  return async ({ location, target }, text) => {
    const builds = location && (await buildsOf(location.path));
    const { folder, contextDoubt } = flags.context
      ? { folder: flags.context, contextDoubt: undefined }
      : chosenContext(builds, location?.folder, projectFilesOnDisk);
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
