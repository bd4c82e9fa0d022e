/** What the API says when it does not do what it was asked: problem details (RFC 9457). */
import type { Refusal } from '../newsroom/newsroom-error.ts'
import { absolute } from '../publication/addresses.ts'

/** Every problem of the API's own, by the code that a program tells it by. Those of the newsroom stand in `refusals.ts`. */
export const problems = {
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'key-missing': { status: 401, title: 'This takes a key' },
  'key-refused': { status: 401, title: 'This key is not valid, or no longer' },
  'scope-missing': { status: 403, title: 'The key is not for this' },
  'not-allowed': { status: 403, title: 'Whoever made the key may not do this' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This cannot be done here' },
  'stale-version': { status: 409, title: 'It was saved meanwhile' },
  'in-progress': { status: 409, title: 'The same request is still being done' },
  gone: { status: 410, title: 'It was withdrawn for good' },
  'precondition-failed': { status: 412, title: 'It is not the version that If-Match names' },
  'too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body is of a type that is not taken here' },
  invalid: { status: 422, title: 'What was sent breaks the schema' },
  'other-request': { status: 422, title: 'This Idempotency-Key was used for another request' },
  'too-many-requests': { status: 429, title: 'Too many requests with this key' },
  failed: { status: 500, title: 'This failed, and it is our fault' },
  'read-only': { status: 503, title: 'Nothing can be saved just now' },
  'too-busy': { status: 503, title: 'More is asked for than can be answered now' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof problems

/** Where in a request something is wrong: a JSON pointer into the body (RFC 6901), or the name of a parameter. */
export type Fault = { pointer?: string; parameter?: string; detail: string }

/** A request that is answered with a problem; nothing was done. */
export class Problem extends Error {
  override name = 'Problem'
  readonly code: ProblemCode | Refusal
  readonly status: number
  readonly title: string
  /** Members beside those of RFC 9457. */
  readonly more: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, string>>

  constructor(
    code: ProblemCode | Refusal,
    { status, title }: { status: number; title: string },
    detail: string,
    more: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ) {
    super(detail)
    this.code = code
    this.status = status
    this.title = title
    this.more = more
    this.headers = headers
  }
}

/** A problem of the API's own. */
export const problem = (
  code: ProblemCode,
  detail: string,
  more?: Record<string, unknown>,
  headers?: Record<string, string>,
): Problem => new Problem(code, problems[code], detail, more, headers)

/** What a problem's `type` is: where it is explained to people. */
const problemType = (code: string): string => absolute(`/api#${code}`)

/** A problem as it is sent. */
export const problemBody = ({ code, status, title, message, more }: Problem): string =>
  JSON.stringify({ type: problemType(code), title, status, detail: message, code, ...more })

export const problemMediaType = 'application/problem+json'
