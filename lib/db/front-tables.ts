/** What stands at the head of a language's pages: its front as it was laid out, changes to come, and what is breaking. */
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Locale } from '../locale/table.ts'
import { staff } from './account-tables.ts'
import { article } from './schema.ts'

const id = () => text('id').primaryKey()
const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const locale = () => text('locale').$type<Locale>().notNull()
const somebody = (name: string) =>
  text(name).references((): AnyPgColumn => staff.id, { onDelete: 'set null' })

/** A story in a place of the front, until a moment (ISO 8601) or until it is moved. */
export type FrontPlace = { articleId: string; until: string | null }

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
