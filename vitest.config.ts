import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['lib/**/*.test.ts', 'components/**/*.test.{ts,tsx}', 'messages/**/*.test.ts'],
    globalSetup: 'lib/db/testing/vitest-global-setup.ts',
    setupFiles: 'lib/db/testing/vitest-same-environment.ts',
    // One more than there are processors in CI: some files wait for a moment to come (221 seconds with three, 284 with two).
    maxWorkers: 3,
    // What files import is loaded once in a worker, a quarter of all the work: each leaves things as it found them.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // As in browsers: what fails once and then passes is named at the end (lib/testing/flaky-reporter.ts).
    retry: process.env.CI ? 1 : 0,
  },
})
