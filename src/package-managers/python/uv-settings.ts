import { type Content, mapping } from '../javascript/package-json.ts';
import type { CommandLine } from '../manager-command.ts';
import { below, type SourceReader } from '../source-reader.ts';
import type { ToolCommand } from './commands.ts';
import { foldersUp, localIndex } from './pyproject.ts';
import { items, parseToml, readToml, text, valueAt } from './toml.ts';

/** Where uv starts to look: the directory that it runs in, or is told to. */
export function uvDirectory({ command, line }: ToolCommand, reader: SourceReader): string {
  const directory = line.value('--directory');
  const named = directory ?? wordOf(command.variable('UV_WORKING_DIRECTORY') ?? command.variable('UV_WORKING_DIR'));
  return reader.path(command.directory, named ? named.value : '.', named?.written ?? '.');
}

/** Where the project is looked for. */
export function uvProjectDirectory(tool: ToolCommand, reader: SourceReader): string {
  const start = uvDirectory(tool, reader);
  const named = tool.line.value('--project') ?? wordOf(tool.command.variable('UV_PROJECT'));
  return named ? reader.path(start, named.value, named.written) : start;
}

function wordOf(value: string | undefined): { readonly value: string; readonly written: string } | undefined {
  return value ? { value, written: value } : undefined;
}

/**
 * Reads the configuration file that uv finds, with the folders of wheels that it names: the uv.toml of the folder or of
 * the nearest one above it, or the `[tool.uv]` of a pyproject.toml there (docs.astral.sh, "Configuration files").
 */
export function readUvSettings({ command, line }: ToolCommand, folder: string, reader: SourceReader): void {
  const named = line.value('--config-file') ?? wordOf(command.variable('UV_CONFIG_FILE'));
  if (named) {
    const path = reader.path(command.directory, named.value, named.written);
    reader.carryNamed(path, 'uv --config-file');
    readIndexes(parseToml(reader.peek(path) ?? '') ?? {}, path, reader);
  } else if (!line.has('--no-config')) {
    // The nearest counts, and no other.
    foldersUp(folder).some((one) => readSettingsIn(one, reader));
  }
}

/** Whether a folder holds settings, which are read. */
function readSettingsIn(folder: string, reader: SourceReader): boolean {
  const path = below(folder, 'uv.toml');
  const settings = reader.peek(path) === undefined ? undefined : readToml(path, reader);
  const manifest = below(folder, 'pyproject.toml');
  const own = settings ? undefined : valueAt(parseToml(reader.peek(manifest) ?? ''), 'tool', 'uv');
  if (own !== undefined) readToml(manifest, reader);
  readIndexes(settings ?? mapping(own), settings ? path : manifest, reader);
  return settings !== undefined || own !== undefined;
}

function readIndexes(settings: Content, path: string, reader: SourceReader): void {
  const named = [
    ...items(settings.index).map((index) => mapping(index).url),
    ...[settings, mapping(settings.pip)].flatMap((one) => [
      one['index-url'],
      ...items(one['extra-index-url']),
      ...items(one['find-links']),
    ]),
  ];
  for (const index of named.flatMap((one) => localIndex(text(one)) ?? []))
    reader.carry(reader.path(reader.path(path, '..', path), index, index), reader.shown(path));
}

/** Folders of wheels that the command line names. */
export function readUvIndexOptions(line: CommandLine, folder: string, reader: SourceReader): void {
  const named = line.values(
    '-f',
    '--find-links',
    '--index',
    '--default-index',
    '-i',
    '--index-url',
    '--extra-index-url',
  );
  for (const { value, written } of named) {
    const index = localIndex((value ?? written).replace(/^[\w-]+=(?=.)/, ''));
    if (value !== undefined && index !== undefined) reader.carry(reader.path(folder, index, written));
  }
}
