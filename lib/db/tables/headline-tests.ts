/** Headlines that readers of lists see in turn, until it is known which is opened more. See decision 36. */

import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { HeadlineTestOutcome } from '../../vocabulary.ts'
import { id, moment } from './columns.ts'
import { staff } from './people-and-pictures.ts'
import { article } from './stories.ts'

export const headlineTest = pgTable(
  'headline_test',
  {
    id: id(),
    articleId: text('article_id')
      .notNull()
      .references(() => article.id, { onDelete: 'cascade' }),
    /** Two or three; the first is the one that stood over the story when it began, and stands there meanwhile. */
    headlines: text('headlines').array().notNull(),
    /** How many readings of lists showed each, and how many of those opened the story by it: sums, of nobody. */
    shown: integer('shown').array().notNull(),
    opened: integer('opened').array().notNull(),
    startedAt: moment('started_at').notNull().defaultNow(),
    /** Null for somebody who was removed. */
    startedBy: text('started_by').references(() => staff.id, { onDelete: 'set null' }),
    /** When it ends at the latest. */
    endsAt: moment('ends_at').notNull(),
    endedAt: moment('ended_at'),
    outcome: text('outcome').$type<HeadlineTestOutcome>(),
    /** Its place among the headlines, from 0. */
    winner: integer('winner'),
    /** When the winner was put over the story. */
    usedAt: moment('used_at'),
  },
  (t) => [
    // One at a time.
    uniqueIndex('headline_test_running').on(t.articleId).where(sql`${t.endedAt} is null`),
    index('headline_test_article').on(t.articleId, t.startedAt),
  ],
)
