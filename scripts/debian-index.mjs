// The package indexes of Debian suites, from the mirror that this machine's own apt sources name, with apt state of their own.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const suites = ['bullseye', 'bookworm', 'trixie'];

/** The first mirror of Debian's own archive in apt's sources, in either of their formats. */
function mirror() {
  const folder = '/etc/apt/sources.list.d';
  const files = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  for (const file of [...files, '/etc/apt/sources.list'].filter((path) => existsSync(path))) {
    const found = /^(?:URIs:|deb(?: \[.*?\])?)\s+(\S+\/debian\/?)(?:\s|$)/m.exec(readFileSync(file, 'utf8'));
    if (found) return found[1];
  }
  throw new Error('apt has no source for Debian on this machine');
}

/** What is enabled in the images, and what a file may enable besides. */
export const main = ['main'];
export const allComponents = ['main', 'contrib', 'non-free'];

/**
 * Fetches the lists of a suite into a state of its own.
 * @returns where the lists are, the file of what is installed, and the options by which apt works there
 */
function fetchLists(suite, components) {
  const state = join(tmpdir(), 'dockerfix-debian', [suite, ...components].join('-'));
  const lists = join(state, 'lists');
  for (const path of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(state, path), { recursive: true });
  writeFileSync(join(state, 'status'), '');
  writeFileSync(
    join(state, 'suite.sources'),
    `Types: deb\nURIs: ${mirror()}\nSuites: ${suite}\nComponents: ${components.join(' ')}\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n`,
  );
  const options = [
    `Dir::Etc::SourceList=${join(state, 'suite.sources')}`,
    'Dir::Etc::SourceParts=/dev/null',
    'Dir::Etc::PreferencesParts=/dev/null',
    `Dir::State::Lists=${lists}`,
    `Dir::State::status=${join(state, 'status')}`,
    `Dir::Cache=${join(state, 'cache')}`,
    'APT::Sandbox::User=root',
    'APT::Architecture=amd64',
  ].flatMap((option) => ['-o', option]);
  execFileSync('apt-get', ['-qq', ...options, 'update'], { stdio: 'inherit' });
  return { lists, options, status: join(state, 'status') };
}

function paragraphsOf(lists) {
  const files = readdirSync(lists).filter((name) => name.includes('_Packages'));
  return execFileSync('/usr/lib/apt/apt-helper', ['cat-file', ...files.map((name) => join(lists, name))], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  }).split('\n\n');
}

/**
 * An apt that believes these packages of a suite to be installed.
 * @returns why it does not install the names; undefined where it would
 */
export function simulator(suite, present) {
  const { lists, options, status } = fetchLists(suite, main);
  const held = paragraphsOf(lists).filter((paragraph) => present.has(/^Package: (.*)$/m.exec(paragraph)?.[1]));
  const lines = held.map((paragraph) =>
    paragraph.trim().replace(/^(Package: .*)$/m, '$1\nStatus: install ok installed'),
  );
  writeFileSync(status, `${lines.join('\n\n')}\n`);
  return (names) => {
    try {
      const install = ['install', '-s', '-y', '--no-install-recommends', '--', ...names];
      execFileSync('apt-get', ['-qq', ...options, ...install], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
      return undefined;
    } catch (error) {
      return String(error.stderr ?? error).trim();
    }
  };
}

/** `a | b (>= 1), c:any` as [['a', 'b'], ['c']]. */
const relations = (field) =>
  (field ?? '')
    .split(',')
    .map((group) => group.split('|').map((name) => name.replace(/\(.*?\)|:\w+/g, '').trim()))
    .filter(([first]) => first !== '');

/** The packages of a suite's components by name, and for each virtual name its providers. */
export function debianIndex(suite, components) {
  const packages = new Map();
  const providers = new Map();
  for (const paragraph of paragraphsOf(fetchLists(suite, components).lists)) {
    const fields = new Map();
    for (const line of paragraph.split('\n')) {
      const colon = line.indexOf(': ');
      if (colon > 0 && line[0] !== ' ') fields.set(line.slice(0, colon), line.slice(colon + 2));
    }
    const name = fields.get('Package');
    if (!name || packages.has(name)) continue;
    const provides = relations(fields.get('Provides')).map(([virtual]) => virtual);
    for (const virtual of provides) providers.set(virtual, [...(providers.get(virtual) ?? []), name]);
    packages.set(name, {
      name,
      source: fields.get('Source')?.split(' ')[0] ?? name,
      version: fields.get('Version'),
      summary: fields.get('Description'),
      section: fields.get('Section'),
      priority: fields.get('Priority'),
      isEssential: fields.get('Essential') === 'yes',
      depends: [...relations(fields.get('Pre-Depends')), ...relations(fields.get('Depends'))],
      recommends: relations(fields.get('Recommends')),
      provides,
    });
  }
  return { suite, packages, providers };
}

/** The package that apt takes for a group of alternatives: the first that is there already, or that exists. */
export function choose({ packages, providers }, alternatives, present) {
  const real = alternatives.flatMap((name) => (packages.has(name) ? [name] : (providers.get(name) ?? [])));
  return real.find((name) => present.has(name)) ?? real[0];
}

/** What installing the names brings, themselves included. With `recommends`, as apt does without --no-install-recommends. */
export function installed(index, names, { recommends = false, present = new Set() } = {}) {
  const found = new Set();
  const queue = [...names];
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    if (found.has(name) || present.has(name)) continue;
    const entry = index.packages.get(name);
    if (!entry) continue;
    found.add(name);
    const both = { has: (other) => found.has(other) || present.has(other) || queue.includes(other) };
    for (const group of recommends ? [...entry.depends, ...entry.recommends] : entry.depends) {
      const chosen = choose(index, group, both);
      if (chosen !== undefined) queue.push(chosen);
    }
  }
  return found;
}
