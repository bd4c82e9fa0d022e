/** Asking the newsroom's own routes, from the browser. Whatever happens, there is an answer. */

export type Refused = {
  ok: false
  /** A refusal of the newsroom's (`lib/newsroom/newsroom-error.ts`), `signed-out`, `failed`, or `away`: there was no answer. */
  refusal: string
  subject: string
  /** In the newsroom's language; '' when there was no answer to word one. */
  message: string
}
export type Answered<T> = { ok: true; value: T } | Refused

/** A browser refuses to send more than 64 KiB after its page has gone (Fetch standard, 4.6). */
const mostAfterLeaving = 60_000
/** Milliseconds after which a server that has not answered is taken for away. */
const longest = 20_000

const away: Refused = { ok: false, refusal: 'away', subject: '', message: '' }

/** Milliseconds by which this device's clock is behind the server's; 0 while that is less than anybody would notice. */
let behind = 0
const noticed = 60_000

/** Now, on the server's clock as far as it is known: what is proposed on a clock that is off would be long past there. */
export const serverNow = (): Date => new Date(Date.now() + behind)

function noteClock(date: string | null): void {
  const difference = Date.parse(date ?? '') - Date.now()
  if (!Number.isNaN(difference)) behind = Math.abs(difference) > noticed ? difference : 0
}

const isAnswer = (value: unknown): value is Answered<unknown> =>
  typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean'

type Asking = {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  /** The page is going: the request should outlive it. */
  leaving?: boolean
  /** Nobody wants the answer any longer. */
  unwanted?: AbortSignal
}

/** @param address a path of ours; what it answers with is trusted to be `T` */
export async function askNewsroom<T>(
  address: string,
  { method = 'GET', body, leaving = false, unwanted }: Asking = {},
): Promise<Answered<T>> {
  const text = body === undefined ? undefined : JSON.stringify(body)
  try {
    const response = await fetch(address, {
      method,
      ...(text !== undefined && { body: text, headers: { 'content-type': 'application/json' } }),
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error',
      ...(leaving && new Blob([text ?? '']).size < mostAfterLeaving
        ? { keepalive: true }
        : { signal: AbortSignal.any([AbortSignal.timeout(longest), ...(unwanted ? [unwanted] : [])]) }),
    })
    noteClock(response.headers.get('date'))
    const answer: unknown = await response.json()
    return isAnswer(answer) ? (answer as Answered<T>) : away
  } catch {
    return away
  }
}

export const storyAddress = (articleId: string, rest = '') => `/admin/stories/${articleId}${rest}`
