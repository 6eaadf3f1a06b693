import { type Instruction, type Stage, stageNamed } from '../../src/transform.ts';
import { wordObstacle } from './alpine-words.ts';
import { shareArgument } from './base-image.ts';
import { carriesNoLibrary, isOfUnknownLibrary, isOnAlpine } from './libraries.ts';
import { type Obstacle, obstacle } from './obstacle.ts';

/** The python stages on Alpine that files pass between, with the stages built on them: swapped together or not at all. */
export interface Group {
  readonly roots: readonly Stage[];
  /** In the order of the file. */
  readonly members: readonly Stage[];
  /** Copies to and from stages that stay on another C library. */
  readonly obstacles: readonly Obstacle[];
}

interface Passage {
  readonly instruction: Instruction;
  readonly to: Stage;
  /** The stage that files come from; an image's name where it is none. */
  readonly from: Stage | string;
  readonly paths: readonly string[];
}

export function groupsOf(stages: readonly Stage[], roots: readonly Stage[]): Group[] {
  const passages = stages.flatMap(passagesInto);
  const neighbours = connections(roots, passages);
  const left = new Set(roots);
  const groups: Group[] = [];
  for (const root of roots) {
    if (!left.delete(root)) continue;
    const group = new Set([root]);
    for (const one of group) {
      for (const other of neighbours.get(one) ?? []) group.add(other);
    }
    for (const one of group) left.delete(one);
    const members = new Set(stages.filter((stage) => group.has(stage.root)));
    const obstacles = passages.flatMap((passage) => mixed(passage, members) ?? []);
    groups.push({ roots: [...group], members: [...members], obstacles });
  }
  return groups;
}

/** For each root those that files pass to or from, and those whose tag one build argument holds. */
function connections(roots: readonly Stage[], passages: readonly Passage[]): Map<Stage, Set<Stage>> {
  const neighbours = new Map(roots.map((root) => [root, new Set<Stage>()]));
  for (const { from, to } of passages) {
    if (typeof from === 'string' || !neighbours.has(from.root) || !neighbours.has(to.root)) continue;
    neighbours.get(from.root)?.add(to.root);
    neighbours.get(to.root)?.add(from.root);
  }
  const byArgument = roots.filter(({ writtenImage }) => writtenImage.includes('$'));
  for (const one of byArgument) {
    for (const other of byArgument) if (shareArgument(one, other)) neighbours.get(one)?.add(other);
  }
  return neighbours;
}

/** What COPY --from and RUN --mount=from bring into a stage. */
function passagesInto(to: Stage): Passage[] {
  return to.instructions.flatMap((instruction) => {
    const names = [
      instruction.flag('from'),
      ...instruction.flags
        .filter(({ name }) => name === 'mount')
        .map(({ value }) => /(?:^|,)from=([^,]+)/.exec(value ?? '')?.[1]),
    ];
    const paths =
      instruction.keyword === 'COPY'
        ? instruction.sources.map(({ value }) => to.expand(value, instruction) ?? value)
        : [];
    return names
      .filter((name) => name !== undefined && name !== '')
      .map((name) => ({ instruction, to, from: stageNamed(name ?? '', to) ?? name ?? '', paths }));
  });
}

function mixed({ from, to, instruction, paths }: Passage, members: ReadonlySet<Stage>): Obstacle | undefined {
  const comesIn = members.has(to);
  const goesOut = typeof from !== 'string' && members.has(from);
  if (comesIn === goesOut) return undefined;
  if (goesOut) {
    const named = paths.flatMap((path) => wordObstacle(path, instruction) ?? [])[0];
    if (named) return named;
  }
  if (carriesNoLibrary(paths, from)) return undefined;
  const other = comesIn ? from : to;
  const name = typeof other === 'string' ? other : (other.name ?? other.writtenImage);
  const way = comesIn ? 'come from' : 'go to';
  if (isOnAlpine(other)) {
    const image = typeof other === 'string' ? other : other.root.image;
    const why =
      image === undefined || image.includes('$') ? 'whose image the file does not tell' : 'which stays on Alpine';
    const message = `files that may hold code for musl ${way} ${name}, ${why}`;
    return obstacle('other-libc', instruction, message);
  }
  if (isOfUnknownLibrary(other)) {
    const message = `files ${way} ${name}, and whether its programs are made for musl is not known`;
    return obstacle('other-libc', instruction, message);
  }
  const isScratch = typeof other !== 'string' && other.root.image === 'scratch';
  if (goesOut && (isScratch || paths.some((path) => /^\/+\.?$/.test(path))))
    return obstacle('other-libc', instruction, `files go to ${name}, and what it needs of Alpine is not seen`);
  return undefined;
}
