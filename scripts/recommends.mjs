// Makes src/data/generated/recommends.ts: what Recommends bring beyond Depends, in each suite's package index.
// Usage: node scripts/recommends.mjs. The packages it covers are in scripts/package-names.txt. See docs/data.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allComponents, debianIndex, installed, suites } from './debian-index.mjs';

/** What a cross compiler compiles against. */
const crossHeaders =
  `amd64 arm64 armel armhf i386 mips mipsel mips64 mips64el powerpc ppc64 ppc64el riscv64 s390x sparc64`
    .split(' ')
    .map((architecture) => `libc6-dev-${architecture}-cross`);

/** Recommended packages whose loss a Dockerfile can notice: it calls their commands, compiles with them, or reads their files. */
const watched = `
ca-certificates openssl gnupg gpg dirmngr gpg-agent lsb-release apt-transport-https software-properties-common
build-essential gcc g++ gfortran make dpkg-dev libc6-dev binutils pkg-config automake autoconf m4 libltdl-dev
python3 python3-dev python3-setuptools python3-wheel python3-pip python3-venv python-dev python-setuptools python-wheel
ruby ruby-dev rake nodejs npm default-jre-headless perl
git mercurial subversion openssh-client curl wget rsync patch less file procps psmisc sudo
unzip zip xz-utils bzip2 zstd netbase iproute2 iptables kmod dbus cron uuid-runtime
xauth x11-utils x11-xserver-utils xfonts-base fontconfig imagemagick ghostscript
apache2 apache2-utils ssl-cert mariadb-client gettext gettext-base xxd uidmap slirp4netns fuse-overlayfs libcap2-bin wine
cargo gdb tigervnc-tools libnewlib-arm-none-eabi libstdc++-arm-none-eabi-newlib
libreadline-dev libsqlite3-dev libssl-dev zlib1g-dev libxml2-dev libncurses-dev libffi-dev libxslt1-dev libgmp-dev
${crossHeaders.join(' ')}
`
  .trim()
  .split(/\s+/);

/** Names of older releases, by the package of today that stands in their place. */
const successors = {
  'git-core': 'git',
  'mysql-client': 'default-mysql-client',
  'mysql-server': 'default-mysql-server',
  netcat: 'netcat-openbsd',
  'nodejs-legacy': 'nodejs',
  'openjdk-7-jdk': 'default-jdk',
  'openjdk-7-jre': 'default-jre',
  'openjdk-7-jre-headless': 'default-jre-headless',
  'openjdk-8-jdk': 'default-jdk',
  'openjdk-8-jdk-headless': 'default-jdk-headless',
  'openjdk-8-jre': 'default-jre',
  'openjdk-8-jre-headless': 'default-jre-headless',
  'python-pip': 'python3-pip',
  'python-software-properties': 'software-properties-common',
  'python-virtualenv': 'virtualenv',
};

/** Older releases, and Ubuntu's up to 18.04, where pip did not depend on what it builds with. */
const elsewhere = {
  'apt-transport-https': 'ca-certificates',
  'python-pip': 'python-dev python-setuptools python-wheel',
  'python3-pip': 'python3-setuptools python3-wheel',
};

/** Packages that recommend hundreds by the way, of which the watched ones are all that they are installed for. */
const byTheWay = new Set(['libvips-dev', 'libvips-tools', 'npm', 'pass', 'rebar', 'xdg-utils']);
const hundreds = 150;

/** From `!` on, past the control characters behind `~`. */
const code = (name) => {
  const index = watched.indexOf(name);
  return String.fromCharCode(index < 94 ? 0x21 + index : 0xa1 + index - 94);
};
const codes = (names) =>
  watched
    .filter((name) => names.has(name))
    .map(code)
    .join('');

const pythonThree = new Set(watched.filter((name) => /^python3/.test(name)));

const names = readFileSync(join(import.meta.dirname, 'package-names.txt'), 'utf8')
  .trim()
  .split('\n');
const cells = new Map(names.map((name) => [name, []]));
const bundles = new Set();
for (const [column, suite] of suites.entries()) {
  const index = debianIndex(suite, allComponents);
  const packages = [...index.packages.values()];
  const minimal = packages
    .filter((entry) => entry.isEssential || entry.priority === 'required')
    .map(({ name }) => name);
  const present = installed(index, [...minimal, 'apt', 'usr-is-merged']);
  const lost = (name) => {
    const lean = installed(index, [name], { present });
    const full = installed(index, [name], { present, recommends: true });
    return { lean, more: new Set([...full].filter((other) => !lean.has(other))) };
  };
  for (const name of names) {
    if (!index.packages.has(name)) continue;
    const { lean, more } = lost(name);
    lean.delete(name);
    cells.get(name)[column] = `${codes(more)} ${codes(lean)}`;
    const isMeta = index.packages.get(name).section === 'metapackages' && more.size > 0;
    if (isMeta || (more.size >= hundreds && !byTheWay.has(name))) bundles.add(name);
  }
}

const groups = new Map();
for (const [old, name] of Object.entries(successors)) {
  // Python 2's packages have nothing of Python 3.
  const own = (cell) => cell.replaceAll(new RegExp(`[${codes(pythonThree)}]`, 'g'), '');
  cells.set(old, old.startsWith('python-') ? cells.get(name).map(own) : cells.get(name));
}
for (const [name, row] of cells) {
  const filled = suites.map((_, column) => row[column] ?? row[1] ?? row[2] ?? row[0]);
  const key = new Set(filled).size === 1 ? filled[0] : filled.join('\t');
  groups.set(key, [...(groups.get(key) ?? []), name]);
}
const lines = [...groups]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([key, members]) => `${key}\n${members.sort().join(' ')}`);
const quoted = (text) => `\`${text.replace(/[\\`]|\$(?={)/g, '\\$&')}\``;

writeFileSync(
  join(import.meta.dirname, '../src/data/generated/recommends.ts'),
  `// Made by scripts/recommends.mjs. Regenerate rather than edit.
export const watched = '${watched.join(' ')}';
/** Two lines a group: "recommended depended-on", a character each, for all suites or tab-separated for each; then its packages. */
export const groups = ${quoted(lines.join('\n'))};
export const elsewhere = ${JSON.stringify(elsewhere, undefined, 2)} as const;
export const bundles = '${[...bundles].sort().join(' ')}';
`,
);
