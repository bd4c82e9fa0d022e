import { requireActor } from '@/app/admin/require-actor.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { type Filing, fileStory } from '@/lib/newsroom/stories/file-story.ts'
import { type StoryKind, storyKinds } from '@/lib/vocabulary.ts'
import { bodyOf, jsonAnswer, textIn } from '../../json-route.ts'

type Context = { params: Promise<{ articleId: string }> }

/** Files the story; what is left out stays as it is. */
export const PUT = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const body = await bodyOf(request)
    const filing: Filing = {}
    if ('sectionId' in body) filing.sectionId = textIn(body, 'sectionId')
    if ('deskId' in body) filing.deskId = body.deskId === null ? null : textIn(body, 'deskId')
    if ('kind' in body) filing.kind = kindIn(body.kind)
    if ('topicIds' in body) filing.topicIds = idsIn(body.topicIds)
    await fileStory(db, actor, (await params).articleId, filing)
    return null
  })

function kindIn(value: unknown): StoryKind {
  const kind = storyKinds.find((each) => each === value)
  if (!kind) throw new NewsroomError('malformed', 'kind')
  return kind
}

function idsIn(value: unknown): string[] {
  if (!Array.isArray(value) || !value.every((each): each is string => typeof each === 'string'))
    throw new NewsroomError('malformed', 'topicIds')
  return value
}
