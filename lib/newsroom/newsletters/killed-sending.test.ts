/** A process that sends is killed at every point at which it can be, and another goes on: what readers got is counted at the mail server. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { type Database, openDatabase } from '../../db/open.ts'
import { projectPath } from '../../db/project-path.ts'
import { newsletterIssue } from '../../db/tables/newsletters.ts'
import { createServerDatabase, type ServerDatabase } from '../../db/testing/server-databases.ts'
import { present } from '../../present.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import type { NewsletterSettings } from './newsletter-mail.ts'
import { openSending } from './send-issues.ts'
import { mailSink } from './testing/mail-sink.ts'
import { beginIssue, subscribeMany } from './testing/subscribe-many.ts'

const readers = 8
let home: ServerDatabase
let db: Database
let own: Client
let mail: Awaited<ReturnType<typeof mailSink>>
let folder = ''
let sender: ChildProcess
/** Letters that the mail server has said yes to: to whom, and their name. */
const taken: string[] = []
/** What the mail server does before its yes; false: it has none, for it was never asked to the end. */
let beforeYes: (n: number) => Promise<boolean> = async () => true
let atRecipient: (n: number) => void = () => {}
let asked = 0

const list = { id: 'list000001', locale: 'en', kind: 'written', name: 'News' } as const
beforeAll(async () => {
  const { url, template } = inject('postgres')
  home = await createServerDatabase(url, { template })
  db = await openDatabase({ databaseUrl: home.url, dataFolder: '' })
  own = new Client({ connectionString: home.url })
  await own.connect()
  await smallPublication(db)
  mail = await mailSink(
    () => {
      asked += 1
      atRecipient(asked)
      return null
    },
    async ({ to, source }) => {
      if (await beforeYes(taken.length + 1)) taken.push(`${to} ${/^Message-ID: (.+)$/im.exec(source)?.[1]}`)
      else await new Promise(() => {})
    },
  )
  folder = await mkdtemp(join(tmpdir(), 'warraq-killed-sending-'))
  await subscribeMany(db, list, { count: readers, domain: 'b.example' })
})
afterAll(async () => {
  await own.end()
  await db.close()
  await mail.close()
  await home.remove()
  await rm(folder, { recursive: true })
})
beforeEach(async () => {
  taken.length = 0
  asked = 0
  beforeYes = async () => true
  atRecipient = () => {}
  await db.orm.delete(newsletterIssue)
  await beginIssue(db, list.id, { introduction: 'Good morning.' })
})

const settings = (): NewsletterSettings => ({
  dataFolder: folder,
  siteUrl: 'https://news.example',
  secret: 'of the test, and long enough to be a secret',
  mail: { server: mail.url, from: 'News <news@news.example>' },
  newsletters: { bouncesTo: undefined, bouncesSecret: undefined, connections: 1 },
})
/** Starts a process that sends. @returns when it has ended */
const send = (): Promise<unknown> => {
  const file = projectPath('lib/newsroom/newsletters/testing/send-in-process.ts')
  sender = fork(file, [JSON.stringify({ ...settings(), databaseUrl: home.url })], { stdio: 'ignore' })
  return once(sender, 'exit')
}
/** Another process takes up what one left behind, when that counts as ended. */
const goOn = async (): Promise<void> => {
  beforeYes = async () => true
  atRecipient = () => {}
  await own.query('update newsletter_delivery set next_at = now() where next_at is not null')
  const sending = present(openSending(db, settings()), 'mail server')
  await sending.sendDue()
  await sending.close()
}
const readersOf = (letters: readonly string[]) => letters.map((each) => each.split(' ')[0]).sort()
const everybody = Array.from({ length: readers }, (_, n) => `r${n + 1}@b.example`)
const isDone = async () =>
  (await own.query(`select 1 from newsletter_issue where state = 'sent' and sent = $1`, [readers]))
    .rowCount === 1
const journalled = async (): Promise<number> => {
  const names = await readdir(join(folder, 'sent-letters')).catch(() => [])
  const texts = await Promise.all(names.map((each) => readFile(join(folder, 'sent-letters', each), 'utf8')))
  return texts.join('').split('\n').length - 1
}

it.each([1, readers])(
  'gives each reader one letter when it is killed before the yes to letter %i',
  async (at) => {
    beforeYes = async (n) => {
      if (n === at) sender.kill('SIGKILL')
      return n < at
    }
    await send()
    expect(taken).toHaveLength(at - 1)
    await goOn()
    expect(readersOf(taken)).toEqual(everybody)
    expect(await isDone()).toBe(true)
  },
)

it.each([5])('gives each reader one letter when it is killed between two, before letter %i', async (at) => {
  atRecipient = (n) => {
    if (n === at) sender.kill('SIGKILL')
  }
  await send()
  expect(taken).toHaveLength(at - 1)
  await goOn()
  expect(readersOf(taken)).toEqual(everybody)
  expect(await isDone()).toBe(true)
})

it('gives each reader one letter when it is killed after the yes to some, none of which the database knows', async () => {
  beforeYes = async (n) => {
    if (n === 2) await own.query('begin; lock table newsletter_delivery in share mode')
    return true
  }
  const ended = send()
  const before = await journalled()
  await expect.poll(() => taken.length, { timeout: 20_000 }).toBe(readers)
  await expect.poll(journalled, { timeout: 5_000 }).toBeGreaterThanOrEqual(before + readers - 1)
  sender.kill('SIGKILL')
  await ended
  await own.query('rollback')
  await goOn()
  expect(readersOf(taken)).toEqual(everybody)
  expect(await isDone()).toBe(true)
})

it('has one window, which no mail protocol closes: a yes on its way; that letter comes again under its name', async () => {
  beforeYes = async (n) => {
    if (n === 3) sender.kill('SIGSTOP')
    return true
  }
  const ended = send()
  await expect.poll(() => taken.length, { timeout: 20_000 }).toBe(3)
  // For the yes to have left.
  await wait(100)
  sender.kill('SIGKILL')
  await ended
  await goOn()
  expect(taken).toHaveLength(readers + 1)
  expect([...new Set(readersOf(taken))]).toEqual(everybody)
  expect(new Set(taken).size).toBe(readers)
  expect(await isDone()).toBe(true)
})
