/**
 * Walks at random over what may happen to instances that keep pages on one disk, for as long as one likes:
 *
 *   node bench/kept-pages-walk.ts --steps=5000 --instances=3 --seed=1 [--folder=/mnt/small]
 *
 * `--folder` on a file system of a few megabytes is a disk that is full. Ends with an error at the first page that is older
 * than what its instance has heard of.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { migrateDatabase } from '../lib/db/migrate.ts'
import { openDatabase } from '../lib/db/open.ts'
import { startPostgres } from '../lib/db/testing/postgres-server.ts'
import { createServerDatabase } from '../lib/db/testing/server-databases.ts'
import { walk } from '../lib/press/testing/kept-pages-walk.ts'

const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '2000' },
    instances: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    folder: { type: 'string' },
  },
})
let state = Number(values.seed)
const random = () => {
  state = (state * 48_271) % 2_147_483_647
  return state / 2_147_483_647
}

const server = await startPostgres([])
const home = await createServerDatabase(server.url)
const db = await openDatabase({ databaseUrl: home.url, dataFolder: '' })
await migrateDatabase(db)
const folder = values.folder ?? (await mkdtemp(join(tmpdir(), 'warraq-walk-')))
const from = performance.now()
try {
  const walked = await walk(
    { db, databaseUrl: home.url, path: join(folder, 'walk', 'pages.sqlite') },
    { steps: Number(values.steps), instances: Number(values.instances), random },
  )
  console.log(
    `${values.steps} steps from seed ${values.seed}, ${values.instances} instances, ` +
      `${Math.round((performance.now() - from) / 1_000)} s: ${JSON.stringify(walked)}; no stale page`,
  )
} finally {
  await rm(join(folder, 'walk'), { recursive: true, force: true })
  await db.close()
  await server.stop()
}
