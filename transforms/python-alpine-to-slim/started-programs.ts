import { cleanPath, copyOf, filesBelow, type Stage } from '../../src/transform.ts';
import { isBroughtByApk } from './brought-by-apk.ts';
import { mountsOfServices } from './compose-services.ts';
import type { ContextAtHand } from './copied-scripts.ts';
import type { Language } from './language.ts';
import { obstacle } from './obstacle.ts';
import { toolOf } from './tools.ts';
import type { Traces } from './traces.ts';

const ofAlpine = new Set(['apk', 'ash', 'su-exec']);

/** Looks at the programs that the project's own sources start: what of them came with busybox has to be there. */
export function traceStartedPrograms(
  stage: Stage,
  language: Language,
  { context, services }: ContextAtHand,
  traces: Traces,
): void {
  const { instructions, stages } = stage.from.dockerfile;
  if (stage !== stages.at(-1) || context === undefined || context.isAssumed) return;
  const last = stage.instructions.at(-1) ?? stage.from;
  const copied = new Set(
    instructions.flatMap((one) => {
      const copy = copyOf(one.trigger ?? one);
      return copy?.isFromContext ? copy.sources.flatMap((source) => (source ? [cleanPath(source)] : [])) : [];
    }),
  );
  const mounted = mountsOfServices(services, stage).flatMap(({ source }) =>
    source === undefined ? [] : [cleanPath(source)],
  );
  for (const source of new Set([...copied, ...mounted])) {
    for (const path of filesBelow(context, source)) {
      // What a container mounts is there, whatever the builder sees.
      if (context.excludes(path) && !mounted.includes(source)) continue;
      const [isSource, isManifest] = [language.isSource(path), language.isManifest(path)];
      const text = isSource || isManifest ? (context.read(path) ?? '') : '';
      if (/-linux-musl[^/]*\.so$/.test(path))
        traces.obstacles.push(obstacle('other-libc', stage.from, `${path} is a library that is made for musl`));
      if (/musllinux[^/]*\.whl$/.test(path) || (isManifest && /musllinux\S*\.whl\b/.test(text)))
        traces.obstacles.push(
          obstacle('other-libc', stage.from, `${path} is, or names, a wheel that is made for musl`),
        );
      if (!isSource) continue;
      const found = language.traceIn(text, (apk) => isBroughtByApk(apk, stage));
      if (found !== undefined) traces.obstacles.push(obstacle('alpine-file', stage.from, `${path} ${found}`));
      for (const program of new Set(language.programsStartedBy(text))) {
        const tool = toolOf(program);
        const name = `${program}, which ${path} starts,`;
        if (tool) traces.tools.push({ ...tool, name, at: stage.from, by: last, stage });
        else if (ofAlpine.has(program))
          traces.obstacles.push(obstacle('tool', stage.from, `${name} comes with Alpine, and not with the slim image`));
      }
    }
  }
}
