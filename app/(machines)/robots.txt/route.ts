import { database } from '@/lib/db/open.ts'
import { robotsTxt } from '@/lib/syndication/text-files.ts'

/** Asked anew each time: what it says are settings. */
export const dynamic = 'force-dynamic'

export const GET = async () =>
  new Response(await robotsTxt(await database()), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
