import { database } from '@/lib/db/open.ts'
import { newsroomSecret } from '@/lib/newsroom/people/secret.ts'
import { calendarAt } from '@/lib/newsroom/plan/plan-feeds.ts'
import { orLater } from '@/lib/server/or-later.ts'
import { readSettings } from '@/lib/settings/settings.ts'

type Context = { params: Promise<{ token: string }> }

/**
 * The plan as somebody's calendar program reads it, which cannot sign in: whose it is is said by the signature in its
 * address, and it only reads.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params
  return orLater('The plan could not be read', async () => {
    const calendar = await calendarAt(await database(), newsroomSecret(readSettings()), token)
    const headers = { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' }
    if (calendar === null) return new Response(null, { status: 404, headers })
    return new Response(calendar, {
      headers: {
        ...headers,
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': 'inline; filename="plan.ics"',
      },
    })
  })
}
