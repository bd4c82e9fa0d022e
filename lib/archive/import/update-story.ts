/**
 * A story that was imported before: whatever changed over there comes in too, unless somebody has worked on it here.
 *
 * Its words are kept and shown by the newsroom's own `createRevision`, `rewriteArticle` and `notePublication`. It does
 * not go through `applyTransition`: that brings a draft before readers, now, as a step that somebody made; here there is
 * no draft, the day is that of over there, and the event is an import's, of which nobody outside is told as news.
 */
import { isDeepStrictEqual } from 'node:util'
import { eq, sql } from 'drizzle-orm'
import { draft } from '../../db/tables/drafts.ts'
import { importedStory } from '../../db/tables/imports.ts'
import { article, byline } from '../../db/tables/stories.ts'
import type { Locale } from '../../locale/table.ts'
import { createRevision } from '../../newsroom/stories/create-revision.ts'
import type { DraftContent } from '../../newsroom/stories/draft-content.ts'
import { publicContent } from '../../newsroom/stories/editable-article.ts'
import { notePublication, rewriteArticle } from '../../newsroom/stories/write-article.ts'
import type { ArticleState, BylineEntry, ImportOutcome } from '../../vocabulary.ts'
import type { Batch } from './batch.ts'
import { importedState } from './imported-state.ts'
import { toldBy } from './known-stories.ts'
import { lockImported } from './lock-imported.ts'
import { note } from './notes.ts'
import type { PreparedStory } from './prepare-story.ts'

type Again = {
  known: typeof importedStory.$inferSelect
  bylines: BylineEntry[]
  /** Of the words as they are over there now. */
  hash: string
}

export async function updateStory(batch: Batch, each: PreparedStory, again: Again): Promise<ImportOutcome> {
  const { tx } = batch
  const { articleId, contentHash } = again.known
  const standing = await lockImported(tx, articleId)
  if (!standing) return 'already-there'
  const { row, last, isUntouched } = standing
  const isSame = contentHash === again.hash
  if (!isUntouched) {
    if (isSame) return 'already-there'
    each.notes.push(note('edited-here'))
    return 'changed'
  }
  const content = isSame ? null : await contentOf(batch, each, again)
  // Its pictures may have come since, from where they were; now they are with the file.
  const isOther = content !== null && !isDeepStrictEqual(content, await publicContent(tx, articleId))
  const number = isOther ? await rewrite(batch, content, row, articleId) : last.number
  if (!isSame)
    await tx
      .update(importedStory)
      .set({ contentHash: again.hash, importedAt: sql`now()`, ...toldBy(each.found) })
      .where(eq(importedStory.articleId, articleId))
  if (isOther)
    each.notes.push(
      row.headline === each.headline
        ? note('words-replaced', String(number))
        : note('headline-replaced', row.headline),
    )
  const isPublishedNow = row.state !== 'published' && (await publish(batch, each, articleId, number))
  return isOther || isPublishedNow ? 'updated' : 'already-there'
}

const contentOf = async (batch: Batch, each: PreparedStory, { bylines }: Again): Promise<DraftContent> => ({
  kicker: null,
  headline: each.headline,
  standfirst: each.standfirst,
  dateline: null,
  ...each.elsewhere,
  otherHeadlines: [],
  document: await batch.addresses.linked(each.document, batch.surveyed.origin),
  leadMediaId: each.leadMediaId,
  bylines,
})

/** @returns the number of the revision that has its new words */
async function rewrite(
  batch: Batch,
  content: DraftContent,
  row: { state: ArticleState; storyId: string; locale: Locale; headline: string; version: number | null },
  articleId: string,
): Promise<number> {
  const { tx, actor } = batch
  const isPublic = row.state === 'published'
  const creditedBefore = isPublic
    ? await tx.select({ id: byline.authorId }).from(byline).where(eq(byline.articleId, articleId))
    : []
  const number = await createRevision(
    tx,
    { articleId, content, version: row.version ?? 1 },
    actor.staffId,
    batch.reason,
  )
  await rewriteArticle(
    tx,
    articleId,
    content,
    isPublic ? { revisionNumber: number, updatedAt: sql`now()` } : {},
  )
  // It holds no words of anybody's; whoever opens the story next is given these.
  await tx.delete(draft).where(eq(draft.articleId, articleId))
  batch.note(articleId, { state: row.state, revision: number })
  if (!isPublic) return number
  await notePublication(tx, articleId, number, sql`now()`)
  await batch.emit({
    type: 'StoryRewritten',
    articleId,
    storyId: row.storyId,
    locale: row.locale,
    cause: 'import',
    step: null,
    headlineChanges: row.headline !== content.headline,
    authorIds: {
      before: creditedBefore.map(({ id }) => id),
      after: content.bylines.map(({ authorId }) => authorId),
    },
  })
  return number
}

/**
 * What came in as a draft, was edited by nobody, and is to be published now: with the date that it had.
 * @param number the revision that has its words
 * @returns whether it is
 */
async function publish(
  batch: Batch,
  each: PreparedStory,
  articleId: string,
  number: number,
): Promise<boolean> {
  const { state, publishedAt } = importedState(each, batch.options.publish)
  if (state !== 'published' || !publishedAt) return false
  await batch.tx
    .update(article)
    .set({ state, publishedAt, revisionNumber: number, scheduledFor: null })
    .where(eq(article.id, articleId))
  await notePublication(batch.tx, articleId, number, publishedAt)
  batch.note(articleId, { state })
  await batch.emit({ type: 'StoryPublished', articleId, cause: 'import', step: null })
  return true
}
