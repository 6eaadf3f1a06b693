import { indexLines, type LineIndex } from '../text/position.ts';
import type { Span } from '../text/span.ts';
import { Instruction } from './instruction.ts';
import { rangesContradict } from './ranges.ts';
import { type Comment, type Directive, RefusedError, type Scan, scan } from './scan.ts';
import { linuxShell, type ShellInForce } from './shell-in-force.ts';
import { Stage } from './stage.ts';
import { refusal } from './validate.ts';
import { GlobalArguments } from './variables.ts';

/** Why BuildKit refuses the text, or why we do not trust our reading of it. Spans are into the source. */
export interface DockerfileProblem {
  readonly message: string;
  readonly at: Span;
}

/** A Dockerfile as BuildKit reads it, with the way back to its text. */
export interface Dockerfile {
  /** The text, BOM included: all spans count from its first character. */
  readonly source: string;
  readonly lines: LineIndex;
  readonly escape: '\\' | '`';
  /** The line end that new lines take: that of the first line. */
  readonly lineEnd: '\n' | '\r\n';
  readonly directives: readonly Directive[];
  /** All comment lines, those inside continuations included, in order. */
  readonly comments: readonly Comment[];
  readonly instructions: readonly Instruction[];
  readonly stages: readonly Stage[];
  readonly defaultShell: ShellInForce;
  /** With one, nothing else of the file is to be trusted. */
  readonly problems: readonly DockerfileProblem[];
}

const nothingRead: Scan = { escape: '\\', directives: [], comments: [], instructions: [] };

/** Reads a Dockerfile. A text that BuildKit refuses has a problem, and no instructions. */
export function parseDockerfile(source: string): Dockerfile {
  const dockerfile = rereadDockerfile(source);
  if (dockerfile.problems.length > 0) return dockerfile;
  const problem = rangesContradict(dockerfile);
  return problem ? withProblem(source, dockerfile.lines, problem) : dockerfile;
}

/** Reads a text on its way from one that was read to one that will be: by BuildKit's rules alone. */
export function rereadDockerfile(source: string): Dockerfile {
  const lines = indexLines(source);
  try {
    const read = scan(source, source.startsWith('\uFEFF') ? 1 : 0, lines);
    const dockerfile = build(source, lines, read);
    const problem = refusal(dockerfile);
    return problem ? withProblem(source, lines, problem) : dockerfile;
  } catch (error) {
    if (error instanceof RefusedError) return withProblem(source, lines, { message: error.message, at: error.at });
    throw error;
  }
}

function withProblem(source: string, lines: LineIndex, problem: DockerfileProblem): Dockerfile {
  return { ...build(source, lines, nothingRead), problems: [problem] };
}

function build(source: string, lines: LineIndex, read: Scan): Dockerfile {
  const instructions: Instruction[] = [];
  const stages: Stage[] = [];
  const dockerfile: Dockerfile = {
    source,
    lines,
    escape: read.escape,
    lineEnd: source[(lines.starts[1] ?? 0) - 2] === '\r' ? '\r\n' : '\n',
    directives: read.directives,
    comments: [...read.comments, ...read.instructions.flatMap(({ comments }) => comments)].sort(
      (a, b) => a.start - b.start,
    ),
    instructions,
    stages,
    defaultShell: linuxShell,
    problems: [],
  };
  const owned = commentsAbove(read, lines);
  const globals = new GlobalArguments(read.escape);
  const names = new Map<string, Stage>();
  for (const [index, scanned] of read.instructions.entries()) {
    const instruction = new Instruction({
      dockerfile,
      span: scanned,
      joined: scanned.joined,
      heredocs: scanned.heredocs,
      comments: owned.get(scanned.start) ?? [],
      innerComments: scanned.comments,
      hasBlankLine: scanned.hasBlankLine,
      index,
    });
    instructions.push(instruction);
    if (instruction.keyword === 'FROM') {
      const stage = new Stage(stages.length, instruction, names, globals);
      stages.push(stage);
      if (stage.name !== undefined) names.set(stage.name, stage);
    } else stages.at(-1)?.instructions.push(instruction);
    instruction.stage = stages.at(-1);
    if (instruction.trigger) instruction.trigger.stage = stages.at(-1);
    if (stages.length === 0 && instruction.keyword === 'ARG') globals.add(instruction);
  }
  for (const stage of stages.at(-1)?.chain ?? []) stage.reachesFinal = true;
  return dockerfile;
}

/** For each instruction the comment lines directly above it, without a blank line between. */
function commentsAbove(read: Scan, lines: LineIndex): Map<number, Comment[]> {
  const owned = new Map<number, Comment[]>();
  let next = read.comments.length - 1;
  for (const instruction of read.instructions.toReversed()) {
    let line = lines.lineAt(instruction.start);
    const above: Comment[] = [];
    while (next >= 0) {
      const comment = read.comments[next];
      if (!comment || comment.start < instruction.start) {
        if (!comment || lines.lineAt(comment.start) !== line - 1) break;
        above.push(comment);
        line--;
      }
      next--;
    }
    if (above.length > 0) owned.set(instruction.start, above.reverse());
  }
  return owned;
}
