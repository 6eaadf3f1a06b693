import { excerpt } from '../excerpt.ts';
import { folderOf } from '../folders.ts';
import type { SourceReader } from '../source-reader.ts';
import { readGem } from './gemspec.ts';
import { bareRuby, pathOf, pathPattern, withPathsInPlace } from './ruby-text.ts';

/** A Gemfile being read, and those read before it. */
interface Reading {
  readonly reader: SourceReader;
  readonly seen: Set<string>;
}

/** Files that a Gemfile, which is a program, reads in the ways that are known; stops at any other. */
export function readGemfile(path: string, root: string, reader: SourceReader): void {
  readProgram(path, undefined, root, { reader, seen: new Set() });
}

function readProgram(path: string, namedBy: string | undefined, root: string, reading: Reading): void {
  const { reader, seen } = reading;
  if (seen.has(path)) return;
  seen.add(path);
  const shown = reader.shown(path);
  const folder = folderOf(path);
  const text = withPathsInPlace(bareRuby(reader.manifest(path, namedBy)));
  let rest = text;
  const take = (pattern: RegExp, use: (match: RegExpExecArray) => void): void => {
    for (const match of rest.matchAll(pattern)) use(match);
    rest = rest.replace(pattern, ' nil ');
  };
  // Plain paths start where Bundler runs, those of `__dir__` and `__FILE__` at the file.
  const resolved = (written: string, isFile: boolean): string => reader.path(isFile ? folder : root, written, written);

  const asksFirst = /\b(?:File|Dir)\.(?:exists?|file|readable)\?/.test(text);
  const readOther = (other: string): void => {
    if (asksFirst && reader.kind(other) === undefined) return;
    readProgram(other, shown, root, reading);
  };
  // `eval_gemfile 'x'`, `instance_eval File.read('x')`, `require_relative 'x'`: programs too.
  take(new RegExp(`\\beval_gemfile\\s*\\(?\\s*${pathPattern}`, 'g'), (match) => {
    const named = pathOf(match, 1);
    readOther(reader.path(folder, named, named));
  });
  take(new RegExp(`\\b(?:instance_)?eval\\s*\\(?\\s*(?:File|IO)\\.read\\s*\\(?\\s*${pathPattern}`, 'g'), (match) => {
    readOther(resolved(pathOf(match, 1), match[5] === undefined));
  });
  take(/\brequire_relative\s*\(?\s*(["'])([^"'#\n]+)\1/g, ([, , named = '']) => {
    readOther(reader.path(folder, `${named.replace(/\.rb$/, '')}.rb`, named));
  });
  // Whether a file is there decides what is read: where it is, it comes along.
  take(
    new RegExp(`\\b(?:File|Dir)\\.(?:exists?\\?|file\\?|readable\\?|directory\\?)\\s*\\(?\\s*${pathPattern}`, 'g'),
    (match) => {
      reader.carry(resolved(pathOf(match, 1), match[5] === undefined), shown);
    },
  );
  take(new RegExp(`\\b(?:File|IO)\\.(?:read|readlines|open)\\s*\\(?\\s*${pathPattern}`, 'g'), (match) => {
    const named = resolved(pathOf(match, 1), match[5] === undefined);
    if (reader.kind(named) === 'file') reader.carry(named, shown);
    else if (!asksFirst) reader.manifest(named, shown);
  });
  // `ruby file: ".ruby-version"` (Bundler 2.5)
  take(/\bruby\s*\(?\s*(?::file\s*=>|file:)\s*(["'])([^"'#\n]+)\1/g, ([, , named = '']) => {
    reader.manifest(reader.path(root, named, named), shown);
  });
  take(/^\s*gemspec\b(?!\.)[^\n]*/gm, ([written]) => {
    const given = /\bpath(?::|\s*=>)\s*(["'])([^"'#\n]+)\1/.exec(written)?.[2] ?? '.';
    readGem(reader.path(root, given, given), root, shown, reader);
  });
  // `gem 'x', path: 'y'`, `path 'y' do`
  take(new RegExp(`(?:\\bpath:|:path\\s*=>|^[ \\t]*path\\b)\\s*\\(?\\s*${pathPattern}`, 'gm'), (match) => {
    const named = pathOf(match, 1);
    readGem(reader.path(root, named, named), root, shown, reader);
  });
  const computed = /(?:\bpath:|:path\s*=>)\s*(\S[^\n,]*)/.exec(rest);
  if (computed) reader.stop('unknown-path', `${shown} names a path by ${computed[1]}`);
  const local =
    /(?:\b(?:git|source):|:(?:git|source)\s*=>|^\s*(?:source|git))\s*\(?\s*["']((?:\.{0,2}\/|file:)[^"'\n]*)/m.exec(
      rest,
    );
  if (local) reader.stop('needs-source', `${shown} takes gems from ${local[1]}`);
  const plugin = /^\s*plugin\s*\(?\s*["']([^"'\n]+)/m.exec(rest);
  if (plugin) reader.stop('needs-source', `${shown} has the plugin ${plugin[1]}, and what that reads is not known`);
  const odd = programsText.exec(rest);
  if (odd)
    reader.stop(
      'unreadable-file',
      `${shown} has ${excerpt(rest, odd.index)}, and what that reads is not followed here`,
    );
}

/** What may read files in other ways than the known ones. */
const programsText =
  /(?<!["'\w-])(?:File|Dir|IO|Pathname|FileUtils|YAML|Psych|JSON|Open3|Kernel|Bundler\.\w+|lockfile)\b(?!["'])|(?<!["'\w.:-])(?:instance_eval|eval|eval_gemfile|system|exec|spawn|load|require_relative|gemspec)\b(?!["'\w:?-])|`|%x\W|\brequire\s*\(?\s*["'][./]/;
