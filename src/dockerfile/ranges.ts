import { DockerfileParser } from 'dockerfile-ast';
import type { Dockerfile, DockerfileProblem } from './dockerfile.ts';

/**
 * Where dockerfile-ast and BuildKit's rules tell two different stories of a file. Two readings that agree are a
 * safer ground for an edit than one; where they do not, the file is left alone.
 */
export function rangesContradict(dockerfile: Dockerfile): DockerfileProblem | undefined {
  const { source, lines, instructions } = dockerfile;
  const bom = source.startsWith('\uFEFF') ? 1 : 0;
  const offset = ({ line, character }: { line: number; character: number }): number =>
    (lines.starts[line] ?? 0) + character + (line === 0 ? bom : 0);
  const parsed = DockerfileParser.parse(withUnknownKeywords(dockerfile).slice(bom));
  const ranges = parsed.getInstructions();
  for (const [index, instruction] of instructions.entries()) {
    const range = ranges[index]?.getRange();
    const keyword = ranges[index]?.getInstructionRange();
    const agrees =
      range &&
      keyword &&
      offset(keyword.start) === instruction.keywordSpan.start &&
      offset(keyword.end) === instruction.keywordSpan.end &&
      endsWith(source, offset(range.end), instruction.end);
    if (!agrees)
      return {
        message: `two readings of this ${instruction.keyword} differ: where it ends is not certain`,
        at: instruction,
      };
  }
  const surplus = ranges[instructions.length]?.getRange();
  if (!surplus) return undefined;
  const at = { start: offset(surplus.start), end: offset(surplus.end) };
  return { message: 'two readings of this line differ: whether it is an instruction is not certain', at };
}

/**
 * The text with keywords of the same length that dockerfile-ast does not know. Where an instruction ends hangs on its
 * keyword only for heredocs, and of those it knows dockerfile-ast reads all arguments at once, which takes longer than
 * all else.
 */
function withUnknownKeywords({ source, instructions }: Dockerfile): string {
  let text = '';
  let offset = 0;
  for (const { keyword, keywordSpan, start, end } of instructions) {
    if (keywordSpan.end - keywordSpan.start !== keyword.length || source.slice(start, end).includes('<<')) continue;
    text += source.slice(offset, keywordSpan.start) + 'X'.repeat(keyword.length);
    offset = keywordSpan.end;
  }
  return text + source.slice(offset);
}

/** Blanks and continuations at the end of an instruction belong to it for one reading and not for the other. */
function endsWith(source: string, a: number, b: number): boolean {
  return /^[\s\\`]*$/.test(source.slice(Math.min(a, b), Math.max(a, b)));
}
