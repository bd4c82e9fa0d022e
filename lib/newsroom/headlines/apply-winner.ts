import { isDeepStrictEqual } from 'node:util'
import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { headlineTest } from '../../db/tables/headline-tests.ts'
import { present } from '../../present.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { authorise } from '../permissions.ts'
import { createRevision, writeWords } from '../stories/create-revision.ts'
import { toldToOthers } from '../stories/draft-fields.ts'
import { editableArticle, lockWords, publicContent, subjectOf } from '../stories/editable-article.ts'
import { writerOf } from '../stories/editing-tabs.ts'
import { applyTransition } from '../stories/transition-article.ts'
import { withMutation } from '../with-mutation.ts'
import { headlineTestInput } from './end-test.ts'

/**
 * Puts the headline that won over the story, as a revision of its own, and before readers at once. Where the draft has
 * changes that readers do not see yet, it is put into the draft alone: whoever publishes those publishes it.
 * @returns whether readers see it now
 * @throws {NewsroomError} `unknown-article`; `not-allowed`; `killed`; `malformed` when there is no such test, or nothing won;
 *   `locked` while somebody else writes; as `transitionArticle` publishes
 */
export const applyWinningHeadline = operation({
  name: 'headlines.apply-winner',
  input: headlineTestInput,
  permission: 'story.publish',
  run: apply,
})

async function apply(
  db: Database,
  actor: Actor,
  { articleId, testId }: z.output<typeof headlineTestInput>,
): Promise<{ isPublished: boolean }> {
  return withMutation(db, async (tx, emit) => {
    const found = await lockWords(tx, actor, 'story.edit', articleId)
    authorise(actor, 'story.publish', subjectOf(found))
    const [test] = await tx.select().from(headlineTest).where(eq(headlineTest.id, testId))
    const headline =
      test?.articleId === articleId && test.winner !== null ? test.headlines[test.winner] : undefined
    if (headline === undefined) throw new NewsroomError('malformed', 'testId')
    const writer = await writerOf(tx, articleId)
    if (writer && writer.staffId !== actor.staffId) throw new NewsroomError('locked', writer.name)
    const seen = await publicContent(tx, articleId)
    const isAsSeen =
      found.state === 'published' &&
      seen &&
      isDeepStrictEqual(toldToOthers(seen), toldToOthers(found.content))
    if (found.content.headline !== headline) {
      const content = { ...found.content, headline }
      if (found.version > found.revisedVersion)
        await createRevision(tx, found, found.savedBy, 'before-restore')
      const version = await writeWords(tx, actor, found, content)
      await createRevision(tx, { articleId, content, version }, actor.staffId, 'headline-test')
    }
    await tx.update(headlineTest).set({ usedAt: sql`now()` }).where(eq(headlineTest.id, testId))
    await record(tx, actor, {
      action: 'story.use-headline',
      subjectKind: 'article',
      subjectId: articleId,
      details: { test: testId, headline },
    })
    if (!isAsSeen || found.isEmbargoed) return { isPublished: false }
    const changed = present(await editableArticle(tx, articleId), 'article')
    await applyTransition(tx, emit, actor, changed, { move: 'publish', note: null })
    return { isPublished: true }
  })
}
