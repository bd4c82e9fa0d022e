/** One picture, asked for at its old address: guarded, bounded, and with what its server says of another time. */
import { FetchRefused, guardedFetch } from '../../server/guarded-fetch.ts'

export type PictureFetching = {
  /** `settings.privateDestinations` */
  allowed: readonly string[]
  /** Who asks, so that whoever runs the old site knows whom to ask about it. */
  siteUrl: string
  /** Milliseconds for one picture. */
  within?: number
  /** Bytes of one picture. */
  most: number
  /** Media types that are asked for. */
  accept?: string
  /** Ends it: what was asked for is for later then. */
  signal?: AbortSignal | undefined
}

/** What asking for a picture came to. */
export type PictureAnswer =
  | { bytes: Buffer }
  /** There is none. */
  | { missing: string }
  /** It will not be had from there. */
  | { refused: string }
  /** Perhaps another time; `after` seconds, where its server says so. */
  | { later: string; after: number | null }

/** Milliseconds for one picture: a slow site's largest. */
const longest = 60_000
/** Seconds; a server that wants to be left alone for longer is asked after a day all the same. */
const longestWait = 86_400

/** What may be otherwise another time (RFC 9110, 15.5 and 15.6; RFC 6585, 4). */
const isForLater = (status: number): boolean =>
  status === 408 || status === 425 || status === 429 || status >= 500

/** Why a picture is for later that this process had no time for. */
export const stopped = 'stopped'

/** Never throws. */
export async function fetchPicture(
  address: string,
  { allowed, siteUrl, within = longest, most, accept = 'image/*', signal }: PictureFetching,
): Promise<PictureAnswer> {
  try {
    const { status, headers, body } = await guardedFetch(address, {
      headers: { 'user-agent': `Warraq (+${siteUrl})`, accept },
      within,
      most,
      allowed,
      plain: true,
      redirects: 5,
      signal,
    })
    if (status === 200) return { bytes: body }
    if (status === 404 || status === 410) return { missing: `status-${status}` }
    if (isForLater(status))
      return { later: `status-${status}`, after: secondsOf(headers['retry-after'], Date.now()) }
    return { refused: `status-${status}` }
  } catch (error) {
    if (signal?.aborted) return { later: stopped, after: null }
    if (error instanceof FetchRefused)
      return error.refusal === 'too-slow'
        ? { later: error.refusal, after: null }
        : { refused: error.refusal === 'too-long' ? 'too-heavy' : error.refusal }
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    return { later: typeof code === 'string' ? code : 'failed', after: null }
  }
}

/** `Retry-After`: seconds, or a moment (RFC 9110, 10.2.3). */
export function secondsOf(retryAfter: string | undefined, now: number): number | null {
  if (!retryAfter) return null
  const seconds = /^\d{1,9}$/.test(retryAfter)
    ? Number(retryAfter)
    : (Date.parse(/ GMT$/.test(retryAfter) ? retryAfter : '') - now) / 1_000
  return Number.isFinite(seconds) ? Math.min(Math.max(0, seconds), longestWait) : null
}
