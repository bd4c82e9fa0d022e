/** A reader’s one request, and what came of it. */
import { get } from 'node:http'

/** `status` 0: there was no answer. `at` and `ms` in milliseconds. */
export type Answer = { status: number; at: number; ms: number; text: string; retryAfter: string | undefined }

/** One request on a connection of its own. @param longest milliseconds that the reader has */
export function ask({ port }: { port: number }, path: string, longest = 60_000): Promise<Answer> {
  const at = performance.now()
  return new Promise((resolve) => {
    const done = (status: number, text = '', retryAfter?: string) =>
      resolve({ status, at, ms: performance.now() - at, text, retryAfter })
    const request = get({ port, path, agent: false, timeout: longest }, async (response) => {
      const chunks = await response.toArray().catch(() => undefined)
      if (chunks === undefined) done(0)
      else done(response.statusCode ?? 0, Buffer.concat(chunks).toString(), response.headers['retry-after'])
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => done(0))
  })
}
