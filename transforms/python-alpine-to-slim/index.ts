import {
  type Change,
  change,
  type Decline,
  type Dockerfile,
  defineTransform,
  type Edit,
  possibleParents,
  type Span,
} from '../../src/transform.ts';
import { alpineSibling, alpineVariant } from './alpine-variant.ts';
import { alpineStages, isSwap, type SwapSetting, swapOf, unclearTags } from './base-image.ts';
import { type Group, groupsOf } from './connected-stages.ts';
import type { ContextAtHand } from './copied-scripts.ts';
import { describe } from './description.ts';
import { heirsElsewhere } from './heirs.ts';
import { declineOf, declines, type Obstacle, type ObstacleId, obstacle } from './obstacle.ts';
import { python } from './python.ts';
import { type StageSwap, swapStages } from './stage-swap.ts';

export default defineTransform({
  name: 'python-alpine-to-slim',
  summary: 'Move python images from Alpine to Debian slim, packages included',
  why: "Alpine's C library is musl, for which most Python packages publish no wheels: they are compiled at every build. Debian slim has glibc, and takes the wheels.",
  risk: 'review',
  hadolint: [],
  examples: [
    {
      before: 'FROM python:3.12-alpine\nRUN apk add --no-cache gcc musl-dev\n',
      after:
        'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev \\\n    && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      before:
        'FROM python:3.12-alpine\nRUN adduser -D app && apk add --no-cache --virtual .build make \\\n    && make install \\\n    && apk del .build\n',
      after:
        'FROM python:3.12-slim\nRUN useradd -K HOME_MODE=0755 -m -s /bin/sh app && apt-get update && apt-get install -y --no-install-recommends make \\\n    && make install \\\n    && apt-mark auto make && apt-get purge -y --auto-remove \\\n    && rm -rf /var/lib/apt/lists/*\n',
    },
  ],
  declines,
  options: {
    dropDigest: {
      summary: 'Swap an image that a digest pins too, and drop the digest',
      default: false,
    },
    alpineVariants: {
      summary: 'Swap too where the name of the file, of its folder or of the stage says that it is an Alpine one',
      default: false,
    },
    packages: {
      summary:
        'Debian names of Alpine packages, blanks between several, before those of the table; null where Debian needs none, false to stay on Alpine',
      default: {},
    },
    suite: {
      summary:
        'The Debian suite that the new tag names (`3.12-slim-bookworm`); without it the tag floats, as `3.12-slim` does',
      default: '',
      choices: ['', 'bullseye', 'bookworm', 'trixie'],
    },
  },
  *run({ dockerfile, context, contextDoubt, services, options, file, lineOf }) {
    for (const one of unclearTags(dockerfile.stages, python)) yield declineOf(one);
    const roots = alpineStages(dockerfile.stages, python);
    const [first] = roots;
    const variant = options.alpineVariants ? undefined : alpineVariant(file ?? '');
    if (first && variant !== undefined) {
      const message = `${variant} says by its name that it is an Alpine one; the option alpineVariants swaps its image too`;
      yield declineOf(obstacle('alpine-variant', first.from, message));
      return;
    }
    const sibling = options.alpineVariants ? undefined : alpineSibling(roots, dockerfile.stages);
    if (sibling) {
      const message = `the stage ${sibling.name} is named as the Alpine one beside another; the option alpineVariants swaps its image too`;
      yield declineOf(obstacle('alpine-variant', sibling.from, message));
      return;
    }
    for (const group of groupsOf(dockerfile.stages, roots))
      yield* swapGroup(group, { dockerfile, context, contextDoubt, services, lineOf, language: python, ...options });
  },
});

interface Setting extends SwapSetting, ContextAtHand {
  readonly dockerfile: Dockerfile;
}

function* swapGroup(group: Group, setting: Setting): Generator<Change | Decline<ObstacleId>> {
  const { roots, members } = group;
  const obstacles: Obstacle[] = [
    ...group.obstacles,
    ...unclearHeirs(group, setting.dockerfile),
    ...heirsElsewhere(group, setting),
  ];
  const swaps: StageSwap[] = [];
  for (const root of roots) {
    const swap = swapOf(root, setting);
    if (!isSwap(swap)) obstacles.push(swap);
    else {
      const own = members.filter((stage) => stage.root === root);
      const result = swapStages(swap, own, setting);
      swaps.push(result);
      obstacles.push(...result.obstacles);
    }
  }
  const [first] = roots;
  if (obstacles.length > 0) for (const one of distinct(obstacles)) yield declineOf(one);
  else if (first) {
    yield change({
      message: describe(swaps, setting.lineOf),
      at: first.from,
      edits: distinctEdits(swaps.flatMap(({ edits }) => edits)),
    });
  }
}

/** A stage whose FROM may name one of these, by a variable that the build sets. */
function unclearHeirs({ members }: Group, { stages }: Dockerfile): Obstacle[] {
  return stages
    .filter((stage) => possibleParents(stage).some((parent) => parent !== stage.parent && members.includes(parent)))
    .map(({ from, writtenImage }) => {
      const message = `FROM ${writtenImage} may be built on a python stage, and what it does there is not translated`;
      return obstacle('argument', from, message);
    });
}

function distinct(obstacles: readonly Obstacle[]): Obstacle[] {
  return [...new Map(obstacles.map((one) => [`${one.id} ${one.at.start} ${one.message}`, one])).values()].sort(
    (a, b) => a.at.start - b.at.start,
  );
}

/** Two FROMs may read one ARG: its default is edited once. */
function distinctEdits(edits: readonly Edit[]): Edit[] {
  const key = ({ start, end }: Span): string => `${start} ${end}`;
  const last = new Map(edits.map((edit) => [key(edit), edit]));
  return edits.filter((edit) => edit.end === edit.start || last.get(key(edit)) === edit);
}
