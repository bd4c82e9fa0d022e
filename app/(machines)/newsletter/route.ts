import { database } from '@/lib/db/open.ts'
import { defaultLocale, isLocale, type Locale } from '@/lib/locale/table.ts'
import { isMailAddress, readMailAddress } from '@/lib/newsroom/newsletters/mail-address.ts'
import { newsletterWords } from '@/lib/newsroom/newsletters/newsletter-words.ts'
import { paragraph, readerPage, subscribeAgain, wayHome } from '@/lib/newsroom/newsletters/reader-page.ts'
import { askToSubscribe } from '@/lib/newsroom/newsletters/subscribe.ts'
import { newslettersHref } from '@/lib/publication/addresses.ts'
import { offeredNewsletters } from '@/lib/publication/newsletters.ts'
import { orLater } from '@/lib/server/or-later.ts'
import { isOwnRequest } from '@/lib/server/own-request.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { comeAgain } from './come-again.ts'
import { paperName } from './paper-name.ts'
import { noFormOfOurs, postedForm } from './posted-form.ts'

/**
 * Somebody subscribes. The answer says nothing of whether the address is known: a letter asks its owner, whoever typed it. No
 * cookie is set or read.
 */
export async function POST(request: Request): Promise<Response> {
  const { siteUrl, mail } = readSettings()
  if (!isOwnRequest(request.headers, siteUrl)) return plain(403, 'This form was not sent by a page of ours.')
  const form = await postedForm(request)
  if (!form) return noFormOfOurs()
  const asked = form.get('locale') ?? ''
  const locale = isLocale(asked) ? asked : defaultLocale
  return orLater(
    'Nobody could be subscribed',
    () => subscribe(request, form, locale, mail !== undefined),
    (error) => comeAgain(locale, error),
  )
}

async function subscribe(
  request: Request,
  form: URLSearchParams,
  locale: Locale,
  hasMail: boolean,
): Promise<Response> {
  const db = await database()
  const paper = await paperName(db, locale)
  const w = newsletterWords(locale)
  const offered = await offeredNewsletters(db, locale)
  if (!hasMail || offered.length === 0)
    return readerPage({
      locale,
      paper,
      title: w('title'),
      status: 404,
      html: paragraph(w('fault.off')) + wayHome(locale),
    })

  const done = () =>
    readerPage({
      locale,
      paper,
      title: w('asked.title'),
      html: paragraph(w('asked.body')) + wayHome(locale),
    })
  // A field that no person sees: who fills it in is told that all is well.
  if (form.get('website')) return done()

  const typed = form.get('email') ?? ''
  const chosen = form.getAll('newsletter').slice(0, 100)
  const known = offered.filter(({ id }) => chosen.includes(id)).map(({ id }) => id)
  const again = (fault: string, isOfEmail: boolean, status: number) =>
    subscribeAgain({
      locale,
      paper,
      offered,
      chosen: known,
      email: typed.slice(0, 254),
      fault,
      isOfEmail,
      status,
    })
  const address = readMailAddress(typed)
  if (!isMailAddress(address)) return again(w(`fault.${address}`), true, 400)
  if (known.length === 0) return again(w('fault.choose'), false, 400)
  // The server has put the client's address there, and nobody else could.
  const client = request.headers.get('x-forwarded-for') ?? 'unknown'
  // What was typed stays in the form.
  return orLater(
    'Nobody could be subscribed',
    async () => {
      const wait = await askToSubscribe(db, address, { locale, newsletterIds: known, client })
      return wait > 0 ? again(w('fault.busy'), false, 429) : done()
    },
    () => again(w('fault.later'), false, 503),
  )
}

/** Whoever reloads what a form led to, or follows it from somewhere. */
export const GET = (): Response =>
  new Response(null, { status: 303, headers: { Location: newslettersHref(defaultLocale) } })

const plain = (status: number, reason: string): Response =>
  new Response(`${reason}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
