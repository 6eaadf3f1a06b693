import { defineConfig } from 'vitest/config';

/** Tests of the built command need a build; all others run without. */
const command = 'test/cli/**/*.test.ts';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'source', include: ['test/**/*.test.ts'], exclude: [command] } },
      { test: { name: 'command', include: [command], globalSetup: 'scripts/prepare-tests.mjs', testTimeout: 60_000 } },
    ],
  },
});
