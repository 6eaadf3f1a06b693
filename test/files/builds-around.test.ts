import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { buildsAround } from '../../src/files/builds-around.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const service = (build: string): string => `services: { one: { build: ${build}, command: run } }\n`;

test('compose files stand beside the Dockerfile, and above it up to the root of the repository', async () => {
  const root = temporaryFolder({
    'compose.yaml': service('repository/web'),
    'repository/.git/HEAD': '',
    'repository/docker-compose.yml': service('web'),
    'repository/web/docker-compose.yml': service('.'),
    'repository/web/other.yaml': service('.'),
    'repository/web/Dockerfile': '',
  });
  const web = join(root, 'repository/web');
  const services = (await buildsAround()(join(web, 'Dockerfile'))).services(web);
  expect(services.map(({ file }) => file.split('/').slice(-2).join('/'))).toEqual([
    'web/docker-compose.yml',
    'repository/docker-compose.yml',
  ]);
});

test('a file that is not YAML, or cannot be read, says nothing', async () => {
  const root = temporaryFolder({
    'compose.yaml': 'services: [\n',
    'compose.yml/file': '',
    'docker-compose.yml': service('.'),
  });
  expect((await buildsAround()(join(root, 'Dockerfile'))).services(root)).toHaveLength(1);
});

/** The folders that files of the names and contents say, relative to theirs. */
async function contextsOf(files: Readonly<Record<string, string>>, dockerfile: string): Promise<string[]> {
  const root = temporaryFolder({ '.git/HEAD': '', 'web/Dockerfile': '', ...files });
  const { contexts } = await buildsAround()(join(root, dockerfile));
  return contexts.map(({ folder }) => relative(root, folder) || '.');
}

test.each<[string, Readonly<Record<string, string>>, string[]]>([
  ['a folder', { 'compose.yaml': service('./web') }, ['web']],
  ['a Dockerfile below its context', { 'compose.yaml': service('{ context: ., dockerfile: web/Dockerfile }') }, ['.']],
  [
    'a variable with a default',
    { 'compose.yaml': service('{ context: "${DIRECTORY:-.}", dockerfile: "${FILE-web/Dockerfile}" }') },
    ['.'],
  ],
  ['none of a variable without one', { 'compose.yaml': service('$DIRECTORY') }, []],
  ['none of another Dockerfile', { 'compose.yaml': service('.') }, []],
  ['none of a repository', { 'compose.yaml': service('https://example.com/web.git') }, []],
  ['none that is not there', { 'compose.yaml': service('{ context: gone, dockerfile: ../web/Dockerfile }') }, []],
  ['an included file', { 'compose.yaml': 'include: [web/other.yaml]\n', 'web/other.yaml': service('.') }, ['web']],
  [
    'an extended service',
    {
      'compose.yaml': 'services: { a: { extends: { file: web/other.yml, service: one } } }\n',
      'web/other.yml': service('.'),
    },
    ['web'],
  ],
  ['a bake file', { 'docker-bake.json': '{ "target": { "a": { "dockerfile": "web/Dockerfile" } } }' }, ['.']],
  [
    'a bake target that inherits',
    { 'docker-bake.json': '{ "target": { "base": { "context": "web" }, "a": { "inherits": ["base"] } } }' },
    ['web', 'web'],
  ],
  [
    'two that disagree',
    { 'compose.yaml': service('web'), 'compose.prod.yaml': service('{ dockerfile: web/Dockerfile }') },
    ['.', 'web'],
  ],
])('the context: %s', async (_, files, contexts) => {
  expect((await contextsOf(files, 'web/Dockerfile')).sort()).toEqual(contexts);
});
