import { requireActor } from '@/app/admin/require-actor.ts'
import { restoreRevision } from '@/lib/newsroom/stories/revisions.ts'
import { jsonAnswer } from '../../../../json-route.ts'

type Context = { params: Promise<{ articleId: string; number: string }> }

export const POST = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const { articleId, number } = await params
    return restoreRevision(db, actor, articleId, Number(number))
  })
