import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { debianNames } from '../../src/data/apk-to-debian.ts';
import type { Suite } from '../../src/data/suites.ts';

const suites: readonly Suite[] = ['bullseye', 'bookworm', 'trixie'];

const rows = readFileSync(new URL('../../scripts/apk-to-debian.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [apk = '', kind = '', value = '', unless = ''] = line.split('\t');
    return { apk, kind, value, unless };
  });

test('every pair of the source resolves in every suite, to real names', () => {
  for (const { apk, kind, value, unless } of rows) {
    const [usual = '', ...others] = value.split(' ');
    for (const suite of suites) {
      const own = others.find((other) => other.startsWith(`${suite}=`))?.slice(suite.length + 1) ?? usual;
      const found = debianNames(apk, suite, 3);
      if (kind === 'map' || kind === 'rule') {
        if (own === '-') expect(found, `${apk} on ${suite}`).toMatchObject({ kind: 'decline' });
        else {
          expect(found, `${apk} on ${suite}`).toMatchObject({
            kind: 'map',
            unless: unless === '' ? [] : unless.split(' '),
          });
          const packages = found?.kind === 'map' ? found.packages : [];
          expect(packages, `${apk} on ${suite}`).toHaveLength(own.split(',').length);
          for (const name of packages) expect(name).toMatch(/^[a-z0-9][a-z0-9+.-]+$/);
        }
      } else {
        const isDrop = kind === 'drop' || kind === 'python' || kind === 'python3';
        expect(found, `${apk} on ${suite}`).toMatchObject({ kind: isDrop ? 'drop' : 'decline' });
      }
    }
  }
  expect(rows.length).toBeGreaterThan(1400);
});

test.each([
  ['build-base', 'trixie', ['build-essential']],
  ['musl-dev', 'trixie', ['libc6-dev']],
  ['linux-headers', 'bookworm', ['linux-libc-dev']],
  ['libffi', 'bullseye', ['libffi7']],
  ['libffi', 'trixie', ['libffi8']],
  ['libmagic', 'bookworm', ['libmagic1']],
  ['libmagic', 'trixie', ['libmagic1t64']],
  ['libssl3', 'trixie', ['libssl3t64']],
  ['libpng', 'trixie', ['libpng16-16t64']],
  ['libcurl', 'trixie', ['libcurl4t64']],
  ['glib', 'trixie', ['libglib2.0-0t64']],
  ['libev', 'trixie', ['libev4t64']],
  ['libevent', 'trixie', ['libevent-2.1-7t64']],
  ['readline', 'trixie', ['libreadline8t64']],
  ['libpcap', 'trixie', ['libpcap0.8t64']],
  ['ldns', 'trixie', ['libldns3t64']],
  ['libmemcached', 'trixie', ['libmemcached11t64']],
  ['geos', 'trixie', ['libgeos-c1t64']],
  ['freetype-dev', 'trixie', ['libfreetype-dev']],
  ['bind-tools', 'trixie', ['bind9-dnsutils']],
  ['docker', 'trixie', ['docker.io', 'docker-cli']],
  ['expat', 'trixie', ['libexpat1']],
  ['fftw-dev', 'trixie', ['libfftw3-dev']],
  ['samba-dev', 'trixie', ['libsmbclient-dev', 'libwbclient-dev']],
  ['redis', 'trixie', ['redis-server']],
  ['p7zip', 'bookworm', ['p7zip-full']],
  ['p7zip', 'trixie', ['7zip']],
  ['bash', 'stretch', ['bash']],
] as const)('%s on %s is %j', (apk, suite, packages) => {
  expect(debianNames(apk, suite, 3)).toMatchObject({ kind: 'map', packages });
});

test("what the image's own Python, glibc or Debian brings is dropped", () => {
  for (const apk of ['musl', 'awk', 'gcompat', 'libc6-compat', 'python3', 'python3-dev', 'py3-pip', 'py-setuptools']) {
    expect(debianNames(apk, 'trixie', 3), apk).toMatchObject({ kind: 'drop' });
  }
  expect(debianNames('python', 'buster', 2)).toMatchObject({ kind: 'drop' });
});

test('another Python, and packages for it, are declined', () => {
  for (const apk of ['python', 'python2-dev', 'py2-pip', 'py3-virtualenv', 'py3-anything', 'uwsgi-python3', 'cython']) {
    expect(debianNames(apk, 'trixie', 3), apk).toMatchObject({ kind: 'decline' });
  }
  expect(debianNames('python3', 'buster', 2)).toMatchObject({ kind: 'decline' });
  expect(debianNames('py3-pip', 'trixie')).toMatchObject({ kind: 'decline' });
});

test.each([
  'nodejs-current',
  'deno',
  'uv',
  'libretls',
  'apk-tools',
  'openldap',
  'cronie',
  'crond',
  'dcron',
  'lua',
  'mailx',
  'netcat',
  'so:libssl.so.3',
  'cmd:envsubst',
])('%s is declined', (apk) => {
  expect(debianNames(apk, 'trixie', 3)).toMatchObject({ kind: 'decline' });
});

test('no virtual name with several providers is ever emitted', () => {
  const emitted = new Set<string>();
  for (const { apk } of rows) {
    for (const suite of suites) {
      const found = debianNames(apk, suite, 3);
      if (found?.kind === 'map') for (const name of found.packages) emitted.add(name);
    }
  }
  for (const name of ['awk', 'lua', 'mailx', 'netcat', 'adduser', 'python3-dev', 'dnsutils', 'libfreetype6-dev']) {
    expect(emitted, name).not.toContain(name);
  }
});

test('a reason is a sentence that names the suite where it depends on it', () => {
  expect(debianNames('pcre-dev', 'trixie', 3)).toEqual({
    kind: 'decline',
    reason: 'Debian trixie has no package for it.',
    elsewhere: ['bookworm', 'bullseye'],
  });
  expect(debianNames('pcre-dev', 'bookworm', 3)).toMatchObject({ kind: 'map' });
  expect(debianNames('terraform', 'bookworm', 3)).toEqual({
    kind: 'decline',
    reason: 'Debian bookworm has no package for it.',
    elsewhere: [],
  });
  expect(debianNames('jq', 'forky', 3)).toMatchObject({ kind: 'decline' });
});

test('words that make a mapping unsafe come with it', () => {
  expect(debianNames('jemalloc', 'trixie', 3)).toMatchObject({ unless: ['libjemalloc.so'] });
  expect(debianNames('supervisor', 'trixie', 3)).toMatchObject({ unless: ['/etc/supervisor.d'] });
  expect(debianNames('libexecinfo-dev', 'trixie', 3)).toMatchObject({ kind: 'drop', unless: ['-lexecinfo'] });
});

test('names outside the table are unknown', () => {
  for (const apk of ['.build-deps', 'no-such-package', 'toString', '']) {
    expect(debianNames(apk, 'trixie', 3), apk).toBeUndefined();
  }
});
