import { join } from 'node:path'
import { requireActor } from '@/app/admin/require-actor.ts'
import { fileUploadsAddress } from '@/components/newsroom/files/ask-files.ts'
import { readFile } from '@/lib/newsroom/files/list-files.ts'
import { takeFile } from '@/lib/newsroom/files/upload-file.ts'
import { answerUpload } from '@/lib/newsroom/pictures/upload-in-parts.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { answeringItself, jsonAnswer } from '../../../../stories/json-route.ts'

type Context = { params: Promise<{ upload?: string[] }> }

const mediaFolder = () => join(/* turbopackIgnore: true */ readSettings().dataFolder, 'media')

/** Sounds, films and documents that come in parts, by the tus protocol. Each request is asked who sends it. */
const answer = (request: Request, { params }: Context): Promise<Response> =>
  answeringItself(async () => {
    const { db, actor } = await requireActor(request)
    const { siteUrl, uploadBytes } = readSettings()
    return answerUpload(db, actor, { id: (await params).upload?.join('/') }, request, {
      mediaFolder: mediaFolder(),
      address: fileUploadsAddress,
      siteUrl,
      most: uploadBytes,
    })
  })

export { answer as DELETE, answer as HEAD, answer as PATCH, answer as POST }

/** Its last byte has come: it becomes a file of the library, called `?name=`. */
export const PUT = (request: Request, { params }: Context) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const id = (await params).upload?.join('/') ?? ''
    const name = new URL(request.url).searchParams.get('name') ?? ''
    const { mediaId, isKnown } = await takeFile(db, actor, { id, name }, mediaFolder())
    return { ...(await readFile(db, actor, { mediaId })), isKnown }
  })
