import { parseDockerfile } from '../src/dockerfile/dockerfile.ts';
import type { Stage } from '../src/dockerfile/stage.ts';
import { apkCommandsOf } from '../src/package-managers/apk.ts';
import type { FileReport } from '../src/pipeline/report.ts';

/** Where a rewrite of python-alpine-to-slim left Alpine in a stage that it swapped, or changed one that it did not. */
export function halfTranslated({ before, after }: FileReport): string[] {
  const stages = parseDockerfile(before).stages;
  return parseDockerfile(after).stages.flatMap((stage, index) => {
    const original = stages[index];
    const name = `stage ${index}`;
    if (!original) return [`${name} is new`];
    if (original.root.image === stage.root.image) {
      return bodyOf(original) === bodyOf(stage) ? [] : [`${name} stays on its image, and changes`];
    }
    return stage.instructions.flatMap((instruction) => {
      const left =
        apkCommandsOf(instruction.trigger ?? instruction).length > 0 || /\/apk\/|musl/.test(instruction.body.text);
      return left ? [`${name} is on Debian, and holds ${instruction.body.text}`] : [];
    });
  });
}

function bodyOf({ instructions }: Stage): string {
  return instructions.map(({ body }) => body.text).join('\n');
}
