// Readers of manifests that no library reads here: XML, go.mod, and Ruby programs.
import { describe, expect, test } from 'vitest';
import { parseGoFile } from '../../src/package-managers/go/go-file.ts';
import { bareRuby, pathOf, pathPattern, withPathsInPlace } from '../../src/package-managers/ruby/ruby-text.ts';
import { childrenOf, parseXml, textOf } from '../../src/package-managers/xml.ts';

describe('XML', () => {
  test('elements, attributes, entities, comments, CDATA', () => {
    const root = parseXml(
      '<?xml version="1.0"?>\n<!DOCTYPE a>\n<!-- <b>gone</b> -->\n<a x="1 &lt; 2" y=\'"\'>\n  <b> t &amp;&#x41; </b><b><![CDATA[<c>]]></b><d/>\n</a>\n',
    );
    expect(root?.attributes.get('x')).toBe('1 < 2');
    expect(root?.attributes.get('y')).toBe('"');
    expect(childrenOf(root, 'b').map(({ text }) => text)).toEqual(['t &A', '<c>']);
    expect(textOf(root, 'd')).toBe('');
    expect(textOf(root, 'e')).toBeUndefined();
  });

  test.each(['', 'text', '<a>', '<a></b>', '<a></a></a>', '<a x=1/>'])('%j is none', (text) => {
    expect(parseXml(text)).toBeUndefined();
  });
});

test('go.mod: blocks, comments, quotes', () => {
  const text =
    'module "a/b" // ours\nrequire (\n\tx v1 // indirect\n\t// none\n)\nreplace x v1 => ./y\n/* replace z => ../z */\n';
  expect(parseGoFile(text)).toEqual([
    ['module', 'a/b'],
    ['require', 'x', 'v1'],
    ['replace', 'x', 'v1', '=>', './y'],
  ]);
});

describe('Ruby', () => {
  test('comments go, texts stay', () => {
    expect(bareRuby('gem "a#b" # c\n=begin\ngem "d"\n=end\ngem \'#e\'\n__END__\nf')).toBe('gem "a#b" \n\ngem \'#e\'\n');
  });

  test.each([
    ['"a/b"', 'a/b'],
    ["File.expand_path('../a', __FILE__)", 'a'],
    ["File.expand_path('../a', __dir__)", '../a'],
    ['File.join(__dir__, "a")', 'a'],
    ["File.join(File.dirname(__FILE__), 'a')", 'a'],
    ['"#{__dir__}/a"', 'a'],
  ])('the path %s', (written, path) => {
    const match = new RegExp(`^${pathPattern}$`).exec(written);
    expect(match && pathOf(match, 1)).toBe(path);
  });

  test('a computed path is none', () => {
    expect(new RegExp(`^${pathPattern}`).exec('"a" + b')).toBeNull();
  });

  test('a name stands for its path, but not inside texts, as a key, or when it is given twice', () => {
    const text =
      "local = 'Gemfile.local'\ntwice = 'a'\ntwice = 'b'\neval_gemfile local if x\ngem 'local', local: twice\n";
    expect(withPathsInPlace(text)).toBe(
      "\ntwice = 'a'\ntwice = 'b'\neval_gemfile 'Gemfile.local' if x\ngem 'local', local: twice\n",
    );
  });
});
