import { acting } from '@/app/admin/acting.ts'
import { checkArticle } from '@/lib/newsroom/stories/check-article.ts'
import { jsonAnswer } from '../../json-route.ts'

type Context = { params: Promise<{ articleId: string }> }

/** What the story still lacks before readers see it. */
export const GET = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await acting(request)
    return checkArticle(db, actor, (await params).articleId)
  })
