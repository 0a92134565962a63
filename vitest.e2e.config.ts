import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

/** Browser tests, each file with its own browsers, two files at a time: they mostly wait. A second try is printed as such: a machine may be busy, a test may not be unsure. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    retry: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
