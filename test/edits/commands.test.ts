import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  appendCommand,
  insertCommandBefore,
  insertCommandBehind,
  removeCommand,
  removeCommands,
} from '../../src/edits/commands.ts';
import { commandLists, commandsOf, edited, readRun, render, shapes } from './shapes.ts';

const fileWithCommand = fc.tuple(shapes, commandLists, fc.nat()).map(([shape, commands, c]) => ({
  shape,
  source: render(shape, commands),
  commands,
  command: c % commands.length,
}));

function itemOf(source: string, index: number) {
  const { script, run } = readRun(source);
  const item = script.list.items[index];
  if (!item) throw new Error(`no command ${index}`);
  return { script, run, item };
}

/** What joins the commands of a RUN. */
function operatorsOf(source: string): (string | undefined)[] {
  return readRun(source)
    .script.list.items.slice(1)
    .map(({ operator }) => operator?.text);
}

describe('in any shape of a RUN', () => {
  test('a command is put before another', () => {
    fc.assert(
      fc.property(fileWithCommand, ({ source, commands, command }) => {
        const { script, item } = itemOf(source, command);
        const result = edited(source, insertCommandBefore(script, item, 'new x'));
        expect(commandsOf(result)).toEqual(commands.toSpliced(command, 0, ['new', 'x']));
        expect(operatorsOf(result)).toEqual(commands.map(() => '&&'));
      }),
    );
  });

  test('a command is put behind another', () => {
    fc.assert(
      fc.property(fileWithCommand, ({ source, commands, command }) => {
        const { script, item } = itemOf(source, command);
        const result = edited(source, insertCommandBehind(script, item, 'new x'));
        expect(commandsOf(result)).toEqual(commands.toSpliced(command + 1, 0, ['new', 'x']));
        expect(operatorsOf(result)).toEqual(commands.map(() => '&&'));
      }),
    );
  });

  test('several commands are removed together, and comments stay', () => {
    fc.assert(
      fc.property(
        fileWithCommand,
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        ({ source, commands }, chosen) => {
          const kept = commands.filter((_, index) => !chosen[index]);
          fc.pre(kept.length > 0);
          const { script } = readRun(source);
          const removed = new Set(script.list.items.filter((_, index) => chosen[index]));
          const result = edited(source, removeCommands(script, removed));
          expect(commandsOf(result)).toEqual(kept);
          expect(operatorsOf(result)).toEqual(kept.slice(1).map(() => '&&'));
        },
      ),
    );
  });

  test('a command is removed with an operator, and comments stay', () => {
    fc.assert(
      fc.property(fileWithCommand, ({ source, commands, command }) => {
        fc.pre(commands.length > 1);
        const { script, item } = itemOf(source, command);
        const result = edited(source, removeCommand(script, item));
        expect(commandsOf(result)).toEqual(commands.toSpliced(command, 1));
        expect(operatorsOf(result)).toEqual(commands.slice(2).map(() => '&&'));
      }),
    );
  });

  test('several commands are removed, and comments stay', () => {
    fc.assert(
      fc.property(fileWithCommand, fc.infiniteStream(fc.boolean()), ({ source, commands }, stream) => {
        const { script } = readRun(source);
        const removed = new Set(script.list.items.filter(() => stream.next().value));
        fc.pre(removed.size < commands.length);
        const result = edited(source, removeCommands(script, removed));
        expect(commandsOf(result)).toEqual(
          commands.filter((_, index) => ![...removed].some((item) => item.index === index)),
        );
      }),
    );
  });

  test('a command is put behind the last, on a line of its own', () => {
    fc.assert(
      fc.property(fileWithCommand, ({ source, commands }) => {
        const result = edited(source, appendCommand(readRun(source).run, 'new x'));
        expect(commandsOf(result)).toEqual([...commands, ['new', 'x']]);
        expect(operatorsOf(result)).toEqual(commands.map(() => '&&'));
        expect(result.split('\n').filter((line) => line.includes('new'))[0]).toMatch(/^[ \t]+(?:&& )?new x\r?$/);
      }),
    );
  });

  test('before what stands behind the last: a comment or a `;`', () => {
    fc.assert(
      fc.property(shapes, commandLists, fc.constantFrom(' # why', ';', ' ;', '; # why'), (shape, commands, tail) => {
        const source = render(shape, commands, tail);
        const result = edited(source, appendCommand(readRun(source).run, 'new x'));
        expect(commandsOf(result)).toEqual([...commands, ['new', 'x']]);
        expect(operatorsOf(result)).toEqual(commands.map(() => '&&'));
        expect(readRun(result).script.text.endsWith(tail.trim())).toBe(true);
      }),
    );
  });
});

/** What a command behind the last makes of a RUN. */
function appended(...lines: string[]): string[] {
  const source = ['FROM a', ...lines, ''].join('\n');
  return edited(source, appendCommand(readRun(source).run, 'new'))
    .split('\n')
    .slice(1, -1);
}

describe('a command behind the last', () => {
  test.each([
    [['RUN a'], ['RUN a \\', '    && new']],
    [['RUN a && b'], ['RUN a && b \\', '    && new']],
    [
      ['RUN a && \\', '  b'],
      ['RUN a && \\', '  b && \\', '  new'],
    ],
    [
      ['RUN a \\', '\t&& b'],
      ['RUN a \\', '\t&& b \\', '\t&& new'],
    ],
    [['RUN set -e; a; b'], ['RUN set -e; a; b; \\', '    new']],
    [
      ['RUN set -e; \\', '  a; \\', '  b'],
      ['RUN set -e; \\', '  a; \\', '  b; \\', '  new'],
    ],
    [['RUN a; b'], ['RUN a; b \\', '    && new']],
    [['RUN a \t '], ['RUN a \\', '    && new']],
    [
      ['RUN a \\', ''],
      ['RUN a \\', '    && new \\', ''],
    ],
    [['RUN a # why'], ['RUN a && new # why']],
    [
      ['RUN <<EOF', 'set -e', 'a', 'EOF'],
      ['RUN <<EOF', 'set -e', 'a', 'new', 'EOF'],
    ],
    [
      ['RUN <<EOF', 'a', 'EOF'],
      ['RUN <<EOF', 'a \\', '    && new', 'EOF'],
    ],
    [
      ['RUN cat <<EOF', 'a', 'EOF'],
      ['RUN cat <<EOF && new', 'a', 'EOF'],
    ],
    [['RUN if a; then b; fi'], ['RUN if a; then b; fi \\', '    && new']],
  ])('%j', (before, after) => {
    expect(appended(...before)).toEqual(after);
  });

  test('is none where the last runs in the background: it would run there too', () => {
    expect(appendCommand(readRun('FROM a\nRUN a & b &\n').run, 'new')).toEqual([]);
  });
});

/** A RUN without one of its commands. */
function removed(index: number, ...lines: string[]): string[] {
  const source = ['FROM a', ...lines, 'CMD x', ''].join('\n');
  const { script, item } = itemOf(source, index);
  return edited(source, removeCommand(script, item)).split('\n').slice(1, -2);
}

describe('a removed command', () => {
  test.each([
    [0, ['RUN a && b'], ['RUN b']],
    [1, ['RUN a && b'], ['RUN a']],
    [1, ['RUN a \\', '    && b \\', '    && c'], ['RUN a \\', '    && c']],
    [2, ['RUN a \\', '    && b \\', '    && c'], ['RUN a \\', '    && b']],
    [0, ['RUN a && \\', '    b && \\', '    c'], ['RUN b && \\', '    c']],
    [1, ['RUN a && \\', '    b && \\', '    c'], ['RUN a && \\', '    c']],
    [1, ['RUN a; \\', '    b; \\', '    c'], ['RUN a; \\', '    c']],
    [1, ['RUN a && \\', '    # why b', '    b && \\', '    c'], ['RUN a && \\', '    # why b', '    c']],
    [1, ['RUN a \\', '    # why b', '    && b \\', '    && c'], ['RUN a \\', '    # why b', '    && c']],
    [1, ['RUN a && \\', '    # why b', '    b'], ['RUN a', '    # why b']],
    [1, ['RUN a \\', '    # why b', '    && b # so'], ['RUN a # so', '    # why b']],
    [0, ['RUN a && \\', '    # why b', '    b'], ['RUN \\', '    # why b', '    b']],
    [1, ['RUN <<EOF', 'a', '# why b', 'b', 'c', 'EOF'], ['RUN <<EOF', 'a', '# why b', 'c', 'EOF']],
    [2, ['RUN <<EOF', 'a', 'b', '  c', 'EOF'], ['RUN <<EOF', 'a', 'b', 'EOF']],
    [0, ['RUN <<EOF', 'a && b', 'c', 'EOF'], ['RUN <<EOF', 'b', 'c', 'EOF']],
  ])('%i of %j', (index, before, after) => {
    expect(removed(index, ...before)).toEqual(after);
  });
});
