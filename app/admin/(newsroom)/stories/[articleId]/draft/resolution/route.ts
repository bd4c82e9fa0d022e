import { requireActor } from '@/app/admin/require-actor.ts'
import { resolveConflict } from '@/lib/newsroom/stories/resolve-conflict.ts'
import { bodyOf, jsonAnswer, storySize, textIn, wholeIn } from '../../../json-route.ts'

type Context = { params: Promise<{ articleId: string }> }

/** What somebody made of two versions. */
export const POST = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const body = await bodyOf(request, 2 * storySize)
    return resolveConflict(db, actor, {
      articleId: (await params).articleId,
      tabId: textIn(body, 'tabId'),
      baseVersion: wholeIn(body, 'baseVersion'),
      mine: body.mine,
      outcome: body.outcome,
    })
  })
