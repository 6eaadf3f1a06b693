import { cleanPath } from './clean-path.ts';
import { relativeTo } from './copied-files.ts';

/** A service of a compose file that is built from a Dockerfile: what starts in its container may be told there. */
export interface ComposeService {
  /** The path of the compose file, as messages name it. */
  readonly file: string;
  /** The name that the image gets. */
  readonly image: string | undefined;
  /** The stage that is built; undefined for the last. */
  readonly target: string | undefined;
  /** The build arguments that it sets. */
  readonly arguments: Readonly<Record<string, string>>;
  /** What it starts instead of CMD, ENTRYPOINT and HEALTHCHECK. */
  readonly commands: readonly ComposeCommand[];
  /** The user and group that it runs as; undefined for those of the image. */
  readonly user: string | undefined;
  /** Where that starts; undefined for the WORKDIR of the image. */
  readonly workingDirectory: string | undefined;
  readonly mounts: readonly ComposeMount[];
}

/** Words as an exec form has them, or the text that a shell reads. */
export type ComposeCommand =
  | { readonly words: readonly string[] }
  | { readonly text: string; readonly isShell: boolean };

export interface ComposeMount {
  /** In the build context; undefined where it lies elsewhere. */
  readonly source: string | undefined;
  /** In the container. */
  readonly target: string;
}

/** Where a compose file stands, and what is built. Paths are absolute, with `/`. */
export interface ComposePlace {
  readonly file: string;
  readonly folder: string;
  readonly dockerfile: string;
  /** The folder that is taken for the build context. */
  readonly context: string;
  readonly variables?: ComposeVariables;
}

/** Whether the name of a file, without a folder, is one that compose files have. */
export function isComposeFile(name: string): boolean {
  return /^[^/]*compose[^/]*\.ya?ml$|^(?:local|production|staging|development)\.ya?ml$/i.test(name);
}

/**
 * The services of a compose file that are built from one Dockerfile.
 *
 * Source: the compose specification, github.com/compose-spec/compose-spec.
 *
 * @param document what YAML gives for the file
 */
export function composeServices(document: unknown, place: ComposePlace): ComposeService[] {
  const all = mapping(mapping(document).services);
  const services = Object.keys(all).map((name) => extended(name, all, 0));
  const built = services.filter((service) => isBuiltFrom(service, place));
  const builds = new Map(built.map(({ image, build }) => [text(image) ?? '', build]));
  // One that names the image which another builds runs in it too.
  const others = services.flatMap((service) => {
    const build = service.build === undefined && service.image ? builds.get(text(service.image) ?? '') : undefined;
    return build === undefined ? [] : [{ ...service, build }];
  });
  return [...built, ...others].map((service) => read(service, place));
}

/** A service with what it takes from another of the file, the volumes of both; a circle ends. */
function extended(name: string, services: Mapping, depth: number): Mapping {
  const own = mapping(services[name]);
  const other = typeof own.extends === 'string' ? own.extends : text(mapping(own.extends).service);
  const isElsewhere = mapping(own.extends).file !== undefined;
  if (other === undefined || isElsewhere || depth > Object.keys(services).length) return own;
  const taken = extended(other, services, depth + 1);
  return { ...taken, ...own, volumes: [...list(taken.volumes), ...list(own.volumes)] };
}

/** What a compose or bake file says is built. Paths are absolute, with `/`. */
export interface Build {
  readonly context: string;
  readonly dockerfile: string;
}

/** The builds of a compose file in a folder; those of contexts elsewhere, as of a repository, are left out. */
export function composeBuilds(document: unknown, folder: string, variables?: ComposeVariables): Build[] {
  const services = Object.values(mapping(mapping(document).services)).map(mapping);
  return services.flatMap(({ build }) => {
    const {
      context = '.',
      dockerfile,
      dockerfile_inline: inline,
    } = typeof build === 'string' ? { context: build } : mapping(build);
    if (build === undefined || inline !== undefined) return [];
    return buildOf(text(context), text(dockerfile), folder, variables);
  });
}

/** The other compose files that a compose file takes in: by `include`, and by `extends` of a service. */
export function includedFiles(document: unknown): string[] {
  const { include, services } = mapping(document);
  const included = list(include).flatMap((one) => {
    const paths = typeof one === 'string' ? one : mapping(one).path;
    return [paths, ...list(paths)].flatMap((path) => text(path) ?? []);
  });
  const extended = Object.values(mapping(services)).flatMap(
    (service) => text(mapping(mapping(service).extends).file) ?? [],
  );
  return [...included, ...extended];
}

/**
 * The builds of a bake file in JSON.
 *
 * Source: docs.docker.com/build/bake/reference.
 */
export function bakeBuilds(document: unknown, folder: string): Build[] {
  const targets = new Map(Object.entries(mapping(mapping(document).target)));
  return [...targets.keys()].flatMap((name) => {
    const { context = '.', dockerfile, 'dockerfile-inline': inline } = inherited(name, targets, 0);
    return inline === undefined ? buildOf(text(context), text(dockerfile), folder) : [];
  });
}

/** A target with what it inherits, of which the later wins; a circle ends. */
function inherited(name: string, targets: ReadonlyMap<string, unknown>, depth: number): Mapping {
  const own = mapping(targets.get(name));
  if (depth > targets.size) return own;
  const parents = list(own.inherits).flatMap((parent) => text(parent) ?? []);
  return Object.assign({}, ...parents.map((parent) => inherited(parent, targets, depth + 1)), own);
}

/** What `.env` sets beside a compose file. */
export type ComposeVariables = Readonly<Record<string, string>>;

/** `${DIRECTORY:-.}` stands for its default where nothing sets it. */
function replaced(written: string | undefined, variables: ComposeVariables = {}): string | undefined {
  return written?.replace(
    /\$(?:(\w+)|\{(\w+)(?::?-([^}$]*)|:?\?[^}$]*)?\})/g,
    (whole, plain, braced, other) => variables[plain ?? braced] || (other ?? whole),
  );
}

function buildOf(
  writtenContext: string | undefined,
  writtenFile: string | undefined,
  folder: string,
  variables?: ComposeVariables,
): Build[] {
  const [context, dockerfile] = [replaced(writtenContext, variables), replaced(writtenFile, variables)];
  if (context === undefined || /^[\w.+-]+:\/\/|^git@|\$/.test(context) || dockerfile?.includes('$')) return [];
  const root = resolved(folder, context);
  return [{ context: root, dockerfile: resolved(root, dockerfile ?? 'Dockerfile') }];
}

type Mapping = Readonly<Record<string, unknown>>;

function isBuiltFrom({ build }: Mapping, { folder, dockerfile, variables }: ComposePlace): boolean {
  const context = replaced(typeof build === 'string' ? build : text(mapping(build).context), variables);
  if (context === undefined && mapping(build).dockerfile === undefined) return false;
  const root = resolved(folder, context ?? '.');
  return resolved(root, replaced(text(mapping(build).dockerfile), variables) ?? 'Dockerfile') === dockerfile;
}

function read(service: Mapping, place: ComposePlace): ComposeService {
  const { build, command, entrypoint, healthcheck, volumes } = service;
  return {
    file: place.file,
    image: text(service.image),
    target: text(mapping(build).target),
    arguments: pairs(mapping(build).args),
    commands: [...started(entrypoint), ...started(command), ...tested(mapping(healthcheck).test)],
    user: text(service.user),
    workingDirectory: text(service.working_dir),
    mounts: list(volumes).flatMap((volume) => mounted(volume, place)),
  };
}

/** Compose splits a text into words as a shell would, and starts no shell. */
function started(value: unknown): ComposeCommand[] {
  if (typeof value === 'string') return [{ text: value, isShell: false }];
  const words = list(value).flatMap((word) => text(word) ?? []);
  return words.length === 0 ? [] : [{ words }];
}

function tested(value: unknown): ComposeCommand[] {
  if (typeof value === 'string') return [{ text: value, isShell: true }];
  const [kind, ...words] = list(value).flatMap((word) => text(word) ?? []);
  if (kind === 'CMD-SHELL') return [{ text: words[0] ?? '', isShell: true }];
  return kind === 'CMD' ? [{ words }] : [];
}

function mounted(volume: unknown, { folder, context, variables }: ComposePlace): ComposeMount[] {
  const known = { PWD: folder, ...variables };
  const [source, target] =
    typeof volume === 'string'
      ? (replaced(volume, known)?.split(':') ?? [])
      : [replaced(text(mapping(volume).source), known), text(mapping(volume).target)];
  // What is no path is the name of a volume.
  if (source === undefined || target === undefined || !/^[./~]/.test(source)) return [];
  return [{ source: relativeTo(context, resolved(folder, source)), target }];
}

function resolved(folder: string, path: string): string {
  return `/${cleanPath(path.startsWith('/') ? path : `${folder}/${path}`)}`;
}

/** `{ NAME: value }` or `[NAME=value]`. */
function pairs(value: unknown): Record<string, string> {
  const listed = list(value).flatMap(
    (one) =>
      text(one)
        ?.match(/^([^=]+)=(.*)$/s)
        ?.slice(1) ?? [],
  );
  const fromList = listed.flatMap((name, index) => (index % 2 === 0 ? [[name, listed[index + 1] ?? '']] : []));
  const named = Object.entries(Array.isArray(value) ? {} : mapping(value));
  return Object.fromEntries([...fromList, ...named.map(([name, one]) => [name, text(one) ?? ''])]);
}

function mapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
