/**
 * What sending a newsletter takes, and what `kill -9` does to it: a mail server in a process of its own takes letters to so
 * many readers, the process that sends is killed twice on the way, and then every reader's letters are counted at the mail
 * server, which is the only one who knows.
 *
 *   node bench/newsletters.ts            # 100,000 readers; about ten minutes of a laptop
 *   node bench/newsletters.ts 10000 8    # fewer readers, and killed eight times
 *
 * It starts a PostgreSQL of its own, as the tests do, which writes its log to the disk as a paper's would.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { migrateDatabase } from '../lib/db/migrate.ts'
import { openDatabase } from '../lib/db/open.ts'
import { newsletterIssue } from '../lib/db/tables/newsletters.ts'
import { startPostgres } from '../lib/db/testing/postgres-server.ts'
import { createServerDatabase } from '../lib/db/testing/server-databases.ts'
import type { NewsletterSettings } from '../lib/newsroom/newsletters/newsletter-mail.ts'
import { openSending } from '../lib/newsroom/newsletters/send-issues.ts'
import { mailSink } from '../lib/newsroom/newsletters/testing/mail-sink.ts'
import { beginIssue, subscribeMany } from '../lib/newsroom/newsletters/testing/subscribe-many.ts'
import { present } from '../lib/present.ts'
import { addStory, smallPublication } from '../lib/publication/testing/small-publication.ts'
import { doc, p } from '../lib/story/compose.ts'

const [, , role = '', ...rest] = process.argv
if (role === 'sink') await sink()
else if (role === 'send') await send(present(rest[0], 'settings'))
else await bench(Number(role || 100_000), Number(rest[0] ?? 2))

/** Takes letters, and tells how many each reader has had. */
async function sink(): Promise<void> {
  const had = new Map<string, number>()
  let bytes = 0
  const { url, letters } = await mailSink(undefined, ({ to, source }) => {
    had.set(to, (had.get(to) ?? 0) + 1)
    bytes += source.length
    letters.length = 0
  })
  process.on('message', () => {
    const counts = [...had.values()]
    process.send?.({
      readers: had.size,
      letters: counts.reduce((sum, each) => sum + each, 0),
      twice: counts.filter((each) => each > 1).length,
      kilobytes: Math.round(bytes / Math.max(1, counts.length) / 1024),
    })
  })
  process.send?.({ url })
}

/** A process that sends, as one that serves does, until nothing is left. */
async function send(given: string): Promise<void> {
  const { databaseUrl, ...settings } = JSON.parse(given) as NewsletterSettings & { databaseUrl: string }
  const db = await openDatabase({ databaseUrl, dataFolder: settings.dataFolder })
  const journal: number[] = []
  const database: number[] = []
  const sending = present(
    openSending(db, settings, ({ toJournal, toDatabase }) => {
      journal.push(toJournal)
      database.push(toDatabase)
    }),
    'mail server',
  )
  process.on('disconnect', () => process.exit())
  for (;;) {
    await sending.sendDue()
    const [open] = await db.orm
      .select({ state: newsletterIssue.state })
      .from(newsletterIssue)
      .where(sql`${newsletterIssue.finishedAt} is null`)
    if (!open) break
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  const at = (values: number[], part: number) =>
    Number((values.sort((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? 0).toFixed(3))
  process.send?.({
    toJournal: { median: at(journal, 0.5), p99: at(journal, 0.99), longest: at(journal, 1) },
    toDatabase: { median: at(database, 0.5), p99: at(database, 0.99), longest: at(database, 1) },
  })
  await sending.close()
  await db.close()
  process.disconnect?.()
}

type Counts = { readers: number; letters: number; twice: number; kilobytes: number }

async function bench(readers: number, kills: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-bench-newsletters-'))
  const server = await startPostgres(['fsync=on', 'synchronous_commit=on'])
  const self = fileURLToPath(import.meta.url)
  const taking = fork(self, ['sink'])
  try {
    const [{ url }] = (await once(taking, 'message')) as [{ url: string }]
    const created = await createServerDatabase(server.url)
    const db = await openDatabase({ databaseUrl: created.url, dataFolder: folder })
    await migrateDatabase(db)
    await smallPublication(db)
    const articleIds: string[] = []
    for (let n = 0; n < 10; n++)
      articleIds.push(
        (
          await addStory(db, {
            slug: `s${n}`,
            headline: `مادة رقم ${n} من مواد الصباح، في عنوان يملأ سطرًا`,
            document: doc(p('فقرة من النص تقول ما جرى، ومتى وأين.')),
          })
        ).articleId,
      )
    const list = { id: 'bench00001', locale: 'ar', kind: 'written', name: 'نشرة الصباح' } as const
    await subscribeMany(db, list, { count: readers, domain: 'readers.example' })
    await db.orm.execute(sql`analyze`)
    await beginIssue(db, list.id, { introduction: 'صباح الخير.\n\nهذا ما جرى أمس.', articleIds })
    const settings = JSON.stringify({
      databaseUrl: created.url,
      dataFolder: folder,
      siteUrl: 'https://news.example',
      secret: 'of the bench, and long enough to be a secret',
      mail: { server: url, from: 'ورّاق <news@news.example>' },
      newsletters: { bouncesTo: 'bounces@news.example', bouncesSecret: undefined, connections: 4 },
    } satisfies NewsletterSettings & { databaseUrl: string })

    const counted = async (): Promise<Counts> => {
      taking.send('count')
      const [counts] = (await once(taking, 'message')) as [Counts]
      return counts
    }
    const cpu = cpus()[0]?.model ?? ''
    console.log(`${readers} readers, killed ${kills} times; ${cpu}, ${availableParallelism()} processors`)
    const began = performance.now()
    let killed = 0
    let sender = fork(self, ['send', settings])
    let told: unknown
    const hear = (child: ChildProcess) =>
      child.on('message', (message) => {
        told = message
      })
    hear(sender)
    while (killed < kills) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      const { letters } = await counted()
      if (letters < (readers * (killed + 1)) / (kills + 1)) continue
      sender.kill('SIGKILL')
      await once(sender, 'exit')
      killed += 1
      const after = await counted()
      const { rows } = await db.orm.execute<{ noted: number }>(
        sql`select count(*)::int as noted from newsletter_delivery where sent_at is not null`,
      )
      console.log(
        `killed ${killed}: the mail server had said yes to ${after.letters}, the database knew of ${rows[0]?.noted}`,
      )
      // What was in hand may be taken again at once, and not only when its lease is over: nobody waits here.
      await db.orm.execute(sql`update newsletter_delivery set next_at = now() where next_at is not null`)
      sender = fork(self, ['send', settings])
      hear(sender)
    }
    await once(sender, 'exit')
    const seconds = (performance.now() - began) / 1000
    const { readers: reached, letters, twice, kilobytes } = await counted()
    console.log(
      `${letters} letters of ${kilobytes} KB to ${reached} of ${readers} readers in ${seconds.toFixed(0)} s, ${Math.round(letters / seconds)} a second`,
    )
    console.log(`without a letter: ${readers - reached}; with more than one: ${twice}`)
    console.log('milliseconds from the yes to its note, of the last process:', told)
    await db.close()
  } finally {
    taking.kill()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
