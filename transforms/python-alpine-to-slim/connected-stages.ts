import { type Instruction, parseImageReference, type Stage } from '../../src/transform.ts';
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
  const passages = stages.flatMap((stage) => passagesInto(stage, stages));
  const left = new Set(roots);
  const groups: Group[] = [];
  for (const root of roots) {
    if (!left.delete(root)) continue;
    const group = new Set([root]);
    for (const one of group) {
      for (const { from, to } of passages) {
        const other =
          typeof from === 'string' ? undefined : from.root === one ? to.root : to.root === one ? from.root : undefined;
        if (other && roots.includes(other)) group.add(other);
      }
    }
    for (const one of group) left.delete(one);
    const members = stages.filter((stage) => group.has(stage.root));
    groups.push({
      roots: [...group],
      members,
      obstacles: passages.flatMap((passage) => mixed(passage, members) ?? []),
    });
  }
  return groups;
}

/** What COPY --from and RUN --mount=from bring into a stage. */
function passagesInto(to: Stage, stages: readonly Stage[]): Passage[] {
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
      .map((name) => ({ instruction, to, from: stageNamed(name ?? '', to, stages) ?? name ?? '', paths }));
  });
}

function stageNamed(name: string, to: Stage, stages: readonly Stage[]): Stage | undefined {
  const before = stages.slice(0, to.index);
  const index = /^\d+$/.test(name) ? Number(name) : -1;
  return before.findLast((stage) => stage.name === name.toLowerCase()) ?? before[index];
}

function mixed({ from, to, instruction, paths }: Passage, members: readonly Stage[]): Obstacle | undefined {
  const comesIn = members.includes(to);
  const goesOut = typeof from !== 'string' && members.includes(from);
  if (comesIn === goesOut) return undefined;
  if (paths.length > 0 && paths.every(carriesNoLibrary)) return undefined;
  const other = comesIn ? from : to;
  if (!onAlpine(other) || (comesIn && typeof from !== 'string' && isStatic(from))) return undefined;
  const name = typeof other === 'string' ? other : (other.name ?? other.writtenImage);
  const way = comesIn ? `come from ${name}, which stays on Alpine` : `go to ${name}, which stays on Alpine`;
  return obstacle('other-libc', instruction, `files that may hold code for musl ${way}`);
}

function onAlpine(other: Stage | string): boolean {
  if (typeof other !== 'string') return other.root.image === undefined || isAlpineName(other.root.image);
  return other.includes('$') || isAlpineName(other);
}

function isAlpineName(image: string): boolean {
  const { name, tag = '' } = parseImageReference(image);
  return /alpine/i.test(`${name}:${tag}`);
}

/** Web pages, scripts, certificates, jars: nothing that a C library is linked into. */
function carriesNoLibrary(path: string): boolean {
  const clean = path.replace(/\/(?:\.|\*)?$/, '');
  const name = clean.slice(clean.lastIndexOf('/') + 1);
  return (
    /^(?:dist|static|public|assets|html|www|templates|locale|site|css|js|docs|certs)$/.test(name) ||
    /\.(?:txt|json|ya?ml|toml|lock|cfg|ini|conf|sh|py|html|css|js|map|jar|war|pem|crt|key|sql|md|whl-list)$/.test(name)
  );
}

/** Whether what a Go stage builds is linked statically, by what its commands and variables say. */
function isStatic({ instructions, chain }: Stage): boolean {
  const says = (text: string) => /CGO_ENABLED[= ]"?0/.test(text);
  return [...instructions, ...chain.flatMap((stage) => stage.instructions)].some(({ body }) => says(body.text));
}
