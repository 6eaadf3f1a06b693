import { defineConfig } from 'vitest/config';

/** Tests that need more than Node and git: a browser, servers, hundreds of repositories. */
export default defineConfig({
  test: { include: ['test/**/*.system.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
});
