import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { article } from '../../db/tables/stories.ts'
import type { Actor } from '../actor.ts'
import { articleId, momentOrNull } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'
import { asItWas, requireAsItWas } from './as-it-was.ts'
import { lockArticle } from './editable-article.ts'

const setEmbargoInput = z.object({ articleId, until: momentOrNull, was: asItWas })

/**
 * Keeps an article from the public until a moment, whatever anybody does; what is public already goes out of sight
 * until then. Null lifts it.
 * @throws {NewsroomError} `unknown-article`; `not-allowed`; `killed`; `moment-passed`, also when it is no moment;
 *   `changed-since`; `embargo-after-schedule` when it is scheduled for before that: it must be scheduled anew first
 */
export const setEmbargo = operation({
  name: 'story.embargo',
  input: setEmbargoInput,
  permission: 'story.embargo',
  run: set,
})

async function set(
  db: Database,
  actor: Actor,
  { articleId, until, was }: z.output<typeof setEmbargoInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const found = await lockArticle(tx, actor, 'story.embargo', articleId)
    requireAsItWas(articleId, was, found)
    if (found.state === 'killed') throw new NewsroomError('killed', articleId)
    if (until !== null && (!(until instanceof Date) || Number.isNaN(until.getTime()) || until <= found.now))
      throw new NewsroomError('moment-passed', '')
    if (until && found.scheduledFor && found.scheduledFor < until)
      throw new NewsroomError('embargo-after-schedule', found.scheduledFor.toISOString())
    if (until?.getTime() === found.embargoUntil?.getTime()) return
    const isSeen = found.state === 'published' && found.wasPublic
    // Only what comes into sight or goes out of it is another page: an embargo that is moved is not.
    const comesOrGoes = isSeen && (until !== null) !== found.isEmbargoed
    await tx.update(article).set({ embargoUntil: until }).where(eq(article.id, articleId))
    await emit(actor, { type: 'EmbargoChanged', articleId, until, comesOrGoes })
  })
}
