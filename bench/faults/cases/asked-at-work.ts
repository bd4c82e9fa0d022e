/** A paper that is asked to end (`SIGTERM`) in the middle of something long, and what has become of that after its next start. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import { wxrOf } from '../../../lib/archive/import/testing/wxr-of.ts'
import { projectPath } from '../../../lib/db/project-path.ts'
import { story } from '../../../lib/db/tables/stories.ts'
import { operator } from '../../../lib/newsroom/actor.ts'
import { postEntry } from '../../../lib/newsroom/live/post-entry.ts'
import { mailSink } from '../../../lib/newsroom/newsletters/testing/mail-sink.ts'
import { beginIssue, subscribeMany } from '../../../lib/newsroom/newsletters/testing/subscribe-many.ts'
import { present } from '../../../lib/present.ts'
import { streamHref } from '../../../lib/publication/addresses.ts'
import { seeded } from '../../../lib/testing/chance.ts'
import { ask } from '../ask.ts'
import { command } from '../command.ts'
import { type Demo, openDemo } from '../demo.ts'
import { bound, folder, nothing, openPaper, type Paper, type Row, seconds } from '../paper.ts'
import { cookieOf, someone } from '../people.ts'
import { Entries, entryToken, listener } from '../walk/listeners.ts'

const name = 'asked-at-work'
const environment = { WARRAQ_DATA: join(folder, name) }

type Asked = { row: Omit<Row, 'fault' | 'lost'>; paper: Paper }

/** Asks it to end, and starts it again. */
async function endAndStart(paper: Paper, demo: Demo, settings: Record<string, string> = {}): Promise<Asked> {
  const from = performance.now()
  paper.child.kill('SIGTERM')
  let unready = Number.NaN
  const watching = (async () => {
    while (Number.isNaN(unready)) {
      if ((await ask(paper, '/readyz', 1_000)).status !== 200) unready = performance.now() - from
      else await wait(20)
    }
  })()
  await paper.ended
  const took = performance.now() - from
  await watching
  return {
    row: {
      ...nothing,
      readyz: bound(unready < 1_000, `not ready after ${seconds(unready)}`),
      wellAgain: bound(took <= 25_000, `ended after ${seconds(took)}`),
    },
    paper: await openPaper(name, demo.postgres.url, settings),
  }
}

async function untilSo(isSo: () => Promise<boolean>, longest = 120_000): Promise<boolean> {
  for (const from = Date.now(); Date.now() - from < longest; await wait(100)) if (await isSo()) return true
  return false
}

/** What the running paper is told to do, and said of it. */
const tell = (demo: Demo, ...args: string[]): Promise<string> =>
  command({ ...environment, DATABASE_URL: demo.postgres.url }, ...args).ended.then(({ said }) => said)

export async function askedAtWork(): Promise<Row[]> {
  const { paper: filling, ...demo } = await openDemo()
  filling.child.kill('SIGKILL')
  await filling.ended
  mkdirSync(environment.WARRAQ_DATA, { recursive: true })
  const { db } = demo
  const count = async (query: string): Promise<number> =>
    Number((await db.pool.query<{ n: number }>(query)).rows[0]?.n)
  const rows: Row[] = []
  let paper = await openPaper(name, demo.postgres.url)

  // Readers of live coverage, who hold their connections.
  {
    const { id, path } = present(demo.stories[0], 'story')
    await db.orm
      .update(story)
      .set({ kind: 'live' })
      .where(eq(story.id, sql`(select story_id from article where id = ${id})`))
    await ask(paper, path)
    const entries = new Entries()
    const wrong: string[] = []
    let isOver = false
    const door = () => ({ name: 'paper', port: paper.port, bound: 10_000, mayRefuse: true })
    const listeners = Array.from({ length: 20 }, (_, n) =>
      listener(
        {
          entries,
          path: streamHref(path),
          chance: seeded(n),
          doors: () => [door()],
          bound: 10_000,
          violated: (what) => wrong.push(what),
          count: () => {},
          isOver: () => isOver,
        },
        String(n),
      ),
    )
    const listening = Promise.all(listeners.map((each) => each.run()))
    const post = async (n: number) => {
      const acked = entries.posts(entryToken(n))
      await postEntry(db, operator, {
        articleId: id,
        key: `asked-at-work-${n}`,
        headline: entryToken(n),
        words: 'ما حدث.',
      })
      acked()
    }
    for (let n = 1; n <= 3; n += 1) await post(n)
    await wait(2_000)
    const ending = endAndStart(paper, demo)
    for (let n = 4; n <= 6; n += 1) await post(n)
    const asked = await ending
    paper = asked.paper
    isOver = true
    await listening
    await Promise.all(listeners.map((each) => each.compare(door())))
    rows.push({
      ...asked.row,
      fault: '20 readers of live coverage listen, three entries before and three meanwhile',
      lost: bound(wrong.length === 0, wrong[0] ?? 'each has each of six entries, once'),
    })
  }

  // A picture of which half has come.
  {
    const { email } = await someone(db, 'editor')
    const cookie = await cookieOf(db, email)
    const file = readFileSync(projectPath('docs/pictures/card.jpg'))
    const half = Math.floor(file.length / 2)
    const origin = () => `http://localhost:${paper.port}`
    const send = (method: string, at: string, headers: Record<string, string> = {}, body?: BodyInit) =>
      fetch(origin() + at, {
        method,
        headers: { cookie, origin: origin(), 'tus-resumable': '1.0.0', connection: 'close', ...headers },
        ...(body && { body, duplex: 'half' }),
      })
    const part = (offset: number) => ({
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    })
    const made = await send('POST', '/admin/media/pictures/uploads', { 'upload-length': String(file.length) })
    const at = present(made.headers.get('location'), `place of an upload (${made.status})`)
    const pictures = await count('select count(*) n from media')
    // Its other half never comes.
    const body = new ReadableStream({ start: (controller) => controller.enqueue(file.subarray(0, half)) })
    const sending = send('PATCH', at, part(0), body).catch(() => undefined)
    await wait(1_000)
    const asked = await endAndStart(paper, demo)
    await sending
    paper = asked.paper
    const offset = Number((await send('HEAD', at)).headers.get('upload-offset'))
    await send('PATCH', at, part(offset), file.subarray(offset))
    const done = await send('PUT', at)
    const more = (await count('select count(*) n from media')) - pictures
    rows.push({
      ...asked.row,
      fault: 'half of a picture has come',
      lost: bound(
        done.ok && more === 1,
        `it goes on at byte ${offset} of ${half} that were sent, and is ${more} picture`,
      ),
    })
  }

  // An import of many stories.
  {
    const stories = 1_000
    const file = join(folder, 'site.xml')
    writeFileSync(
      file,
      wxrOf({ items: Array.from({ length: stories }, (_, n) => ({ id: n + 1, title: `خبر ${n}` })) }),
    )
    const before = await count('select count(*) n from article')
    const running = tell(demo, 'import', file, '--publish')
    let isOver = false
    running.then(() => {
      isOver = true
    })
    await untilSo(async () => isOver || (await count('select count(*) n from article')) > before + 100)
    if (isOver) throw new Error(`Nothing was imported: ${await running}`)
    const asked = await endAndStart(paper, demo)
    const said = await running
    paper = asked.paper
    const stopped = (await count('select count(*) n from article')) - before
    const runId = (await db.pool.query<{ id: string }>('select id from import_run order by id desc limit 1'))
      .rows[0]?.id
    await tell(demo, 'import', file, '--resume', present(runId, 'run'))
    const all = (await count('select count(*) n from article')) - before
    rows.push({
      ...asked.row,
      fault: `an import of ${stories.toLocaleString('en')} stories runs`,
      editors: said.trim().split('\n').at(-1)?.slice(0, 120) ?? '—',
      lost: bound(all === stories, `${stopped} were there, and ${all} when it had gone on`),
    })
  }

  // A newsletter, a letter every fiftieth of a second.
  {
    const readers = 600
    const had: string[] = []
    const mail = await mailSink(undefined, async ({ to }) => {
      await wait(20)
      had.push(to)
    })
    const settings = { SMTP_URL: mail.url, MAIL_FROM: 'News <news@news.example>' }
    const list = { id: 'list000001', locale: 'ar', kind: 'written', name: 'News' } as const
    await subscribeMany(db, list, { count: readers, domain: 'b.example' })
    paper.child.kill('SIGTERM')
    await paper.ended
    paper = await openPaper(name, demo.postgres.url, settings)
    await beginIssue(db, list.id, { introduction: 'صباح الخير.' })
    await untilSo(async () => had.length > 100)
    const asked = await endAndStart(paper, demo, settings)
    paper = asked.paper
    const sentBefore = had.length
    await untilSo(
      async () => (await count('select count(*) n from newsletter_issue where finished_at is null')) === 0,
    )
    rows.push({
      ...asked.row,
      fault: `a newsletter is on its way to ${readers} readers`,
      lost: bound(
        new Set(had).size === readers && had.length === readers,
        `${new Set(had).size} readers had ${had.length} letters, ${sentBefore} of them before`,
      ),
    })
    await mail.close()
  }

  // A backup.
  {
    const to = join(folder, 'backups')
    const running = tell(demo, 'backup', to)
    await untilSo(async () => (await count('select count(*) n from backup_run where ended_at is null')) > 0)
    await wait(500)
    const asked = await endAndStart(paper, demo)
    const said = (await running).trim().split('\n')
    paper = asked.paper
    const again = await tell(demo, 'backup', to)
    const left = await count('select count(*) n from backup_run where ended_at is null')
    rows.push({
      ...asked.row,
      fault: 'a backup is being made',
      editors: said.at(-1)?.slice(0, 120) ?? '—',
      lost: bound(
        again.includes('Backed up, and read back') && left === 0,
        `the next one: ${again.trim().split('\n')[0]?.slice(0, 80)}`,
      ),
    })
  }

  paper.child.kill('SIGKILL')
  await paper.ended
  await demo.close()
  return rows.map((row) => ({ ...row, fault: `Asked to end while ${row.fault}` }))
}
