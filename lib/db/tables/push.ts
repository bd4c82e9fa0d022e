/** Notifications on devices: which device has asked, for what, and what is on its way to them. */

import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core'
import type { NotificationGroup } from '../../vocabulary.ts'
import { id, locale, moment } from './columns.ts'
import { breakingNotice } from './front.ts'
import { notification } from './notifications.ts'
import { staff } from './people-and-pictures.ts'
import { article } from './stories.ts'

/** A browser on a device, as its maker’s push service knows it. Of whom it is, is known only where somebody of the newsroom said so. */
export const pushSubscription = pgTable(
  'push_subscription',
  {
    id: id(),
    /** Where messages for it are handed over: an address that only its browser and we know. */
    endpoint: text('endpoint').notNull(),
    /** SHA-256 of {@link endpoint}, base64url: addresses are longer than an index likes. */
    endpointHash: text('endpoint_hash').notNull().unique(),
    /** Of {@link endpoint}: services that are nobody’s whom we know are allowed few. */
    host: text('host').notNull(),
    /** What only its browser can open messages with (RFC 8291): its public key and a secret, base64url. */
    p256dh: text('p256dh').notNull(),
    auth: text('auth').notNull(),
    /** Whose key it was made for: the first characters of our public key. Another key’s messages it would refuse. */
    serverKey: text('server_key').notNull(),
    /** The person of the newsroom whose inbox it tells of; null for a reader’s. */
    staffId: text('staff_id').references((): AnyPgColumn => staff.id, { onDelete: 'cascade' }),
    /** Of what in that inbox. */
    groups: jsonb('groups').$type<NotificationGroup[]>().notNull().default([]),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** Messages in a row that its service never took. */
    failures: smallint('failures').notNull().default(0),
  },
  (t) => [
    index('push_subscription_staff').on(t.staffId).where(sql`${t.staffId} is not null`),
    index('push_subscription_host').on(t.host),
  ],
)

/** Of what a device wants to hear: what is breaking, or a list of stories, in one language. */
export const pushWish = pgTable(
  'push_wish',
  {
    locale: locale(),
    /** `breaking`, or a list as `listing` names it. */
    list: text('list').notNull(),
    subscriptionId: text('subscription_id')
      .notNull()
      .references(() => pushSubscription.id, { onDelete: 'cascade' }),
  },
  (t) => [
    // As a message goes through those who want it.
    primaryKey({ columns: [t.locale, t.list, t.subscriptionId] }),
    index('push_wish_subscription').on(t.subscriptionId),
  ],
)

/** Something that devices are told. Its words are those of the moment at which it is handed over. */
export const pushMessage = pgTable(
  'push_message',
  {
    id: id(),
    /** What it is the one message of: a notice, a story. */
    key: text('key').notNull().unique(),
    locale: locale(),
    /** Who wants any of these is told, once; none where `push_delivery` names each device. */
    lists: jsonb('lists').$type<string[]>().notNull(),
    articleId: text('article_id').references((): AnyPgColumn => article.id, { onDelete: 'cascade' }),
    noticeId: text('notice_id').references((): AnyPgColumn => breakingNotice.id, { onDelete: 'cascade' }),
    notificationId: bigint('notification_id', { mode: 'number' }).references(
      (): AnyPgColumn => notification.id,
      { onDelete: 'cascade' },
    ),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** From then on it is no news. */
    until: moment('until').notNull(),
    /** The last device that some process has taken; null when nobody is left to take. */
    takenTo: text('taken_to').default(''),
    /** When nothing of it is on its way any more. */
    finishedAt: moment('finished_at'),
    /** Devices: whose service took it, that are no more, that it could not be handed over to. */
    sent: integer('sent').notNull().default(0),
    gone: integer('gone').notNull().default(0),
    failed: integer('failed').notNull().default(0),
  },
  (t) => [
    index('push_message_open').on(t.createdAt).where(sql`${t.finishedAt} is null`),
    index('push_message_article').on(t.articleId),
    index('push_message_notice').on(t.noticeId),
    index('push_message_notification').on(t.notificationId),
  ],
)

/** Some hundred devices that one process is handing a message over to. What it leaves behind by dying, another takes. */
export const pushChunk = pgTable(
  'push_chunk',
  {
    id: id(),
    messageId: text('message_id')
      .notNull()
      .references(() => pushMessage.id, { onDelete: 'cascade' }),
    /** Past this device, up to and with that one. */
    after: text('after').notNull(),
    upTo: text('up_to').notNull(),
    /** When it counts as abandoned. */
    leaseEnds: moment('lease_ends').notNull(),
    takenBy: text('taken_by').notNull(),
  },
  (t) => [index('push_chunk_message').on(t.messageId), index('push_chunk_lease').on(t.leaseEnds)],
)

/** A message for one device: of an inbox, or what its service asked us to bring later. */
export const pushDelivery = pgTable(
  'push_delivery',
  {
    messageId: text('message_id')
      .notNull()
      .references(() => pushMessage.id, { onDelete: 'cascade' }),
    subscriptionId: text('subscription_id')
      .notNull()
      .references(() => pushSubscription.id, { onDelete: 'cascade' }),
    /** When it is to be tried, or counts as abandoned by who took it. */
    nextAt: moment('next_at').notNull(),
    attempts: smallint('attempts').notNull().default(0),
    takenBy: text('taken_by'),
  },
  (t) => [
    primaryKey({ columns: [t.messageId, t.subscriptionId] }),
    index('push_delivery_due').on(t.nextAt),
    index('push_delivery_subscription').on(t.subscriptionId),
  ],
)
