/** A paper to be attacked: people of every role who are signed in, and a draft whose words nobody else may read. */
import { randomBytes } from 'node:crypto'
import { askServer } from '../../lib/server/command-socket.ts'
import type { Role } from '../../lib/vocabulary.ts'

type SignedInRole = Exclude<Role, 'contributor'>
const signedInRoles: readonly SignedInRole[] = ['owner', 'editor', 'author', 'translator']

export type Target = {
  url: string
  /** Of `url`. */
  host: string
  /** What the paper calls itself: `SITE_URL`. */
  siteUrl: string
  /** The header of a session, by role. */
  cookies: Record<SignedInRole, string>
  people: Record<SignedInRole, { email: string; password: string }>
  /** A draft of the desk's, which no author or translator has a part in. */
  draftId: string
  /** Words of it, that are nowhere else. */
  secrets: string[]
}

/**
 * Bytes as a form without script sends them, with what stands hidden in the page.
 * @param field of the form that is meant, where it is not the first
 */
export async function formOf(url: string, cookie = '', field = ''): Promise<FormData> {
  const page = await (await fetch(url, { headers: { cookie } })).text()
  const form = new FormData()
  const written = page
    .slice(page.indexOf('<main'))
    .split('</form>')
    .map((each) => (field ? each.slice(each.lastIndexOf('<form')) : each))
    .find((each) => !field || each.includes(`name="${field}"`))
  for (const [input = ''] of (written ?? '').matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const [, name = ''] = /name="([^"]*)"/.exec(input) ?? []
    const [, value = ''] = /value="([^"]*)"/.exec(input) ?? []
    form.set(name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
  }
  return form
}

export const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

/** Sends a form as a browser without script does. */
export const send = (url: string, form: FormData, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { origin: new URL(url).origin, ...headers },
  })

async function come(url: string, dataFolder: string, role: SignedInRole) {
  const mark = randomBytes(4).toString('hex')
  const email = `${role}-${mark}@attacked.example`
  const password = `سبع نخلات ${mark}`
  const made = await askServer(dataFolder, {
    command: 'user',
    args: ['create', '--email', email, '--name', role, '--role', role, '--locale', 'en'],
  })
  const path = made?.output.match(/\/admin\/welcome\/\S+/)?.[0]
  if (!path) throw new Error(`Nobody was invited: ${made?.output}`)
  const form = await formOf(url + path)
  form.set('password', password)
  const cookie = cookieOf(await send(url + path, form))
  if (!cookie) throw new Error(`${role} was not let in`)
  return { cookie, email, password }
}

/** @param dataFolder of the paper that answers there */
export async function openTarget(url: string, dataFolder: string): Promise<Target> {
  const people = {} as Target['people']
  const cookies = {} as Target['cookies']
  for (const role of signedInRoles) {
    const { cookie, ...person } = await come(url, dataFolder, role)
    people[role] = person
    cookies[role] = cookie
  }
  // Letters alone: search reads digits among them as a number.
  const secret = randomBytes(6)
    .toString('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))
  const filed = await askServer(dataFolder, {
    command: 'import',
    args: [],
    file: {
      name: 'draft.txt',
      base64: Buffer.from(`عنوان ${secret}\n\nمتن ${secret} لا يقرؤه أحد.`).toString('base64'),
    },
  })
  if (!filed || filed.failed) throw new Error(`No draft: ${filed?.output}`)
  const board = await (
    await fetch(`${url}/admin/find?q=${secret}`, { headers: { cookie: cookies.owner } })
  ).json()
  const draftId = (board as { articleId: string }[])[0]?.articleId
  if (!draftId) throw new Error('The draft is not on the board')
  return { url, host: new URL(url).host, siteUrl: url, cookies, people, draftId, secrets: [secret] }
}
