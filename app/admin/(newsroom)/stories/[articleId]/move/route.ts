import { requireActor } from '@/app/admin/require-actor.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { transitionArticle } from '@/lib/newsroom/stories/transition-article.ts'
import { transitionNames } from '@/lib/newsroom/workflow.ts'
import { bodyOf, jsonAnswer, momentIn, optionalText, wholeIn } from '../../json-route.ts'

type Context = { params: Promise<{ articleId: string }> }

/** One step through the workflow. */
export const POST = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const body = await bodyOf(request)
    const move = transitionNames.find((each) => each === body.move)
    if (!move) throw new NewsroomError('malformed', 'move')
    const note = optionalText(body, 'note')
    const at = momentIn(body, 'at')
    const state = await transitionArticle(db, actor, (await params).articleId, {
      move,
      baseVersion: wholeIn(body, 'baseVersion'),
      ...(note !== undefined && { note }),
      ...(at && { at }),
    })
    return { state }
  })
