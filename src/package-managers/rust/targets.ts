import { folderOf } from '../folders.ts';
import { type Content, mapping } from '../javascript/package-json.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { listOf } from '../unknown-data.ts';

/** The folders where targets are looked for that a manifest names without their paths. */
const places: ReadonlyMap<string, string> = new Map([
  ['bin', 'src/bin'],
  ['example', 'examples'],
  ['test', 'tests'],
  ['bench', 'benches'],
]);

/**
 * The files of targets that have to be there, or cargo refuses the manifest: of those that it names without a path, and
 * one of a package that names none (seen in cargo 1.95; a path that is given is not looked at).
 */
export function readTargets(content: Content, path: string, reader: SourceReader): void {
  const folder = folderOf(path);
  const shown = reader.shown(path);
  const carryFirst = (files: readonly string[], what: string): void => {
    const found = files.find((file) => reader.kind(below(folder, file)) === 'file');
    if (found === undefined) reader.stop('missing-file', `${what} of ${shown} has no ${files.join(' or ')}`);
    else reader.carry(below(folder, found), shown);
  };
  const library = content.lib;
  const programs = listOf(content.bin);
  const description = mapping(content.package ?? content.project);
  if (library !== undefined && mapping(library).path === undefined) carryFirst(['src/lib.rs'], 'the library');
  if (library === undefined && programs.length === 0) carryFirst(['src/main.rs', 'src/lib.rs'], 'the package');
  for (const [kind, place] of places) {
    for (const target of listOf(content[kind])) {
      const { name, path: given } = mapping(target);
      if (typeof name !== 'string' || given !== undefined) continue;
      const isMain = kind === 'bin' && name === description.name;
      const files = [`${place}/${name}.rs`, `${place}/${name}/main.rs`];
      carryFirst(isMain ? ['src/main.rs', ...files] : files, `the ${kind} ${name}`);
    }
  }
  const first = description['default-run'];
  if (typeof first !== 'string' || programs.some((program) => mapping(program).name === first)) return;
  const files = [`src/bin/${first}.rs`, `src/bin/${first}/main.rs`];
  carryFirst(first === description.name ? ['src/main.rs', ...files] : files, `the bin ${first}`);
}
