/**
 * What every page, list and search costs in a large archive: `node bench/large-archive.ts [--stories=1000000]`, on a
 * PostgreSQL of its own, which needs 15 GB of disk and a quarter of an hour for a million. Prints a table with what each
 * took of the database, and «NOT reached» beside what is above its goal.
 *
 * `--database-url=…` measures a database that was filled before; `--fill-only` leaves the server there to be measured.
 * `--only=front` measures those whose name has that in it. `--plans` says which large tables are read whole, and where
 * more is sorted than returned.
 */
import { parseArgs } from 'node:util'
import { migrateDatabase } from '../lib/db/migrate.ts'
import { openDatabase } from '../lib/db/open.ts'
import { startPostgres } from '../lib/db/testing/postgres-server.ts'
import { recordDependencies } from '../lib/press/cache-dependencies.ts'
import { archiveQuestions } from '../lib/testing/archive-questions.ts'
import { generateArchive } from '../lib/testing/generated-archive.ts'
import { costlySteps, watchStatements } from '../lib/testing/watched-statements.ts'

const { values } = parseArgs({
  options: {
    stories: { type: 'string', default: '1000000' },
    authors: { type: 'string', default: '10000' },
    topics: { type: 'string', default: '20000' },
    'database-url': { type: 'string' },
    'fill-only': { type: 'boolean', default: false },
    plans: { type: 'boolean', default: false },
    only: { type: 'string' },
    times: { type: 'string', default: '20' },
  },
})

const server = values['database-url']
  ? null
  : await startPostgres([
      'shared_buffers=2GB',
      'max_wal_size=8GB',
      'max_parallel_maintenance_workers=2',
      'wal_level=minimal',
      'max_wal_senders=0',
    ])
const db = await openDatabase({ databaseUrl: server?.url ?? values['database-url'], dataFolder: '' })

async function measure(): Promise<void> {
  const watched = watchStatements(db.pool)
  const times = Number(values.times)
  for (const { name, goal, ask } of await archiveQuestions(db)) {
    if (values.only && !name.includes(values.only)) continue
    const ms: number[] = []
    let statements = 0
    let failure = ''
    watched.asked.clear()
    for (let turn = 0; turn < times && !failure; turn++) {
      watched.ms = 0
      watched.statements = 0
      await recordDependencies(() => ask(turn)).catch((error: Error) => {
        failure = `${error.message} ${String(error.cause ?? '')}`.slice(0, 300)
      })
      ms.push(watched.ms)
      statements = Math.max(statements, watched.statements)
      // What takes seconds need not be asked twenty times to be known.
      if (ms.reduce((sum, each) => sum + each, 0) > 15_000) break
    }
    ms.sort((a, b) => a - b)
    const at = (part: number) => ms[Math.min(ms.length - 1, Math.floor(ms.length * part))]!
    const verdict = failure || (at(0.95) <= goal ? '' : `≤ ${goal}: NOT reached`)
    console.log(
      `${name.padEnd(34)} ${String(statements).padStart(3)} statements  p50 ${at(0.5).toFixed(1).padStart(8)}  p95 ${at(0.95).toFixed(1).padStart(8)} ms  ${verdict}`,
    )
    if (!values.plans) continue
    for (const [text, parameters] of [...watched.asked]) {
      const found = await costlySteps(db.pool, text, parameters, { scanned: 1_000, sorted: 7_000 })
      if (found && found.steps.length > 0)
        console.log(
          `    ${found.ms} ms: ${found.steps.join('; ')}\n      ${text.replaceAll(/\s+/g, ' ').slice(0, 400)}`,
        )
    }
  }
}

await migrateDatabase(db)
const { rows: found } = await db.pool.query('SELECT FROM story LIMIT 1')
if (found.length === 0)
  await generateArchive(
    db,
    { stories: Number(values.stories), authors: Number(values.authors), topics: Number(values.topics) },
    console.log,
  )
if (values['fill-only']) {
  console.log(server?.url ?? values['database-url'])
  if (server) await new Promise(() => {})
} else await measure()
await db.close()
await server?.stop()
