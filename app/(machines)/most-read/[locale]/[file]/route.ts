import { isolateRuns } from '@/lib/arabic/isolate-runs.ts'
import { database } from '@/lib/db/open.ts'
import { isLocale, localeTable } from '@/lib/locale/table.ts'
import { isCounted } from '@/lib/publication/is-counted.ts'
import { mostReadUnder } from '@/lib/publication/most-read.ts'

/**
 * `/most-read/{locale}/{section}.json`: `{ "isOfSection", "lists": [{ "span", "stories": [{ "href", "headline": [{ "text",
 * "isolate" }] }] }] }`, which `public/reader.js` puts under stories. Apart from them, so that no story is made anew when
 * others are read more.
 */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ locale: string; file: string }> },
) {
  const { locale, file } = await params
  const [, sectionId] = /^([\w-]{1,64})\.json$/.exec(file) ?? []
  const found =
    isLocale(locale) && sectionId && isCounted() && (await mostReadUnder(await database(), locale, sectionId))
  if (!found) return new Response(null, { status: 404 })
  const { dir } = localeTable[found.locale]
  return Response.json(
    {
      isOfSection: found.isOfSection,
      lists: found.lists.map(({ span, stories }) => ({
        span,
        stories: stories.map(({ href, headline }) => ({ href, headline: isolateRuns(headline, dir) })),
      })),
    },
    { headers: { 'X-Robots-Tag': 'noindex' } },
  )
}
