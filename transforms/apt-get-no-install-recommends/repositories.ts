import { apt, type Instruction, once } from '../../src/transform.ts';
import { component, isOfDistribution } from './archives.ts';
import { fetchedBy } from './fetched-programs.ts';

/** The first place in the file where an instruction adds a repository that is none of Debian's or Ubuntu's own. */
export const firstAddition = once((instruction: Instruction): number => {
  const one = instruction.trigger ?? instruction;
  if (one.keyword === 'COPY' || one.keyword === 'ADD') {
    return /^\/etc\/apt\/sources/.test(one.destination?.value ?? '') ? one.start : Number.POSITIVE_INFINITY;
  }
  if (one.keyword !== 'RUN') return Number.POSITIVE_INFINITY;
  const lines = apt.sourceLinesOf(one).filter((line) => !isOfDistribution(line));
  return firstPlace([...lines.map(({ step }) => step), ...apt.stepsOf(one).filter(addsBy)]);
});

/** The first place where a RUN runs what it has fetched, which may add a repository. */
export const firstFetchedProgram = once((run: Instruction): number =>
  firstPlace(apt.stepsOf(run).filter((step) => fetchedBy(step) !== undefined)),
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
      return (
        (fetchedBy(step) ?? []).some((word) => repositoryAddress.test(word)) ||
        step.command.redirects.some(({ target }) =>
          /\/etc\/apt\/sources\.list\.d\/.*\.sources/.test(target?.value ?? ''),
        )
      );
  }
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

/** Addresses of scripts that set a repository up: `https://deb.example.com/setup`, `https://example.com/repos/script.deb.sh`. */
const repositoryAddress =
  /^\w+:.*[/.-](?:apt|deb|rpm|repos?|repository|repositories|packages?|packagecloud)(?:[/._-]|$)/;

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
