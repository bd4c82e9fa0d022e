import { requireActor } from '@/app/admin/require-actor.ts'
import { lostLock } from '@/lib/newsroom/stories/lost-lock.ts'
import { jsonAnswer } from '../../../json-route.ts'

type Context = { params: Promise<{ articleId: string }> }

/** Milliseconds; about a heartbeat, so that a server that stops is not kept from it for long. */
const longest = 10_000

/** Answers once the tab that asks writes no longer, or after a while that it still does. */
export const GET = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const tabId = new URL(request.url).searchParams.get('tab') ?? ''
    const { articleId } = await params
    return { isLost: await lostLock(db, actor, { articleId, tabId }, { longest, gone: request.signal }) }
  })
