/** Lists of a newsletter's subscribers, as an owner brings them: made so that reading them is as much as it can be. */
import { randomBytes } from 'node:crypto'
import { type Attack, type Kind, marks } from './attack.ts'
import { cookieOf, formOf, send, type Target } from './open-target.ts'
import { held } from './still-serving.ts'

/** A newsletter to bring them to. @returns its id */
async function newsletterOf(target: Target): Promise<string> {
  const url = `${target.url}/admin/newsletters`
  const form = await formOf(url, target.cookies.owner, 'timeZone')
  const facts = { kind: 'daily', language: 'ar', name: 'رسالة', description: '', list: 'latest', hour: '7' }
  for (const [name, value] of Object.entries({ ...facts, weekday: '0', timeZone: 'Asia/Beirut' }))
    form.set(name, value)
  const answer = await send(url, form, { cookie: target.cookies.owner, origin: target.siteUrl })
  const [, id] = /\/admin\/newsletters\/([\w-]+)/.exec(answer.headers.get('location') ?? '') ?? []
  if (!id) throw new Error(`No newsletter: ${answer.status} ${cookieOf(answer)}`)
  return id
}

const head = 'email,created_at,source\n'
const lines = (count: number, line: (at: number) => string): string =>
  head + Array.from({ length: count }, (_, at) => line(at)).join('\n')

function list(target: Target, newsletter: string, what: string, body: string): Attack {
  const attempt = async () => {
    const answer = await fetch(
      `${target.url}/admin/newsletters/subscribers?newsletter=${newsletter}&consent=${encodeURIComponent('قائمة')}`,
      {
        method: 'POST',
        headers: { cookie: target.cookies.owner, origin: target.siteUrl, 'content-type': 'text/csv' },
        body,
      },
    )
    const text = await answer.text()
    if (answer.status >= 500) return `answers ${answer.status}`
    if (!/^application\/json/.test(answer.headers.get('content-type') ?? '')) return 'answers no JSON'
    return text.length > 1_000_000 ? `tells ${text.length} characters` : null
  }
  return { what, attempt: () => held(target, attempt) }
}

async function attacks(target: Target): Promise<Attack[]> {
  const newsletter = await newsletterOf(target)
  const some = randomBytes(4).toString('hex')
  const day = '2020-01-01'
  const tried: [string, string][] = [
    ['20,000 readers', lines(20_000, (at) => `a${at}@${some}.example,${day},x`)],
    [
      '20,000 readers with as long addresses, hosts and proofs as there may be',
      lines(
        20_000,
        (at) =>
          `${`${at}`.padEnd(64, 'a')}@${`${'a'.repeat(60)}.`.repeat(3)}example,${day},${'x'.repeat(300)}`,
      ),
    ],
    ['One reader 100,000 times', lines(100_000, () => `a@${some}.example,${day},x`)],
    [
      '20,000 addresses of Arabic hosts',
      lines(20_000, (at) => `a@${'مجلة.'.repeat(20)}${at}.example,${day},x`),
    ],
    ['100,000 lines that are no addresses', lines(100_000, () => `${'@'.repeat(200)},${day},x`)],
    ['Addresses of marks of direction', lines(20_000, () => `${'\u200f'.repeat(900)}a@b.example,${day},x`)],
    ['A host of dots', lines(20_000, () => `a@${'a.'.repeat(490)},${day},x`)],
    ['A line of 20 MB', `${head}${'a'.repeat(20_000_000)}`],
    ['A first line of 20 MB', 'email,'.repeat(3_500_000)],
    ['20 MB of quotation marks', `${head}${'"'.repeat(20_000_000)}`],
    ['A mark that is never closed', `${head}"${'a@b.example,2020-01-01,x\n'.repeat(500_000)}`],
    ['Marks in every line', `${head}${'a@b.example,"2020-01-01,x\n'.repeat(300_000)}`],
    ['Lines of nothing', `${head}${'\n'.repeat(5_000_000)}`],
    ['Lines of commas', `${head}${`${','.repeat(19_000)}\n`.repeat(1_000)}`],
    ['Days that are none', lines(100_000, () => `a@b.example,${'9'.repeat(150)},x`)],
    ['A day in the year 9999', lines(10, (at) => `d${at}@${some}.example,9999-12-31T23:59:59.999Z,x`)],
    ['U+0000 in a proof', lines(10, (at) => `z${at}@${some}.example,${day},a\u0000b`)],
    ['Half a letter in a proof', lines(10, (at) => `h${at}@${some}.example,${day},a\ud83d`)],
    ['Formulas', lines(10, (at) => `=cmd|'/c calc'!A${at}@${some}.example,${day},=1+1`)],
    ['A script', lines(10, (at) => `s${at}@${some}.example,${day},${marks.script}`)],
    ['Headers of a letter', lines(10, () => `"a@b.example\r\nBcc: c@${marks.host}",${day},x`)],
    ['Two columns of addresses', `email,email,created_at\na@b.example,c@d.example,${day}\n`],
    ['A column called __proto__', `__proto__,email,constructor\nx,a@b.example,x\n`],
    [
      'Half a letter where a proof is cut',
      lines(10, (at) => `c${at}@${some}.example,${day},${'🚢'.repeat(300)}`),
    ],
    ['UTF-16', `\xff\xfe${[...head].join('\0')}`],
    ['Nothing', ''],
  ]
  return tried.map(([what, body]) => list(target, newsletter, what, body))
}

export const subscribers: Kind[] = [
  { name: 'Lists of subscribers', isCheap: false, isInOrder: true, attacks },
]
