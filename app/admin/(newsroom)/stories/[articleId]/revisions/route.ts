import { requireActor } from '@/app/admin/require-actor.ts'
import { history } from '@/lib/newsroom/stories/history.ts'
import { listRevisions, saveRevision } from '@/lib/newsroom/stories/revisions.ts'
import { jsonAnswer, jsonRoute } from '../../json-route.ts'

type Context = { params: Promise<{ articleId: string }> }

/** Kept versions, and what was done to the story: both the newest first. */
export const GET = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const { articleId } = await params
    return {
      revisions: await listRevisions(db, actor, { articleId }),
      events: await history(db, actor, { articleId }),
    }
  })

/** Keeps the words as they are, for a reason. */
export const POST = jsonRoute(saveRevision, { answer: (number) => ({ number }) })
