import { shouldServeStreamingMetadata } from 'next/dist/server/lib/streaming-metadata.js'
import { describe, expect, it } from 'vitest'
import config from '../../next.config.mjs'
import { answerWith } from '../publication/answer-status.ts'
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

  it('has failed when what stands around a missing page did, whatever the page had said', async () => {
    const answered = (status: number) => {
      const handler: RequestHandler = async (_request, response) => {
        answerWith(404)
        response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' })
        response.end('body')
      }
      return render(handler, '/', {})
    }
    expect((await answered(200)).status).toBe(404)
    expect((await answered(500)).status).toBe(500)
  })

  it('asks in such a way that Next waits for what belongs in the head', async () => {
    let asked: string | undefined
    const handler: RequestHandler = async (request, response) => {
      asked = request.headers['user-agent']
      response.end('body')
    }
    await render(handler, '/', {})
    // As Next itself decides: whoever gives no name is streamed to.
    const streamed = !asked || shouldServeStreamingMetadata(asked, config.htmlLimitedBots?.source)
    expect(streamed).toBe(false)
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
