import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies'
import { cookies } from 'next/headers'

/** Sends cookies that an operation made along with the answer of this action or route. */
export async function applyCookies(setCookies: readonly string[]): Promise<void> {
  if (setCookies.length === 0) return
  const kept = await cookies()
  for (const header of setCookies)
    for (const [name, cookie] of parseSetCookieHeader(header))
      kept.set(name, decodeURIComponent(cookie.value), toCookieOptions(cookie))
}
