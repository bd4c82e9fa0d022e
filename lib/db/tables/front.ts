/** What stands at the head of a language’s pages: fronts as they were laid out, changes to come, what is breaking, figures. */

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
import type { Figure, FrontKey, FrontPlace } from '../../vocabulary.ts'
import { id, locale, moment } from './columns.ts'
import { staff } from './people-and-pictures.ts'
import { article } from './stories.ts'

const somebody = (name: string) =>
  text(name).references((): AnyPgColumn => staff.id, { onDelete: 'set null' })

/** Whose front it is: `front` is the paper's, else `section:` or `topic:` and an id, as in `listing`. */
const front = () => text('front').$type<FrontKey>().notNull().default('front')

/** A front as its editor laid it out: position 0 leads. A place without a story is filled with the newest. */
export const frontSlot = pgTable(
  'front_slot',
  {
    front: front(),
    locale: locale(),
    position: smallint('position').notNull(),
    articleId: text('article_id')
      .notNull()
      .references(() => article.id, { onDelete: 'cascade' }),
    /** From then on the place is filled with the newest again; null for as long as nobody changes it. */
    until: moment('until'),
  },
  (t) => [
    primaryKey({ columns: [t.front, t.locale, t.position] }),
    unique('front_slot_once').on(t.articleId, t.front),
    index('front_slot_until').on(t.until).where(sql`${t.until} is not null`),
  ],
)

/**
 * Counts the changes of each front in each language: a change names the one that it was made from, and is refused when that is
 * not the latest. What stands there is in `front_slot`.
 */
export const frontLayout = pgTable(
  'front_layout',
  {
    front: front(),
    locale: locale(),
    version: integer('version').notNull(),
    changedAt: moment('changed_at').notNull().defaultNow(),
    /** As the name stood then; `schedule` when its moment had come. */
    changedBy: text('changed_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.front, t.locale] })],
)

/** A front that is laid out already, and takes the place of what stands at its moment. Gone when it has. */
export const frontPlan = pgTable(
  'front_plan',
  {
    id: id(),
    front: front(),
    locale: locale(),
    at: moment('at').notNull(),
    /** By position; null where the newest stands. */
    places: jsonb('places').$type<(FrontPlace | null)[]>().notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    staffId: somebody('staff_id'),
    plannedBy: text('planned_by').notNull(),
  },
  (t) => [uniqueIndex('front_plan_moment').on(t.front, t.locale, t.at), index('front_plan_at').on(t.at)],
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

/**
 * The figures of a language's front (prices, rates, results), written whole: by an editor, or by a program of the paper's.
 * One row for each language that has any, or had.
 */
export const figureBoard = pgTable('figure_board', {
  locale: text('locale').$type<Locale>().primaryKey(),
  /** What stands over them; null for the house's own words. */
  title: text('title'),
  figures: jsonb('figures').$type<Figure[]>().notNull(),
  version: integer('version').notNull(),
  changedAt: moment('changed_at').notNull().defaultNow(),
  /** As the name stood then. */
  changedBy: text('changed_by').notNull(),
})
