import { mapping } from '../javascript/package-json.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { listOf } from '../unknown-data.ts';
import type { ComposerJson } from './composer-json.ts';

/** The repositories of a composer.json that lie in the source (getcomposer.org, "Repositories"). */
export function readRepositories(project: ComposerJson, folder: string, reader: SourceReader): void {
  for (const one of listOf(project.content.repositories)) {
    const { type, url } = mapping(one);
    if (typeof url !== 'string') continue;
    if (type === 'path') readPackages(url, project, folder, reader);
    else if (type === 'artifact') reader.carryNamed(reader.path(folder, url, url), project.shown);
    else if (/^(?:\.{0,2}\/|file:|\.\.?$)/.test(url))
      reader.stop('needs-source', `${project.shown} has a repository of the type ${String(type)} at ${url}`);
  }
}

/** The folders of packages that a path names, which may hold `*` for a name. */
function readPackages(url: string, { shown }: ComposerJson, folder: string, reader: SourceReader): void {
  const path = reader.path(folder, url, url);
  if (/[{}[\]?$~]/.test(url)) reader.stop('unknown-path', `${shown} has the repository ${url}, a pattern of folders`);
  if (folder === path || folder.startsWith(`${path}/`))
    reader.stop('needs-source', `${shown} has the repository ${url}, a folder that holds it`);
  if (!path.includes('*')) reader.carryNamed(path, shown);
  else
    for (const found of foldersOf(path.split('/').slice(1), '', reader)) {
      if (reader.kind(below(found, 'composer.json')) === 'file') reader.carryNamed(found, shown);
    }
}

function foldersOf([name, ...rest]: readonly string[], folder: string, reader: SourceReader): string[] {
  if (name === undefined) return [folder];
  if (!name.includes('*')) return foldersOf(rest, `${folder}/${name}`, reader);
  const pattern = new RegExp(`^${name.replace(/[.+^()|\\]/g, '\\$&').replaceAll('*', '[^/]*')}$`);
  return reader
    .list(folder || '/')
    .filter((each) => pattern.test(each) && reader.kind(`${folder}/${each}`) === 'directory')
    .flatMap((each) => foldersOf(rest, `${folder}/${each}`, reader));
}
