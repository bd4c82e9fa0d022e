import { requireActor } from '@/app/admin/require-actor.ts'
import { takeOver } from '@/lib/newsroom/stories/editing-tabs.ts'
import { bodyOf, jsonAnswer, textIn } from '../../../json-route.ts'

type Context = { params: Promise<{ articleId: string }> }

export const POST = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const tabId = textIn(await bodyOf(request), 'tabId')
    return takeOver(db, actor, { articleId: (await params).articleId, tabId })
  })
