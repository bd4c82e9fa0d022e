import { requireActor } from '@/app/admin/require-actor.ts'
import { isLocale } from '@/lib/locale/table.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { translateStory } from '@/lib/newsroom/stories/translate-story.ts'
import { bodyOf, jsonAnswer, textIn } from '../../json-route.ts'

type Context = { params: Promise<{ articleId: string }> }

/** Begins a translation into another language. */
export const POST = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const locale = textIn(await bodyOf(request), 'locale')
    if (!isLocale(locale)) throw new NewsroomError('malformed', 'locale')
    return translateStory(db, actor, (await params).articleId, locale)
  })
