import { apt, type Instruction } from '../../src/transform.ts';

const release =
  /^(?:squeeze|wheezy|jessie|stretch|buster|bullseye|bookworm|trixie|forky|sid|oldstable|testing|unstable|lucid|precise|quantal|raring|saucy|trusty|utopic|vivid|wily|xenial|yakkety|zesty|artful|bionic|cosmic|disco|eoan|focal|groovy|hirsute|impish|jammy|kinetic|lunar|mantic|noble|oracular|plucky|questing)(?:[-/](?:updates|security|backports|backports-sloppy|proposed|lts|proposed-updates))?$/;
const component = /^(?:main|contrib|non-free|non-free-firmware|universe|multiverse|restricted)$/;

/** Whether a RUN or COPY adds a repository that is none of Debian's or Ubuntu's own. */
export function addsRepository(instruction: Instruction): boolean {
  if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') {
    return /^\/etc\/apt\/sources/.test(instruction.destination?.value ?? '');
  }
  if (instruction.keyword !== 'RUN') return false;
  return instruction.scripts.some(({ text }) => foreignLine(text)) || apt.stepsOf(instruction).some(addsBy);
}

/**
 * Whether a text holds a line of apt's sources, as `deb https://… stable main`, with a suite or a component of others, or
 * with a path that mirrors of Debian and Ubuntu do not have, such as that of a PPA.
 */
function foreignLine(text: string): boolean {
  return [...text.matchAll(/\bdeb(?:-src)?\s+(?:\[[^\]]*\]\s*)?\w+:\/\/([^\s/]+)(\S*)\s+(\S+)((?:\s+[\w-]+)*)/g)].some(
    ([, , path = '', suite = '', components = '']) => {
      const names = components.trim().split(/\s+/);
      return (
        !mirrored.test(path) ||
        !release.test(suite.replace(/["']/g, '')) ||
        !names.every((name) => component.test(name))
      );
    },
  );
}

const mirrored =
  /^(?:\/(?:pub|mirrors?|linux|os|archive|ftp))*(?:\/(?:debian|ubuntu)(?:-security|-ports)?(?:\/\d[\dTZ]*)?|\/mirrors\.txt)?\/?$/i;

function addsBy(step: apt.Step): boolean {
  const words = apt.wordsOf(step);
  const program = (words[0] ?? '').slice((words[0] ?? '').lastIndexOf('/') + 1);
  const text = words.slice(1).join(' ');
  if (/^(?:add-apt-repository|apt-add-repository)$/.test(program))
    return /ppa:|:\/\/(?!\S+ \S+ (?:main|universe))/.test(text);
  if (program === 'dpkg') return /(?:release|repo|apt-config|keyring|archive|erlang-solutions)\S*\.deb/.test(text);
  if (program === 'curl' || program === 'wget')
    return /\/etc\/apt\/sources|\/setup_\w+\.x|script\.deb|nodesource/.test(text);
  return step.command.redirects.some(
    ({ target }) => target !== undefined && /\/etc\/apt\/sources\.list\.d\/.*\.sources/.test(target.value),
  );
}
