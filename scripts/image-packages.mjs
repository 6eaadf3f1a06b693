// Makes src/data/generated/image-packages.ts: packages that official images on Debian hold, by kind of image.
// Usage: node scripts/image-packages.mjs. See docs/data.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { debianIndex, installed, main, suites } from './debian-index.mjs';

// Facts read from the images' own Dockerfiles: what they install and do not purge again, in every suite from stretch on.
const curl = ['ca-certificates', 'curl', 'gnupg', 'netbase', 'wget'];
const scm = [...curl, 'git', 'mercurial', 'openssh-client', 'procps', 'subversion'];
const kinds = {
  certificates: ['ca-certificates'],
  curl,
  scm,
  full: `autoconf automake bzip2 default-libmysqlclient-dev dpkg-dev file g++ gcc imagemagick libbz2-dev libc6-dev
    libcurl4-openssl-dev libdb-dev libevent-dev libffi-dev libgdbm-dev libglib2.0-dev libgmp-dev libjpeg-dev libkrb5-dev
    liblzma-dev libmagickcore-dev libmagickwand-dev libncurses5-dev libncursesw5-dev libpng-dev libpq-dev libreadline-dev
    libsqlite3-dev libssl-dev libtool libwebp-dev libxml2-dev libxslt1-dev libyaml-dev make patch unzip xz-utils zlib1g-dev`
    .split(/\s+/)
    .concat(scm),
  golang: [...scm, 'g++', 'gcc', 'libc6-dev', 'make', 'pkg-config'],
  javaDevelopment: [...scm, 'bzip2', 'unzip', 'xz-utils'],
  javaRuntime: [...curl, 'bzip2', 'unzip', 'xz-utils'],
  php: 'autoconf ca-certificates curl dpkg-dev file g++ gcc libc6-dev make pkg-config re2c xz-utils'.split(' '),
  pythonSlim: ['ca-certificates', 'netbase', 'tzdata'],
  rustSlim: ['ca-certificates', 'gcc', 'libc6-dev'],
};

const wanted = new Set(
  readFileSync(join(import.meta.dirname, 'package-names.txt'), 'utf8')
    .trim()
    .split('\n'),
);
const indexes = suites.map((suite) => debianIndex(suite, main));

const lines = Object.entries(kinds).map(([kind, named]) => {
  const closures = indexes.map((index) => installed(index, named));
  const brought = [...closures[0]].filter((name) => wanted.has(name) && closures.every((closure) => closure.has(name)));
  const more = brought.filter((name) => !named.includes(name));
  return `  ${kind}: { named: '${[...named].sort().join(' ')}', brought: '${more.sort().join(' ')}' },`;
});

writeFileSync(
  join(import.meta.dirname, '../src/data/generated/image-packages.ts'),
  `// Made by scripts/image-packages.mjs. Regenerate rather than edit.
export const packagesOfKind = {
${lines.join('\n')}
} as const;
`,
);
