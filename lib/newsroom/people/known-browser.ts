/** Browsers in which somebody has signed in before: who guesses at their password elsewhere does not shut them out. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Settings } from '../../settings/settings.ts'
import { newsroomSecret } from './secret.ts'

const lasts = 400 * 24 * 60 * 60

type Deciding = Pick<Settings, 'secret' | 'dataFolder' | 'isSecure'>

const cookieName = ({ isSecure }: Deciding): string => (isSecure ? '__Secure-warraq-known' : 'warraq-known')

const seal = (settings: Deciding, id: string, email: string): string =>
  createHmac('sha256', newsroomSecret(settings)).update(`known browser|${id}|${email}`).digest('base64url')

/** Which browser of theirs it is; null for one in which nobody, or somebody else, has signed in. It opens nothing. */
export function knownBrowser(settings: Deciding, headers: Headers, email: string): string | null {
  const name = cookieName(settings)
  const pair = headers
    .get('cookie')
    ?.split(/;\s*/)
    .find((each) => each.startsWith(`${name}=`))
  const [id = '', sealed = ''] = pair?.slice(name.length + 1).split('.') ?? []
  if (!/^[\w-]{16}$/.test(id)) return null
  const [given, right] = [Buffer.from(sealed), Buffer.from(seal(settings, id, email))]
  return given.length === right.length && timingSafeEqual(given, right) ? id : null
}

/** A cookie by which the browser is known again, for the newsroom's addresses alone. */
export function rememberBrowser(settings: Deciding, email: string): string {
  const id = randomBytes(12).toString('base64url')
  const attributes = ['Path=/admin', `Max-Age=${lasts}`, 'HttpOnly', 'SameSite=Lax']
  if (settings.isSecure) attributes.push('Secure')
  return [`${cookieName(settings)}=${id}.${seal(settings, id, email)}`, ...attributes].join('; ')
}
