import { requireActor } from '@/app/admin/require-actor.ts'
import { deleteArticle } from '@/lib/newsroom/stories/bin.ts'
import { jsonAnswer } from '../../json-route.ts'

type Context = { params: Promise<{ articleId: string }> }

export const POST = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    await deleteArticle(db, actor, (await params).articleId)
    return null
  })
