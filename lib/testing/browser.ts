import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** Chromium's own build without windows comes first: the same engine, without the half of a browser no test looks at. */
const places = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser']

/**
 * The Chromium that tests drive: `CHROMIUM_PATH`, else the distribution's, else the one Playwright downloads.
 * Throws, with the command that helps, where there is none.
 */
export function chromiumPath(): string {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist`)
  }
  const found = [...places, chromium.executablePath()].find(existsSync)
  if (found) return found
  throw new Error(
    'No Chromium found: run `npx playwright install chromium` or `apt-get install chromium-headless-shell`, or set CHROMIUM_PATH',
  )
}

/** No sandbox (containers have none), no graphics card, and no request of the browser's own. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
