import { requireActor } from '@/app/admin/require-actor.ts'
import { closeTab, heartbeat } from '@/lib/newsroom/stories/editing-tabs.ts'
import { bodyOf, jsonAnswer, textIn } from '../../json-route.ts'

type Context = { params: Promise<{ articleId: string }> }

/** A tab says that it is there, and learns who else is. */
export const POST = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const body = await bodyOf(request)
    return heartbeat(db, actor, {
      articleId: (await params).articleId,
      tabId: textIn(body, 'tabId'),
      wantsToWrite: body.wantsToWrite === true,
    })
  })

/** A tab is closing. */
export const DELETE = (request: Request) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    await closeTab(db, actor, textIn(await bodyOf(request), 'tabId'))
    return null
  })
