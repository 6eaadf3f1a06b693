import { describe, expect, test } from 'vitest';
import { processWord, processWords, WordError } from '../../src/dockerfile/lexer.ts';

const values: Readonly<Record<string, string>> = { X: 'va l*ue', EMPTY: '', PATHS: '/a/b/c.tar.gz', V: '3.9' };
const lookup = (name: string): string | undefined => values[name];

function expand(text: string, escapeCharacter = '\\'): string {
  return processWord(text, { escape: escapeCharacter, lookup });
}

describe('substitution, as BuildKit does it', () => {
  test.each([
    ['python:$V-slim', 'python:3.9-slim'],
    ['$X', 'va l*ue'],
    ['${X}', 'va l*ue'],
    ['$Xa', ''],
    ['$NONE|${NONE}', '|'],
    ['a\\$X', 'a$X'],
    ['$', '$'],
    ['$.', '$.'],
    ['$1a', 'a'],
    ["'$X'", '$X'],
    ['"$X"', 'va l*ue'],
    ['"a\\"b"', 'a"b'],
    ['"a\\b"', 'a\\b'],
    ['a\\b', 'ab'],
    ['${NONE-a b}', 'a b'],
    ['${EMPTY-a}', ''],
    ['${EMPTY:-a}', 'a'],
    ['${EMPTY+a}', 'a'],
    ['${EMPTY:+a}', ''],
    ['${X:+is $V}', 'is 3.9'],
    ['${NONE:-${V:-x}}', '3.9'],
    ['${X:?must}', 'va l*ue'],
    ['${PATHS#*/}', 'a/b/c.tar.gz'],
    ['${PATHS##*/}', 'c.tar.gz'],
    ['${PATHS%.*}', '/a/b/c.tar'],
    ['${PATHS%%.*}', '/a/b/c'],
    ['${PATHS%/*}', '/a/b'],
    ['${X%l\\*?e}', 'va '],
    ['${X%l?e}', 'va l*ue'],
    ['${PATHS/a/x}', '/x/b/c.tar.gz'],
    ['${PATHS//a/x}', '/x/b/c.txr.gz'],
    ['${PATHS//\\//.}', '.a.b.c.tar.gz'],
  ])('%s is %s', (text, expected) => {
    expect(expand(text)).toBe(expected);
  });

  test('the escape character of the file escapes, and no other', () => {
    expect(expand('a`$X\\b', '`')).toBe('a$X\\b');
  });

  test.each([
    ['${', "missing '}'"],
    ['${}', 'bad substitution'],
    ['${:x}', 'bad substitution'],
    ['${X', 'unsupported modifier'],
    ['${X:', 'unexpected end'],
    ['${X-', 'unexpected end'],
    ['${X^^}', 'unsupported modifier (^)'],
    ['${X:0:3}', 'unsupported modifier (:0)'],
    ['${X:=a}', 'unsupported modifier (:=)'],
    ['${X:#a}', 'unsupported modifier (:#)'],
    ['${X#\\a}', "invalid escape '\\a'"],
    ['${X//a}', 'unexpected end'],
    ['${NONE?}', 'NONE: is not allowed to be unset'],
    ['${EMPTY:?}', 'EMPTY: is not allowed to be empty'],
    ['${NONE:?give it}', 'NONE: give it'],
    ['"a', 'double-quote'],
    ["'a", 'single-quote'],
  ])('%s is refused', (text, reason) => {
    expect(() => expand(text)).toThrow(WordError);
    expect(() => expand(text)).toThrow(reason);
  });

  test('what is not set can stay as it is written', () => {
    const keep = (text: string): string => processWord(text, { escape: '\\', keepUnset: true });
    expect(keep('$A ${B} ${C:-x} ${D%.*} ${E/a/b}')).toBe('$A ${B} ${C:-x} ${D%.*} ${E/a/b}');
    // Only a variable with a value makes BuildKit look at the operator.
    expect(keep('${F:0:3} ${G:=x}')).toBe('${F:0:3} ${G:=x}');
    expect(() => keep('${H^^}')).toThrow('unsupported modifier');
  });

  test('a name longer than most is read whole', () => {
    const name = 'N'.repeat(200);
    expect(processWord(`$${name}.`, { escape: '\\', lookup: (asked) => (asked === name ? 'yes' : 'no') })).toBe('yes.');
  });
});

describe('words', () => {
  test.each([
    ['a  b\tc', ['a', 'b', 'c']],
    ['"a b" \'c d\'', ['a b', 'c d']],
    ['a\\ b c', ['a b', 'c']],
    ['$X', ['va', 'l*ue']],
    ['"$X"', ['va l*ue']],
    ['cat <<EOF', ['cat', '<<EOF']],
    ['cat << EOF', ['cat', '<< EOF']],
    ['cat<<EOF', ['cat<<EOF']],
    // BuildKit has one buffer for the word and the substitutions in it, each of which starts it anew.
    ['pre${X#v*}', ['a', 'l*ue']],
  ])('%s', (text, expected) => {
    expect(processWords(text, { escape: '\\', lookup })).toEqual(expected);
  });

  test('quotes and escapes can stay', () => {
    expect(processWords('a\\ b "c d"', { escape: '\\', rawQuotes: true, rawEscapes: true })).toEqual([
      'a\\ b',
      '"c d"',
    ]);
  });
});
