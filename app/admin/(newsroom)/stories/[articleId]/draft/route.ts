import { requireActor } from '@/app/admin/require-actor.ts'
import { openDraft, saveDraft } from '@/lib/newsroom/stories/working-draft.ts'
import { staffName } from '@/lib/newsroom/writing/story-directory.ts'
import { jsonAnswer, jsonRoute, storySize } from '../../json-route.ts'

type Context = { params: Promise<{ articleId: string }> }

/** The words as the server has them now, and who wrote them last. */
export const GET = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const { version, content, updatedAt, updatedBy } = await openDraft(db, actor, {
      articleId: (await params).articleId,
    })
    return { version, content, updatedAt, updatedBy: await staffName(db, updatedBy) }
  })

/** Autosave. */
export const PUT = jsonRoute(saveDraft, { most: storySize })
