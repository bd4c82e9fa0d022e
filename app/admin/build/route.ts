import { presentBuild } from '@/lib/server/present-build.ts'

export const dynamic = 'force-dynamic'

/** Which build serves, for tabs that were opened before it did. No secret: every page of Next’s names it. */
export const GET = (): Response =>
  new Response(presentBuild(), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
