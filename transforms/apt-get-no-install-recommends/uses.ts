import { apt, type Instruction, mountsOf, type Pass, type Stage } from '../../src/transform.ts';
import { fetchesSecurely, usesSsh } from './certificates.ts';
import { packagesForRepositories } from './manifests.ts';
import { packagesForNativeCode } from './native-code.ts';
import { packagesOfProgram } from './programs.ts';

/** A place where a file uses a package. */
export interface Use {
  /** In the file; what the container runs comes last. */
  readonly at: number;
  /** The command that does. */
  readonly by: string;
  /** Whether it only may. */
  readonly isGuess?: boolean;
}

/** The places where a stage uses each package, in order. */
export type Uses = ReadonlyMap<string, readonly Use[]>;

/** What each stage of a file uses, in its RUNs, in the scripts of the build context that they execute, and at run time. */
export function usesByStage({ dockerfile, context }: Pass<unknown>): ReadonlyMap<Stage, Uses> {
  return new Map(
    dockerfile.stages.map((stage) => {
      const uses = new Map<string, Use[]>();
      for (const instruction of stage.instructions) {
        const one = instruction.trigger ?? instruction;
        for (const { packages, use } of usesOf(one, context)) {
          for (const name of packages) {
            const known = uses.get(name);
            if (known) known.push(use);
            else uses.set(name, [use]);
          }
        }
      }
      for (const places of uses.values()) places.sort((a, b) => a.at - b.at);
      return [stage, uses];
    }),
  );
}

/** The first use at a place or below it. */
export function firstUseBelow(places: readonly Use[] | undefined, start: number): Use | undefined {
  if (!places) return undefined;
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.at ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return places[low];
}

interface Found {
  readonly packages: readonly string[];
  readonly use: Use;
}

const end = Number.POSITIVE_INFINITY;

/** Files that only a client of ssh reads. */
const keys = /(?:^|[/\s])(?:id_(?:rsa|dsa|ecdsa|ed25519)|known_hosts|ssh_config)(?:\s|$)/;

const sshFolder = /\/\.ssh(?:\/|$)/;

/** What a text writes for the client of ssh, or has git tell it. */
const sshSetting =
  /\bGIT_SSH(?:_COMMAND)?=|\.ssh\/(?:id_\w+|config|known_hosts)|StrictHostKeyChecking|\bcore\.sshCommand\b/;

function usesOf(instruction: Instruction, context: Pass<unknown>['context']): Found[] {
  switch (instruction.keyword) {
    case 'RUN': {
      const written = /\bdeb(?:-src)? [^\n]*https:\/\//.test(instruction.body.text);
      const source = {
        packages: ['ca-certificates', 'apt-transport-https'],
        use: { at: instruction.start, by: 'a source of apt' },
      };
      const isLent = mountsOf(instruction).some(({ type, target }) => type === 'ssh' || sshFolder.test(target));
      const isKeyed = sshSetting.test(instruction.body.text);
      const ssh = {
        packages: ['openssh-client'],
        use: { at: instruction.end, by: isLent ? 'a mount for ssh' : 'a setting of ssh' },
      };
      const own = apt.stepsOf(instruction).map((step) => {
        const words = apt.wordsOf(step);
        const wrappers = step.invocation.wrappers.flatMap(packagesOfProgram);
        const { start } = step.command.script.sourceSpan(step.command);
        const used = [...packagesUsedBy(words), ...wrappers, ...packagesForRepositories(step, context)];
        const packages = used.filter((name) => !isLeftOut(name, words, step));
        return { packages, use: { at: start, by: programOf(words) } };
      });
      const inScripts = usesInScripts(instruction, instruction.start, context);
      const besides = [...(written ? [source] : []), ...(isLent || isKeyed ? [ssh] : [])];
      return [...besides, ...own, ...inScripts, ...execForm(instruction, instruction.start)];
    }
    case 'CMD':
    case 'ENTRYPOINT':
    case 'HEALTHCHECK': {
      const own = apt.stepsOf(instruction).map(apt.wordsOf);
      const found = own.map((words) => ({ packages: packagesUsedBy(words), use: { at: end, by: programOf(words) } }));
      return [...found, ...execForm(instruction, end), ...usesInScripts(instruction, end, context)];
    }
    case 'COPY':
    case 'ADD': {
      const paths = instruction.arguments.map(({ value }) => value).join(' ');
      return [
        ...(/^\/etc\/cron/.test(instruction.destination?.value ?? '')
          ? [{ packages: ['cron'], use: { at: end, by: 'a file in /etc/cron.d' } }]
          : []),
        ...(keys.test(paths) ||
        (sshFolder.test(instruction.destination?.value ?? '') && !paths.includes('authorized_keys'))
          ? [{ packages: ['openssh-client'], use: { at: end, by: 'ssh' } }]
          : []),
      ];
    }
    case 'ENV':
      return instruction.keyValues.some(({ name }) => /^GIT_SSH(?:_COMMAND)?$/.test(name))
        ? [{ packages: ['openssh-client'], use: { at: end, by: 'GIT_SSH_COMMAND' } }]
        : [];
    default:
      return [];
  }
}

function usesInScripts(instruction: Instruction, at: number, context: Pass<unknown>['context']): Found[] {
  return apt.contextScriptsOf(instruction, context).flatMap((script): Found[] => {
    // A script that nobody can read may install what is built from source. What surely uses it is named first.
    if (script.text === undefined) return [{ packages: mayBuild, use: { at: end, by: script.name, isGuess: true } }];
    const use = { at, by: script.name };
    return apt.commandsInScript(script).map((words) => ({ packages: packagesUsedBy(words), use }));
  });
}

const mayBuild = [
  'build-essential',
  'g++',
  'make',
  'libc6-dev',
  'python3-dev',
  'python-dev',
  'python3-venv',
  'xauth',
  'ca-certificates',
];

/** Whether go is told to do without a C compiler. */
function isLeftOut(name: string, words: readonly string[], step: apt.Step): boolean {
  if (programOf(words) !== 'go' || (name !== 'gcc' && name !== 'libc6-dev')) return false;
  return (step.invocation.assignments.get('CGO_ENABLED') ?? apt.valueIn('$CGO_ENABLED', step)) === '0';
}

function programOf([first = '']: readonly string[]): string {
  return first.slice(first.lastIndexOf('/') + 1);
}

function execForm(instruction: Instruction, at: number): Found[] {
  if (instruction.form !== 'json') return [];
  const words = instruction.arguments.map(({ value }) => value);
  return [{ packages: packagesUsedBy(words), use: { at, by: programOf(words) } }];
}

/** The packages, among those that something may recommend, that a command cannot work without. */
function packagesUsedBy(written: readonly string[]): readonly string[] {
  const program = programOf(written);
  const others = written.slice(1);
  const isService = program === 'service' || program === 'systemctl' || program === 'invoke-rc.d';
  const words = [program, ...others];
  const text = others.join(' ');
  return [
    ...packagesOfProgram(program),
    // The service ssh is the server, not the client.
    ...(isService ? others.filter((name) => name !== 'ssh').flatMap(packagesOfProgram) : []),
    ...packagesForNativeCode(words),
    ...(fetchesSecurely(words) ? ['ca-certificates'] : []),
    ...(/^(?:add-apt|apt-add)-repository$/.test(program) && /(?:^| )ppa:/.test(text) ? ['gpg-agent'] : []),
    ...(usesSsh(others) ? ['openssh-client'] : []),
    ...(program === 'tar' ? packersOf(others) : []),
    ...(/^(?:convert|mogrify|identify|montage|magick)$/.test(program) &&
    others.some((word) => /\.(?:pdf|e?ps)\b/i.test(word))
      ? ['ghostscript']
      : []),
    ...(/^python3/.test(program) && /(?:^| )-m venv /.test(`${text} `) ? ['python3-venv'] : []),
    ...(/snakeoil|default-ssl/.test(text) ? ['ssl-cert'] : []),
  ];
}

/** What tar calls to unpack an archive. */
function packersOf(words: readonly string[]): string[] {
  const flags = words.filter((word, index) => (index === 0 ? !word.startsWith('--') : /^-\w/.test(word))).join(' ');
  const ends = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
  return [
    ...(/^-?\w*J| -\w*J/.test(flags) || ends(/^--xz$|\.t?xz$|\.lzma$/) ? ['xz-utils'] : []),
    ...(/^-?\w*j| -\w*j/.test(flags) || ends(/^--bzip2$|\.t?bz2?$/) ? ['bzip2'] : []),
    ...(ends(/^--zstd$|\.t?zst$/) ? ['zstd'] : []),
  ];
}
