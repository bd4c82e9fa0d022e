import { describe, expect, it } from 'vitest'
import { type RequestHandler, render } from './render.ts'

const answering =
  (headers: Record<string, string>): RequestHandler =>
  async (_request, response) => {
    response.writeHead(200, headers)
    response.end('body')
  }

describe('render', () => {
  it('keeps the links of a document for machines, and drops those of a page, which are for files that it loses', async () => {
    const link = '<https://hub.example/>; rel="hub"'
    const feed = await render(answering({ 'content-type': 'application/xml', link }), '/feed/ar.rss', {})
    expect(feed.headers).toEqual({ 'content-type': 'application/xml', link })
    const page = await render(answering({ 'content-type': 'text/html; charset=utf-8', link }), '/', {})
    expect(page.headers).toEqual({ 'content-type': 'text/html; charset=utf-8' })
  })

  it('passes on nothing of how Next would have cached or routed', async () => {
    const { headers } = await render(
      answering({
        'content-type': 'application/xml',
        'cache-control': 'private',
        etag: '"next"',
        'set-cookie': 'a=b',
        'x-nextjs-cache': 'HIT',
        'access-control-allow-origin': '*',
      }),
      '/feed/ar.rss',
      {},
    )
    expect(headers).toEqual({ 'content-type': 'application/xml', 'access-control-allow-origin': '*' })
  })
})
