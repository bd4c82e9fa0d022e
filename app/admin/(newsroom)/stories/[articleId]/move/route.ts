import { acting } from '@/app/admin/acting.ts'
import { RefusedByNewsroom } from '@/lib/newsroom/refused.ts'
import { moveArticle } from '@/lib/newsroom/stories/move-article.ts'
import { moveNames } from '@/lib/newsroom/workflow.ts'
import { bodyOf, jsonAnswer, momentIn, optionalText, wholeIn } from '../../json-route.ts'

type Context = { params: Promise<{ articleId: string }> }

/** One step through the workflow. */
export const POST = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await acting(request)
    const body = await bodyOf(request)
    const move = moveNames.find((each) => each === body.move)
    if (!move) throw new RefusedByNewsroom('malformed', 'move')
    const note = optionalText(body, 'note')
    const at = momentIn(body, 'at')
    const state = await moveArticle(db, actor, (await params).articleId, {
      move,
      baseVersion: wholeIn(body, 'baseVersion'),
      ...(note !== undefined && { note }),
      ...(at && { at }),
    })
    return { state }
  })
