import { invocationOf, programName, replaceWord, type ShellCommand } from '../../src/transform.ts';
import { accountObstacle, ownerObstacle, ownerOnDebian } from './alpine-words.ts';
import type { Place, Traces } from './traces.ts';

export const groupNote = 'the group of nobody is nogroup';

/** `chown nobody:nobody x`, `chgrp wheel x`. */
export function traceOwners(command: ShellCommand, place: Place, traces: Traces): void {
  const { program, words } = invocationOf(command);
  traceGroupOptions(command, place, traces);
  const owner =
    program === 'chown' || program === 'chgrp'
      ? words.slice(1).find(({ value }) => !value.startsWith('-'))
      : command.words.find((_, index) => startsAsAnother(command.words[index - 1]?.value ?? ''));
  if (!owner) return;
  const other = program === 'chgrp' && owner.value === 'nobody' ? 'nogroup' : ownerOnDebian(owner.value);
  if (other !== undefined && place.isEditable && owner.isLiteral) {
    traces.edits.push(...replaceWord(command.script, owner, owner.text.replace(owner.value, other)));
    traces.notes.push(groupNote);
    return;
  }
  const at = place.at(owner);
  const found = program === 'chgrp' ? accountObstacle('group', owner.value, at) : ownerObstacle(owner.value, at);
  if (found) traces.obstacles.push(found);
}

/** `su-exec nobody:nobody python app.py` */
export function startsAsAnother(program: string): boolean {
  return ['su-exec', 'gosu'].includes(programName(program));
}

/** `install -g nobody`, `gunicorn --group=nobody` */
function traceGroupOptions(command: ShellCommand, place: Place, traces: Traces): void {
  const { words } = command;
  for (const [index, word] of words.entries()) {
    const isBehind =
      /^(?:-g|--group|--gid|--regid|--rgid|--egid)$/.test(words[index - 1]?.value ?? '') && word.value === 'nobody';
    if (!isBehind && !/^--(?:group|gid|regid|rgid|egid)=nobody$/.test(word.value)) continue;
    if (place.isEditable && word.isLiteral) {
      traces.edits.push(...replaceWord(command.script, word, word.text.replace('nobody', 'nogroup')));
      traces.notes.push(groupNote);
      continue;
    }
    const found = accountObstacle('group', 'nobody', place.at(word));
    if (found) traces.obstacles.push(found);
  }
}
