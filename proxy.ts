import createMiddleware from 'next-intl/middleware'
import { routing } from '@/lib/locale/routing.ts'

/** Chooses a locale from the address, and nothing else: authorisation is decided where the work is done. */
export default createMiddleware(routing)

export const config = {
  // Everything but machines' addresses and files. No slug of ours has a dot.
  matcher: '/((?!_next/|card/|media/|feed/|suggest/|s/|reading$|admin|.*\\..*).*)',
}
