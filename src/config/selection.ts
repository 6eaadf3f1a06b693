import type { ProjectFiles } from '../files/project-files.ts';
import type { Transform } from '../transform.ts';
import { loadConfig } from './load-config.ts';
import { mergeSettings, type Settings } from './settings.ts';

/** What a file is rewritten with. */
export interface Selection {
  readonly transforms: readonly Transform[];
  readonly options: Settings['transforms'];
  readonly safe: boolean | undefined;
  readonly migrate: boolean | undefined;
}

export type SelectionFor = (folder: string | undefined) => Promise<Selection>;

/**
 * Finds what holds in a folder: what the configuration file says, and over it the command line. Each folder is looked up once.
 *
 * @throws ConfigError from the function returned, when the configuration file cannot be used
 */
export function selections(
  transforms: readonly Transform[],
  commandLine: Settings,
  project?: { readonly files: ProjectFiles; readonly currentDirectory: string },
): SelectionFor {
  const known = new Map<string | undefined, Promise<Selection>>();
  const find = async (folder: string | undefined): Promise<Selection> => {
    const config =
      folder === undefined
        ? undefined
        : await loadConfig(folder, transforms, project?.currentDirectory, project?.files);
    return select(transforms, mergeSettings(config?.settings ?? {}, commandLine));
  };
  return (folder) => {
    const selection = known.get(folder) ?? find(folder);
    known.set(folder, selection);
    return selection;
  };
}

function select(
  transforms: readonly Transform[],
  { only, skip, safe, migrate, transforms: options }: Settings,
): Selection {
  const selected = transforms.filter(({ name }) => (only?.includes(name) ?? true) && !skip?.includes(name));
  return { transforms: selected, options, safe, migrate };
}
