import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { story } from '../../db/tables/stories.ts'
import type { Actor } from '../actor.ts'
import { articleId, personId } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { hasWayIn } from '../people/has-way-in.ts'
import { withMutation } from '../with-mutation.ts'
import { asItWas, requireAsItWas } from './as-it-was.ts'
import { lockArticle } from './editable-article.ts'

const assignStoryInput = z.object({
  articleId,
  ownerId: personId.nullable(),
  /** Only while it is in nobody's hands: nothing is taken from a colleague who was first. */
  ifFree: z.boolean().default(false),
  was: asItWas,
})

/**
 * Puts the story of an article, in all its languages, into somebody's hands, or into nobody's (null). It is hers to work on
 * from then on, and her inbox says so.
 * @throws {NewsroomError} `unknown-article`; `not-allowed`; `unknown-person` also for who is suspended or has no way in;
 * `already-taken`, with who has it; `changed-since`
 */
export const assignStory = operation({
  name: 'story.assign',
  input: assignStoryInput,
  permission: 'story.assign',
  run: assign,
})

async function assign(
  db: Database,
  actor: Actor,
  { articleId, ownerId, ifFree, was }: z.output<typeof assignStoryInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const { storyId } = await lockArticle(tx, actor, 'story.assign', articleId)
    const [before] = await tx
      .select({ ownerId: story.ownerId })
      .from(story)
      .where(eq(story.id, storyId))
      .for('no key update')
    requireAsItWas(articleId, was, before ?? {})
    const [owner] = ownerId
      ? await tx
          .select({ id: staff.id, name: staff.name })
          .from(staff)
          .where(and(eq(staff.id, ownerId), hasWayIn))
      : []
    if (ownerId && !owner) throw new NewsroomError('unknown-person', ownerId)
    if (before?.ownerId === ownerId) return
    if (ifFree && before?.ownerId) {
      const [has] = await tx.select({ name: staff.name }).from(staff).where(eq(staff.id, before.ownerId))
      throw new NewsroomError('already-taken', has?.name ?? '')
    }
    await tx.update(story).set({ ownerId }).where(eq(story.id, storyId))
    await emit(actor, {
      type: 'OwnerChanged',
      articleId,
      ownerId,
      name: owner?.name ?? null,
      isTaken: ownerId !== null && ownerId === actor.staffId,
    })
  })
}
