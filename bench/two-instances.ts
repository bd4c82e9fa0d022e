/** Two instances of one paper, on a PostgreSQL of their own, and a browser: what is told on one is heard on the other. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { startPostgres } from '../lib/db/testing/postgres-server.ts'
import { chromiumArguments, chromiumPath } from '../lib/testing/browser.ts'
import { openNewspaper } from '../lib/testing/newspaper.ts'

/**
 * @param name of the bench
 * @returns `data`: the folder of `one`, which takes commands; `close` ends all of it, and says whose instance did not close well
 */
export async function twoInstances(name: string) {
  const folder = await mkdtemp(join(tmpdir(), `warraq-${name}-`))
  const postgres = await startPostgres()
  const settings = {
    DATABASE_URL: postgres.url,
    WEB_CONCURRENCY: '1',
    WARRAQ_SECRET: 'of this bench, and long enough to be a secret',
  }
  const data = join(folder, 'one')
  const one = await openNewspaper({ ...settings, WARRAQ_DATA: data })
  const other = await openNewspaper({ ...settings, WARRAQ_DATA: join(folder, 'other') })
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments })
  const close = async (): Promise<(typeof one)[]> => {
    await browser.close()
    const ended = await Promise.all(
      [one, other].map(async (paper) => ({ paper, isWell: await paper.stop() })),
    )
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
    return ended.flatMap(({ paper, isWell }) => (isWell ? [] : [paper]))
  }
  return { data, one, other, browser, close }
}
