/** The press, with Next to make its pages. */
import { forPages } from '../db/connection-shares.ts'
import { renderSeconds, timed } from '../health/metrics.ts'
import { defaultLocale, type Locale } from '../locale/table.ts'
import { log, loggedPath } from '../log/log.ts'
import type { Assets } from '../press/assets.ts'
import { recordDependencies } from '../press/cache-dependencies.ts'
import { type CacheRequest, isPage } from '../press/cache-key.ts'
import { finishPage } from '../press/finish.ts'
import { KeptPages } from '../press/kept-pages.ts'
import { movedInEdition } from '../press/lite.ts'
import { scriptType } from '../press/own-scripts.ts'
import { Press } from '../press/press.ts'
import { rememberEach } from '../press/remembered.ts'
import type { Rendered } from '../press/render.ts'
import { withTerms } from '../syndication/terms/machine-terms.ts'
import { headersOfAnswers, headersOfPage } from './answer-headers.ts'
import type { NextInside } from './next-inside.ts'
import type { ServeOptions } from './serve-options.ts'

type PressOver = {
  next: NextInside
  assets: Assets
  options: Pick<
    ServeOptions,
    | 'pressBudget'
    | 'isSecure'
    | 'secureFor'
    | 'keptPages'
    | 'keyHeaders'
    | 'following'
    | 'movedTo'
    | 'movedByQuery'
    | 'missingStoryIn'
    | 'termsHeaders'
    | 'isDevelopment'
  >
}

export const pressOverNext = ({ next, assets, options }: PressOver): Press => {
  const {
    pressBudget,
    keptPages,
    keyHeaders,
    following,
    movedTo,
    movedByQuery,
    missingStoryIn,
    termsHeaders,
    isDevelopment = false,
  } = options
  const renderOrMove = async (asked: CacheRequest): Promise<Rendered> => {
    const { url, cookie, old } = asked
    const script = assets.scriptTexts.get(url)
    if (script) return { status: 200, headers: { 'content-type': scriptType }, body: script }
    const movedThere = old === undefined ? null : await movedByQuery(old)
    if (movedThere) return redirected(movedThere)
    const missingIn = isPage(url.split('?', 1)[0] ?? '') && !isDevelopment ? await missingStoryIn(url) : null
    const made = missingIn ? await missingPage(next, missingIn, cookie) : await next.render(url, cookie)
    // Next sends an address with a slash at its end to the one without: an old one is sent on at once.
    if (made.status === 404 || (made.status === 308 && url.endsWith('/'))) {
      const moved = await movedTo(old ?? url)
      if (moved) return redirected(moved)
    }
    return movedInEdition(made, asked)
  }
  const renderOnTerms = async (asked: CacheRequest): Promise<Rendered> => {
    const made = await renderOrMove(asked)
    return made.status === 200 ? { ...made, headers: withTerms(made.headers, await termsHeaders()) } : made
  }
  return new Press({
    budget: pressBudget,
    keptPages: keptPages && !isDevelopment ? (heard) => new KeptPages({ ...keptPages, heard }) : undefined,
    keepsNothing: isDevelopment,
    keyHeaders,
    following,
    render: (asked) => timed(renderSeconds, () => forPages(() => renderOnTerms(asked))),
    alwaysSent: headersOfAnswers(options),
    finish: (made, asked) => {
      // In development a full page keeps Next's scripts.
      if (isDevelopment && asked.edition !== 'lite') return { html: made.body.toString('utf8'), headers: {} }
      const html = finishPage(made, asked, assets)
      return { html, headers: headersOfPage(html, options) }
    },
    report: (error, asked) =>
      log.error({ err: error, path: loggedPath(asked.url) }, 'A page could not be made'),
  })
}

/**
 * The page that says that there is none: the same at every address of a language. Nothing on it is of the address; what a
 * section's slug may not be (`-`) is none of a story.
 */
async function missingPage(next: NextInside, locale: Locale, cookie: string | undefined): Promise<Rendered> {
  const key = `${locale} ${cookie ?? ''}`
  const address = locale === defaultLocale ? '/-/-' : `/${locale}/-/-`
  const known = await rememberEach<Rendered>('missing page', [key], async () => {
    const { made, read, until } = await recordDependencies(() => next.render(address, cookie))
    // An error is not for keeping: the next one asks again.
    return made.status === 404 ? new Map([[key, { value: made, read, until }]]) : new Map()
  })
  return known.get(key) ?? next.render(address, cookie)
}

const redirected = (href: string): Rendered => ({
  status: 301,
  headers: { location: href },
  body: Buffer.alloc(0),
})
