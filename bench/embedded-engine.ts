/**
 * What the embedded engine costs: `node bench/embedded-engine.ts`. Prints seconds to open, resident memory, queries
 * per second, and for how long the process heard nothing else meanwhile. Every part runs in a process of its own.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateDatabase } from '../lib/db/migrate.ts'
import { openDatabase } from '../lib/db/open.ts'

const queries = 10_000
const megabytes = () => Math.round(process.memoryUsage.rss() / 1e6)
const settle = () => new Promise((resolve) => setTimeout(resolve, 3000))

/** Runs one query after another. The second figure is the longest time in which no timer of the process ran. */
async function measure(query: (number: number) => Promise<unknown>, times = queries): Promise<string> {
  for (let number = 0; number < times / 10; number++) await query(number)
  const start = performance.now()
  let heard = start
  let deaf = 0
  const listen = () => {
    deaf = Math.max(deaf, performance.now() - heard)
    heard = performance.now()
  }
  const timer = setInterval(listen, 1)
  for (let number = 0; number < times; number++) await query(number)
  const perSecond = Math.round((times * 1000) / (performance.now() - start))
  listen()
  clearInterval(timer)
  return `${perSecond}/s, process deaf for up to ${Math.round(deaf)} ms`
}

const parts: Record<string, (dataFolder: string) => Promise<void>> = {
  async open(dataFolder) {
    const before = megabytes()
    const start = performance.now()
    const database = await openDatabase({ dataFolder })
    const opened = (performance.now() - start) / 1000
    await settle()
    console.log(`open ${opened.toFixed(2)} s; resident ${before} MB before, ${megabytes()} MB after`)
    await migrateDatabase(database)
    await database.pool.query('CREATE TABLE IF NOT EXISTS bench (id serial PRIMARY KEY, body text NOT NULL)')
    for (let number = 0; number < 1000; number++) {
      await database.pool.query('INSERT INTO bench (body) VALUES ($1)', ['ورّاق '.repeat(500)])
    }
    const busy = megabytes()
    await settle()
    console.log(`resident ${busy} MB after 1,000 inserts, ${megabytes()} MB three seconds later`)
    await database.close()
  },
  async worker(dataFolder) {
    const { pool, close } = await openDatabase({ dataFolder })
    const one = 'SELECT id FROM bench WHERE id = $1'
    console.log('in its thread, one row:   ', await measure((number) => pool.query(one, [number % 1000])))
    const slow = 'SELECT count(*) FROM generate_series(1, 500000)'
    console.log('in its thread, slow query:', await measure(() => pool.query(slow), 30))
    await close()
  },
  async direct(dataFolder) {
    const { PGlite } = await import('@electric-sql/pglite')
    const pglite = await PGlite.create(join(dataFolder, 'database'))
    const one = 'SELECT id FROM bench WHERE id = $1'
    console.log(
      'in the main thread, one row:   ',
      await measure((number) => pglite.query(one, [number % 1000])),
    )
    const slow = 'SELECT count(*) FROM generate_series(1, 500000)'
    console.log('in the main thread, slow query:', await measure(() => pglite.query(slow), 30))
    await pglite.close()
  },
}

const [part, folder] = process.argv.slice(2)
if (part && folder) {
  await parts[part]!(folder)
} else {
  const dataFolder = mkdtempSync(join(tmpdir(), 'warraq-bench-'))
  for (const name of ['open', 'open', 'worker', 'direct']) {
    console.log(`\n${name}`)
    spawnSync(process.execPath, [import.meta.filename, name, dataFolder], { stdio: 'inherit' })
  }
  rmSync(dataFolder, { recursive: true })
}
