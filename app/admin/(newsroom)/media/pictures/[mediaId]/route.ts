import { requireActor } from '@/app/admin/require-actor.ts'
import { isLocale } from '@/lib/locale/table.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { describePicture } from '@/lib/newsroom/pictures/describe-picture.ts'
import { readPicture } from '@/lib/newsroom/pictures/list-pictures.ts'
import { bodyOf, jsonAnswer, optionalText, textIn } from '../../../stories/json-route.ts'

type Context = { params: Promise<{ mediaId: string }> }

export const GET = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    return readPicture(db, actor, (await params).mediaId)
  })

/** Its words in one language: `{ locale, alt, caption, credit }`. What is left out is taken away. */
export const PUT = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const { mediaId } = await params
    const body = await bodyOf(request)
    const locale = textIn(body, 'locale')
    if (!isLocale(locale)) throw new NewsroomError('malformed', 'locale')
    await describePicture(db, actor, mediaId, locale, {
      alt: optionalText(body, 'alt') ?? null,
      caption: optionalText(body, 'caption') ?? null,
      credit: optionalText(body, 'credit') ?? null,
    })
    return readPicture(db, actor, mediaId)
  })
