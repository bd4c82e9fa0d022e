import { cookies, headers } from 'next/headers'

/**
 * The request's headers, with the cookies as they are by now: an action that sent others is followed, in the same
 * request, by the page it changed, whose reader they already are.
 */
export async function requestHeaders(): Promise<Headers> {
  const given = new Headers(await headers())
  const present = (await cookies()).toString()
  if (present) given.set('cookie', present)
  else given.delete('cookie')
  return given
}
