import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromiumPath } from './browser.ts'
import { firefoxPath } from './firefox.ts'

/**
 * Sees to it that there is a Chromium: the one that is here, else Debian's where apt is and we may use it, else
 * Playwright's own. Debian's Firefox comes along in the same way; without one, its journey is left out.
 * @throws with what to do when no Chromium can be brought
 */
export async function bringBrowser(): Promise<void> {
  const wanting = [
    ...(hasBrowser() ? [] : ['chromium-headless-shell']),
    ...(firefoxPath() ? [] : ['firefox-esr']),
  ]
  const mayUseApt = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
  if (wanting.length > 0 && mayUseApt) {
    console.log(`Installing Debian’s ${wanting.join(' and ')}`)
    spawnSync('apt-get', ['update', '-q'], { stdio: 'inherit' })
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...wanting], {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  if (hasBrowser()) return
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
