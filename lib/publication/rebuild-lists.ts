import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { withLongSession } from '../db/long-session.ts'
import type { Database } from '../db/open.ts'
import { tags } from '../press/cache-dependencies.ts'
import { withInvalidation } from '../press/invalidation.ts'

/**
 * Makes anew what triggers keep of which story stands in which list and which pictures stand somewhere, and has every page
 * with a masthead made anew; the others are within minutes. For a database that was written to past them, by hand or by a
 * restore without triggers. Readers go on reading; whoever would publish waits.
 */
export const rebuildLists = (db: Database): Promise<void> =>
  withLongSession(db, (client) =>
    withInvalidation({ ...db, orm: drizzle(client) }, async (tx, invalidate) => {
      await tx.execute(sql`select public.rebuild_listings()`)
      await tx.execute(sql`select public.rebuild_boards()`)
      await tx.execute(sql`select public.rebuild_picture_uses()`)
      invalidate(tags.publication())
    }),
  )
