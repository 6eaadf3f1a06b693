import type { Instruction, ShellCommand } from '../../src/transform.ts';

const file = '/etc/apk/repositories';

/** A repository of one release of Alpine: its packages are those that the release has anyway. */
const ofRelease = /^https?:\/\/\S+\/(?:v\d+\.\d+|latest-stable)\/(?:main|community)\/?$/;

/** The commands of a RUN that name another mirror to apk, or a repository of a release. */
export function repositoryEdits(run: Instruction): ShellCommand[] {
  return run.scripts.flatMap((script) => script.commands.filter(isRepositoryEdit));
}

/** Whether a command only says where apk fetches what the stage names; not one that brings other versions, as edge does. */
export function isRepositoryEdit({ words, redirects }: ShellCommand): boolean {
  const [program, ...others] = words.map(({ value }) => value);
  if (program === 'sed') {
    const isInPlace = others.some((word) => /^-i|^-[a-z]*i$|^--in-place/.test(word));
    const scripts = others.filter((word) => !word.startsWith('-') && word !== file);
    return others.at(-1) === file && isInPlace && scripts.length > 0 && scripts.every(isMirror);
  }
  const intoFile = redirects.length === 1 && redirects[0]?.target?.value === file;
  return program === 'echo' && intoFile && others.length > 0 && others.every((word) => ofRelease.test(word));
}

/** `s/dl-cdn.alpinelinux.org/mirror.example.com/g`: neither a release nor a protocol that matters is named. */
function isMirror(script: string): boolean {
  return /^s(.)[^\n]*alpinelinux[^\n]*\1[^\n]*\1g?$/.test(script) && !/edge|testing|v\d/.test(script);
}
