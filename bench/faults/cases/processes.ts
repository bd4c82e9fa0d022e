/** Processes that end, by force or because they are asked to. */
import { readFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { count, eq } from 'drizzle-orm'
import { article } from '../../../lib/db/tables/stories.ts'
import { startPostgres } from '../../../lib/db/testing/postgres-server.ts'
import { silentNetwork } from '../../../lib/db/testing/silent-network.ts'
import { ask } from '../ask.ts'
import { knownOf, openDemo } from '../demo.ts'
import { bound, kill, nothing, openPaper, type Row, seconds, startPaper } from '../paper.ts'
import { newDraft, program } from '../typing.ts'
import { watch } from '../watch.ts'

/** The kernel takes the largest of two processes that serve (`SIGKILL`, as its out-of-memory killer does). */
export async function outOfMemory(): Promise<Row[]> {
  const { paper, stories, key, sectionId, close } = await openDemo({ WEB_CONCURRENCY: '2' })
  const watched = await watch(paper, ['/', stories[0]?.path ?? '/', '/search?q=%D8%AE%D8%A8%D8%B1+{n}'], {
    key,
    sectionId,
  })
  await wait(2_000)
  const pid = paper.child.pid ?? 0
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map(Number)
  const resident = (of: number) => Number(readFileSync(`/proc/${of}/statm`, 'utf8').split(' ')[1])
  const largest = children.toSorted((a, b) => resident(b) - resident(a))[0]
  if (!largest) throw new Error('No process of its own serves')
  process.kill(largest, 'SIGKILL')
  const wellAt = watched.at()
  await wait(15_000)
  const { row } = await watched.end()
  await kill(paper)
  await close()
  return [row('the kernel ends the largest of two serving processes for memory', wellAt)]
}

/** The only process is ended by force while somebody writes and publishes, again and again. */
export async function killedWhilePublishing(): Promise<Row[]> {
  const postgres = await startPostgres(['fsync=on', 'synchronous_commit=on'])
  let paper = await openPaper('killed-publishing', postgres.url)
  const { db, key, sectionId, close } = await knownOf(postgres)
  const rounds = 10
  /** Milliseconds; it takes some hundred to publish where other work is done beside. */
  const step = 40
  const outcome = { acknowledged: 0, done: 0, lost: 0, half: 0 }
  const opening: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const asked = program(paper, key)
    const draft = await newDraft(asked, sectionId, `خبر يُقتل الخادم وهو ينشره ${round}`)
    const publishing = asked('POST', `/drafts/${draft.id}/moves`, { move: 'publish' })
    await wait(round * step)
    await kill(paper)
    const { status } = await publishing
    if (status === 200) outcome.acknowledged += 1
    const from = performance.now()
    paper = await openPaper('killed-publishing', postgres.url)
    opening.push(performance.now() - from)
    const { body } = await program(paper, key)('GET', `/drafts/${draft.id}`)
    const [row] = await db.orm.select({ state: article.state }).from(article).where(eq(article.id, draft.id))
    const latest = await ask(paper, '/latest')
    const isShown = latest.text.includes(`وهو ينشره ${round}`)
    if (row?.state === 'published') outcome.done += 1
    if (status === 200 && row?.state !== 'published') outcome.lost += 1
    if (isShown !== (row?.state === 'published') || body.state !== row?.state) outcome.half += 1
  }
  await kill(paper)
  await close()
  return [
    {
      ...nothing,
      fault: `\`kill -9\` of the only process 0–${(rounds - 1) * step} ms after it was told to publish, ${rounds} times`,
      editors: `${outcome.acknowledged} acknowledged, ${outcome.done} published`,
      lost: bound(
        outcome.lost + outcome.half === 0,
        `${outcome.lost} acknowledged, ${outcome.half} half done`,
      ),
      wellAgain: `open again after ${seconds(Math.max(...opening))} at most`,
    },
  ]
}

/** A first start is ended by force at some moment between migrating and filling, and started again. */
export async function killedAtFirst(): Promise<Row[]> {
  const whole = await openDemo()
  const stories = async ({ db }: Pick<typeof whole, 'db'>) =>
    (await db.orm.select({ count: count() }).from(article))[0]?.count
  const expected = await stories(whole)
  await kill(whole.paper)
  await whole.close()
  let opened = 0
  let same = 0
  const rounds = 6
  for (let round = 0; round < rounds; round += 1) {
    const postgres = await startPostgres()
    const first = await startPaper(`first-${round}`, postgres.url)
    // Node itself takes the first second.
    await wait(1_000 + round * 1_200)
    await kill(first)
    const second = await startPaper(`first-${round}`, postgres.url)
    if (await second.opened) {
      opened += 1
      const known = await knownOf(postgres)
      if ((await stories(known)) === expected) same += 1
      await kill(second)
      await known.close()
    } else await postgres.stop()
  }
  return [
    {
      ...nothing,
      fault: `\`kill -9\` 1.0–${(1 + ((rounds - 1) * 12) / 10).toFixed(1)} s after the first start on an empty database, and started again, ${rounds} times`,
      lost: bound(
        same === rounds,
        `opened ${opened} of ${rounds}, with all ${expected} versions of stories in ${same}`,
      ),
    },
  ]
}

/** Asked to end while somebody holds half a request, and while the database does not answer. */
export async function askedToEnd(): Promise<Row[]> {
  const postgres = await startPostgres()
  const network = await silentNetwork(postgres.url)
  const rows: Row[] = []
  for (const [fault, ails] of [
    ['asked to end (`SIGTERM`) while somebody holds half a request', () => {}],
    ['asked to end while the database does not answer', () => network.fallSilent()],
  ] as const) {
    const paper = await openPaper(`asked-${rows.length}`, network.url)
    // Half a request: whoever sends it never ends it.
    const held = createConnection(paper.port, 'localhost')
    held.on('error', () => {})
    if (rows.length === 0)
      held.write('POST /admin HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nx')
    await wait(500)
    ails()
    const from = performance.now()
    paper.child.kill('SIGTERM')
    const readyz = ask(paper, '/readyz')
    await paper.ended
    const took = performance.now() - from
    held.destroy()
    rows.push({
      ...nothing,
      fault,
      readyz: `${(await readyz).status || 'no answer'} from then on`,
      wellAgain: bound(took <= 25_000, `ended after ${seconds(took)}`),
    })
  }
  await network.close()
  await postgres.stop()
  return rows
}

/** The only instance on a network that falls silent: nobody can have withdrawn anything, so it goes on. */
export async function aloneInSilence(): Promise<Row[]> {
  const { paper: filling, ...demo } = await openDemo()
  await kill(filling)
  const network = await silentNetwork(demo.postgres.url)
  const paper = await openPaper('alone', network.url)
  // Until the one that filled the database counts as gone.
  await wait(31_000)
  await ask(paper, '/')
  const watched = await watch(paper, ['/'], demo)
  await wait(2_000)
  network.fallSilent()
  await wait(20_000)
  network.recover()
  const wellAt = watched.at()
  await wait(8_000)
  const { row, answers } = await watched.end()
  await kill(paper)
  await network.close()
  await demo.close()
  const told = row('network silent for 20.0 s, the only instance, a kept page', wellAt)
  const isShown = [...answers.values()].flat().every(({ status }) => status !== 503)
  return [{ ...told, readers: bound(isShown, told.readers) }]
}
