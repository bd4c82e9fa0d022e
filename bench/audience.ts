/**
 * What counting what is read takes, and how true it is: ten million views of thirty days with readers that are known are
 * counted by two instances, then counted readers are held against the truth, the board of the newsroom is asked a hundred
 * times, and what a kept story takes of the processor is measured with counting and without.
 *
 *   node bench/audience.ts                # 10,000,000 views; about ten minutes of a laptop
 *   node bench/audience.ts 1000000        # fewer
 *   node bench/audience.ts 1000000 counts # without the processor
 *   node bench/audience.ts 0              # the processor alone; needs Linux (`/proc`)
 *
 * It starts a PostgreSQL of its own, as the tests do, and papers of its own.
 */
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'drizzle-orm'
import { Audience } from '../lib/audience/audience.ts'
import { rankMostRead } from '../lib/audience/rank-most-read.ts'
import { migrateDatabase } from '../lib/db/migrate.ts'
import { openDatabase } from '../lib/db/open.ts'
import { startPostgres } from '../lib/db/testing/postgres-server.ts'
import { createServerDatabase } from '../lib/db/testing/server-databases.ts'
import { isoDay } from '../lib/locale/moments.ts'
import { operator } from '../lib/newsroom/actor.ts'
import { audiencePeriods, readAudience } from '../lib/newsroom/audience/read-audience.ts'
import { present } from '../lib/present.ts'
import { type CacheRequest, cacheKeyFor } from '../lib/press/cache-key.ts'
import { storyHref } from '../lib/publication/addresses.ts'
import { addStory, smallPublication } from '../lib/publication/testing/small-publication.ts'
import { seeded } from '../lib/testing/chance.ts'
import { freePort } from '../lib/testing/newspaper.ts'
import type { Load } from './load.ts'
import { paperProcess } from './paper-process.ts'
import { usageOf } from './process-usage.ts'

const views = Number(process.argv[2] ?? 10_000_000)
const days = 30
/** Times a day at which what was counted is written. */
const writesADay = 6
const stories = 2_000
/** Of which so many are read on one day. */
const readADay = 400
const browser =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const hour = 3_600_000

const random = seeded(20)
/** A few are read by most, most by a few. */
const skewed = (count: number): number => Math.min(count - 1, Math.floor(count ** random() - 1))
const percentile = (values: number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? Number.NaN
const percent = (share: number): string => `${(share * 100).toFixed(2)} %`

console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}\n`)
if (views > 0) await countMany()
if (process.argv[3] !== 'counts') await measureProcessor()

async function countMany(): Promise<void> {
  const server = await startPostgres(['fsync=on', 'synchronous_commit=on'])
  const created = await createServerDatabase(server.url)
  const db = await openDatabase({ databaseUrl: created.url, dataFolder: '' })
  try {
    await migrateDatabase(db)
    await smallPublication(db)
    const pages: { id: string; asked: CacheRequest }[] = []
    for (let each = 0; each < stories; each += 1) {
      const locale = each % 4 ? 'ar' : 'en'
      const { articleId } = await addStory(db, { slug: `s${each}`, locale, publishedIn: -24 * 40 })
      const href = storyHref(locale, 'economy', `s${each}`)
      pages.push({ id: `${locale} ${articleId}`, asked: present(cacheKeyFor('GET', href, {}), 'page') })
    }
    await db.orm.execute(sql`analyze`)
    // Whole days of a paper in Dubai, today among them.
    const begins =
      Math.floor((Date.now() + 4 * hour) / (24 * hour)) * 24 * hour - 4 * hour - (days - 1) * 24 * hour
    let now = begins
    const options = { mode: 'server', origin: 'https://news.example', now: () => now } as const
    const instances = [new Audience(db, options), new Audience(db, options)] as const

    // The day before: ten thousand people read one story, and a million lines are forged from ten addresses.
    const forgedDay = begins - 24 * hour
    const [people, lines, addresses] = [10_000, 1_000_000, 10]
    const [locale, id] = present(pages[0], 'story').id.split(' ')
    const line = `1 ${locale} ${id} 30 60 100 * n *`
    let believed = 0
    for (let each = 0; each < lines; each += 1) {
      now = forgedDay + Math.floor((each / lines) * 24 * hour)
      if (each % 30_000 === 0) await instances[0].write()
      const agent = `${browser} ${each}`
      if (!instances[0].take(line, { 'user-agent': agent }, `203.0.113.${each % addresses}`)) believed += 1
      if (each % (lines / people) === 0)
        instances[0].take(line, { 'user-agent': browser }, `198.18.${each % 250}.${each}`)
    }
    await instances[0].write()
    const { rows: forged } = await db.orm.execute<{ reads: number; readers: number }>(sql`
      select reads, readers from audience_count where grain = 'day' and kind = 'article' and key = ${id}
        and at = ${isoDay(new Date(forgedDay), 'Asia/Dubai')}::date`)
    console.log(
      `${lines.toLocaleString('en')} lines forged in a day from ${addresses} addresses, each of another browser, of a story that ${people.toLocaleString('en')} read: ${believed.toLocaleString('en')} were believed; it has ${forged[0]?.reads.toLocaleString('en')} readings, ${forged[0]?.readers.toLocaleString('en')} readers`,
    )

    const truth = new Map<string, Set<number>>()
    const addTruth = (name: string, reader: number) => {
      const known = truth.get(name)
      if (known) known.add(reader)
      else truth.set(name, new Set([reader]))
    }
    const perWrite = Math.ceil(views / days / writesADay)
    const audienceOf = Math.ceil(views / days / 3)
    const started = performance.now()
    let beacons = 0
    let refused = 0
    for (let step = 0; step < days * writesADay; step += 1) {
      // As many minutes as wait to be written, at the most.
      const from = begins + (step * 24 * hour) / writesADay
      now = from
      for (const each of instances) await each.write()
      const firstOfDay = Math.floor(step / writesADay) * 50
      for (let each = 0; each < perWrite; each += 1) {
        now = from + (each / perWrite) * 50 * 60_000
        const reader = skewed(audienceOf)
        const page = present(pages[(firstOfDay + skewed(readADay)) % stories], 'story')
        const instance = instances[reader % 2 ? 0 : 1]
        const headers = { 'user-agent': `${browser} ${reader % 40}` }
        const referer = each % 3 ? undefined : 'https://www.google.com/'
        instance.sawPage(page.asked, 200, { ...headers, ...(referer && { referer }) })
        if (each % 2) continue
        const [locale, id] = page.id.split(' ')
        const address = `${10 + (reader >> 16)}.${(reader >> 8) & 255}.${reader & 255}.1`
        const depth = Math.floor(random() * 101)
        const why = instance.take(
          `1 ${locale} ${id} ${Math.floor(random() * 90)} 120 ${depth} * n *`,
          headers,
          address,
        )
        beacons += 1
        if (why) {
          refused += 1
          continue
        }
        const day = isoDay(new Date(now), 'Asia/Dubai')
        addTruth(`${day} paper`, reader)
        addTruth(`${day} ${locale}`, reader)
        addTruth(`${day} ${id}`, reader)
      }
      for (const each of instances) await each.write()
      if (step % 30 === 0) console.error(`${Math.round((step / days / writesADay) * 100)} %`)
    }
    const seconds = (performance.now() - started) / 1000
    console.log(
      `${(perWrite * days * writesADay).toLocaleString('en')} views, ${beacons.toLocaleString('en')} readings (${refused} refused: of one address too often) by two instances, written ${days * writesADay} times: ${seconds.toFixed(0)} s`,
    )

    const { rows } = await db.orm.execute<{
      day: string
      kind: string
      key: string
      locale: string
      readers: number
    }>(
      sql`select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, kind, key, locale, readers from audience_count
        where grain = 'day' and kind in ('paper', 'language', 'article') and readers > 0`,
    )
    for (const kind of ['paper', 'language', 'article']) {
      const errors = rows.flatMap((row) => {
        if (row.kind !== kind) return []
        const name = kind === 'paper' ? 'paper' : kind === 'language' ? row.locale : row.key
        const there = truth.get(`${row.day} ${name}`)?.size ?? 0
        return there < 100 ? [] : [Math.abs(row.readers / there - 1)]
      })
      console.log(
        `readers of a day, by ${kind}: ${errors.length} counts; error at the median ${percent(percentile(errors, 0.5))}, at 95 of 100 ${percent(percentile(errors, 0.95))}, largest ${percent(Math.max(...errors))}`,
      )
    }

    const times: number[] = []
    const languages = [undefined, 'ar', 'en'] as const
    for (let each = 0; each < 120; each += 1) {
      const asked = performance.now()
      const period = present(audiencePeriods[each % 3], 'period')
      const language = languages[Math.floor(each / 3) % 3]
      await readAudience(db, operator, { locale: 'ar', period, ...(language && { language }) })
      if (each >= 20) times.push(performance.now() - asked)
    }
    console.log(
      `the board, a hundred times (today, 7 and 30 days, of all and of a language): p50 ${percentile(times, 0.5).toFixed(0)} ms, p95 ${percentile(times, 0.95).toFixed(0)} ms, longest ${Math.max(...times).toFixed(0)} ms`,
    )
    const ranking = performance.now()
    await rankMostRead(db)
    console.log(`what is read most, found out: ${(performance.now() - ranking).toFixed(0)} ms`)
    const { rows: sizes } = await db.orm.execute<{ name: string; rows: number; size: string }>(sql`
      select 'counts' as name, (select count(*)::int from audience_count) as rows, pg_size_pretty(pg_total_relation_size('audience_count')) as size
      union all select 'sketches', (select count(*)::int from audience_sketch), pg_size_pretty(pg_total_relation_size('audience_sketch'))`)
    for (const { name, rows: count, size } of sizes)
      console.log(`${name}: ${count.toLocaleString('en')} rows, ${size}`)
  } finally {
    await db.close()
    await created.remove()
    await server.stop()
  }
}

/** What counting adds to a story that is kept: by itself, and of two papers beside each other. */
async function measureProcessor(): Promise<void> {
  const audience = new Audience({} as never, { mode: 'server', origin: 'https://news.example' })
  const asked = present(cacheKeyFor('GET', storyHref('ar', 'economy', 'قصة'), {}), 'page')
  const referers = Array.from({ length: 200 }, (_, at) => `https://www.google.com/search?q=${at}`)
  const calls = 1_000_000
  const perCall: number[] = []
  for (let round = 0; round < 7; round += 1) {
    const before = process.cpuUsage()
    for (let each = 0; each < calls; each += 1) {
      // A text of its own each time, as a request's is: its hash is not known yet.
      const agent = `${browser}${' '.repeat(each & 7)}`
      audience.sawPage(asked, 200, { 'user-agent': agent, referer: referers[each % 200] as string })
    }
    const { user, system } = process.cpuUsage(before)
    perCall.push((user + system) / calls)
  }
  const alone = percentile(perCall, 0.5)

  const folder = await mkdtemp(join(tmpdir(), 'warraq-bench-audience-'))
  const papers: { mode: string; pid: number; url: string; stop: () => void; perAnswer: number[] }[] = []
  try {
    for (const mode of ['server', 'off']) {
      const port = await freePort()
      const child = spawn(process.execPath, paperProcess(), {
        env: {
          ...process.env,
          PORT: String(port),
          AUDIENCE: mode,
          WARRAQ_DATA: join(folder, mode),
          NODE_ENV: 'production',
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await new Promise<void>((resolve, reject) => {
        child.stdout.on('data', (chunk: Buffer) => chunk.includes('is open') && resolve())
        child.once('exit', () => reject(new Error(`The paper with AUDIENCE=${mode} ended`)))
      })
      const front = await (await fetch(`http://localhost:${port}/`)).text()
      const story = present(/href="(\/[a-z-]+\/%[^"#?]+)"/.exec(front)?.[1], 'a story on the front')
      papers.push({
        mode,
        pid: present(child.pid, 'process'),
        url: `http://localhost:${port}${story}`,
        stop: () => child.kill(),
        perAnswer: [],
      })
    }
    for (let round = 0; round < 9; round += 1)
      for (const paper of round % 2 ? papers : papers.toReversed()) {
        const before = usageOf(paper.pid).cpu
        const { stdout } = await promisify(execFile)(process.execPath, [
          join(import.meta.dirname, 'load.ts'),
          paper.url,
          '--seconds=3',
          '--connections=16',
          `--header=User-Agent: ${browser}`,
          '--header=Referer: https://www.google.com/',
        ])
        const { answers } = JSON.parse(stdout) as Load
        if (round > 0) paper.perAnswer.push(((usageOf(paper.pid).cpu - before) * 1000) / answers)
      }
    const [on, off] = papers.map(({ perAnswer }) => percentile(perAnswer, 0.5)) as [number, number]
    console.log(
      `a kept story takes ${off.toFixed(1)} µs of the processor without counting, ${on.toFixed(1)} µs with it (${percent(on / off - 1)}; medians of 8 rounds each, in turn)`,
    )
    console.log(
      `counting one view by itself: ${(alone * 1000).toFixed(0)} ns, ${percent(alone / off)} of that`,
    )
  } finally {
    for (const { stop } of papers) stop()
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    await rm(folder, { recursive: true, force: true })
  }
}
