import { folderOf, foldersUpFrom } from '../folders.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { elementsOf, parseXmlOf, type XmlElement } from '../xml.ts';

/** Its names, where names of files have a case (learn.microsoft.com, "Common NuGet configurations"). */
const names = ['nuget.config', 'NuGet.config', 'NuGet.Config'];

/** The nuget.config of a folder and of all above it, and the folders of packages that they name. */
export function readNugetConfiguration(folder: string, reader: SourceReader): void {
  for (const each of foldersUpFrom(folder)) {
    const name = names.find((one) => reader.kind(below(each, one)) === 'file');
    if (name !== undefined) readSource(below(each, name), reader);
  }
}

export function readSource(path: string, reader: SourceReader): void {
  const content = parseXmlOf('configuration', reader.manifest(path));
  const shown = reader.shown(path);
  if (!content) reader.stop('unreadable-file', `${shown} is no configuration of NuGet`);
  for (const section of content.children) readSection(section, path, shown, reader);
}

function readSection(section: XmlElement, path: string, shown: string, reader: SourceReader): void {
  const isOfSources = ['packageSources', 'fallbackPackageFolders'].includes(section.name);
  for (const { name, attributes } of elementsOf(section)) {
    const value = attributes.get('value');
    if (name !== 'add' || value === undefined) continue;
    const place = value.replaceAll('\\', '/');
    if (isOfSources && !/^https?:/i.test(place)) {
      if (/[%$]/.test(place)) reader.stop('unknown-path', `${shown} names the packages in ${value}`);
      reader.carryNamed(reader.path(folderOf(path), place.replace(/^file:\/\//, ''), value), shown);
    } else if (section.name === 'config' && attributes.get('key')?.toLowerCase() === 'globalpackagesfolder')
      reader.writes(reader.path(folderOf(path), place, value));
  }
}
