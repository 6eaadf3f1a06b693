// A root without anything of the machine but dash and bash: the runs of a case start in it, each in a fresh copy.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { posixShell } from '../../src/shell/shell-names.ts';
import type { Mentions } from './mentions.ts';
import { shellStub, stub, wrapperStub, wrappers } from './stub.ts';

/** Runs of one script that may share a root: words of `jobScript`. */
export interface Job {
  readonly script: string;
  readonly runs: readonly string[];
}

export class Root {
  readonly #folder = mkdtempSync(join(tmpdir(), 'dockerfix-bodies-'));
  readonly #base = join(this.#folder, 'base');
  readonly #scripts = new Map<string, string>();
  readonly #failures = new Map<string, string>();

  /** @throws Error when this machine has no unshare, dash or bash */
  constructor({ programs, programPaths, folders, files }: Mentions) {
    for (const path of ['/dev/null', '/.fail', '/.seen']) this.#write(path, '');
    for (const folder of ['/.scripts', '/.fails', '/tmp', '/root', '/var/lib/apt/lists']) this.#makeFolder(folder);
    for (const shell of ['/bin/dash', '/bin/bash']) this.#copyProgram(shell, `/.shells/${basename(shell)}`);
    this.#write('/.stubs/stub', stub, 0o755);
    this.#write('/.stubs/wrapper', wrapperStub, 0o755);
    this.#write('/.stubs/shell', shellStub, 0o755);
    for (const name of ['cd', 'pushd', 'popd', 'ok']) this.#link(`/.stubs/${name}`, '/.stubs/stub');
    for (const shell of ['sh', 'bash', 'dash', 'ash', 'ksh', 'mksh', 'zsh']) this.#addStub(`/bin/${shell}`, shell);
    for (const folder of folders) this.#makeFolder(folder);
    for (const name of ['ok', ...programs]) if (posixShell(name) === undefined) this.#addStub(`/usr/bin/${name}`, name);
    for (const path of programPaths) this.#addStub(path, path.slice(path.lastIndexOf('/') + 1));
    for (const path of files) this.#write(path, '');
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }

  /** The name of a script of `jobScript` in the root. */
  addScript(text: string): string {
    return this.#named(this.#scripts, text, '/.scripts', 'utf8');
  }

  /** The name of what makes a call fail. */
  addFailure(text: string): string {
    return this.#named(this.#failures, text, '/.fails', 'latin1');
  }

  /** What the runs wrote down, bytes as characters. */
  run(jobs: readonly Job[]): string {
    const log = join(this.#folder, 'log');
    writeFileSync(log, '');
    writeFileSync(
      join(this.#folder, 'jobs'),
      jobs.map(({ script, runs }) => `${secondsFor(runs)} ${script} ${runs.join(' ')}\n`).join(''),
    );
    writeFileSync(join(this.#folder, 'inner'), inner);
    const flags = [
      '--user',
      '--map-root-user',
      '--mount',
      '--net',
      '--ipc',
      '--uts',
      '--pid',
      '--fork',
      '--kill-child',
    ];
    const { status, error, stderr } = spawnSync('unshare', [...flags, 'dash', '-c', driver], {
      cwd: this.#folder,
      env: { PATH: process.env.PATH },
      encoding: 'utf8',
    });
    if (error) throw error;
    if (status !== 0) throw new Error(`no namespace of its own could be had here: ${stderr}`);
    return readFileSync(log, 'latin1');
  }

  #named(known: Map<string, string>, text: string, folder: string, encoding: 'utf8' | 'latin1'): string {
    const name = known.get(text) ?? String(known.size);
    if (!known.has(text)) writeFileSync(join(this.#base, folder, name), text, encoding);
    known.set(text, name);
    return name;
  }

  #addStub(path: string, name: string): void {
    const kind = posixShell(name) === undefined ? (wrappers.includes(name) ? 'wrapper' : 'stub') : 'shell';
    this.#link(path, `/.stubs/${kind}`);
  }

  /** Where a text takes for a folder what another takes for a file, the first has it. */
  #makeFolder(path: string): void {
    try {
      mkdirSync(join(this.#base, path), { recursive: true });
    } catch {}
  }

  #link(path: string, target: string): void {
    this.#makeFolder(dirname(path));
    try {
      // A relative one leads nowhere else when this machine follows it.
      symlinkSync(relative(dirname(path), target), join(this.#base, path));
    } catch {}
  }

  #write(path: string, text: string, mode = 0o644): void {
    this.#makeFolder(dirname(path));
    const whole = join(this.#base, path);
    if (existsSync(dirname(whole)) && !existsSync(whole)) writeFileSync(whole, text, { mode });
  }

  #copyProgram(path: string, to: string): void {
    const { stdout, error } = spawnSync('ldd', [path], { encoding: 'utf8' });
    if (error) throw error;
    const libraries = [...stdout.matchAll(/(?:=>\s+|^\s*)(\/\S+)/gm)].map(([, library = '']) => library);
    for (const [from, at] of [[path, to] as const, ...libraries.map((library) => [library, library] as const)]) {
      this.#makeFolder(dirname(at));
      copyFileSync(from, join(this.#base, at));
    }
  }
}

/** An endless loop must not hold the others up; what runs at all takes milliseconds. */
function secondsFor(runs: readonly string[]): number {
  return 3 + Math.ceil(runs.length / 5);
}

// A process namespace for each job: nothing of it outlives it. What it writes goes into a layer of its own.
const driver = `
mkdir -p layers && mount -t tmpfs tmpfs layers && mkdir layers/dev && : > layers/dev/null &&
  mount --bind /dev/null layers/dev/null || exit 1
n=0
while read -r line; do echo "layers/$n layers/$n/upper layers/$n/work layers/$n/root"; n=$((n+1)); done < jobs | xargs -r mkdir || exit 1
exec 9>>log
n=0
while read -r seconds script runs; do
  printf '\\036J%s\\036' $n >&9
  timeout -s KILL $seconds unshare --mount --pid --fork --kill-child dash inner $n $script $runs </dev/null >&9 2>/dev/null
  printf '\\036Y%s\\036' $? >&9
  n=$((n+1))
done < jobs
`;

const inner = `
n=layers/$1 script=$2
shift 2
mount -t overlay overlay -o lowerdir=base,upperdir=$n/upper,workdir=$n/work $n/root &&
  mount --rbind layers/dev $n/root/dev && exec chroot $n/root /.shells/dash /.scripts/$script "$@"
exit 125
`;
