import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { session } from '../../db/tables/sign-in.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { tags } from '../../press/cache-dependencies.ts'
import { joined, signedIn, stubPeopleSettings } from '../people/testing/people.ts'
import { type LiveTabs, liveTabs } from './live-tabs.ts'

stubPeopleSettings()

describeDatabase('open tabs', (opened) => {
  let live: LiveTabs
  let server: Server
  let address: string

  beforeAll(async () => {
    live = liveTabs(opened(), { beat: 100, each: 2 })
    server = createServer((request, response) => {
      live.answer(request, response).catch(() => response.destroy())
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin/live`
  })
  afterAll(async () => {
    await live.stop()
    await new Promise((resolve) => server.close(resolve))
  })

  const listen = (cookie = '') => fetch(address, { headers: { cookie } })
  /** What comes next that is no sign of life; null at the end. */
  const events = (response: Response) => {
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    let left = ''
    return async (): Promise<[string, unknown] | null> => {
      for (;;) {
        const end = left.indexOf('\n\n')
        if (end >= 0) {
          const [, name, data] = /event: (.*)\ndata: (.*)/.exec(left.slice(0, end)) ?? []
          left = left.slice(end + 2)
          if (name && data && name !== 'beat') return [name, JSON.parse(data)]
          continue
        }
        const { value, done } = await reader.read()
        if (done) return null
        left += value
      }
    }
  }
  const person = async () => signedIn(opened(), await joined(opened(), 'editor'))

  it('are told how it stands, that lists have changed, and of one’s own inbox alone', async () => {
    const [one, other] = [await person(), await person()]
    const { staffId } = one.visitor.actor
    const response = await listen(one.cookie)
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    expect(response.headers.get('cache-control')).toContain('no-transform')
    const next = events(response)
    expect(await next()).toEqual(['hello', { staffId, unread: 0 }])
    live.send([tags.inbox(other.visitor.actor.staffId), tags.article('x')])
    live.send([tags.newsroom()])
    expect(await next()).toEqual(['stories', null])
    live.send([tags.inbox(staffId)])
    expect(await next()).toEqual(['inbox', { staffId, unread: 0 }])
    await response.body?.cancel().catch(() => {})
  })

  it('are refused to nobody, let go when their session ends, and make room for newer ones', async () => {
    expect((await listen()).status).toBe(401)
    expect((await fetch(address, { method: 'POST' })).status).toBe(405)
    const { cookie, visitor } = await person()
    const first = events(await listen(cookie))
    expect(await first()).toMatchObject(['hello', {}])
    const second = events(await listen(cookie))
    const third = events(await listen(cookie))
    expect(await third()).toMatchObject(['hello', {}])
    expect([await first(), await first()]).toEqual([['full', null], null])
    expect(await second()).toMatchObject(['hello', {}])
    await opened().orm.delete(session).where(eq(session.id, visitor.sessionId))
    expect([await second(), await second()]).toEqual([['ended', null], null])
  })

  it('end at once when the house closes, and nobody is taken any more', async () => {
    const { cookie } = await person()
    const next = events(await listen(cookie))
    expect(await next()).toMatchObject(['hello', {}])
    live.close()
    expect(await next()).toBe(null)
    expect((await listen(cookie)).status).toBe(503)
  })
})
