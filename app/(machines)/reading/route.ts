import type { NextRequest } from 'next/server'
import { z } from 'zod'
import {
  formatCookie,
  parseChoices,
  parseFormatPreferences,
  writeChoices,
} from '@/lib/locale/format-preferences.ts'
import { locales } from '@/lib/locale/table.ts'
import { frontHref } from '@/lib/publication/addresses.ts'
import { isOwnRequest } from '@/lib/server/own-request.ts'
import { readSettings } from '@/lib/settings/settings.ts'

const year = 365 * 24 * 60 * 60

/** Bytes of a filled-in form; the real one has about a hundred and fifty. */
const longestForm = 1_000

const form = z
  .object({
    locale: z.enum(locales),
    numerals: z.string(),
    calendar: z.string(),
    months: z.string(),
    secondCalendar: z.string(),
    reset: z.string().optional(),
  })
  .transform(({ locale, numerals, calendar, months, secondCalendar, reset }) => ({
    locale,
    reset: reset !== undefined,
    reading: parseFormatPreferences([numerals, calendar, months, secondCalendar].join('.'), locale),
  }))

/**
 * Keeps how a reader wants numbers and dates printed in one language, and leads back to the page the form stood on.
 * 403 for a form of somebody else's page, 400 for a choice that our form does not offer.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const { siteUrl, isSecure } = readSettings()
  if (!isOwnRequest(request.headers, siteUrl))
    return refusal(403, 'This form was not sent by a page of ours.')
  // A browser always says how long its form is.
  if (!(Number(request.headers.get('content-length') ?? Number.NaN) <= longestForm))
    return refusal(413, 'That is no form of ours.')
  const { success, data } = form.safeParse(Object.fromEntries(new URLSearchParams(await request.text())))
  if (!success || !data.reading) return refusal(400, 'No page of ours offers this choice.')

  const choices = parseChoices(request.cookies.get(formatCookie)?.value)
  if (data.reset) delete choices[data.locale]
  else choices[data.locale] = data.reading
  const value = writeChoices(choices)
  const cookie = [
    `${formatCookie}=${value}`,
    `Max-Age=${value ? year : 0}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    ...(isSecure ? ['Secure'] : []),
  ]
  return new Response(null, {
    status: 303,
    headers: {
      Location: pathOf(request.headers.get('referer')) ?? frontHref(data.locale),
      'Set-Cookie': cookie.join('; '),
      'Cache-Control': 'no-store',
    },
  })
}

const refusal = (status: number, reason: string): Response =>
  new Response(`${reason}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })

/**
 * Path and query of the page a form was sent from, or null where the browser does not say. Whatever the page's
 * origin was, a path leads to ours; one that begins with two slashes would lead to another host.
 */
function pathOf(referrer: string | null): string | null {
  if (!referrer || !URL.canParse(referrer)) return null
  const { pathname, search } = new URL(referrer)
  return pathname.startsWith('//') ? null : pathname + search
}
