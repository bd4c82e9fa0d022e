/**
 * How many readers one process tells of live coverage as it goes on, and how soon. Some minutes.
 * `node bench/live-listeners.ts --listeners=15000`
 *
 * A process of its own serves as ours does (`lib/server/live` over a press that keeps pages), without Next: a page of
 * coverage with as many entries as were posted is made of text. Others open listeners as browsers would be: each a
 * connection of its own, from many addresses of 127/8, since one address has 28,000 ports. How many files a process may
 * open bounds both sides: the figures say how many were open.
 *
 * Measured: how soon pages beside it come, kept and new ones, before anybody listens and while all do, an entry being posted
 * every two seconds; memory of the serving process per listener; milliseconds from an entry's being touched to its last byte at
 * half, 99 of a hundred and all listeners; pages that are read meanwhile; then all connections are cut, and all come back
 * with `Last-Event-ID` while entries go on: each must have had each entry exactly once. At the end some take nothing any
 * more, and must be let go.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { dependsOn, tags } from '../lib/press/cache-dependencies.ts'
import { Press } from '../lib/press/press.ts'
import { isListening, liveReaders } from '../lib/server/live/live-readers.ts'

const { values } = parseArgs({
  options: {
    role: { type: 'string', default: 'all' },
    listeners: { type: 'string', default: '15000' },
    entries: { type: 'string', default: '10' },
    port: { type: 'string', default: '0' },
    first: { type: 'string', default: '0' },
    /** Seconds over which all come back. */
    back: { type: 'string', default: '30' },
  },
})

const article = tags.article('art0000001')
const path = '/stream/politics/election-night'
/** Listeners of one process: those that it may open, with room for itself. */
const mostEach = 9_500
const perAddress = 400
const now = (): number => performance.timeOrigin + performance.now()

// --- the serving process --------------------------------------------------------------------------------------

async function serveHere(): Promise<void> {
  const entries: string[] = []
  /** A story that is no coverage. */
  const beside = {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: Buffer.from(
      Array.from({ length: 400 }, (_, at) => `<p>${at} ${'خبر آخر من المدينة '.repeat(3)}</p>`).join(''),
    ),
  }
  const press = new Press({
    budget: 100_000_000,
    render: async ({ url }) => {
      if (url !== path.slice('/stream'.length)) return beside
      dependsOn(article)
      const live = `<live-story data-article="art0000001" data-change="${entries.length}" data-gone="" data-text="a"></live-story>`
      return {
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: Buffer.from(live + entries.toReversed().join('')),
      }
    },
  })
  const readers = liveReaders(press, { each: perAddress + 100 })
  const asked = { key: '/politics/election-night', url: '/politics/election-night' }
  const server = createServer(async (request, response) => {
    if (isListening(request.socket)) return request.socket.destroy()
    if (request.url?.startsWith('/stream'))
      return readers.answer(request, response, request.url, String(request.socket.remoteAddress))
    const page = request.url?.startsWith('/beside') ? { key: request.url, url: request.url } : asked
    const ready = press.ready(page, {}) ?? (await press.respond(page, {}))
    response.writeHead(ready.status, ready.headers).end(ready.body)
  })
  server.listen(Number(values.port), '0.0.0.0', 4_000)
  await once(server, 'listening')
  process.send?.({ port: (server.address() as AddressInfo).port })
  process.on('message', ({ post, words, tell }: { post?: number; words?: string; tell?: true }) => {
    if (post) {
      entries.push(
        `<article class="live-update" id="u${post}" data-change="${post}" data-sent="${now()}"><p>${words}</p></article>`,
      )
      press.forget([{ tag: article }])
      readers.send([article])
    }
    if (tell) {
      globalThis.gc?.()
      const { rss, heapUsed, external } = process.memoryUsage()
      process.send?.({ told: { ...readers.size, rss, heapUsed, external } })
    }
  })
}

// --- a process of listeners -------------------------------------------------------------------------------------

type Listener = {
  socket: Socket
  last: number
  had: number[]
  opened: boolean
  rest: string
  isSlow: boolean
}

function listenHere(): void {
  const port = Number(values.port)
  const first = Number(values.first)
  const all: Listener[] = []
  /** Milliseconds that each entry took to each listener. */
  let took: number[] = []
  const seen = /id: (\d+)\nevent: entry\ndata: .*?data-sent=\\"([\d.]+)\\"/g

  const open = (at: number, listener: Listener): void => {
    const address = Math.floor((first + at) / perAddress)
    const socket = connect({
      port,
      host: '127.0.0.1',
      localAddress: `127.1.${Math.floor(address / 250)}.${(address % 250) + 1}`,
    })
    listener.socket = socket
    listener.opened = false
    listener.rest = ''
    socket.on('data', (bytes) => {
      const text = listener.rest + bytes.toString('latin1')
      // A large entry comes in pieces, of which the first have no end.
      const end = text.lastIndexOf('\n\n')
      const whole = end < 0 ? '' : text.slice(0, end + 2)
      listener.rest = text.slice(whole.length)
      if (whole.includes('event: hello')) listener.opened = true
      for (const [, id, sent] of whole.matchAll(seen)) {
        listener.had.push(Number(id))
        listener.last = Number(id)
        took.push(now() - Number(sent))
      }
    })
    socket.on('error', () => {})
    const since = listener.last ? `last-event-id: ${listener.last}\r\n` : ''
    socket.write(`GET ${path}?after=0 HTTP/1.1\r\nhost: here\r\naccept: text/event-stream\r\n${since}\r\n`)
  }

  process.on(
    'message',
    async (asked: {
      open?: number
      cut?: true
      back?: number
      keep?: number
      slow?: number
      tell?: number
    }) => {
      if (asked.open)
        for (let at = 0; at < asked.open; at += 1) {
          const listener = {
            socket: undefined as unknown as Socket,
            last: 0,
            had: [],
            opened: false,
            rest: '',
            isSlow: false,
          }
          all.push(listener)
          open(at, listener)
          // As many at once as a backlog holds.
          if (at % 100 === 99) await wait(25)
        }
      if (asked.cut) for (const { socket } of all) socket.destroy()
      if (asked.back) {
        const pause = (asked.back * 1_000) / all.length
        const begun = now()
        for (const [at, listener] of all.entries()) {
          open(at, listener)
          const early = begun + at * pause - now()
          if (early > 5) await wait(early)
        }
      }
      if (asked.keep !== undefined) for (const { socket } of all.splice(asked.keep)) socket.destroy()
      if (asked.slow)
        for (const listener of all.slice(0, asked.slow)) {
          listener.isSlow = true
          listener.socket.pause()
        }
      if (asked.tell !== undefined) {
        const whole = Array.from({ length: asked.tell }, (_, at) => at + 1).join()
        process.send?.({
          open: all.filter((each) => each.opened && !each.socket.destroyed).length,
          wrong: all.filter((each) => !each.isSlow && each.had.join() !== whole).length,
          missing: all.reduce(
            (sum, each) => sum + (each.isSlow ? 0 : Math.max(0, (asked.tell ?? 0) - each.had.length)),
            0,
          ),
          took,
        })
        took = []
      }
    },
  )
  process.send?.({ ready: true })
}

// --- who asks them ----------------------------------------------------------------------------------------------

type Told = { open: number; wrong: number; missing: number; took: number[] }

async function askAll(): Promise<void> {
  const wanted = Number(values.listeners)
  const start = (role: string, ...more: string[]): ChildProcess =>
    fork(import.meta.filename, [`--role=${role}`, ...more], {
      execArgv: ['--expose-gc', '--max-semi-space-size=16'],
    })
  const server = start('serve', `--port=${values.port}`)
  const [{ port }] = (await once(server, 'message')) as [{ port: number }]
  const clients: { process: ChildProcess; count: number }[] = []
  for (let first = 0; first < wanted; first += mostEach) {
    const child = start('listen', `--port=${port}`, `--first=${first}`)
    await once(child, 'message')
    clients.push({ process: child, count: Math.min(mostEach, wanted - first) })
  }
  const send = (to: ChildProcess, message: object) => to.send(message)
  const served = async () => {
    send(server, { tell: true })
    const [{ told }] = (await once(server, 'message')) as [
      { told: { listeners: number; dropped: number; rss: number; heapUsed: number; external: number } },
    ]
    return told
  }
  const told = async (count: number): Promise<Told> => {
    const answers = await Promise.all(
      clients.map(async ({ process: child }) => {
        send(child, { tell: count })
        return ((await once(child, 'message')) as [Told])[0]
      }),
    )
    return {
      open: sum(answers.map((each) => each.open)),
      wrong: sum(answers.map((each) => each.wrong)),
      missing: sum(answers.map((each) => each.missing)),
      took: answers.flatMap((each) => each.took).sort((a, b) => a - b),
    }
  }
  const waitUntil = async (done: () => Promise<boolean>, seconds: number) => {
    for (const end = now() + seconds * 1_000; now() < end && !(await done()); ) await wait(500)
  }
  let posted = 0
  const post = (size = 600) => {
    posted += 1
    send(server, { post: posted, words: 'و'.repeat(size / 2) })
  }

  let asked = 0
  /** Pages that are no coverage, for twenty seconds. */
  const readBeside = async () => {
    const took = { kept: [] as number[], fresh: [] as number[] }
    const until = now() + 20_000
    const read = async (into: number[], address: () => string) => {
      while (now() < until) {
        const begun = now()
        await (await fetch(`http://127.0.0.1:${port}${address()}`)).arrayBuffer()
        into.push(now() - begun)
        await wait(20)
      }
    }
    const reading = Promise.all([
      read(took.kept, () => '/beside'),
      read(took.fresh, () => {
        asked += 1
        return `/beside/${asked}`
      }),
    ])
    while (now() < until) {
      post()
      await wait(2_000)
    }
    await reading
    for (const each of Object.values(took)) each.sort((a, b) => a - b)
    return took
  }
  const ms = (took: number[]) => `${tenth(took, 0.5)} / ${tenth(took, 0.99)}`
  await readBeside()
  const alone = await readBeside()

  const empty = await served()
  const opening = now()
  for (const { process: child, count } of clients) send(child, { open: count })
  await waitUntil(async () => (await served()).listeners >= wanted, 300)
  const full = await served()
  print('listeners open', full.listeners, `of ${wanted}, in ${Math.round((now() - opening) / 1000)} s`)
  const per = (bytes: number) => Math.round(bytes / Math.max(1, full.listeners) / 102.4) / 10
  print(
    'KB per listener',
    per(full.rss - empty.rss),
    `resident (${per(full.heapUsed - empty.heapUsed)} of them heap)`,
  )

  const beside = await readBeside()
  for (const name of ['kept', 'fresh'] as const)
    print(
      `ms of ${name === 'kept' ? 'a page that is kept' : 'a page that is made'} beside it`,
      `${ms(alone[name])} without listeners, ${ms(beside[name])} with them: ${(exactly(beside[name], 0.99) / exactly(alone[name], 0.99)).toFixed(1)} times at 99 %`,
      `(half / 99 %, of ${alone[name].length} and ${beside[name].length})`,
    )
  // The entries of until now are none that are timed.
  await waitUntil(async () => (await told(posted)).missing === 0, 60)

  const pages: number[] = []
  let isReading = true
  const reading = (async () => {
    while (isReading) {
      const begun = now()
      await (await fetch(`http://127.0.0.1:${port}/politics/election-night`)).arrayBuffer()
      pages.push(now() - begun)
      await wait(20)
    }
  })()
  for (let count = 0; count < Number(values.entries); count += 1) {
    post()
    await wait(3_000)
  }
  await waitUntil(async () => (await told(posted)).missing === 0, 0)
  isReading = false
  await reading
  const heard = await told(posted)
  const first = heard.took.length > 0 ? heard : undefined
  const took = first?.took ?? []
  print(
    'ms from an entry to its listeners',
    `${at(took, 0.5)} / ${at(took, 0.99)} / ${at(took, 1)}`,
    '(half / 99 % / all)',
  )
  pages.sort((a, b) => a - b)
  print(
    'ms of a page meanwhile',
    `${at(pages, 0.5)} / ${at(pages, 0.99)}`,
    `(half / 99 %, of ${pages.length})`,
  )
  print('listeners that lack one or had one twice', heard.wrong)

  // All are cut at once, and come back while entries go on.
  for (const { process: child } of clients) send(child, { cut: true })
  await waitUntil(async () => (await served()).listeners === 0, 30)
  const coming = now()
  for (const { process: child } of clients) send(child, { back: Number(values.back) })
  for (let count = 0; count < Number(values.back) / 3; count += 1) {
    post()
    await wait(3_000)
  }
  await waitUntil(async () => (await served()).listeners >= full.listeners, 120)
  print(
    'came back',
    (await served()).listeners,
    `in ${Math.round((now() - coming) / 1000)} s, ${posted} entries in all`,
  )
  await wait(3_000)
  print('of these lack one or had one twice', (await told(posted)).wrong)

  // Of the few that are left some take nothing any more. Megabytes lie in the system's buffers before it is noticed.
  const [few, slow] = [500, 50]
  for (const [at, { process: child }] of clients.entries()) send(child, { keep: at === 0 ? few : 0 })
  await waitUntil(async () => (await served()).listeners <= few, 60)
  if (clients[0]) send(clients[0].process, { slow })
  for (let count = 0; count < 100 && (await served()).dropped < slow; count += 1) {
    post(200_000)
    await waitUntil(async () => (await told(posted)).missing === 0, 60)
  }
  const last = await served()
  print('let go of those who took nothing', last.dropped, `of ${slow}; ${last.listeners} listen on`)
  print('of the others lack one or had one twice', (await told(posted)).wrong)
  for (const child of [server, ...clients.map((each) => each.process)]) child.kill()
}

const sum = (numbers: number[]): number => numbers.reduce((all, each) => all + each, 0)
const exactly = (sorted: number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
const at = (sorted: number[], part: number): number => Math.round(exactly(sorted, part))
const tenth = (sorted: number[], part: number): string => exactly(sorted, part).toFixed(1)
const print = (what: string, ...figures: (string | number)[]): void =>
  console.log(`${what.padEnd(46)} ${figures.join(' ')}`)

if (values.role === 'serve') await serveHere()
else if (values.role === 'listen') listenHere()
else await askAll()
