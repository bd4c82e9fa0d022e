import { isId } from '@/lib/db/id.ts'
import { database } from '@/lib/db/open.ts'
import { defaultLocale, isLocale, locales } from '@/lib/locale/table.ts'
import { absolute } from '@/lib/publication/addresses.ts'
import { storyHrefById } from '@/lib/publication/story.ts'

/** `/s/{id}` and `/s/{id}/{locale}`: to the story in that language, else in the first language that has it. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string[] }> }) {
  const [id, asked, ...rest] = (await params).id
  if (!id || !isId(id) || rest.length > 0 || (asked !== undefined && !isLocale(asked))) {
    return new Response(null, { status: 404 })
  }
  const first = asked ?? defaultLocale
  const db = await database()
  for (const locale of [first, ...locales.filter((each) => each !== first)]) {
    const href = await storyHrefById(db, locale, id)
    // Temporary: where it leads changes with renaming and with new translations.
    if (href)
      return new Response(null, {
        status: 302,
        headers: { Location: absolute(href), 'Cache-Control': 'no-cache' },
      })
  }
  return new Response(null, { status: 404 })
}
