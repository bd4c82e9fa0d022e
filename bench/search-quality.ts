/**
 * How well search answers the judged queries, beside PostgreSQL's own `arabic` configuration (and `english`, `french`,
 * `simple` for the other languages) over the same texts: `node bench/search-quality.ts`, with `--failures` to list
 * what went wrong among the queries for tuning.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { migrateDatabase } from '../lib/db/migrate.ts'
import { type Database, openDatabase } from '../lib/db/open.ts'
import { article } from '../lib/db/tables/stories.ts'
import { startPostgres } from '../lib/db/testing/postgres-server.ts'
import { storyId } from '../lib/demo/demo-story.ts'
import { demoStories, fillWithDemo } from '../lib/demo/fill.ts'
import type { Locale } from '../lib/locale/table.ts'
import { isPublicIn } from '../lib/publication/visibility.ts'
import { parseQuery } from '../lib/search/parse-query.ts'
import { searchStories } from '../lib/search/search-stories.ts'
import { type JudgedQuery, judgedQueries } from './search-queries.ts'

/** Keys of stories, the best first. */
type Search = (db: Database, query: JudgedQuery) => Promise<string[]>

type Answer = JudgedQuery & { found: string[] }

const configurations: Record<Locale, string> = {
  ar: 'arabic',
  en: 'english',
  fr: 'french',
  fa: 'simple',
  he: 'simple',
  ur: 'simple',
}

const keys = new Map((await demoStories()).map(({ key }) => [storyId(key), key]))

async function keysOf(db: Database, articleIds: string[]): Promise<string[]> {
  const rows = await db.orm.select({ id: article.id, storyId: article.storyId }).from(article)
  const storyOf = new Map(rows.map((row) => [row.id, row.storyId]))
  return articleIds.map((id) => keys.get(storyOf.get(id)!)!)
}

const ours: Search = async (db, { query, locale }) => {
  const page = { timeZone: 'Asia/Dubai', limit: 100, offset: 0 }
  const { ids } = await searchStories(db, locale, parseQuery(query, locale), page)
  return keysOf(db, ids)
}

const postgres: Search = async (db, { query, locale }) => {
  const configuration = configurations[locale]
  const text = sql`setweight(to_tsvector(${configuration}::regconfig, headline), 'A')
    || setweight(to_tsvector(${configuration}::regconfig, coalesce(kicker, '') || ' ' || coalesce(standfirst, '')), 'B')
    || to_tsvector(${configuration}::regconfig, coalesce(dateline, '') || ' ' || plain_text)`
  const asked = sql`websearch_to_tsquery(${configuration}::regconfig, ${query})`
  const rows = await db.orm
    .select({ id: article.id })
    .from(article)
    .where(sql`${isPublicIn(locale)} AND ${text} @@ ${asked}`)
    .orderBy(sql`ts_rank(${text}, ${asked}) DESC`)
  return keysOf(
    db,
    rows.map(({ id }) => id),
  )
}

/** Stories of a language that somebody has read with its queries in mind: what was written since is neither right nor wrong. */
const wasRead = new Set(
  judgedQueries.flatMap(({ locale, answers }) => answers.map((key) => `${locale} ${key}`)),
)

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const hits = ({ answers, found }: Answer): number => found.filter((key) => answers.includes(key)).length

/** https://nlp.stanford.edu/IR-book/html/htmledition/evaluation-of-unranked-retrieval-sets-1.html, macro-averaged. */
const measures: Record<string, (answers: Answer[]) => number> = {
  recall: (all) => mean(all.map((each) => hits(each) / each.answers.length)),
  /** Of what was found; a query that finds nothing shows nothing wrong, and is told by its recall. */
  precision: (all) =>
    mean(all.filter(({ found }) => found.length > 0).map((each) => hits(each) / each.found.length)),
  'first right': (all) => mean(all.map(({ answers, found }) => Number(answers.includes(found[0]!)))),
  /** Average precision: recall and order in one figure. */
  ordered: (all) =>
    mean(
      all.map(({ answers, found }) => {
        let right = 0
        let sum = 0
        found.forEach((key, place) => {
          if (answers.includes(key)) sum += ++right / (place + 1)
        })
        return sum / answers.length
      }),
    ),
  nothing: (all) => mean(all.map(({ found }) => Number(found.length === 0))),
}

const percent = (value: number): string => `${(value * 100).toFixed(1).padStart(6)} %`

function printTable(title: string, mine: Answer[], theirs: Answer[]): void {
  const head = Object.keys(measures).map((name) => name.padStart(18))
  console.log(`\n${title} (${mine.length} queries)\n${' '.repeat(12)}${head.join('')}`)
  for (const [name, answers] of [
    ['Warraq', mine],
    ['PostgreSQL', theirs],
  ] as const) {
    const row = Object.values(measures).map((measure) => percent(measure(answers)).padStart(18))
    console.log(name.padEnd(12) + row.join(''))
  }
}

const server = await startPostgres()
const media = await mkdtemp(join(tmpdir(), 'warraq-media-'))
const db = await openDatabase({ databaseUrl: server.url, dataFolder: '' })
try {
  await migrateDatabase(db)
  await fillWithDemo(db, media, new Date(), () => {})
  const answer = async (search: Search): Promise<Answer[]> => {
    const answers: Answer[] = []
    for (const query of judgedQueries) {
      const found = await search(db, query)
      answers.push({ ...query, found: found.filter((key) => wasRead.has(`${query.locale} ${key}`)) })
    }
    return answers
  }
  const mine = await answer(ours)
  const theirs = await answer(postgres)
  const both = (title: string, which: (query: JudgedQuery) => boolean) =>
    printTable(title, mine.filter(which), theirs.filter(which))
  both('Arabic, for tuning', ({ locale, heldOut }) => locale === 'ar' && !heldOut)
  both('Arabic, held out', ({ locale, heldOut }) => locale === 'ar' && heldOut)
  both('Other languages, for tuning', ({ locale, heldOut }) => locale !== 'ar' && !heldOut)
  both('Other languages, held out', ({ locale, heldOut }) => locale !== 'ar' && heldOut)
  for (const difficulty of new Set(judgedQueries.map((query) => query.difficulty)))
    both(`Held out, ${difficulty}`, (query) => query.heldOut && query.difficulty === difficulty)
  if (process.argv.includes('--failures')) {
    for (const each of mine.filter(({ heldOut }) => !heldOut)) {
      const missed = each.answers.filter((key) => !each.found.includes(key))
      const wrong = each.found.filter((key) => !each.answers.includes(key))
      if (missed.length + wrong.length > 0)
        console.log(
          `${each.locale} ${each.query}: missed ${missed.join(' ') || '-'}; wrong ${wrong.join(' ') || '-'}`,
        )
    }
  }
} finally {
  await db.close()
  await server.stop()
  await rm(media, { recursive: true, force: true })
}
