import { database } from '@/lib/db/open.ts'
import { isLocale } from '@/lib/locale/table.ts'
import { suggest } from '@/lib/search/suggest.ts'

/**
 * `/suggest/{locale}?q=` — what a reader may be typing, as JSON:
 * `{ "suggestions": [{ "kind": "author" | "topic" | "story", "text": "…", "href": "/…" }] }`.
 */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params
  if (!isLocale(locale)) return new Response(null, { status: 404 })
  const typed = new URL(request.url).searchParams.get('q') ?? ''
  const suggestions = await suggest(await database(), locale, typed)
  return Response.json(
    { suggestions },
    {
      headers: {
        // Short: what is withdrawn must not be offered for long.
        'Cache-Control': 'public, max-age=30, s-maxage=30',
        'X-Robots-Tag': 'noindex',
        'X-Content-Type-Options': 'nosniff',
      },
    },
  )
}
