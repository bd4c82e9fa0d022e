import { couldBeId } from '@/lib/db/id.ts'
import { database } from '@/lib/db/open.ts'
import { keptVersions, mostAskedOf } from '@/lib/publication/kept-versions.ts'

const headers = {
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex',
  'X-Content-Type-Options': 'nosniff',
}

/**
 * `/kept?of={id},{id}`: which of these stories, by their articles' ids, may still be read, and as what:
 * `{ "versions": { "{id}": "…" } }`. Asked by the copies on readers' devices; what is absent is taken off them.
 */
export async function GET(request: Request) {
  const ids = (new URL(request.url).searchParams.get('of') ?? '').split(',').filter(Boolean)
  if (ids.length > mostAskedOf || !ids.every(couldBeId))
    return new Response(`Name at most ${mostAskedOf} ids.\n`, { status: 400, headers })
  const versions = ids.length > 0 ? await keptVersions(await database(), ids) : new Map()
  return Response.json({ versions: Object.fromEntries(versions) }, { headers })
}
