import { mapping } from '../javascript/package-json.ts';
import type { CommandLine, ManagerCommand } from '../manager-command.ts';
import type { SourceReader } from '../source-reader.ts';
import { listOf } from '../unknown-data.ts';
import type { ComposerJson } from './composer-json.ts';

/** How an install goes about a project. */
export interface ComposerInstall {
  /** Whether it is `composer update`. */
  readonly isUpdate: boolean;
  readonly hasLock: boolean;
  readonly line: CommandLine;
  readonly command: ManagerCommand;
  readonly folder: string;
}

/** Scripts that run once for an install, also where it has nothing left to do (getcomposer.org, "Scripts"). */
const ofInstall = /^post-install-cmd$/;
const ofUpdate = /^(?:pre|post)-update-cmd$/;
const ofDump = /^(?:pre|post)-autoload-dump$/;
/** Those that run for each package, or before any is installed. */
const ofPackages =
  /^(?:(?:pre|post)-package-\w+|pre-operations-exec|pre-pool-create|(?:pre|post)-file-download|init|pre-command-run|pre-install-cmd)$/;

/**
 * The scripts and the autoloader of the project itself: an install that runs them, or that looks for the classes of the
 * source, is split in two.
 * @param plugins those that look at the source when the autoloader is made
 */
export function readProject(
  project: ComposerJson,
  plugins: readonly string[],
  install: ComposerInstall,
  reader: SourceReader,
): void {
  const { line } = install;
  const runsScripts = !line.has('--no-scripts');
  const makesAutoloader = !line.has('--no-autoloader');
  const scripts = runsScripts ? scriptsOf(project, install, reader) : [];
  const source = makesAutoloader ? (whatItScans(project, install) ?? plugins[0]) : undefined;
  if (scripts.length === 0 && source === undefined) return;
  if (install.isUpdate)
    reader.stop(
      'needs-source',
      `composer update ${source === undefined ? `runs ${scripts[0]}` : `makes the autoloader with ${source}`} of ${project.shown}, and would look for new versions if it ran again below the copy`,
    );
  const does = [
    ...(source === undefined ? [] : [`makes the autoloader with ${source}`]),
    ...(scripts.length === 0 ? [] : [`runs ${scripts.join(', ')}`]),
  ].join(' and ');
  reader.add({
    options: [...(runsScripts ? ['--no-scripts'] : []), ...(makesAutoloader ? ['--no-autoloader'] : [])],
    why: `${does}, which takes the source: run once more below the copy, it finds every package installed and does only that`,
  });
}

function scriptsOf(
  { scripts, shown }: ComposerJson,
  { isUpdate, hasLock }: ComposerInstall,
  reader: SourceReader,
): string[] {
  const first = scripts.find((name) => ofPackages.test(name));
  if (first !== undefined)
    reader.stop(
      'needs-source',
      `${shown} has the script ${first}, which runs before packages are installed, or for each of them`,
    );
  // Without a lock file an install is an update, and its events are those of an update; the one below the copy is none.
  const other = scripts.find((name) => ofUpdate.test(name) || (!isUpdate && ofInstall.test(name)));
  if (!hasLock && !isUpdate && other !== undefined)
    reader.stop('needs-source', `${shown} has the script ${other}, and without composer.lock an install is an update`);
  return scripts.filter((name) => ofDump.test(name) || (isUpdate ? ofUpdate : ofInstall).test(name));
}

/** The folders and files of the source that the autoloader is made from; undefined where only their names count. */
function whatItScans({ content, config }: ComposerJson, { line, command }: ComposerInstall): string | undefined {
  const kinds = line.has('--no-dev') ? ['autoload'] : ['autoload', 'autoload-dev'];
  const optimized =
    line.has('--optimize-autoloader', '--classmap-authoritative') ||
    command.words.some(({ value }) => /^-[a-z]*[oa]/.test(value ?? '')) ||
    config['optimize-autoloader'] === true ||
    config['classmap-authoritative'] === true;
  for (const kind of kinds) {
    const autoload = mapping(content[kind]);
    const scanned = ['classmap', 'files', ...(optimized ? ['psr-4', 'psr-0'] : [])];
    const one = scanned.find((name) => listOf(autoload[name]).length > 0);
    if (one !== undefined)
      return ['classmap', 'files'].includes(one) ? `${kind}.${one}` : `the classes of ${kind}.${one}`;
  }
  return undefined;
}
