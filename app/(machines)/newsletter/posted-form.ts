import { boundedBody } from '@/lib/server/bounded-body.ts'

/** Bytes of a filled-in form of ours: an address, and as many newsletters as a paper has. */
const longest = 16_000

/**
 * What was filled in. Mail programs may send their one press as `multipart/form-data` (RFC 8058, 3.2), of which nothing needs
 * to be read.
 * @returns null when it is longer than any form of ours
 */
export async function postedForm(request: Request): Promise<URLSearchParams | null> {
  try {
    const body = (await boundedBody(request, longest, () => new RangeError('too long'))).toString('utf8')
    return new URLSearchParams(body.startsWith('--') ? '' : body)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

export const noFormOfOurs = (): Response =>
  new Response('That is no form of ours.\n', {
    status: 413,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
