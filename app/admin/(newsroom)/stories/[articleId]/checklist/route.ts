import { requireActor } from '@/app/admin/require-actor.ts'
import { checkArticle } from '@/lib/newsroom/stories/check-article.ts'
import { jsonAnswer } from '../../json-route.ts'

type Context = { params: Promise<{ articleId: string }> }

/** What the story still lacks before readers see it. */
export const GET = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    return checkArticle(db, actor, (await params).articleId)
  })
