import {
  type BuildContext,
  type ComposeService,
  commandDirectories,
  type Instruction,
  invocationOf,
  type ShellCommand,
  type Stage,
  type Suite,
} from '../../src/transform.ts';
import { traceCompiledSources } from './compiled-sources.ts';
import { mountsOfServices, traceServices } from './compose-services.ts';
import { traceCopiesToRoot } from './merged-folders.ts';
import { programPaths } from './program-paths.ts';
import { ScriptReader } from './script-reader.ts';
import { traceSupervisor } from './supervisor.ts';
import type { Place, Traces } from './traces.ts';

/** What is known beside the Dockerfile. */
export interface ContextAtHand {
  /** The build context, if any is believed. */
  readonly context: BuildContext | undefined;
  /** Why none is. */
  readonly contextDoubt: string | undefined;
  readonly services: readonly ComposeService[];
}

/** Looks at the scripts that a stage copies and runs, and at those that they run; what cannot be read is an obstacle. */
export function traceCopiedScripts(
  stage: Stage,
  { context, contextDoubt, services }: ContextAtHand,
  suite: Suite,
  traces: Traces,
): void {
  const reader = new ScriptReader(context?.isAssumed ? undefined : context, contextDoubt, traces);
  const mounts = mountsOfServices(services, stage);
  for (const instruction of stage.instructions) {
    const place: Place = { instruction, stage, suite, isEditable: false, at: () => instruction };
    for (const [command, directory] of isShellRun(instruction) ? commandDirectories(instruction) : []) {
      if (invocationOf(command).program === 'make' && directory !== undefined)
        reader.readMakefile(directory.replace(/\/$/, ''), ranBy(command, place));
    }
    for (const program of programPaths(instruction, stage)) {
      if (instruction.keyword === 'RUN')
        reader.read(program, isShellRun(instruction) ? ranBy(program.command, place) : place);
      else reader.read(program, place, mounts);
    }
  }
  traceServices(services, stage, reader, suite, traces);
  traceSupervisor(stage, context, reader, suite, traces);
  traceCompiledSources(stage, context, traces);
  traceCopiesToRoot(stage, context, traces);
}

function isShellRun({ keyword, form }: Instruction): boolean {
  return keyword === 'RUN' && form !== 'json';
}

function ranBy(command: ShellCommand, place: Place): Place {
  const at = command.script.sourceSpan(command);
  return { ...place, ranBy: command, at: () => at };
}
