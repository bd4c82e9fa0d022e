/** The way in: sessions that were chosen by others, links used twice, doors of the library that are not ours, passwords tried out. */
import { type Attack, isRefused, type Kind, request } from './attack.ts'
import { cookieOf, formOf, send, type Target } from './open-target.ts'

/** What better-auth has besides what is open here. */
const closed = [
  ...[
    'sign-in/email',
    'sign-up/email',
    'sign-in/social',
    'sign-out',
    'get-session',
    'list-sessions',
    'revoke-session',
    'revoke-sessions',
  ],
  ...[
    'revoke-other-sessions',
    'update-user',
    'change-email',
    'change-password',
    'set-password',
    'delete-user',
    'delete-user/callback',
  ],
  ...[
    'forget-password',
    'request-password-reset',
    'reset-password',
    'reset-password/x',
    'verify-email',
    'send-verification-email',
  ],
  ...[
    'two-factor/enable',
    'two-factor/disable',
    'two-factor/verify-totp',
    'two-factor/get-totp-uri',
    'two-factor/send-otp',
    'two-factor/verify-otp',
  ],
  ...[
    'two-factor/verify-backup-code',
    'two-factor/generate-backup-codes',
    'two-factor/view-backup-codes',
    'passkey/list-user-passkeys',
  ],
  ...[
    'passkey/delete-passkey',
    'passkey/update-passkey',
    'link-social',
    'unlink-account',
    'list-accounts',
    'account-info',
    'refresh-token',
  ],
  ...[
    'callback/google',
    'admin/list-users',
    'admin/set-role',
    'admin/impersonate-user',
    'api-key/create',
    'ok',
    'error',
    '',
    '../admin',
    'passkey//verify-authentication',
    'passkey/generate-authenticate-options/x',
  ],
]

const wordsOf = (page: string, email: string): string =>
  page
    .slice(page.indexOf('<main'), page.indexOf('</main>'))
    .replaceAll(email, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

async function wrong(target: Target, email: string, password = 'not this one at all'): Promise<string> {
  const address = `${target.url}/admin/sign-in`
  const form = await formOf(address)
  form.set('email', email)
  form.set('password', password)
  const answer = await send(address, form)
  if (answer.status >= 500) throw new Error(`answers ${answer.status}`)
  if (cookieOf(answer).includes('session')) throw new Error('lets in')
  return wordsOf(await answer.text(), email)
}

function ways(target: Target): Attack[] {
  const { email, password } = target.people.translator
  const signIn = async (cookie: string) => {
    const address = `${target.url}/admin/sign-in`
    const form = await formOf(address, cookie)
    form.set('email', email)
    form.set('password', password)
    return send(address, form, { cookie })
  }
  return [
    {
      what: 'a session that somebody else has chosen',
      attempt: async () => {
        const chosen = 'warraq.session_token=chosen.by-somebody-else'
        const answer = await signIn(chosen)
        const given = answer.headers.getSetCookie().find((line) => line.includes('session_token'))
        if (!given) return 'gives no session'
        if (given.includes('chosen')) return 'takes it'
        if (!/; HttpOnly/i.test(given) || !/; SameSite=(?:Lax|Strict)/i.test(given)) return given
        const old = await fetch(`${target.url}/admin/find`, { headers: { cookie: chosen } })
        return old.status === 401 ? null : `answers ${old.status}`
      },
    },
    {
      what: 'a session with a letter changed',
      attempt: async () => {
        const cookie = target.cookies.owner.replace(
          /session_token=(.)/,
          (_, first: string) => `session_token=${first === 'a' ? 'b' : 'a'}`,
        )
        const { status } = await fetch(`${target.url}/admin/find`, { headers: { cookie } })
        return status === 401 ? null : `answers ${status}`
      },
    },
    {
      what: 'a session without its signature',
      attempt: async () => {
        const cookie = target.cookies.owner.replace(/(session_token=[^.;]+)[^;]*/, '$1')
        const { status } = await fetch(`${target.url}/admin/find`, { headers: { cookie } })
        return status === 401 ? null : `answers ${status}`
      },
    },
    {
      what: 'a passkey without a PIN or finger',
      attempt: async () => {
        const answer = await fetch(`${target.url}/admin/auth/passkey/generate-authenticate-options`, {
          headers: { origin: target.siteUrl },
        })
        const told = (await answer.json()) as { userVerification?: string }
        return told.userVerification === 'required' ? null : `asks for ${told.userVerification}`
      },
    },
    {
      what: 'whether somebody works here, by the words of a refusal',
      attempt: async () => {
        const [known, unknown] = [
          await wrong(target, target.people.author.email),
          await wrong(target, 'nobody@attacked.example'),
        ]
        return known === unknown ? null : `“${known}” and “${unknown}”`
      },
    },
    {
      what: 'whether somebody works here, by a forgotten password',
      attempt: async () => {
        const asked = async (whose: string) => {
          const form = await formOf(`${target.url}/admin/forgotten`)
          form.set('email', whose)
          return wordsOf(await (await send(`${target.url}/admin/forgotten`, form)).text(), whose)
        }
        return (await asked(email)) === (await asked('nobody@attacked.example')) ? null : 'other words'
      },
    },
    {
      what: 'thirty passwords, one after the other',
      attempt: async () => {
        const said = new Set<string>()
        for (let tries = 0; tries < 30; tries += 1)
          said.add(await wrong(target, target.people.author.email, `wrong ${tries} and wrong`))
        // From then on it is to wait, and the right one would not be tried either.
        return said.size >= 2 ? null : 'is never told to wait'
      },
    },
    ...closed.flatMap((path) =>
      ['GET', 'POST'].map((method) =>
        request(
          target,
          [
            `${method} /admin/auth/${path} HTTP/1.1`,
            'Content-Type: application/json',
            `Origin: ${target.siteUrl}`,
            `Cookie: ${target.cookies.translator}`,
          ],
          {
            body:
              method === 'POST'
                ? JSON.stringify({ email, password, name: 'x', newPassword: 'x'.repeat(20), token: 'x' })
                : '',
            // The same address without a slash too many.
            judge: (answer) => (answer.status === 308 ? null : isRefused(answer)),
          },
        ),
      ),
    ),
  ]
}

export const entrance: Kind[] = [{ name: 'The way in', isCheap: false, isInOrder: true, attacks: ways }]
