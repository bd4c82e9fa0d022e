/** Who asks: the first line of every action, route and page of the newsroom. */
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { type Database, database } from '@/lib/db/open.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { readSession, type Visitor } from '@/lib/newsroom/people/own-session.ts'
import { actionHasBegun, refuseWith } from '@/lib/publication/answer-status.ts'
import { isFromOurOrigin } from '@/lib/server/own-request.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { type NewsroomLocale, newsroomLocales } from '@/lib/vocabulary.ts'
import { applyCookies } from './apply-cookies.ts'
import { requestHeaders } from './request-headers.ts'

/** Nobody, or somebody who may not be here any longer. */
export class NotSignedIn extends Error {
  override name = 'NotSignedIn'
}

/** Sent by a page that is not ours. */
export class ForeignOrigin extends Error {
  override name = 'ForeignOrigin'
}

export type RequestActor = {
  db: Database
  actor: Visitor['actor']
  /** The language the newsroom speaks to them. */
  locale: NewsroomLocale
  /** The publication's, an IANA name: moments are shown in it, and say so. */
  timeZone: string
  sessionId: string
}
export type PageUser = RequestActor &
  Pick<Visitor, 'email' | 'hasSecondFactor' | 'needsSecondFactor' | 'mustEnrol'>

/** The language of who is not signed in, remembered by their browser. */
const newsroomLocaleCookie = 'newsroom-locale'

/**
 * Refuses what no page of ours has sent. For actions that need no session; {@link requireActor} does it for the others. A GET
 * changes nothing, and its answer is read by nobody else; on plain http browsers do not say where it comes from.
 */
export async function checkOrigin(request?: Request): Promise<void> {
  actionHasBegun()
  if (request && (request.method === 'GET' || request.method === 'HEAD')) return
  const given = request?.headers ?? (await headers())
  if (isFromOurOrigin(given, readSettings().siteUrl)) return
  refuseWith(403)
  throw new ForeignOrigin()
}

/**
 * The actor of a mutation (an action, or a route's POST, PUT, DELETE). It must have been sent by a page of ours.
 * @throws {NotSignedIn | ForeignOrigin} both of which `answering` answers
 * @throws {NewsroomError} `second-factor-needed` when their role must have one and they have none; not where
 *   `whileEnrolling` says that this is about having one
 */
export async function requireActor(
  request?: Request,
  { whileEnrolling = false }: { whileEnrolling?: boolean } = {},
): Promise<RequestActor> {
  await checkOrigin(request)
  const db = await database()
  const { visitor, setCookies } = await readSession(db, request?.headers ?? (await requestHeaders()), {
    lengthen: true,
  })
  if (!visitor) {
    refuseWith(401)
    throw new NotSignedIn()
  }
  await applyCookies(setCookies)
  if (visitor.mustEnrol && !whileEnrolling)
    throw new NewsroomError('second-factor-needed', visitor.actor.role)
  const { actor, locale, timeZone, sessionId } = visitor
  return { db, actor, locale, timeZone, sessionId }
}

/**
 * The actor for whom a page is rendered. Without a session it redirects to sign-in, from where they come back to
 * `to`; without a second factor that their role must have, to where they make one.
 * @param to the page's own address
 */
export async function requirePageUser(
  to?: string,
  { whileEnrolling = false }: { whileEnrolling?: boolean } = {},
): Promise<PageUser> {
  const db = await database()
  const visitor = await whoAsks()
  if (!visitor) redirect(to ? `/admin/sign-in?to=${encodeURIComponent(to)}` : '/admin/sign-in')
  if (visitor.mustEnrol && !whileEnrolling) redirect('/admin/security')
  return { db, ...visitor }
}

/** The language to speak: that of who is signed in, else the one this browser was last spoken to in, else Arabic. */
export async function newsroomLocale(): Promise<NewsroomLocale> {
  return (await whoAsks())?.locale ?? (await rememberedLocale())
}

/**
 * Who is signed in, if anybody. Read once for a page: its frame, its title and itself all ask. (Outside of a rendering,
 * in an action, `cache` remembers nothing.)
 */
export const whoAsks = cache(
  async (): Promise<Visitor | null> => (await readSession(await database(), await requestHeaders())).visitor,
)

/** What this browser remembers; the language of whoever is not signed in. */
export async function rememberedLocale(): Promise<NewsroomLocale> {
  const remembered = (await cookies()).get(newsroomLocaleCookie)?.value
  return newsroomLocales.find((each) => each === remembered) ?? 'ar'
}

/** Has their browser remember the language, for when nobody is signed in. */
export async function rememberLocale(locale: NewsroomLocale): Promise<void> {
  const kept = await cookies()
  kept.set(newsroomLocaleCookie, locale, {
    path: '/admin',
    maxAge: 365 * 24 * 60 * 60,
    sameSite: 'lax',
    httpOnly: true,
    secure: readSettings().isSecure,
  })
}
