/** A line over all pages of a language, from now until a moment. */
import { and, eq, gt, isNull, lte, ne, sql } from 'drizzle-orm'
import { couldBeId, newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { breakingNotice } from '../../db/tables/front.ts'
import { article } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Locale } from '../../locale/table.ts'
import type { Actor } from '../actor.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { authorise } from '../permissions.ts'
import { readLine } from '../stories/draft-content.ts'
import { withMutation } from '../with-mutation.ts'
import { readLocale } from './places.ts'

/** Hours. What is still breaking after a day is news. */
export const longestNotice = 24
/** UTF-16 units: three lines of a phone. */
export const longestNoticeText = 180

export type GivenNotice = {
  text: string
  /** The story it leads to, in the same language. */
  articleId?: string | undefined
  /** Nobody sees it from this moment on. */
  expiresAt: Date | null
  /** The notice that it takes the place of, as the person saw it stand. */
  replaces?: string | undefined
}

/**
 * Announces something over every page of a language, at once.
 * @returns the notice's id
 * @throws {NewsroomError} `not-allowed`; `malformed`, also with `text` and `text-too-long`; `moment-passed`;
 *   `notice-too-long`; `notice-stands`, with its words, when another stands that this one does not replace;
 *   `unknown-article`
 */
export async function announceBreaking(
  db: Database,
  actor: Actor,
  locale: string,
  given: GivenNotice,
): Promise<string> {
  authorise(actor, 'breaking.announce')
  const language = readLocale(locale)
  const text = readLine({ text: given.text }, 'text')
  if (!text) throw new NewsroomError('malformed', 'text')
  if (text.length > longestNoticeText) throw new NewsroomError('malformed', 'text-too-long')
  return withMutation(db, async (tx, emit) => {
    const articleId = given.articleId === undefined ? null : await linked(tx, language, given.articleId)
    const expiresAt = await momentOf(tx, given.expiresAt)
    // Over by itself: it no longer stands in the way.
    await tx
      .update(breakingNotice)
      .set({ endedAt: breakingNotice.expiresAt })
      .where(and(unended(language), lte(breakingNotice.expiresAt, sql`now()`)))
    if (given.replaces !== undefined)
      await tx
        .update(breakingNotice)
        .set({ endedAt: sql`now()` })
        .where(and(unended(language), eq(breakingNotice.id, given.replaces)))
    const id = newId()
    const [made] = await tx
      .insert(breakingNotice)
      .values({
        id,
        locale: language,
        text,
        articleId,
        expiresAt,
        staffId: actor.staffId,
        startedBy: actor.name,
      })
      .onConflictDoNothing()
      .returning({ id: breakingNotice.id })
    if (!made) {
      const [standing] = await tx
        .select({ text: breakingNotice.text })
        .from(breakingNotice)
        .where(unended(language))
      throw new NewsroomError('notice-stands', standing?.text ?? '')
    }
    await emit(actor, {
      type: 'BreakingAnnounced',
      locale: language,
      noticeId: id,
      text,
      articleId,
      until: expiresAt,
      replaces: given.replaces ?? null,
    })
    return id
  })
}

/**
 * Ends a notice before its time. One that is over is left as it is.
 * @throws {NewsroomError} `not-allowed`
 */
export async function withdrawBreaking(db: Database, actor: Actor, noticeId: string): Promise<void> {
  authorise(actor, 'breaking.announce')
  if (!couldBeId(noticeId)) return
  await withMutation(db, async (tx, emit) => {
    const [ended] = await tx
      .update(breakingNotice)
      .set({ endedAt: sql`now()` })
      .where(
        and(
          eq(breakingNotice.id, noticeId),
          isNull(breakingNotice.endedAt),
          gt(breakingNotice.expiresAt, sql`now()`),
        ),
      )
      .returning()
    if (!ended) return
    await emit(actor, { type: 'BreakingWithdrawn', locale: ended.locale, noticeId, text: ended.text })
  })
}

const unended = (locale: Locale) => and(eq(breakingNotice.locale, locale), isNull(breakingNotice.endedAt))

async function linked(tx: Transaction, locale: Locale, articleId: string): Promise<string> {
  const [row] = couldBeId(articleId)
    ? await tx
        .select({ id: article.id })
        .from(article)
        .where(
          and(
            eq(article.id, articleId),
            eq(article.locale, locale),
            isNull(article.deletedAt),
            ne(article.state, 'killed'),
          ),
        )
    : []
  if (!row) throw new NewsroomError('unknown-article', articleId)
  return row.id
}

async function momentOf(tx: Transaction, at: Date | null): Promise<Date> {
  if (!at || Number.isNaN(at.getTime())) throw new NewsroomError('moment-passed', '')
  const { rows } = await tx.execute<{ hours: number }>(
    sql`select (extract(epoch from (${at.toISOString()}::timestamptz - now())) / 3600)::float8 as hours`,
  )
  const { hours } = rows[0]!
  if (hours <= 0) throw new NewsroomError('moment-passed', at.toISOString())
  if (hours > longestNotice) throw new NewsroomError('notice-too-long', String(longestNotice))
  return at
}
