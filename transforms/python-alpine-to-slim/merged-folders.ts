import {
  type BuildContext,
  copyOf,
  invocationOf,
  programName,
  type ShellCommand,
  type Stage,
} from '../../src/transform.ts';
import { obstacle } from './obstacle.ts';
import type { Place, Traces } from './traces.ts';

const folder = /^\/(?:usr\/)?s?bin\//;

/** On Debian /bin is /usr/bin: a program cannot be linked, copied or moved from the one to the other. */
export function traceMergedFolders(command: ShellCommand, place: Place, traces: Traces): void {
  const [program, ...words] = command.words;
  if (!/^(?:ln|cp|mv)$/.test(program?.value ?? '')) return;
  const operands = words.filter(({ value }) => !value.startsWith('-'));
  const [from, to] = operands;
  if (operands.length !== 2 || !from || !to || !folder.test(to.value)) return;
  const asked = /^\$\((?:which|command -v) (?!(?:python|pip)[\d.]*\))([\w.-]+)\)$/.exec(
    from.value.replace(/^["']|["']$/g, ''),
  )?.[1];
  const source = asked ?? (folder.test(from.value) ? programName(from.value) : undefined);
  if (source === undefined || source !== programName(to.value)) return;
  const message = `${to.value} is the very ${source} on Debian, where /bin is /usr/bin, so ${program?.value} fails`;
  traces.obstacles.push(obstacle('alpine-file', place.at(command), message));
}

/** Options of tar by which no folder of an archive gets the place of a link, or none of its first part stands at `/`. */
const harmless = /^--(?:keep-directory-symlink|strip-components|strip|one-top-level)/;

/** What the archives of s6-overlay hold besides are folders of its own (its README, "Installation"). */
const withoutBin = /^--exclude=(?:\.?\/)?bin\/?$/;

/** An archive unpacked at `/` that holds a folder bin: tar puts it in the place of the link to usr/bin. */
export function traceUnpackedAtRoot(command: ShellCommand, place: Place, traces: Traces): void {
  const { program, words } = invocationOf(command);
  const values = words.slice(1).map(({ value }) => value);
  if (program !== 'tar' || values.some((value) => harmless.test(value)) || !isIntoRoot(values)) return;
  if (/s6/.test(command.script.text) && values.some((value) => withoutBin.test(value))) return;
  if (!/^-?[a-zA-Z]*x/.test(values.find((value) => !/^-C|^\//.test(value)) ?? '') && !values.includes('--extract'))
    return;
  // From version 3 on s6-overlay has folders of its own, and is packed with xz.
  if (/s6-overlay[\w./${}-]*\.tar\.xz/.test(command.script.text)) return;
  const message =
    'tar unpacks at /, where a folder bin or lib of the archive takes the place of the link that it is on Debian';
  traces.obstacles.push(obstacle('alpine-file', place.at(command), message));
}

function isIntoRoot(values: readonly string[]): boolean {
  return values.some(
    (value, index) =>
      /^(?:-C|--directory=)\/$/.test(value) ||
      (/^(?:-[a-zA-Z]*C|--directory)$/.test(value) && values[index + 1] === '/'),
  );
}

const links = ['bin', 'sbin', 'lib', 'lib64'];

/** A folder of the build context that is copied to `/` and holds a folder bin, which cannot be put over a link. */
export function traceCopiesToRoot(stage: Stage, context: BuildContext | undefined, traces: Traces): void {
  for (const instruction of stage.instructions) {
    const copy = copyOf(instruction);
    if (!copy?.isFromContext || copy.destination !== '/') continue;
    const archive = instruction.keyword === 'ADD' && copy.sources.find((source) => source && isArchive(source));
    if (archive) {
      const message = `${archive} is unpacked at /, where a folder bin or lib of it takes the place of the link on Debian`;
      traces.obstacles.push(obstacle('alpine-file', instruction, message));
    }
    if (!context || context.isAssumed) continue;
    for (const source of copy.sources) {
      const name = source === undefined ? undefined : links.find((link) => isFolder(context, `${source}/${link}`));
      if (name === undefined) continue;
      const message = `${source} holds a folder ${name}, which cannot be copied over /${name}: it is a link on Debian`;
      traces.obstacles.push(obstacle('alpine-file', instruction, message));
    }
  }
}

function isArchive(source: string): boolean {
  return !/^\w+:\/\//.test(source) && /\.(?:tar|tgz|tbz2?|txz|tar\.\w+)$/.test(source);
}

function isFolder(context: BuildContext, path: string): boolean {
  return context.kind(path) === 'directory' && !context.excludes(path);
}
