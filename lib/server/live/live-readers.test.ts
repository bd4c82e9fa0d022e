/** Listeners of live coverage, over real connections to a press whose pages change. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { dependsOn, tags } from '../../press/cache-dependencies.ts'
import { Press, type PressOptions } from '../../press/press.ts'
import type { Rendered } from '../../press/render.ts'
import { isListening, type LiveReadersOptions, liveReaders } from './live-readers.ts'

const patience = { timeout: 5_000, interval: 5 }
const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

type Paper = {
  status: number
  isLive: boolean
  text: string
  change: number
  entries: string
  gone: string
  rendered: number
  /** Holds up a page whose entries have been read. */
  whenAsked?: () => Promise<void>
}

/** Coverage of one story, served. */
async function coverage(options: Partial<LiveReadersOptions> = {}, following?: PressOptions['following']) {
  const paper = {
    status: 200,
    isLive: true,
    text: 'a',
    change: 0,
    entries: '',
    gone: '',
    rendered: 0,
  } as Paper
  const press = new Press({
    budget: 1_000_000,
    following,
    render: async ({ url }): Promise<Rendered> => {
      // What stands in a section that is none is sent to its own.
      if (url.endsWith('/live') && url !== '/economy/live' && paper.status === 200)
        return { status: 301, headers: { location: '/economy/live' }, body: Buffer.alloc(0) }
      paper.rendered += 1
      const { change, entries, gone } = paper
      await paper.whenAsked?.()
      dependsOn(tags.article('art0000001'), tags.dataset('data000001'))
      const live = `<live-story data-article="art0000001" data-change="${change}" data-gone="${gone}" data-text="${paper.text}"></live-story>`
      const body = paper.status === 200 ? `${paper.isLive ? live : ''}${entries}` : 'gone'
      return {
        status: paper.status,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: Buffer.from(body),
      }
    },
  })
  const readers = liveReaders(press, { each: 10, ...options })
  const server = createServer((request, response) => {
    if (isListening(request.socket)) return request.socket.destroy()
    readers
      .answer(request, response, request.url!, String(request.socket.remoteAddress))
      .catch(() => response.writeHead(500).end())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const sockets: Socket[] = []
  stops.push(async () => {
    await readers.stop()
    for (const socket of sockets) socket.destroy()
    server.close()
    server.closeAllConnections()
  })

  const touch = (tag = tags.article('art0000001')) => {
    press.forget([{ tag }])
    readers.send([tag])
  }
  return {
    paper,
    press,
    readers,
    /** Posts an entry, or says it anew. */
    post: (anchor: string, words: string) => {
      paper.change += 1
      const others = paper.entries.replace(new RegExp(`<article[^>]*id="${anchor}".*?</article>`), '')
      paper.entries = `<article class="live-update" id="${anchor}" data-change="${paper.change}"><p>${words}</p></article>${others}`
      touch()
    },
    touch,
    listen: (path = '/stream/economy/live?after=0', headers = '') => {
      const socket = connect(port, '127.0.0.1')
      sockets.push(socket)
      const heard = { text: '', isOver: false, socket }
      socket.setEncoding('utf8').on('data', (text) => {
        heard.text += text
      })
      socket
        .on('error', () => {})
        .on('close', () => {
          heard.isOver = true
        })
      socket.write(`GET ${path} HTTP/1.1\r\nhost: here\r\naccept: text/event-stream\r\n${headers}\r\n`)
      return heard
    },
  }
}

const wordsIn = (text: string): string[] =>
  [...text.matchAll(/^event: entry\ndata: (.*)$/gm)].map(([, data]) =>
    JSON.parse(data!).html.replace(/<[^>]*>/g, ''),
  )
const eventsOf = (text: string): string => text.slice(text.indexOf('event: hello'))

it('sends each entry to all, made once', async () => {
  const { listen, post, paper } = await coverage()
  const all = Array.from({ length: 5 }, () => listen())
  for (const each of all) await expect.poll(() => each.text, patience).toContain('event: hello')
  post('u1', 'أول')
  for (const each of all) await expect.poll(() => wordsIn(each.text), patience).toEqual(['أول'])
  expect(new Set(all.map((each) => eventsOf(each.text))).size).toBe(1)
  expect(paper.rendered).toBe(2)
})

it('sends who comes back what came since, each once, and of each the last', async () => {
  const { listen, post, paper, touch } = await coverage()
  for (const at of [1, 2, 3]) post(`u${at}`, `خبر ${at}`)
  post('u2', 'خبر 2 مصحّحًا')
  const fresh = listen()
  await expect.poll(() => wordsIn(fresh.text), patience).toEqual(['خبر 1', 'خبر 3', 'خبر 2 مصحّحًا'])
  const back = listen('/stream/economy/live?after=0', 'last-event-id: 3\r\n')
  await expect.poll(() => wordsIn(back.text), patience).toEqual(['خبر 2 مصحّحًا'])
  // Withdrawn while both listen, and told to one who was away.
  paper.entries = paper.entries.replace(/<article[^>]*id="u1".*?<\/article>/, '')
  paper.change = 5
  paper.gone = 'u1:5'
  touch()
  for (const each of [fresh, back])
    await expect
      .poll(() => each.text, patience)
      .toContain('id: 5\nevent: gone\ndata: {"change":5,"anchor":"u1"}')
  const late = listen('/stream/economy/live?after=4')
  await expect.poll(() => late.text, patience).toContain('event: gone')
  expect(wordsIn(late.text)).toEqual([])
})

it('sends what comes to who named a change that there never was, and nothing twice to who was ahead of us', async () => {
  const { paper, post, listen } = await coverage({ behind: 200 })
  post('a', 'one')
  const forged = listen('/stream/economy/live', 'last-event-id: 999999999\r\n')
  const ahead = listen('/stream/economy/live', 'last-event-id: 2\r\n')
  for (const each of [forged, ahead]) await expect.poll(() => each.text, patience).toContain('event: hello')
  post('b', 'two')
  await expect.poll(() => paper.rendered, patience).toBe(2)
  // The page that it has is not the one that there is.
  await expect.poll(() => forged.text, patience).toContain('event: changed\ndata: {"text":null}')
  post('c', 'three')
  for (const each of [forged, ahead]) await expect.poll(() => each.text, patience).toContain('three')
  expect(forged.text).not.toContain('one')
  expect(ahead.text).not.toMatch(/one|two|event: changed/)
})

it('sends nothing of before to who comes while changes are not heard of, and says when to come again', async () => {
  const { paper, press, post, listen } = await coverage({}, { longest: 1_000, isAlone: false })
  press.followed(new Date())
  post('a', 'one')
  const first = listen()
  await expect.poll(() => first.text, patience).toContain('one')
  press.followed(new Date(), { ago: 1_000 })
  const second = listen()
  await expect.poll(() => second.text, patience).toMatch(/^HTTP\/1.1 503 [\s\S]*retry-after: \d+/i)
  expect(second.text).not.toContain('one')
  press.followed(new Date())
  const third = listen()
  await expect.poll(() => third.text, patience).toContain('one')
  // Nor is a page that cannot be made a mistake of who asks.
  paper.status = 500
  const fourth = listen('/stream/technology/live?after=0')
  await expect.poll(() => fourth.text, patience).toMatch(/^HTTP\/1.1 503 [\s\S]*retry-after: \d+/i)
})

it('sends nothing that was read before changes were not heard of for too long, to who listens and who comes', async () => {
  const { listen, paper, press, post, readers } = await coverage({}, { longest: 1_000, isAlone: false })
  press.followed(new Date())
  const here = listen()
  await expect.poll(() => here.text, patience).toContain('event: hello')
  const finish: (() => void)[] = []
  paper.whenAsked = () => new Promise((resolve) => finish.push(resolve))
  post('a', 'withdrawn')
  const comes = listen()
  await expect.poll(() => finish.length, patience).toBe(1)
  // The process was suspended, say; meanwhile what it had read was withdrawn elsewhere.
  press.followed(new Date(), { ago: 1_000 })
  Object.assign(paper, { change: 2, entries: '', gone: 'a:2', whenAsked: undefined })
  for (const each of finish) each()
  await expect.poll(() => comes.text, patience).toMatch(/^HTTP\/1.1 503 /)
  press.forgetAll()
  const heard = () => {
    press.followed(new Date())
    return here.text
  }
  await expect.poll(heard, patience).toContain('event: gone')
  expect(here.text).not.toContain('withdrawn')
  // Who was refused takes nobody's place.
  expect(readers.size.listeners).toBe(1)
})

it('reads everything anew when anything may have changed', async () => {
  const { paper, press, readers, post, listen } = await coverage()
  post('a', 'one')
  const heard = listen()
  await expect.poll(() => heard.text, patience).toContain('one')
  // Withdrawn elsewhere, while nothing was heard for so long that nobody says it any more.
  Object.assign(paper, { change: 2, entries: '', gone: 'a:2' })
  press.forgetAll()
  readers.sendAll()
  await expect.poll(() => heard.text, patience).toContain('event: gone')
})

it('lets go whoever takes nothing of what it is sent, and nobody else waits', async () => {
  const { listen, post, readers } = await coverage({ mostWaiting: 64 * 1024 })
  const slow = listen()
  await expect.poll(() => slow.text, patience).toContain('event: hello')
  slow.socket.pause()
  const quick = listen()
  await expect.poll(() => quick.text, patience).toContain('event: hello')
  for (let sent = 1; readers.size.dropped === 0 && sent < 60; sent += 1) {
    post('u1', `${sent} ${'خبر طويل '.repeat(100_000)}`)
    await expect.poll(() => wordsIn(quick.text).at(-1)?.split(' ')[0], patience).toBe(String(sent))
  }
  expect(readers.size).toMatchObject({ listeners: 1, dropped: 1 })
})

it('takes so many of one address and no more, until one of them leaves', async () => {
  const { listen, readers } = await coverage({ each: 3 })
  const all = Array.from({ length: 3 }, () => listen())
  for (const each of all) await expect.poll(() => each.text, patience).toContain('event: hello')
  const refused = listen()
  await expect.poll(() => refused.text, patience).toContain('HTTP/1.1 429')
  all[0]!.socket.destroy()
  await expect.poll(() => readers.size.listeners, patience).toBe(2)
  const next = listen()
  await expect.poll(() => next.text, patience).toContain('event: hello')
})

it.each([
  ['withdrawn', { status: 410 }, true],
  ['no longer live', { isLive: false }, false],
])('ends when its story is %s, and takes nobody more', async (_, change, gone) => {
  const { listen, paper, touch, readers } = await coverage()
  const here = listen()
  await expect.poll(() => here.text, patience).toContain('event: hello')
  Object.assign(paper, change)
  touch()
  await expect.poll(() => here.isOver, patience).toBe(true)
  expect(here.text.endsWith(`event: end\ndata: {"gone":${gone}}\n\n`)).toBe(true)
  const late = listen()
  await expect.poll(() => late.text, patience).toContain('HTTP/1.1 204')
  expect(readers.size).toMatchObject({ listeners: 0, coverages: 0 })
})

it('is heard at one address by whoever comes to another, and keeps no room for each', async () => {
  const { listen, readers, post } = await coverage({ coverages: 3, each: 100 })
  const all = Array.from({ length: 9 }, (_, at) => listen(`/stream/nowhere-${at}/live?after=0`))
  for (const each of all) await expect.poll(() => each.text, patience).toMatch(/HTTP.* (200|503)/)
  expect(readers.size.coverages).toBe(1)
  // Whoever found it full comes again.
  const late = listen()
  await expect.poll(() => late.text, patience).toContain('event: hello')
  post('u1', 'أول')
  for (const each of all.filter(({ text }) => text.includes(' 200 ')).concat(late))
    await expect.poll(() => wordsIn(each.text), patience).toEqual(['أول'])
})

it('lets nobody take all the room there is for coverage', async () => {
  const { listen, readers } = await coverage({ coverages: 10, coveragesEach: 2, each: 100 })
  const some = ['/stream/a/1', '/stream/a/2', '/stream/a/2', '/stream/a/3'].map((path) => listen(path))
  const statuses = async () => {
    for (const each of some) await expect.poll(() => each.text, patience).toMatch(/^HTTP/)
    return some.map(({ text }) => Number(text.slice(9, 12)))
  }
  expect(await statuses()).toEqual([200, 200, 200, 429])
  expect(readers.size).toMatchObject({ listeners: 3, coverages: 2 })
  for (const { socket } of some) socket.destroy()
  await expect.poll(() => readers.size, patience).toMatchObject({ listeners: 0, coverages: 0 })
  const again = listen('/stream/a/3')
  await expect.poll(() => again.text, patience).toContain('event: hello')
})

it('says when something else of the story is another than its entries, and answers nothing more on a stream', async () => {
  const { listen, paper, touch } = await coverage()
  const here = listen()
  await expect.poll(() => here.text, patience).toContain('"text":"a"')
  paper.text = 'b'
  touch()
  await expect.poll(() => here.text, patience).toContain('event: changed\ndata: {"text":"b"}')
  here.socket.write('GET / HTTP/1.1\r\nhost: here\r\n\r\n')
  await expect.poll(() => here.isOver, patience).toBe(true)
  expect(here.text).not.toMatch(/HTTP.*HTTP/s)
})

/** A table of figures as its block has it. */
const tableOf = (version: number, ...cells: string[]) =>
  `<figure class="figures" dir="rtl" data-figures="k1" data-dataset="data000001" data-version="${version}" data-digits="0123456789.,%"><section class="table"><table><thead><tr><th>س</th></tr></thead><tbody>${cells.map((cell) => `<tr><td>${cell}</td></tr>`).join('')}</tbody></table></section><figcaption><p>as of ${version}</p></figcaption></figure>`
const figuresIn = (text: string) =>
  [...text.matchAll(/^id: (.*)\nevent: figures\ndata: (.*)$/gm)].map(([, id, data]) => {
    const { version, since, count, rows, caption } = JSON.parse(data!)
    return {
      id,
      version,
      since,
      count,
      caption,
      rows: rows.map(([at, row]: [number, string]) => `${at}:${row.replace(/<[^>]*>/g, '')}`),
    }
  })

it('sends of figures the rows that are others, and all of them to who comes with other ones', async () => {
  const { listen, paper, touch } = await coverage()
  paper.entries = tableOf(3, '1', '2', '3')
  const here = listen('/stream/economy/live?after=0-3')
  await expect.poll(() => here.text, patience).toContain('event: hello')
  paper.entries = tableOf(4, '1', '20', '3', '4')
  touch(tags.dataset('data000001'))
  await expect
    .poll(() => figuresIn(here.text), patience)
    .toEqual([
      { id: '0-4', version: 4, since: 3, count: 4, caption: '<p>as of 4</p>', rows: ['1:20', '3:4'] },
    ])
  const back = listen('/stream/economy/live?after=0-3', 'last-event-id: 0-3\r\n')
  await expect
    .poll(() => figuresIn(back.text), patience)
    .toMatchObject([{ version: 4, since: null, rows: ['0:1', '1:20', '2:3', '3:4'] }])
  const fresh = listen('/stream/economy/live?after=0-4')
  paper.entries = tableOf(5, '1')
  await expect.poll(() => fresh.text, patience).toContain('event: hello')
  touch(tags.dataset('data000001'))
  for (const each of [fresh, here])
    await expect
      .poll(() => figuresIn(each.text).at(-1), patience)
      .toMatchObject({ since: 4, count: 1, rows: [] })
  expect(figuresIn(fresh.text)).toHaveLength(1)
})
