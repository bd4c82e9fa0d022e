import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import createMiddleware from 'next-intl/middleware'
import { routing } from '@/lib/locale/routing.ts'
import { present } from '@/lib/present.ts'
import { isNewsroom, newsroomHeaders } from '@/lib/server/newsroom-headers.ts'

const chooseLocale = createMiddleware(routing)

/**
 * Chooses a reader's locale from the address, and gives the newsroom's answers their headers. No authorisation: that
 * is decided where the work is done.
 */
export default function proxy(request: NextRequest) {
  const { pathname, protocol } = request.nextUrl
  if (!isNewsroom(pathname)) return chooseLocale(request)
  const nonce = randomBytes(16).toString('base64')
  const answered = newsroomHeaders(pathname, nonce, {
    isDevelopment: process.env.NODE_ENV === 'development',
    isSecure: process.env.SITE_URL?.startsWith('https:') ?? protocol === 'https:',
  })
  // Next puts the nonce it finds in this request header on its own scripts.
  const headers = new Headers(request.headers)
  headers.set(
    'content-security-policy',
    present(answered['content-security-policy'], 'policy for the newsroom'),
  )
  headers.set('x-nonce', nonce)
  const response = NextResponse.next({ request: { headers } })
  for (const [name, value] of Object.entries(answered)) response.headers.set(name, value)
  return response
}

export const config = {
  matcher: [
    // Everything but machines' addresses and files. No slug of ours has a dot. Our server names most pages as Next has them.
    {
      source:
        '/((?!_next/|card/|media/|feed/|embed/|oembed$|kept$|suggest/|s/|api$|api/|preview/|reading$|newsletter$|newsletter/|push$|admin|.*\\..*).*)',
      missing: [{ type: 'header', key: 'x-warraq-inner-address' }],
    },
    '/admin',
    // Except where pictures and archives come in: Next would keep every body in memory for this file, and cut it off at 10 MB.
    '/admin/((?!media/pictures|media/files/uploads|import/file).*)',
  ],
}
