import {
  type AddedInstall,
  type BuildContext,
  CopiedFiles,
  type Install,
  type InstallFiles,
  type InstallObstacle,
  type Instruction,
  mountsOf,
  packageManagers,
  relativeTo,
} from '../../src/transform.ts';
import { namedFiles, programInSource } from './named-files.ts';

/** What the installs of a RUN do, seen together. */
export interface InstallRun {
  readonly installs: readonly Install[];
  /**
   * `reading`: they read files that copies bring. `plain`: they read none, as packages are named on the command line.
   * `mounted`: a mount brings what they read. `obstacle`: what `install` reads is not known. `recognised`: only the name
   * of the package manager of `install` is known.
   */
  readonly kind: 'reading' | 'plain' | 'mounted' | 'obstacle' | 'recognised';
  readonly install: Install;
  readonly files: InstallFiles;
  /** Those that are split in two. */
  readonly added: readonly AddedRun[];
  readonly obstacle?: InstallObstacle;
}

/** An install that comes first for the dependencies alone, and once more below the copy of the whole. */
export interface AddedRun {
  readonly install: Install;
  readonly added: AddedInstall;
}

/** Whether it only looks after the package manager itself, as `bundle config` does. */
export function isBeside({ manager }: Install): boolean {
  return manager.endsWith(' itself');
}

/** Whether it installs what it reads of, where `uv export` writes it down for an install behind it. */
function isInstalling(install: Install): boolean {
  return !isBeside(install) && !install.title.endsWith(' export');
}

const none: InstallFiles = { reads: [], writes: [] };

/**
 * Looks at the installs of a RUN; undefined where it has none.
 * @param copies what is copied before it runs, in order
 */
export function installRunOf(
  run: Instruction,
  copies: readonly Instruction[],
  context: BuildContext,
): InstallRun | undefined {
  const installs = packageManagers
    .flatMap((manager) => manager.installs(run))
    .sort((one, other) => one.start - other.start);
  const [install] = installs;
  if (!install) return undefined;
  if (mountsOf(run).some(({ type }) => type === 'bind'))
    return { kind: 'mounted', installs, install, files: none, added: [] };
  const recognised = installs.find(({ filesIn }) => !filesIn);
  if (recognised) return { kind: 'recognised', installs, install: recognised, files: none, added: [] };
  const copied = new CopiedFiles(context, copies);
  const reads: InstallFiles['reads'][number][] = [];
  const writes: string[] = [];
  const absent: string[] = [];
  const added: AddedRun[] = [];
  const known: Install[] = [];
  let reading: Install | undefined;
  for (const one of installs) {
    const found = one.filesIn?.(copied) ?? none;
    // What builds the project behind an install of its dependencies is the rest of the RUN.
    const isBehind = reads.length > 0 && known.some(isInstalling);
    if ('obstacle' in found && found.obstacle === 'needs-source' && isBehind) break;
    known.push(one);
    if ('obstacle' in found)
      return { kind: 'obstacle', installs, install: one, files: none, added: [], obstacle: found };
    const own = programInSource(run, one, copied);
    if (own !== undefined && !found.reads.some(({ file }) => file.path === own)) {
      const message = `${one.title} is run by ${own} of the build context, which may do more`;
      const obstacle: InstallObstacle = { obstacle: 'needs-source', message };
      return { kind: 'obstacle', installs, install: one, files: none, added: [], obstacle };
    }
    const named = namedFiles(run, one, copied).filter(
      ({ file }) => !found.reads.some((other) => relativeTo(other.file.path, file.path) !== undefined),
    );
    if (found.reads.length + named.length > 0)
      reading = !reading || (isBeside(reading) && !isBeside(one)) ? one : reading;
    if (found.added) added.push({ install: one, added: found.added });
    reads.push(...found.reads, ...named);
    writes.push(...found.writes);
    absent.push(...(found.absent ?? []));
  }
  return {
    kind: reading ? 'reading' : 'plain',
    installs: known,
    install: reading ?? install,
    files: { reads, writes, absent },
    added,
  };
}
