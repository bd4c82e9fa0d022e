import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['lib/**/*.test.ts', 'components/**/*.test.{ts,tsx}', 'messages/**/*.test.ts'],
    globalSetup: 'lib/db/testing/vitest-global-setup.ts',
    setupFiles: 'lib/db/testing/vitest-same-environment.ts',
    // Two cores and, in some files, a database engine of 500 MB: more workers are slower, not faster.
    maxWorkers: 2,
    // What files import is loaded once in a worker, a quarter of all the work: each leaves things as it found them.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
