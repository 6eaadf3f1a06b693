import { CopiedFiles, programName, type ShellCommand, type Stage } from '../../src/transform.ts';
import type { ContextAtHand } from './copied-scripts.ts';
import { type Obstacle, obstacle } from './obstacle.ts';
import type { PackagePlan, PlannedCommand, PlannedPackage } from './package-plan.ts';

const configuration = '/etc/nginx/nginx.conf';

/** What the configuration of Alpine's nginx names, and Debian's does not have. */
const ofAlpine =
  /^[ \t]*user[ \t]+nginx\b|^[ \t]*load_module\b|\/etc\/nginx\/(?:http\.d|modules)\b|\/run\/nginx\/|\/var\/lib\/nginx\/html|\/usr\/(?:lib|share)\/nginx/m;

/**
 * Why Debian's nginx does not do where Alpine's did: its user, its folders and what its configuration takes in are others, so the
 * build context has to bring a whole one, which names nothing of that.
 */
export function nginxObstacles(plan: PackagePlan, members: readonly Stage[], contextAtHand: ContextAtHand): Obstacle[] {
  const adds = plan.runs.flatMap(({ commands }) => commands.filter(({ kind }) => kind === 'add'));
  return adds.flatMap((add) => {
    const asked = packagesOf(add).find(({ word }) => word.value === 'nginx');
    if (!asked) return [];
    const why = whyNot(members, contextAtHand);
    if (why === undefined) return [];
    const at = add.apk.command.script.sourceSpan(asked.word);
    return [obstacle('declined-package', at, `the Alpine package nginx: ${why}`)];
  });
}

function packagesOf(command: PlannedCommand): readonly PlannedPackage[] {
  return command.kind === 'add' ? command.packages.filter(({ debian }) => debian.includes('nginx')) : [];
}

/** `chown -R nginx /srv`, `adduser -G nginx app`, `nginx -g "user nginx;"` */
function namesUser({ words: [program, ...words] }: ShellCommand): boolean {
  const name = programName(program?.value ?? '');
  if (name === 'nginx') return words.some(({ value }) => /\buser\s+nginx\b/.test(value));
  return (
    /^(?:chown|chgrp|adduser|addgroup|usermod|useradd|su|su-exec|install)$/.test(name) &&
    words.some(({ value }) => /^(?:\w*[:.])?nginx(?:[:.]\w*)?$/.test(value))
  );
}

function whyNot(members: readonly Stage[], { context, contextDoubt }: ContextAtHand): string | undefined {
  const instructions = members.flatMap((stage) => stage.instructions);
  const owner = instructions.find(
    (one) =>
      (one.keyword === 'USER' && /^nginx(?::|$)/.test(one.arguments[0]?.value ?? '')) ||
      /(?:^|:)nginx(?::|$)/.test(one.flag('chown') ?? ''),
  );
  const commands = instructions.flatMap(({ scripts }) => scripts.flatMap((script) => script.commands));
  if (owner || commands.some(namesUser)) return 'its user nginx is www-data on Debian';
  if (!context) return `its configuration is another on Debian: ${contextDoubt ?? 'the build context is not at hand'}`;
  const text = context.isAssumed ? undefined : new CopiedFiles(context, instructions).read(configuration);
  if (text === undefined) return `its configuration is another on Debian, and no ${configuration} is copied over it`;
  const found = ofAlpine.exec(text.replace(/#.*$/gm, ''))?.[0].trim();
  return found && `${configuration} names ${found}, which Debian does not have`;
}
