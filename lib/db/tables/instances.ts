/** Which instances serve this paper. */

import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'

/**
 * Processes that keep pages made from this database, each written anew every few seconds by itself (`lib/press/`). One
 * that has not been heard of for half a minute has ended.
 */
export const instance = pgTable(
  'instance',
  {
    id: text('id').primaryKey(),
    /** Processes that share it are on one machine, under one first process. */
    machine: text('machine').notNull(),
    /** Which build of Warraq it runs. */
    build: text('build').notNull(),
    /** By which it is seen whether two have the same secret, and nothing else. */
    secretMark: text('secret_mark').notNull(),
    startedAt: moment('started_at').notNull().defaultNow(),
    seenAt: moment('seen_at').notNull().defaultNow(),
  },
  (t) => [index('instance_seen').on(t.seenAt)],
)
