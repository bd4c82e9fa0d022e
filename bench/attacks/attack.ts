/** What an attack is, and when a paper has held against it. */
import { type RawAnswer, sendRaw } from '../../e2e/raw-request.ts'
import type { Target } from './open-target.ts'

export type Attack = {
  what: string
  /** @returns null where the paper held; else what happened */
  attempt: () => Promise<string | null>
}

/** Attacks that are after the same thing. */
export type Kind = {
  name: string
  /** Quick, and few: they are in the run of the tests as well. */
  isCheap: boolean
  /** One after the other. */
  isInOrder?: true
  attacks: (target: Target) => Attack[] | Promise<Attack[]>
}

/** What our attacks ask to be said, run or believed: where it stands in an answer, one of them came through. */
export const marks = {
  script: '<script>alert(31337)</script>',
  host: 'evil.example',
  header: 'x-injected',
}

export type Judge = (answer: RawAnswer) => string | null

const headerOf = (answer: RawAnswer, name: string): string | null =>
  answer.headers
    .find((line) => line.toLowerCase().startsWith(`${name}:`))
    ?.slice(name.length + 1)
    .trim() ?? null

/** What no answer to anybody may be or hold, whatever was sent. */
function faultOf(answer: RawAnswer, target: Target): string | null {
  const { status, headers } = answer
  const text = answer.body.toString('utf8')
  const length = headerOf(answer, 'content-length')
  const isWhole = length === null || Number(length) === answer.body.length || answer.body.length === 0
  if (!isWhole) return `says it has ${length} bytes, and has ${answer.body.length}`
  const type = headerOf(answer, 'content-type') ?? ''
  // oEmbed's answer to who wants a format that there is none of (https://oembed.com, 2.3.5); too busy, and when to come again.
  const isRefusal = status === 501 || (status === 503 && headerOf(answer, 'retry-after') !== null)
  if (status >= 500 && !isRefusal) return `answers ${status}`
  if (headers.some((line) => line.toLowerCase().startsWith(`${marks.header}:`)))
    return 'sends a header of ours'
  if (/^root:.*:0:0:/m.test(text)) return 'gives a file of the machine'
  if (
    /\bat \S+ \(?(?:file:\/\/)?\/\S+:\d+:\d+\)?|node_modules\/|PostgresError|syntax error at or near/.test(
      text,
    )
  )
    return 'says what is inside'
  if (/text\/html|svg|application\/xml/.test(type) && text.includes(marks.script))
    return 'runs a script of ours'
  const location = headerOf(answer, 'location')
  if (
    location &&
    ![target.host, new URL(target.siteUrl).host].includes(new URL(location, target.siteUrl).host)
  )
    return `leads to ${location}`
  return null
}

/** An attack that is one request. @param judge what this one asks besides; null is well */
export const request = (
  target: Target,
  lines: string[],
  { body = '', judge = () => null, what }: { body?: string; judge?: Judge; what?: string } = {},
): Attack => ({
  what: what ?? lines.join(' ⏎ ').slice(0, 200),
  attempt: async () => {
    // They may read every draft.
    const knows = lines.some(
      (line) => line.includes(target.cookies.owner) || line.includes(target.cookies.editor),
    )
    const answer = await sendRaw(
      target.url,
      [...lines, ...(body ? [`Content-Length: ${Buffer.byteLength(body, 'latin1')}`] : [])],
      body,
    )
    // It hung up on what is no request.
    if (!answer) return null
    if (!knows && target.secrets.some((secret) => answer.body.includes(secret)))
      return 'tells what is a draft'
    return faultOf(answer, target) ?? judge(answer)
  },
})

/** It must be refused: 4xx. */
export const isRefused: Judge = ({ status }) => (status >= 400 && status < 500 ? null : `answers ${status}`)
