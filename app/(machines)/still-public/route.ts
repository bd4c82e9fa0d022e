import { z } from 'zod'
import { idPattern } from '@/lib/db/id.ts'
import { database } from '@/lib/db/open.ts'
import { locales } from '@/lib/locale/table.ts'
import { mostRemembered, stillPublic, thumbnailOf } from '@/lib/publication/still-public.ts'
import { boundedBody } from '@/lib/server/bounded-body.ts'

/** Saved stories and the history, each full. */
const most = mostRemembered * 2
/** Bytes of such a question: an id and a language each. */
const longest = most * 64

const question = z.object({
  stories: z.array(z.object({ story: z.string().regex(idPattern), language: z.enum(locales) })).max(most),
})

/**
 * Of the stories that a browser remembers, those that are still published, as `{ "stories": [{ "story", "language",
 * "address", "headline", "picture" }] }`. Posted, so that no log and no cache on the way has what somebody read; nothing
 * is kept of it. 400 for what is no such question.
 */
export async function POST(request: Request): Promise<Response> {
  const asked = await read(request)
  if (!asked) return Response.json({ stories: [] }, { status: 400, headers })
  const found = await stillPublic(await database(), asked.stories)
  const stories = found.map(({ storyId, locale, href, headline, picture }) => ({
    story: storyId,
    language: locale,
    address: href,
    headline,
    picture: thumbnailOf(picture),
  }))
  return Response.json({ stories }, { headers })
}

async function read(request: Request): Promise<z.infer<typeof question> | null> {
  try {
    const body = await boundedBody(request, longest, () => new Error('No question of ours is so long.'))
    return question.safeParse(JSON.parse(body.toString())).data ?? null
  } catch {
    return null
  }
}

const headers = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' }
