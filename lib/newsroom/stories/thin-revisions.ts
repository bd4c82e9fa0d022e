/** Thinning the versions that were kept by themselves, as they grow old. */

import { and, asc, eq, inArray, not, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { revision } from '../../db/tables/drafts.ts'
import { article, correction } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import { lastOf, present } from '../../present.ts'
import { upToDate } from '../../story/up-steps.ts'
import type { DraftContent } from './draft-content.ts'
import type { RevisionReason } from './revision-reasons.ts'
import { superfluous, thinnedAfter } from './thinning.ts'
import { takesMuch } from './words-taken.ts'

/** Articles that are looked up at once. */
const page = 100

/** Versions whose words are read at once: one may have four megabytes. */
const batch = 20

/** As the index of those that may go has it: not a parameter. */
const isAutosave = sql`${revision.reason} = 'autosave'`

/**
 * Readers have seen it, a note to them is about it, or a translation was made from it. Columns with their tables' names:
 * drizzle leaves those out where a query has one table.
 */
const isKnown = sql<boolean>`("revision"."published_at" is not null
  or exists (select from ${correction} as note where note.article_id = "revision"."article_id"
    and "revision"."number" in (note.revision_number, note.previous_revision))
  or exists (select from ${article} as own where own.id = "revision"."article_id"
    and own.revision_number = "revision"."number")
  or exists (select from ${article} as translation where translation.translated_from_id = "revision"."article_id"
    and translation.translated_from_revision = "revision"."number"))`

/** The number of the version before the first that may go: of what came earlier, years of it, nothing is asked. */
const beforeAutosaves = (
  articleId: string,
): SQL => sql`coalesce((select max(earlier.number) from ${revision} as earlier
  where earlier.article_id = ${articleId} and earlier.number < (select min(own.number) from ${revision} as own
    where own.article_id = ${articleId} and own.reason = 'autosave')), 0)`

/**
 * Removes versions that were kept by themselves and have become superfluous, as {@link superfluous} has it, but for
 * those of which the next one that stays has lost much: that would be to thin what a save may not take. Those that stay
 * for good are marked as such by their reason, so that nobody looks at them again. Any number of processes may ask for
 * it; one of them does it.
 * @param options.signal stops it between two batches
 * @returns how many are gone
 */
export async function thinRevisions(
  { orm }: Pick<Database, 'orm'>,
  { signal }: { signal?: AbortSignal } = {},
): Promise<number> {
  let removed = 0
  for (let after = ''; ; ) {
    const found = await orm
      .selectDistinct({ id: revision.articleId })
      .from(revision)
      .where(
        and(
          isAutosave,
          sql`${revision.createdAt} < now() - make_interval(hours => ${thinnedAfter.toTenMinutes})`,
          sql`${revision.articleId} > ${after}`,
        ),
      )
      .orderBy(asc(revision.articleId))
      .limit(page)
    for (const { id } of found)
      for (;;) {
        if (signal?.aborted) return removed
        const done = await orm.transaction((tx) => thinArticle(tx, id))
        if (done === 'elsewhere') return removed
        removed += done.removed
        if (!done.hasMore) break
      }
    if (found.length < page) return removed
    after = lastOf(found).id
  }
}

/** One batch of an article's versions. */
async function thinArticle(
  tx: Transaction,
  articleId: string,
): Promise<'elsewhere' | { removed: number; hasMore: boolean }> {
  const turn = await tx.execute<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtext('warraq history')) as mine`,
  )
  if (!turn.rows[0]?.mine) return 'elsewhere'
  // Whoever is writing it now does not wait for this: there is another time.
  const [free] = await tx
    .select({ now: sql`now()`.mapWith(article.createdAt) })
    .from(article)
    .where(eq(article.id, articleId))
    .for('no key update', { skipLocked: true })
  if (!free) return { removed: 0, hasMore: false }
  const rows = await tx
    .select({
      number: revision.number,
      staffId: revision.staffId,
      keptAt: revision.createdAt,
      reason: revision.reason,
      isKnown: sql<boolean>`(coalesce(${isAutosave}, false) and ${isKnown})`,
    })
    .from(revision)
    .where(and(eq(revision.articleId, articleId), sql`"revision"."number" >= ${beforeAutosaves(articleId)}`))
    .orderBy(asc(revision.number))
  const versions = rows.map((row) => ({
    number: row.number,
    staffId: row.staffId,
    keptAt: row.keptAt.toISOString(),
    mayGo: row.reason === 'autosave' && !row.isKnown,
  }))
  const plan = superfluous(versions, free.now)
  const isOld = (at: Date) => free.now.getTime() - at.getTime() >= thinnedAfter.toSessions * 3_600_000
  const known = rows.filter((row) => row.reason === 'autosave' && row.isKnown && isOld(row.keptAt))
  await mark(tx, articleId, [...plan.lasting, ...known.map(({ number }) => number)], 'session')

  const going = new Set(plan.superfluous)
  // From the old end of a sitting, which does not fall in two between batches; of a batch the newest first, so that each
  // is held against one of which it is decided that it stays.
  const due = plan.superfluous.slice(0, batch).toReversed()
  const firstToStay = (after: number) =>
    present(
      versions.find(({ number }) => number > after && !going.has(number)),
      'later version that stays',
    ).number
  const words = await lockRevisions(tx, articleId, new Set(due.flatMap((each) => [each, firstToStay(each)])))
  const gone: number[] = []
  const lost: number[] = []
  for (const number of due) {
    const [before, after] = [words.get(number), words.get(firstToStay(number))]
    if (!before || !after) continue
    if (takesMuch(before, after)) {
      lost.push(number)
      going.delete(number)
    } else gone.push(number)
  }
  await mark(tx, articleId, lost, 'words-taken')
  if (gone.length > 0)
    await tx
      .delete(revision)
      .where(and(eq(revision.articleId, articleId), inArray(revision.number, gone), isAutosave, not(isKnown)))
  return {
    removed: gone.length,
    hasMore: plan.superfluous.length > due.length && gone.length + lost.length > 0,
  }
}

/** Versions that nobody is about to make a translation of. */
async function lockRevisions(
  tx: Transaction,
  articleId: string,
  numbers: ReadonlySet<number>,
): Promise<Map<number, DraftContent>> {
  if (numbers.size === 0) return new Map()
  const rows = await tx
    .select()
    .from(revision)
    .where(and(eq(revision.articleId, articleId), inArray(revision.number, [...numbers])))
    .for('update', { skipLocked: true })
  return new Map(
    rows.map((row) => [row.number, { ...row, document: upToDate(row.document, row.documentVersion) }]),
  )
}

async function mark(
  tx: Transaction,
  articleId: string,
  numbers: readonly number[],
  reason: RevisionReason,
): Promise<void> {
  if (numbers.length === 0) return
  await tx
    .update(revision)
    .set({ reason })
    .where(and(eq(revision.articleId, articleId), inArray(revision.number, [...numbers]), isAutosave))
}
