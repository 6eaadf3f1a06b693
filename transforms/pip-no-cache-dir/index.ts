import {
  type Change,
  change,
  type Decline,
  decline,
  defineTransform,
  earlierInChain,
  type Instruction,
  insertOption,
  optionPlace,
  type PipCommand,
  pipCommandsOf,
  type ShellCommand,
  ShellWord,
  shellValue,
} from '../../src/transform.ts';
import { PipAges } from './pip-ages.ts';

export default defineTransform({
  name: 'pip-no-cache-dir',
  summary: 'Add --no-cache-dir to pip install',
  why: 'pip keeps every wheel that it downloads in a cache that no later build step reads, and the layer keeps it too.',
  risk: 'safe',
  hadolint: ['DL3042'],
  examples: [
    { before: 'RUN pip install flask\n', after: 'RUN pip install --no-cache-dir flask\n' },
    {
      before: 'RUN ["python3", "-m", "pip", "install", "-U", "flask"]\n',
      after: 'RUN ["python3", "-m", "pip", "install", "-U", "--no-cache-dir", "flask"]\n',
    },
  ],
  declines: {
    'old-pip': 'pip before 6.0 does not know the option, and the command fails.',
    'unreadable-shell': 'The shell text around the command does not parse, so what pip is given is not certain.',
  },
  *run({ dockerfile }) {
    const ages = new PipAges();
    for (const run of dockerfile.instructions.flatMap((instruction) => instruction.as('RUN') ?? [])) {
      const pips = pipCommandsOf(run);
      const removals = cacheRemovals(run, pips);
      for (const pip of pips) {
        if (fillsCache(pip) && !cacheIsOff(pip) && !cacheIsWanted(pip) && !cacheIsRemoved(pip, removals)) {
          yield unreadable(pip) ?? ages.whyTooOld(pip) ?? addOption(pip);
        }
        ages.note(pip);
      }
    }
  },
});

function addOption(pip: PipCommand): Change {
  return change({
    message: `pip ${pip.subcommand.value} keeps its download cache in the layer`,
    at: pip,
    edits: insertOption(pip, optionPlace(pip), '--no-cache-dir'),
  });
}

function fillsCache({ subcommand }: PipCommand): boolean {
  return ['install', 'download', 'wheel'].includes(subcommand.value);
}

function cacheIsOff(pip: PipCommand): boolean {
  return hasOption(pip, isNoCacheDir) || variable(pip, 'PIP_NO_CACHE_DIR') !== '' || isConfigured(pip.instruction);
}

function cacheIsWanted(pip: PipCommand): boolean {
  return (
    hasOption(pip, (value) => value === '--cache-dir' || value.startsWith('--cache-dir=')) ||
    variable(pip, 'PIP_CACHE_DIR') !== '' ||
    pip.instruction.flags.some(({ name, value }) => name === 'mount' && holdsCache(value ?? '', pip))
  );
}

function hasOption(pip: PipCommand, matches: (value: string) => boolean): boolean {
  return [...pip.leading, ...pip.arguments].some((word) =>
    (word instanceof ShellWord ? (shellValue(word, pip.instruction) ?? word.value) : word.value)
      .split(/\s+/)
      .some(matches),
  );
}

/** pip takes any beginning of an option that no other option has. */
function isNoCacheDir(value: string): boolean {
  return value.startsWith('--no-ca') && '--no-cache-dir'.startsWith(value);
}

/** What a variable holds for the command: empty where nothing sets it, or sets it to nothing. */
function variable({ assignments, instruction, command }: PipCommand, name: string): string {
  const own = assignments.get(name);
  if (own !== undefined) return own;
  // Without the name in the text there is nothing to look for.
  const isNamed = command?.script.text.includes(`${name}=`) ?? false;
  const above = isNamed ? command?.script.commands.filter((other) => other.start < command.start) : undefined;
  const exported = above
    ?.flatMap(({ words, assignments: bare }) => [
      ...(words.length === 0 ? bare.map(({ name: key, value }) => `${key}=${value}`) : []),
      ...(words[0]?.value === 'export' ? words.slice(1).map(({ value }) => value) : []),
    ])
    .findLast((word) => word.startsWith(`${name}=`));
  if (exported !== undefined) return exported.slice(name.length + 1);
  const set = instruction.stage?.variable(name, instruction);
  return set ? (set.value ?? 'a value that the file does not tell') : '';
}

/** `pip config set global.no-cache-dir …`, or a pip.conf that the file writes, in an earlier command of the stage's chain. */
const isConfigured = earlierInChain(({ text }) => text.includes('no-cache-dir') && /pip\.conf|pip3? config/.test(text));

/** Whether a mount stands on pip's cache directory, or on a parent of it. */
function holdsCache(mount: string, pip: PipCommand): boolean {
  const parts = new Map(
    mount.split(',').map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  );
  if (!['cache', 'tmpfs', 'bind'].includes(parts.get('type') ?? 'bind')) return false;
  const written = parts.get('target') ?? parts.get('dst') ?? parts.get('destination') ?? '';
  const target = (pip.instruction.stage?.expand(written, pip.instruction) ?? written).replace(/\/+$/, '');
  if (/(?:^|\/)\.cache(?:\/pip(?:\/.*)?)?$/.test(target) || target === '/root') return true;
  return ['PIP_CACHE_DIR', 'XDG_CACHE_HOME'].some(
    (name) => target !== '' && `${variable(pip, name)}/`.startsWith(`${target}/`),
  );
}

/** The commands of a RUN that take the cache away. */
function cacheRemovals({ scripts }: Instruction, pips: readonly PipCommand[]): ShellCommand[] {
  const purges = pips.filter(
    ({ subcommand, arguments: [first] }) => subcommand.value === 'cache' && first?.value === 'purge',
  );
  return [
    ...purges.flatMap(({ command }) => command ?? []),
    ...scripts.flatMap(({ commands }) => commands.filter(removesCache)),
  ];
}

function removesCache({ words }: ShellCommand): boolean {
  const values = words.map(({ value }) => value);
  return values.includes('rm') && values.some((value) => /(?:^|\/)\.cache(?:\/pip)?(?:\/\*)?\/?$/.test(value));
}

/** Whether the same RUN takes the cache away again: some versions of pip fail when they are to purge an empty one. */
function cacheIsRemoved({ command }: PipCommand, removals: readonly ShellCommand[]): boolean {
  if (!command) return false;
  return removals.some(({ script, start }) => script !== command.script || start > command.start);
}

function unreadable(pip: PipCommand): Decline<'unreadable-shell'> | undefined {
  if (!pip.command || pip.command.script.isValid) return undefined;
  const message = 'the shell text of this RUN does not parse, so where the option goes is not certain';
  return decline('unreadable-shell', pip, message);
}
