/**
 * What readers and a balancer get while something is broken: `node bench/faults/run-faults.ts [--only=silent]`. Starts
 * papers as `npm start` does, on a PostgreSQL of its own, breaks something, and prints a table in Markdown: for how long a
 * story that was killed elsewhere was shown, what readers got, when `/readyz` said so, and how long it took to be well
 * again. «NOT reached» stands beside what is above its bound. Needs Linux.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { and, eq } from 'drizzle-orm'
import { openDatabase } from '../../lib/db/open.ts'
import { article } from '../../lib/db/tables/stories.ts'
import { startPostgres } from '../../lib/db/testing/postgres-server.ts'
import { silentNetwork } from '../../lib/db/testing/silent-network.ts'
import { operator } from '../../lib/newsroom/actor.ts'
import { transitionArticle } from '../../lib/newsroom/stories/transition-article.ts'
import { freePort } from '../../lib/testing/newspaper.ts'
import { paperProcess } from '../paper-process.ts'

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const folder = mkdtempSync(join(tmpdir(), 'warraq-faults-'))
const secret = 'a secret that all instances of the harness share'

type Paper = { port: number; child: ChildProcess; ended: Promise<unknown> }

/** A paper, open. @param name of its own data folder */
async function paper(name: string, databaseUrl: string): Promise<Paper> {
  const port = await freePort()
  const child = spawn(process.execPath, paperProcess(), {
    env: {
      ...process.env,
      PORT: String(port),
      WARRAQ_DATA: join(folder, name),
      WARRAQ_SECRET: secret,
      DATABASE_URL: databaseUrl,
      WEB_CONCURRENCY: '1',
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  let said = ''
  while (!said.includes('is open')) said += String((await once(child.stdout!, 'data'))[0])
  child.stdout!.resume()
  return { port, child, ended }
}

const stop = async ({ child, ended }: Paper): Promise<void> => {
  child.kill('SIGKILL')
  await ended
}

type Asked = { status: number; ms: number; text: string; retryAfter: string | undefined }

function ask({ port }: Paper, path: string, longest = 60_000): Promise<Asked> {
  const from = performance.now()
  return new Promise((resolve) => {
    const done = (status: number, text = '', retryAfter?: string) =>
      resolve({ status, ms: performance.now() - from, text, retryAfter })
    const request = get({ port, path, agent: false, timeout: longest }, async (response) => {
      const chunks = await response.toArray().catch(() => [])
      done(response.statusCode ?? 0, Buffer.concat(chunks).toString(), response.headers['retry-after'])
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => done(0))
  })
}

const seconds = (ms: number | undefined): string => (ms === undefined ? '—' : `${(ms / 1000).toFixed(1)} s`)

/** What was seen of a paper, asked four times a second: of the story that was killed, of the front, and of readiness. */
function watch(of: Paper, path: string) {
  const from = performance.now()
  let isOver = false
  const seen = {
    /** Milliseconds since it began to watch. */
    lastShown: undefined as number | undefined,
    notReady: undefined as number | undefined,
    readyAgain: undefined as number | undefined,
    slowestReadyz: 0,
    slowestStory: 0,
    statuses: new Map<number, number>(),
    withoutRetryAfter: 0,
  }
  const at = () => performance.now() - from
  const watching = (async () => {
    const asked: Promise<unknown>[] = []
    while (!isOver) {
      const asking = at()
      asked.push(
        ask(of, path).then(({ status, ms, retryAfter }) => {
          seen.statuses.set(status, (seen.statuses.get(status) ?? 0) + 1)
          seen.slowestStory = Math.max(seen.slowestStory, ms)
          if (status === 503 && !retryAfter) seen.withoutRetryAfter += 1
          if (status === 200) seen.lastShown = Math.max(seen.lastShown ?? 0, asking)
        }),
        ask(of, '/readyz').then(({ status, ms }) => {
          seen.slowestReadyz = Math.max(seen.slowestReadyz, ms)
          if (status === 503) {
            seen.notReady ??= asking
            seen.readyAgain = undefined
          } else if (status === 200 && seen.notReady !== undefined) seen.readyAgain ??= asking
        }),
      )
      await wait(250)
    }
    await Promise.all(asked)
  })()
  return {
    at,
    seen,
    end: async () => {
      isOver = true
      await watching
      return seen
    },
  }
}

const toldStatuses = (statuses: Map<number, number>): string =>
  [...statuses].map(([status, times]) => `${times} × ${status || 'no answer'}`).join(', ')

const rows: string[][] = []
const bound = (is: boolean, text: string): string => (is ? text : `${text} NOT reached`)

/** A paper behind a network that falls silent for some time, in which its story is killed by somebody else. */
async function silentFor(ms: number, isAlone: boolean): Promise<void> {
  const postgres = await startPostgres()
  const network = await silentNetwork(postgres.url)
  const db = await openDatabase({ databaseUrl: postgres.url, dataFolder: '' })
  // The first one fills the database, and is the other instance.
  const other = await paper('one', postgres.url)
  const ours = await paper('two', network.url)
  if (isAlone) {
    await stop(other)
    await wait(31_000)
  }
  const links = [...(await ask(ours, '/latest')).text.matchAll(/href="(\/[^"?#/]*\/([^"?#/]*))"/g)]
  const { id, path } = await firstStory(links.map(([, path = '', slug = '']) => ({ path, slug })))
  if ((await ask(ours, path)).status !== 200) throw new Error(`${path} is not there to be killed`)

  const watched = watch(ours, path)
  network.fallSilent()
  if (!isAlone) await transitionArticle(db, operator, { articleId: id, move: 'kill', note: 'harness' })
  await wait(ms)
  network.recover()
  const recovered = watched.at()
  await wait(8_000)
  const seen = await watched.end()
  const again = seen.readyAgain === undefined ? undefined : seen.readyAgain - recovered
  // A paper that is asked to end while the network is silent again.
  network.fallSilent()
  const asked = performance.now()
  ours.child.kill('SIGTERM')
  await ours.ended
  const ending = performance.now() - asked
  rows.push([
    `network silent for ${seconds(ms)}, ${isAlone ? 'the only instance' : 'a story killed on another instance'}`,
    isAlone
      ? bound(!seen.statuses.has(503), `shown throughout: ${toldStatuses(seen.statuses)}`)
      : bound(
          (seen.lastShown ?? 0) <= 10_250,
          `killed story shown for ${seconds(seen.lastShown)}; ${toldStatuses(seen.statuses)}`,
        ),
    `slowest answer ${seconds(seen.slowestStory)}`,
    bound(
      seen.slowestReadyz < 1_000,
      `503 after ${seconds(seen.notReady)}, slowest ${Math.round(seen.slowestReadyz)} ms`,
    ),
    isAlone ? '—' : bound(again !== undefined && again <= 5_000, seconds(again)),
    bound(ending <= 25_000, `ended ${seconds(ending)} after SIGTERM`),
  ])
  if (!isAlone) await stop(other)
  await db.close()
  await network.close()
  await postgres.stop()

  async function firstStory(linked: { path: string; slug: string }[]): Promise<{ id: string; path: string }> {
    for (const { path, slug } of linked) {
      const [found] = await db.orm
        .select({ id: article.id })
        .from(article)
        .where(
          and(
            eq(article.locale, 'ar'),
            eq(article.slug, decodeURIComponent(slug)),
            eq(article.state, 'published'),
          ),
        )
      if (found) return { id: found.id, path }
    }
    throw new Error('No story is linked from the latest')
  }
}

/** A paper that is asked to end while a reader takes nothing of an answer and a connection stands open. */
async function endingWhileHeld(): Promise<void> {
  const postgres = await startPostgres()
  const ours = await paper('three', postgres.url)
  // Half a request: whoever sends it never ends it.
  const held = createConnection(ours.port, 'localhost')
  held.write('POST /admin HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nx')
  held.on('error', () => {})
  await wait(500)
  const asked = performance.now()
  ours.child.kill('SIGTERM')
  await ours.ended
  const ending = performance.now() - asked
  held.destroy()
  rows.push([
    'asked to end while somebody holds a connection',
    '—',
    '—',
    '—',
    '—',
    bound(ending <= 25_000, `ended ${seconds(ending)} after SIGTERM`),
  ])
  await postgres.stop()
}

const faults: Record<string, () => Promise<void>> = {
  'silent network': () => silentFor(20_000, false),
  'silent network, alone': () => silentFor(20_000, true),
  'held connection': endingWhileHeld,
}

try {
  for (const [name, run] of Object.entries(faults))
    if (!values.only || name.includes(values.only)) await run()
  console.log('| Fault | Readers got | | `/readyz` | well again after | ending |')
  console.log('| --- | --- | --- | --- | --- | --- |')
  for (const row of rows) console.log(`| ${row.join(' | ')} |`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
