// The real gh against a server on loopback: for github.localhost it speaks plain HTTP, and a proxy sees all of it.
import { createForge, type ForgeOptions } from '../../src/migrate/forge/create-forge.ts';
import type { PullRequestContent } from '../../src/migrate/forge/forge.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { FakeGitHub } from './forge-github.ts';
import { fakeClock } from './forge-server.ts';

export const repository = { host: 'github.localhost', path: 'owner/name' };
export const content: PullRequestContent = {
  title: 'Slim images',
  body: 'What changed, and why.\n',
  base: 'main',
  branch: 'dockerfix/slim',
  draft: false,
  labels: [],
  reviewers: [],
};

/** A forge whose gh reaches this server and nothing else. */
export function start(server: FakeGitHub, options: ForgeOptions = {}) {
  const clock = fakeClock();
  const environment = {
    GH_CONFIG_DIR: temporaryFolder(),
    GH_TOKEN: 'secret',
    GH_ENTERPRISE_TOKEN: 'secret',
    HTTP_PROXY: server.origin,
    http_proxy: server.origin,
    NO_PROXY: '',
    no_proxy: '',
  };
  return { forge: createForge('gh', { sleep: clock.sleep, now: clock.now, environment, ...options }), clock };
}

/** The paths that were asked for by a method. */
export function sent(server: FakeGitHub, method: string): readonly string[] {
  return server.requests.filter((request) => request.method === method).map(({ path }) => path);
}
