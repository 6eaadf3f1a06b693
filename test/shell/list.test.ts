import { describe, expect, test } from 'vitest';
import { type CommandList, chainOf, runsAlways } from '../../src/shell/list.ts';
import { readScript } from './read-script.ts';

/** The items of a list with the operators between them, as in the text. */
function outline({ items, script }: CommandList): string[] {
  return items.flatMap(({ operator, start, end }) => [
    ...(operator ? [operator.text] : []),
    script.text.slice(start, end),
  ]);
}

describe('the items of a list', () => {
  test.each([
    ['a && b || c', ['a', '&&', 'b', '||', 'c']],
    ['a; b;', ['a', ';', 'b']],
    ['a & b', ['a', '&', 'b']],
    ['a\nb', ['a', '\n', 'b']],
    ['a ;\n\n b', ['a', ';', 'b']],
    ['a | b |& c && d', ['a | b |& c', '&&', 'd']],
    ['! a && b', ['! a', '&&', 'b']],
    ['a && (b; c) && { d; }', ['a', '&&', '(b; c)', '&&', '{ d; }']],
    ['if a; then b; fi; c', ['if a; then b; fi', ';', 'c']],
    ['a && # b; c\n d', ['a', '&&', 'd']],
    ['a # b && c\nd', ['a', '\n', 'd']],
    ['a # b && c\n# d || e\nf', ['a', '\n', 'f']],
    ['cat <<A && b\n1 || 2\nA\nc', ['cat <<A', '&&', 'b', '\n', 'c']],
    ['echo "a && b" \'c; d\' e\\;f', ['echo "a && b" \'c; d\' e\\;f']],
    ['echo a#b && c', ['echo a#b', '&&', 'c']],
    ['', []],
    ['# nothing', []],
  ])('%j', (text, expected) => {
    const script = readScript(text);
    expect(script.isValid).toBe(true);
    expect(outline(script.list)).toEqual(expected);
    for (const { operator } of script.list.items)
      if (operator) expect(text.slice(operator.start, operator.end)).toBe(operator.text);
  });

  test('are joined to a chain by && and ||', () => {
    const { items } = readScript('a && b || c; d && e').list;
    const chains = items.map((item) => chainOf(item).map(({ index }) => index));
    expect(chains).toEqual([
      [0, 1, 2],
      [0, 1, 2],
      [0, 1, 2],
      [3, 4],
      [3, 4],
    ]);
  });
});

test.each([
  ['x', true],
  ['a && x', true],
  ['a; x', true],
  ['(x)', true],
  ['{ a && x; }', true],
  ['a && x || b', true],
  ['a || x', false],
  ['a || b && x', true],
  ['if x; then a; fi', false],
  ['for i in 1 2; do x; done', false],
  ['while a; do x; done', false],
  ['case $a in b) x;; esac', false],
  ['f() { x; }; f', false],
  ['echo $(x)', false],
  ['a || (b && x)', false],
  ['[ -f a ] && x', true],
  ['[ -f a ] && x && b', true],
  ['[ -f a ] && x || b', false],
  ['[[ -f a ]] && x; b', false],
  ['([ -f a ] && x) || b', false],
  ['grep -q a b && { x; }; c', false],
  ['! a && x; b', false],
  ['cd a && x; b', true],
])('whether x always runs in %j: %s', (text, expected) => {
  const x = readScript(text).commands.find(({ words }) => words[0]?.value === 'x');
  expect(x && runsAlways(x.item)).toBe(expected);
});

test.each(['(', 'a &&', 'if a; then', 'a "', 'a )', 'for'])('bash cannot read %j', (text) => {
  expect(readScript(text).isValid).toBe(false);
});

test('the tail is what stands behind the last command', () => {
  const tailOf = (text: string) => {
    const { tail } = readScript(text);
    return text.slice(tail.start, tail.end);
  };
  expect(tailOf('a && b')).toBe('');
  expect(tailOf('a && b ; # c')).toBe(' ; # c');
  expect(tailOf('a &')).toBe(' &');
});
