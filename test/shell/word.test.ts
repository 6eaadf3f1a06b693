import { describe, expect, test } from 'vitest';
import { readScript } from './read-script.ts';

function words(text: string) {
  return readScript(text).commands.flatMap((command) => command.words);
}

describe('a word', () => {
  test.each([
    ['a', 'a', true],
    ["'a b'", 'a b', true],
    ['"a b"', 'a b', true],
    ['a\\ b', 'a b', true],
    ['a\'b\'"c"', 'abc', true],
    ['"a\\"b"', 'a"b', true],
    ['$X', '$X', false],
    ['"a$X"', 'a$X', false],
    ['$(x)', '$(x)', false],
    ['`x`', '`x`', false],
    ['*.txt', '*.txt', false],
    ['a?', 'a?', false],
    ["'*.txt'", '*.txt', true],
    ['{a,b}', '{a,b}', false],
    ['a=b', 'a=b', true],
    ['--x=y', '--x=y', true],
    ['a=$b', 'a=$b', false],
  ])('%s is %s; literal: %s', (text, value, isLiteral) => {
    const [, word] = words(`x ${text}`);
    expect(word?.text).toBe(text);
    expect(word?.value).toBe(value);
    expect(word?.isLiteral).toBe(isLiteral);
  });

  test.each([
    ['$A', ['A']],
    ['${A}b$C', ['A', 'C']],
    ['"${A:-$B}"', ['A', 'B']],
    ["'$A'", []],
    ['\'$A\'"$B"', ['B']],
    ['a', []],
    ['$1', []],
    ['A=$B', ['B']],
  ])('%s expands %j', (text, variables) => {
    expect(words(`x ${text}`)[1]?.variables).toEqual(variables);
  });

  test('knows what stands between its quotes, where all of it is one quoted text', () => {
    const inside = (text: string) => {
      const quoted = words(`x ${text}`)[1]?.quoted;
      return quoted && [`x ${text}`.slice(quoted.span.start, quoted.span.end), quoted.isDouble];
    };
    expect(inside("'a b'")).toEqual(['a b', false]);
    expect(inside('"a b"')).toEqual(['a b', true]);
    expect(inside("'a'b")).toBeUndefined();
    expect(inside('a')).toBeUndefined();
  });
});

describe('a command', () => {
  test('has words, assignments and redirects', () => {
    const [command] = readScript('A=1 B="$C" x y >out 2>&1 <in z').commands;
    expect(command?.words.map(({ value }) => value)).toEqual(['x', 'y', 'z']);
    expect(command?.assignments.map(({ name, value, isLiteral }) => [name, value, isLiteral])).toEqual([
      ['A', '1', true],
      ['B', '$C', false],
    ]);
    expect(command?.redirects.map(({ operator, target, descriptor }) => [descriptor, operator, target?.value])).toEqual(
      [
        [undefined, '>', 'out'],
        [2, '>&', '1'],
        [undefined, '<', 'in'],
      ],
    );
  });

  test('a heredoc is a redirect with lines, which its span leaves out', () => {
    const text = 'cat <<A >f && x\n1\nA\n';
    const [command] = readScript(text).commands;
    const [heredoc] = command?.redirects ?? [];
    expect(command && text.slice(command.start, command.end)).toBe('cat <<A >f');
    expect(heredoc?.body && text.slice(heredoc.body.start, heredoc.body.end)).toBe('1\n');
    expect(heredoc?.isExpanded).toBe(true);
  });

  test.each([
    'x $(y)',
    'x "$(y)"',
    'x `y`',
    'x <(y)',
    'A=$(y)',
    'x > $(y)',
    'x ${A:-$(y)}',
    '{ y; } > x',
    'for a in $(y); do :; done',
    'if [ "$(y)" ]; then :; fi',
    'case $(y) in a) ;; esac',
    '[[ -n $(y) ]]',
    'x <<A\n$(y)\nA',
    'x <<< $(y)',
    'while y; do :; done',
    'f() { y; }',
    '! y',
    'x | y',
    '{ x; } < $(y)',
    'a=(1 $(y))',
  ])('y is a command of %j', (text) => {
    expect(readScript(text).commands.map(({ words: found }) => found[0]?.value)).toContain('y');
  });

  test('inside backquotes with escaped backquotes there is nothing to edit', () => {
    expect(readScript('x `y \\`z\\``').commands).toHaveLength(1);
  });
});
