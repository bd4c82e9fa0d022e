import { requireActor } from '@/app/admin/require-actor.ts'
import { readRevision } from '@/lib/newsroom/stories/revisions.ts'
import { jsonAnswer } from '../../../json-route.ts'

type Context = { params: Promise<{ articleId: string; number: string }> }

/** The words of one kept version. */
export const GET = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const { articleId, number } = await params
    return readRevision(db, actor, articleId, Number(number))
  })
