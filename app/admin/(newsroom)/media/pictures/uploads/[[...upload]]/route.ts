import { join } from 'node:path'
import { acting } from '@/app/admin/acting.ts'
import { uploadsAddress } from '@/components/newsroom/media/ask-library.ts'
import { answerUpload } from '@/lib/newsroom/pictures/upload-in-parts.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { answeringItself } from '../../../../stories/json-route.ts'

type Context = { params: Promise<{ upload?: string[] }> }

/** Pictures that come in parts, by the tus protocol. Each request is asked who sends it, and from where. */
const answer = (request: Request, { params }: Context): Promise<Response> =>
  answeringItself(async () => {
    const { actor } = await acting(request)
    const { dataFolder, siteUrl } = readSettings()
    return answerUpload(actor, request, (await params).upload?.join('/'), {
      mediaFolder: join(/* turbopackIgnore: true */ dataFolder, 'media'),
      address: uploadsAddress,
      siteUrl,
    })
  })

export { answer as DELETE, answer as HEAD, answer as PATCH, answer as POST }
