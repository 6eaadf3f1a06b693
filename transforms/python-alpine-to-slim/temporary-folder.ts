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
      for (const word of words) {
        if (!/^\/tmp\/?$/.test(shellValue(word, instruction) ?? word.value)) continue;
        if (/^\/tmp\/?$/.test(word.text)) edits.push(...replaceWord(command.script, word, '/tmp/*'));
        else obstacles.push(obstacle('alpine-file', at, 'this removes /tmp, in which apt-get below it writes'));
      }
    }
  }
  return { edits, obstacles, notes: edits.length > 0 ? ['/tmp itself stays, as apt writes in it'] : [] };
}
