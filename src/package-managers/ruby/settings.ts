import { resolvePath } from '../../dockerfile/stage.ts';
import { type ManagerCommand, managerCommands } from '../manager-command.ts';

/** What Bundler is set up with: by ENV, by `bundle config` above it, and by the file of the project. */
export interface BundlerSettings {
  value(name: string): string | undefined;
  names(): readonly string[];
}

/** Images that name a folder for the settings, in BUNDLE_APP_CONFIG (their Dockerfiles). */
const imagesWithFolder = new Set(['ruby', 'jruby']);

/** The file of the settings of a project; undefined where the image keeps them in a folder of its own. */
export function configurationFile(command: ManagerCommand, root: string): string | undefined {
  const named = command.variable('BUNDLE_APP_CONFIG');
  if (named !== undefined) return `${resolvePath(root, named) ?? root}/config`;
  return imagesWithFolder.has(command.run.stage?.root.officialImage ?? '') ? undefined : `${root}/.bundle/config`;
}

const programs = new Set(['bundle', 'bundler']);

/** @param text the `.bundle/config` of the project */
export function bundlerSettings(command: ManagerCommand, text: string): BundlerSettings {
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(/^BUNDLE_(\w+):\s*"?(.*?)"?\s*$/gm))
    found.set(name.toLowerCase(), value);
  for (const [name, value] of commandsBefore(command)) found.set(name, value);
  return {
    value: (name) => command.variable(`BUNDLE_${name.toUpperCase()}`) ?? found.get(name),
    names: () => [...found.keys()],
  };
}

/** What `bundle config` sets, in the RUN itself and above it. */
function commandsBefore({ run }: ManagerCommand): [string, string][] {
  const chain = run.stage?.chain.slice().reverse() ?? [];
  const before = chain.flatMap(({ instructions }) =>
    instructions.filter((one) => one.keyword === 'RUN' && one.index <= run.index && one.holds('bundle')),
  );
  return before.flatMap((one) =>
    managerCommands(one, programs).flatMap(({ words }): [string, string][] => {
      const [verb, ...rest] = words.flatMap(({ value, written }) =>
        (value ?? written).startsWith('-') ? [] : (value ?? written),
      );
      if (verb !== 'config') return [];
      const [name, ...values] = rest[0] === 'set' ? rest.slice(1) : rest;
      return name === undefined || values.length === 0
        ? []
        : [[name.toLowerCase().replaceAll('.', '__').replaceAll('-', '___'), values.join(':')]];
    }),
  );
}
