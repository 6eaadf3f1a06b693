import { describe, expect, test } from 'vitest';
import { parseDockerignore } from '../../src/build-context/dockerignore.ts';

/** The ignore file, the paths that it keeps from the builder, and paths that it does not. */
type Case = readonly [ignoreFile: string, excluded: readonly string[], sent: readonly string[]];

const documented: readonly Case[] = [
  ['# temp', [], ['temp', '# temp']],
  ['*/temp*', ['somedir/temporary.txt', 'somedir/temp', 'somedir/temp/x'], ['temp', 'a/b/temp']],
  ['*/*/temp*', ['somedir/subdir/temporary.txt'], ['somedir/temporary.txt', 'a/b/c/temp']],
  ['temp?', ['tempa', 'tempb', 'tempa/x'], ['temp', 'tempab', 'somedir/tempa']],
  ['**/*.go', ['main.go', 'a/main.go', 'a/b/main.go'], ['main.go.txt', 'a/go']],
  ['/foo/bar', ['foo/bar', 'foo/bar/x'], ['bar', 'x/foo/bar']],
  ['foo/bar', ['foo/bar', 'foo/bar/x'], ['bar', 'x/foo/bar']],
  ['*.md\n!README.md', ['CHANGES.md'], ['README.md', 'docs/CHANGES.md']],
  ['*.md\n!README*.md\nREADME-secret.md', ['CHANGES.md', 'README-secret.md'], ['README.md', 'README-2.md']],
  ['*.md\nREADME-secret.md\n!README*.md', ['CHANGES.md'], ['README.md', 'README-secret.md']],
  ['.', [], ['a', 'a/b']],
  ['*\n!src', ['README.md', 'docs/a'], ['src', 'src/main.py', 'src/a/b']],
];

const doubleStar: readonly Case[] = [
  ['**', ['a', 'a/b', '.hidden'], []],
  ['**/', ['a', 'a/b'], []],
  ['**/**', ['a', 'a/b'], []],
  ['docs/**', ['docs/a', 'docs/a/b'], ['docs', 'docsy/a']],
  ['docs/**/', ['docs/a', 'docs/a/b'], ['docs']],
  ['**/docs', ['docs', 'docs/a', 'a/docs', 'a/b/docs/c/d'], ['mydocs', 'a/docs.txt']],
  ['**/docs/*', ['docs/a', 'a/docs/b', 'a/docs/b/c'], ['docs', 'a/docs']],
  ['**/docs/**', ['docs/a', 'a/docs/b/c'], ['a/docs']],
  ['**/docs/api', ['docs/api', 'a/docs/api', 'a/b/docs/api'], ['docs', 'docs/a/api']],
  ['**/.env', ['.env', 'a/.env'], ['prod.env', 'a/prod.env']],
  ['**.pyc', ['x.pyc', '.pyc', 'a/b/x.pyc'], ['x.pyc2', 'x.py']],
  ['**__pycache__', ['__pycache__/a', 'a/b/__pycache__/c', 'my__pycache__'], ['__pycache__s']],
  ['**cache/tmp', ['cache/tmp', 'a/mycache/tmp/b'], ['cache', 'cache/a/tmp']],
  ['**file*', ['file', 'a/file.txt', 'a/file1/b'], ['a/myfile']],
  ['**/a?c*.txt', ['abc.txt', 'x/y/aXc1.txt'], ['ac.txt', 'xabc.txt']],
  ['a**/*.txt', ['a/x.txt', 'abc/x.txt', 'a/b/c/x.txt', 'a/b/c/x.txt/d'], ['b/x.txt', 'a/x.md']],
  ['a/*.txt**', ['a/x.txt', 'a/x.txt.gz', 'a/x.txt/y'], ['a/b/x.txt']],
  ['abc**', ['abc', 'abcd', 'abc/d', 'abcd/e/f'], ['ab', 'x/abc']],
  ['**/**/*.txt', ['x.txt', 'a/b/c/x.txt'], ['x.txt2']],
];

const parents: readonly Case[] = [
  ['docs', ['docs', 'docs/a', 'docs/a/b/c'], ['docs2', 'a/docs']],
  ['docs/', ['docs', 'docs/a'], ['a/docs']],
  ['a/b', ['a/b', 'a/b/c/d'], ['a', 'a/c']],
  ['docs\n!docs/README.md', ['docs', 'docs/a', 'docs/a/README.md'], ['docs/README.md']],
  ['docs/\n!docs/README.md', ['docs', 'docs/a'], ['docs/README.md']],
  ['docs/*\n!docs/README.md', ['docs/a'], ['docs', 'docs/README.md']],
  ['**\n!docs/api', ['a', 'docs', 'docs/a'], ['docs/api', 'docs/api/x']],
  ['**\n!docs/api\ndocs/api/x', ['docs/api/x', 'docs/api/x/y'], ['docs/api', 'docs/api/z']],
  ['*\n!a/b/c', ['a', 'a/b', 'a/b/d'], ['a/b/c', 'a/b/c/d']],
  ['!main.go\n*.go', ['main.go'], []],
  ['**\n!dist/*.whl', ['dist', 'dist/a.zip'], ['dist/app-2.4.0rc3.dev36+g08a-py3-none-any.whl']],
];

const names: readonly Case[] = [
  ['a[b-d]e', ['abe', 'ade/x'], ['ae', 'aae', 'abbe']],
  ['a[^b-d]e', ['aze'], ['ace']],
  ['.*', ['.env', '.git/config'], ['a.env', 'env']],
  ['abc.def', ['abc.def'], ['abcdef', 'abcZdef']],
  ['a?c', ['abc', 'a☺c'], ['ac', 'a/c']],
  ['a*c', ['ac', 'abbbc'], ['a/c', 'ab/c']],
  ['a(b)c/d', ['a(b)c/d', 'a(b)c/d/e'], ['abc/d', 'a(b)c/e']],
  ['a.|)$(}+{b', ['a.|)$(}+{b'], ['aX|)$(}+{b', 'a']],
  ['*.{js,ts}', ['x.{js,ts}'], ['x.js', 'x.ts']],
  ['pkg-1.0+local.whl', ['pkg-1.0+local.whl'], ['pkg-1.00local.whl']],
  ['[+]a', ['+a'], ['a']],
  ['\\*', ['*'], ['a']],
  ['a\\*b', ['a*b'], ['axb', 'ab']],
  ['README', ['README'], ['readme', 'Readme']],
  ['[a-ζ]*', ['α'], ['A']],
];

const lines: readonly Case[] = [
  ['', [], ['a']],
  ['\n\n', [], ['a']],
  ['  a  \n\tb\t', ['a', 'b'], ['  a  ']],
  ['a\r\nb\r\n', ['a', 'b'], ['c']],
  ['\uFEFFa', ['a'], []],
  ['\uFEFF# a\nb', ['b'], ['a', '# a']],
  [' # a', ['# a'], ['a']],
  ['a # b', ['a # b'], ['a']],
  ['./a', ['a'], ['b/a']],
  ['a//b', ['a/b'], ['a']],
  ['a/../b', ['b'], ['a']],
  ['../a', [], ['a']],
  ['/', [], ['a', 'a/b']],
  ['*\n! /a', ['b'], ['a', 'a/c']],
  ['*\n  !a  ', ['b'], ['a']],
  ['*\n!!a', ['a', 'b'], ['!a']],
];

/** Docker stops at these, so that nothing of the context reaches a builder. */
const refused: readonly Case[] = [
  ['!', ['a'], []],
  ['a\n! ', ['b'], []],
  ['[', ['a'], []],
  ['!a\nb[c', ['a', 'd'], []],
  ['[z-a]', ['a'], []],
];

describe.each(Object.entries({ documented, doubleStar, parents, names, lines, refused }))('%s', (_, cases) => {
  test.each(cases)('%j', (ignoreFile, excluded, sent) => {
    const excludes = parseDockerignore(ignoreFile);
    expect([...excluded, ...sent].filter(excludes)).toEqual(excluded);
  });
});
