/** A line over all pages of a language, from now until a moment. */

import { and, eq, gt, isNull, lte, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import { couldBeId, newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { breakingNotice } from '../../db/tables/front.ts'
import { article } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { Locale } from '../../locale/table.ts'
import { firstOf } from '../../present.ts'
import type { Actor } from '../actor.ts'
import { articleId, localeName, momentOrNull, text as plainText, readBy, requiredLine } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'

/** Hours. What is still breaking after a day is news. */
const longestNotice = 24
/** UTF-16 units: three lines of a phone. */
export const longestNoticeText = 180

/** @throws {NewsroomError} `malformed`, with `text` or `text-too-long` */
function readNotice(value: string): string {
  const text = requiredLine('text')(value)
  if (text.length > longestNoticeText) throw new NewsroomError('malformed', 'text-too-long')
  return text
}

const announceBreakingInput = z.object({
  locale: localeName,
  text: readBy(readNotice),
  /** The story it leads to, in the same language. */
  articleId: articleId.optional(),
  /** Nobody sees it from this moment on. */
  expiresAt: momentOrNull,
  /** The notice that it takes the place of, as the person saw it stand. */
  replaces: plainText.optional(),
})

/**
 * Announces something over every page of a language, at once.
 * @returns the notice's id
 * @throws {NewsroomError} `not-allowed`; `malformed`, also with `text` and `text-too-long`; `moment-passed`;
 *   `notice-too-long`; `notice-stands`, with its words, when another stands that this one does not replace;
 *   `unknown-article`
 */
export const announceBreaking = operation({
  name: 'breaking.announce',
  input: announceBreakingInput,
  permission: 'breaking.announce',
  run: announce,
})

async function announce(
  db: Database,
  actor: Actor,
  { locale: language, text, ...given }: z.output<typeof announceBreakingInput>,
): Promise<string> {
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

const withdrawBreakingInput = z.object({ noticeId: z.string() })

/**
 * Ends a notice before its time. One that is over is left as it is.
 * @throws {NewsroomError} `not-allowed`
 */
export const withdrawBreaking = operation({
  name: 'breaking.withdraw',
  input: withdrawBreakingInput,
  permission: 'breaking.announce',
  run: withdraw,
})

async function withdraw(
  db: Database,
  actor: Actor,
  { noticeId }: z.output<typeof withdrawBreakingInput>,
): Promise<void> {
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
  const { hours } = firstOf(rows)
  if (hours <= 0) throw new NewsroomError('moment-passed', at.toISOString())
  if (hours > longestNotice) throw new NewsroomError('notice-too-long', String(longestNotice))
  return at
}
