/** People for tests, made as they are made: invited, then coming in by their link. */
import { afterAll, vi } from 'vitest'
import { newId } from '../../../db/id.ts'
import type { Database } from '../../../db/open.ts'
import type { Role } from '../../../vocabulary.ts'
import { operator } from '../../actor.ts'
import { invite } from '../invite.ts'
import { redeemLink } from '../links.ts'
import { readSession, type Visitor } from '../own-session.ts'
import { type SignedIn, signIn } from '../sign-in.ts'

export const siteUrl = 'http://localhost:3000'
export const goodPassword = 'سبع نخلات على الضفة'

/** Settings that these operations read from the environment. Call it where a test file begins. */
export function stubPeopleSettings(given: Record<string, string> = {}): void {
  const settings = { WARRAQ_SECRET: 'of the tests, and long enough to be a secret', SITE_URL: siteUrl }
  for (const [name, value] of Object.entries({ ...settings, ...given })) vi.stubEnv(name, value)
  // Files of tests follow each other in one process.
  afterAll(() => {
    vi.unstubAllEnvs()
  })
}

/** A request's headers, from an address of the tests' own. */
export const requestHeaders = (cookie = '', address = '192.0.2.1'): Headers =>
  new Headers({
    'x-forwarded-for': address,
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
    ...(cookie && { cookie }),
  })

/** The `Cookie` header of a browser that was sent these, after those it had. */
export function cookieHeader(setCookies: readonly string[], before = ''): string {
  const jar = new Map(
    before ? before.split('; ').map((pair) => pair.split(/=(.*)/s) as [string, string]) : [],
  )
  for (const header of setCookies) {
    const [pair = '', ...attributes] = header.split('; ')
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    if (attributes.some((each) => each.toLowerCase() === 'max-age=0')) jar.delete(name)
    else jar.set(name, value)
  }
  return [...jar].map((pair) => pair.join('=')).join('; ')
}

export type TestPerson = { staffId: string; email: string; name: string; role: Role; password: string }

/** Somebody who was invited, and has not come in. */
export async function added(db: Database, role: Role, name = `${role} ${newId()}`): Promise<TestPerson> {
  const email = `${newId()}@news.example`
  const { staffId } = await invite(db, operator, { email, name, role })
  return { staffId, email, name, role, password: goodPassword }
}

/** Somebody who has joined and chosen a password. */
export async function joined(db: Database, role: Role, name = `${role} ${newId()}`): Promise<TestPerson> {
  const email = `${newId()}@news.example`
  const { staffId, token } = await invite(db, operator, { email, name, role })
  if (token) await redeemLink(db, token, { password: goodPassword })
  return { staffId, email, name, role, password: goodPassword }
}

/** The cookies of whoever came in. @throws when they did not */
export function cookiesOf(came: SignedIn): string {
  if (came.outcome !== 'in') throw new Error(`Did not come in: ${came.outcome}`)
  return cookieHeader(came.setCookies)
}

/** Signs somebody in; a new session each time. */
export async function signedIn(
  db: Database,
  { email, password }: Pick<TestPerson, 'email' | 'password'>,
): Promise<{ cookie: string; visitor: Visitor }> {
  const cookie = cookiesOf(await signIn(db, requestHeaders(), { email, password }))
  const { visitor } = await readSession(db, requestHeaders(cookie))
  if (!visitor) throw new Error('Signed in, and nobody')
  return { cookie, visitor }
}

/** Who these cookies are; null for nobody. */
export const whoIs = async (db: Database, cookie: string): Promise<Visitor | null> =>
  (await readSession(db, requestHeaders(cookie))).visitor
