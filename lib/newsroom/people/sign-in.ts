import { isAPIError } from 'better-auth/api'
import type { Database } from '../../db/open.ts'
import { readSettings } from '../../settings/settings.ts'
import { attempt, giveBack, type Limit, limits } from './attempts.ts'
import { authOf } from './auth.ts'
import { noteGuess } from './guesses.ts'
import { knownBrowser, rememberBrowser } from './known-browser.ts'
import { longestPassword } from './password.ts'

/** What came of trying to come in. `setCookies` are to be sent with the answer, as they are. */
export type SignedIn =
  | { outcome: 'in'; setCookies: string[]; locale: string }
  /** The password was right, and a code of the second factor is asked for next. */
  | { outcome: 'code-needed'; setCookies: string[] }
  /** Whether the person, the password or their access was wrong is not said. */
  | { outcome: 'wrong' }
  /** Too many attempts; `wait` in seconds. */
  | { outcome: 'wait'; wait: number }
  /** The password was given too long ago, or too many codes were tried. */
  | { outcome: 'begin-again' }

/** Where a request is from: the one address that our server wrote there (`lib/server/client-address.ts`). */
export const addressOf = (headers: Headers): string => headers.get('x-forwarded-for') ?? 'unknown'

/**
 * Signs somebody in by e-mail address and password. Takes as long for an address that nobody has.
 * @param headers the request's: cookies, the browser's name, the address
 */
export async function signIn(
  db: Database,
  headers: Headers,
  given: { email: string; password: string },
): Promise<SignedIn> {
  const email = given.email.trim().toLowerCase().slice(0, 254)
  const address = addressOf(headers)
  const settings = readSettings()
  const known = knownBrowser(settings, headers, email)
  // Ten wrong passwords of a stranger must not shut out whoever knows it.
  const keys: [string, Limit][] = [
    [`sign-in|${address}`, limits.signInPerAddress],
    ...(known
      ? [[`sign-in-known|${known}`, limits.signInPerPlace] satisfies [string, Limit]]
      : ([
          [`sign-in-as|${email}|${address}`, limits.signInPerPlace],
          [`sign-in-as|${email}`, limits.signInPerAccount],
        ] satisfies [string, Limit][])),
  ]
  for (const [key, limit] of keys) {
    const wait = await attempt(db, key, limit)
    if (wait > 0) return { outcome: 'wait', wait }
  }
  try {
    const { headers: answered, response } = await authOf(db).api.signInEmail({
      body: { email, password: given.password.slice(0, longestPassword) },
      headers,
      returnHeaders: true,
    })
    for (const [key] of keys) await giveBack(db, key)
    const setCookies = [...answered.getSetCookie(), ...(known ? [] : [rememberBrowser(settings, email)])]
    return 'twoFactorRedirect' in response
      ? { outcome: 'code-needed', setCookies }
      : { outcome: 'in', setCookies, locale: response.user.locale }
  } catch (error) {
    if (!isAPIError(error)) throw error
    if (!known) await noteGuess(db, email)
    return { outcome: 'wrong' }
  }
}

/**
 * The second step: a code of the authenticator app, or one of the recovery codes, which is used up by it.
 * @param headers of a request that carries the cookie of the first step
 */
export async function answerCode(
  db: Database,
  headers: Headers,
  given: { code: string; kind: 'app' | 'recovery' },
): Promise<SignedIn> {
  const counted = `code|${addressOf(headers)}`
  const wait = await attempt(db, counted, limits.signInPerAddress)
  if (wait > 0) return { outcome: 'wait', wait }
  const { api } = authOf(db)
  const code = given.kind === 'app' ? plainCode(given.code) : recoveryCode(given.code)
  const request = { body: { code }, headers, returnHeaders: true } as const
  try {
    const { headers: answered, response } =
      given.kind === 'app' ? await api.verifyTOTP(request) : await api.verifyBackupCode(request)
    await giveBack(db, counted)
    return { outcome: 'in', setCookies: answered.getSetCookie(), locale: localeOf(response.user) }
  } catch (error) {
    if (!isAPIError(error)) throw error
    switch (error.body?.code) {
      case 'ACCOUNT_TEMPORARILY_LOCKED':
        return { outcome: 'wait', wait: 15 * 60 }
      case 'INVALID_TWO_FACTOR_COOKIE':
      case 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE':
        return { outcome: 'begin-again' }
      default:
        return { outcome: 'wrong' }
    }
  }
}

/** A code as apps make it: digits as any keyboard writes them, without the spaces that it is shown with. */
export const plainCode = (written: string): string =>
  written
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, westernDigit)
    .replace(/\s/g, '')
    .toLowerCase()

/** A recovery code as it was made (`xxxxx-xxxxx`), however it is spaced or where its hyphen went. */
const recoveryCode = (written: string): string => {
  const letters = plainCode(written).replace(/[^0-9a-z]/g, '')
  return `${letters.slice(0, 5)}-${letters.slice(5, 10)}`
}

const westernDigit = (digit: string): string => String(digit.charCodeAt(0) & 15)

/** better-auth's types do not carry our columns through the second step; its answer does. */
const localeOf = (user: object | undefined): string =>
  user && 'locale' in user && typeof user.locale === 'string' ? user.locale : 'ar'

/** Ends the session a request carries. Returns the cookies that make the browser forget it. */
export async function signOut(db: Database, headers: Headers): Promise<string[]> {
  const { headers: answered } = await authOf(db).api.signOut({ headers, returnHeaders: true })
  return answered.getSetCookie()
}
