import { database } from '@/lib/db/open.ts'
import { siteMapIndex } from '@/lib/syndication/maps/site-map.ts'

/** Every map of this site, for search engines. */
/** Asked anew each time: it is read from the database. */
export const dynamic = 'force-dynamic'

export async function GET() {
  return new Response(await siteMapIndex(await database()), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
  })
}
