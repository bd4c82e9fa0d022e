import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromiumPath } from './browser.ts'

/**
 * Sees to it that there is a Chromium: the one that is here, else Debian's where apt is and we may use it, else
 * Playwright's own.
 * @throws with what to do when none can be brought
 */
export async function bringBrowser(): Promise<void> {
  if (hasBrowser()) return
  const mayUseApt = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
  if (mayUseApt) {
    console.log('Installing Debian’s chromium')
    spawnSync('apt-get', ['update', '-q'], { stdio: 'inherit' })
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium-headless-shell'], {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (hasBrowser()) return
  }
  console.log('Installing Playwright’s Chromium')
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    stdio: 'inherit',
  })
  chromiumPath()
}

function hasBrowser(): boolean {
  try {
    chromiumPath()
    return true
  } catch {
    return false
  }
}
