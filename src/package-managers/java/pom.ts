import { folderOf } from '../folders.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { childrenOf, elementsOf, parseXmlOf, textOf, type XmlElement } from '../xml.ts';

/**
 * Reads a pom.xml, those of its modules, and those of its parents that lie in the source (maven.apache.org, "POM
 * Reference"). Gives the folders of all modules.
 */
export function readPom(path: string, reader: SourceReader): readonly string[] {
  const seen = new Set<string>();
  readProject(path, undefined, seen, reader);
  return [...seen].map(folderOf);
}

function readProject(path: string, namedBy: string | undefined, seen: Set<string>, reader: SourceReader): void {
  if (seen.has(path)) return;
  seen.add(path);
  const project = parse(path, namedBy, reader);
  const folder = folderOf(path);
  const shown = reader.shown(path);
  readParent(project, folder, shown, reader);
  readPlaces(project, folder, shown, reader);
  for (const part of [project, ...childrenOf(childrenOf(project, 'profiles')[0], 'profile')]) {
    const lists = [...childrenOf(part, 'modules'), ...childrenOf(part, 'subprojects')];
    for (const { text: module } of lists.flatMap(({ children }) => children)) {
      if (module.includes('${')) reader.stop('unknown-path', `${shown} has the module ${module}`);
      const named = reader.path(folder, module, module);
      const isFile = reader.kind(named) === 'file';
      readProject(isFile ? named : below(named, 'pom.xml'), shown, seen, reader);
    }
  }
}

function parse(path: string, namedBy: string | undefined, reader: SourceReader): XmlElement {
  const project = parseXmlOf('project', reader.manifest(path, namedBy));
  if (project) return project;
  return reader.stop('unreadable-file', `${reader.shown(path)} is not a project of Maven`);
}

/** A parent is looked for at `../pom.xml` or its relativePath; where none is there, in repositories. */
function readParent(project: XmlElement, folder: string, shown: string, reader: SourceReader): void {
  const [parent] = childrenOf(project, 'parent');
  const written = textOf(parent, 'relativePath');
  if (!parent || written === '') return;
  const place = written ?? '../pom.xml';
  if (place.includes('${')) reader.stop('unknown-path', `${shown} has its parent at ${place}`);
  const named = reader.path(folder, place, place);
  const path = reader.kind(named) === 'directory' ? below(named, 'pom.xml') : named;
  if (reader.kind(path) !== 'file') return;
  const content = parse(path, shown, reader);
  readPlaces(content, folderOf(path), reader.shown(path), reader);
  readParent(content, folderOf(path), reader.shown(path), reader);
}

/** Files that a pom.xml names by a path: jars, repositories, and those whose presence chooses a profile. */
function readPlaces(project: XmlElement, folder: string, shown: string, reader: SourceReader): void {
  for (const { name, text, children } of elementsOf(project)) {
    if (name === 'systemPath') {
      if (!/^\$\{(?:java\.home|env\.JAVA_HOME)\}/.test(text))
        reader.carryNamed(placeOf(text, folder, shown, reader), shown);
    } else if (name === 'url' && /^file:/i.test(text)) {
      reader.carryNamed(placeOf(text.replace(/^file:(?:\/\/)?/i, ''), folder, shown, reader), shown);
    } else if (name === 'file' && children.some((child) => child.name === 'exists' || child.name === 'missing')) {
      for (const child of children) reader.carry(placeOf(child.text, folder, shown, reader), shown);
    } else if (name === 'artifactId' && /tycho|jgitver|polyglot|nisse/.test(text))
      reader.stop('needs-source', `${shown} has ${text}, which reads the source`);
    else if (name === 'goal' && text === 'install-file')
      reader.stop('needs-source', `${shown} installs a file of the source as a dependency`);
  }
}

function placeOf(written: string, folder: string, shown: string, reader: SourceReader): string {
  const place = written.replace(/^\$\{(?:project\.)?(?:basedir|baseUri)\}\/?/, '');
  if (place.includes('${')) reader.stop('unknown-path', `${shown} names ${written}`);
  return reader.path(folder, place || '.', written);
}
