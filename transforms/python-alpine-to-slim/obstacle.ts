import { type Decline, decline, type Span } from '../../src/transform.ts';

/** Every obstacle by id, with the sentence that documents it. */
export const declines = {
  'alpine-variant':
    'The name of the file, of its folder or of the stage says that it is an Alpine one, beside which others may stand.',
  digest: 'The image is pinned by a digest, which is that of the Alpine image and cannot survive the swap.',
  'no-slim-twin': 'There never was a slim image of that version.',
  'unknown-version': 'The version is newer than the table of this release.',
  'release-candidate': 'A pre-release of Python is no version to stay with.',
  argument: 'The tag is put together from build arguments in a way that is not translated.',
  'shared-argument': 'The build argument that holds the tag is read elsewhere too.',
  'end-of-life-suite':
    "The slim image is frozen on a Debian release whose packages have left Debian's mirrors, so apt cannot install what the stage needs.",
  'unknown-package': 'The Debian name of an Alpine package is not known.',
  'declined-package': 'An Alpine package has no safe equivalent on Debian.',
  'moved-files': 'A package has files or commands elsewhere on Debian, and the stage uses one of them.',
  'pinned-package': 'A package is pinned to a version, or to a repository, of Alpine.',
  'variable-package': 'A package list hangs on a variable.',
  'apk-option': 'An option of apk is not translated.',
  'apk-command': 'A command of apk is not translated by this version.',
  'apk-shape':
    'apk stands where it is not translated: in a condition, a loop, a pipe, the exec form, ONBUILD or a nested shell.',
  'apk-mount': "A mount stands on one of apk's folders.",
  apt: 'The stage runs apt, which Alpine does not have: it does not build as it stands.',
  'unreadable-shell': 'A shell text does not parse.',
  user: "A command makes a user or a group in busybox's way.",
  'alpine-user': 'A user or group is named that Debian does not have.',
  tool: 'A command comes with Alpine, and not with the slim image.',
  'alpine-file': 'A path or a name belongs to Alpine or to musl.',
  dash: "The shell of Debian, dash, does not take what Alpine's takes, or reads it otherwise.",
  script: 'A script that the image runs depends on Alpine, or cannot be read.',
  heir: 'Another Dockerfile is built on the image of this one, and uses apk.',
  'other-libc': 'Files are copied between this stage and one on another C library.',
} as const;

export type ObstacleId = keyof typeof declines;

export interface Obstacle {
  readonly id: ObstacleId;
  readonly at: Span;
  readonly message: string;
}

export function obstacle(id: ObstacleId, at: Span, message: string): Obstacle {
  return { id, at, message };
}

export function declineOf({ id, at, message }: Obstacle): Decline<ObstacleId> {
  return decline(id, at, message);
}
