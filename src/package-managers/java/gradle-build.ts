import { excerpt } from '../excerpt.ts';
import { findUp, folderOf } from '../folders.ts';
import { below, type SourceReader } from '../source-reader.ts';

const settingsNames = ['settings.gradle', 'settings.gradle.kts'];
const buildNames = ['build.gradle', 'build.gradle.kts'];

/** What Gradle reads of a build before any task runs: settings, build scripts, buildSrc, properties, catalogs. */
export function readGradleBuild(folder: string, reader: SourceReader): void {
  const settings = findUp(folder, settingsNames, reader);
  const root = settings === undefined ? folder : folderOf(settings);
  const text = settings === undefined ? '' : readScript(settings, root, reader);
  if (settings !== undefined) readBuilds(settings, text, root, reader);
  const names = includedIn(text);
  const moved = new Map(foldersOf(text));
  const projects = names.map((name) => {
    const place = moved.get(name) ?? name.replaceAll(':', '/');
    return reader.path(root, place, place);
  });
  for (const project of [root, ...projects]) readProject(project, root, settings, reader);
  for (const name of ['gradle', 'buildSrc']) reader.carry(below(root, name));
  const programs = below(root, 'buildSrc');
  if (reader.kind(programs) !== 'directory') return;
  readScripts(programs, root, reader);
  for (const name of ['build', '.gradle']) reader.writes(below(programs, name));
}

/** Included builds come along whole. */
function readBuilds(settings: string, text: string, root: string, reader: SourceReader): void {
  const shown = reader.shown(settings);
  for (const [, , place = ''] of text.matchAll(/\bincludeBuild\s*\(?\s*(["'])([^"'$\n]+)\1/g))
    reader.carryNamed(reader.path(root, place, place), shown);
  const rest = text.replace(/\bincludeBuild\s*\(?\s*(["'])([^"'$\n]+)\1/g, '');
  const odd = /\bincludeBuild\b[^\n]*|\bincludeFlat\b[^\n]*|\bsourceControl\b|\bprojectsDirectory\b/.exec(rest);
  if (odd) reader.stop('unreadable-file', `${shown} has ${odd[0].trim()}, which is not followed here`);
  const computed = /\binclude\s*\(?\s*(?!["'\s(])(\S[^\n]{0,30})/.exec(rest) ?? /\binclude\b[^\n]*\$[^\n]*/.exec(rest);
  if (computed) reader.stop('unreadable-file', `${shown} includes projects by ${computed[0].trim()}`);
  const moved = [...text.matchAll(/\.projectDir\b/g)].length;
  if (moved > foldersOf(text).length)
    reader.stop('unreadable-file', `${shown} gives projects other folders in ways that are not followed here`);
}

/** `include 'a', ':b:c'` */
function includedIn(text: string): string[] {
  const lists = [...text.matchAll(/\binclude\s*\(?((?:\s*(?:"[^"\n]*"|'[^'\n]*')\s*,?)+)/g)];
  return lists.flatMap(([, list = '']) => [...list.matchAll(/["']:?([^"'\n]+)["']/g)].map(([, name = '']) => name));
}

/** `project(':a').projectDir = file('x')` */
function foldersOf(text: string): [string, string][] {
  const moved =
    /\bproject\s*\(\s*["']:([^"'\n]+)["']\s*\)\.projectDir\s*=\s*(?:file\s*\(|(?:new\s+)?File\s*\(\s*(?:settingsDir|rootDir)\s*,)\s*["']([^"'$\n]+)["']/g;
  return [...text.matchAll(moved)].map(([, name = '', place = '']) => [name, place]);
}

function readProject(folder: string, root: string, settings: string | undefined, reader: SourceReader): void {
  const found = readScripts(folder, root, reader);
  for (const name of [
    'gradle.properties',
    'gradle.lockfile',
    'buildscript-gradle.lockfile',
    'settings-gradle.lockfile',
  ])
    reader.file(below(folder, name));
  if (found) return;
  // A project without a build script needs its folder all the same.
  if (folder === root && settings === undefined) reader.manifest(below(folder, 'build.gradle'));
  else if (folder !== root)
    reader.stop('needs-source', `${reader.shown(folder)} has no build.gradle, and gradle wants its folder`);
}

function readScripts(folder: string, root: string, reader: SourceReader): boolean {
  const name = buildNames.find((one) => reader.kind(below(folder, one)) === 'file');
  if (name !== undefined) readScript(below(folder, name), root, reader);
  return name !== undefined;
}

/** Reads a script, and those that it applies; gives its text without comments. Stops where it reads other files. */
function readScript(path: string, root: string, reader: SourceReader, namedBy?: string): string {
  const text = reader
    .manifest(path, namedBy)
    .replace(/"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (found) =>
      found.startsWith('/') ? '' : found,
    );
  const shown = reader.shown(path);
  const folder = folderOf(path);
  const applied = /\bapply\s*\(?\s*\{?\s*from\s*[:=(]\s*(?:file\s*\(\s*)?(["'])([^"'\n]+)\1/g;
  for (const [, , written = ''] of text.matchAll(applied)) {
    if (/^https?:/.test(written)) continue;
    const isOfRoot = /^\$\{?(?:rootDir|rootProject\.projectDir|project\.rootDir)\}?\//.test(written);
    const place = written.replace(/^\$\{?(?:rootDir|rootProject\.projectDir|project\.rootDir|projectDir)\}?\//, '');
    if (place.includes('$')) reader.stop('unknown-path', `${shown} applies ${written}`);
    readScript(reader.path(isOfRoot ? root : folder, place, written), root, reader, shown);
  }
  const rest = text.replace(applied, '');
  const odd = readsFiles.exec(rest);
  if (odd)
    reader.stop(
      'unreadable-file',
      `${shown} has ${excerpt(rest, odd.index)}, and what that reads is not followed here`,
    );
  return text;
}

/** What reads files, or runs programs, when a script is looked at. */
const readsFiles =
  /\bfrom\s*:\s*[^"'\s]|\.text\b|\breadText\b|\breadLines\b|\beachLine\b|\.exists\(\)|\.isFile\b|\.isDirectory\b|\blistFiles\b|\beachFile\b|\beachDir\b|\bwalk(?:TopDown)?\b|\.load\s*\(|\bwith(?:InputStream|Reader)\b|FileInputStream|\binputStream\b|\bbufferedReader\b|\.execute\(\)|\bexec\s*[({]|ProcessBuilder|\bfileTree\b|\bflatDir\b|\bfiles\s*\(|\bgit-version\b|\bgrgit\b|\baxion|nebula\.release|reckon|git-properties|file:\//;
