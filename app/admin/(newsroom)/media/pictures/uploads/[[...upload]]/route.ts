import { join } from 'node:path'
import { requireActor } from '@/app/admin/require-actor.ts'
import { uploadsAddress } from '@/components/newsroom/media/ask-library.ts'
import { picturesLike, readPicture } from '@/lib/newsroom/pictures/list-pictures.ts'
import { answerUpload, takeUpload } from '@/lib/newsroom/pictures/upload-in-parts.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { answeringItself, jsonAnswer } from '../../../../stories/json-route.ts'

type Context = { params: Promise<{ upload?: string[] }> }

const mediaFolder = () => join(/* turbopackIgnore: true */ readSettings().dataFolder, 'media')

/** Pictures that come in parts, by the tus protocol. Each request is asked who sends it, and from where. */
const answer = (request: Request, { params }: Context): Promise<Response> =>
  answeringItself(async () => {
    const { db, actor } = await requireActor(request)
    return answerUpload(db, actor, { id: (await params).upload?.join('/') }, request, {
      mediaFolder: mediaFolder(),
      address: uploadsAddress,
      siteUrl: readSettings().siteUrl,
    })
  })

export { answer as DELETE, answer as HEAD, answer as PATCH, answer as POST }

/** Its last byte has come: it becomes a picture. Answers with it as the library shows it, and with what it looks like. */
export const PUT = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const id = (await params).upload?.join('/') ?? ''
    const { mediaId, isKnown } = await takeUpload(db, actor, { id }, mediaFolder())
    const [alike] = isKnown ? [] : await picturesLike(db, actor, { mediaId })
    return { ...(await readPicture(db, actor, { mediaId })), isKnown, alikeTo: alike?.mediaId ?? null }
  })
