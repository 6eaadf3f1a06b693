import { folderOf } from '../folders.ts';
import { mapping, parseJson, strings } from '../javascript/package-json.ts';
import type { SourceReader } from '../source-reader.ts';
import { elementsOf, parseXmlOf } from '../xml.ts';

export function isSolution(name: string): boolean {
  return /\.(?:sln|slnx|slnf)$/i.test(name);
}

export function isProject(name: string): boolean {
  return /\.\w*proj$/i.test(name);
}

/** The projects of a solution. Folders of solutions, which look like projects in a .sln, are left out. */
export function projectsOf(path: string, reader: SourceReader): string[] {
  const text = reader.manifest(path);
  const folder = folderOf(path);
  if (/\.slnf$/i.test(path)) return filteredProjects(path, text, reader);
  const written = /\.slnx$/i.test(path)
    ? projectsOfXml(path, text, reader)
    : [...text.matchAll(/^\s*Project\("[^"]*"\)\s*=\s*"[^"]*",\s*"([^"]+)"/gm)].map(([, place = '']) => place);
  return written
    .map((place) => place.replaceAll('\\', '/'))
    .filter((place) => isProject(place))
    .map((place) => reader.path(folder, place, place));
}

function projectsOfXml(path: string, text: string, reader: SourceReader): string[] {
  const root = parseXmlOf('Solution', text);
  if (!root) return reader.stop('unreadable-file', `${reader.shown(path)} is no solution`);
  return [...elementsOf(root)].flatMap(({ name, attributes }) =>
    name === 'Project' ? (attributes.get('Path') ?? []) : [],
  );
}

/** A filter names a solution and some of its projects, by their paths from that. */
function filteredProjects(path: string, text: string, reader: SourceReader): string[] {
  const solution = mapping(parseJson(text)?.solution);
  if (typeof solution.path !== 'string')
    return reader.stop('unreadable-file', `${reader.shown(path)} names no solution`);
  const whole = reader.path(folderOf(path), solution.path.replaceAll('\\', '/'), solution.path);
  reader.manifest(whole, reader.shown(path));
  const places = strings(solution.projects) ?? [];
  return places.map((place) => reader.path(folderOf(whole), place.replaceAll('\\', '/'), place));
}
