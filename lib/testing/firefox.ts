/** An installed Firefox, driven by WebDriver BiDi: Playwright's own is another build, which has to be downloaded. */
import { existsSync } from 'node:fs'
import { type Browser, launch } from 'puppeteer-core'

const places = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
]

/** `FIREFOX_PATH`, else the system's; null where there is none. */
export const firefoxPath = (): string | null =>
  [process.env.FIREFOX_PATH, ...places].find((place) => place && existsSync(place)) ?? null

/** @throws where there is no Firefox: ask {@link firefoxPath} first */
export function openFirefox(): Promise<Browser> {
  const executablePath = firefoxPath()
  if (!executablePath) throw new Error('No Firefox found: install firefox-esr, or set FIREFOX_PATH')
  return launch({ browser: 'firefox', executablePath, headless: true })
}
