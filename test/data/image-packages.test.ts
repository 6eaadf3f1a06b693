import { expect, test } from 'vitest';
import { imageHolds } from '../../src/data/image-packages.ts';

test.each([
  ['python', '3.12', 'ca-certificates'],
  ['python', '3.12', 'gnupg'],
  ['python', '3.12', 'dirmngr'],
  ['python', '3.12', 'unzip'],
  ['python', '3.12', 'xz-utils'],
  ['python', '3.12', 'build-essential'],
  ['python', '3.6-stretch', 'gcc'],
  ['python', '3.12-slim', 'ca-certificates'],
  ['node', '20', 'make'],
  ['node', '99', 'g++'],
  ['ruby', 'latest', 'git'],
  ['ruby', '3.3-slim', 'ca-certificates'],
  ['golang', '1.22', 'g++'],
  ['golang', '1.22', 'python3'],
  ['rust', '1', 'libc6-dev'],
  ['rust', '1-slim-bookworm', 'gcc'],
  ['php', '8.3-fpm', 'make'],
  ['openjdk', '8-jdk', 'git'],
  ['openjdk', '8-jre', 'unzip'],
  ['buildpack-deps', 'bookworm-curl', 'wget'],
  ['buildpack-deps', 'bookworm', 'libssl-dev'],
  ['nginx', '1.25', 'ca-certificates'],
])('%s:%s holds %s', (name, tag, packageName) => {
  expect(imageHolds(name, tag, packageName)).toBe(true);
});

test.each([
  ['python', '3.12-alpine', 'ca-certificates'],
  ['python', '3.12-slim', 'gcc'],
  ['node', '20-slim', 'ca-certificates'],
  ['node', '20-slim', 'curl'],
  ['golang', '1.22', 'unzip'],
  ['golang', '1.22', 'build-essential'],
  ['golang', '1.10', 'python3'],
  ['rust', '1-slim', 'make'],
  ['php', '8.3', 'git'],
  ['openjdk', '8-jre', 'git'],
  ['openjdk', '17', 'git'],
  ['buildpack-deps', 'jammy', 'git'],
  ['buildpack-deps', 'bookworm-curl', 'git'],
  ['debian', 'bookworm', 'ca-certificates'],
  ['python', '3.12', 'vim'],
])('%s:%s is not known to hold %s', (name, tag, packageName) => {
  expect(imageHolds(name, tag, packageName)).toBe(false);
});
