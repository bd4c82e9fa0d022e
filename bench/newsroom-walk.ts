/**
 * A newsroom at random for as long as one lets it, on a PostgreSQL of its own: `node bench/newsroom-walk.ts --walks=40 --seed=1`.
 * What is done and looked at stands in `lib/newsroom/testing/room-walk.ts`. Prints each walk that fails with its steps; ends
 * with 1 then.
 */
import { parseArgs } from 'node:util'
import { migrateDatabase } from '../lib/db/migrate.ts'
import { openDatabase } from '../lib/db/open.ts'
import { startPostgres } from '../lib/db/testing/postgres-server.ts'
import { openRoom, walkRoom } from '../lib/newsroom/testing/room-walk.ts'

const { values } = parseArgs({
  options: {
    walks: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '60' },
    tell: { type: 'boolean', default: false },
  },
})

const postgres = await startPostgres()
const db = await openDatabase({ databaseUrl: postgres.url, dataFolder: '' })
let failed = 0
const began = Date.now()
const first = Number(values.seed)
try {
  await migrateDatabase(db)
  const room = await openRoom(db)
  for (let seed = first; seed < first + Number(values.walks); seed += 1) {
    const failure = await walkRoom(
      room,
      seed,
      Number(values.steps),
      (step) => values.tell && console.log(`  ${step}`),
    )
    if (!failure) continue
    failed += 1
    console.log(
      `\nseed ${seed}: ${failure.what.join('\n  ')}\n  after\n  ${failure.done.slice(-6).join('\n  ')}`,
    )
  }
} finally {
  await db.close()
  await postgres.stop()
}
console.log(`${values.walks} walks in ${Math.round((Date.now() - began) / 1000)} s, ${failed} of them failed`)
process.exit(failed > 0 ? 1 : 0)
