/**
 * An instance that only follows changes, in a process of its own: prints what its press is told, one line of JSON
 * each, until its input ends. `DATABASE_URL` names the database, the first argument how far a look goes back.
 */
import { openDatabase } from '../../db/open.ts'
import { changedByTime } from '../../publication/changed-by-time.ts'
import type { Tag } from '../cache-dependencies.ts'
import { followChanges } from '../invalidation.ts'

/** What such an instance prints. */
export type Told = { forget: readonly Tag[] } | { forgetAll: true } | { toldAll: true } | { following: true }

const say = (told: Told) => console.log(JSON.stringify(told))
const databaseUrl = process.env.DATABASE_URL!
const db = await openDatabase({ databaseUrl, dataFolder: '' })
const { stop } = followChanges(
  db,
  {
    press: {
      forget: (touched) => say({ forget: touched.map(({ tag }) => tag) }),
      forgetAll: () => say({ forgetAll: true }),
    },
    tellAll: () => say({ toldAll: true }),
  },
  {
    changedByTime,
    ...(process.argv[2] && { lookBack: Number(process.argv[2]) }),
  },
)
say({ following: true })
process.stdin.resume()
process.stdin.on('end', async () => {
  await stop()
  await db.close()
})
