// A small model of a build: what COPY puts where, by the rules of Docker, and what an install sees and writes.
import { posix } from 'node:path';
import { parse } from '../../src/index.ts';

/** The files of an image, by absolute path. */
export type Image = ReadonlyMap<string, string>;

export interface Built {
  readonly image: Image;
  /** What each install saw, in order: the files among those that it reads. */
  readonly seen: readonly (readonly [string, string])[][];
}

/**
 * Builds a Dockerfile of WORKDIR, COPY and RUN alone, in the model. Of a RUN it knows `touch`, `cd` and `npm run build`, whose
 * result tells all that stood in its folder; any other command is an install.
 * @param kept the files of the build context that reach the builder
 * @param isRead whether an install reads a file, by its path in the image
 * @param written where an install writes, relative to its folder
 */
export function build(
  dockerfile: string,
  kept: ReadonlyMap<string, string>,
  isRead: (path: string) => boolean,
  written: string,
): Built {
  const image = new Map<string, string>();
  const seen: [string, string][][] = [];
  let directory = '/';
  const install = (command: string, folder: string): void => {
    seen.push([...image].filter(([path]) => isRead(path)).sort());
    image.set(posix.join(folder, written), `installed by ${command}`);
  };
  for (const instruction of parse(dockerfile).instructions) {
    const { keyword, body } = instruction;
    if (keyword === 'WORKDIR') directory = posix.resolve(directory, body.text);
    else if (keyword === 'COPY')
      copy(body.text.split(/\s+/), directory, ownedBy(instruction.flag('chown'), kept), image);
    else if (keyword === 'RUN') {
      let folder = directory;
      for (const command of body.text.split(' && ')) {
        const [program, operand = ''] = command.split(' ');
        if (program === 'cd') folder = posix.resolve(folder, operand);
        else if (program === 'touch') image.set(operand, 'made');
        else if (command === 'npm run build') image.set(posix.join(folder, 'dist'), below(folder, image));
        else install(command, folder);
      }
    }
  }
  return { image: new Map([...image].sort()), seen };
}

/** All that stands in a folder, as text. */
function below(folder: string, image: Image): string {
  return JSON.stringify([...image].filter(([path]) => path.startsWith(`${folder}/`)).sort());
}

function ownedBy(owner: string | undefined, files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return owner === undefined ? files : new Map([...files].map(([path, content]) => [path, `${owner} ${content}`]));
}

function copy(
  words: readonly string[],
  directory: string,
  kept: ReadonlyMap<string, string>,
  image: Map<string, string>,
): void {
  const sources = words.slice(0, -1);
  const destination = words.at(-1) ?? '.';
  const target = posix.resolve(directory, destination);
  const isFolder = sources.length > 1 || /(?:^|\/)\.?\/?$/.test(destination) || destination.endsWith('/');
  for (const source of sources) {
    const clean = posix
      .normalize(source)
      .replace(/^\.?\/+|\/$/g, '')
      .replace(/^\.$/, '');
    const file = kept.get(clean);
    // Of a folder its content is copied, of a file the file.
    if (file !== undefined) image.set(isFolder ? posix.join(target, posix.basename(clean)) : target, file);
    const prefix = clean === '' ? '' : `${clean}/`;
    for (const [path, content] of kept)
      if (path.startsWith(prefix)) image.set(posix.join(target, path.slice(prefix.length)), content);
  }
}
