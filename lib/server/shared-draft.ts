import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Assets } from '../press/assets.ts'
import { finishPage } from '../press/finish.ts'
import { headersOfPage } from './answer-headers.ts'
import type { NextInside } from './next-inside.ts'

/** A draft that somebody was sent a link to: a page like those of the press, which nobody keeps or finds. */
export async function sendSharedDraft(
  request: IncomingMessage,
  response: ServerResponse,
  { path, next, assets, isSecure }: { path: string; next: NextInside; assets: Assets; isSecure: boolean },
): Promise<void> {
  const made = await next.render(path)
  const body = finishPage(made, { key: path, url: path }, assets)
  response.writeHead(made.status, {
    ...headersOfPage(body, { isSecure }),
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex, nofollow, noarchive',
    // Its address is its key: nobody whom the story links to is told it.
    'referrer-policy': 'no-referrer',
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
