/** How instances hear what changed for readers. */

import { sql } from 'drizzle-orm'
import { bigserial, index, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'

/**
 * What changed for readers, as it changed: every instance reads the newest rows and drops the pages that were
 * made from these tags (`lib/press/`). Rows older than a day are of no use to anybody.
 */
export const touch = pgTable(
  'touch',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    tag: text('tag').notNull(),
    touchedAt: moment('touched_at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [index('touch_at').on(t.touchedAt)],
)
