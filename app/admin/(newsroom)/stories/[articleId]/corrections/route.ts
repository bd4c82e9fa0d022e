import { requireActor } from '@/app/admin/require-actor.ts'
import { correctStory } from '@/lib/newsroom/corrections/correct-story.ts'
import { listCorrections } from '@/lib/newsroom/corrections/list-corrections.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { correctionKinds } from '@/lib/vocabulary.ts'
import { bodyOf, jsonAnswer, optionalText, textIn, wholeIn } from '../../json-route.ts'

type Context = { params: Promise<{ articleId: string }> }

/** What readers were told about the story, and which versions of it they have seen. */
export const GET = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    return listCorrections(db, actor, (await params).articleId)
  })

/** Tells readers something about the story, with the draft's changes or after them. */
export const POST = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const body = await bodyOf(request)
    const kind = correctionKinds.find((each) => each === body.kind)
    if (!kind) throw new NewsroomError('malformed', 'kind')
    const publishes = body.publishes === true
    return correctStory(db, actor, (await params).articleId, {
      kind,
      note: textIn(body, 'note'),
      publishes,
      ...(publishes
        ? { baseVersion: wholeIn(body, 'baseVersion') }
        : { revision: wholeIn(body, 'revision') }),
      amendsId: optionalText(body, 'amends'),
      showsChange: body.showsChange === true,
    })
  })
