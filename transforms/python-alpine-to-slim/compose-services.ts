import {
  type ComposeCommand,
  type ComposeService,
  directoryOf,
  JoinedText,
  ShellScript,
  type Stage,
  type Suite,
} from '../../src/transform.ts';
import { ownerObstacle } from './alpine-words.ts';
import { asScript } from './instruction-traces.ts';
import { obstacle } from './obstacle.ts';
import { programPathsOfScript } from './program-paths.ts';
import type { ScriptReader } from './script-reader.ts';
import { traceScript } from './script-traces.ts';
import { noTraces, type Place, type Traces } from './traces.ts';

/** Looks at what compose files start in the image of a stage: it counts as CMD, ENTRYPOINT and HEALTHCHECK do. */
export function traceServices(
  services: readonly ComposeService[],
  stage: Stage,
  reader: ScriptReader,
  suite: Suite,
  traces: Traces,
): void {
  for (const service of services) {
    if (!isBuiltBy(service, stage)) continue;
    const { file } = service;
    const place: Place = { instruction: stage.from, stage, suite, file, isEditable: false, at: () => stage.from };
    const directory =
      service.workingDirectory ?? stage.workdirAt('end') ?? directoryOf(stage.instructions.at(-1) ?? stage.from);
    const owner = service.user === undefined ? undefined : ownerObstacle(service.user, stage.from);
    if (owner) traces.obstacles.push(obstacle('alpine-user', stage.from, `${file}: ${owner.message}`));
    for (const command of service.commands) {
      const { script, isDash } = read(command);
      const inside = noTraces();
      traceScript(script, isDash, place, inside);
      traces.tools.push(...inside.tools.map((tool) => ({ ...tool, name: `${tool.name}, which ${file} runs,` })));
      for (const { message } of inside.obstacles)
        traces.obstacles.push(obstacle('script', stage.from, `${file}: ${message}`));
      for (const path of programPathsOfScript(script, directory, stage)) reader.read(path, place, service.mounts);
    }
  }
}

/** Whether a stage is the one that a service builds: its target, or the last. */
export function isBuiltBy({ target }: ComposeService, { name, from }: Stage): boolean {
  return target === undefined ? from.dockerfile.stages.at(-1)?.from === from : name === target.toLowerCase();
}

function read(command: ComposeCommand): { readonly script: ShellScript; readonly isDash: boolean } {
  if ('words' in command) return { script: asScript(command.words), isDash: false };
  // A dollar that compose is not to replace is doubled.
  const text = command.text.replaceAll('$$', '$');
  const joined = new JoinedText(text, [{ start: 0, end: text.length }]);
  return { script: new ShellScript(joined, text, 'heredoc'), isDash: command.isShell };
}
