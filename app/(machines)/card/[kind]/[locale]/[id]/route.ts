import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { renderCard } from '@/lib/card/render-card.ts'
import { database } from '@/lib/db/open.ts'
import { projectPath } from '@/lib/db/project-path.ts'
import { isLocale } from '@/lib/locale/table.ts'
import type { CardKind } from '@/lib/publication/addresses.ts'
import { cardOf } from '@/lib/publication/cards.ts'

const kinds: readonly string[] = ['story', 'author', 'section', 'front'] satisfies CardKind[]
const isCardKind = (value: string): value is CardKind => kinds.includes(value)

type Context = { params: Promise<{ kind: string; locale: string; id: string }> }

/** The picture a link unfurls with. Looked up by id, never made from words in the address. */
export async function GET(request: Request, { params }: Context) {
  const { kind, locale, id } = await params
  if (!isCardKind(kind) || !isLocale(locale) || !/^[a-z0-9-]{1,64}$/.test(id))
    return new Response(null, { status: 404 })
  const card = await cardOf(await database(), kind, locale, id)
  if (!card) return new Response(null, { status: 404 })
  const { body, contentType } = await renderCard(card).catch(async (error: unknown) => {
    // A link without a picture is passed over: any card of ours is better than none, and the log says which failed.
    console.error(`The card ${kind} ${locale} ${id} could not be made:`, error)
    return { body: await readFile(projectPath('public/card.png')), contentType: 'image/png' }
  })
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = {
    ETag: etag,
    // The address carries a version, so a day is safe; not for ever, because the story may yet be withdrawn.
    'Cache-Control': 'public, max-age=3600, s-maxage=86400, stale-while-revalidate=3600',
  }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(body), { headers: { ...headers, 'Content-Type': contentType } })
}
