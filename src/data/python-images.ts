import { pythonOfAlpine } from './generated/official-images.ts';
import { debianSuiteOfImage, isSlimPythonOn, wasPublished } from './official-images.ts';
import type { Suite } from './suites.ts';

/** The slim tag with the same Python, and the suite it is on. */
export interface SlimTwin {
  readonly tag: string;
  readonly suite: Suite;
}

/** Why there is no twin to swap to; `detail` is a sentence. */
export interface NoTwin {
  readonly decline: 'not-alpine' | 'release-candidate' | 'unknown-version' | 'no-slim-twin';
  readonly detail: string;
}

/**
 * The slim twin of an Alpine tag of the official python image: the same version, a patch if the tag has one.
 * A tag that names an Alpine release but no minor version stood for the Python of that release, and its twin names that
 * version; only `alpine` and `3-alpine` float on, as `slim` and `3-slim`.
 *
 * @param wanted the suite that the twin is to name; without it the twin floats
 */
export function slimTwin(tag: string, wanted?: Suite): SlimTwin | NoTwin {
  const match = /^(?:(.+)-)?alpine(\d+\.\d+)?$/.exec(tag);
  if (!match) return { decline: 'not-alpine', detail: `${tag} is not an Alpine tag of the python image.` };
  const [, version = '', release] = match;
  if (/(?:^|\d|-)(?:a\d+|b\d+|rc\d*)$/.test(version)) {
    return { decline: 'release-candidate', detail: `${tag} is a pre-release of Python.` };
  }
  const minor = /^\d*$/.test(version) && release !== undefined ? pythonOn(release, version) : version;
  const known = minor === undefined ? undefined : (/^\d+\.\d+/.exec(minor)?.[0] ?? minor);
  if (minor === undefined || known === undefined || !isKnown(known)) {
    return {
      decline: 'unknown-version',
      detail: `${tag} is not among the python tags that this release knows; it may be newer.`,
    };
  }
  const twin = minor === '' ? 'slim' : `${minor}-slim`;
  const suite = debianSuiteOfImage('python', twin);
  const nothing = (missing: string): NoTwin => ({
    decline: 'no-slim-twin',
    detail: `There never was a python:${missing}.`,
  });
  if (!suite) return nothing(twin);
  if (!wanted) return { tag: twin, suite };
  const named = `${twin}-${wanted}`;
  if (/^\d*$/.test(minor) && !isSlimPythonOn(wanted, `${newestOf(minor)}-slim`)) {
    return { decline: 'no-slim-twin', detail: `The tag ${named} stayed behind when Python ${newestOf(minor)} came.` };
  }
  return isSlimPythonOn(wanted, twin) ? { tag: named, suite: wanted } : nothing(named);
}

/** The Debian suite of a tag of the official python image, and whether it is a slim one; undefined as for any image. */
export function suiteOf(tag: string): { suite: Suite; slim: boolean } | undefined {
  const suite = debianSuiteOfImage('python', tag);
  return suite && { suite, slim: /(?:^|-)slim(?:-|$)/.test(tag) };
}

const isKnown = (version: string): boolean => wasPublished('python', version === '' ? 'latest' : version);

/** The newest minor version of a major one, `3.14`; of the newest major where none is said. */
function newestOf(major: string): string {
  const versions = pythonOfAlpine.split(' ').map((entry) => entry.slice(entry.indexOf('=') + 1));
  const ofMajor = versions.filter((version) => version.startsWith(major === '' ? '' : `${major}.`));
  return ofMajor.reduce((one, other) => (one.localeCompare(other, 'en', { numeric: true }) < 0 ? other : one), '');
}

function pythonOn(release: string, major: string): string | undefined {
  const key = `${major}/${release}=`;
  return pythonOfAlpine
    .split(' ')
    .find((entry) => entry.startsWith(key))
    ?.slice(key.length);
}
