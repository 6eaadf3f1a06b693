import { type Edit, replaceWord, type ShellCommand, type Stage, shellValue } from '../../src/transform.ts';
import { positionOf } from './apk-shape.ts';
import { type Obstacle, obstacle } from './obstacle.ts';
import type { PackagePlan } from './package-plan.ts';

interface TemporaryFolder {
  readonly edits: readonly Edit[];
  readonly obstacles: readonly Obstacle[];
  readonly notes: readonly string[];
}

/** apt writes to /tmp, whatever it does, and apk does not: where a command removes the folder, only what is in it goes. */
export function keepTemporaryFolder({ runs }: PackagePlan, members: readonly Stage[]): TemporaryFolder {
  const places = runs.flatMap(({ commands }) => commands.map(({ apk }) => positionOf(apk)));
  const instructions = members.flatMap((member) => member.instructions);
  const made = instructions
    .flatMap(({ scripts }) => scripts.flatMap(({ commands }) => commands))
    .filter(makesFolder)
    .map(positionInSource);
  const edits: Edit[] = [];
  const obstacles: Obstacle[] = [];
  for (const instruction of instructions) {
    for (const command of instruction.scripts.flatMap(({ commands }) => commands)) {
      const [program, ...words] = command.words;
      const start = positionInSource(command);
      const next = Math.min(...places.filter((place) => place > start));
      if (program?.value !== 'rm' || !Number.isFinite(next)) continue;
      const again = made.filter((place) => place > start);
      if (again.some((place) => place < next)) continue;
      const isForced = words.some(({ value }) => /^-[a-zA-Z]*f|^--force$/.test(value));
      for (const word of words) {
        if (!isTemporary(shellValue(word, instruction) ?? word.value)) continue;
        // What makes the folder again below would find it there.
        const isPlain = isTemporary(word.text) && isForced && again.length === 0;
        if (isPlain) edits.push(...replaceWord(command.script, word, '/tmp/*'));
        else obstacles.push(obstacle('alpine-file', command.script.sourceSpan(command), removed));
      }
    }
  }
  const inExecForm = instructions
    .filter(({ keyword, form, start }) => keyword === 'RUN' && form === 'json' && places.some((place) => place > start))
    .filter(({ arguments: [program, ...words] }) => program?.value === 'rm' && words.some(namesFolder))
    .map((run) => obstacle('alpine-file', run, removed));
  return {
    edits,
    obstacles: [...obstacles, ...inExecForm],
    notes: edits.length > 0 ? ['/tmp itself stays, as apt writes in it'] : [],
  };
}

const removed = 'this removes /tmp, in which apt-get below it writes';

function positionInSource(command: ShellCommand): number {
  return command.script.sourceSpan(command).start;
}

/** Whether a command makes the folder, or puts something in its place. */
function makesFolder({ words: [program, ...words] }: ShellCommand): boolean {
  return ['mkdir', 'ln', 'install'].includes(program?.value ?? '') && words.some(namesFolder);
}

function namesFolder({ value }: { readonly value: string }): boolean {
  return isTemporary(value);
}

function isTemporary(path: string): boolean {
  return /^\/tmp\/?$/.test(path);
}
