import {
  apt,
  type Instruction,
  invocationOf,
  officialName,
  parseImageReference,
  type Stage,
} from '../../src/transform.ts';

/** Whether an image, or the one that a stage is built on, has musl: by its name, or because the file does not tell the name. */
export function isOnAlpine(other: Stage | string): boolean {
  const image = typeof other === 'string' ? other : other.root.image;
  return image === undefined || image.includes('$') || isAlpineName(image);
}

function isAlpineName(image: string): boolean {
  const { name, tag = '' } = parseImageReference(image);
  return /alpine/i.test(`${name}:${tag}`);
}

/** Images whose programs are linked statically, or hold no machine code, as their build files show. */
const staticImages =
  /(?:^|\/)(?:docker\/(?:buildx-bin|compose-bin)|gloursdocker\/docker|tianon\/gosu|mwader\/static-ffmpeg|koalaman\/shellcheck|hadolint\/hadolint|hashicorp\/\w+|aquasec(?:urity)?\/trivy|mikefarah\/yq|rclone\/rclone|restic\/restic|minio\/(?:mc|minio)|cloudflare\/cloudflared|mvdan\/shfmt|(?:rancher|bitnami)\/kubectl|openfaas\/(?:of-|classic-)?watchdog|prom(?:etheus)?\/[\w-]+|astral(?:-sh)?\/(?:uv|ruff)|tonistiigi\/xx|mlocati\/php-extension-installer)(?:[:@]|$)/;

/** Whether what an image of others, or a stage built on one, has its programs linked to is not told by its name or commands. */
export function isOfUnknownLibrary(other: Stage | string): boolean {
  const image = typeof other === 'string' ? other : (other.root.image ?? '');
  const { name, tag = '' } = parseImageReference(image);
  if (officialName(name) !== undefined || staticImages.test(image)) return false;
  if (
    /debian|ubuntu|slim|distroless|glibc|stretch|buster|bullseye|bookworm|trixie|focal|jammy|noble/i.test(
      `${name}:${tag}`,
    )
  )
    return false;
  return typeof other === 'string' || !other.chain.some((stage) => stage.instructions.some(runsApt));
}

function runsApt(instruction: Instruction): boolean {
  return instruction.keyword === 'RUN' && apt.commandsOf(instruction).length > 0;
}

/** Whether nothing that a C library is linked into is copied, as names, images and commands show. */
export function carriesNoLibrary(paths: readonly string[], from: Stage | string): boolean {
  if (paths.length === 0) return false;
  if (paths.every((path) => isPlainContent(path) || isBundle(path, from) || isOfUv(path, from))) return true;
  return typeof from !== 'string' && (isStatic(from) || (isCheckout(from) && paths.every(isOutsideSystem)));
}

/** Web pages, scripts, certificates, jars. */
function isPlainContent(path: string): boolean {
  const name = lastName(path);
  return (
    /^(?:dist|static|public|assets|html|www|templates|locale|site|css|js|fonts|images|img|resources|docs|certs|ca-certificates)$/.test(
      name,
    ) || /\.(?:txt|json|ya?ml|toml|lock|cfg|ini|conf|sh|py|html|css|js|map|jar|war|pem|crt|key|sql|md)$/.test(name)
  );
}

/** What a front end is built into. */
function isBundle(path: string, from: Stage | string): boolean {
  return typeof from !== 'string' && from.root.officialImage === 'node' && /^(?:build|out)$/.test(lastName(path));
}

/** uv is linked statically. */
function isOfUv(path: string, from: Stage | string): boolean {
  const image = typeof from === 'string' ? from : from.root.image;
  return /(?:^|\/)(?:astral|astral-sh)\/uv(?:[:@]|$)/.test(image ?? '') && /^uvx?$/.test(lastName(path));
}

function lastName(path: string): string {
  const clean = path.replace(/\/(?:\.|\*)?$/, '');
  return clean.slice(clean.lastIndexOf('/') + 1);
}

/** Whether what a Go stage builds is linked statically, by what its commands and variables say. */
function isStatic({ chain }: Stage): boolean {
  return chain.some(({ instructions }) => instructions.some(({ body }) => /CGO_ENABLED[= ]"?0/.test(body.text)));
}

/** Commands that make no program. */
const plainCommands = new Set([
  'apk',
  'git',
  'mkdir',
  'cd',
  'rm',
  'mv',
  'cp',
  'echo',
  'sed',
  'set',
  'cat',
  'touch',
  'chmod',
  'chown',
  'export',
  'true',
  'test',
  '[',
]);

/** Whether a stage does no more than check out sources. */
function isCheckout({ chain }: Stage): boolean {
  const runs = chain.flatMap(({ instructions }) => instructions.filter(({ keyword }) => keyword === 'RUN'));
  const commands = runs.flatMap(({ scripts }) => scripts.flatMap((script) => script.commands));
  return (
    runs.every(({ scripts }) => scripts.length > 0) &&
    commands.some(({ words }) => words[0]?.value === 'git') &&
    commands.every((command) => {
      const { program } = invocationOf(command);
      return command.words.length === 0 || (program !== undefined && plainCommands.has(program));
    })
  );
}

function isOutsideSystem(path: string): boolean {
  return /^\/(?!(?:usr|bin|sbin|lib|lib64|etc|var)(?:\/|$))./.test(path);
}
