import {
  type BuildContext,
  CopiedFiles,
  commandDirectories,
  invocationOf,
  resolvePath,
  type Stage,
} from '../../src/transform.ts';
import { obstacle } from './obstacle.ts';
import type { Traces } from './traces.ts';

const compilers = /^(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+)$/;

/** Looks at sources of the build context that the stage compiles itself: one that speaks of musl is written for it. */
export function traceCompiledSources(stage: Stage, context: BuildContext | undefined, traces: Traces): void {
  if (!context || context.isAssumed) return;
  const files = new CopiedFiles(
    context,
    stage.chain.toReversed().flatMap(({ instructions }) => instructions),
  );
  for (const run of stage.instructions.filter(({ keyword }) => keyword === 'RUN')) {
    for (const [command, directory] of commandDirectories(run)) {
      const { program = '', words } = invocationOf(command);
      if (!compilers.test(program)) continue;
      for (const { value } of words.slice(1)) {
        const path = /\.(?:c|cc|cpp|cxx|h)$/.test(value) ? resolvePath(directory, value) : undefined;
        if (path === undefined || !/\bmusl\b/i.test(files.read(path) ?? '')) continue;
        const message = `${files.find(path).path ?? value}, which is compiled here, speaks of musl`;
        traces.obstacles.push(obstacle('alpine-file', command.script.sourceSpan(command), message));
      }
    }
  }
}
