/** Adds what processes have counted to what the database has: by the minute, the hour and the day, in one transaction. */
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { audienceCount, audienceSketch } from '../db/tables/audience.ts'
import { section } from '../db/tables/directory.ts'
import { headlineTest } from '../db/tables/headline-tests.ts'
import { article, byline, story } from '../db/tables/stories.ts'
import type { Transaction } from '../db/transaction.ts'
import { isoDay } from '../locale/moments.ts'
import { isLocale, type Locale } from '../locale/table.ts'
import { present } from '../present.ts'
import { localeOf } from '../press/cache-key.ts'
import { addressSection } from '../publication/address-section.ts'
import { storyAddress } from '../publication/missing-story.ts'
import { isPublic } from '../publication/visibility.ts'
import { type AudienceGrain, type AudienceKind, mostTestedHeadlines } from '../vocabulary.ts'
import {
  addReads,
  type BeaconRefusal,
  type HeadlineCounts,
  type MinuteCounts,
  noReads,
  type ReadCounts,
} from './counts.ts'
import { dayAt } from './day-at.ts'
import { type NewReaders, ReaderSketch } from './sketch.ts'

/** Different sources, searches, bots of a day: past so many they are of one name. */
const mostNamed = 1_000
/** What the rest of those is called: no host, word or program has this name. */
export const otherNames = '*'

type Row = ReadCounts & {
  grain: AudienceGrain
  at: Date
  kind: AudienceKind
  key: string
  locale: Locale | ''
}

/** Which grains each kind is counted in. Nobody asks in which minute a section was read. */
const grainsOf: Record<AudienceKind, readonly AudienceGrain[]> = {
  paper: ['minute', 'hour', 'day'],
  language: ['minute', 'hour', 'day'],
  article: ['minute', 'hour', 'day'],
  section: ['day'],
  desk: ['day'],
  author: ['day'],
  source: ['day'],
  search: ['day'],
  bot: ['day'],
  refused: ['day'],
}

/** Counts that are added up before they are written. */
class Rows {
  readonly #rows = new Map<string, Row>()
  readonly #days = new Map<number, Date>()
  readonly #timeZone: string

  constructor(timeZone: string) {
    this.#timeZone = timeZone
  }

  add(at: number, kind: AudienceKind, key: string, locale: Locale | '', more: Partial<ReadCounts>): void {
    for (const grain of grainsOf[kind]) {
      const begins = this.#beginning(grain, at)
      const name = [grain, kind, begins.getTime(), key, locale].join('\0')
      let row = this.#rows.get(name)
      if (!row) {
        row = { grain, at: begins, kind, key, locale, ...noReads() }
        this.#rows.set(name, row)
      }
      addReads(row, more)
    }
  }

  #beginning(grain: AudienceGrain, at: number): Date {
    if (grain === 'minute') return new Date(at)
    if (grain === 'hour') return new Date(Math.floor(at / 3_600_000) * 3_600_000)
    const known = this.#days.get(at)
    if (known) return known
    const day = dayAt(isoDay(new Date(at), this.#timeZone))
    this.#days.set(at, day)
    return day
  }

  /** In one order for all instances, so that none waits for another that waits for it. */
  inOrder(): Row[] {
    return [...this.#rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  }
}

/** Readers of a day, of whatever has a sketch. */
type DayReaders = Map<string, { day: string; kind: AudienceKind; key: string; readers: Set<NewReaders> }>

/**
 * All of it or nothing. What stands at no story of ours that the public may see is counted as a view of its language, and
 * as nothing that was read.
 */
export async function writeCounts(
  db: Database,
  minutes: readonly MinuteCounts[],
  timeZone: string,
): Promise<void> {
  if (minutes.every(isEmpty)) return
  const atAddress = await articlesAt(
    db,
    minutes.flatMap(({ pages }) => [...pages.keys()]),
  )
  const facts = await factsOf(db, [
    ...atAddress.values(),
    ...minutes.flatMap(({ reads }) => [...reads.values()].flatMap(({ articleId }) => articleId ?? [])),
  ])
  const rows = new Rows(timeZone)
  const dayReaders: DayReaders = new Map()
  const ofPage = (at: number, locale: Locale, articleId: string | undefined, more: Partial<ReadCounts>) => {
    rows.add(at, 'paper', '', '', more)
    rows.add(at, 'language', '', locale, more)
    const its = articleId === undefined ? undefined : facts.get(articleId)
    if (!its || articleId === undefined) return
    rows.add(at, 'article', articleId, its.locale, more)
    rows.add(at, 'section', its.sectionId, its.locale, more)
    if (its.deskId) rows.add(at, 'desk', its.deskId, its.locale, more)
    for (const author of new Set(its.authorIds)) rows.add(at, 'author', author, its.locale, more)
  }
  for (const counts of minutes) {
    const { at } = counts
    const day = isoDay(new Date(at), timeZone)
    for (const [url, views] of counts.pages)
      ofPage(at, localeOf(pathOf(url)), atAddress.get(pathOf(url)), { views })
    if (counts.otherPages > 0) rows.add(at, 'paper', '', '', { views: counts.otherPages })
    const refused = new Map<BeaconRefusal, number>(counts.refused)
    for (const { locale, articleId, readers, ...reads } of counts.reads.values()) {
      if (articleId !== null && facts.get(articleId)?.locale !== locale) {
        refused.set('no-story', (refused.get('no-story') ?? 0) + Math.max(1, reads.reads))
        continue
      }
      ofPage(at, locale, articleId ?? undefined, reads)
      if (readers.isEmpty) continue
      const ofDay = (kind: AudienceKind, key: string) => {
        const name = [day, kind, key].join('\0')
        const known = dayReaders.get(name) ?? { day, kind, key, readers: new Set() }
        known.readers.add(readers)
        dayReaders.set(name, known)
      }
      ofDay('paper', '')
      ofDay('language', locale)
      if (articleId !== null) ofDay('article', articleId)
    }
    for (const [source, views] of counts.sources) rows.add(at, 'source', source, '', { views })
    for (const [bot, views] of counts.bots) rows.add(at, 'bot', bot, '', { views })
    for (const [reason, views] of refused) rows.add(at, 'refused', reason, '', { views })
    for (const [search, views] of counts.searches) {
      const [locale, words] = [search.slice(0, 2), search.slice(3)]
      if (isLocale(locale)) rows.add(at, 'search', words, locale, { views })
    }
  }
  await db.orm.transaction(async (tx) => {
    const ofNoTest = await addHeadlines(tx, minutes)
    if (ofNoTest > 0)
      rows.add(present(minutes.at(-1), 'minute').at, 'refused', 'no-test', '', { views: ofNoTest })
    await addRows(tx, await boundedNames(tx, rows.inOrder()))
    await addReaders(tx, dayReaders)
  })
}

const isEmpty = ({ otherPages, at: _, ...counted }: MinuteCounts): boolean =>
  otherPages === 0 && Object.values(counted).every(({ size }) => size === 0)

const pathOf = (url: string): string => {
  const mark = url.indexOf('?')
  return mark < 0 ? url : url.slice(0, mark)
}

/** So many at a time. */
const slice = 2_000

/** The public article that stands at each of some addresses, where one does. */
async function articlesAt({ orm }: Database, urls: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const asked = [...new Set(urls.map(pathOf))].flatMap((path) => {
    const address = storyAddress(path)
    return address ? [{ path, ...address, slug: address.slug.normalize('NFC') }] : []
  })
  for (let from = 0; from < asked.length; from += slice) {
    const some = asked.slice(from, from + slice)
    const column = (name: 'path' | 'locale' | 'section' | 'slug') =>
      sql`${sql.param(some.map((each) => each[name]))}::text[]`
    const { rows } = await orm.execute<{ path: string; id: string }>(sql`
      select asked.path, ${article.id} as id
      from unnest(${column('path')}, ${column('locale')}, ${column('section')}, ${column('slug')})
        as asked(path, locale, section, slug)
      join ${article} on ${article.locale} = asked.locale and ${article.slug} = asked.slug
      join ${story} on ${story.id} = ${article.storyId}
      join ${section} on ${section.id} = ${story.sectionId}
      where ${addressSection} = asked.section and ${isPublic()}`)
    for (const { path, id } of rows) found.set(path, id)
  }
  return found
}

type Facts = { locale: Locale; sectionId: string; deskId: string | null; authorIds: string[] }

/** What some articles belong to; those that the public may not see are left out. */
async function factsOf({ orm }: Database, ids: readonly string[]): Promise<Map<string, Facts>> {
  const facts = new Map<string, Facts>()
  const different = [...new Set(ids)]
  for (let from = 0; from < different.length; from += slice) {
    const some = different.slice(from, from + slice)
    const rows = await orm
      .select({
        id: article.id,
        locale: article.locale,
        sectionId: story.sectionId,
        deskId: story.deskId,
        authorIds: sql<
          string[]
        >`array(select ${byline.authorId} from ${byline} where ${byline.articleId} = ${article.id} and ${byline.role} = 'author')`,
      })
      .from(article)
      .innerJoin(story, eq(story.id, article.storyId))
      .where(and(inArray(article.id, some), isPublic()))
    for (const { id, ...its } of rows) facts.set(id, its)
  }
  return facts
}

const bounded: readonly AudienceKind[] = ['source', 'search', 'bot']

/** Names that strangers think of, as many a day as anybody looks at: the rest is counted under one. */
async function boundedNames(tx: Transaction, rows: readonly Row[]): Promise<readonly Row[]> {
  const kinds = bounded.filter((kind) => rows.some((row) => row.kind === kind))
  if (kinds.length === 0) return rows
  const days = [...new Set(rows.flatMap((row) => (bounded.includes(row.kind) ? row.at.getTime() : [])))]
  const known = new Map<string, Set<string>>()
  const there = await tx
    .select({ at: audienceCount.at, kind: audienceCount.kind, key: audienceCount.key })
    .from(audienceCount)
    .where(
      and(
        eq(audienceCount.grain, 'day'),
        inArray(audienceCount.kind, kinds),
        inArray(
          audienceCount.at,
          days.map((at) => new Date(at)),
        ),
      ),
    )
  const namesOf = (at: Date, kind: AudienceKind) => {
    const name = `${at.getTime()} ${kind}`
    const names = known.get(name) ?? new Set()
    known.set(name, names)
    return names
  }
  for (const { at, kind, key } of there) namesOf(at, kind).add(key)
  const others = new Map<string, Row>()
  const kept = rows.filter((row) => {
    if (!bounded.includes(row.kind)) return true
    const names = namesOf(row.at, row.kind)
    if (names.has(row.key) || names.size < mostNamed) {
      names.add(row.key)
      return true
    }
    const name = `${row.kind} ${row.at.getTime()} ${row.locale}`
    const other = others.get(name) ?? { ...row, key: otherNames, ...noReads() }
    addReads(other, row)
    others.set(name, other)
    return false
  })
  // Others may be among those already: one that was written before.
  for (const other of others.values()) {
    const same = kept.find(
      (row) =>
        row.kind === other.kind &&
        row.key === other.key &&
        row.locale === other.locale &&
        row.at.getTime() === other.at.getTime(),
    )
    if (same) addReads(same, other)
    else kept.push(other)
  }
  return kept
}

/**
 * Adds to tests of headlines that go on. Nobody opens what they were not shown: what says so is left out.
 * @returns how much was of none
 */
async function addHeadlines(tx: Transaction, minutes: readonly MinuteCounts[]): Promise<number> {
  const byTest = new Map<string, HeadlineCounts[]>()
  for (const { headlines } of minutes)
    for (const [testId, counts] of headlines) byTest.set(testId, [...(byTest.get(testId) ?? []), counts])
  let ofNone = 0
  // In one order for all instances.
  for (const [testId, all] of [...byTest].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const sum = (name: keyof HeadlineCounts, place: number) =>
      all.reduce((so, counts) => so + (counts[name][place] ?? 0), 0)
    const [test] = await tx
      .select({ shown: headlineTest.shown, opened: headlineTest.opened })
      .from(headlineTest)
      .where(and(eq(headlineTest.id, testId), isNull(headlineTest.endedAt)))
      .for('update')
    if (!test) {
      for (let place = 0; place < mostTestedHeadlines; place += 1)
        ofNone += sum('shown', place) + sum('opened', place)
      continue
    }
    const shown = test.shown.map((count, place) => count + sum('shown', place))
    const opened = test.opened.map((count, place) =>
      Math.min(count + sum('opened', place), shown[place] ?? 0),
    )
    await tx.update(headlineTest).set({ shown, opened }).where(eq(headlineTest.id, testId))
  }
  return ofNone
}

const countColumns = Object.keys(noReads()) as (keyof ReadCounts)[]

async function addRows(tx: Transaction, rows: readonly Row[]): Promise<void> {
  const column = (of: (row: Row) => unknown, type: string) =>
    sql`${sql.param(rows.map(of))}::${sql.raw(type)}[]`
  const counts = countColumns.map((name) => audienceCount[name])
  const names = ['grain', 'at', 'kind', 'key', 'locale', ...counts.map(({ name }) => name)].map((name) =>
    sql.identifier(name),
  )
  const columns = [
    column(({ grain }) => grain, 'text'),
    column(({ at }) => at.toISOString(), 'timestamptz'),
    column(({ kind }) => kind, 'text'),
    column(({ key }) => key, 'text'),
    column(({ locale }) => locale, 'text'),
    ...countColumns.map((name) => column((row) => row[name], 'int')),
  ]
  const added = counts.map(
    ({ name }) =>
      sql`${sql.identifier(name)} = ${audienceCount}.${sql.identifier(name)} + excluded.${sql.identifier(name)}`,
  )
  await tx.execute(sql`
    insert into ${audienceCount} (${sql.join(names, sql`, `)})
    select * from unnest(${sql.join(columns, sql`, `)})
    on conflict (grain, kind, at, key, locale) do update set ${sql.join(added, sql`, `)}`)
}

/** Puts new readers into the day's sketches, and what those estimate into the day's counts. */
async function addReaders(tx: Transaction, dayReaders: DayReaders): Promise<void> {
  const all = [...dayReaders].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
  for (let from = 0; from < all.length; from += sketchSlice)
    await addSketches(tx, all.slice(from, from + sketchSlice))
}

/** Between which others get their turn: some milliseconds. */
const sketchSlice = 20

/** Most registers of most stories are empty. */
const packed = promisify(deflateRaw)
const unpacked = promisify(inflateRaw)

async function addSketches(
  tx: Transaction,
  some: readonly { day: string; kind: AudienceKind; key: string; readers: Set<NewReaders> }[],
): Promise<void> {
  const names = (name: 'day' | 'kind' | 'key', type: string) =>
    sql`${sql.param(some.map((each) => each[name]))}::${sql.raw(type)}[]`
  const asked = sql`unnest(${names('day', 'date')}, ${names('kind', 'text')}, ${names('key', 'text')}) as asked(day, kind, key)`
  // A row that is not there cannot be locked.
  await tx.execute(sql`
    insert into ${audienceSketch} (day, kind, key, registers) select day, kind, key, ''::bytea from ${asked}
    on conflict do nothing`)
  const { rows } = await tx.execute<{ day: string; kind: string; key: string; registers: Buffer }>(sql`
    select sketch.day::text as day, sketch.kind, sketch.key, sketch.registers
    from ${audienceSketch} as sketch join ${asked} using (day, kind, key)
    order by sketch.day, sketch.kind, sketch.key for update of sketch`)
  const there = new Map(rows.map((row) => [[row.day, row.kind, row.key].join('\0'), row.registers]))
  const made = await Promise.all(
    some.map(async ({ day, kind, key, readers }) => {
      const before = present(there.get([day, kind, key].join('\0')), 'sketch')
      const registers = before.length > 0 ? await unpacked(before) : undefined
      // One that was begun with fewer registers, by a version of before, ends its day with them.
      const sketch = registers ? new ReaderSketch(Math.log2(registers.length), registers) : new ReaderSketch()
      for (const each of readers) each.addTo(sketch)
      return { registers: await packed(sketch.registers), readers: sketch.estimate() }
    }),
  )
  // Hexadecimal in one array: a list of buffers is no array that the driver knows.
  await tx.execute(sql`
    update ${audienceSketch} as sketch set registers = decode(asked.registers, 'hex')
    from unnest(${names('day', 'date')}, ${names('kind', 'text')}, ${names('key', 'text')},
      ${sql.param(made.map(({ registers }) => registers.toString('hex')))}::text[])
      as asked(day, kind, key, registers)
    where sketch.day = asked.day and sketch.kind = asked.kind and sketch.key = asked.key`)
  const ofLanguage = (each: (typeof some)[number]) => (each.kind === 'language' ? each.key : null)
  // A day's sketch that was lost, as after a restore, takes no reader away that was counted before.
  await tx.execute(sql`
    update ${audienceCount} as counted set readers = greatest(counted.readers, asked.readers)
    from unnest(${sql.param(some.map(({ day }) => dayAt(day).toISOString()))}::timestamptz[], ${names('kind', 'text')},
      ${sql.param(some.map((each) => (ofLanguage(each) === null ? each.key : '')))}::text[],
      ${sql.param(some.map((each) => ofLanguage(each) ?? '*'))}::text[],
      ${sql.param(made.map(({ readers }) => readers))}::int[]) as asked(at, kind, key, locale, readers)
    where counted.grain = 'day' and counted.kind = asked.kind and counted.at = asked.at and counted.key = asked.key
      and (asked.locale = '*' or counted.locale = asked.locale)`)
}

/** Days that each grain is kept for; and names that few came by, which are of no use later. */
const kept = { minute: 2, hour: 60, day: 800, named: 90 }

/** Removes what nobody looks back to, and sketches of days that are over: what they estimated stays. */
export async function sweepCounts({ orm }: Database, today: string): Promise<void> {
  for (const grain of ['minute', 'hour', 'day'] as const)
    await orm.execute(sql`
      delete from ${audienceCount} where grain = ${grain} and kind = any (${sql.param(Object.keys(grainsOf))}::text[])
        and at < now() - make_interval(days => ${kept[grain]})`)
  await orm.execute(sql`
    delete from ${audienceCount} where grain = 'day' and kind = any (${sql.param(bounded)}::text[])
      and at < now() - make_interval(days => ${kept.named})`)
  // Yesterday's last minutes may still be on their way.
  await orm.execute(sql`delete from ${audienceSketch} where day < ${today}::date - 1`)
}
