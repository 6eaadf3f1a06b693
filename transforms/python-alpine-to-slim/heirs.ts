import {
  type BuildContext,
  type ComposeService,
  filesBelow,
  literalPattern,
  parseImageReference,
} from '../../src/transform.ts';
import { isBuiltBy } from './compose-services.ts';
import type { Group } from './connected-stages.ts';
import type { ContextAtHand } from './copied-scripts.ts';
import { type Obstacle, obstacle } from './obstacle.ts';

/** Other Dockerfiles of the build context that are built on the image of a stage, by the name that compose gives it. */
export function heirsElsewhere({ members }: Group, { context, services }: ContextAtHand): Obstacle[] {
  if (!context || context.isAssumed) return [];
  return services.flatMap((service) => {
    const built = members.find((stage) => isBuiltBy(service, stage));
    const heir = built && service.image !== undefined && heirOf(service.image, context);
    if (!built || !heir) return [];
    const message = `${heir} is built on ${service.image}, the image that ${service.file} makes of this one, and runs apk`;
    return [obstacle('heir', built.from, message)];
  });
}

/** What a variable of compose stands for is not known: any owner or registry may. */
const variable = /\$\{[^}]*\}|\$\w+/;

function heirOf(image: NonNullable<ComposeService['image']>, context: BuildContext): string | undefined {
  const written = parseImageReference(image).name;
  if (/\$[^/]*$/.test(written)) return undefined;
  const name = written.split(variable).map(literalPattern).join('[^\\s:]+');
  const isBuiltOn = new RegExp(`^\\s*FROM\\s+(?:--\\S+\\s+)*${name}(?::\\S+)?(?:\\s|$)`, 'im');
  for (const path of filesBelow(context, '')) {
    if (!/dockerfile|containerfile/i.test(path.slice(path.lastIndexOf('/') + 1))) continue;
    const text = context.read(path) ?? '';
    if (isBuiltOn.test(text) && /\bapk\b/.test(text)) return path;
  }
  return undefined;
}
