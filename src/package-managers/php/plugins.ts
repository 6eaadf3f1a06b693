import { mapping } from '../javascript/package-json.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { listOf } from '../unknown-data.ts';
import { type ComposerJson, type ComposerLock, readComposerJson } from './composer-json.ts';
import type { ComposerInstall } from './project.ts';
import { readRepositories } from './repositories.ts';

/** Plugins that read and write only below vendor, when packages are installed or the autoloader is made. */
const ownFolderOnly = new Set(
  `bamarni/symfony-bundle-installer composer/package-versions-deprecated dealerdirect/phpcodesniffer-composer-installer
  drupal/core-project-message drupal/core-vendor-hardening ergebnis/composer-normalize
  hirak/prestissimo infection/extension-installer kylekatarnls/update-helper magento/composer-dependency-version-audit-plugin
  mglaman/composer-drupal-lenient ocramius/package-versions
  pestphp/pest-plugin php-http/discovery phpstan/extension-installer rector/extension-installer sllh/composer-versions-check
  symfony/runtime symfony/thanks tbachert/spi yiisoft/yii2-composer zaporylie/composer-drupal-optimizations`
    .trim()
    .split(/\s+/),
);

/** Plugins that look at the source when the autoloader is made, and do nothing else. */
const atAutoloader = new Set(['cakephp/plugin-installer', 'olvlvl/composer-attribute-collector']);

/** Types of packages that are put below vendor even where composer/installers runs. */
const plainTypes =
  /^(?:library|metapackage|composer-plugin|project|symfony-(?:bundle|bridge|pack)|phpcodesniffer-standard|phpstan-extension|php-ext|.*-extension)$/;

/** What the plugins that an install runs read and write of the source. Gives those that look at it with the autoloader. */
export function readPlugins(
  project: ComposerJson,
  lock: ComposerLock | undefined,
  install: ComposerInstall,
  reader: SourceReader,
): readonly string[] {
  const plugins = pluginsOf(project, lock);
  for (const name of plugins) {
    const read = known.get(name);
    if (read) read({ project, lock, install }, reader);
    else if (!ownFolderOnly.has(name) && !atAutoloader.has(name))
      reader.stop(
        'needs-source',
        `${project.shown} has composer run the plugin ${name}, and what that reads is not known`,
      );
  }
  return plugins.filter((name) => atAutoloader.has(name));
}

/** Those of the lock file, or those that composer.json allows, as far as composer.json does not refuse them. */
function pluginsOf({ config, requires }: ComposerJson, lock: ComposerLock | undefined): string[] {
  const allowed = config['allow-plugins'];
  const rules = Object.entries(mapping(allowed));
  const isRefused = (name: string): boolean =>
    allowed === false || rules.some(([rule, value]) => value === false && matches(rule, name));
  const inLock = [...(lock ?? [])].filter(([, type]) => type === 'composer-plugin').map(([name]) => name);
  const inJson = rules.flatMap(([rule, value]) => (value === true && !rule.includes('*') ? [rule] : []));
  const required = [...requires.keys()].filter((name) => known.has(name));
  return (lock ? inLock : [...new Set([...inJson, ...required])]).filter((name) => !isRefused(name));
}

function matches(rule: string, name: string): boolean {
  return new RegExp(`^${rule.replace(/[.+^$()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(name);
}

interface PluginUse {
  readonly project: ComposerJson;
  readonly lock: ComposerLock | undefined;
  readonly install: ComposerInstall;
}

type ReadPlugin = (use: PluginUse, reader: SourceReader) => void;

const known: ReadonlyMap<string, ReadPlugin> = new Map([
  ['symfony/flex', readFlex],
  ['composer/installers', readInstallers],
  ['oomphinc/composer-installers-extender', readInstallers],
  ['cweagans/composer-patches', readPatches],
  ['wikimedia/composer-merge-plugin', readMerged],
  ['bamarni/composer-bin-plugin', readBinPlugin],
]);

/** Recipes that symfony.lock lists are not applied again; others are written into the source (symfony/flex 2). */
function readFlex({ project, lock }: PluginUse, reader: SourceReader): void {
  const path = below(project.folder, 'symfony.lock');
  if (lock === undefined || reader.kind(path) === undefined)
    reader.stop(
      'needs-source',
      `${project.shown} has symfony/flex write recipes into the source, as symfony.lock or composer.lock is missing`,
    );
  reader.file(path);
}

/** Packages of frameworks are put where `extra.installer-paths` says. */
function readInstallers({ project, lock }: PluginUse, reader: SourceReader): void {
  const { extra, shown } = project;
  const paths = Object.entries(mapping(extra['installer-paths']));
  const types = new Set(
    paths
      .flatMap(([, rules]) => listOf(rules))
      .flatMap((rule) => (typeof rule === 'string' ? rule.replace(/^type:/, '') : [])),
  );
  const astray =
    lock && [...lock].find(([name, type]) => !plainTypes.test(type) && !types.has(type) && !types.has(name));
  if (!lock) reader.stop('needs-source', `${shown} has packages put into the source, and no lock file tells which`);
  if (astray) reader.stop('needs-source', `${shown} has ${astray[0]} of the type ${astray[1]} put into the source`);
  for (const [path] of paths) {
    const start = path.slice(0, path.search(/\{|$/)).replace(/\/$/, '');
    reader.writes(reader.path(project.folder, start, path));
  }
}

/** Patches of `extra.patches`, and the file that lists them (cweagans/composer-patches 1 and 2). */
function readPatches({ project }: PluginUse, reader: SourceReader): void {
  const { extra, folder, shown } = project;
  const settings = mapping(extra['composer-patches']);
  reader.file(below(folder, 'patches.lock.json'));
  const listed = settings['patches-file'] ?? extra['patches-file'];
  const lists = [extra.patches];
  for (const name of [...listOf(listed), ...(listed === undefined ? ['patches.json'] : [])]) {
    if (typeof name !== 'string') continue;
    const path = reader.path(folder, name, name);
    const text = listed === undefined ? reader.file(path) : reader.manifest(path, shown);
    if (text === undefined) continue;
    try {
      const content: unknown = JSON.parse(text);
      lists.push(mapping(content).patches);
    } catch {
      reader.stop('unreadable-file', `${reader.shown(path)} is not JSON`);
    }
  }
  for (const url of lists.flatMap(patchesIn)) {
    if (!/^[\w+.-]+:\/\//.test(url)) reader.carryNamed(reader.path(folder, url, url), shown);
  }
}

/** The places of patches, in any of the forms of a list: by package, by description, or with `path` or `url`. */
function patchesIn(list: unknown): string[] {
  return listOf(list)
    .flatMap(listOf)
    .flatMap((one) => {
      const { path, url } = mapping(one);
      const place = typeof one === 'string' ? one : (path ?? url);
      return typeof place === 'string' ? place : [];
    });
}

/** composer.json files that are merged into that of the project. */
function readMerged({ project, install }: PluginUse, reader: SourceReader): void {
  const settings = mapping(project.extra['merge-plugin']);
  for (const pattern of [...listOf(settings.include), ...listOf(settings.require)]) {
    if (typeof pattern !== 'string') continue;
    if (/[*?[{]/.test(pattern))
      reader.stop(
        'needs-source',
        `${project.shown} has wikimedia/composer-merge-plugin merge ${pattern}, a pattern of files`,
      );
    const path = reader.path(project.folder, pattern, pattern);
    if (reader.kind(path) !== 'file') continue;
    const merged = readComposerJson(path, reader, project.shown);
    if (
      merged.scripts.length > 0 ||
      merged.content.autoload !== undefined ||
      merged.extra['merge-plugin'] !== undefined
    )
      reader.stop('needs-source', `${merged.shown} is merged into ${project.shown} with scripts or autoload`);
    readRepositories(merged, install.folder, reader);
  }
}

/** `composer bin`: projects in vendor-bin, which are installed too where that is set. */
function readBinPlugin({ project }: PluginUse, reader: SourceReader): void {
  const settings = mapping(project.extra['bamarni-bin']);
  if (settings['forward-command'] === true)
    reader.stop('needs-source', `${project.shown} has bamarni/composer-bin-plugin install projects of the source`);
}
