import { cleanPath, type Edit, type Instruction, mountsOf, replaceFlag } from '../../src/transform.ts';
import { type Obstacle, obstacle } from './obstacle.ts';

const apkCaches = new Set(['/var/cache/apk', '/etc/apk/cache']);
const aptCache = '/var/cache/apt';

/** Cache mounts for apk's downloads become such for apt's, which takes its folder for itself while it works. */
export function cacheMountEdits(run: Instruction): Edit[] {
  return apkMounts(run).flatMap(({ flag, parts }) => {
    const moved = parts.map((part) => part.replace(/^(target|dst|destination)=.*$/i, `$1=${aptCache}`));
    const isShared = parts.some((part) => /^sharing=/i.test(part));
    return replaceFlag(run, flag, [...moved, ...(isShared ? [] : ['sharing=locked'])].join(','));
  });
}

/** A mount on a folder of apk that is no such cache, or that another stands beside. */
export function mountObstacle(run: Instruction): Obstacle | undefined {
  const translated = apkMounts(run);
  const mounts = mountsOf(run).filter(({ target }) => /^\/(?:var\/cache|etc|lib)\/apk(?:\/|$)/.test(target));
  const [first] = mounts;
  const isPlain =
    mounts.length === translated.length && mounts.length < 2 && cacheMountEdits(run).length === mounts.length;
  if (!first || isPlain) return undefined;
  return obstacle('apk-mount', run, `a mount stands on ${first.target}, a folder of apk`);
}

function apkMounts(run: Instruction) {
  return run.flags
    .filter(({ name }) => name === 'mount')
    .map((flag) => ({ flag, parts: (flag.value ?? '').split(',') }))
    .filter(({ parts }) => {
      const target = parts.map((part) => /^(?:target|dst|destination)=(.*)$/i.exec(part)?.[1]).find(Boolean);
      return parts.includes('type=cache') && target !== undefined && apkCaches.has(`/${cleanPath(target)}`);
    });
}
