/** What webhooks, and devices that follow a list, are told, found out and written in the transaction that makes it true. */

import { and, eq, exists, inArray, isNull, sql } from 'drizzle-orm'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { toldArticle, webhook, webhookDelivery } from '../../db/tables/connections.ts'
import { section } from '../../db/tables/directory.ts'
import { article, correction, story } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Locale } from '../../locale/table.ts'
import { present } from '../../present.ts'
import { addressSection } from '../../publication/address-section.ts'
import { absolute, storyHref } from '../../publication/addresses.ts'
import { isPublic } from '../../publication/visibility.ts'
import type { ArticleState, ToldAs, WebhookEvent } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { queueNewStory } from '../push/queue-messages.ts'
import type { HandOver } from '../told-outside.ts'

/** The body of a delivery (https://github.com/standard-webhooks/standard-webhooks, “payload structure”). */
export type WebhookBody = {
  type: WebhookEvent | 'test'
  /** When it happened, ISO 8601. */
  timestamp: string
  data: ToldStory | HandedOverStory | Record<string, never>
}

/** Of what readers see: what they could learn by looking. No draft is ever in it. */
type ToldStory = {
  /** Of the story in one language, as the API has it. */
  id: string
  /** What its languages share. */
  storyId: string
  language: Locale
  /** Where readers find it, or found it. */
  url: string
  /** Where the API has it. */
  api: string
  /** Absent once it is withdrawn. */
  headline?: string
  publishedAt?: string
  updatedAt?: string | null
  /** What readers of a killed story are told. */
  reason?: string | null
}

/** Of a story that is handed over: where it is and who did it, for a chat of the newsroom. No word of it. */
type HandedOverStory = Pick<ToldStory, 'id' | 'storyId' | 'language'> & {
  state: ArticleState
  /** Its screen, for who works here. */
  newsroom: string
  by: string
}

/**
 * Writes what is to be told of articles that an operation touched, in its transaction: it is told if and only if it
 * happened. An operation need not say what it was; that follows from what was told last and what is public now.
 * @param articleIds locked by the transaction, or not changed by any other
 */
export async function tellOfArticles(tx: Transaction, articleIds: readonly string[]): Promise<void> {
  if (articleIds.length === 0) return
  const found = await tx
    .select({
      id: article.id,
      storyId: article.storyId,
      language: article.locale,
      state: article.state,
      headline: article.headline,
      slug: article.slug,
      section: addressSection,
      publishedAt: article.publishedAt,
      updatedAt: article.updatedAt,
      killReason: article.killReason,
      isPublic: sql<boolean>`${isPublic()}`,
      // Of what was published before anything was told: that readers know of it.
      wasPublic: sql<boolean>`coalesce(${article.publishedAt} < now(), false)`,
      isCorrected: sql<boolean>`${exists(
        tx
          .select({ one: sql`1` })
          .from(correction)
          .where(and(eq(correction.articleId, article.id), sql`${correction.correctedAt} = now()`)),
      )}`,
      told: toldArticle.as,
      now: sql`now()`.mapWith(article.createdAt),
    })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .innerJoin(section, eq(section.id, story.sectionId))
    .leftJoin(toldArticle, eq(toldArticle.articleId, article.id))
    .where(inArray(article.id, [...articleIds]))
  for (const each of found) {
    const before: ToldAs = each.told ?? (each.wasPublic ? 'public' : 'hidden')
    const now: ToldAs = each.isPublic ? 'public' : each.state === 'killed' ? 'killed' : 'hidden'
    if (each.told !== now)
      await tx
        .insert(toldArticle)
        .values({ articleId: each.id, as: now })
        .onConflictDoUpdate({ target: toldArticle.articleId, set: { as: now } })
    const event = eventBetween(before, now, each.isCorrected)
    if (!event) continue
    if (event === 'story.published') await queueNewStory(tx, each.id)
    await tell(tx, event, each.now, {
      ...placeOf(each),
      ...(now === 'public' && {
        headline: each.headline,
        publishedAt: present(each.publishedAt, 'moment of publication').toISOString(),
        updatedAt: each.updatedAt?.toISOString() ?? null,
      }),
      ...(now === 'killed' && { reason: each.killReason }),
    })
  }
}

/**
 * Writes, of articles that are about to be gone for good, that they are withdrawn: where that they are public was told. Of
 * the others nobody knows by us.
 */
export async function tellOfLeaving(tx: Transaction, articleIds: readonly string[]): Promise<void> {
  if (articleIds.length === 0) return
  const known = await tx
    .select({
      id: article.id,
      storyId: article.storyId,
      language: article.locale,
      slug: article.slug,
      section: section.slug,
      now: sql`now()`.mapWith(article.createdAt),
    })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .innerJoin(section, eq(section.id, story.sectionId))
    .innerJoin(toldArticle, eq(toldArticle.articleId, article.id))
    .where(and(inArray(article.id, [...articleIds]), eq(toldArticle.as, 'public')))
  for (const { now, ...each } of known) await tell(tx, 'story.unpublished', now, placeOf(each))
}

/** Writes that a story was handed over, for those who are told of that. */
export async function tellOfHandOver(
  tx: Transaction,
  actor: Actor,
  { articleId, event, to }: HandOver,
): Promise<void> {
  const [row] = await tx
    .select({
      storyId: article.storyId,
      language: article.locale,
      now: sql`now()`.mapWith(article.createdAt),
    })
    .from(article)
    .where(eq(article.id, articleId))
  if (!row) return
  const { now, ...story } = row
  await tell(tx, event, now, {
    id: articleId,
    ...story,
    state: to,
    newsroom: absolute(`/admin/stories/${articleId}`),
    by: actor.name,
  })
}

/** What a story is called by, and where it is found. */
const placeOf = (each: {
  id: string
  storyId: string
  language: Locale
  section: string
  slug: string
}): ToldStory => ({
  id: each.id,
  storyId: each.storyId,
  language: each.language,
  url: absolute(storyHref(each.language, each.section, each.slug)),
  api: absolute(`/api/v1/stories/${each.id}`),
})

function eventBetween(before: ToldAs, now: ToldAs, isCorrected: boolean): WebhookEvent | null {
  if (now === 'public') {
    if (before !== 'public') return 'story.published'
    return isCorrected ? 'story.corrected' : 'story.changed'
  }
  if (now === 'killed') return before === 'killed' ? null : 'story.killed'
  return before === 'public' ? 'story.unpublished' : null
}

async function tell(
  tx: Transaction,
  event: WebhookEvent,
  at: Date,
  data: WebhookBody['data'],
): Promise<void> {
  const listeners = await tx
    .select({ id: webhook.id })
    .from(webhook)
    .where(and(isNull(webhook.stoppedAt), sql`${webhook.events} @> ${JSON.stringify([event])}::jsonb`))
  if (listeners.length === 0) return
  const body = bodyOf(event, at, data)
  await tx
    .insert(webhookDelivery)
    .values(
      listeners.map(({ id }) => ({ id: newMessageId(), webhookId: id, event, body, nextAt: sql`now()` })),
    )
}

export const newMessageId = (): string => `msg_${newId()}${newId()}`

export const bodyOf = (type: WebhookBody['type'], at: Date, data: WebhookBody['data']): string =>
  JSON.stringify({ type, timestamp: at.toISOString(), data } satisfies WebhookBody)

/**
 * Tells of what no operation brings before readers: stories whose embargo has ended, or whose moment has come. Asked of
 * the database by every process that serves; each is told once.
 */
export async function tellOfAppearances({ orm }: Database): Promise<void> {
  await orm.transaction(async (tx) => {
    const appeared = await tx
      .select({ id: article.id })
      .from(article)
      .innerJoin(toldArticle, eq(toldArticle.articleId, article.id))
      .where(and(eq(toldArticle.as, 'hidden'), isPublic()))
      // What an operation has in hand it tells itself.
      .for('no key update', { of: article, skipLocked: true })
    await tellOfArticles(
      tx,
      appeared.map(({ id }) => id),
    )
  })
}
