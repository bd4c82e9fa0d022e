import { database } from '@/lib/db/open.ts'
import { attempt, limits } from '@/lib/newsroom/people/attempts.ts'
import { authOf, authPath, openRoutes } from '@/lib/newsroom/people/auth.ts'
import { orLater } from '@/lib/server/or-later.ts'
import { isFromOurOrigin } from '@/lib/server/own-request.ts'
import { readSettings } from '@/lib/settings/settings.ts'

const open = new Set<string>(openRoutes.map((route) => authPath + route))

/** The passkey ceremonies, which a browser's script goes through by itself. Nothing else of better-auth's is open. */
async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (!open.has(pathname)) return new Response(null, { status: 404 })
  if (!isFromOurOrigin(request.headers, readSettings().siteUrl)) return refuse(403, 'foreign-origin')
  return orLater(
    'A passkey could not be asked for',
    () => beginCeremony(request),
    () => refuse(503, 'later'),
  )
}

async function beginCeremony(request: Request): Promise<Response> {
  const db = await database()
  const address = request.headers.get('x-forwarded-for') ?? ''
  const wait = await attempt(db, `ceremony|${address}`, limits.ceremonyPerAddress)
  if (wait > 0) return refuse(429, 'too-many', { 'retry-after': String(wait) })
  return authOf(db).handler(request)
}

const refuse = (status: number, code: string, given: Record<string, string> = {}): Response =>
  Response.json({ code }, { status, headers: { 'cache-control': 'no-store', ...given } })

export { answer as GET, answer as POST }
