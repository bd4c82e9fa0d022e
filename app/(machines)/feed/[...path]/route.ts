import { database } from '@/lib/db/open.ts'
import { absolute } from '@/lib/publication/addresses.ts'
import { feedDocument, readFeedAddress } from '@/lib/syndication/feeds/feed-document.ts'

/** `/feed/{locale}.{rss|atom|json}`, `/feed/{locale}/corrections.{…}`, `/feed/{locale}/podcast.rss`, `/feed/{locale}/podcast/{section|topic}/{slug}.rss` and `/feed/{locale}/{section|topic|author|desk}/{slug}.{…}`. */
export async function GET(_request: Request, { params }: { params: Promise<{ path: string[] }> }) {
  const address = readFeedAddress((await params).path)
  if (!address) return new Response(null, { status: 404 })
  if (address.kind === 'moved')
    return new Response(null, { status: 301, headers: { Location: absolute(address.href) } })
  const document = await feedDocument(await database(), address)
  if (!document) return new Response(null, { status: 404 })
  return new Response(document.body, {
    headers: {
      'Content-Type': document.contentType,
      // A feed reader in a browser is a page of somebody else's.
      'Access-Control-Allow-Origin': '*',
      'X-Content-Type-Options': 'nosniff',
      // How a hub finds out what it serves where the document cannot say it (https://www.w3.org/TR/websub/#discovery).
      ...(document.links && { Link: document.links }),
    },
  })
}
