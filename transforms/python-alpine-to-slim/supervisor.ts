import {
  type BuildContext,
  CopiedFiles,
  directoryOf,
  ShellScript,
  type Stage,
  type Suite,
} from '../../src/transform.ts';
import { accountObstacle } from './alpine-words.ts';
import { asScript } from './instruction-traces.ts';
import { obstacle } from './obstacle.ts';
import type { ScriptReader } from './script-reader.ts';
import type { Place, Traces } from './traces.ts';

/** Where supervisord looks for its configuration, on both (supervisord.org, "Running Supervisor"). */
const usual = ['/etc/supervisord.conf', '/etc/supervisor/supervisord.conf', '/etc/supervisor/conf.d'];

/** The folder that the supervisor of Alpine takes in, and that of Debian does not. */
const ofAlpine = '/etc/supervisor.d';

/** Looks at what supervisord starts, where the stage runs it: its programs count as CMD does. */
export function traceSupervisor(
  stage: Stage,
  context: BuildContext | undefined,
  reader: ScriptReader,
  suite: Suite,
  traces: Traces,
): void {
  const starting = stage.instructions.filter(
    ({ keyword, body }) => (keyword === 'CMD' || keyword === 'ENTRYPOINT') && /supervisord/.test(body.text),
  );
  const [by] = starting;
  if (!by || !context || context.isAssumed) return;
  const instructions = stage.chain.toReversed().flatMap((one) => one.instructions);
  const files = new CopiedFiles(context, instructions);
  const named = starting.flatMap(
    ({ body }) => /(?:-c|--configuration)[",\s=]+([^\s"',\]]+)/.exec(body.text)?.[1] ?? [],
  );
  const paths = [
    ...named.map((path) => (path.startsWith('/') ? path : `${directoryOf(by)}/${path}`)),
    ...usual,
  ].flatMap((path) =>
    files.find(path).kind === 'directory' ? (files.list(path) ?? []).map((name) => `${path}/${name}`) : [path],
  );
  const isWhole = paths.some((path) => /supervisord\.conf$/.test(path) && files.find(path).kind === 'file');
  if (!isWhole && files.find(ofAlpine).kind === 'directory') {
    const message = `${ofAlpine} is taken in by the supervisor of Alpine, and not by that of Debian`;
    traces.obstacles.push(obstacle('alpine-file', by, message));
  }
  const place: Place = { instruction: by, stage, suite, isEditable: false, at: () => by };
  for (const path of new Set(paths)) {
    const text = files.read(path);
    if (text !== undefined) traceConfiguration(files.find(path).path ?? path, text, place, reader, traces);
  }
}

function traceConfiguration(name: string, text: string, place: Place, reader: ScriptReader, traces: Traces): void {
  for (const [, key, value = ''] of text.matchAll(/^[ \t]*(command|user)[ \t]*=[ \t]*(.*?)[ \t]*(?:\s;.*)?$/gm)) {
    if (key === 'user') {
      const found =
        value === 'nginx' ? 'Debian has no user nginx' : accountObstacle('user', value, place.instruction)?.message;
      if (found !== undefined) traces.obstacles.push(obstacle('script', place.instruction, `${name}: ${found}`));
      continue;
    }
    reader.readCommand({ script: scriptOf(value), isDash: false }, directoryOf(place.instruction), {
      ...place,
      file: name,
    });
  }
}

/** supervisord splits a command into words, and starts no shell. */
function scriptOf(command: string): ShellScript {
  const script = ShellScript.ofText(command, 'heredoc');
  return script.isValid ? script : asScript(command.split(/\s+/));
}
