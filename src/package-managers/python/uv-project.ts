import { type Content, mapping } from '../javascript/package-json.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { isOn, type ToolCommand } from './commands.ts';
import { readLocal } from './local-project.ts';
import { dynamicKeys, localDependencies, lockedPaths, type PyProject, requirementsOf } from './pyproject.ts';
import { whyNotAgain } from './repeating.ts';
import { items, readToml, text, valueAt, valuesOf } from './toml.ts';
import { readVersionFiles } from './uv-python.ts';
import { readUvIndexOptions, readUvSettings, uvDirectory, uvProjectDirectory } from './uv-settings.ts';
import { readUvWorkspace, type UvWorkspace } from './uv-workspace.ts';

/** A workspace with its lock file and with how the command treats that. */
interface UvProject extends UvWorkspace {
  readonly lock: Content | undefined;
  /** Whether the lock file is taken as it is. */
  readonly isFrozen: boolean;
  /** Whether it has to be up to date. */
  readonly isLocked: boolean;
}

/** What `uv sync` reads, builds and writes (docs.astral.sh, "Using uv in Docker", "Locking and syncing"). */
export function readUvSync(tool: ToolCommand, reader: SourceReader): void {
  const { line, command } = tool;
  const script = line.value('--script');
  if (script) reader.stop('needs-source', `uv sync --script reads ${script.written}, a program of the source`);
  const found = readProject(tool, reader);
  const environment = command.variable('UV_PROJECT_ENVIRONMENT') || '.venv';
  const active = line.has('--active') ? command.variable('VIRTUAL_ENV') : undefined;
  reader.writes(active ?? reader.path(found.root.folder, environment, environment));

  const options = narrowingOptions(tool, found);
  const unknown = whyMetadataIsBuilt(found, reader);
  if (options.length === 0) {
    if (unknown !== undefined) reader.stop('needs-source', unknown);
    stopAtOldLock(found, reader);
    return;
  }
  if (unknown !== undefined && (found.isLocked || !found.lock)) reader.stop('needs-source', unknown);
  const frozen = unknown === undefined ? [] : ['--frozen'];
  const what =
    options[0] === '--no-install-workspace' ? 'the projects of the workspace' : `the project of ${found.project.shown}`;
  const again = whyNotAgain(command);
  if (again !== undefined) reader.stop('needs-source', `uv sync builds ${what} too, and, ${again}`);
  reader.add({
    options: [...frozen, ...options],
    why: `finds the dependencies installed, and installs ${what}, which needs the source`,
  });
}

/** The option that keeps the projects from being built; none where none would be. */
function narrowingOptions({ command, line }: ToolCommand, { project, members }: UvProject): string[] {
  const noWorkspace = line.has('--no-install-workspace') || isOn(command.variable('UV_NO_INSTALL_WORKSPACE'));
  if (noWorkspace) return [];
  const others = members.filter((one) => one.folder !== project.folder);
  const isNamed = members.some(({ content }) =>
    valuesOf(valueAt(content, 'tool', 'uv', 'sources')).some(isOfWorkspace),
  );
  if (others.length > 0 && (isNamed || others.some(isPackage))) return ['--no-install-workspace'];
  const noProject = line.has('--no-install-project', '--only-group', '--only-dev');
  return noProject || isOn(command.variable('UV_NO_INSTALL_PROJECT')) || !isPackage(project)
    ? []
    : ['--no-install-project'];
}

function isOfWorkspace(source: unknown): boolean {
  return [source, ...items(source)].some((one) => mapping(one).workspace === true);
}

/** Whether a project is built, as a package: without a `[build-system]` it is not, unless it says so. */
function isPackage({ content }: PyProject): boolean {
  const said = valueAt(content, 'tool', 'uv', 'package');
  return typeof said === 'boolean' ? said : content['build-system'] !== undefined;
}

/**
 * Why a project has to be built to be locked: its dependencies are dynamic, or its version is and there is no lock file
 * that leaves it out (uv 0.9, `Lock::satisfies`).
 */
function whyMetadataIsBuilt({ members, lock, isFrozen }: UvProject, reader: SourceReader): string | undefined {
  if (isFrozen) return undefined;
  for (const { content, folder, shown } of members) {
    const dynamic = dynamicKeys({ content, folder, shown, path: '' });
    const name = text(valueAt(content, 'project', 'name')) ?? '';
    const locked = items(lock?.package)
      .map(mapping)
      .find((one) => normalized(text(one.name) ?? '') === normalized(name));
    const isVersionLeft = locked !== undefined && locked.version === undefined;
    const key = dynamic.find((one) => one.endsWith('dependencies') || (one === 'version' && !isVersionLeft));
    if (key !== undefined)
      return `${shown} leaves ${key} to the build, which needs the source of ${reader.shown(folder) || 'the project'}`;
  }
  return undefined;
}

/** Stops where the lock file lacks what a project names: then it is written anew, and the later copy would undo that. */
function stopAtOldLock({ members, root, lock, isFrozen, isLocked }: UvProject, reader: SourceReader): void {
  if (!lock || isFrozen || isLocked) return;
  const names = new Set(items(lock.package).map((one) => normalized(text(mapping(one).name) ?? '')));
  for (const project of members) {
    const lacking = requirementsOf({ content: { project: project.content.project } })
      .flatMap((requirement) => /^[A-Za-z0-9][\w.-]*/.exec(requirement)?.[0] ?? [])
      .find((name) => !names.has(normalized(name)));
    if (lacking === undefined) continue;
    const shown = reader.shown(below(root.folder, 'uv.lock'));
    reader.stop('needs-source', `${shown} lacks ${lacking}, which ${project.shown} names, and is written anew`);
  }
}

/** PEP 503. */
function normalized(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

export function readUvLock(tool: ToolCommand, reader: SourceReader): void {
  const found = readProject(tool, reader);
  const unknown = whyMetadataIsBuilt(found, reader);
  if (unknown !== undefined) reader.stop('needs-source', unknown);
  if (!tool.line.has('--check', '--locked', '--check-exists')) reader.writes(below(found.root.folder, 'uv.lock'));
}

export function readUvExport(tool: ToolCommand, reader: SourceReader): void {
  const found = readProject(tool, reader);
  const unknown = whyMetadataIsBuilt(found, reader);
  if (unknown !== undefined) reader.stop('needs-source', unknown);
  const output = tool.line.value('-o', '--output-file');
  if (output) reader.writes(reader.path(uvDirectory(tool, reader), output.value, output.written));
}

/** Reads what every command that locks or syncs reads. */
function readProject(tool: ToolCommand, reader: SourceReader): UvProject {
  const { command, line } = tool;
  const start = uvProjectDirectory(tool, reader);
  const workspace = readUvWorkspace(start, reader);
  const { root, project, members } = workspace;
  const isFrozen = line.has('--frozen') || isOn(command.variable('UV_FROZEN'));
  const isLocked = line.has('--locked') || isOn(command.variable('UV_LOCKED'));
  const path = below(root.folder, 'uv.lock');
  if (isFrozen || isLocked) reader.manifest(path);
  const lock = readToml(path, reader);
  readUvSettings(tool, root.folder, reader);
  readUvIndexOptions(line, uvDirectory(tool, reader), reader);
  if (!line.has('-p', '--python') && !command.variable('UV_PYTHON')) readVersionFiles(project.folder, reader);
  const folders = new Set(members.map(({ folder }) => folder));
  const reading = { reader, folder: root.folder, members: folders, seen: new Set<string>() };
  for (const one of members) for (const local of localDependencies(one)) readLocal(local, one.shown, reading);
  for (const local of lockedPaths(lock, root.folder)) readLocal(local, reader.shown(path), reading);
  return { ...workspace, lock, isFrozen, isLocked };
}
