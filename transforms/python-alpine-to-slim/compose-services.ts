import {
  type ComposeCommand,
  type ComposeMount,
  type ComposeService,
  directoryOf,
  ShellScript,
  type Stage,
  type Suite,
} from '../../src/transform.ts';
import { ownerObstacle } from './alpine-words.ts';
import { asScript } from './instruction-traces.ts';
import { obstacle } from './obstacle.ts';
import type { ScriptReader } from './script-reader.ts';
import type { Place, Traces } from './traces.ts';

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
    for (const command of service.commands) reader.readCommand(read(command), directory, place, service.mounts);
  }
}

/** What compose files mount in the container of a stage. */
export function mountsOfServices(services: readonly ComposeService[], stage: Stage): ComposeMount[] {
  return services.filter((service) => isBuiltBy(service, stage)).flatMap(({ mounts }) => mounts);
}

/** Whether a stage is the one that a service builds: its target, or the last. */
export function isBuiltBy({ target }: ComposeService, { name, from }: Stage): boolean {
  return target === undefined ? from.dockerfile.stages.at(-1)?.from === from : name === target.toLowerCase();
}

function read(command: ComposeCommand): { readonly script: ShellScript; readonly isDash: boolean } {
  if ('words' in command) return { script: asScript(command.words), isDash: false };
  // A dollar that compose is not to replace is doubled.
  const text = command.text.replaceAll('$$', '$');
  return { script: ShellScript.ofText(text, 'heredoc'), isDash: command.isShell };
}
