/** What is read, as the newsroom is shown it: numbers that were counted (`lib/audience`), never anybody who read. */
import { and, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { dayAt } from '../../audience/day-at.ts'
import type { Database } from '../../db/open.ts'
import { audienceCount } from '../../db/tables/audience.ts'
import { section } from '../../db/tables/directory.ts'
import { author, desk } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import { article, story } from '../../db/tables/stories.ts'
import { dayAfter } from '../../locale/days.ts'
import { endOfDay, isoDay } from '../../locale/moments.ts'
import { inLocale, type Locale, locales, type PerLocale } from '../../locale/table.ts'
import { firstOf } from '../../present.ts'
import { addressSection } from '../../publication/address-section.ts'
import { storyHref } from '../../publication/addresses.ts'
import { isPublic } from '../../publication/visibility.ts'
import type { AudienceKind } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { articleId, localeName } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation, streamingOperation } from '../operation.ts'

export const audiencePeriods = ['today', 'week', 'month'] as const
type AudiencePeriod = (typeof audiencePeriods)[number]
const daysOf: Record<AudiencePeriod, number> = { today: 1, week: 7, month: 30 }

/** How something was read. */
export type Figures = {
  views: number
  /** Different ones of each day; of several days the sum of those, in which who came on three of them counts three times. */
  readers: number
  /** Pages that said how they were read: what the following are of. */
  reads: number
  /** On average; null where no page has said anything. */
  seconds: number | null
  /** Shares from 0 to 1 that read to a quarter, half, three quarters and the end of the text. */
  reached: { quarter: number; half: number; most: number; end: number } | null
}

type Named = Figures & { key: string; name: string }
export type CountedStory = Figures & {
  articleId: string
  headline: string
  locale: Locale
  /** Where readers find it; null where they do not. */
  href: string | null
}

/** A count under a name, which for sources, bots and refusals is what {@link AudienceKind} says of its key. */
export type NamedCount = { key: string; views: number }

export type AudienceBoard = {
  /** Views of each of the last thirty minutes, the present one last. */
  now: number[]
  today: {
    /** Of each hour of the paper's day. `usual`: on average on the same day of the last four weeks; null where nothing was counted then. */
    hours: { views: number; usual: number | null }[]
    /** Until now. */
    views: number
    usual: number | null
    readers: number
  }
  period: Figures
  stories: CountedStory[]
  sections: Named[]
  desks: Named[]
  authors: Named[]
  languages: (Figures & { locale: Locale })[]
  sources: NamedCount[]
  searches: (NamedCount & { locale: Locale })[]
  bots: NamedCount[]
  refused: NamedCount[]
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const nowMinutes = 30
const weeks = 4
const mostStories = 20
const mostNamed = 10

const figuresOf = (
  of: Record<'views' | 'readers' | 'reads' | 'seconds' | 'quarter' | 'half' | 'most' | 'end', number>,
): Figures => {
  const { views, readers, reads, seconds, quarter, half, most, end } = of
  const share = (count: number) => Math.min(1, count / reads)
  return {
    views,
    readers,
    reads,
    seconds: reads === 0 ? null : Math.round(seconds / reads),
    reached:
      reads === 0 ? null : { quarter: share(quarter), half: share(half), most: share(most), end: share(end) },
  }
}

const sums = {
  views: sql<number>`coalesce(sum(${audienceCount.views}), 0)::int`,
  readers: sql<number>`coalesce(sum(${audienceCount.readers}), 0)::int`,
  reads: sql<number>`coalesce(sum(${audienceCount.reads}), 0)::int`,
  seconds: sql<number>`coalesce(sum(${audienceCount.seconds}), 0)::float8`,
  quarter: sql<number>`coalesce(sum(${audienceCount.quarter}), 0)::int`,
  half: sql<number>`coalesce(sum(${audienceCount.half}), 0)::int`,
  most: sql<number>`coalesce(sum(${audienceCount.most}), 0)::int`,
  end: sql<number>`coalesce(sum(${audienceCount.end}), 0)::int`,
}

/** Rows of a grain and kind, from a moment on. */
const counted = (
  grain: 'minute' | 'hour' | 'day',
  kinds: readonly AudienceKind[],
  from: Date,
  until?: Date,
): SQL | undefined =>
  and(
    eq(audienceCount.grain, grain),
    inArray(audienceCount.kind, kinds),
    gte(audienceCount.at, from),
    until && lt(audienceCount.at, until),
  )

/** The paper's own day, by its first moment and its name in the counts. */
async function present({ orm }: Database, now: Date) {
  const { timeZone } = firstOf(await orm.select({ timeZone: publication.timeZone }).from(publication))
  const today = isoDay(now, timeZone)
  // Days are of 23 to 25 hours: the last one that has ended, of those that were on some hours ago.
  const ends = [12, 24, 26].map((ago) => endOfDay(new Date(now.getTime() - ago * hour), timeZone))
  return { today, begins: new Date(Math.max(...ends.filter((end) => end <= now.getTime()))) }
}

const period = z.enum(audiencePeriods).default('today')

const boardInput = z.object({
  /** Of the newsroom: names are in it. */
  locale: localeName,
  period,
  /** What was read in one language alone. */
  language: z.enum(locales).optional(),
})

/** Counts of now, of today against the usual, and of a period by all that they are counted by. */
export const readAudience = operation({
  name: 'audience.read',
  input: boardInput,
  permission: 'audience.read',
  run: board,
})

async function board(
  db: Database,
  _actor: Actor,
  { locale, period: asked, language }: z.output<typeof boardInput>,
): Promise<AudienceBoard> {
  const now = new Date()
  const { today, begins } = await present(db, now)
  const from = dayAt(dayAfter(today, 1 - daysOf[asked]))
  const [minutes, day, total, named, stories, languages, counts] = await Promise.all([
    viewsOfMinutes(db, now, language),
    viewsOfDay(db, now, begins, language),
    totalOf(db, from, language),
    namedOf(db, from, language),
    storiesOf(db, from, language),
    languagesOf(db, from),
    countsOf(db, from, language),
  ])
  const readersToday = asked === 'today' ? total.readers : (await totalOf(db, dayAt(today), language)).readers
  const nameAll = await namesOf(db, locale, named)
  const kind = (wanted: AudienceKind): Named[] =>
    named
      .filter((each) => each.kind === wanted)
      .map(({ key, ...figures }) => ({
        key,
        name: nameAll.get(`${wanted} ${key}`) ?? key,
        ...figuresOf(figures),
      }))
  const plain = (wanted: AudienceKind): NamedCount[] =>
    counts.filter((each) => each.kind === wanted).map(({ key, views }) => ({ key, views }))
  return {
    now: minutes,
    today: { ...day, readers: readersToday },
    period: total,
    stories,
    sections: kind('section'),
    desks: kind('desk'),
    authors: kind('author'),
    languages,
    sources: plain('source'),
    searches: counts.flatMap(({ kind: of, key, views, locale: searched }) =>
      of === 'search' && searched !== '' ? [{ key, views, locale: searched }] : [],
    ),
    bots: plain('bot'),
    refused: plain('refused'),
  }
}

/** Everything, or one language of it. */
const paperOr = (language: Locale | undefined): readonly [AudienceKind, SQL] => [
  language ? 'language' : 'paper',
  eq(audienceCount.locale, language ?? ''),
]

async function viewsOfMinutes({ orm }: Database, now: Date, language: Locale | undefined): Promise<number[]> {
  const [kind, ofLanguage] = paperOr(language)
  const last = Math.floor(now.getTime() / minute) * minute
  const first = last - (nowMinutes - 1) * minute
  const rows = await orm
    .select({ at: audienceCount.at, views: audienceCount.views })
    .from(audienceCount)
    .where(and(counted('minute', [kind], new Date(first)), ofLanguage))
  const views = new Map(rows.map((row) => [row.at.getTime(), row.views]))
  return Array.from({ length: nowMinutes }, (_, at) => views.get(first + at * minute) ?? 0)
}

async function viewsOfDay({ orm }: Database, now: Date, begins: Date, language: Locale | undefined) {
  const [kind, ofLanguage] = paperOr(language)
  const rows = await orm
    .select({ at: audienceCount.at, views: audienceCount.views })
    .from(audienceCount)
    .where(
      and(
        counted('hour', [kind], new Date(Math.floor((begins.getTime() - weeks * 7 * day) / hour) * hour)),
        ofLanguage,
      ),
    )
  const views = new Map(rows.map((row) => [row.at.getTime(), row.views]))
  const since = Math.min(...views.keys())
  // Weeks ago in which anything was counted at all by then: a new paper has fewer, and none at first.
  const before = Array.from({ length: weeks }, (_, at) => begins.getTime() - (at + 1) * 7 * day).filter(
    (at) => at + day > since,
  )
  const at = (start: number, each: number) => views.get(Math.floor((start + each * hour) / hour) * hour) ?? 0
  const hours = Array.from({ length: 24 }, (_, each) => ({
    views: at(begins.getTime(), each),
    usual:
      before.length === 0 ? null : before.reduce((sum, start) => sum + at(start, each), 0) / before.length,
  }))
  const passed = (now.getTime() - begins.getTime()) / hour
  const share = (each: number) => Math.min(1, Math.max(0, passed - each))
  return {
    hours,
    views: hours.reduce((sum, each) => sum + each.views, 0),
    usual:
      before.length === 0
        ? null
        : Math.round(hours.reduce((sum, each, index) => sum + (each.usual ?? 0) * share(index), 0)),
  }
}

async function totalOf({ orm }: Database, from: Date, language: Locale | undefined): Promise<Figures> {
  const [kind, ofLanguage] = paperOr(language)
  const rows = await orm
    .select(sums)
    .from(audienceCount)
    .where(and(counted('day', [kind], from), ofLanguage))
  return figuresOf(firstOf(rows))
}

type Sums = { [name in keyof typeof sums]: number }

/** The first of each kind, by views. */
async function namedOf(
  { orm }: Database,
  from: Date,
  language: Locale | undefined,
): Promise<({ kind: AudienceKind; key: string } & Sums)[]> {
  const grouped = orm
    .select({
      kind: audienceCount.kind,
      key: audienceCount.key,
      ...(Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum.as(`sum_${name}`)])) as {
        [name in keyof typeof sums]: SQL.Aliased<number>
      }),
      place:
        sql<number>`row_number() over (partition by ${audienceCount.kind} order by sum(${audienceCount.views}) desc, ${audienceCount.key})`.as(
          'place',
        ),
    })
    .from(audienceCount)
    .where(
      and(
        counted('day', ['section', 'desk', 'author'], from),
        language && eq(audienceCount.locale, language),
      ),
    )
    .groupBy(audienceCount.kind, audienceCount.key)
    .as('grouped')
  return orm
    .select()
    .from(grouped)
    .where(sql`${grouped.place} <= ${mostNamed}`)
    .orderBy(grouped.kind, grouped.place)
}

async function namesOf(
  { orm }: Database,
  locale: Locale,
  named: readonly { kind: AudienceKind; key: string }[],
): Promise<Map<string, string>> {
  const keys = (kind: AudienceKind) => named.flatMap((each) => (each.kind === kind ? [each.key] : []))
  const of = [
    ['section', section],
    ['desk', desk],
    ['author', author],
  ] as const
  const names = new Map<string, string>()
  for (const [kind, table] of of) {
    const ids = keys(kind)
    if (ids.length === 0) continue
    const rows: { id: string; names: PerLocale }[] = await orm
      .select({ id: table.id, names: table.names })
      .from(table)
      .where(inArray(table.id, ids))
    for (const row of rows) names.set(`${kind} ${row.id}`, inLocale(row.names, locale))
  }
  return names
}

async function storiesOf(
  { orm }: Database,
  from: Date,
  language: Locale | undefined,
): Promise<CountedStory[]> {
  const most = orm
    .select({ key: audienceCount.key, views: sql`sum(${audienceCount.views})`.as('views') })
    .from(audienceCount)
    .where(and(counted('day', ['article'], from), language && eq(audienceCount.locale, language)))
    .groupBy(audienceCount.key)
    .orderBy(sql`2 desc, 1`)
    .limit(mostStories)
  const chosen = await most
  if (chosen.length === 0) return []
  const ids = chosen.map(({ key }) => key)
  const rows = await orm
    .select({ key: audienceCount.key, ...sums })
    .from(audienceCount)
    .where(and(counted('day', ['article'], from), inArray(audienceCount.key, ids)))
    .groupBy(audienceCount.key)
  const figures = new Map(rows.map(({ key, ...its }) => [key, figuresOf(its)]))
  const articles = await orm
    .select({
      id: article.id,
      headline: article.headline,
      locale: article.locale,
      slug: article.slug,
      section: addressSection,
      isPublic: sql<boolean>`${isPublic()}`,
    })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .innerJoin(section, eq(section.id, story.sectionId))
    .where(inArray(article.id, ids))
  const byId = new Map(articles.map((each) => [each.id, each]))
  return ids.flatMap((id) => {
    const its = byId.get(id)
    const read = figures.get(id)
    // One that was removed for good has its views in everything else.
    if (!its || !read) return []
    const { headline, locale, isPublic: isThere } = its
    const href = isThere ? storyHref(locale, its.section, its.slug) : null
    return [{ articleId: id, headline, locale, href, ...read }]
  })
}

async function languagesOf({ orm }: Database, from: Date) {
  const rows = await orm
    .select({ locale: audienceCount.locale, ...sums })
    .from(audienceCount)
    .where(counted('day', ['language'], from))
    .groupBy(audienceCount.locale)
  return rows
    .flatMap(({ locale, ...its }) => (locale === '' ? [] : [{ locale, ...figuresOf(its) }]))
    .sort((a, b) => b.views - a.views)
}

/** Sources, searches that find nothing, bots and what was not believed: the most frequent of each. */
async function countsOf({ orm }: Database, from: Date, language: Locale | undefined) {
  const grouped = orm
    .select({
      kind: audienceCount.kind,
      key: audienceCount.key,
      locale: audienceCount.locale,
      views: sql<number>`sum(${audienceCount.views})::int`.as('views'),
      place:
        sql<number>`row_number() over (partition by ${audienceCount.kind} order by sum(${audienceCount.views}) desc, ${audienceCount.key}, ${audienceCount.locale})`.as(
          'place',
        ),
    })
    .from(audienceCount)
    .where(
      and(
        counted('day', ['source', 'search', 'bot', 'refused'], from),
        // The others are of no language.
        language && inArray(audienceCount.locale, ['', language]),
      ),
    )
    .groupBy(audienceCount.kind, audienceCount.key, audienceCount.locale)
    .as('grouped')
  return orm
    .select()
    .from(grouped)
    .where(sql`${grouped.place} <= ${2 * mostNamed}`)
    .orderBy(grouped.kind, grouped.place)
}

const storyInput = z.object({ articleId })

export type StoryAudience = Figures & {
  /** Views of the last thirty minutes. */
  now: number
  /** Of each of the last fourteen days, today last: `2026-12-01`. */
  days: { day: string; views: number; readers: number }[]
}

const storyDays = 14

/** How one article was read, since it was first counted. */
export const readStoryAudience = operation({
  name: 'audience.read-story',
  input: storyInput,
  permission: 'audience.read',
  run: async ({ orm }, _actor, { articleId: id }): Promise<StoryAudience> => {
    const [known] = await orm.select({ id: article.id }).from(article).where(eq(article.id, id))
    if (!known) throw new NewsroomError('unknown-article', id)
    const now = new Date()
    const { today } = await present({ orm } as Database, now)
    const rows = await orm
      .select({
        at: audienceCount.at,
        views: audienceCount.views,
        readers: audienceCount.readers,
        reads: audienceCount.reads,
        seconds: audienceCount.seconds,
        quarter: audienceCount.quarter,
        half: audienceCount.half,
        most: audienceCount.most,
        end: audienceCount.end,
      })
      .from(audienceCount)
      // As the index of stories has it.
      .where(
        and(
          sql`${audienceCount.grain} = 'day' and ${audienceCount.kind} = 'article'`,
          eq(audienceCount.key, id),
        ),
      )
    const [recent] = await orm
      .select({ views: sums.views })
      .from(audienceCount)
      .where(
        and(
          counted('minute', ['article'], new Date(now.getTime() - nowMinutes * minute)),
          eq(audienceCount.key, id),
        ),
      )
    const byDay = new Map(rows.map((row) => [row.at.getTime(), row]))
    const sum = { views: 0, readers: 0, reads: 0, seconds: 0, quarter: 0, half: 0, most: 0, end: 0 }
    for (const row of rows)
      for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += row[name]
    return {
      ...figuresOf(sum),
      now: recent?.views ?? 0,
      days: Array.from({ length: storyDays }, (_, index) => {
        const name = dayAfter(today, index + 1 - storyDays)
        const row = byDay.get(dayAt(name).getTime())
        return { day: name, views: row?.views ?? 0, readers: row?.readers ?? 0 }
      }),
    }
  },
})

const exportInput = z.object({ period, language: z.enum(locales).optional() })

/** A line of the file: a count of one day. */
export type CountedLine = Sums & { day: string; kind: AudienceKind; key: string; locale: string }

const linesAtOnce = 2_000

/** Every count of a period's days, for a file. */
export const everyCount = streamingOperation({
  name: 'audience.export',
  input: exportInput,
  permission: 'audience.read',
  run: async function* (db, _actor, { period: asked, language }): AsyncGenerator<CountedLine> {
    const { today } = await present(db, new Date())
    const last = dayAt(today)
    for (
      let each = dayAt(dayAfter(today, 1 - daysOf[asked]));
      each <= last;
      each = new Date(each.getTime() + day)
    ) {
      let after = { kind: '', key: '', locale: '' }
      for (;;) {
        const rows = await db.orm
          .select()
          .from(audienceCount)
          .where(
            and(
              eq(audienceCount.grain, 'day'),
              eq(audienceCount.at, each),
              language && inArray(audienceCount.locale, ['', language]),
              sql`(${audienceCount.kind}, ${audienceCount.key}, ${audienceCount.locale}) > (${after.kind}, ${after.key}, ${after.locale})`,
            ),
          )
          .orderBy(audienceCount.kind, audienceCount.key, audienceCount.locale)
          .limit(linesAtOnce)
        for (const { grain: _, at: __, ...row } of rows)
          yield { day: each.toISOString().slice(0, 10), ...row }
        const end = rows.at(-1)
        if (!end || rows.length < linesAtOnce) break
        after = { kind: end.kind, key: end.key, locale: end.locale }
      }
    }
  },
})
