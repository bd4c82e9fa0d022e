/** What each person of the newsroom is told of. */

import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigserial,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { MailWay, NotificationGroup, NotificationKind } from '../../vocabulary.ts'
import { moment } from './columns.ts'
import { staff, staffId } from './people-and-pictures.ts'
import { coverage } from './planning.ts'
import { article } from './stories.ts'

/**
 * Something that concerns somebody, in their inbox: written in the transaction that made it so (`lib/newsroom/inbox`). What
 * happens again to a story while they have not read of it is one row, counted.
 */
export const notification = pgTable(
  'notification',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    staffId: staffId('staff_id'),
    kind: text('kind').$type<NotificationKind>().notNull(),
    /** What it is about: a story, or what is planned and may have no word yet. */
    articleId: text('article_id').references((): AnyPgColumn => article.id, { onDelete: 'cascade' }),
    coverageId: text('coverage_id').references((): AnyPgColumn => coverage.id, { onDelete: 'cascade' }),
    /** Who did it last; null for the schedule, and where they are gone. */
    actorId: text('actor_id').references((): AnyPgColumn => staff.id, { onDelete: 'set null' }),
    /** Their name as it stood then; null for what nobody did. */
    actorName: text('actor_name'),
    /** A hand-over's note. */
    note: text('note'),
    /** Where exactly it leads, and why: a picture, a thread of notes, a refusal. */
    details: jsonb('details').$type<Record<string, string>>().notNull().default({}),
    /** How often, since they last read of it. */
    count: integer('count').notNull().default(1),
    /** Of the last time; whole milliseconds, so that a page of the inbox can be asked for by it. */
    at: moment('at').notNull().default(sql`date_trunc('milliseconds', now())`),
    readAt: moment('read_at'),
    /** When a letter tells of it, unless it has been read by then; null for none, and where one did. */
    mailDueAt: moment('mail_due_at'),
    /** Letters that did not go out. */
    mailAttempts: smallint('mail_attempts').notNull().default(0),
  },
  (t) => [
    uniqueIndex('notification_unread').on(t.staffId, t.articleId, t.kind).where(sql`${t.readAt} is null`),
    uniqueIndex('notification_unread_plan')
      .on(t.staffId, t.coverageId, t.kind)
      .where(sql`${t.readAt} is null`),
    check('notification_about', sql`num_nonnulls(${t.articleId}, ${t.coverageId}) = 1`),
    // As the inbox is read: what is unread first.
    index('notification_inbox').on(
      t.staffId,
      sql`(${t.readAt} is not null)`,
      t.at.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index('notification_article').on(t.articleId),
    index('notification_coverage').on(t.coverageId).where(sql`${t.coverageId} is not null`),
    index('notification_actor').on(t.actorId).where(sql`${t.actorId} is not null`),
    index('notification_at').on(t.at),
    index('notification_mail').on(t.mailDueAt).where(sql`${t.mailDueAt} is not null`),
  ],
)

/** How somebody wants to be told by mail. Who has no row has said nothing: `lib/newsroom/inbox/mail-preferences.ts`. */
export const notificationPreference = pgTable('notification_preference', {
  staffId: staffId('staff_id').primaryKey(),
  ways: jsonb('ways').$type<Record<NotificationGroup, MailWay>>().notNull(),
  /** The hour of the day, on the paper's clock, at which the day's letter goes out. */
  digestHour: smallint('digest_hour').notNull(),
})
