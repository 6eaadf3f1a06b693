import {
  type BuildContext,
  CopiedFiles,
  copyOf,
  directoryOf,
  type Instruction,
  JoinedText,
  posixShell,
  programName,
  relativeTo,
  resolvePath,
  ShellScript,
  type Stage,
  shebang,
} from '../../src/transform.ts';
import { obstacle } from './obstacle.ts';
import { checkScript, type Surroundings, type Traces } from './traces.ts';

/** What the scripts of the build context that a stage runs have of Alpine; what is not at hand is an obstacle. */
export function checkCopiedScripts(
  stage: Stage,
  context: BuildContext | undefined,
  around: Surroundings,
  traces: Traces,
): void {
  const known = context?.isAssumed ? undefined : context;
  const copies = stage.chain.toReversed().flatMap(({ instructions }) => instructions.filter((one) => copyOf(one)));
  const seen = new Set<string>();
  for (const instruction of stage.instructions) {
    for (const written of programPaths(instruction)) {
      const path = resolvePath(directoryOf(instruction), written);
      if (path === undefined || seen.has(path)) continue;
      seen.add(path);
      if (known) checkFile(path, known, copies, { instruction, around, traces });
      else if (mayBeScript(path) && copies.some((copy) => putsAt(copy, path))) {
        const message = `${written} is copied from a build context that is not at hand, and may be a script for Alpine's shell`;
        traces.obstacles.push(obstacle('script', instruction, message));
      }
    }
  }
}

/** Paths that the instruction runs, or hands to a shell. */
function programPaths(instruction: Instruction): string[] {
  if (!['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK'].includes(instruction.keyword)) return [];
  const lines = [
    ...instruction.scripts.flatMap(({ commands }) => commands.map(({ words }) => words.map(({ value }) => value))),
    ...(instruction.form === 'json' ? [instruction.arguments.map(({ value }) => value)] : []),
  ];
  return lines.flatMap((words) => words.filter((word, index) => isRun(word, words[index - 1], index)));
}

function isRun(word: string, before: string | undefined, index: number): boolean {
  if (/[$*?{\s]/.test(word) || word.startsWith('-')) return false;
  if (word.endsWith('.sh')) return true;
  if (before !== undefined && (posixShell(before) !== undefined || before === '.' || before === 'source')) return true;
  const isProgram = index === 0 || /(?:^|\/)(?:tini|dumb-init|exec|su-exec|gosu)$|^--$/.test(before ?? '');
  return isProgram && word.includes('/');
}

function mayBeScript(path: string): boolean {
  const name = programName(path);
  return name.endsWith('.sh') || (!name.includes('.') && !/\/\.?venv\/|\/node_modules\//.test(path));
}

function putsAt(instruction: Instruction, path: string): boolean {
  const copy = copyOf(instruction);
  if (!copy?.isFromContext || copy.destination === undefined) return false;
  return relativeTo(copy.destination, path) !== undefined;
}

function checkFile(
  path: string,
  context: BuildContext,
  copies: readonly Instruction[],
  {
    instruction,
    around,
    traces,
  }: { readonly instruction: Instruction; readonly around: Surroundings; readonly traces: Traces },
): void {
  const found = new CopiedFiles(context, copies).find(path);
  if (found.kind === 'unclear') {
    traces.obstacles.push(
      obstacle('script', instruction, `whether ${path} is a script of the build context is not clear`),
    );
  }
  if (found.kind !== 'file') return;
  const text = context.read(found.path);
  if (text === undefined) {
    traces.obstacles.push(
      obstacle('script', found.copy, `${found.path}, which the image runs, cannot be read as text`),
    );
    return;
  }
  const program = shebang(text);
  const shell = program === undefined ? 'sh' : posixShell(program);
  if (shell === undefined || (program === undefined && !path.endsWith('.sh') && !looksLikeShell(path))) return;
  if (shell === 'ash') {
    traces.obstacles.push(
      obstacle('script', instruction, `${found.path} starts with #!/bin/ash, which Debian does not have`),
    );
    return;
  }
  const inside: Traces = { obstacles: [], tools: [], edits: [] };
  const script = new ShellScript(new JoinedText(text, [{ start: 0, end: text.length }]), text, 'heredoc');
  const check = {
    instruction,
    around,
    isDash: shell === 'sh' || shell === 'dash',
    place: () => instruction,
    isText: false,
  };
  checkScript(script, check, inside);
  if (script.commands.some(({ words }) => words[0]?.value === 'apk')) {
    inside.obstacles.push(obstacle('script', instruction, 'it runs apk'));
  }
  for (const { message } of inside.obstacles)
    traces.obstacles.push(obstacle('script', instruction, `${found.path}: ${message}`));
  traces.tools.push(...inside.tools);
}

function looksLikeShell(path: string): boolean {
  return !programName(path).includes('.');
}
