/** Whether what lies on the disk is still of this database, and what has been touched since it last heard of anything. */

import { randomUUID } from 'node:crypto'
import { eq, gt } from 'drizzle-orm'
import { forFollower } from '../db/connection-shares.ts'
import type { Database } from '../db/open.ts'
import { touch } from '../db/tables/touches.ts'
import { present } from '../present.ts'
import type { Tag } from './cache-dependencies.ts'
import type { KeptPages } from './kept-pages.ts'
import type { Followed, Touch } from './kept-pages-writer.ts'

type Resuming = {
  /** By the database's clock. */
  now: Date
  /** Milliseconds that a transaction may take between logging a touch and committing it. */
  lookBack: number
  /** Milliseconds for which the log of touches is kept at least. */
  logReaches: number
  changedByTime: (after: Date, until: Date) => Promise<Tag[]>
}

/** A row of the log, and what the press makes of it. */
export const loggedTouch = { id: touch.id, tag: touch.tag, at: touch.touchedAt }
export const asTouch = ({ id, tag, at }: { id: number; tag: Tag; at: Date }): Touch => ({
  tag,
  logged: { id, at },
})

/**
 * Serves kept pages from now on: all of them if the log of touches says what became of them since, none of them if it does
 * not reach back so far, or is another's: of another database, or of a copy that was put back. Whoever follows changes waits
 * for this, so it asks as a follower does: for two seconds at most.
 */
export async function resumeKeptPages({ orm }: Database, kept: KeptPages, resuming: Resuming): Promise<void> {
  const { now, lookBack, logReaches, changedByTime } = resuming
  // From here on what this process touches is recorded; what was touched before is read below.
  const followed = await kept.open()
  const isWhole =
    followed && now.getTime() - followed.until + lookBack < logReaches && (await isOurs(followed))
  const since = isWhole ? followed.until : now.getTime()
  const rows = await forFollower(() =>
    orm
      .select(loggedTouch)
      .from(touch)
      .where(gt(touch.touchedAt, new Date(since - lookBack))),
  )
  if (isWhole) {
    kept.forget(rows.map(asTouch))
    kept.forget((await changedByTime(new Date(since), now)).map((tag) => ({ tag })))
  } else {
    await kept.clear()
    // By this it is known again: no other database has it, nor has a copy that was made before.
    const [mark] = await forFollower(() =>
      orm
        .insert(touch)
        .values({ tag: `kept-pages:${randomUUID()}` })
        .returning(loggedTouch),
    )
    // What was touched before is known from here on, and no news at the next start.
    kept.forget([...rows, present(mark, 'row just logged')].map(asTouch))
  }
  await kept.serve()

  async function isOurs({ last }: Followed): Promise<boolean> {
    const [logged] = await forFollower(() =>
      orm.select({ at: touch.touchedAt }).from(touch).where(eq(touch.id, last.id)),
    )
    return logged?.at.getTime() === last.at.getTime()
  }
}
