import type { Instruction, ShellCommand } from '../../src/transform.ts';

const file = '/etc/apk/repositories';

/** A repository of Alpine, of a release or of edge: what is taken from it, Debian has in its suite. */
const ofAlpine =
  /^(?:@\w+\s+)?https?:\/\/\S+\/(?:v\d+\.\d+|latest-stable|edge)\/(?:main|community|testing)\/?(?:\\n|\s)*$/;

/** Whether an address is one of Alpine's own repositories. */
export function isRepositoryOfAlpine(address: string): boolean {
  return ofAlpine.test(address);
}

/** The commands of a RUN that name another mirror to apk, or another repository of Alpine. */
export function repositoryEdits(run: Instruction): ShellCommand[] {
  return run.scripts.flatMap((script) => script.commands.filter(isRepositoryEdit));
}

/** Whether a command only says where apk fetches what the stage names. */
export function isRepositoryEdit({ words, redirects }: ShellCommand): boolean {
  const [program, ...others] = words.map(({ value }) => value);
  if (program === 'sed') {
    const isInPlace = others.some((word) => /^-i|^-[a-z]*i$|^--in-place/.test(word));
    const scripts = others.filter((word) => !word.startsWith('-') && word !== file);
    return others.at(-1) === file && isInPlace && scripts.length > 0 && scripts.every(isMirror);
  }
  const intoFile = redirects.length === 1 && redirects[0]?.target?.value === file;
  const given = program === 'echo' ? others.filter((word) => word !== '-e') : others.filter((word) => word !== '%s\\n');
  const addresses = given.flatMap((word) => word.split(/\\n|\n/)).filter((word) => word.trim() !== '');
  return (
    (program === 'echo' || program === 'printf') &&
    intoFile &&
    addresses.length > 0 &&
    addresses.every(isRepositoryOfAlpine)
  );
}

/** `s/dl-cdn.alpinelinux.org/mirror.example.com/g`: which mirror, which release or which protocol. */
function isMirror(script: string): boolean {
  return /^s(.)[^\n]*(?:alpinelinux|v\d+\.\d+|edge)[^\n]*\1[^\n]*\1g?$/.test(script);
}
