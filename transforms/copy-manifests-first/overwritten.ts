import { type BuildContext, type Instruction, relativeTo } from '../../src/transform.ts';
import type { WholeCopy } from './source-tree.ts';

/** What the later copy of the whole would do to what was installed below its destination. */
export interface Overwriting {
  /** A path of the build context that lies where something is installed. */
  readonly held: string | undefined;
  /** A folder of the build context in which something is installed, and to which the later copy gives its owner. */
  readonly owned: string | undefined;
  /** Paths that the build context does not hold, and that no ignore file keeps out when it does. */
  readonly open: readonly string[];
}

/** @param written files and directories that are made before the copy; absolute paths of the image */
export function overwritingOf(
  written: readonly string[],
  wholes: readonly WholeCopy[],
  context: BuildContext,
): Overwriting {
  const open = new Set<string>();
  for (const path of written) {
    for (const whole of wholes) {
      const below = relativeTo(whole.destination, path);
      if (below === undefined) continue;
      const held = heldPath(below, context);
      const owned = held === undefined ? ownedFolder(below, whole.instruction, context) : undefined;
      if (held !== undefined || owned !== undefined) return { held, owned, open: [] };
      if (!(whole.destination === '/' && ofTheSystem.test(below)) && !isKeptOut(below, context)) open.add(below);
    }
  }
  return { held: undefined, owned: undefined, open: [...open] };
}

/** Folders of an image into which programs install, and which a project hardly has. */
const ofTheSystem = /^(?:bin|etc|go|home|lib|lib64|opt|root|sbin|srv|tmp|usr|var)(?:\/|$)/;

function heldPath(path: string, context: BuildContext): string | undefined {
  if (path === '') return '.';
  if ((context.kind(path) !== undefined || context.isLinked?.(path)) && !isKeptOut(path, context)) return path;
  return undefined;
}

function ownedFolder(path: string, whole: Instruction, context: BuildContext): string | undefined {
  // A folder above it comes by the copy with the owner that --chown names; before it, root makes that folder.
  if (whole.flag('chown') === undefined) return undefined;
  const names = path.split('/').slice(0, -1);
  const above = names.map((_, index) => names.slice(0, index + 1).join('/'));
  return above.find((folder) => context.kind(folder) !== undefined && !isKeptOut(folder, context));
}

/** Whether an ignore file keeps a path, or all that is in it, from the builder. */
function isKeptOut(path: string, context: BuildContext): boolean {
  if (context.excludes(path)) return true;
  const names = context.list(path) ?? [];
  return names.length > 0
    ? names.every((name) => context.excludes(`${path}/${name}`))
    : context.excludes(`${path}/any`);
}
