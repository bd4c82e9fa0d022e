import { type Database, database } from '@/lib/db/open.ts'
import { defaultLocale, isLocale, type Locale } from '@/lib/locale/table.ts'
import { newsletterWords } from '@/lib/newsroom/newsletters/newsletter-words.ts'
import {
  button,
  choices,
  expiredPage,
  paragraph,
  post,
  readerPage,
  wayHome,
  withAddress,
} from '@/lib/newsroom/newsletters/reader-page.ts'
import { readConfirm, readerAddress, readReader, readStop } from '@/lib/newsroom/newsletters/signed-links.ts'
import {
  changePreferences,
  confirmRequest,
  forget,
  nameOfNewsletter,
  readPreferences,
  readRequest,
  stopOne,
} from '@/lib/newsroom/newsletters/subscribe.ts'
import { newsroomSecret } from '@/lib/newsroom/people/secret.ts'
import { orLater } from '@/lib/server/or-later.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { escapeHtml } from '@/lib/story/html.ts'
import { comeAgain } from '../../come-again.ts'
import { paperName } from '../../paper-name.ts'
import { noFormOfOurs, postedForm } from '../../posted-form.ts'

type Context = { params: Promise<{ action: string; token: string }> }
type Asked = {
  db: Database
  secret: string
  token: string
  form: URLSearchParams | null
  query: URLSearchParams
}

/**
 * What a link of a letter leads to. A GET shows what would be done and does nothing: mail programs and scanners follow links
 * by themselves. What a person presses is a POST, without a session: the signed address is the key.
 */
export const GET = (request: Request, context: Context): Promise<Response> =>
  orLater(
    'What a letter leads to could not be shown',
    () => answer(request, context, null),
    (error) => comeAgain(localeIn(new URL(request.url).searchParams), error),
  )

export async function POST(request: Request, context: Context): Promise<Response> {
  const form = await postedForm(request)
  if (!form) return noFormOfOurs()
  return orLater(
    'What a letter asked for could not be done',
    () => answer(request, context, form),
    (error) => comeAgain(localeIn(new URL(request.url).searchParams), error),
  )
}

async function answer(
  request: Request,
  { params }: Context,
  form: URLSearchParams | null,
): Promise<Response> {
  const { action, token } = await params
  const asked: Asked = {
    db: await database(),
    secret: newsroomSecret(readSettings()),
    token,
    form,
    query: new URL(request.url).searchParams,
  }
  if (action === 'confirm') return confirm(asked)
  if (action === 'reader') return preferences(asked)
  if (action === 'stop') return stop(asked)
  return expired(asked.db, defaultLocale)
}

const expired = async (db: Database, locale: Locale, status?: number): Promise<Response> =>
  expiredPage(locale, await paperName(db, locale), status)

async function confirm({ db, secret, token, form }: Asked): Promise<Response> {
  const requestId = readConfirm(secret, token)
  const request = requestId === null ? null : await readRequest(db, requestId)
  if (requestId === null || !request) return expired(db, defaultLocale)
  const { locale, email, newsletters } = request
  const w = newsletterWords(locale)
  if (form) {
    const subscriberId = await confirmRequest(db, secret, requestId)
    if (subscriberId === null) return expired(db, locale)
    return seeOther(`${pathOf(readerAddress(secret, subscriberId))}?said=confirmed`)
  }
  return readerPage({
    locale,
    paper: await paperName(db, locale),
    title: w('confirm.title'),
    html: `<p>${withAddress(w('confirm.body', { email }), email)}</p><ul>${newsletters
      .map(({ name }) => `<li>${escapeHtml(name)}</li>`)
      .join('')}</ul>${post(`<div class="buttons">${button(w('confirm.submit'))}</div>`)}`,
  })
}

async function preferences({ db, secret, token, form, query }: Asked): Promise<Response> {
  const subscriberId = readReader(secret, token)
  const known = subscriberId === null ? null : await readPreferences(db, subscriberId)
  if (subscriberId === null || !known) return expired(db, localeIn(query))
  const { locale, email, newsletters } = known
  const paper = await paperName(db, locale)
  const w = newsletterWords(locale)
  const own = pathOf(readerAddress(secret, subscriberId))
  if (form) {
    const does = form.get('does')
    if (does === 'erase') {
      await db.orm.transaction((tx) => forget(tx, secret, subscriberId, 'erased'))
      return readerPage({
        locale,
        paper,
        title: w('erased.title'),
        html: paragraph(w('erased.body')) + wayHome(locale),
      })
    }
    const wanted = does === 'stop-all' ? [] : form.getAll('newsletter').slice(0, 500)
    await changePreferences(db, secret, subscriberId, wanted)
    return seeOther(`${own}?said=${does === 'stop-all' ? 'stoppedAll' : 'saved'}`)
  }
  const said = (['confirmed', 'saved', 'stoppedAll'] as const).find((each) => each === query.get('said'))
  return readerPage({
    locale,
    paper,
    title: w('preferences.title'),
    html: `${said ? `<p class="said" role="status">${escapeHtml(w(`preferences.${said}`))}</p>` : ''}<p>${withAddress(w('preferences.body', { email }), email)}</p>${post(
      `<fieldset><legend class="faint">${escapeHtml(w('choose'))}</legend>${choices(newsletters)}</fieldset><div class="buttons">${button(w('preferences.save'), { name: 'does', value: 'save' })}${button(w('preferences.stopAll'), { name: 'does', value: 'stop-all', isQuiet: true })}</div>`,
    )}<h2>${escapeHtml(w('preferences.eraseTitle'))}</h2>${paragraph(w('preferences.eraseBody'), 'faint')}${post(button(w('preferences.erase'), { name: 'does', value: 'erase', isQuiet: true }))}`,
  })
}

async function stop({ db, secret, token, form }: Asked): Promise<Response> {
  const named = readStop(secret, token)
  if (!named) return expired(db, defaultLocale, 404)
  const of = await nameOfNewsletter(db, named.newsletterId)
  const locale = of?.locale ?? defaultLocale
  const paper = await paperName(db, locale)
  const w = newsletterWords(locale)
  const name = of?.name ?? ''
  const more = `<p><a href="${escapeHtml(pathOf(readerAddress(secret, named.subscriberId)))}">${escapeHtml(w('stop.more'))}</a></p>`
  if (form) {
    await stopOne(db, secret, named)
    return readerPage({
      locale,
      paper,
      title: w('stop.title'),
      html: `<p class="said" role="status">${escapeHtml(w('stop.done', { newsletter: name }))}</p>${more}`,
    })
  }
  return readerPage({
    locale,
    paper,
    title: w('stop.title'),
    html: `${paragraph(w('stop.body', { newsletter: name }))}${post(`<div class="buttons">${button(w('stop.submit'))}</div>`)}${more}`,
  })
}

const localeIn = (query: URLSearchParams): Locale => {
  const asked = query.get('locale') ?? ''
  return isLocale(asked) ? asked : defaultLocale
}

const pathOf = (address: string): string => new URL(address).pathname

const seeOther = (location: string): Response =>
  new Response(null, {
    status: 303,
    headers: { Location: location, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' },
  })
