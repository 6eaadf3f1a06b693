import { apt, type Instruction, once } from '../../src/transform.ts';
import { component, isOfDistribution } from './archives.ts';
import { fetchedBy } from './fetched-programs.ts';

/** The first place in the file where an instruction adds a repository that is none of Debian's or Ubuntu's own. */
export const firstAddition = once((instruction: Instruction): number => {
  const one = instruction.trigger ?? instruction;
  if (one.keyword === 'COPY' || one.keyword === 'ADD') {
    return copiesSources(one) ? one.start : Number.POSITIVE_INFINITY;
  }
  if (one.keyword !== 'RUN') return Number.POSITIVE_INFINITY;
  const lines = apt.sourceLinesOf(one);
  const foreign = lines.filter((line) => !isOfDistribution(line)).map(({ step }) => step);
  return firstPlace([...foreign, ...apt.stepsOf(one).filter((step) => addsBy(step) || writesUnread(step, lines))]);
});

/** The addresses of the repositories of others that an instruction adds, and of the programs that may add them. */
export const addressesAdded = once((instruction: Instruction): readonly string[] => {
  const one = instruction.trigger ?? instruction;
  if (one.keyword !== 'RUN') return [];
  const lines = apt.sourceLinesOf(one).filter((line) => !isOfDistribution(line));
  const steps = apt.stepsOf(one);
  const words = [...steps.filter(addsBy).flatMap(apt.wordsOf), ...steps.flatMap((step) => fetchedBy(step) ?? [])];
  return [...lines.map(({ uri }) => uri), ...words.filter((word) => word.includes(':') || word.endsWith('.deb'))];
});

/** Whether a copy brings lists of apt's sources: those in a heredoc are read. */
function copiesSources({ destination, sources, heredocs, dockerfile: { source } }: Instruction): boolean {
  const path = destination?.value ?? '';
  const isList = (name: string): boolean => /\.(?:list|sources)$|\/apt\/?$/.test(name);
  const isThere =
    /^\/etc\/apt\/sources/.test(path) || (/^\/etc\/apt\/?$/.test(path) && sources.some(({ value }) => isList(value)));
  if (!isThere || heredocs.length === 0) return isThere;
  const given = heredocs.flatMap(({ content }) => apt.sourcesIn(source.slice(content.start, content.end)));
  return given.length === 0 || !given.every(isOfDistribution);
}

/** The first place where a RUN runs what it has fetched, which may add a repository. */
export const firstFetchedProgram = once((run: Instruction): number =>
  firstPlace(apt.stepsOf(run).filter((step) => fetchedBy(step)?.some((word) => installer.test(word)) === false)),
);

function firstPlace(steps: readonly apt.Step[]): number {
  return Math.min(...steps.map(startOf));
}

function startOf({ command }: apt.Step): number {
  return command.script.sourceSpan(command).start;
}

function addsBy(step: apt.Step): boolean {
  const [program = '', ...words] = apt.wordsOf(step);
  const operands = words.filter((word) => !word.startsWith('-'));
  switch (baseName(program)) {
    case 'add-apt-repository':
    case 'apt-add-repository':
      // A line of apt's sources is judged as one.
      return !/^deb(?:-src)?(?:\s|$)/.test(operands[0] ?? '') && operands.some((word) => !component.test(word));
    case 'apt':
    case 'apt-get':
    case 'dpkg':
    case 'gdebi':
      return operands.some((word) => word.endsWith('.deb') && (isRepositoryPackage(word) || isBeforeUpdate(step)));
    case 'curl':
    case 'wget':
      return words.some(
        (word) => /\/etc\/apt\/sources|\/setup_\w+\.x|nodesource/.test(word) || isRepositoryPackage(word),
      );
    default:
      return (fetchedBy(step) ?? []).some((word) => repositoryAddress.test(word) && !installer.test(word));
  }
}

/** Whether a step writes a list of apt's sources of which not every line is read. */
function writesUnread(step: apt.Step, lines: readonly apt.SourceLine[]): boolean {
  const [program, ...words] = apt.wordsOf(step);
  const written = step.command.redirects.filter(({ operator }) => operator.startsWith('>')).map(({ target }) => target);
  // `: > list` writes nothing.
  if (program === undefined || program === ':' || program === 'true') return false;
  const copied = ['cp', 'mv', 'install'].includes(program) ? words.slice(-1) : program === 'tee' ? words : [];
  const targets = [...written.map((target) => target?.value ?? ''), ...copied];
  const from = ['cp', 'mv'].includes(program) ? words.slice(0, -1) : [];
  // A copy that is put aside, or back.
  if (from.some((path) => /^\/etc\/apt\/sources/.test(path))) return false;
  if (!targets.some((path) => /^\/etc\/apt\/sources/.test(path))) return false;
  // What tee writes comes through the pipe.
  return !lines.some((line) => line.step.command.item === step.command.item);
}

/** Packages that hold nothing but a repository: `mysql-apt-config_0.8.deb`, `packages-microsoft-prod.deb`. */
function isRepositoryPackage(path: string): boolean {
  return /(?:release|repo|apt-?config|keyring|archive|source|erlang-solutions|amdgpu-install|-prod).*\.deb$/.test(
    baseName(path),
  );
}

/** Why else would it be needed after a package that comes as a file? */
function isBeforeUpdate(step: apt.Step): boolean {
  return apt
    .commandsOf(step.run)
    .some(({ subcommand, start }) => subcommand?.value === 'update' && start > startOf(step));
}

/** Addresses of installers that are known to leave apt alone: Anaconda's and its like. */
const installer = /\/(?:mini|ana)conda[^/]*\.sh$|\/(?:miniforge|mambaforge)[^/]*\.sh$/i;

/** Addresses of scripts that set a repository up: `https://deb.example.com/setup`, `https://example.com/repos/script.deb.sh`. */
const repositoryAddress =
  /^\w+:.*[/.-](?:apt|deb|rpm|repos?|repository|repositories|packages?|packagecloud)(?:[/._-]|$)/;

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
