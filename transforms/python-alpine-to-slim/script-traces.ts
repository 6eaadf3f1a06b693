import {
  dashObstacles,
  type Edit,
  invocationOf,
  isBefore,
  posixShell,
  removeWord,
  replaceWord,
  type ShellCommand,
  type ShellScript,
  type ShellWord,
  type Suite,
  shorten,
} from '../../src/transform.ts';
import { localeObstacle, wordObstacle } from './alpine-words.ts';
import { traceLocalTime } from './local-time.ts';
import { traceMergedFolders, traceUnpackedAtRoot } from './merged-folders.ts';
import { obstacle } from './obstacle.ts';
import { traceOwners } from './owners.ts';
import { isRepositoryEdit } from './repositories.ts';
import { traceSpider } from './spider.ts';
import { legacyZoneIn } from './timezones.ts';
import { differentOnDebian, programsOfFetched, toolOf, unpackersOf } from './tools.ts';
import { noteTool, type Place, type Traces } from './traces.ts';
import { translateUserCommand, userCommands } from './users.ts';

export function knowsPipefail(suite: Suite): boolean {
  return !isBefore(suite, 'trixie');
}

/** What a shell text has of Alpine, the texts that it hands to other shells included. `isDash`: whether Debian's sh reads it. */
export function traceScript(script: ShellScript, isDash: boolean, place: Place, traces: Traces): void {
  if (isDash) traceDialect(script, place, traces);
  for (const command of script.commands) {
    const own = placeOf(command.script, script, place);
    traceCommand(command, own, traces);
    const shell = posixShell(invocationOf(command).program ?? 'sh');
    if (command.nested && shell !== 'bash' && shell !== 'ash')
      traceDialect(command.nested, placeOf(command.nested, script, place), traces);
  }
}

/** Spans of a nested script are into its own text. */
function placeOf(inner: ShellScript, outer: ShellScript, place: Place): Place {
  if (inner === outer || !place.isEditable) return place;
  return { ...place, at: (span) => inner.sourceSpan(span) };
}

function traceDialect(script: ShellScript, place: Place, traces: Traces): void {
  for (const found of dashObstacles(script, { knowsPipefail: knowsPipefail(place.suite) })) {
    const { translation, construct } = found;
    if (translation && place.isEditable && script.joined.isContiguous(translation)) {
      traces.edits.push(
        ...(translation.text === ''
          ? removeWord(script, translation)
          : replaceWord(script, translation, translation.text)),
      );
    } else {
      const message = `the shell of Debian does not read this as Alpine's does: ${shorten(construct)}`;
      traces.obstacles.push(obstacle('dash', place.at(found), message));
    }
  }
}

/** What has another path or name on Debian, and the packages that bring it. */
const moved: Readonly<Record<string, { readonly to: string; readonly package: string | undefined }>> = {
  '/sbin/tini': { to: '/usr/bin/tini', package: 'tini' },
  '/sbin/tini-static': { to: '/usr/bin/tini-static', package: 'tini' },
  'su-exec': { to: 'gosu', package: 'gosu' },
  '/sbin/su-exec': { to: '/usr/sbin/gosu', package: 'gosu' },
  // bash takes all that ash takes; dash does not.
  ash: { to: 'bash', package: undefined },
  '/bin/ash': { to: '/bin/bash', package: undefined },
};

/** What stands for a program or path of Alpine; undefined where it is the same on Debian. */
export function debianPlaceOf(word: string): { readonly to: string; readonly package: string | undefined } | undefined {
  return Object.hasOwn(moved, word) ? moved[word] : undefined;
}

function traceCommand(command: ShellCommand, place: Place, traces: Traces): void {
  const { program, words, wrappers } = invocationOf(command);
  if (program === 'apk' || isCacheRemoval(command) || isRepositoryEdit(command)) return;
  const values = words.map(({ value }) => value);
  const programs = [...wrappers, ...(program === undefined ? [] : [program])];
  if (program === 'tar') programs.push(...unpackersOf(values));
  programs.push(...values.flatMap(programsOfFetched));
  for (const name of programs) traceProgram(name, command, place, traces);
  const all = command.words.map(({ value }) => value);
  for (const name of programs) {
    const different = differentOnDebian(name, name === program ? values.slice(1) : all);
    if (different !== undefined) traces.obstacles.push(obstacle('tool', place.at(command), `${different} on Debian`));
  }
  traceOwners(command, place, traces);
  if (programs.includes('wget')) traceSpider(command, place, traces);
  traceLocalTime(command, place, traces);
  traceMergedFolders(command, place, traces);
  traceUnpackedAtRoot(command, place, traces);
  if (programs.some((name) => userCommands.has(name))) traceUserCommand(command, place, traces);
  else {
    for (const word of command.words) {
      // The text of a shell inside is looked at as such; a word that is no program may be just that word.
      const isLookedAt = command.nested && /\s/.test(word.value);
      if (!isLookedAt && (word.value !== 'ash' || word === words[0]))
        traceWord(word, place, traces, () => replaceMoved(command, word));
    }
  }
  for (const { name, value, ...span } of command.assignments) traceText(value, span, place, traces, name);
  for (const { target } of command.redirects) if (target) traceText(target.value, target, place, traces);
}

function isCacheRemoval({ words }: ShellCommand): boolean {
  return words[0]?.value === 'rm' && words.some(({ value }) => value.startsWith('/var/cache/apk'));
}

function traceUserCommand(command: ShellCommand, place: Place, traces: Traces): void {
  const translation = place.isEditable
    ? translateUserCommand(command, place.instruction, place.suite)
    : { reason: 'a script of the build context is not changed' };
  if (translation.reason !== undefined) {
    const text = command.words.map((word) => word.text).join(' ');
    const message = `${shorten(text)} of busybox is not translated: ${translation.reason}`;
    traces.obstacles.push(obstacle('user', place.at(command), message));
  } else {
    traces.edits.push(...translation.edits);
    traces.notes.push(translation.note);
  }
}

function traceProgram(
  name: string,
  span: { readonly start: number; readonly end: number },
  place: Place,
  traces: Traces,
): void {
  const tool = toolOf(name);
  if (tool) noteTool(traces, place, span, { name, ...tool });
}

function replaceMoved({ script }: ShellCommand, word: ShellWord): Edit[] {
  const other = debianPlaceOf(word.value);
  return other ? replaceWord(script, word, other.to) : [];
}

/** @param edits what puts Debian's place into the text, where the word is one of Alpine's */
export function traceWord(
  word: { readonly value: string; readonly start: number; readonly end: number },
  place: Place,
  traces: Traces,
  edits: () => readonly Edit[],
): void {
  const other = debianPlaceOf(word.value);
  if (!other) traceText(word.value, word, place, traces);
  else if (!place.isEditable) {
    traces.obstacles.push(obstacle('tool', place.at(word), `${word.value} is ${other.to} on Debian`));
  } else {
    traces.edits.push(...edits());
    if (other.package !== undefined)
      noteTool(traces, place, word, { name: word.value, packages: [other.package], install: other.package });
  }
}

/** A text that no shell reads, or a word that is no program. */
export function traceText(
  value: string,
  span: { readonly start: number; readonly end: number },
  place: Place,
  traces: Traces,
  variable?: string,
): void {
  const other = value.startsWith('/') ? debianPlaceOf(value) : undefined;
  const found =
    (other && obstacle('alpine-file', place.at(span), `${value} is ${other.to} on Debian`)) ??
    wordObstacle(value, place.at(span)) ??
    (variable === undefined ? undefined : localeObstacle(variable, value, place.at(span)));
  if (found) traces.obstacles.push(found);
  const zone = isBefore(place.suite, 'trixie') ? undefined : legacyZoneIn(value, variable);
  if (zone !== undefined)
    noteTool(traces, place, span, {
      name: `the time zone ${zone}`,
      packages: ['tzdata-legacy'],
      install: 'tzdata-legacy',
    });
}
