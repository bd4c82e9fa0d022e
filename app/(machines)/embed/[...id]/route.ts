import { isId } from '@/lib/db/id.ts'
import { database } from '@/lib/db/open.ts'
import { isLocale } from '@/lib/locale/table.ts'
import { storyCard, storyCardHeaders } from '@/lib/syndication/embed/story-card.ts'

/** `/embed/{story}/{locale}`: the card that oEmbed has other sites frame. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string[] }> }) {
  const [id, locale, ...rest] = (await params).id
  if (!id || !isId(id) || !isLocale(locale) || rest.length > 0) return new Response(null, { status: 404 })
  const card = await storyCard(await database(), locale, id)
  if (!card) return new Response(null, { status: 404 })
  return new Response(card, { headers: storyCardHeaders() })
}
