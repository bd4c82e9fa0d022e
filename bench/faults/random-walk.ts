/**
 * Four instances behind nginx on one PostgreSQL with a standby, a newsroom at work and readers who come all the time, while
 * at random an instance is killed, asked to end, suspended, cut off from the database, far from it or no longer hears from
 * it, the database freezes, ends by `kill -9` and comes back, or is lost and its standby promoted, and nginx reads its
 * configuration again; two of the clocks are wrong by an hour. Holds every answer against what was acknowledged:
 *
 *   node bench/faults/random-walk.ts --minutes=10 --seed=7
 *
 * - words that had to go are shown for ten seconds more at most (`UNHEARD_SECONDS`), through nginx as well, and where nothing
 *   is broken they are gone at once; how soon is counted;
 * - `/readyz` answers within a second, and an instance is ready five seconds after its network is;
 * - a page is of one version of its story;
 * - nothing that was acknowledged is lost: states, words and addresses are compared at the end;
 * - who listens to live coverage, and comes back with what it had last, is sent each entry once and none that was withdrawn;
 *   strangers who name what they never had, or never read, leave nothing behind;
 * - what was scheduled is published once; every webhook, device and letter is told, and how often twice is counted;
 * - readers and writers get no other failure than a 503 with `Retry-After`, in the language of the address.
 *
 * Prints what was broken and how often, and at the end a table. Ends with 1 where something was violated. Needs Linux and
 * nginx. Its files stay in the folder that it names.
 */
import { spawn } from 'node:child_process'
import { createECDH, randomBytes, randomInt } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { eq, isNull, sql } from 'drizzle-orm'
import { Client } from 'pg'
import { bringNginx, startNginx } from '../../e2e/nginx.ts'
import { migrateDatabase } from '../../lib/db/migrate.ts'
import { type Database, openDatabase } from '../../lib/db/open.ts'
import { section } from '../../lib/db/tables/directory.ts'
import { story } from '../../lib/db/tables/stories.ts'
import { startPostgres, startStandby } from '../../lib/db/testing/postgres-server.ts'
import type { Locale } from '../../lib/locale/table.ts'
import { operator } from '../../lib/newsroom/actor.ts'
import { announceBreaking, withdrawBreaking } from '../../lib/newsroom/front/announce-breaking.ts'
import { planFront } from '../../lib/newsroom/front/lay-out-front.ts'
import { withdrawEntry } from '../../lib/newsroom/live/change-entry.ts'
import { postEntry } from '../../lib/newsroom/live/post-entry.ts'
import { mailSink } from '../../lib/newsroom/newsletters/testing/mail-sink.ts'
import { subscribeMany } from '../../lib/newsroom/newsletters/testing/subscribe-many.ts'
import { serverKey, serverKeyName } from '../../lib/newsroom/push/server-key.ts'
import { ca, pushService } from '../../lib/newsroom/push/testing/push-service.ts'
import { transitionArticle } from '../../lib/newsroom/stories/transition-article.ts'
import { makeWebhook } from '../../lib/newsroom/webhooks/change-webhook.ts'
import { openReceiver } from '../../lib/newsroom/webhooks/testing/receiver.ts'
import {
  feedHref,
  frontHref,
  latestHref,
  searchHref,
  sectionHref,
  storyHref,
  streamHref,
} from '../../lib/publication/addresses.ts'
import { addStory, smallPublication } from '../../lib/publication/testing/small-publication.ts'
import { between, oneOf, seeded } from '../../lib/testing/chance.ts'
import { freePort } from '../../lib/testing/newspaper.ts'
import { cookieOf, keyOf, someone } from './people.ts'
import { type Instance, isReady, makeInstance, networkTo, readiness, startAgain } from './walk/instances.ts'
import { Entries, entryToken, type Listening, listener, stranger } from './walk/listeners.ts'
import { Lives } from './walk/public-life.ts'
import { ask, type Door, reading, type Tally } from './walk/readers.ts'
import { longestSuspended, type Newsroom, type Writer, type Written, writing } from './walk/writers.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string' },
    instances: { type: 'string', default: '4' },
    writers: { type: 'string', default: '3' },
    readers: { type: 'string', default: '6' },
    listeners: { type: 'string', default: '12' },
    /** Only these faults, their names after each other. */
    only: { type: 'string' },
    /** The primary is lost within the first minute, whatever is drawn. */
    'loses-primary': { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed ?? randomInt(1_000_000))
const chance = seeded(seed)
const folder = mkdtempSync(join(tmpdir(), 'warraq-walk-'))
console.log(`seed ${seed}; files are in ${folder}`)

/** Milliseconds for which words may be shown after it was acknowledged that they go, and what a busy machine takes to answer. */
const bound = 10_000 + 1_000
const devices = 40
const subscribers = 40
const locales = ['ar', 'en', 'fa'] as const satisfies Locale[]
const secret = 'a secret that all instances of the walk share'

const counts = new Map<string, number>()
const count = (what: string, by = 1) => counts.set(what, (counts.get(what) ?? 0) + by)
const violations = new Map<string, { times: number; example: string }>()
const began = Date.now()
const at = (moment = Date.now()) => `${((moment - began) / 1000).toFixed(1).padStart(6)} s`
const say = (text: string) => console.log(`${at()}  ${text}`)
function violated(what: string): void {
  // The same with other numbers is the same.
  const kind = what
    .replaceAll(/[\d.]+/g, '#')
    .replaceAll(/walk-\S+/g, '…')
    .slice(0, 90)
  const known = violations.get(kind)
  if (known) known.times += 1
  else violations.set(kind, { times: 1, example: `${at()}  ${what}` })
  if (!known || known.times < 4) say(`VIOLATED  ${what}; just now: ${troubles()}`)
}
/** Milliseconds for which a killed story was still shown where nothing was broken, by door. */
const goneAfter = new Map<string, number[]>()
/** Milliseconds by which what was scheduled was published late, and by which whoever asked through nginx saw it late. */
const scheduledLate: number[] = []
const scheduledSeen: number[] = []
/** By how many milliseconds it may be, whatever one instance does. */
const latest = 10_000
/** When there was no database for anybody. */
const databaseTroubles: { from: number; until: number }[] = []
const readyz = { asked: 0, late: 0, slowest: 0 }
const troubles = () =>
  instances.flatMap(({ name, trouble }) => (trouble ? `${name} ${trouble}` : [])).join(', ') ||
  'nothing broken'

const durable = [
  'synchronous_commit=on',
  'full_page_writes=on',
  'max_connections=200',
  // When something was done, by the only clock that counts.
  'track_commit_timestamp=on',
]
const primary = await startPostgres(durable)
const standby = await startStandby(primary, durable)
// Nothing is acknowledged that only the one has which may be lost.
await tell(primary.url, `alter system set synchronous_standby_names = '*'`, 'select pg_reload_conf()')
/** What the walk itself asks finds the primary as the instances do. */
const own = await networkTo([primary.url, standby.url])
const port = await freePort()
const purgePort = await freePort()
const url = `http://localhost:${port}`
Object.assign(process.env, { WARRAQ_SECRET: secret, SITE_URL: url, WARRAQ_DATA: join(folder, 'walk') })
for (const each of ['media', 'walk', 'nginx']) mkdirSync(join(folder, each))
writeFileSync(join(folder, 'ca.pem'), ca)

const receiver = await openReceiver()
const letters: string[] = []
const mail = await mailSink(undefined, ({ to, source }) => {
  // Its lines are folded (RFC 5322, 2.2.3).
  letters.push(`${to} ${/^Subject: (.*(?:\r?\n[ \t].*)*)$/m.exec(source)?.[1]}`)
})
const pushed: string[] = []
const push = await pushService({ onTaken: (path) => pushed.push(path) })

const environment = {
  HOST: 'localhost',
  SITE_URL: url,
  WARRAQ_SECRET: secret,
  TRUSTED_PROXIES: '127.0.0.1',
  PRIVATE_DESTINATIONS: '127.0.0.0/8',
  PURGE_URL: `http://localhost:${purgePort}/`,
  PURGE_TOKEN: 'a-word',
  SMTP_URL: mail.url,
  MAIL_FROM: 'ورّاق <news@news.example>',
  NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem'),
}
/** Milliseconds that instances took to be ready again, by what was broken before. */
const wellAgain = new Map<string, number[]>()
/** Milliseconds since 1970: since when there is a database. */
let databaseWellAt = 0
let isLost = false

let isOver = false

const skews = [0, 3_600, 0, -3_600]
const instances: Instance[] = []
for (let n = 0; n < Number(values.instances); n += 1)
  instances.push(
    await makeInstance(
      folder,
      `i${n + 1}`,
      [primary.url, standby.url],
      environment,
      skews[n % 4] ?? 0,
      (code) => isOver || violated(`i${n + 1} ended by itself with ${code}`),
    ),
  )

if (!bringNginx()) throw new Error('There is no nginx here, and we may not install one.')
const nginx = await startNginx(
  join(folder, 'nginx'),
  instances.map((each) => String(each.port)),
  folder,
  { port, isAwaited: false },
)

const purging = spawn(
  process.execPath,
  [join(import.meta.dirname, '../../docs/purge-nginx.ts'), nginx.cacheFolder, String(purgePort)],
  { env: { ...process.env, PURGE_TOKEN: 'a-word' }, stdio: ['ignore', 'ignore', 'inherit'] },
)

// --- The faults

type Fault = { name: string; weight: number; run: (db: Database, on: Instance) => Promise<void> }

/** For a while, of so many milliseconds. */
const whileNetwork =
  (ails: (network: Instance['network']) => void, least: number, most: number): Fault['run'] =>
  async (_db, { network }) => {
    ails(network)
    await wait(between(chance, least, most))
    network.recover()
  }

const faults: Fault[] = [
  {
    name: 'killed',
    weight: 4,
    run: async (_db, on) => {
      await on.end('SIGKILL')
      await wait(between(chance, 0, 5_000))
      await startAgain(on)
    },
  },
  {
    name: 'asked to end',
    weight: 3,
    run: async (_db, on) => {
      const took = await on.end('SIGTERM')
      if (took > 25_000) violated(`${on.name} took ${took} ms to end`)
      await wait(between(chance, 0, 3_000))
      await startAgain(on)
    },
  },
  {
    name: 'suspended',
    weight: 4,
    run: async (_db, on) => {
      on.child?.kill('SIGSTOP')
      await wait(between(chance, 1_000, longestSuspended))
      on.child?.kill('SIGCONT')
    },
  },
  {
    name: 'cut off',
    weight: 3,
    run: whileNetwork((network) => network.cut(), 500, 20_000),
  },
  {
    name: 'in silence',
    weight: 4,
    run: whileNetwork((network) => network.fallSilent(), 1_000, 20_000),
  },
  {
    name: 'far away',
    weight: 3,
    run: whileNetwork((network) => network.slowDown(between(chance, 50, 400)), 2_000, 15_000),
  },
  {
    name: 'killed in silence',
    weight: 1,
    run: async (_db, on) => {
      on.network.fallSilent()
      await wait(between(chance, 1_000, 9_000))
      await on.end('SIGKILL')
      on.network.recover()
      await startAgain(on)
    },
  },
]

// Whoever ends it ends what it has started.
process.on('exit', () => {
  for (const { child } of instances) child?.kill('SIGKILL')
  purging.kill('SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const ending: (() => Promise<unknown> | unknown)[] = []
try {
  const db = await openDatabase({ databaseUrl: own.url, dataFolder: join(folder, 'walk') })
  ending.push(() => db.close())
  await migrateDatabase(db)
  await smallPublication(db)
  await Promise.all(instances.map((each) => startAgain(each)))
  say(`${instances.length} instances are open`)
  await walk(db)
} finally {
  for (const end of ending) await Promise.resolve(end()).catch(() => {})
  for (const { child, network } of instances) {
    child?.kill('SIGCONT')
    child?.kill('SIGKILL')
    await network.close().catch(() => {})
  }
  purging.kill()
  await nginx.stop()
  await receiver.close()
  await push.close()
  await mail.close()
  await own.close()
  await primary.stop()
  await standby.stop()
}
process.exit(violations.size ? 1 : 0)

async function walk(db: Database): Promise<void> {
  const owner = await someone(db, 'owner')
  const editor = await someone(db, 'editor')
  const cookie = await cookieOf(db, editor.email)
  const writers: Writer[] = []
  for (let n = 0; n < Number(values.writers); n += 1) {
    writers.push({ key: await keyOf(db, owner.actor), cookie })
  }
  const events = ['story.published', 'story.changed', 'story.corrected', 'story.unpublished', 'story.killed']
  await makeWebhook(db, owner.actor, { name: 'walk', address: receiver.address, events }, ['127.0.0.0/8'])
  await followBreaking(db)
  const sections = await db.orm
    .select({ id: section.id, slug: section.slug })
    .from(section)
    .where(isNull(section.archivedAt))
    .limit(3)

  const lives = new Lives()
  const newsroom: Newsroom = {
    url,
    lives,
    chance,
    sections,
    locales,
    hrefOf: storyHref,
    violated,
    isOver: () => isOver,
    counts,
    killed: (path, token) => void watchGone(path, token),
    seenLate: (ms) => scheduledSeen.push(ms),
  }
  const people = writers.map((writer, n) => writing(newsroom, writer, `w${n + 1}`))
  const pages = locales.flatMap((locale) => [
    frontHref(locale),
    latestHref(locale),
    ...sections.map(({ slug }) => sectionHref(locale, slug)),
    feedHref(locale, 'rss'),
    searchHref(locale, 'النزهة'),
    `/api/v1/stories?locale=${locale}`,
    `${frontHref(locale)}?lite`,
  ])
  const tallies = new Map<string, Tally>()
  const front: Door = { name: 'nginx', port, bound, mayRefuse: false }
  const doors = () => [
    front,
    front,
    ...instances.map((each) => ({
      name: each.name,
      port: each.port,
      bound,
      // Whoever asks past the balancer finds it closed, or breaking off.
      mayRefuse: true,
    })),
  ]
  const live = await addStory(db, { slug: 'live-walk' })
  await db.orm.update(story).set({ kind: 'live' }).where(eq(story.id, live.storyId))
  const listening: Listening = {
    entries: new Entries(),
    path: streamHref(storyHref('ar', 'economy', 'live-walk')),
    chance: seeded(seed + 1_000),
    doors,
    bound,
    violated,
    count,
    isOver: () => isOver,
  }
  const listeners = Array.from({ length: Number(values.listeners) }, (_, n) =>
    listener(listening, `l${n + 1}`),
  )
  const elsewhere = ['/stream', '/stream/', '/stream/nowhere/at-all', streamHref('/economy/due-1')]
  const notices: string[] = []
  const plans: string[] = []
  const appointments: Appointment[] = []
  const work = [
    ...people.map((each) => each.run()),
    ...Array.from({ length: Number(values.readers) }, (_, n) =>
      reading(lives, seeded(seed + n + 1), doors, pages, tallies, violated, () => isOver),
    ),
    ...listeners.map((each) => each.run()),
    ...listeners.slice(0, 4).map(() => stranger(listening, elsewhere)),
    posting(db, live.articleId, listening.entries),
    announcing(db, notices),
    planning(db, people, plans),
    scheduling(db, appointments),
    breaking(db),
    ...instances.map(watchReadiness),
  ].map((each) =>
    each.catch((error: unknown) =>
      violated(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    ),
  )
  const from = Date.now()
  while (Date.now() - from < Number(values.minutes) * 60_000) await wait(1_000)
  isOver = true
  await Promise.all(work)
  say('everything is mended; what is on its way is waited for')
  await untilDone('instances are ready', 60_000, async () =>
    (await Promise.all(instances.map(isReady))).every(Boolean),
  )
  await settled(db)
  await compare(db, people, notices, plans, appointments, lives)
  await Promise.all(listeners.map((each) => each.compare(front)))
  for (const { name, child } of instances)
    if (child?.pid)
      count(`files that ${name} has open at the end`, readdirSync(`/proc/${child.pid}/fd`).length)
  report(people, tallies)
}

// --- What breaks

/** One fault after the other, each at an instance that has none: at most all but one have trouble at a time. */
async function breaking(db: Database): Promise<void> {
  const running = new Set<Promise<void>>()
  const chosen = faults.filter(({ name }) => !values.only || values.only.includes(name))
  const lots = chosen.flatMap((fault) => Array.from({ length: fault.weight }, () => fault))
  const losesAt = values['loses-primary'] ? Date.now() + between(chance, 15_000, 60_000) : undefined
  while (!isOver) {
    await wait(between(chance, 1_000, 6_000))
    const dice = chance()
    // Never beside another fault of the database: one that dies while it is promoted is promoted no more.
    if (losesAt && Date.now() > losesAt) await loseDatabase()
    if (dice < 0.08 && !values.only) {
      nginx.reload()
      count('fault: nginx reloaded')
    } else if (dice < 0.14 && !values.only) await crashDatabase(db)
    else if (dice < 0.18 && !values.only) await freezeDatabase()
    else if (dice < 0.22 && !values.only) await loseDatabase()
    else {
      const well = instances.filter(({ trouble, child }) => !trouble && child)
      if (well.length < 2 || lots.length === 0) continue
      const on = oneOf(chance, well)
      const fault = oneOf(chance, lots)
      on.trouble = fault.name
      count(`fault: ${fault.name}`)
      const broken = fault
        .run(db, on)
        .catch((error: unknown) => violated(`${on.name} ${fault.name}: ${String(error)}`))
        .then(() => untilReady(on, fault.name))
        .finally(() => {
          on.trouble = undefined
          running.delete(broken)
        })
      running.add(broken)
    }
  }
  await Promise.all(running)
}

/** One of the server's processes ends by `kill -9`: all others end, and the server comes back from its log. */
async function crashDatabase(db: Database): Promise<void> {
  const found = await db.pool
    .query<{ pid: number }>(
      `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`,
    )
    .catch(() => null)
  const pid = found?.rows[0]?.pid
  if (!pid) return
  count('fault: database ended by kill -9')
  say('the database is killed')
  const free = instances.filter(({ trouble }) => !trouble)
  const until = databaseAway()
  process.kill(pid, 'SIGKILL')
  // Until it has come back from its log.
  await untilDone('the database is back', 30_000, () => surely(() => db.pool.query('select')).then(Boolean))
  until()
  await databaseIsWell('database killed', free)
}

/** All of its processes stop to run, for all: what they are sent is taken, and answered when they go on. */
async function freezeDatabase(): Promise<void> {
  count('fault: database frozen')
  const free = instances.filter(({ trouble }) => !trouble)
  databaseWellAt = Number.POSITIVE_INFINITY
  const until = databaseAway()
  for (const { network } of free) network.hold()
  await wait(between(chance, 1_000, 20_000))
  for (const { network } of free) network.recover()
  until()
  await databaseIsWell('database frozen', free)
}

/** The machine of the primary is lost, and the standby is promoted. */
async function loseDatabase(): Promise<void> {
  if (isLost) return
  isLost = true
  count('fault: primary lost, its standby promoted')
  say('the primary is lost')
  databaseWellAt = Number.POSITIVE_INFINITY
  const until = databaseAway()
  const free = instances.filter(({ trouble }) => !trouble)
  for (const network of [own, ...instances.map((each) => each.network)]) network.loseFirst()
  await wait(between(chance, 500, 10_000))
  await tell(standby.url, 'select pg_promote()')
  until()
  await Promise.all([primary.stop(), databaseIsWell('standby promoted', free)])
}

/** There is none from now on. @returns says that there is one again */
function databaseAway(): () => void {
  const trouble = { from: Date.now(), until: Number.POSITIVE_INFINITY }
  databaseTroubles.push(trouble)
  return () => {
    trouble.until = Date.now()
  }
}

/** @param touched those that had nothing else to bear */
async function databaseIsWell(fault: string, touched: readonly Instance[]): Promise<void> {
  databaseWellAt = Date.now()
  await Promise.all(touched.map((on) => untilReady(on, fault, () => !on.trouble && on.child !== undefined)))
}

/** How long an instance takes to be ready. @param counts whether that is of the fault alone */
async function untilReady(on: Instance, fault: string, counts = () => true): Promise<void> {
  const from = performance.now()
  await untilDone(`${on.name} is ready again after “${fault}”`, 60_000, async () => !counts() || isReady(on))
  const took = performance.now() - from
  if (!counts() || Date.now() - took < databaseWellAt) return
  wellAgain.set(fault, [...(wellAgain.get(fault) ?? []), took])
  if (took > 5_500) violated(`${on.name} was ready ${took} ms after “${fault}”`)
}

/** Says something to a server itself. */
async function tell(url: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  for (const each of statements) await client.query(each)
  await client.end()
}

async function untilDone(what: string, longest: number, isDone: () => Promise<boolean>): Promise<void> {
  const from = Date.now()
  while (!(await isDone().catch(() => false))) {
    if (Date.now() - from > longest) return violated(`not within ${longest / 1000} s: ${what}`)
    await wait(250)
  }
}

// --- What is watched

/** How long a killed story is still shown: asked for at each door at once and again until it is gone. */
async function watchGone(path: string, token: string): Promise<void> {
  const acked = performance.now()
  const free = instances.filter(({ trouble, child }) => !trouble && child)
  const isFree = () => Date.now() - databaseWellAt > 5_000
  if (!isFree()) return
  await Promise.all(
    [...free, { name: 'nginx', port, trouble: undefined }].map(async (door) => {
      let shown = 0
      for (;;) {
        const from = performance.now()
        const answer = await ask(door.port, path)
        const isUntroubled =
          isFree() && !door.trouble && (door.name !== 'nginx' || free.length === instances.length)
        if (!isUntroubled || answer instanceof Error) return
        if (answer.status !== 200 || !answer.text.includes(token)) break
        shown = from - acked
        await wait(20)
      }
      goneAfter.set(door.name, [...(goneAfter.get(door.name) ?? []), shown])
    }),
  )
}

/** Whatever is broken, it says soon whether readers should come; but while it does not get to run. */
async function watchReadiness(on: Instance): Promise<void> {
  while (!isOver) {
    const { child } = on
    const from = performance.now()
    const status = await readiness(on)
    const took = performance.now() - from
    const isRunning = child && on.child === child && on.trouble !== 'suspended'
    if (isRunning && status) {
      readyz.asked += 1
      readyz.slowest = Math.max(readyz.slowest, took)
      if (took > 1_000) readyz.late += 1
      // Two processors for all of this: an instance that starts beside takes one of them for seconds.
      if (took > 3_000) violated(`${on.name} said after ${Math.round(took)} ms whether it is ready`)
    }
    await wait(250)
  }
}

// --- What else goes on

/** Asks the database until it answers: what the walk itself does must be done. */
async function surely<T>(work: () => Promise<T>): Promise<T | null> {
  for (let attempt = 1; attempt <= 30; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      // Refused for a reason: not again.
      if ((error as Error).name === 'NewsroomError') return null
      await wait(500)
    }
  }
  return null
}

/** Live coverage, to which something comes every second or so, and from which it is taken again. */
async function posting(db: Database, articleId: string, entries: Entries): Promise<void> {
  const standing: { token: string; entryId: string }[] = []
  for (let n = 1; !isOver; n += 1) {
    await wait(between(chance, 200, 2_000))
    if (standing.length > 4 && chance() < 0.3) {
      const [{ token, entryId } = { token: '', entryId: '' }] = standing.splice(
        between(chance, 0, standing.length - 1),
        1,
      )
      const done = entries.withdraws(token)
      if ((await surely(() => withdrawEntry(db, operator, { entryId }))) === null)
        violated(`a live entry was not withdrawn: ${token}`)
      done()
      count('live entries withdrawn')
    } else {
      const token = entryToken(n)
      const done = entries.posts(token)
      // Under one name: sent again, it is the one that is there.
      const given = { articleId, key: `walk-entry-${n}`, headline: `خبر ${token}`, words: `ما حدث ${token}.` }
      const posted = await surely(() => postEntry(db, operator, given))
      if (!posted) violated(`a live entry was not posted: ${token}`)
      else {
        done()
        standing.push({ token, entryId: posted.entryId })
        count('live entries')
      }
    }
  }
}

/** A breaking notice a minute, which devices and letters tell of. */
async function announcing(db: Database, notices: string[]): Promise<void> {
  while (!isOver) {
    const text = `عاجل من النزهة ${notices.length + 1}`
    const noticeId = await announceBreaking(db, operator, {
      locale: 'ar',
      text,
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    }).catch(() => null)
    if (noticeId) {
      notices.push(noticeId)
      // What is withdrawn before it is told is told to nobody.
      for (let n = 0; n < 45 && !isOver; n += 1) await wait(1_000)
      if (!isOver) await surely(() => withdrawBreaking(db, operator, { noticeId }))
    } else await wait(2_000)
  }
}

/** The front is laid out for moments to come. */
async function planning(
  db: Database,
  people: readonly { mine: Written[] }[],
  plans: string[],
): Promise<void> {
  while (!isOver) {
    await wait(between(chance, 4_000, 10_000))
    const locale = oneOf(chance, locales)
    const seen = people.flatMap(({ mine }) =>
      mine.filter(({ state, life }) => state === 'published' && life.locale === locale),
    )
    if (seen.length === 0) continue
    const at = new Date(Date.now() + between(chance, 3_000, 9_000)).toISOString()
    const places = [...new Set([oneOf(chance, seen).id, oneOf(chance, seen).id])].map((articleId) => ({
      articleId,
    }))
    const id = await planFront(db, operator, { front: 'front', locale, at, places }).catch(() => null)
    if (id) plans.push(id)
  }
}

type Appointment = { id: string; due: number }

/** Whatever is broken, somewhere something is due every second. */
async function scheduling(db: Database, appointments: Appointment[]): Promise<void> {
  for (let n = 1; !isOver; n += 1) {
    await wait(between(chance, 300, 1_200))
    const locale = oneOf(chance, locales)
    const due = Date.now() + between(chance, 3_000, 8_000)
    await Promise.resolve()
      .then(() => addStory(db, { slug: `due-${n}`, locale, state: 'draft', publishedIn: null }))
      .then(async ({ articleId }) => {
        await transitionArticle(db, operator, { articleId, move: 'schedule', at: new Date(due) })
        appointments.push({ id: articleId, due })
      })
      // There is no database just now.
      .catch(() => wait(1_000))
  }
}

// --- At the end

async function settled(db: Database): Promise<void> {
  const open = async (query: string) => Number((await db.pool.query<{ n: number }>(query)).rows[0]?.n)
  await untilDone(
    'webhooks are told',
    180_000,
    async () => (await open(`select count(*)::int n from webhook_delivery where next_at is not null`)) === 0,
  )
  await untilDone(
    'devices are told',
    180_000,
    async () => (await open(`select count(*)::int n from push_message where finished_at is null`)) === 0,
  )
  await untilDone(
    'letters are sent',
    240_000,
    async () => (await open(`select count(*)::int n from newsletter_issue where finished_at is null`)) === 0,
  )
  await untilDone(
    'what is scheduled is published',
    30_000,
    async () =>
      (await open(
        `select count(*)::int n from article where state = 'scheduled' and scheduled_for < now() and deleted_at is null`,
      )) === 0,
  )
  await untilDone(
    'fronts are laid out',
    30_000,
    async () => (await open(`select count(*)::int n from front_plan where at < now()`)) === 0,
  )
  // For what was acknowledged last to be everywhere.
  await wait(bound)
}

async function compare(
  db: Database,
  people: readonly {
    mine: Written[]
    look: (story: Written) => Promise<{ state: string; content: { headline: string }; slug: string }>
  }[],
  notices: readonly string[],
  plans: readonly string[],
  appointments: readonly Appointment[],
  lives: Lives,
): Promise<void> {
  const bodies = receiver.received.map(({ headers, body }) => ({
    id: String(headers['webhook-id']),
    ...(JSON.parse(body) as { type: string; data: { id: string } }),
  }))
  const told = new Map(bodies.map((each) => [each.id, each]))
  count('webhooks', told.size)
  count('webhooks told twice', bodies.length - told.size)
  const { rows: queued } = await db.pool.query<{ id: string }>('select id from webhook_delivery')
  for (const { id } of queued) if (!told.has(id)) violated(`webhook ${id} was told to nobody`)

  const { rows: moves } = await db.pool.query<{
    subject_id: string
    staff_id: string | null
    committed: Date
  }>(
    `select subject_id, staff_id, pg_xact_commit_timestamp(xmin) as committed
     from audit_event where action = 'publish' and subject_kind = 'article' order by 3`,
  )
  for (const { id, due } of appointments) {
    const came = moves.filter((each) => each.subject_id === id)
    if (came.length !== 1) violated(`story ${id}, which was due once, was published ${came.length} times`)
    else publishedLate('a story of the schedule', due, Number(came[0]?.committed))
  }
  const { rows: notes } = await db.pool.query<{ article_id: string; n: number }>(
    'select article_id, count(*)::int n from correction group by 1',
  )
  for (const { mine, look } of people)
    for (const story of mine) {
      const draft = await look(story)
      const name = `story ${story.life.number}`
      if (draft.state !== story.state) violated(`${name} is ${draft.state}, acknowledged as ${story.state}`)
      if (!draft.content.headline.includes(story.token))
        violated(`${name} says “${draft.content.headline}”, acknowledged with ${story.token}`)
      if (draft.slug !== story.slug)
        violated(`${name} stands at ${draft.slug}, acknowledged at ${story.slug}`)
      const bySchedule = moves.filter((each) => each.subject_id === story.id && each.staff_id === null)
      if (bySchedule.length !== story.dues.length)
        violated(
          `${name} was published ${bySchedule.length} times by its schedule, scheduled ${story.dues.length} times`,
        )
      else
        for (const [n, due] of story.dues.entries())
          publishedLate(name, due, Number(bySchedule[n]?.committed))
      const corrections = notes.find((each) => each.article_id === story.id)?.n ?? 0
      if (corrections < story.corrections)
        violated(`${name} has ${corrections} corrections, acknowledged ${story.corrections}`)
      count('corrections', story.corrections)
      count('corrections that were asked for again and stand twice', corrections - story.corrections)
      const ofType = (type: string) =>
        [...told.values()].filter((each) => each.data.id === story.id && each.type === type).length
      if (ofType('story.published') !== story.appearances)
        violated(`${name} was told of ${ofType('story.published')} times, came ${story.appearances} times`)
      if (ofType('story.killed') !== (story.state === 'killed' ? 1 : 0))
        violated(`${name} is ${story.state}, and was told killed ${ofType('story.killed')} times`)
      for (const path of story.life.paths)
        for (const each of [port, ...instances.map((instance) => instance.port)]) {
          const from = Date.now()
          const answer = await ask(each, path)
          if (answer instanceof Error) violated(`at the end, ${path}: ${answer.message}`)
          else {
            const location = answer.headers.location
              ? new URL(String(answer.headers.location), 'http://x').pathname
              : null
            const seen = { story: story.life, path, from, until: Date.now(), location, ...answer }
            for (const fault of lives.faultsOf(seen, 0)) violated(`at the end, ${path}: ${fault}`)
          }
        }
      count('stories')
      count('published by schedule', story.dues.length)
    }
  const { rows: laidOut } = await db.pool.query<{ plan: string }>(
    `select details->>'plan' as plan from audit_event where action = 'front.lay-out' and details ? 'plan'`,
  )
  count('fronts planned', plans.length)
  if (laidOut.length)
    for (const id of plans) {
      const times = laidOut.filter(({ plan }) => plan === id).length
      if (times !== 1) violated(`planned front ${id} was laid out ${times} times`)
    }

  // What was announced in the last minute may have been over before anybody could be told.
  const { rows: messages } = await db.pool.query<{ key: string; sent: number }>(
    'select key, sent from push_message',
  )
  count('notices', notices.length)
  const perDevice = new Map<string, number>()
  for (const path of pushed) perDevice.set(path, (perDevice.get(path) ?? 0) + 1)
  const breaking = messages.filter(({ key }) => key.startsWith('breaking:'))
  // Those that were withdrawn before anybody could be told are told to nobody.
  const wanted = breaking.filter(({ sent }) => sent > 0).length
  count('notices that were over before devices could be told', breaking.length - wanted)
  for (const [path, n] of perDevice)
    if (n < wanted) violated(`device ${path} was told ${n} of ${wanted} notices`)
  if (perDevice.size < devices && wanted > 0) violated(`${perDevice.size} of ${devices} devices were told`)
  count('devices’ messages', pushed.length)
  count('devices’ messages twice', pushed.length - wanted * devices)
  const { rows: issues } = await db.pool.query<{ id: string }>('select id from newsletter_issue')
  const once = new Set(letters)
  count('letters', letters.length)
  count('letters twice', letters.length - once.size)
  if (once.size < issues.length * subscribers)
    violated(`${once.size} letters of ${issues.length * subscribers} were sent`)
  if (issues.length < notices.length - 1)
    violated(`${issues.length} letters were made of ${notices.length} notices`)
}

/** Counted from when there was a database again. */
function publishedLate(name: string, due: number, committed: number): void {
  const away = databaseTroubles.filter(({ from, until }) => from <= committed && until > due)
  const late = Math.max(0, committed - Math.max(due, ...away.map(({ until }) => until)))
  scheduledLate.push(late)
  if (late > latest) violated(`${name} was published ${late} ms late, due ${at(due)}`)
}

function report(people: readonly { mine: Written[] }[], tallies: ReadonlyMap<string, Tally>): void {
  console.log(
    `\n${people.flatMap(({ mine }) => mine).length} stories, ${values.minutes} minutes, seed ${seed}, load ${loadavg()
      .map((each) => each.toFixed(1))
      .join(' ')} (1, 5, 15 minutes)\n`,
  )
  console.log('| Door | Answers | Shown after it had to go, at most | Slowest answer |')
  console.log('| --- | --- | --- | --- |')
  for (const [name, { answers, longestOverdue, slowest }] of [...tallies].sort())
    console.log(
      `| ${name} | ${[...answers]
        .sort()
        .map(([status, n]) => `${n} × ${status}`)
        .join(', ')} | ${(longestOverdue / 1000).toFixed(1)} s | ${(slowest / 1000).toFixed(1)} s |`,
    )
  console.log(
    '\n| Killed story shown, nothing broken | times | median | p99 | longest |\n| --- | --- | --- | --- | --- |',
  )
  for (const [name, times] of [...goneAfter].sort()) console.log(`| ${name} ${spread(times)}`)
  console.log('\n| Ready again after | times | median | p99 | longest |\n| --- | --- | --- | --- | --- |')
  for (const [name, times] of [...wellAgain].sort()) console.log(`| ${name} ${spread(times)}`)
  console.log(
    '\n| Scheduled, late, whatever was broken | times | median | p99 | longest |\n| --- | --- | --- | --- | --- |',
  )
  console.log(`| published ${spread(scheduledLate)}`)
  console.log(`| seen through nginx, with the time that answers took ${spread(scheduledSeen)}`)
  console.log(
    `\n/readyz: asked ${readyz.asked} times, ${readyz.late} times answered after more than 1 s, slowest ${Math.round(readyz.slowest)} ms\n`,
  )
  for (const [what, n] of [...counts].sort()) console.log(`${String(n).padStart(6)}  ${what}`)
  console.log(violations.size ? '\nVIOLATED' : '\nNothing was violated.')
  for (const { times, example } of violations.values())
    console.log(`${String(times).padStart(6)} × ${example}`)
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)} ms`
  return `| ${times.length} | ${at(0.5)} | ${at(0.99)} | ${at(1)} |`
}

// --- Who works here, and who is told

/** Devices that want to hear what is breaking, and readers who get a letter of it. */
async function followBreaking(db: Database): Promise<void> {
  const pair = createECDH('prime256v1')
  const p256dh = pair.generateKeys('base64url')
  await db.orm.execute(sql`
    insert into push_subscription (id, endpoint, endpoint_hash, host, p256dh, auth, server_key)
    select 'walk' || lpad(n::text, 6, '0'), ${push.origin} || '/ok/' || n, 'h' || n, '127.0.0.1', ${p256dh},
      ${randomBytes(16).toString('base64url')}, ${serverKeyName(serverKey(secret))}
    from generate_series(1, ${devices}::int) as n`)
  await db.orm.execute(
    sql`insert into push_wish (locale, list, subscription_id) select 'ar', 'breaking', id from push_subscription`,
  )
  const list = { id: 'walk000001', locale: 'ar', kind: 'breaking', name: 'عاجل' } as const
  await subscribeMany(db, list, { count: subscribers, domain: 'readers.example' })
}
