import { apt, type BuildContext, commandDirectories, resolvePath } from '../../src/transform.ts';

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
const verbs = new Set(['install', 'i', 'ci', 'add', 'update']);
const folderOptions = new Set(['--prefix', '--cwd', '--dir', '-C', '-S']);

/** What git needs for the dependencies that a program fetches, as the manifests of the build context name them. */
export function packagesForRepositories(step: apt.Step, context: BuildContext | undefined): string[] {
  const [program = '', ...words] = apt.wordsOf(step);
  const names = Object.hasOwn(manifests, program) ? (manifests[program] ?? []) : [];
  if (names.length === 0 || !context || context.isAssumed || !isInstall(program, words)) return [];
  const found = names.flatMap((name) => {
    const text = foldersOf(program, words, step).map((folder) => textAt(`${folder}/${name}`, step, context));
    return text.flatMap((one) => (one === undefined ? [] : [{ name, text: one }]));
  });
  const fetches = found.some(({ name, text }) => fetchesFrom(name, text));
  // Lock files name ssh where a person has written nothing of it.
  const isSecret = found.some(({ name, text }) => name === 'package.json' && ssh.test(dependenciesIn(text)));
  return [...(fetches ? ['ca-certificates'] : []), ...(isSecret ? ['openssh-client'] : [])];
}

function isInstall(program: string, words: readonly string[]): boolean {
  if (program === 'cmake') return !words.includes('--build') && !words.includes('--install');
  return words.some((word) => verbs.has(word)) || (program === 'yarn' && words.every((word) => word.startsWith('-')));
}

/** The folders in the image where a program looks for its manifest. */
function foldersOf(program: string, words: readonly string[], step: apt.Step): string[] {
  const directory = commandDirectories(step.run).get(step.command) ?? '/';
  const named = words.flatMap((word, index) => {
    const [option = '', value] = word.split('=', 2);
    if (folderOptions.has(option)) return value ?? words[index + 1] ?? [];
    return program === 'cmake' && !word.startsWith('-') ? word : [];
  });
  return [...(named.length > 0 ? named : ['.'])].flatMap((folder) => resolvePath(directory, folder) ?? []);
}

function textAt(path: string, step: apt.Step, context: BuildContext): string | undefined {
  const origin = apt.originOf(path, step);
  return origin && context.read(origin.path);
}

function fetchesFrom(name: string, text: string): boolean {
  if (name === 'CMakeLists.txt') return download.test(text);
  if (name !== 'package.json') return repository.test(text);
  const dependencies = dependenciesIn(text);
  return repository.test(dependencies) || shorthand.test(dependencies);
}

/** The parts of a manifest that name dependencies: elsewhere it names its own repository. */
function dependenciesIn(text: string): string {
  return [...text.matchAll(/"\w*[dD]ependencies"\s*:\s*\{([^{}]*)\}/g)].map(([, part = '']) => part).join('\n');
}
