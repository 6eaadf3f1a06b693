// Dockerfiles with one RUN, in all the shapes that people give to it.
import fc from 'fast-check';
import { parseDockerfile } from '../../src/dockerfile/dockerfile.ts';
import type { Instruction } from '../../src/dockerfile/instruction.ts';
import type { ShellScript } from '../../src/shell/script.ts';
import { applyEdits, type Edit } from '../../src/text/edit.ts';

export interface Shape {
  readonly lineEnd: '\n' | '\r\n';
  readonly escape: '\\' | '`';
  readonly keyword: 'RUN' | 'run';
  readonly flag: '' | '--network=none ';
  /** Where `&&` stands; `none` for a RUN of one line. */
  readonly side: 'leading' | 'trailing' | 'none';
  readonly indent: string;
  readonly beforeEscape: string;
  readonly behindEscape: string;
  /** Whether words too have lines of their own. */
  readonly splitsWords: boolean;
  /** Comment and blank lines, taken in turn for the continuations. */
  readonly fillers: readonly (readonly ('comment' | 'blank')[])[];
  /** What stands below the RUN. */
  readonly below: '' | 'line end' | 'instruction';
}

export const shapes: fc.Arbitrary<Shape> = fc.record({
  lineEnd: fc.constantFrom('\n', '\r\n'),
  escape: fc.constantFrom('\\', '`'),
  keyword: fc.constantFrom('RUN', 'run'),
  flag: fc.constantFrom('', '--network=none '),
  side: fc.constantFrom('leading', 'trailing', 'none'),
  indent: fc.constantFrom('    ', '  ', '\t', ' '),
  beforeEscape: fc.constantFrom(' ', '', '\t'),
  behindEscape: fc.constantFrom('', ' ', '\t '),
  splitsWords: fc.boolean(),
  fillers: fc.array(fc.array(fc.constantFrom('comment', 'blank'), { maxLength: 2 }), { minLength: 1, maxLength: 4 }),
  below: fc.constantFrom('', 'line end', 'instruction'),
});

/** Commands, each a list of words, for a RUN of such a shape. */
export const commandLists: fc.Arbitrary<string[][]> = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 })
  .map((lengths) => lengths.map((length, index) => Array.from({ length }, (_, word) => `c${index}w${word}`)));

export function render(shape: Shape, commands: readonly (readonly string[])[], tail = ''): string {
  const { lineEnd, side, indent } = shape;
  let continuations = 0;
  const continuation = (): string => {
    const fillers = shape.fillers[continuations % shape.fillers.length] ?? [];
    const lines = fillers.map((kind, index) =>
      kind === 'blank' ? lineEnd : `  # comment ${continuations}.${index}${lineEnd}`,
    );
    continuations++;
    return `${shape.beforeEscape}${shape.escape}${shape.behindEscape}${lineEnd}${lines.join('')}${indent}`;
  };
  const body = commands.map((words) =>
    words.reduce((text, word) => `${text}${side !== 'none' && shape.splitsWords ? continuation() : ' '}${word}`),
  );
  const list = body.reduce((text, command) => {
    if (side === 'none') return `${text} && ${command}`;
    return side === 'leading' ? `${text}${continuation()}&& ${command}` : `${text} &&${continuation()}${command}`;
  });
  const directive = shape.escape === '`' ? `# escape=\`${lineEnd}` : '';
  const end = { '': '', 'line end': lineEnd, instruction: `${lineEnd}CMD x${lineEnd}` }[shape.below];
  return `${directive}FROM a${lineEnd}${shape.keyword} ${shape.flag}${list}${tail}${end}`;
}

/** The RUN of a file and its script. */
export function readRun(source: string): { readonly run: Instruction; readonly script: ShellScript } {
  const { instructions, problems } = parseDockerfile(source);
  const run = instructions.find(({ keyword }) => keyword === 'RUN');
  const script = run?.scripts[0];
  if (!run || !script) throw new Error(`no RUN in ${JSON.stringify(source)}: ${problems[0]?.message}`);
  return { run, script };
}

/** The words of a RUN's commands. */
export function commandsOf(source: string): string[][] {
  return readRun(source).script.list.items.flatMap(({ commands }) =>
    commands.map(({ words }) => words.map(({ value }) => value)),
  );
}

/** The text with edits made; throws where they lose a comment, mix line ends, or change what stands beside the RUN. */
export function edited(source: string, edits: readonly Edit[]): string {
  const result = applyEdits(source, edits);
  const before = outlineOf(source);
  const after = outlineOf(result);
  if (JSON.stringify(before) !== JSON.stringify(after))
    throw new Error(`${JSON.stringify(before)} became ${JSON.stringify(after)} in ${JSON.stringify(result)}`);
  return result;
}

function outlineOf(source: string) {
  const { instructions, comments, problems } = parseDockerfile(source);
  return {
    problems: problems.map(({ message }) => message),
    comments: comments.map(({ text }) => text).sort(),
    lineEnds: [...new Set(source.match(/\r?\n/g))],
    endsWithLine: source.endsWith('\n'),
    flags: instructions.flatMap(({ flags }) => flags.map(({ name }) => name)),
    others: instructions.flatMap(({ writtenKeyword, keyword, body }) =>
      keyword === 'RUN' ? writtenKeyword : body.text,
    ),
  };
}
