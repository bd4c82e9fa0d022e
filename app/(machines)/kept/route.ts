import { z } from 'zod'
import { idPattern } from '@/lib/db/id.ts'
import { database } from '@/lib/db/open.ts'
import { keptStories, mostAskedOf } from '@/lib/publication/kept-stories.ts'
import { boundedBody } from '@/lib/server/bounded-body.ts'
import { orLater } from '@/lib/server/or-later.ts'

/** Bytes of such a question: ids, and what stands between them. */
const longest = (mostAskedOf + 1) * 70

const question = z.object({ of: z.array(z.string().regex(idPattern)).max(mostAskedOf) })

/**
 * `{ "of": [id, id] }`: which of these articles may still be read, as what, where, and what they are called, as
 * `{ "stories": { "{id}": { "version", "address", "headline", "picture" } } }`. Asked by what is kept on readers' devices;
 * what is absent is taken off them. Posted, so that no log and no cache on the way has what somebody read; nothing is kept
 * of it. 400 for what is no such question.
 */
export async function POST(request: Request): Promise<Response> {
  const asked = await read(request)
  if (!asked) return Response.json({ stories: {} }, { status: 400, headers })
  return orLater('Nobody could be told what may still be read', async () => {
    const stories = asked.length > 0 ? await keptStories(await database(), asked) : new Map()
    return Response.json({ stories: Object.fromEntries(stories) }, { headers })
  })
}

async function read(request: Request): Promise<string[] | null> {
  try {
    const body = await boundedBody(request, longest, () => new Error('No question of ours is so long.'))
    return question.safeParse(JSON.parse(body.toString())).data?.of ?? null
  } catch {
    return null
  }
}

const headers = {
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex',
  'X-Content-Type-Options': 'nosniff',
}
