import { requireActor } from '@/app/admin/require-actor.ts'
import { showChange } from '@/lib/newsroom/corrections/correct-story.ts'
import { withdrawNote } from '@/lib/newsroom/corrections/withdraw-note.ts'
import { bodyOf, jsonAnswer, textIn } from '../../../json-route.ts'

type Context = { params: Promise<{ articleId: string; correctionId: string }> }

/** Shows readers which words a note is about, or no longer does. */
export const PUT = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const { articleId, correctionId } = await params
    await showChange(db, actor, articleId, correctionId, (await bodyOf(request)).shown === true)
    return null
  })

/** Withdraws a note, for a reason that readers read instead. */
export const DELETE = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const { articleId, correctionId } = await params
    await withdrawNote(db, actor, articleId, correctionId, textIn(await bodyOf(request), 'reason'))
    return null
  })
