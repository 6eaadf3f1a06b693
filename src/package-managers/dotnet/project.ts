import { findUp, folderOf, foldersUpFrom } from '../folders.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { elementsOf, parseXmlOf, type XmlElement } from '../xml.ts';
import { expandPath } from './properties.ts';

/** Projects that restore more than packages, or are no projects of the .NET SDK. */
const otherProjects = /\.(?:esproj|vcxproj|wapproj|shproj|njsproj|pyproj)$/i;

/** Targets that stand before what a restore does: they run in it. */
const runsInRestore =
  /\b(?:Restore|_?CollectPackageReferences|CollectPackageDownloads|_?GenerateRestore\w*|_IsProjectRestoreSupported|_LoadRestoreGraphEntryPoints|ProcessFrameworkReferences)\b/;

/** Reads project files as MSBuild does to restore them: with what they import, and the projects that they refer to. */
export class ProjectReader {
  readonly #reader: SourceReader;
  readonly #projects = new Set<string>();
  readonly #imported = new Set<string>();

  constructor(reader: SourceReader) {
    this.#reader = reader;
  }

  get paths(): readonly string[] {
    return [...this.#projects];
  }

  read(path: string, namedBy?: string): void {
    if (this.#projects.has(path)) return;
    this.#projects.add(path);
    const reader = this.#reader;
    if (otherProjects.test(path))
      reader.stop('needs-source', `${reader.shown(path)} is a project that restores more than packages of NuGet`);
    const folder = folderOf(path);
    this.#readFile(path, path, namedBy);
    this.readAround(folder, 'Build');
    const packages = findUp(folder, ['Directory.Packages.props'], reader);
    if (packages !== undefined) this.#import(packages, path);
    const name = path.slice(folder.length).replace(/^\//, '');
    if (reader.kind(below(folder, `${name}.user`)) === 'file') this.#import(below(folder, `${name}.user`), path);
    reader.file(below(folder, 'packages.lock.json'));
    reader.writes(below(folder, 'obj'));
  }

  /** `Directory.Build.props` and its like, from the folder or the nearest one above it. */
  readAround(folder: string, kind: 'Build' | 'Solution'): void {
    for (const end of ['props', 'targets', 'rsp']) {
      const path = findUp(folder, [`Directory.${kind}.${end}`], this.#reader);
      if (path === undefined) continue;
      if (end === 'rsp') this.#reader.file(path);
      else this.#import(path, path);
    }
  }

  #import(path: string, project: string): void {
    const key = `${path} ${folderOf(project)}`;
    if (this.#imported.has(key)) return;
    this.#imported.add(key);
    this.#readFile(path, project);
  }

  #readFile(path: string, project: string, namedBy?: string): void {
    const reader: SourceReader = this.#reader;
    const text = reader.manifest(path, namedBy);
    const shown = reader.shown(path);
    const root = parseXmlOf('Project', text);
    if (!root) reader.stop('unreadable-file', `${shown} is not a project of MSBuild`);
    this.#readPrograms(root, path, shown);
    for (const element of elementsOf(root)) {
      const { name, attributes } = element;
      if (name === 'Import') this.#readImport(element, path, project, shown);
      if (name === 'ProjectReference') this.#readReference(attributes.get('Include'), path, project, shown);
      this.#readConditions(attributes.get('Condition') ?? '', path, project, shown);
    }
    const output = /<(?:BaseIntermediateOutputPath|MSBuildProjectExtensionsPath)>([^<]*)</.exec(text)?.[1];
    if (output !== undefined) reader.writes(this.#place(output.trim(), path, project, shown, folderOf(project)));
    if (/UseArtifactsOutput>\s*true/i.test(text)) reader.writes(below(folderOf(path), 'artifacts'));
    const packages = /<RestorePackagesPath>([^<$]*)</.exec(text)?.[1];
    if (packages !== undefined) reader.writes(reader.path(folderOf(project), packages.replaceAll('\\', '/'), packages));
  }

  /** What runs, or is read by a function, in every evaluation or restore. */
  #readPrograms(root: XmlElement, path: string, shown: string): void {
    const stop = (what: string): never => this.#reader.stop('needs-source', `${shown} has ${what}`);
    if (root.attributes.has('InitialTargets')) stop('InitialTargets, which run in a restore too');
    for (const { name, attributes, text } of elementsOf(root)) {
      const whole = [...attributes.values(), text].join(' ');
      const reads =
        /\[(?:System\.)?IO\.(?:File|Directory)\]::\w+|\[System\.IO\.\w+\]::(?:Read|Get(?:Files|Directories))\w*/.exec(
          whole,
        );
      if (reads) stop(`${reads[0]}, which reads the source`);
      if (
        name === 'Target' &&
        ['BeforeTargets', 'AfterTargets'].some((one) => runsInRestore.test(attributes.get(one) ?? ''))
      )
        stop(`the target ${attributes.get('Name')}, which runs in a restore`);
      if (['RestoreSources', 'RestoreAdditionalProjectSources', 'RestoreFallbackFolders'].includes(name)) {
        for (const place of text.split(';').map((one) => one.trim()))
          if (place !== '' && !/^https?:|^\$\(Restore\w+\)$/.test(place))
            this.#reader.carryNamed(this.#place(place, path, path, shown), shown);
      }
    }
    if (/paket/i.test(path)) stop('paket restore its packages');
  }

  #readImport({ attributes }: XmlElement, path: string, project: string, shown: string): void {
    const reader = this.#reader;
    const written = attributes.get('Project');
    if (written === undefined || attributes.has('Sdk')) return;
    const above = /GetPathOfFileAbove\(\s*'?([\w.$()]+)'?/.exec(written)?.[1];
    if (above !== undefined) {
      const name = above.replace('$(MSBuildThisFile)', path.slice(path.lastIndexOf('/') + 1));
      const start = written.includes('../') ? folderOf(folderOf(path)) : folderOf(path);
      const found = foldersUpFrom(start)
        .map((folder) => below(folder, name))
        .find((one) => reader.kind(one) === 'file');
      if (found !== undefined && found !== path) this.#import(found, project);
      return;
    }
    // Those of the SDK, and of packages that are not there yet.
    if (
      /^\$\((?:MSBuildExtensionsPath\w*|MSBuildToolsPath|MSBuildBinPath|VSToolsPath|MicrosoftNETBuildTargets\w*|NuGetPackageRoot|NuGetProps\w*)\)/.test(
        written,
      )
    )
      return;
    if (written.includes('*')) reader.stop('unknown-path', `${shown} imports ${written}, a pattern of files`);
    const place = this.#place(written, path, project, shown);
    if (reader.kind(place) !== 'file' && attributes.has('Condition')) return;
    this.#import(place, project);
  }

  #readReference(include: string | undefined, path: string, project: string, shown: string): void {
    for (const written of (include ?? '').split(';').map((one) => one.trim())) {
      if (written === '') continue;
      if (/[*@%]/.test(written))
        this.#reader.stop('unknown-path', `${shown} refers to the projects ${written}, a pattern of files`);
      const place = this.#place(written, path, project, shown, folderOf(project));
      this.read(place, shown);
    }
  }

  /** Whether a file is there decides what is read: where it is, it comes along. */
  #readConditions(condition: string, path: string, project: string, shown: string): void {
    for (const [, written = ''] of condition.matchAll(/\bExists\(\s*'([^']*)'\s*\)/gi)) {
      const place = expandPath(written, { file: path, project });
      if (place !== undefined) this.#reader.carry(this.#reader.path(folderOf(project), place, written), shown);
      else if (/MSBuildThisFile|MSBuildProject|SolutionDir/.test(written))
        this.#reader.stop('unknown-path', `${shown} asks for ${written}`);
    }
  }

  #place(written: string, path: string, project: string, shown: string, base = folderOf(path)): string {
    const place = expandPath(written, { file: path, project });
    if (place === undefined) return this.#reader.stop('unknown-path', `${shown} names ${written}`);
    return this.#reader.path(base, place, written);
  }
}
