import { expect, test } from 'vitest';
import { dependsOn, isBundle, recommended } from '../../src/data/recommends.ts';

test.each([
  ['curl', 'ca-certificates'],
  ['wget', 'ca-certificates'],
  ['git', 'ca-certificates'],
  ['git', 'openssh-client'],
  ['git', 'patch'],
  ['git', 'less'],
  ['git-core', 'ca-certificates'],
  ['gcc', 'libc6-dev'],
  ['dpkg-dev', 'build-essential'],
  ['python3-pip', 'build-essential'],
  ['python3-pip', 'g++'],
  ['python3-pip', 'make'],
  ['python3-pip', 'python3-dev'],
  ['python3', 'ca-certificates'],
  ['npm', 'build-essential'],
  ['npm', 'git'],
  ['libtool', 'libltdl-dev'],
  ['autoconf', 'automake'],
  ['cmake', 'gcc'],
  ['cmake', 'make'],
  ['bundler', 'ruby-dev'],
  ['bundler', 'build-essential'],
  ['composer', 'git'],
  ['composer', 'unzip'],
  ['mercurial', 'openssh-client'],
  ['aria2', 'ca-certificates'],
  ['ruby', 'unzip'],
  ['xvfb', 'xauth'],
  ['tigervnc-standalone-server', 'xfonts-base'],
  ['software-properties-common', 'gnupg'],
  ['apache2', 'ssl-cert'],
  ['vim', 'xxd'],
  ['podman', 'uidmap'],
])('%s recommends %s, and does not depend on it', (name, other) => {
  expect(recommended(name, 'bookworm') ?? recommended(name)).toContain(other);
  expect(dependsOn(name, 'bookworm')).not.toContain(other);
});

test.each([
  ['g++', 'gcc'],
  ['g++', 'libc6-dev'],
  ['build-essential', 'make'],
  ['build-essential', 'dpkg-dev'],
  ['gnupg', 'dirmngr'],
  ['python3-pip', 'python3'],
  ['openssh-server', 'openssh-client'],
  ['apache2', 'apache2-utils'],
])('%s depends on %s', (name, other) => {
  expect(dependsOn(name, 'bookworm')).toContain(other);
  expect(recommended(name, 'bookworm')).not.toContain(other);
});

test('suites differ', () => {
  expect(recommended('software-properties-common', 'bullseye')).not.toEqual(
    recommended('software-properties-common', 'bookworm'),
  );
});

test('of a suite without an index: what any release recommends, and only what all depend on', () => {
  expect(recommended('python3-pip', 'trixie')).not.toContain('python3-setuptools');
  expect(recommended('python3-pip')).toEqual(
    expect.arrayContaining(['python3-setuptools', 'python3-wheel', 'python3-dev']),
  );
  expect(dependsOn('python3-pip')).not.toContain('python3-setuptools');
  expect(recommended('python-pip', 'buster')).toEqual(expect.arrayContaining(['python-dev', 'build-essential']));
  expect(recommended('python-pip')).not.toContain('python3-dev');
});

test('nothing is said of packages outside the table', () => {
  expect(recommended('google-chrome-stable')).toBeUndefined();
  expect(dependsOn('google-chrome-stable', 'trixie')).toBeUndefined();
  expect(recommended('toString')).toBeUndefined();
  expect(recommended('jq', 'trixie')).toEqual([]);
});

test('desktops and collections are bundles, tools are not', () => {
  for (const name of [
    'texlive',
    'texlive-full',
    'gnome-core',
    'lxde',
    'ubuntu-desktop',
    'xubuntu-core',
    'task-xfce-desktop',
    'xfce4-session',
    'lxqt-core',
    'gdm3',
  ]) {
    expect(isBundle(name), name).toBe(true);
  }
  for (const name of [
    'git',
    'npm',
    'python3-pip',
    'build-essential',
    'nginx',
    'php-fpm',
    'libvips-dev',
    'ffmpeg',
    'default-jdk',
  ]) {
    expect(isBundle(name), name).toBe(false);
  }
});
