import { below, type SourceReader } from '../source-reader.ts';
import type { ToolCommand } from './commands.ts';
import { foldersUp, folderWith, readPyProject } from './pyproject.ts';
import { readUvSettings, uvDirectory, uvProjectDirectory } from './uv-settings.ts';

/**
 * Notes the files that tell the version of Python (docs.astral.sh, "Python version files"): `.python-versions` or
 * `.python-version`, of the folder or the nearest one above it.
 */
export function readVersionFiles(folder: string, reader: SourceReader): void {
  for (const one of foldersUp(folder)) {
    const found = ['.python-versions', '.python-version'].filter(
      (name) => reader.kind(below(one, name)) === 'file' && reader.file(below(one, name)) !== undefined,
    );
    if (found.length > 0) return;
  }
}

/** `uv python install`, with no version named. */
export function readPythonVersion(tool: ToolCommand, reader: SourceReader): void {
  readVersionFiles(uvProjectDirectory(tool, reader), reader);
}

/** `uv venv` takes the Python that version files or the pyproject.toml ask for, unless it is told one. */
export function readUvVenv(tool: ToolCommand, reader: SourceReader): void {
  const { command, line } = tool;
  const [, path] = line.operands;
  const directory = uvDirectory(tool, reader);
  const folder = uvProjectDirectory(tool, reader);
  const named = command.variable('UV_PROJECT_ENVIRONMENT') || '.venv';
  const isProject = reader.kind(below(folderWith('pyproject.toml', folder, reader), 'pyproject.toml')) === 'file';
  const written = path ?? { value: isProject ? named : '.venv', written: named };
  reader.writes(reader.path(directory, written.value, written.written));
  readUvSettings(tool, folder, reader);
  if (line.has('-p', '--python') || command.variable('UV_PYTHON')) return;
  readVersionFiles(folder, reader);
  if (isProject && !line.has('--no-project')) readPyProject(folderWith('pyproject.toml', folder, reader), reader);
}
