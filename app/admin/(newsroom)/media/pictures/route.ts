import { join } from 'node:path'
import { requireActor } from '@/app/admin/require-actor.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { listPictures, readPicture } from '@/lib/newsroom/pictures/list-pictures.ts'
import { limits } from '@/lib/newsroom/pictures/picture-rules.ts'
import { uploadPicture } from '@/lib/newsroom/pictures/upload-picture.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { jsonAnswer } from '../../stories/json-route.ts'

/** The pictures there are: `?q=` words, `?after=` what the page before it told. */
export const GET = (request: Request) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    const { searchParams } = new URL(request.url)
    return listPictures(db, actor, {
      query: searchParams.get('q') ?? '',
      after: searchParams.get('after') ?? undefined,
    })
  })

/** A picture comes in: the body is the file, whatever it says of itself. Answers with it as the library shows it. */
export const POST = (request: Request) =>
  jsonAnswer(async () => {
    const { db, actor } = await requireActor(request)
    // Who says so beforehand is spared the sending; who says something else is counted as it comes.
    if (Number(request.headers.get('content-length')) > limits.bytes)
      throw new NewsroomError('picture-refused', 'too-heavy')
    const mediaFolder = join(/* turbopackIgnore: true */ readSettings().dataFolder, 'media')
    const { mediaId, isKnown } = await uploadPicture(db, actor, {}, mediaFolder, arriving(request.body))
    return { ...(await readPicture(db, actor, { mediaId })), isKnown }
  })

/** A body that ends before its time is a file cut short; whoever sent it has mostly gone, and hears nothing of it. */
async function* arriving(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  try {
    if (body) yield* body
  } catch {
    throw new NewsroomError('picture-refused', 'damaged')
  }
}
