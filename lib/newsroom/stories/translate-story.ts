import { and, eq } from 'drizzle-orm'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { article, type BylineEntry, story } from '../../db/schema.ts'
import { isLocale, type Locale } from '../../locale/table.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { RefusedByNewsroom } from '../refused.ts'
import { lockArticle, publicContent } from './article-at-work.ts'
import { beginArticle } from './create-story.ts'
import { latestRevision } from './keep-words.ts'

/**
 * Begins another language's version of a story, from the words of one that there is: what readers see of it, or its
 * working text while they see nothing. They stand there to be written over. The actor is credited as its translator, if
 * she has a byline.
 * @throws {RefusedByNewsroom} `unknown-article`; `not-allowed`; `malformed`; `language-taken`, also by a version in the
 *   bin
 */
export async function translateStory(
  db: Database,
  actor: Actor,
  sourceId: string,
  locale: Locale,
): Promise<{ storyId: string; articleId: string }> {
  if (!isLocale(locale)) throw new RefusedByNewsroom('malformed', 'locale')
  return db.orm.transaction(async (tx) => {
    const source = await lockArticle(tx, actor, 'story.translate', sourceId)
    const { storyId } = source
    // Two who begin the same version at once wait for each other.
    await tx.select({ id: story.id }).from(story).where(eq(story.id, storyId)).for('no key update')
    const [taken] = await tx
      .select({ id: article.id })
      .from(article)
      .where(and(eq(article.storyId, storyId), eq(article.locale, locale)))
    if (taken) throw new RefusedByNewsroom('language-taken', locale)
    const words = (source.publishedAt && (await publicContent(tx, sourceId))) || source.content
    const revision = source.publishedAt ? source.revisionNumber : await latestRevision(tx, sourceId)
    const translator: BylineEntry[] = actor.authorId ? [{ authorId: actor.authorId, role: 'translator' }] : []
    const articleId = newId()
    await beginArticle(tx, actor, {
      articleId,
      storyId,
      locale,
      content: {
        ...words,
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
  })
}
