/**
 * What moving in costs: `node bench/import.ts [stories]`. Writes a WordPress export of 20,000 Arabic stories, reads it to
 * its end, takes it into an empty embedded database, and takes it in again. Prints stories per minute and the most memory
 * that the process, with the database in it, ever held.
 */
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { archiveInThread } from '../lib/archive/import/archive-in-thread.ts'
import { dryRunImport } from '../lib/archive/import/dry-run-import.ts'
import { runImport } from '../lib/archive/import/run-import.ts'
import { migrateDatabase } from '../lib/db/migrate.ts'
import { openDatabase } from '../lib/db/open.ts'
import { operator } from '../lib/newsroom/actor.ts'
import { wordPress } from './generated-export.ts'

const stories = Number(process.argv[2] ?? 20_000)
const folder = mkdtempSync(join(tmpdir(), 'warraq-bench-import-'))
let most = 0
const watching = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss())
}, 100)
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1_000
}
const told = (what: string, took: number) => {
  console.log(
    `${what}: ${took.toFixed(1)} s, ${Math.round((stories * 60) / took).toLocaleString('en')} stories per minute, ${Math.round(most / 1e6)} MB at most`,
  )
  most = 0
}

try {
  const path = join(folder, 'export.xml')
  await pipeline(Readable.from(wordPress(stories)), createWriteStream(path))
  console.log(`${stories.toLocaleString('en')} stories, ${Math.round(statSync(path).size / 1e6)} MB of XML`)
  const archive = await archiveInThread(path)
  let surveyed = await dryRunImport(archive, { locale: null, looks: 0 })
  most = 0
  told(
    'read to its end',
    await seconds(async () => {
      surveyed = await dryRunImport(archive, { locale: null, looks: 0 })
    }),
  )
  const db = await openDatabase({ dataFolder: folder })
  await migrateDatabase(db)
  const options = { publish: true, locale: null, section: null }
  const take = () =>
    runImport(db, operator, options, { archive, surveyed, mediaFolder: join(folder, 'media') })
  told('taken in', await seconds(take))
  told('taken in again', await seconds(take))
  await archive.close()
  await db.close()
} finally {
  clearInterval(watching)
  rmSync(folder, { recursive: true, force: true })
}
