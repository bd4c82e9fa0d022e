/**
 * A paper of hard content, to be looked at: `node bench/specimens.ts --shots=FOLDER` has every front of it, and a story of
 * each kind with every block, photographed from 320 to 1920 pixels, in Arabic and English, by day and by night, and names
 * what is wider than its window; `node bench/specimens.ts` leaves the paper open until it is interrupted. Nobody else is
 * served it.
 *
 * `--only=ar/sixty` some of the pages; `--widths=320,1280`; `--schemes=light`.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { migrateDatabase } from '../lib/db/migrate.ts'
import { openDatabase } from '../lib/db/open.ts'
import { chromiumArguments, chromiumPath } from '../lib/testing/browser.ts'
import { freePort } from '../lib/testing/newspaper.ts'
import { paperProcess } from './paper-process.ts'
import { addressOfKind, counts, fillWithSpecimens, fronts, kinds } from './specimens/paper.ts'

const { values } = parseArgs({
  options: {
    shots: { type: 'string' },
    only: { type: 'string' },
    widths: { type: 'string', default: '320,390,768,1280,1920' },
    schemes: { type: 'string', default: 'light,dark' },
  },
})

const pages = [
  'ar',
  'en',
  ...Object.keys(fronts),
  ...['ar', 'en'].flatMap((locale) => Object.keys(counts).map((name) => `${locale}/${name}`)),
  ...(['ar', 'en'] as const).flatMap((locale) => kinds.map((kind) => addressOfKind(kind, locale))),
  'ar/sixty?page=2',
  'ar/topic/banks',
  'ar/latest',
  'ar/author/three-scripts',
].filter((path) => !values.only || values.only.split(',').includes(path))

const folder = mkdtempSync(join(tmpdir(), 'warraq-specimens-'))
const port = await freePort()
const db = await openDatabase({ dataFolder: folder })
await migrateDatabase(db)
await fillWithSpecimens(db, join(folder, 'media'))
await db.close()
const paper = spawn(process.execPath, paperProcess(), {
  env: { ...process.env, PORT: String(port), WARRAQ_DATA: folder },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const ended = once(paper, 'exit')
process.on('SIGINT', () => paper.kill('SIGTERM'))
await new Promise<void>((resolve) =>
  paper.stdout.on('data', (chunk: Buffer) => chunk.includes('is open') && resolve()),
)
console.log(`http://localhost:${port}`)
try {
  if (values.shots) await photograph(values.shots)
  else await ended
} finally {
  paper.kill('SIGTERM')
  await ended
  rmSync(folder, { recursive: true, force: true })
}

async function photograph(into: string): Promise<void> {
  mkdirSync(into, { recursive: true })
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments })
  try {
    for (const colorScheme of values.schemes.split(',') as ('light' | 'dark')[])
      for (const width of values.widths.split(',').map(Number)) {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } })
        const page = await context.newPage()
        for (const path of pages) {
          await page.goto(`http://localhost:${port}/${path}`)
          // Pictures are fetched when they come near.
          await page.evaluate(async () => {
            for (const each of document.images) each.loading = 'eager'
            await Promise.all([...document.images].map((each) => each.decode().catch(() => {})))
            await document.fonts.ready
          })
          const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
          const name = `${path.replaceAll(/[/?=]/g, '-')}-${width}-${colorScheme}`
          if (wider > 0) {
            console.log(`${name}: ${wider} pixels wider than its window`)
            process.exitCode = 1
          }
          await page.screenshot({ path: join(into, `${name}.png`), fullPage: true })
        }
        await context.close()
      }
  } finally {
    await browser.close()
  }
}
