/** Letters to readers: which there are, who has asked for them, what each issue holds, and what of it has gone out. */

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
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { ConsentSource, IssueState, NewsletterKind, SuppressionReason } from '../../vocabulary.ts'
import { id, locale, moment } from './columns.ts'
import { staff } from './people-and-pictures.ts'

/** A list that readers may subscribe to, in one language. */
export const newsletter = pgTable(
  'newsletter',
  {
    id: id(),
    locale: locale(),
    kind: text('kind').$type<NewsletterKind>().notNull(),
    /** Of which list of stories, as `listing` names it: `latest`, `section:…`, `topic:…`, `author:…`. */
    list: text('list').notNull().default('latest'),
    name: text('name').notNull(),
    /** What a reader is promised, in a sentence. */
    description: text('description').notNull().default(''),
    /** On the clock of `timeZone`: when the day's or the week's issue goes out. */
    hour: smallint('hour').notNull().default(7),
    /** Of a weekly one, 0 is Sunday. */
    weekday: smallint('weekday').notNull().default(6),
    timeZone: text('time_zone').notNull(),
    /** From then on it is offered to nobody, and nothing is sent. */
    closedAt: moment('closed_at'),
    /** Up to when stories have been looked at for an issue of it. */
    gatheredUntil: moment('gathered_until').notNull().defaultNow(),
    version: integer('version').notNull().default(1),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [index('newsletter_locale').on(t.locale).where(sql`${t.closedAt} is null`)],
)

/** A reader who has confirmed an address. Everything that is known of them stands here and in `newsletter_subscription`. */
export const subscriber = pgTable('subscriber', {
  id: id(),
  /** As it is sent to: ASCII, its domain in lower case. */
  email: text('email').notNull(),
  /** {@link email} in lower case: two that differ in nothing else are one. */
  emailKey: text('email_key').notNull().unique(),
  locale: locale(),
  createdAt: moment('created_at').notNull().defaultNow(),
  /** Letters in a row that did not arrive for a while. */
  softBounces: smallint('soft_bounces').notNull().default(0),
})

/** That somebody gets a newsletter, and how we know that they want it. */
export const newsletterSubscription = pgTable(
  'newsletter_subscription',
  {
    newsletterId: text('newsletter_id')
      .notNull()
      .references(() => newsletter.id, { onDelete: 'cascade' }),
    subscriberId: text('subscriber_id')
      .notNull()
      .references(() => subscriber.id, { onDelete: 'cascade' }),
    /** Where they said so. */
    source: text('source').$type<ConsentSource>().notNull(),
    /** Of an import: what the file says of it, and what whoever brought it wrote. */
    proof: text('proof'),
    consentedAt: moment('consented_at').notNull(),
    /** Since when issues are sent to them. */
    since: moment('since').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.newsletterId, t.subscriberId] }),
    index('newsletter_subscription_subscriber').on(t.subscriberId),
  ],
)

/** Somebody has typed an address into the form: a letter asks its owner whether they meant it. Gone two days later. */
export const subscriptionRequest = pgTable(
  'subscription_request',
  {
    id: id(),
    email: text('email').notNull(),
    emailKey: text('email_key').notNull().unique(),
    locale: locale(),
    newsletterIds: jsonb('newsletter_ids').$type<string[]>().notNull(),
    requestedAt: moment('requested_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    confirmedAt: moment('confirmed_at'),
    /** When the letter that asks is to be sent, or tried again; null when it has gone. */
    mailDueAt: moment('mail_due_at'),
    mailAttempts: smallint('mail_attempts').notNull().default(0),
  },
  (t) => [
    index('subscription_request_due').on(t.mailDueAt).where(sql`${t.mailDueAt} is not null`),
    index('subscription_request_expires').on(t.expiresAt),
  ],
)

/**
 * To whom nothing is sent, whoever brings their address again: a keyed hash, by which nobody is found who is not looked for.
 * Only their own confirmation takes it away.
 */
export const mailSuppression = pgTable('mail_suppression', {
  emailHash: text('email_hash').primaryKey(),
  reason: text('reason').$type<SuppressionReason>().notNull(),
  at: moment('at').notNull().defaultNow(),
})

/** One letter of a newsletter, for all its subscribers. */
export const newsletterIssue = pgTable(
  'newsletter_issue',
  {
    id: id(),
    newsletterId: text('newsletter_id')
      .notNull()
      .references(() => newsletter.id, { onDelete: 'cascade' }),
    /** What it is the one issue of: a day, a week, a notice; of what is written by hand its own id. */
    key: text('key').notNull(),
    state: text('state').$type<IssueState>().notNull(),
    subject: text('subject').notNull(),
    /** Written by hand: paragraphs, with an empty line between. */
    introduction: text('introduction').notNull().default(''),
    /** In their order. Those that are not public when a letter goes out are left out of it. */
    articleIds: jsonb('article_ids').$type<string[]>().notNull(),
    /** The breaking notice that it tells of: once that is withdrawn, no more letters go out. */
    noticeId: text('notice_id'),
    /** When it is to go out. */
    dueAt: moment('due_at'),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** Who wrote it; null for one that was put together by itself. */
    madeBy: text('made_by').references((): AnyPgColumn => staff.id, { onDelete: 'set null' }),
    version: integer('version').notNull().default(1),
    /** While the queue is being filled: the last subscriber who stands in it. */
    filledTo: text('filled_to'),
    startedAt: moment('started_at'),
    finishedAt: moment('finished_at'),
    /** Counted when it is finished, since what stands in the queue is forgotten later. */
    sent: integer('sent'),
    failed: integer('failed'),
  },
  (t) => [
    uniqueIndex('newsletter_issue_one').on(t.newsletterId, t.key),
    index('newsletter_issue_open').on(t.state).where(sql`${t.finishedAt} is null`),
    index('newsletter_issue_log').on(t.newsletterId, t.createdAt),
  ],
)

/**
 * The queue: an issue, and somebody who is to have it. A row is taken for a while by one process, claimed again right before
 * it is sent, and noted right after the mail server's yes (`lib/newsroom/newsletters/send-issues.ts`).
 */
export const newsletterDelivery = pgTable(
  'newsletter_delivery',
  {
    issueId: text('issue_id')
      .notNull()
      .references(() => newsletterIssue.id, { onDelete: 'cascade' }),
    subscriberId: text('subscriber_id')
      .notNull()
      .references(() => subscriber.id, { onDelete: 'cascade' }),
    /** When it is to be tried, or counts as abandoned by who took it; null when it has gone, or will not go. */
    nextAt: moment('next_at'),
    /** Which process has it in hand. */
    takenBy: text('taken_by'),
    attempts: smallint('attempts').notNull().default(0),
    sentAt: moment('sent_at'),
    /** Why it did not go: what the mail server said. */
    failure: text('failure'),
  },
  (t) => [
    primaryKey({ columns: [t.issueId, t.subscriberId] }),
    index('newsletter_delivery_due').on(t.issueId, t.nextAt).where(sql`${t.nextAt} is not null`),
    index('newsletter_delivery_subscriber').on(t.subscriberId),
  ],
)
