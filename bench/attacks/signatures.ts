/** Requests that say who has signed them, as crawlers do: signatures made so that checking them is as much as it can be. */
import { randomBytes } from 'node:crypto'
import { get } from 'node:http'
import { type Attack, type Kind, marks } from './attack.ts'
import type { Target } from './open-target.ts'
import { held } from './still-serving.ts'

/** Node takes 16 KB of headers; the request's own are a few. */
const most = 15_000
/** At once and after another, as one client can send them. */
const requests = 300
const beside = 20

type Fields = Record<'signature' | 'signature-input' | 'signature-agent', string>

const statusOf = (url: string, headers: Fields): Promise<number> =>
  new Promise((resolve) => {
    get(url, { headers: { ...headers, 'user-agent': 'Reader/1.0' } }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode ?? 0))
    })
      // It hung up on what is no request.
      .once('error', () => resolve(400))
  })

/** Answered as if nothing had been signed, and nobody waits for it. */
function signed(target: Target, what: string, fields: (at: number) => Partial<Fields>): Attack {
  const attempt = async () => {
    let next = 0
    const statuses = new Set<number>()
    await Promise.all(
      Array.from({ length: beside }, async () => {
        for (let at = next++; at < requests; at = next++) {
          const given = { ...usual(at), ...fields(at) }
          statuses.add(await statusOf(`${target.url}/robots.txt`, given))
        }
      }),
    )
    const wrong = [...statuses].find((status) => status !== 200 && (status < 400 || status >= 500))
    return wrong === undefined ? null : `answers ${wrong}`
  }
  return { what, attempt: () => held(target, attempt) }
}

/** As many of one thing as there is room for. */
const full = (piece: string, room = most): string => piece.repeat(Math.floor(room / piece.length))
const now = () => Math.floor(Date.now() / 1_000)
const input = (components = '"@authority" "signature-agent";key="a"', keyid = 'k', more = ''): string =>
  `a=(${components});created=${now()};expires=${now() + 60};keyid="${keyid}";tag="web-bot-auth"${more}`
const some = (bytes: number) => randomBytes(bytes).toString('base64')

const usual = (at: number): Fields => ({
  signature: `a=:${some(64)}:`,
  'signature-input': input(undefined, `key-${at}`),
  'signature-agent': `a="https://${at}.${marks.host}"`,
})

const attacks = (target: Target): Attack[] => [
  // Whoever names agents has us ask them for their keys: twenty in a minute, and none at a private address.
  signed(target, 'Of another agent each time', () => ({})),
  signed(target, 'Of one agent, with another key each time', () => ({
    'signature-agent': `a="https://${marks.host}"`,
  })),
  ...[
    target.url,
    'http://127.0.0.1:1',
    'http://169.254.169.254',
    'http://[::1]',
    'http://0x7f.1',
    'http://2130706433',
    'http://localhost.',
    'file:///etc/passwd',
    'javascript:alert(31337)',
    `https://a:b@${marks.host}`,
    `https://${'a.'.repeat(140)}example`,
    'https://',
  ].map((agent) => signed(target, `Of ${agent.slice(0, 40)}`, () => ({ 'signature-agent': `a="${agent}"` }))),
  signed(target, 'Of a single string, as it was once', () => ({
    'signature-agent': `"https://${marks.host}"`,
    'signature-input': input('"@authority" "signature-agent"'),
  })),
  signed(target, '15 KB of a signature', () => ({ signature: `a=:${some(10_000)}:` })),
  signed(target, 'A signature of a key of RSA', () => ({ signature: `a=:${some(512)}:` })),
  signed(target, 'As many signatures as there is room for', () => ({
    signature: full('a=:AA==:, '),
    'signature-input': input(),
  })),
  signed(target, 'As many that say by whom', () => ({
    'signature-input': full('a=("signature-agent");tag="web-bot-auth";keyid="k", '),
  })),
  signed(target, 'As many parts as there is room for', () => ({
    'signature-input': input(full('"a" ', 14_000)),
  })),
  signed(target, 'One part, as often', () => ({
    'signature-input': input(full('"signature-agent";key="a" ', 14_000)),
  })),
  signed(target, 'Parameters without end', () => ({
    'signature-input': input(undefined, 'k', full(';a=1', 14_000)),
  })),
  signed(target, 'Parts with parameters without end', () => ({
    'signature-input': input(`"@authority"${full(';sf', 13_000)} "signature-agent";key="a"`),
  })),
  signed(target, 'A key with a long name', () => ({
    'signature-input': input(undefined, 'k'.repeat(14_000)),
  })),
  signed(target, 'Brackets', () => ({ 'signature-input': `a=${full('(')}` })),
  signed(target, 'Marks that are not closed', () => ({ 'signature-input': `a="${full('\\\\')}` })),
  signed(target, 'Spaces', () => ({ 'signature-input': `a=(${full(' ')}` })),
  signed(target, 'Numbers', () => ({ 'signature-input': `a=${full('9')}` })),
  signed(target, 'Commas', () => ({ 'signature-input': full(',') })),
  signed(target, 'Bytes that never end', () => ({ signature: `a=:${full('A')}` })),
  signed(target, 'Days before and behind all days', (at) => ({
    'signature-input': input().replace(/created=\d+/, `created=${at % 2 ? '-' : ''}999999999999999`),
  })),
  signed(target, 'Names of what every object has', () => ({
    signature: '__proto__=:AA==:, constructor=:AA==:',
    'signature-input': input().replace(/^a=/, 'constructor=').replaceAll('key="a"', 'key="constructor"'),
    'signature-agent': `constructor="https://${marks.host}"`,
  })),
  signed(target, 'What is no structured field', () => ({
    'signature-input': '<html>',
    'signature-agent': '{}',
  })),
  signed(target, 'Nothing', () => ({ signature: '', 'signature-input': '', 'signature-agent': '' })),
]

export const signatures: Kind[] = [
  { name: 'Signatures of crawlers', isCheap: false, isInOrder: true, attacks },
]
