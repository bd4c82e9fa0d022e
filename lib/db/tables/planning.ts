/** What the newsroom plans: what happens out there, and what it makes of it. Readers never ask these tables. */

import { sql } from 'drizzle-orm'
import { type AnyPgColumn, boolean, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { CoverageKind, Recurrence } from '../../vocabulary.ts'
import { id, locale, moment } from './columns.ts'
import { section } from './directory.ts'
import { desk, staff, staffId } from './people-and-pictures.ts'
import { article } from './stories.ts'

/** Nobody's, once they are removed. */
const maker = (name: string) => text(name).references((): AnyPgColumn => staff.id, { onDelete: 'set null' })
const deskId = () => text('desk_id').references((): AnyPgColumn => desk.id, { onDelete: 'set null' })

/** Something that happens, or recurs. */
export const plannedEvent = pgTable(
  'planned_event',
  {
    id: id(),
    name: text('name').notNull(),
    place: text('place'),
    notes: text('notes'),
    /** Of its first time. */
    startsAt: moment('starts_at').notNull(),
    /** Of its first time; of whole days, the midnight after the last. */
    endsAt: moment('ends_at').notNull(),
    isAllDay: boolean('is_all_day').notNull().default(false),
    /** On whose clock it recurs, an IANA name. */
    timeZone: text('time_zone').notNull(),
    /** Null for what happens once. */
    recurrence: jsonb('recurrence').$type<Recurrence>(),
    /** When those of its times begin that do not take place, or take place otherwise: ISO 8601. */
    skipped: jsonb('skipped').$type<string[]>().notNull().default([]),
    /** After which nothing of it is left; null for what recurs for ever. */
    lastEndsAt: moment('last_ends_at'),
    /** Until when nothing that is learnt there may be public. */
    embargoUntil: moment('embargo_until'),
    deskId: deskId(),
    /** What the calendar calls it that it came from (RFC 5545, UID); null for what was planned here. */
    uid: text('uid').unique(),
    /** Its version when it last came from there: one that was changed here since is not overwritten. */
    importedVersion: integer('imported_version'),
    cancelledAt: moment('cancelled_at'),
    version: integer('version').notNull().default(1),
    createdBy: maker('created_by'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('planned_event_starts').on(t.startsAt),
    index('planned_event_recurs').on(t.startsAt).where(sql`${t.recurrence} is not null`),
    index('planned_event_desk').on(t.deskId),
    index('planned_event_maker').on(t.createdBy),
  ],
)

/** What the newsroom makes of it, or of an idea of its own: a story, say, that has no word yet. */
export const coverage = pgTable(
  'coverage',
  {
    id: id(),
    eventId: text('event_id').references(() => plannedEvent.id, { onDelete: 'set null' }),
    /** Of an event that recurs: when the time begins that this is about. */
    occursAt: moment('occurs_at'),
    kind: text('kind').$type<CoverageKind>().notNull(),
    locale: locale(),
    headline: text('headline').notNull(),
    /** A word or two by which the newsroom calls it. */
    slugLine: text('slug_line'),
    notes: text('notes'),
    sectionId: text('section_id').references(() => section.id, { onDelete: 'set null' }),
    deskId: deskId(),
    /** Whose it is; null for whoever of the desk takes it. */
    staffId: maker('staff_id'),
    dueAt: moment('due_at'),
    /** The story that it has become. Its state is the coverage's. */
    articleId: text('article_id').references((): AnyPgColumn => article.id, { onDelete: 'set null' }),
    /** Somebody said that it is done, of what becomes no story of its own. */
    doneAt: moment('done_at'),
    cancelledAt: moment('cancelled_at'),
    /** When it was told that it is due soon, and that it is overdue; null as well once it is due otherwise. */
    toldSoonAt: moment('told_soon_at'),
    toldOverdueAt: moment('told_overdue_at'),
    version: integer('version').notNull().default(1),
    createdBy: maker('created_by'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('coverage_event').on(t.eventId),
    index('coverage_due').on(t.dueAt),
    index('coverage_article').on(t.articleId),
    index('coverage_staff').on(t.staffId, t.dueAt),
    index('coverage_desk').on(t.deskId),
    index('coverage_section').on(t.sectionId),
    index('coverage_maker').on(t.createdBy),
  ],
)

/** An address under which somebody's own calendar reads a part of the plan. It is signed with the house's secret. */
export const planFeed = pgTable(
  'plan_feed',
  {
    id: id(),
    /** Whose it is: it ends with their way in. */
    staffId: staffId('staff_id'),
    /** Null for what is theirs. */
    deskId: text('desk_id').references((): AnyPgColumn => desk.id, { onDelete: 'cascade' }),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [index('plan_feed_staff').on(t.staffId), index('plan_feed_desk').on(t.deskId)],
)
