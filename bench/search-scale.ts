/**
 * How fast search stays over a large archive, and what its indexes weigh:
 * `node bench/search-scale.ts [postgres 100000] [embedded 20000]`.
 *
 * Stories are generated: each takes most of its words from one demo story, as often as that has them, some from all of
 * them, and an eighth from a long tail of invented ones, so that words keep company and their number grows with the
 * archive, as they do in a language.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { migrateDatabase } from '../lib/db/migrate.ts'
import { type Database, openDatabase } from '../lib/db/open.ts'
import { startPostgres } from '../lib/db/testing/postgres-server.ts'
import { fillWithDemo } from '../lib/demo/fill.ts'
import { searchPage } from '../lib/search/search-page.ts'
import { suggest } from '../lib/search/suggest.ts'
import { demoVocabularies, pick, random, rareWord } from '../lib/testing/generated-archive.ts'

const wordsPerStory = 320
const batch = 200

const vocabularies = await demoVocabularies()
const spoken = vocabularies.flat()
const letters = Array.from('ابتثجحخدذرزسشصضطعغفقكلمنهوي')
const words = (count: number, subject: readonly string[]): string =>
  Array.from({ length: count }, () => {
    const chance = random()
    return chance < 1 / 8 ? rareWord() : pick(chance < 3 / 8 ? spoken : subject)
  }).join(' ')

async function addStories(db: Database, count: number, from: number): Promise<void> {
  for (let done = 0; done < count; done += batch) {
    const ids = Array.from({ length: Math.min(batch, count - done) }, (_, at) =>
      (from + done + at).toString(36).padStart(10, '0'),
    )
    const subjects = ids.map(() => pick(vocabularies))
    const [headlines, standfirsts, texts] = [8, 25, wordsPerStory].map((length) =>
      subjects.map((subject) => words(length, subject)),
    )
    const list = (items: unknown[]) => sql.param(items)
    await db.orm.transaction(async (tx) => {
      await tx.execute(sql`
        INSERT INTO story (id, section_id)
        SELECT id, (SELECT id FROM section ORDER BY position LIMIT 1) FROM unnest(${list(ids)}::text[]) AS id`)
      await tx.execute(sql`
        INSERT INTO article (id, story_id, locale, slug, slug_key, state, headline, standfirst, document,
          document_version, plain_text, word_count, published_at)
        SELECT id, id, 'ar', id, id, 'published', headline, standfirst, '{"type":"doc","content":[]}', 1, body,
          ${wordsPerStory}, now() - random() * interval '6 years' - interval '30 days'
        FROM unnest(${list(ids)}::text[], ${list(headlines!)}::text[], ${list(standfirsts!)}::text[], ${list(texts!)}::text[])
          AS given(id, headline, standfirst, body)`)
      await tx.execute(sql`
        INSERT INTO byline (article_id, author_id, role, position)
        SELECT id, (SELECT id FROM author ORDER BY md5(author.id || given.id) LIMIT 1), 'author', 0
        FROM unnest(${list(ids)}::text[]) AS given(id)`)
      await tx.execute(sql`
        INSERT INTO story_topic (story_id, topic_id, position)
        SELECT given.id, topic.id, 0
        FROM unnest(${list(ids)}::text[]) AS given(id),
          LATERAL (SELECT id FROM topic ORDER BY md5(topic.id || given.id) LIMIT 2) AS topic`)
    })
  }
}

/** What readers type: mostly one to three words, as often as stories use them; some rare, some misspelt, some with operators. */
function queries(): string[] {
  const misspelt = (of: string) => of.slice(0, 2) + pick(letters) + of.slice(3)
  const longWords = spoken.filter((each) => each.length > 4)
  return [
    ...Array.from({ length: 60 }, () => pick(spoken)),
    ...Array.from({ length: 80 }, () => `${pick(spoken)} ${pick(spoken)}`),
    ...Array.from({ length: 40 }, () => `${pick(spoken)} ${pick(spoken)} ${pick(spoken)}`),
    ...Array.from({ length: 20 }, () => rareWord()),
    ...Array.from({ length: 20 }, () => misspelt(pick(longWords))),
    ...Array.from({ length: 20 }, () => `"${pick(spoken)} ${pick(spoken)}"`),
    ...Array.from({ length: 10 }, () => `${pick(spoken)} -${pick(spoken)}`),
    ...Array.from({ length: 10 }, () => `author:سلمى ${pick(spoken)}`),
    ...Array.from({ length: 10 }, () => `topic:الطاقة ${pick(spoken)} after:2024`),
    'بلوكتشين',
    'العملات المستقرة',
    'قال',
    'السوق',
    'في',
  ]
}

const quantile = (sorted: readonly number[], of: number): string =>
  `${sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))]!.toFixed(0)} ms`

/** Times each query, the best of `runs`: on a machine with other work the rest measures that. */
async function timed(
  name: string,
  asked: readonly string[],
  ask: (text: string) => Promise<unknown>,
  runs = 3,
): Promise<void> {
  const times: { text: string; ms: number }[] = []
  for (const text of asked) {
    let ms = Number.POSITIVE_INFINITY
    for (let run = 0; run < runs; run++) {
      const start = performance.now()
      await ask(text)
      ms = Math.min(ms, performance.now() - start)
    }
    times.push({ text, ms })
  }
  times.sort((a, b) => a.ms - b.ms)
  const sorted = times.map(({ ms }) => ms)
  const slowest = times.at(-1)!
  console.log(
    `${name.padEnd(25)} p50 ${quantile(sorted, 0.5)}, p95 ${quantile(sorted, 0.95)}, p99 ${quantile(sorted, 0.99)}, slowest ${slowest.ms.toFixed(0)} ms («${slowest.text}»), ${asked.length} of them`,
  )
}

async function printSizes({ orm }: Database): Promise<void> {
  const { rows } = await orm.execute<{ name: string; size: string }>(sql`
    SELECT name, pg_size_pretty(size) AS size FROM (
      SELECT relname::text AS name, pg_relation_size(oid) AS size FROM pg_class
      WHERE relname IN ('article_search', 'search_word', 'search_word_stems', 'search_word_trigrams', 'search_word_language_word_pk')
      UNION ALL SELECT 'article, all of it', pg_total_relation_size('article')
      UNION ALL SELECT 'article.search in it', sum(pg_column_size(search)) FROM article
      UNION ALL SELECT 'article.plain_text in it', sum(pg_column_size(plain_text)) FROM article
    ) AS sizes ORDER BY name`)
  const [counted] = (
    await orm.execute<{ count: number }>(sql`SELECT count(*)::int AS count FROM search_word`)
  ).rows
  console.log(`${rows.map(({ name, size }) => `${name}: ${size}`).join('; ')}; ${counted!.count} words`)
}

async function run(name: string, db: Database, count: number, writers: number): Promise<void> {
  console.log(`\n${name}, ${count.toLocaleString('en')} stories of ${wordsPerStory} words`)
  const media = await mkdtemp(join(tmpdir(), 'warraq-media-'))
  await migrateDatabase(db)
  await fillWithDemo(db, media, new Date(), () => {})
  await rm(media, { recursive: true, force: true })
  const start = performance.now()
  const share = Math.ceil(count / writers)
  await Promise.all(
    Array.from({ length: writers }, (_, at) =>
      addStories(db, Math.min(share, count - at * share), at * share),
    ),
  )
  const spent = (performance.now() - start) / 1000
  console.log(
    `written in ${spent.toFixed(0)} s, ${((spent * 1000 * writers) / count).toFixed(1)} ms each with ${writers} writers`,
  )
  await db.orm.execute(sql`VACUUM ANALYZE`)
  await printSizes(db)
  const asked = queries()
  const search = (text: string) => searchPage(db, 'ar', text, 1, 'Asia/Dubai')
  await timed('asked for the first time', asked, search, 1)
  await timed('a page of results', asked, search)
  await timed('its 20th page', asked.slice(0, 100), (text) => searchPage(db, 'ar', text, 20, 'Asia/Dubai'))
  await timed('suggestions', asked.slice(0, 100), (text) => suggest(db, 'ar', text.slice(0, 4)))
}

const given = new Map(
  process.argv
    .slice(2)
    .flatMap((each, at, all) => (at % 2 === 0 ? [[each, Number(all[at + 1])] as const] : [])),
)
const postgresCount = given.size > 0 ? (given.get('postgres') ?? 0) : 100_000
const embeddedCount = given.size > 0 ? (given.get('embedded') ?? 0) : 20_000

if (postgresCount > 0) {
  const server = await startPostgres()
  const db = await openDatabase({ databaseUrl: server.url, dataFolder: '' })
  await run('PostgreSQL', db, postgresCount, 2)
  await db.close()
  await server.stop()
}
if (embeddedCount > 0) {
  const dataFolder = await mkdtemp(join(tmpdir(), 'warraq-scale-'))
  const db = await openDatabase({ dataFolder })
  await run('Embedded engine', db, embeddedCount, 1)
  await db.close()
  await rm(dataFolder, { recursive: true, force: true })
}
