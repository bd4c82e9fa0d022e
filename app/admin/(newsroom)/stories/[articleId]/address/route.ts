import { requireActor } from '@/app/admin/require-actor.ts'
import { renameArticle } from '@/lib/newsroom/stories/rename-article.ts'
import { bodyOf, jsonAnswer, textIn } from '../../json-route.ts'

type Context = { params: Promise<{ articleId: string }> }

/** Gives the story another address; the old one leads to it. */
export const PUT = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const wished = textIn(await bodyOf(request), 'slug')
    return { slug: await renameArticle(db, actor, (await params).articleId, wished) }
  })
