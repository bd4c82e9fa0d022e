/** What each person of the newsroom is told of. */

import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigserial,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { NotificationKind } from '../../vocabulary.ts'
import { moment } from './columns.ts'
import { staff, staffId } from './people-and-pictures.ts'
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
    articleId: text('article_id')
      .notNull()
      .references((): AnyPgColumn => article.id, { onDelete: 'cascade' }),
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
  },
  (t) => [
    uniqueIndex('notification_unread').on(t.staffId, t.articleId, t.kind).where(sql`${t.readAt} is null`),
    // As the inbox is read: what is unread first.
    index('notification_inbox').on(t.staffId, sql`(${t.readAt} is not null)`, t.at.desc(), t.id.desc()),
    index('notification_article').on(t.articleId),
    index('notification_actor').on(t.actorId).where(sql`${t.actorId} is not null`),
    index('notification_at').on(t.at),
  ],
)
