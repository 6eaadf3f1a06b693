import { join } from 'node:path';
import { expect, test } from 'vitest';
import { servicesOnDisk } from '../../src/files/compose-on-disk.ts';
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
  const services = await servicesOnDisk()(join(web, 'Dockerfile'), web);
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
  expect(await servicesOnDisk()(join(root, 'Dockerfile'), root)).toHaveLength(1);
});
