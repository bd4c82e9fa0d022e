import { requireActor } from '@/app/admin/require-actor.ts'
import { setEmbargo } from '@/lib/newsroom/stories/set-embargo.ts'
import { bodyOf, jsonAnswer, momentIn } from '../../json-route.ts'

type Context = { params: Promise<{ articleId: string }> }

/** Sets an embargo, or lifts it: `until` null. */
export const PUT = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    await setEmbargo(db, actor, (await params).articleId, momentIn(await bodyOf(request), 'until'))
    return null
  })
