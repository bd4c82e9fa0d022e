/** What readers are told of stories that they have read: on the story, on the page of all such notes, in their feed. */
import { desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { allOf } from '../db/conditions.ts'
import type { Database } from '../db/open.ts'
import { listingCorrection } from '../db/tables/listings.ts'
import { article, correction } from '../db/tables/stories.ts'
import type { Locale } from '../locale/table.ts'
import { dependsOn, tags } from '../press/cache-dependencies.ts'
import type { ChangedPassage, CorrectionKind } from '../vocabulary.ts'
import { publicationLocales } from './listing.ts'
import { countingUntil, type Paging, pageSize, pagingOf } from './paging.ts'
import { publicStories, type StorySummary } from './summary.ts'
import { isVisible } from './visibility.ts'

export type Correction = {
  id: string
  kind: CorrectionKind
  /** What readers are told; of a note that was withdrawn, why. Its own words are not among what is read. */
  note: string
  correctedAt: Date
  withdrawnAt: Date | null
  /** Which words changed, where the newsroom shows it. */
  changes: ChangedPassage[] | null
  /** The note of the same story that this one sets right. */
  amendsId: string | null
  /** The story's, that readers see since; null for what was imported. */
  revision: number | null
}

const columns = {
  id: correction.id,
  kind: correction.kind,
  note: sql<string>`case when ${correction.withdrawnAt} is null then ${correction.note} else ${correction.withdrawalReason} end`,
  correctedAt: correction.correctedAt,
  withdrawnAt: correction.withdrawnAt,
  changes: correction.changes,
  amendsId: correction.amendsId,
  revision: correction.revisionNumber,
}
const newestFirst = [desc(correction.correctedAt), desc(correction.id)]
const newestListed = [desc(listingCorrection.correctedAt), desc(listingCorrection.correctionId)]

/** Of each article, the newest first. Their page reads `tags.article`, which a note touches. */
export async function correctionsOf(
  { orm }: Database,
  articleIds: string[],
): Promise<Map<string, Correction[]>> {
  const corrections = new Map<string, Correction[]>()
  if (articleIds.length === 0) return corrections
  const rows = await orm
    .select({ articleId: correction.articleId, ...columns })
    .from(correction)
    .where(inArray(correction.articleId, articleIds))
    .orderBy(...newestFirst)
  for (const { articleId, ...own } of rows)
    corrections.set(articleId, [...(corrections.get(articleId) ?? []), own])
  return corrections
}

/** The gravest of what readers are told of a story: what a line at its head, and its card, say. */
export const gravestOf = (
  corrections: readonly Pick<Correction, 'kind' | 'withdrawnAt'>[],
): CorrectionKind | null =>
  (['correction', 'clarification', 'update'] as const).find((kind) =>
    corrections.some((each) => each.kind === kind && !each.withdrawnAt),
  ) ?? null

/** When readers were last told something by a note: when it was said, or when it was withdrawn. */
export const toldAt = ({ correctedAt, withdrawnAt }: Pick<Correction, 'correctedAt' | 'withdrawnAt'>): Date =>
  withdrawnAt ?? correctedAt

/** When a story last changed for its readers: its publication, its update, or the last note on it. */
export const changedAt = ({
  publishedAt,
  updatedAt,
  corrections,
}: Pick<StorySummary, 'publishedAt' | 'updatedAt'> & { corrections: readonly Correction[] }): Date =>
  new Date(
    Math.max(...[publishedAt, updatedAt, ...corrections.map(toldAt)].map((each) => each?.getTime() ?? 0)),
  )

export type NoteOnStory = Correction & { story: StorySummary }
export type CorrectionsPage = {
  notes: NoteOnStory[]
  paging: Paging
  /** Languages that have the page: those that have anything to correct. */
  locales: Locale[]
}

/** One page of the notes on public stories of a language, the newest first; null past the last page. */
export async function correctionsPage(
  db: Database,
  locale: Locale,
  page: number,
): Promise<CorrectionsPage | null> {
  dependsOn(tags.corrections(locale))
  const told = db.orm
    .select({ one: sql`1` })
    .from(listingCorrection)
    .where(toldIn(locale))
    // In the order of its index, which is left as soon as there are enough.
    .orderBy(...newestListed)
    .limit(countingUntil)
  const paging = pagingOf(page, await db.orm.$count(told.as('told')))
  if (page > paging.pages) return null
  const notes = await notesOf(db, locale, { limit: pageSize, offset: (page - 1) * pageSize })
  const written = await publicationLocales(db)
  return { notes, paging, locales: written.includes(locale) ? written : [] }
}

/** True of a note that readers of a language may see. */
const toldIn = (locale: Locale): SQL =>
  allOf(eq(listingCorrection.locale, locale), isVisible(listingCorrection))

/** The newest notes on public stories of a language. */
export async function newestNotes(db: Database, locale: Locale, limit: number): Promise<NoteOnStory[]> {
  dependsOn(tags.corrections(locale))
  return notesOf(db, locale, { limit, offset: 0 })
}

async function notesOf(
  db: Database,
  locale: Locale,
  { limit, offset }: { limit: number; offset: number },
): Promise<NoteOnStory[]> {
  // First which, then what: a planner that is asked for both at once may read every note.
  const listed = await db.orm
    .select({ id: listingCorrection.correctionId })
    .from(listingCorrection)
    .where(toldIn(locale))
    .orderBy(...newestListed)
    .limit(limit)
    .offset(offset)
  if (listed.length === 0) return []
  const rows = await db.orm
    .select({ articleId: correction.articleId, ...columns })
    .from(correction)
    .where(
      inArray(
        correction.id,
        listed.map(({ id }) => id),
      ),
    )
    .orderBy(...newestFirst)
  const ids = [...new Set(rows.map((row) => row.articleId))]
  const stories = await publicStories(db, locale, inArray(article.id, ids), { limit: ids.length })
  const byId = new Map(stories.map((each) => [each.articleId, each]))
  return rows.flatMap(({ articleId, ...own }) => {
    const story = byId.get(articleId)
    return story ? [{ ...own, story }] : []
  })
}
