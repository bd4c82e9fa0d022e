import { robotsTxt } from '@/lib/syndication/text-files.ts'

/** Asked anew each time: the address in it is a setting. */
export const dynamic = 'force-dynamic'

export const GET = () =>
  new Response(robotsTxt(), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
