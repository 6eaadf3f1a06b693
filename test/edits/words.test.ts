import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { insertAfterWord, insertInList, removeWord, removeWords, replaceWord } from '../../src/edits/words.ts';
import { commandLists, commandsOf, edited, readRun, render, type Shape, shapes } from './shapes.ts';

/** A file, and a word of its RUN: the command and the place in it. */
const fileWithWord = fc.tuple(shapes, commandLists, fc.nat(), fc.nat()).map(([shape, commands, c, w]) => {
  const command = c % commands.length;
  return { source: render(shape, commands), commands, command, word: w % (commands[command]?.length ?? 1) };
});

function wordOf(source: string, command: number, word: number) {
  const { script } = readRun(source);
  const found = script.commands[command]?.words[word];
  if (!found) throw new Error(`no word ${word} in command ${command}`);
  return { script, found, words: script.commands[command]?.words ?? [] };
}

describe('in any shape of a RUN', () => {
  test('words are put behind a word', () => {
    fc.assert(
      fc.property(fileWithWord, ({ source, commands, command, word }) => {
        const { script, found } = wordOf(source, command, word);
        const expected = commands.map((words, index) =>
          index === command ? words.toSpliced(word + 1, 0, '--new', 'x') : words,
        );
        expect(commandsOf(edited(source, insertAfterWord(script, found, '--new x')))).toEqual(expected);
      }),
    );
  });

  test('a word is replaced', () => {
    fc.assert(
      fc.property(fileWithWord, ({ source, commands, command, word }) => {
        const { script, found } = wordOf(source, command, word);
        const expected = commands.map((words, index) => (index === command ? words.with(word, 'new') : words));
        expect(commandsOf(edited(source, replaceWord(script, found, 'new')))).toEqual(expected);
      }),
    );
  });

  test('a word is removed, with a line that holds nothing else', () => {
    fc.assert(
      fc.property(fileWithWord, ({ source, commands, command, word }) => {
        fc.pre(word > 0);
        const { script, found } = wordOf(source, command, word);
        const expected = commands.map((words, index) => (index === command ? words.toSpliced(word, 1) : words));
        const result = edited(source, removeWord(script, found));
        expect(commandsOf(result)).toEqual(expected);
        expect(emptyLines(result)).toBeLessThanOrEqual(emptyLines(source));
      }),
    );
  });

  test('several words are removed', () => {
    fc.assert(
      fc.property(fileWithWord, fc.infiniteStream(fc.boolean()), ({ source, commands, command }, stream) => {
        const { script, words } = wordOf(source, command, 0);
        const removed = new Set(words.slice(1).filter(() => stream.next().value));
        const left = words.filter((word) => !removed.has(word)).map(({ value }) => value);
        const result = edited(source, removeWords(script, words, removed));
        expect(commandsOf(result)).toEqual(commands.with(command, left));
        expect(emptyLines(result)).toBeLessThanOrEqual(emptyLines(source));
      }),
    );
  });

  test('a word is put into a list', () => {
    fc.assert(
      fc.property(fileWithWord, fc.constantFrom('a', 'c1w0a', 'z'), ({ source, commands, command, word }, text) => {
        const { script, found, words } = wordOf(source, command, word);
        const list = words.slice(1);
        fc.pre(word > 0);
        const [first = '', ...rest] = commands[command] ?? [];
        const isSorted = list.length > 2;
        const expected = isSorted ? [...rest, text].sort() : rest.toSpliced(word, 0, text);
        const all = commands.map((one, index) => (index === command ? [first, ...expected] : one));
        expect(commandsOf(edited(source, insertInList(script, list, found, text)))).toEqual(all);
      }),
    );
  });
});

function emptyLines(source: string): number {
  return source.split('\n').filter((line) => /^[ \t]*[\\`]?[ \t]*\r?$/.test(line)).length;
}

const oneALine: Shape = {
  lineEnd: '\n',
  escape: '\\',
  keyword: 'RUN',
  flag: '',
  side: 'leading',
  indent: '      ',
  beforeEscape: ' ',
  behindEscape: '',
  splitsWords: true,
  fillers: [[]],
  below: 'line end',
};

describe('the style', () => {
  const source = render(oneALine, [['apt-get', 'install', 'curl', 'git', 'make']]);
  const { script } = readRun(source);
  const packages = script.commands[0]?.words.slice(2) ?? [];
  const [curl, git, make] = packages;

  test('of a list with a line for each word is kept', () => {
    if (!curl || !git || !make) throw new Error('three packages');
    const with_ = (text: string) =>
      edited(source, insertInList(script, packages, curl, text))
        .split('\n')
        .slice(3);
    expect(with_('gcc')).toEqual(['      curl \\', '      gcc \\', '      git \\', '      make', '']);
    expect(with_('autoconf')).toEqual(['      autoconf \\', '      curl \\', '      git \\', '      make', '']);
    expect(with_('wget')).toEqual(['      curl \\', '      git \\', '      make \\', '      wget', '']);
  });

  test('of a line is kept', () => {
    const line = 'FROM a\nRUN x b c\n';
    const read = readRun(line);
    const words = read.script.commands[0]?.words.slice(1) ?? [];
    const [b] = words;
    expect(b && edited(line, insertInList(read.script, words, b, 'new'))).toBe('FROM a\nRUN x b new c\n');
  });

  test('of the last line: what went on before it ends there', () => {
    expect(make && edited(source, removeWord(script, make)).split('\n').slice(4)).toEqual(['      git', '']);
    expect(git && edited(source, removeWord(script, git)).split('\n').slice(3)).toEqual([
      '      curl \\',
      '      make',
      '',
    ]);
  });
});

test('a word that a continuation splits is not replaced in part', () => {
  const source = 'FROM a\nRUN x lo\\\nng y\n';
  const { script } = readRun(source);
  const word = script.commands[0]?.words[1];
  expect(word?.value).toBe('long');
  expect(word && replaceWord(script, word, 'new')).toEqual([]);
  expect(word && commandsOf(edited(source, insertAfterWord(script, word, 'new')))).toEqual([['x', 'long', 'new', 'y']]);
});
