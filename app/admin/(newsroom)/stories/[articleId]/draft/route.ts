import { requireActor } from '@/app/admin/require-actor.ts'
import { openDraft, saveDraft } from '@/lib/newsroom/stories/working-draft.ts'
import { staffName } from '@/lib/newsroom/writing/story-directory.ts'
import { bodyOf, jsonAnswer, storySize, textIn, wholeIn } from '../../json-route.ts'

type Context = { params: Promise<{ articleId: string }> }

/** The words as the server has them now, and who wrote them last. */
export const GET = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const { version, content, updatedAt, updatedBy } = await openDraft(db, actor, (await params).articleId)
    return { version, content, updatedAt, updatedBy: await staffName(db, updatedBy) }
  })

/** Autosave. */
export const PUT = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const body = await bodyOf(request, storySize)
    return saveDraft(db, actor, {
      articleId: (await params).articleId,
      tabId: textIn(body, 'tabId'),
      baseVersion: wholeIn(body, 'baseVersion'),
      turn: wholeIn(body, 'turn'),
      content: body.content,
    })
  })
