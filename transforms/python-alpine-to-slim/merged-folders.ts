import { programName, type ShellCommand } from '../../src/transform.ts';
import { obstacle } from './obstacle.ts';
import type { Place, Traces } from './traces.ts';

const folder = /^\/(?:usr\/)?s?bin\//;

/** On Debian /bin is /usr/bin: a program cannot be linked, copied or moved from the one to the other. */
export function traceMergedFolders(command: ShellCommand, place: Place, traces: Traces): void {
  const [program, ...words] = command.words;
  if (!/^(?:ln|cp|mv)$/.test(program?.value ?? '')) return;
  const operands = words.filter(({ value }) => !value.startsWith('-'));
  const [from, to] = operands;
  if (operands.length !== 2 || !from || !to || !folder.test(to.value)) return;
  const asked = /^\$\((?:which|command -v) ([\w.-]+)\)$/.exec(from.value.replace(/^["']|["']$/g, ''))?.[1];
  const source = asked ?? (folder.test(from.value) ? programName(from.value) : undefined);
  if (source === undefined || source !== programName(to.value)) return;
  const message = `${to.value} is the very ${source} on Debian, where /bin is /usr/bin, so ${program?.value} fails`;
  traces.obstacles.push(obstacle('alpine-file', place.at(command), message));
}
