import { type BuildContext, cleanPath, type Instruction, mountsOf } from '../../src/transform.ts';

/** Manifests and lock files that may name repositories of git, by the program that reads them. */
const manifests: Readonly<Record<string, readonly string[]>> = {
  npm: ['package.json', 'package-lock.json', 'npm-shrinkwrap.json'],
  yarn: ['package.json', 'yarn.lock'],
  pnpm: ['package.json', 'pnpm-lock.yaml'],
  cmake: ['CMakeLists.txt'],
};

const repository =
  /\bgit(?:\+\w+)?:\/\/|\bhttps?:\/\/[^"'\s]+\.git\b|"(?:github|gitlab|bitbucket):|\bcodeload\.|\bgit@/;
const shorthand = /"[\w@/.-]+"\s*:\s*"[\w-]+\/[\w.-]+(?:#[^"]*)?"/;
const download = /\b(?:FetchContent_Declare|ExternalProject_Add|CPMAddPackage)\b|\bfile\s*\(\s*DOWNLOAD\b/i;
const ssh = /\bgit\+ssh:\/\/|\bssh:\/\/|"(?:git\+)?git@/;

/**
 * What git needs for the dependencies that a program fetches, as the manifests of the build context name them.
 *
 * @param words the command, its program first
 */
export function packagesForRepositories(
  [program = '', ...others]: readonly string[],
  instruction: Instruction,
  context: BuildContext | undefined,
): string[] {
  const names = Object.hasOwn(manifests, program) ? (manifests[program] ?? []) : [];
  if (names.length === 0 || !context || context.isAssumed || !isInstall(program, others)) return [];
  const found = [...foldersCopied(instruction)].flatMap((folder) =>
    names.flatMap((name) => {
      const text = context.read(folder === '' ? name : `${folder}/${name}`);
      return text === undefined ? [] : [{ name, text }];
    }),
  );
  const fetches = found.some(({ name, text }) =>
    program === 'cmake' ? download.test(text) : repository.test(text) || (name === 'package.json' && isShort(text)),
  );
  // Lock files name ssh where a person has written nothing of it.
  const isSecret = found.some(({ name, text }) => name === 'package.json' && ssh.test(text));
  return [...(fetches ? ['ca-certificates'] : []), ...(isSecret ? ['openssh-client'] : [])];
}

function isInstall(program: string, words: readonly string[]): boolean {
  const verb = words.find((word) => !word.startsWith('-')) ?? '';
  return program === 'cmake' || ['', 'install', 'i', 'ci', 'add', 'update'].includes(verb);
}

/** `"dependency": "owner/repository"`, in a part of the manifest that names dependencies. */
function isShort(text: string): boolean {
  return [...text.matchAll(/"\w*[dD]ependencies"\s*:\s*\{([^{}]*)\}/g)].some(([, part = '']) => shorthand.test(part));
}

/** The folders of the build context that an instruction may find in the image, the root as the empty text. */
function foldersCopied(instruction: Instruction): Set<string> {
  const copies = instruction.stage?.chain.flatMap(({ instructions }) => instructions) ?? [];
  const sources = copies
    .filter(({ keyword, index }) => (keyword === 'COPY' || keyword === 'ADD') && index < instruction.index)
    .filter((copy) => copy.flag('from') === undefined)
    .flatMap((copy) => copy.sources.map(({ value }) => value));
  const mounted = mountsOf(instruction).flatMap(({ type, source, from }) =>
    type === 'bind' && from === undefined ? [source] : [],
  );
  const paths = [...sources, ...mounted].map(cleanPath);
  return new Set(paths.flatMap((path) => [path, path.slice(0, Math.max(0, path.lastIndexOf('/')))]));
}
