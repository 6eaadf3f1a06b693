import { excerpt } from '../excerpt.ts';
import { below, type SourceReader } from '../source-reader.ts';
import { bareRuby, pathOf, pathPattern } from './ruby-text.ts';

/**
 * A gem in a folder of the source. Bundler does not build it, but runs its gemspec, which is a program: in a folder of its
 * own, all of the folder comes along; beside the Gemfile, what the gemspec reads in known ways.
 */
export function readGem(folder: string, root: string, namedBy: string, reader: SourceReader): void {
  if (folder !== root && root.startsWith(`${folder.replace(/\/$/, '')}/`))
    reader.stop('needs-source', `${namedBy} names a gem in ${reader.shown(folder)}, a folder that holds it`);
  const specs = reader.list(folder).filter((name) => name.endsWith('.gemspec'));
  for (const name of specs) readGemspec(folder, name, folder === root, namedBy, reader);
  if (folder !== root) reader.carryNamed(folder, namedBy);
  else if (specs.length === 0) reader.stop('missing-file', `${namedBy} wants a .gemspec beside it, and there is none`);
}

function readGemspec(folder: string, name: string, isOwn: boolean, namedBy: string, reader: SourceReader): void {
  const path = below(folder, name);
  const shown = reader.shown(path);
  const text = isOwn ? reader.manifest(path, namedBy) : (reader.peek(path) ?? '');
  if (/(?:\.\.\/){2}|dirname\(\s*(?:File\.)?dirname|__dir__\s*,\s*["']\.\./.test(text))
    reader.stop('needs-source', `${shown} speaks of folders above its own`);
  if (!isOwn) return;
  let rest = bareRuby(text);
  const take = (pattern: RegExp, use: (match: RegExpExecArray) => void): void => {
    for (const match of rest.matchAll(pattern)) use(match);
    rest = rest.replace(pattern, ' nil ');
  };
  take(new RegExp(`\\b(?:File|IO)\\.(?:read|readlines)\\s*\\(?\\s*${pathPattern}`, 'g'), (match) => {
    const named = pathOf(match, 1);
    reader.carryNamed(reader.path(folder, named, named), shown);
  });
  take(/\brequire_relative\s*\(?\s*(["'])([^"'#\n]+)\1/g, ([, , named = '']) => readCode(folder, named, shown, reader));
  take(/\brequire\s*\(?\s*(["'])([^"'#\n]+)\1/g, ([, , named = '']) => {
    const inLibrary = reader.kind(below(folder, `lib/${named}.rb`)) === 'file' ? `lib/${named}` : named;
    if (inLibrary !== named || named.startsWith('.')) readCode(folder, inLibrary, shown, reader);
  });
  // The programs of the gem are linked; which files it has else is of no matter here.
  const programs = /\.executables\s*(?:=|\+=|<<|\.concat)\s*([^\n]*)/.exec(rest)?.[1] ?? '';
  if (programs !== '' && !/^\[\s*\]|^%w\[\s*\]/.test(programs)) readPrograms(programs, rest, folder, shown, reader);
  rest = rest.replace(
    /^[^\n]*\.(?:files|test_files|executables|extra_rdoc_files|require_paths)\s*(?:[+-]?=|<<)[^\n]*(?:\n(?=\s*(?:\.|&|\|))[^\n]*)*/gm,
    '',
  );
  rest = rest.replace(/\$(?:LOAD_PATH|:)\.[^\n]*|^\s*lib\s*=[^\n]*/gm, '');
  // Texts say nothing of files, but those that a shell runs.
  rest = rest.replace(/<<[~-]?['"]?([A-Z]+)[\s\S]*?^\s*\1$/gm, '').replace(/"[^"#\n]*"|'[^'\n]*'/g, "''");
  const odd = /\b(?:File|Dir|IO|Pathname|YAML|JSON)\b|\b(?:eval|instance_eval|load)\b|\bsystem\s*[("']|`|%x\W/.exec(
    rest,
  );
  if (odd)
    reader.stop(
      'unreadable-file',
      `${shown} has ${excerpt(rest, odd.index)}, and what that reads is not followed here`,
    );
}

/** A file of code that a gemspec loads for its version: it may load no further ones. */
function readCode(folder: string, named: string, shown: string, reader: SourceReader): void {
  const path = reader.path(folder, `${named.replace(/\.rb$/, '')}.rb`, named);
  const text = bareRuby(reader.manifest(path, shown));
  const odd = /\b(?:require|require_relative|load|autoload|eval|File|Dir|IO)\b|`/.exec(text);
  if (odd) reader.stop('needs-source', `${reader.shown(path)}, which ${shown} loads, has ${excerpt(text, odd.index)}`);
}

function readPrograms(written: string, text: string, folder: string, shown: string, reader: SourceReader): void {
  const named = /bindir\s*=\s*(["'])([^"'\n]+)\1/.exec(text)?.[2];
  const places = named === undefined ? ['bin', 'exe'] : [named];
  const isComputed = !/^(?:\[\s*["']|["']|%w)/.test(written);
  if (isComputed && places.every((place) => reader.kind(below(folder, place)) === undefined)) return;
  if (isComputed) reader.stop('needs-source', `${shown} takes the programs of the gem from the files of the source`);
  for (const place of places) reader.carry(below(folder, place), shown);
}
