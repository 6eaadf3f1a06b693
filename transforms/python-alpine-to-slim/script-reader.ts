import {
  type BuildContext,
  type ComposeMount,
  CopiedFiles,
  type Copy,
  copyOf,
  directoryOf,
  type Instruction,
  posixShell,
  programName,
  relativeTo,
  ShellScript,
  type Stage,
  shebang,
  stageNamed,
} from '../../src/transform.ts';
import { obstacle } from './obstacle.ts';
import {
  isCopiedInto,
  isMadeByRun,
  isNamedBy,
  isOfTheSystem,
  isUrl,
  mayPutAt,
  mountedFrom,
  placesIn,
  textMadeByRuns,
} from './program-origins.ts';
import { type ProgramPath, programPathsOfScript } from './program-paths.ts';
import { traceScript } from './script-traces.ts';
import { traceInstalledLibraries } from './shared-libraries.ts';
import { noTraces, type Place, type Traces } from './traces.ts';

/** Reads the scripts that a stage runs, and those that they run. */
export class ScriptReader {
  readonly #context: BuildContext | undefined;
  readonly #doubt: string;
  readonly #traces: Traces;
  readonly #seen = new Set<string>();

  constructor(context: BuildContext | undefined, doubt: string | undefined, traces: Traces) {
    this.#context = context;
    this.#doubt = doubt ?? 'the build context is not at hand';
    this.#traces = traces;
  }

  /** Looks at the Makefile that `make` reads in a folder: what of it runs is not followed. */
  readMakefile(folder: string, place: Place): void {
    if (!this.#context) return;
    const files = new CopiedFiles(
      this.#context,
      place.stage.chain.toReversed().flatMap(({ instructions }) => instructions),
    );
    const paths = ['GNUmakefile', 'makefile', 'Makefile'].map((name) => `${folder}/${name}`);
    const path = paths.find((one) => files.find(one).kind === 'file');
    if (path !== undefined && /\bapk\s+(?:--\S+\s+)*(?:add|del|update)\b/.test(files.read(path) ?? ''))
      this.#stuck(place, `${files.find(path).path ?? path}: it runs apk`);
  }

  /** @param mounts what the container gets besides, over what the image has */
  read({ paths, isSearched, written, runner }: ProgramPath, outer: Place, mounts: readonly ComposeMount[] = []): void {
    const place: Place = { ...outer, runner };
    if (paths.length === 0) this.#stuck(place, `a variable hides which script ${written} is`);
    for (const path of paths) {
      const key = `${runner ?? ''} ${path}`;
      if (this.#seen.has(key) || !(runner !== undefined || mayBeScript(path))) continue;
      this.#seen.add(key);
      if (this.#readMounted(path, mounts, place)) return;
      // The first folder of the PATH that has the program ends the search.
      if (this.#readIn(place.stage, path, isSearched, place)) return;
    }
  }

  /** Looks at a command that a file beside the Dockerfile, which the place names, starts in the image. */
  readCommand(
    { script, isDash }: { readonly script: ShellScript; readonly isDash: boolean },
    directory: string,
    place: Place,
    mounts: readonly ComposeMount[] = [],
  ): void {
    const inside = noTraces();
    traceScript(script, isDash, place, inside);
    this.#noteTools(inside, place.file ?? '');
    for (const { message } of inside.obstacles) this.#stuck(place, message);
    for (const path of programPathsOfScript(script, directory, place.stage)) this.read(path, place, mounts);
  }

  #noteTools({ tools }: Traces, name: string): void {
    this.#traces.tools.push(...tools.map((tool) => ({ ...tool, name: `${tool.name}, which ${name} runs,` })));
  }

  /** Whether the build context tells what is copied. */
  #isKnown({ isFromContext, sources }: Copy): boolean {
    return (
      this.#context !== undefined && isFromContext && !sources.some((source) => source !== undefined && isUrl(source))
    );
  }

  #stuck({ instruction, file }: Place, message: string): void {
    this.#traces.obstacles.push(obstacle('script', instruction, file === undefined ? message : `${file}: ${message}`));
  }

  /** Follows a path to what put it into a stage; whether anything may have. */
  #readIn(stage: Stage, path: string, isSearched: boolean, place: Place): boolean {
    const instructions = stage.chain.toReversed().flatMap((one) => one.instructions);
    const copies = instructions.flatMap((one) => copyOf(one) ?? []);
    const copy = copies.findLast(
      (one) => mayPutAt(one, path) && (!isSearched || this.#isKnown(one) || isNamedBy(one, path)),
    );
    const mount = mountedFrom(path, place.instruction);
    if (mount) {
      if (mount.from === undefined) this.#stuck(place, `${path} is mounted from the build context, and not read`);
      else if (path.endsWith('.sh')) this.#stuck(place, `${path} is mounted from ${mount.from}, and not read`);
    } else if (copy) this.#readFrom(copy, path, place, instructions);
    else if (isMadeByRun(path, instructions)) {
      const text = textMadeByRuns(path, instructions);
      if (text === undefined) this.#stuck(place, `${path} is made by a RUN, and what is in it is not read`);
      else this.#readText(path, text, place);
    } else return false;
    return true;
  }

  /** Whether a mount of the container has the path. */
  #readMounted(path: string, mounts: readonly ComposeMount[], place: Place): boolean {
    const mount = mounts.findLast(({ target }) => relativeTo(target.replace(/\/$/, ''), path) !== undefined);
    const below = mount && relativeTo(mount.target.replace(/\/$/, ''), path);
    const source = mount?.source === undefined ? undefined : `${mount.source}/${below}`.replace(/^\//, '');
    if (source === undefined || this.#context?.kind(source) !== 'file') return false;
    this.#readText(source, this.#context.read(source) ?? '', place);
    return true;
  }

  #readFrom(copy: Copy, path: string, place: Place, instructions: readonly Instruction[]): void {
    if (!copy.isFromContext) this.#readFromStage(copy, path, place);
    else if (copy.instruction.heredocs.length > 0) this.#readHeredoc(copy, path, place);
    else if (copy.sources.some((source) => source !== undefined && isUrl(source)))
      this.#stuck(place, `${path} is fetched by ADD, and may need what Alpine brings`);
    else if (this.#context) this.#readFile(path, new CopiedFiles(this.#context, instructions), this.#context, place);
    else if (!isOfTheSystem(path, copy)) {
      this.#stuck(place, `${path} is copied, and may be a script for Alpine's shell: ${this.#doubt}`);
    }
  }

  #readFromStage(copy: Copy, path: string, place: Place): void {
    const name = copy.instruction.flag('from') ?? '';
    const stage = copy.instruction.stage && stageNamed(name, copy.instruction.stage);
    const below = relativeTo(copy.destination ?? '', path) ?? '';
    const inStage = copy.sources.flatMap((source) => (source === undefined ? [] : placesIn(source, below)));
    const known = stage && inStage.find((one) => isCopiedInto(stage, one));
    if (stage && known !== undefined) this.#readIn(stage, known, false, place);
    else if (path.endsWith('.sh'))
      this.#stuck(place, `${path} comes from another stage or image, and may be a script for Alpine's shell`);
  }

  #readHeredoc({ instruction, sources }: Copy, path: string, place: Place): void {
    const { source } = instruction.dockerfile;
    const at =
      sources.length === 1 ? 0 : sources.findIndex((one) => one?.replace(/^<<-?|["']/g, '') === programName(path));
    const heredoc = instruction.heredocs[at];
    if (heredoc) this.#readText(path, source.slice(heredoc.content.start, heredoc.content.end), place);
  }

  #readFile(path: string, files: CopiedFiles, context: BuildContext, place: Place): void {
    const found = files.find(path);
    if (found.kind === 'unclear') this.#stuck(place, `whether ${path} is a script of the build context is not clear`);
    if (found.kind === 'absent' && path.endsWith('.sh'))
      this.#stuck(place, `${found.path ?? path}, which the image runs, is not in the build context`);
    if (found.kind !== 'file') return;
    const text = context.read(found.path);
    if (text === undefined) this.#stuck(place, `${found.path}, which the image runs, cannot be read as text`);
    else this.#readText(found.path, text, place);
  }

  #readText(name: string, text: string, place: Place): void {
    const written = shellOf(text);
    if (written === undefined) return;
    const shell = place.runner === undefined || place.runner === 'ash' ? written : place.runner;
    const script = ShellScript.ofText(text, 'heredoc');
    const inside = noTraces();
    const obstacles: string[] = [];
    if (shell === 'ash') obstacles.push('it starts with #!/bin/ash, which Debian does not have');
    if (!script.isValid) obstacles.push('it does not parse');
    if (script.commands.some(({ words }) => words[0]?.value === 'apk')) obstacles.push('it runs apk');
    traceScript(script, shell === 'sh' || shell === 'dash', place, inside);
    traceInstalledLibraries(script, place, inside);
    obstacles.push(...inside.obstacles.map(({ message }) => message));
    for (const message of obstacles) this.#stuck(place, `${name}: ${message}`);
    this.#noteTools(inside, name);
    for (const edit of inside.edits) {
      const isThere = this.#traces.edits.some(({ start, text }) => start === edit.start && text === edit.text);
      if (!isThere) this.#traces.edits.push(edit);
    }
    this.#traces.notes.push(...inside.notes);
    this.#traces.scripts.push(script);
    for (const path of programPathsOfScript(script, directoryOf(place.instruction), place.stage))
      this.read(path, place);
  }
}

/** The shell that reads a file: the one of its first line, or sh; undefined where it is no shell script. */
function shellOf(text: string): string | undefined {
  const program = shebang(text);
  if (program !== undefined) return posixShell(program);
  return text.includes('\0') ? undefined : 'sh';
}

/** Endings of what no shell runs: `init.docker` and `start.prod` may well be scripts. */
const noScript =
  /\.(?:py|pyc|js|mjs|cjs|ts|rb|pl|php|jar|exe|so|whl|zip|gz|json|ya?ml|toml|ini|cfg|conf|config|txt|md|html?|css|xml|sql|lock|pem|crt|key|log|sock|pid|db)$/;

function mayBeScript(path: string): boolean {
  return !noScript.test(programName(path)) && !/\/\.?venv\/|\/node_modules\//.test(path);
}
