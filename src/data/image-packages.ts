import { packagesOfKind } from './generated/image-packages.ts';
import { debianSuiteOfImage } from './official-images.ts';
import { isEndOfLife } from './suites.ts';

type Kind = keyof typeof packagesOfKind;

/**
 * Whether an official image on Debian surely holds a package before any RUN, so that it need not be named to be there.
 * Build-essential counts as held where all that it stands for is.
 *
 * @param name as for `debianSuiteOfImage`; also `gcc`, `erlang`, `elixir`
 * @returns false where the image, its tag or the package is unknown
 */
export function imageHolds(name: string, tag: string, packageName: string): boolean {
  const kind = kindOf(name, tag);
  if (!kind) return false;
  if (packageName === 'build-essential') return parts.every((part) => imageHolds(name, tag, part));
  const { named, brought } = packagesOfKind[kind];
  if (has(named, packageName)) return true;
  const suite = debianSuiteOfImage(name, tag);
  return !(suite && isEndOfLife(suite)) && has(brought, packageName);
}

const parts = ['gcc', 'g++', 'make', 'libc6-dev', 'dpkg-dev'];

const has = (list: string, name: string): boolean => ` ${list} `.includes(` ${name} `);

function kindOf(name: string, tag: string): Kind | undefined {
  if (/alpine|windows|nanoserver|oracle/.test(tag)) return undefined;
  const isSlim = /(?:^|-)slim(?:-|$)/.test(tag);
  switch (name) {
    case 'buildpack-deps':
      if (!debianSuiteOfImage(name, tag)) return undefined;
      return tag.endsWith('curl') ? 'curl' : tag.endsWith('scm') ? 'scm' : 'full';
    case 'python':
      return isSlim ? 'pythonSlim' : 'full';
    case 'rust':
      return isSlim ? 'rustSlim' : 'full';
    case 'ruby':
    case 'pypy':
      return isSlim ? 'certificates' : 'full';
    case 'node':
    case 'perl':
    case 'gcc':
    case 'erlang':
    case 'elixir':
      return isSlim ? undefined : 'full';
    case 'golang':
      return 'golang';
    case 'php':
      return 'php';
    case 'openjdk':
      if (!debianSuiteOfImage(name, tag)) return undefined;
      return isSlim ? 'certificates' : /(?:^|-)jre(?:-|$)/.test(tag) ? 'javaRuntime' : 'javaDevelopment';
    case 'httpd':
    case 'nginx':
      return 'certificates';
    default:
      return undefined;
  }
}
