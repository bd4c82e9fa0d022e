import { defineConfig, devices } from '@playwright/test'
import { desk, madeAtADesk, phone } from './e2e/sizes.ts'
import { chromiumArguments, chromiumPath } from './lib/testing/browser.ts'

/** What is not there to be pressed after this long will not come. */
const actionTimeout = 30_000
const browser = { actionTimeout, launchOptions: { executablePath: chromiumPath(), args: chromiumArguments } }

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/open-newspaper.ts',
  fullyParallel: true,
  // One more than there are processors: many a test waits, for a moment to come or for somebody to be gone.
  workers: 3,
  forbidOnly: Boolean(process.env.CI),
  // Two browsers, a server and a database on two processors: what fails once there is tried again, and named as flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  // A page of the newsroom, made afresh on two cores that do something else besides, takes its time.
  expect: { timeout: 15_000 },
  // To keep every page of every step costs time in tests that pass, too.
  // Where none is meant, no copy on the device answers in place of the paper; `reader-has-no-network` has them.
  use: { ...browser, trace: 'on-first-retry', serviceWorkers: 'block' },
  projects: [
    { name: 'desktop', use: { ...browser, viewport: desk } },
    {
      name: 'phone',
      use: { ...devices['Pixel 7'], ...browser, viewport: phone },
      // What has no screen is tested once; so is what is marked so.
      grepInvert: /@once/,
      testIgnore: madeAtADesk,
    },
  ],
})
