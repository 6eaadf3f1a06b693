// Real Dockerfiles to try the transforms on: the folders that DOCKERFIX_CORPUS names, `:` between them.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readDockerfile } from '../src/files/read.ts';

export interface CorpusFile {
  readonly path: string;
  /** The path behind the folder's own name: the same on every machine. */
  readonly name: string;
  readonly text: string;
}

/** The folders of the corpora; none where DOCKERFIX_CORPUS is not set. */
export function corpusFolders(): string[] {
  return (process.env.DOCKERFIX_CORPUS ?? '').split(':').filter((folder) => folder !== '');
}

/** All Dockerfiles in the corpora that are UTF-8 text, sorted by path. */
export function readCorpora(): CorpusFile[] {
  return corpusFolders().flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /(?:docker|container)file/i.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .flatMap((path) => {
        const reading = readDockerfile(path);
        return 'text' in reading
          ? [{ path, name: basename(folder) + path.slice(folder.replace(/\/$/, '').length), text: reading.text }]
          : [];
      }),
  );
}

/** Without the sources of a build context no COPY can be split: one with these manifests is assumed. */
export const commonManifests: readonly string[] = (
  'requirements.txt package.json package-lock.json yarn.lock pnpm-lock.yaml pyproject.toml poetry.lock uv.lock Pipfile Pipfile.lock ' +
  'Gemfile Gemfile.lock go.mod go.sum composer.json composer.lock pom.xml Cargo.toml Cargo.lock'
).split(' ');
