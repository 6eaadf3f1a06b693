import { type Edit, replaceWord, type Stage, shellValue } from '../../src/transform.ts';
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
  const edits: Edit[] = [];
  const obstacles: Obstacle[] = [];
  for (const instruction of members.flatMap(({ instructions }) => instructions)) {
    for (const command of instruction.scripts.flatMap(({ commands }) => commands)) {
      const [program, ...words] = command.words;
      const at = command.script.sourceSpan(command);
      if (program?.value !== 'rm' || !places.some((place) => place > at.start)) continue;
      if (isMadeAgain(at.start, members)) continue;
      const isForced = words.some(({ value }) => /^-[a-zA-Z]*f|^--force$/.test(value));
      for (const word of words) {
        if (!/^\/tmp\/?$/.test(shellValue(word, instruction) ?? word.value)) continue;
        if (/^\/tmp\/?$/.test(word.text) && isForced) edits.push(...replaceWord(command.script, word, '/tmp/*'));
        else obstacles.push(obstacle('alpine-file', at, 'this removes /tmp, in which apt-get below it writes'));
      }
    }
  }
  obstacles.push(...removedInExecForm(places, members));
  return { edits, obstacles, notes: edits.length > 0 ? ['/tmp itself stays, as apt writes in it'] : [] };
}

/** Whether a command behind the removal makes the folder again, or puts something in its place. */
function isMadeAgain(after: number, members: readonly Stage[]): boolean {
  return members.some(({ instructions }) =>
    instructions.some(({ scripts }) =>
      scripts.some(({ commands }) =>
        commands.some(({ script, words: [program, ...words], start, end }) => {
          const isBehind = script.sourceSpan({ start, end }).start > after;
          return isBehind && ['mkdir', 'ln', 'install'].includes(program?.value ?? '') && words.some(namesFolder);
        }),
      ),
    ),
  );
}

function removedInExecForm(places: readonly number[], members: readonly Stage[]): Obstacle[] {
  return members.flatMap(({ instructions }) =>
    instructions
      .filter(
        ({ keyword, form, start }) => keyword === 'RUN' && form === 'json' && places.some((place) => place > start),
      )
      .filter(({ arguments: [program, ...words] }) => program?.value === 'rm' && words.some(namesFolder))
      .map((run) => obstacle('alpine-file', run, 'this removes /tmp, in which apt-get below it writes')),
  );
}

function namesFolder({ value }: { readonly value: string }): boolean {
  return /^\/tmp\/?$/.test(value);
}
