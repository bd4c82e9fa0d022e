/** What stands at the head of a language’s pages: its front as it was laid out, changes to come, and what is breaking. */

import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Locale } from '../../locale/table.ts'
import type { FrontPlace } from '../../vocabulary.ts'
import { id, locale, moment } from './columns.ts'
import { staff } from './people-and-pictures.ts'
import { article } from './stories.ts'

const somebody = (name: string) =>
  text(name).references((): AnyPgColumn => staff.id, { onDelete: 'set null' })

/** The front page as its editor laid it out: position 0 leads. A place without a story is filled with the newest. */
export const frontSlot = pgTable(
  'front_slot',
  {
    locale: locale(),
    position: smallint('position').notNull(),
    articleId: text('article_id')
      .notNull()
      .references(() => article.id, { onDelete: 'cascade' }),
    /** From then on the place is filled with the newest again; null for as long as nobody changes it. */
    until: moment('until'),
  },
  (t) => [
    primaryKey({ columns: [t.locale, t.position] }),
    unique('front_slot_once').on(t.articleId),
    index('front_slot_until').on(t.until).where(sql`${t.until} is not null`),
  ],
)

/**
 * Counts the changes of each language's front: a change names the one that it was made from, and is refused when that is
 * not the latest. What stands there is in `front_slot`.
 */
export const frontLayout = pgTable('front_layout', {
  locale: text('locale').$type<Locale>().primaryKey(),
  version: integer('version').notNull(),
  changedAt: moment('changed_at').notNull().defaultNow(),
  /** As the name stood then; `schedule` when its moment had come. */
  changedBy: text('changed_by').notNull(),
})

/** A front that is laid out already, and takes the place of what stands at its moment. Gone when it has. */
export const frontPlan = pgTable(
  'front_plan',
  {
    id: id(),
    locale: locale(),
    at: moment('at').notNull(),
    /** By position; null where the newest stands. */
    places: jsonb('places').$type<(FrontPlace | null)[]>().notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    staffId: somebody('staff_id'),
    plannedBy: text('planned_by').notNull(),
  },
  (t) => [uniqueIndex('front_plan_moment').on(t.locale, t.at), index('front_plan_at').on(t.at)],
)

/** A line over all pages of a language, for a while. Kept when it is over: it was said. */
export const breakingNotice = pgTable(
  'breaking_notice',
  {
    id: id(),
    locale: locale(),
    text: text('text').notNull(),
    /** What it leads to; a link only while that is public. */
    articleId: text('article_id').references(() => article.id, { onDelete: 'set null' }),
    startedAt: moment('started_at').notNull().defaultNow(),
    /** Nobody sees it from this moment on, whatever else happens. */
    expiresAt: moment('expires_at').notNull(),
    /** When it was withdrawn, or the next one took its place. */
    endedAt: moment('ended_at'),
    staffId: somebody('staff_id'),
    startedBy: text('started_by').notNull(),
  },
  (t) => [
    uniqueIndex('breaking_notice_one').on(t.locale).where(sql`${t.endedAt} is null`),
    index('breaking_notice_expires').on(t.expiresAt),
  ],
)
