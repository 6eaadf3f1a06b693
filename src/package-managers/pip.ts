import { isBefore, isSuite } from '../data/suites.ts';
import { ubuntuRelease } from '../data/ubuntu-releases.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { once } from '../dockerfile/once.ts';
import { scriptsInExecForm } from '../dockerfile/scripts.ts';
import type { Stage } from '../dockerfile/stage.ts';
import type { ShellCommand } from '../shell/command.ts';
import { invocationOf } from '../shell/invocation.ts';
import { programName } from '../shell/shell-names.ts';
import type { Span } from '../text/span.ts';
import { releaseOf } from './apt/release.ts';
import { type SourceLine, sourceLinesOf } from './apt/source-lines.ts';

/** A word of an invocation: of a shell command, or an element of the exec form. Its span is into the text it stands in. */
export interface PipWord extends Span {
  readonly value: string;
}

/** One run of pip: `pip install …`, `python -m pip wheel …`, in a shell text or in exec form. Its span is into the file. */
export interface PipCommand extends Span {
  readonly instruction: Instruction;
  /** The shell command; undefined in exec form. */
  readonly command: ShellCommand | undefined;
  /** The words before the subcommand, the program first. */
  readonly leading: readonly PipWord[];
  readonly subcommand: PipWord;
  /** The words behind the subcommand. */
  readonly arguments: readonly PipWord[];
  /** What the command line sets for this run alone. */
  readonly assignments: ReadonlyMap<string, string>;
}

const pipName = /^pip(?:\d+(?:\.\d+)?)?$/;
const pythonName = /^(?:python|pypy)(?:\d+(?:\.\d+)?)?$/;

/** pip's own options that take a value in the next word (pip 25, `pip --help`). */
const generalValued = new Set([
  '--python',
  '--log',
  '--keyring-provider',
  '--proxy',
  '--retries',
  '--timeout',
  '--exists-action',
  '--trusted-host',
  '--cert',
  '--client-cert',
  '--cache-dir',
  '--use-feature',
  '--use-deprecated',
  '--resume-retries',
]);

/** Options of `pip install` that take no value (pip 25, `pip install --help`). */
const valueless = new Set([
  '-U',
  '--upgrade',
  '-I',
  '--ignore-installed',
  '-q',
  '-qq',
  '-qqq',
  '--quiet',
  '-v',
  '-vv',
  '-vvv',
  '--verbose',
  '--user',
  '--no-deps',
  '--pre',
  '--force-reinstall',
  '--no-build-isolation',
  '--no-compile',
  '--no-input',
  '--no-warn-script-location',
  '--disable-pip-version-check',
  '--prefer-binary',
  '--require-hashes',
  '--no-index',
  '--no-clean',
  '--no-color',
  '--isolated',
  '--require-virtualenv',
  '--break-system-packages',
  '--use-pep517',
  '--ignore-requires-python',
  '--no-python-version-warning',
]);

/** Every run of pip in a RUN, those of shells inside shells included. */
export function pipCommandsOf(run: Instruction): PipCommand[] {
  if (!run.holds('pip')) return [];
  const fromShell = [...run.scripts, ...scriptsInExecForm(run)].flatMap((script) =>
    script.commands.map((command) => shellCommand(run, command)),
  );
  return [...fromShell, run.form === 'json' ? execForm(run) : undefined].filter((command) => command !== undefined);
}

function shellCommand(instruction: Instruction, command: ShellCommand): PipCommand | undefined {
  const { words, program, assignments } = invocationOf(command);
  const name = program ?? withoutVersion(words[0]?.value ?? '');
  const parts = name === undefined ? undefined : splitPip(words, name);
  return parts && { ...parts, instruction, command, assignments, ...command.script.sourceSpan(command) };
}

/** `python$version` in a loop over versions. */
function withoutVersion(program: string): string | undefined {
  return /(?:^|\/)((?:python|pip)[\d.]*)\$\{?\w+\}?$/.exec(program)?.[1];
}

function execForm(instruction: Instruction): PipCommand | undefined {
  const words = instruction.arguments;
  const parts = splitPip(words, programName(words[0]?.value ?? ''));
  return (
    parts && {
      ...parts,
      instruction,
      command: undefined,
      assignments: new Map(),
      start: instruction.start,
      end: instruction.end,
    }
  );
}

function splitPip(
  words: readonly PipWord[],
  program: string,
): Pick<PipCommand, 'leading' | 'subcommand' | 'arguments'> | undefined {
  let at = 1;
  if (pythonName.test(program)) {
    const module = words.findIndex(({ value }, index) => index > 0 && (value === '-m' || value === '-mpip'));
    const isJoined = words[module]?.value === '-mpip';
    if (module === -1 || !(isJoined || words[module + 1]?.value === 'pip')) return undefined;
    if (words.slice(1, module).some(({ value }) => !value.startsWith('-'))) return undefined;
    at = module + (isJoined ? 1 : 2);
  } else if (!pipName.test(program)) return undefined;
  while (words[at]?.value.startsWith('-')) at += generalValued.has(words[at]?.value ?? '') ? 2 : 1;
  const subcommand = words[at];
  return subcommand && { leading: words.slice(0, at), subcommand, arguments: words.slice(at + 1) };
}

/** The word that a new option goes behind: the subcommand, or the last of the options behind it that take no value. */
export function optionPlace(pip: PipCommand): PipWord {
  let after = pip.subcommand;
  for (const word of pip.arguments) {
    if (!valueless.has(word.value)) break;
    after = word;
  }
  return after;
}

/** A pip before 6.0 (December 2014): of the image itself, or of what its apt installs from. */
export interface OldPip {
  readonly by: 'image' | 'apt';
  /** The image, or the release where only a line of apt's sources tells it. */
  readonly of: string;
}

/** The old pip that the image of a stage has, or that its apt would install. */
export function oldPipOf(stage: Stage): OldPip | undefined {
  const { image, officialImage, reference } = stage.root;
  if (image === undefined || /conda|miniforge/.test(pathOf(stage))) return undefined;
  // The last of these tags was pushed before pip 6.0 came out, by the official image's tag history.
  if (officialImage === 'python' && /^(?:2\.7\.[78]|3\.3\.[0-5]|3\.4\.[01])(?:-|$)/.test(reference?.tag ?? ''))
    return { by: 'image', of: image };
  // These are Ubuntu 16.04 from 0.9.19 on, by the changelog of passenger-docker, and an older Ubuntu before.
  if (/^phusion\/(?:baseimage|passenger-\w+):0\.9\.(?:\d|1[0-8])(?:$|\D)/.test(image)) return { by: 'apt', of: image };
  const { suite, ubuntu } = releaseOf(stage);
  if (suite !== undefined || ubuntu !== undefined) {
    return isOldDebian(suite) || isOldUbuntu(ubuntu) ? { by: 'apt', of: image } : undefined;
  }
  // A repository for a release is of use to images of that release.
  const named = stage.chain.flatMap(({ instructions }) => instructions.flatMap(sourceLinesOf)).flatMap(wordsOfSuite);
  const old = named.find((word) => isOldDebian(word) || isOldUbuntu(ubuntuRelease(word)?.number));
  return old === undefined ? undefined : { by: 'apt', of: old };
}

/** What ENV puts into the PATH: Anaconda's pip knows the option from its first release on. */
const pathOf = once(({ chain }: Stage): string => {
  const variables = chain.flatMap(({ instructions }) => instructions).filter(({ keyword }) => keyword === 'ENV');
  return variables
    .flatMap(({ keyValues }) => keyValues.flatMap(({ name, value = '' }) => (name === 'PATH' ? [value] : [])))
    .join(':');
});

/** `trusty-pgdg`, `wheezy/updates`, `ubuntu-precise` */
function wordsOfSuite({ suite }: SourceLine): string[] {
  return suite.split(/[^a-z]+/).filter((word) => word !== '');
}

/** Jessie's python-pip is 1.5. */
function isOldDebian(suite: string | undefined): boolean {
  return isSuite(suite) && isBefore(suite, 'stretch');
}

/** The python-pip of 15.10 is 1.5, that of 16.04 is 8.1. */
function isOldUbuntu(number: string | undefined): boolean {
  return number !== undefined && number < '16.04';
}
