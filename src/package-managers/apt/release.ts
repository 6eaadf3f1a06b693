import { debianSuiteOfImage } from '../../data/official-images.ts';
import { isEndOfLife, type Suite, suiteNamedIn } from '../../data/suites.ts';
import { type UbuntuRelease, ubuntuRelease } from '../../data/ubuntu-releases.ts';
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
  if (officialImage === 'ubuntu') return ofUbuntu(ubuntuRelease(tag));
  const suite = (officialImage !== undefined && debianSuiteOfImage(officialImage, tag)) || suiteNamedIn(tag);
  if (suite) return ofDebian(suite);
  const ubuntu = ubuntuNumberedIn(image, tag) ?? ubuntuNamedIn(tag);
  if (ubuntu) return ofUbuntu(ubuntu);
  // As in `example/trusty`. What stands before the last slash names who made the image.
  const name = reference?.name.slice(reference.name.lastIndexOf('/') + 1) ?? '';
  const named = suiteNamedIn(name);
  return named ? ofDebian(named) : ofUbuntu(ubuntuNamedIn(name));
}

/** The release of `nvidia/cuda:7.5-ubuntu14.04`, of `example/ubuntu-14.04:v3`, and of `example/base:14.04`. */
function ubuntuNumberedIn(image: string, tag: string): UbuntuRelease | undefined {
  // Without `ubuntu` before it, only the numbers that releases of April have are of nothing else.
  const number = /ubuntu[:_-]?v?(\d\d\.\d\d)/i.exec(image)?.[1] ?? /^v?(\d\d\.04)(?:[.-]\d+)*$/.exec(tag)?.[1];
  return number === undefined ? undefined : ubuntuRelease(number);
}

/** The release that one of the words names, as in `21-jdk-jammy` or `vfocal-20210401`. */
function ubuntuNamedIn(text: string): UbuntuRelease | undefined {
  const words = text.split(/[^a-z]+/).flatMap((word) => [word, word.replace(/^v/, '')]);
  return words
    .filter((word) => word !== '' && word !== 'latest')
    .map(ubuntuRelease)
    .find((release) => release !== undefined);
}

function ofDebian(suite: Suite): Release {
  return { suite, ubuntu: undefined, endOfLife: isEndOfLife(suite) ? suite : undefined };
}

function ofUbuntu(release: UbuntuRelease | undefined): Release {
  return { suite: undefined, ubuntu: release?.number, endOfLife: release?.isEndOfLife ? release.name : undefined };
}
