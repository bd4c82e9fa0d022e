import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { article, story } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import { tags } from '../../press/cache-dependencies.ts'
import { withInvalidation } from '../../press/invalidation.ts'
import { type BylineEntry, nothingElsewhere } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { articleId, localeName } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { createRevision, latestRevision } from './create-revision.ts'
import { beginArticle, type Maker } from './create-story.ts'
import type { DraftContent } from './draft-content.ts'
import { type EditableArticle, lockArticle, publicContent } from './editable-article.ts'

const translateStoryInput = z.object({ articleId, locale: localeName })

/**
 * Begins another language's version of a story, from the words of one that there is: what readers see of it, or its
 * working text while they see nothing, which is kept as a revision first. They stand there to be written over: so that
 * pictures, links, tables and names are where they belong, and what is not translated yet can be seen and counted. The
 * actor is credited as its translator, if she has a byline; who wrote it stays credited.
 * @throws {NewsroomError} `unknown-article`; `not-allowed`; `malformed`; `killed`; `language-taken`, also by a version
 *   in the bin
 */
export const translateStory = operation({
  name: 'story.translate',
  input: translateStoryInput,
  permission: 'story.translate',
  run: translate,
})

async function translate(
  db: Database,
  actor: Actor,
  { articleId, locale }: z.output<typeof translateStoryInput>,
): Promise<{ storyId: string; articleId: string }> {
  return withInvalidation(db, async (tx, invalidate) => {
    invalidate(tags.newsroom())
    return beginTranslation(tx, actor, { articleId, locale })
  })
}

/**
 * The same within another operation.
 * @param maker whose translation it is, if not the actor's
 */
export async function beginTranslation(
  tx: Transaction,
  actor: Actor,
  { articleId: sourceId, locale }: z.output<typeof translateStoryInput>,
  maker: Maker = actor,
): Promise<{ storyId: string; articleId: string }> {
  const source = await lockArticle(tx, actor, 'story.translate', sourceId)
  // What the paper withdrew for good is not said again in another language.
  if (source.state === 'killed') throw new NewsroomError('killed', sourceId)
  const { storyId } = source
  // Two who begin the same version at once wait for each other.
  await tx.select({ id: story.id }).from(story).where(eq(story.id, storyId)).for('no key update')
  const [taken] = await tx
    .select({ id: article.id })
    .from(article)
    .where(and(eq(article.storyId, storyId), eq(article.locale, locale)))
  if (taken) throw new NewsroomError('language-taken', locale)
  const { words, revision } = await wordsToTranslate(tx, source)
  const translator: BylineEntry[] = maker.authorId ? [{ authorId: maker.authorId, role: 'translator' }] : []
  const articleId = newId()
  await beginArticle(tx, maker, {
    articleId,
    storyId,
    locale,
    content: {
      ...words,
      // Words to be searched for and headlines are other ones in another language, not the same ones translated.
      ...nothingElsewhere,
      otherHeadlines: [],
      bylines: [...words.bylines.filter((each) => each.role !== 'translator'), ...translator],
    },
    reason: 'translate',
    translatedFrom: { articleId: sourceId, revision },
  })
  await record(tx, actor, {
    action: 'story.translate',
    subjectKind: 'article',
    subjectId: articleId,
    details: { locale, from: sourceId, revision },
  })
  return { storyId, articleId }
}

/** The words of a locked source, and the revision that has them: what counts as present in `present-revision.ts`. */
async function wordsToTranslate(
  tx: Transaction,
  source: EditableArticle,
): Promise<{ words: DraftContent; revision: number }> {
  if (source.state === 'published') {
    const seen = await publicContent(tx, source.articleId)
    if (seen) return { words: seen, revision: source.revisionNumber }
  }
  const isKept = source.version === source.revisedVersion
  return {
    words: source.content,
    revision: isKept
      ? await latestRevision(tx, source.articleId)
      : await createRevision(tx, source, source.savedBy, 'translated'),
  }
}
