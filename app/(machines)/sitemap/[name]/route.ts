import { database } from '@/lib/db/open.ts'
import { readMapName, siteMapText } from '@/lib/syndication/maps/site-map.ts'

/**
 * `/sitemap-{name}.xml` (rewritten in next.config.mjs: a map may only list what lies below its own folder, so it must
 * stand in the root).
 */
export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }) {
  const name = readMapName((await params).name)
  const map = name && (await siteMapText(await database(), name))
  if (!map) return new Response(null, { status: 404 })
  return new Response(map, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
  })
}
