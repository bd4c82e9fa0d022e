/** What other programs are given: keys to edit with, news of what changes, and links to a draft for somebody outside. */

import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigserial,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core'
import type { AnnouncementListener, ToldAs, WebhookEvent, WebhookStop } from '../../vocabulary.ts'
import { moment } from './columns.ts'
import { staff } from './people-and-pictures.ts'
import { article } from './stories.ts'

const maker = () => text('made_by').references((): AnyPgColumn => staff.id, { onDelete: 'set null' })

/** A key of the API. It acts as whoever made it, and never further than its scopes. */
export const apiKey = pgTable(
  'api_key',
  {
    id: text('id').primaryKey(),
    /** What it is for, in the words of who made it. */
    name: text('name').notNull(),
    /** SHA-256 of the key, hex: who reads the database cannot use it. */
    keyHash: text('key_hash').notNull().unique(),
    /** Its first characters, to tell one from another. */
    hint: text('hint').notNull(),
    /** Actions of `lib/newsroom/permissions.ts`; one that is no longer there allows nothing. */
    scopes: jsonb('scopes').$type<string[]>().notNull(),
    /** Goes with them: a key is nobody's but theirs. */
    madeBy: text('made_by')
      .notNull()
      .references((): AnyPgColumn => staff.id, { onDelete: 'cascade' }),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** Null: until it is revoked. */
    expiresAt: moment('expires_at'),
    /** To the minute. */
    lastUsedAt: moment('last_used_at'),
    revokedAt: moment('revoked_at'),
  },
  (t) => [index('api_key_maker').on(t.madeBy)],
)

/** What was answered to a request that named itself (`Idempotency-Key`), to be answered again when it is repeated. */
export const answeredRequest = pgTable(
  'answered_request',
  {
    apiKeyId: text('api_key_id')
      .notNull()
      .references(() => apiKey.id, { onDelete: 'cascade' }),
    /** As the caller chose it. */
    name: text('name').notNull(),
    /** SHA-256 of what was asked, hex: a name is good for one request. */
    fingerprint: text('fingerprint').notNull(),
    /** Null while it is being done. */
    status: smallint('status'),
    headers: jsonb('headers').$type<Record<string, string>>(),
    body: text('body'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.apiKeyId, t.name] }), index('answered_request_at').on(t.createdAt)],
)

/** An address that is told of what readers see differently. */
export const webhook = pgTable('webhook', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  address: text('address').notNull(),
  events: jsonb('events').$type<WebhookEvent[]>().notNull(),
  /** `whsec_…`. As it is, because it is signed with; who reads the database can read the stories, too. */
  secret: text('secret').notNull(),
  /** The one before, signed with as well until `formerSecretUntil`. */
  formerSecret: text('former_secret'),
  formerSecretUntil: moment('former_secret_until'),
  madeBy: maker(),
  createdAt: moment('created_at').notNull().defaultNow(),
  /** Nothing has arrived since; null while all is well. */
  failingSince: moment('failing_since'),
  stoppedAt: moment('stopped_at'),
  stoppedFor: text('stopped_for').$type<WebhookStop>(),
})

/**
 * The outbox: something to tell one webhook, written in the transaction in which it happened, and kept for thirty days
 * as the log.
 */
export const webhookDelivery = pgTable(
  'webhook_delivery',
  {
    /** `webhook-id`: the same at every attempt, so that a receiver knows what it has had. */
    id: text('id').primaryKey(),
    webhookId: text('webhook_id')
      .notNull()
      .references(() => webhook.id, { onDelete: 'cascade' }),
    event: text('event').$type<WebhookEvent | 'test'>().notNull(),
    /** The body, byte for byte as it is signed. */
    body: text('body').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    attempts: integer('attempts').notNull().default(0),
    /** When it is to be tried; null when it has arrived, or will not be tried again. */
    nextAt: moment('next_at'),
    arrivedAt: moment('arrived_at'),
  },
  (t) => [
    index('webhook_delivery_due').on(t.nextAt).where(sql`${t.nextAt} is not null`),
    index('webhook_delivery_log').on(t.webhookId, t.createdAt),
  ],
)

/** One attempt to deliver, and what came of it. */
export const webhookAttempt = pgTable(
  'webhook_attempt',
  {
    deliveryId: text('delivery_id')
      .notNull()
      .references(() => webhookDelivery.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    at: moment('at').notNull().defaultNow(),
    /** Of the answer; null when there was none. */
    status: smallint('status'),
    /** Milliseconds. */
    took: integer('took').notNull(),
    /** Why there was no answer: a name of `FetchRefused`, or a network error's code. */
    failure: text('failure'),
    /** How the answer begins. */
    answer: text('answer'),
  },
  (t) => [primaryKey({ columns: [t.deliveryId, t.number] })],
)

/**
 * What has been told of each article. What is to be told next is the difference to what it is now: see
 * `lib/newsroom/webhooks/outbox.ts`.
 */
export const toldArticle = pgTable(
  'told_article',
  {
    articleId: text('article_id')
      .primaryKey()
      .references(() => article.id, { onDelete: 'cascade' }),
    as: text('told_as').$type<ToldAs>().notNull(),
  },
  (t) => [index('told_article_hidden').on(t.articleId).where(sql`${t.as} = 'hidden'`)],
)

/**
 * The outbox of announcements: an address of ours that somebody is to be told of, written in the transaction that changed
 * what stands there, and gone when they have been told. See `lib/syndication/announce.ts`.
 */
export const announcement = pgTable(
  'announcement',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    listener: text('listener').$type<AnnouncementListener>().notNull(),
    /** From its first slash. */
    href: text('href').notNull(),
    /** The clock, not the transaction's beginning: others may need a few seconds to forget their copies. */
    createdAt: moment('created_at').notNull().default(sql`clock_timestamp()`),
    attempts: integer('attempts').notNull().default(0),
    nextAt: moment('next_at').notNull().default(sql`clock_timestamp()`),
  },
  (t) => [index('announcement_due').on(t.listener, t.nextAt)],
)

/** A link that shows one article's draft to whoever has it. Its address is made from this row and the house's secret. */
export const previewLink = pgTable(
  'preview_link',
  {
    /** 128 random bits, base64url. */
    id: text('id').primaryKey(),
    articleId: text('article_id')
      .notNull()
      .references(() => article.id, { onDelete: 'cascade' }),
    /** For whom, in the words of who made it; null for nobody in particular. */
    note: text('note'),
    /** It shows nothing once they are gone or suspended. */
    madeBy: text('made_by')
      .notNull()
      .references((): AnyPgColumn => staff.id, { onDelete: 'cascade' }),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    revokedAt: moment('revoked_at'),
    lastOpenedAt: moment('last_opened_at'),
    /** How often it was opened. */
    opened: integer('opened').notNull().default(0),
  },
  (t) => [index('preview_link_article').on(t.articleId)],
)
