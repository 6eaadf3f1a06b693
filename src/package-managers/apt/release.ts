import { debianSuiteOfImage } from '../../data/official-images.ts';
import { isEndOfLife, type Suite, suiteNamedIn } from '../../data/suites.ts';
import { ubuntuRelease } from '../../data/ubuntu-releases.ts';
import type { Stage } from '../../dockerfile/stage.ts';

/** What the image of a stage says of the release that apt installs from. */
export interface Release {
  /** Debian's suite; undefined on Ubuntu, and where the image does not tell. */
  readonly suite: Suite | undefined;
  /** Ubuntu's number, as `22.04`; undefined on Debian, and where the image does not tell. */
  readonly ubuntu: string | undefined;
  /** The name of a release whose packages the main mirrors no longer hold, so that `apt-get update` fails there. */
  readonly endOfLife: string | undefined;
}

const unknown: Release = { suite: undefined, ubuntu: undefined, endOfLife: undefined };

/** The release of the image that a stage, or the first of those it is built on, starts from. */
export function releaseOf(stage: Stage | undefined): Release {
  if (!stage) return unknown;
  const { officialImage, reference, image } = stage.root;
  if (image === undefined) return unknown;
  // A digest alone may be that of any tag.
  if (reference?.digest !== undefined && reference.tag === undefined) return unknown;
  const tag = reference?.tag ?? '';
  if (officialImage === 'ubuntu') return ofUbuntu(tag);
  const suite = (officialImage !== undefined && debianSuiteOfImage(officialImage, tag)) || suiteNamedIn(tag);
  if (suite) return { suite, ubuntu: undefined, endOfLife: isEndOfLife(suite) ? suite : undefined };
  const number = /ubuntu[:-]?v?(\d\d\.\d\d)/.exec(image)?.[1];
  const word = number ?? /[a-z]{5,}/.exec(tag)?.[0];
  return word === undefined || word === 'latest' ? unknown : ofUbuntu(word);
}

function ofUbuntu(tag: string): Release {
  const release = tag === '' ? ubuntuRelease('latest') : ubuntuRelease(tag);
  return { suite: undefined, ubuntu: release?.number, endOfLife: release?.isEndOfLife ? release.name : undefined };
}
