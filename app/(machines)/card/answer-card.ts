import { type CardShape, cardShapes } from '@/lib/card/card.ts'
import { database } from '@/lib/db/open.ts'
import { isLocale } from '@/lib/locale/table.ts'
import { cardKinds } from '@/lib/publication/addresses.ts'
import { type CardFile, cardFile, coverFile } from '@/lib/publication/card-file.ts'
import { isCrop, storyCrop } from '@/lib/publication/crops.ts'

type Asked = { kind: string; locale: string; id: string; shape: string }

/** An id of ours or a slug; anything longer is neither, and not looked for. */
const idOrSlug = /^[a-z0-9-]{1,64}$/
const isShape = (value: string): value is CardShape => Object.hasOwn(cardShapes, value)

async function fileFor({ kind: asked, locale, id, shape }: Asked): Promise<CardFile | null> {
  const kind = cardKinds.find((each) => each === asked)
  if (!kind || !isLocale(locale) || !idOrSlug.test(id)) return null
  if (shape === 'cover' && (kind === 'front' || kind === 'section' || kind === 'topic'))
    return coverFile(await database(), kind, locale, id)
  if (isShape(shape)) return cardFile(await database(), kind, locale, id, shape)
  if (kind !== 'story' || !isCrop(shape)) return null
  const body = await storyCrop(await database(), locale, id, shape)
  return body && { body, contentType: 'image/jpeg' }
}

/**
 * The picture a link unfurls with. Looked up by id, never made from words in the address. How long it is kept is the
 * press's to say, as of every page: the story may yet be withdrawn.
 */
export async function answerCard(asked: Asked): Promise<Response> {
  const file = await fileFor(asked)
  if (!file) return new Response(null, { status: 404 })
  return new Response(new Uint8Array(file.body), { headers: { 'Content-Type': file.contentType } })
}
