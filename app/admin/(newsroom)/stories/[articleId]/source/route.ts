import { requireActor } from '@/app/admin/require-actor.ts'
import { bringUpToDate } from '@/lib/newsroom/translation/bring-up-to-date.ts'
import { bodyOf, jsonAnswer, wholeIn } from '../../json-route.ts'

type Context = { params: Promise<{ articleId: string }> }

/** Says which revision of its source a translation is up to date with. */
export const PUT = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    return bringUpToDate(db, actor, (await params).articleId, wholeIn(await bodyOf(request), 'revision'))
  })
