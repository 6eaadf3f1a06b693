import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type ComposeService, composeServices, isComposeFile } from '../../src/build-context/compose.ts';

const place = { file: 'compose.yaml', folder: '/work', dockerfile: '/work/web/Dockerfile', context: '/work/web' };

function servicesOf(text: string, dockerfile = place.dockerfile): ComposeService[] {
  return composeServices(parse(text, { merge: true }), { ...place, dockerfile });
}

describe('a service is of a Dockerfile', () => {
  test.each<[string, string]>([
    ['{ build: web }', '/work/web/Dockerfile'],
    ['{ build: ./web/ }', '/work/web/Dockerfile'],
    ['{ build: /work/web }', '/work/web/Dockerfile'],
    ['{ build: { context: . } }', '/work/Dockerfile'],
    ['{ build: { context: ., dockerfile: web/Dockerfile.dev } }', '/work/web/Dockerfile.dev'],
    ['{ build: { dockerfile: web/Dockerfile } }', '/work/web/Dockerfile'],
  ])('%s', (service, dockerfile) => {
    expect(servicesOf(`services: { one: ${service} }`, dockerfile)).toHaveLength(1);
    expect(servicesOf(`services: { one: ${service} }`, '/work/other/Dockerfile')).toEqual([]);
  });
});

test.each(['', 'text', '[]', 'services:', 'services: []', 'services: { a: }', 'services: { a: { image: x, build: } }'])(
  'nothing is built from %j',
  (text) => {
    expect(servicesOf(text)).toEqual([]);
  },
);

test('what it starts', () => {
  const [service] = servicesOf(`
services:
  one:
    image: example/one
    build: { context: web, target: prod, args: { NAME: 3, EMPTY: } }
    entrypoint: [sh, -c]
    command: run it
    healthcheck: { test: [CMD-SHELL, "a || b"] }
    working_dir: /srv
    user: one:two
    volumes: [".:/all", "./web/src:/src:ro", "data:/data", { type: bind, source: ./web, target: /web }, /tmp]`);
  expect(service).toEqual({
    file: 'compose.yaml',
    image: 'example/one',
    target: 'prod',
    arguments: { NAME: '3', EMPTY: '' },
    commands: [{ words: ['sh', '-c'] }, { text: 'run it', isShell: false }, { text: 'a || b', isShell: true }],
    user: 'one:two',
    workingDirectory: '/srv',
    mounts: [
      { source: undefined, target: '/all' },
      { source: 'src', target: '/src' },
      { source: '', target: '/web' },
    ],
  });
});

test.each<[string, ComposeService['commands']]>([
  ['curl -f x', [{ text: 'curl -f x', isShell: true }]],
  ['[CMD, curl, x]', [{ words: ['curl', 'x'] }]],
  ['[NONE]', []],
])('the test of a health check, %s', (written, commands) => {
  const [service] = servicesOf(`services: { one: { build: web, healthcheck: { test: ${written} } } }`);
  expect(service?.commands).toEqual(commands);
});

test('a service has the volumes of the one that it extends besides its own', () => {
  const services = servicesOf(`
services:
  one: { build: web, volumes: ["./web/src:/src"] }
  two: { extends: one, volumes: ["./web/data:/data"] }`);
  expect(services.map(({ mounts }) => mounts.map(({ target }) => target))).toEqual([['/src'], ['/src', '/data']]);
});

test('a service that runs the image of another has its target', () => {
  const services = servicesOf(`
services:
  one: { build: { context: web, target: prod }, image: example/one }
  two: { image: example/one, command: [run] }
  three: { image: example/other, command: [run] }`);
  expect(services.map(({ target }) => target)).toEqual(['prod', 'prod']);
});

test('build arguments in a list', () => {
  const [service] = servicesOf('services: { one: { build: { context: web, args: [A=1=2, B] } } }');
  expect(service?.arguments).toEqual({ A: '1=2' });
});

test.each([
  ['compose.yaml', true],
  ['docker-compose.yml', true],
  ['docker-compose.prod.yml', true],
  ['stage-docker-compose.yml', true],
  ['compose.yaml.orig', false],
  ['folder/compose.yaml', false],
])('%s', (name, isOne) => {
  expect(isComposeFile(name)).toBe(isOne);
});
