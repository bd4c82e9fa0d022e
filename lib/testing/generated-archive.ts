/**
 * An archive of any size for benches and plans, as a paper of twenty years has one: a twentieth of the stories by one author, half
 * of them under one topic, a tenth translated, every other one with a picture, one picture used by a twentieth.
 *
 * Texts are put together in the database from paragraphs that are made here: each takes most of its words from one demo
 * story, as often as that has them, and an eighth from a long tail of invented ones, so that words keep company and
 * their number grows with the archive, as they do in a language.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { withLongSession } from '../db/long-session.ts'
import type { Database } from '../db/open.ts'
import type { Transaction } from '../db/transaction.ts'
import { demoStories, fillWithDemo } from '../demo/fill.ts'
import { splitWords } from '../search/split-words.ts'
import { plainText } from '../story/plain-text.ts'
import { oneOf, seeded } from './chance.ts'

export type ArchiveSize = { stories: number; authors: number; topics: number }

const paragraphs = 20_000
const wordsInParagraph = 40
const paragraphsInStory = 8
const batch = 10_000

/** Tables whose triggers keep others: those are made at the end in one go. */
const triggered = ['article', 'story', 'story_topic', 'byline', 'draft', 'correction']

export const random = seeded(2026)
export const pick = <Item>(items: readonly Item[]): Item => oneOf(random, items)

const letters = Array.from('ابتثجحخدذرزسشصضطعغفقكلمنهوي')
/** The n-th invented word: the same letters for the same number. */
function invented(rank: number): string {
  const own = seeded(rank)
  const word = Array.from(
    { length: 3 + Math.floor(own() * 4) },
    () => letters[Math.floor(own() * letters.length)],
  )
  return (own() < 0.3 ? 'ال' : '') + word.join('')
}
/** Zipf's law: the word of rank n is 1/n as frequent as the first. */
export const rareWord = (): string => invented(Math.floor(Math.exp(random() * Math.log(400_000))))

/** Every word of the demo's Arabic stories, a list for each story. */
export async function demoVocabularies(): Promise<string[][]> {
  const vocabularies: string[][] = []
  for (const { versions } of await demoStories()) {
    const body = versions.ar?.body
    if (!body) continue
    const text = plainText(typeof body === 'function' ? body(() => new Date().toISOString()) : body)
    vocabularies.push(splitWords(text, 'ar').map(({ start, end }) => text.slice(start, end)))
  }
  return vocabularies
}

/** Fills a migrated, empty database. @param say is told how far it is */
export async function generateArchive(
  db: Database,
  size: ArchiveSize,
  say: (line: string) => void,
): Promise<void> {
  const { orm } = db
  const media = await mkdtemp(join(tmpdir(), 'warraq-media-'))
  await fillWithDemo(db, media, new Date(), () => {})
  await rm(media, { recursive: true, force: true })

  const vocabularies = await demoVocabularies()
  const spoken = vocabularies.flat()
  const texts = Array.from({ length: paragraphs }, () => {
    const subject = pick(vocabularies)
    return Array.from({ length: wordsInParagraph }, () => {
      const chance = random()
      return chance < 1 / 8 ? rareWord() : pick(chance < 3 / 8 ? spoken : subject)
    }).join(' ')
  })
  await orm.execute(
    sql`CREATE UNLOGGED TABLE paragraph (n integer PRIMARY KEY, words text NOT NULL, node text NOT NULL)`,
  )
  for (let from = 0; from < paragraphs; from += 2_000)
    await orm.execute(sql`
      INSERT INTO paragraph
      SELECT ${from}::int + place - 1, words,
        '{"type":"paragraph","content":[{"type":"text","text":' || to_json(words) || '}]}'
      FROM unnest(${sql.param(texts.slice(from, from + 2_000))}::text[]) WITH ORDINALITY AS given(words, place)`)

  // Else the server does not know how many there are, and looks through all for each.
  await orm.execute(sql`ANALYZE paragraph`)

  await inTransaction(db, async (tx) => {
    await tx.execute(sql`
      INSERT INTO author (id, slug, names, desk_id)
      SELECT 'a' || i, 'author-' || i, jsonb_build_object('ar', 'كاتب ' || (SELECT words FROM paragraph WHERE n = i % ${paragraphs}::int) ::varchar(20) || i),
        (SELECT id FROM desk ORDER BY md5(id || i) LIMIT 1) FROM generate_series(0, ${size.authors - 1}::int) AS i`)
    await tx.execute(sql`
      INSERT INTO topic (id, slug, names)
      SELECT 't' || i, 'topic-' || i, jsonb_build_object('ar', 'موضوع ' || (SELECT words FROM paragraph WHERE n = (i * 7) % ${paragraphs}::int) ::varchar(20) || i)
      FROM generate_series(0, ${size.topics - 1}::int) AS i`)
    await tx.execute(sql`
      INSERT INTO media (id, content_hash, width, height, thumbhash, alts, created_at)
      SELECT 'm' || i, 'generated' || i, 1600, 1000, '1QcSHQRnh493V4dIh4eXh1h4kJUI',
        jsonb_build_object('ar', (SELECT words FROM paragraph WHERE n = i % ${paragraphs}::int)), now() - i * interval '1 minute'
      FROM generate_series(0, ${Math.ceil(size.stories / 20)}::int) AS i`)
    await tx.execute(sql`
      INSERT INTO rendition (media_id, width, height, format, path, bytes)
      SELECT 'm' || i, width, width * 5 / 8, format, lpad(to_hex(i), 24, '0') || '/' || width || '.' || format, 1000
      FROM generate_series(0, ${Math.ceil(size.stories / 20)}::int) AS i, unnest(ARRAY[320, 640, 1280]) AS width,
        unnest(ARRAY['jpeg', 'webp', 'avif']) AS format`)
  })

  // What is kept with each story is made at the end in one go, and words that are folded already are not folded again.
  const indexes = (
    await orm.execute<{ name: string; definition: string }>(sql`
      SELECT indexname AS name, indexdef AS definition FROM pg_indexes
      WHERE tablename = 'article' AND indexname IN
        ('article_search', 'article_media', 'article_public_order', 'article_changed', 'article_appears', 'article_lead_media')`)
  ).rows
  const [words] = (
    await orm.execute<{ definition: string }>(
      sql`SELECT pg_get_functiondef('public.search_words(text, text)'::regprocedure) AS definition`,
    )
  ).rows
  for (const { name } of indexes) await orm.execute(sql`DROP INDEX ${sql.identifier(name)}`)
  await orm.execute(sql`
    CREATE OR REPLACE FUNCTION public.search_words(language text, given text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN given`)
  for (const table of triggered)
    await orm.execute(sql`ALTER TABLE ${sql.identifier(table)} DISABLE TRIGGER USER`)

  const translated = Math.floor(size.stories / 11)
  const originals = size.stories - translated
  const started = performance.now()
  let next = 0
  const write = async () => {
    while (next < originals) {
      const from = next
      next += batch
      await writeStories(db, size, from, Math.min(from + batch, originals), originals - translated)
      say(
        `${Math.min(from + batch, originals).toLocaleString('en')} stories, ${Math.round((performance.now() - started) / 1000)} s`,
      )
    }
  }
  await Promise.all([write(), write()])

  await orm.execute(sql.raw(words!.definition))
  await Promise.all([
    ...indexes.map(({ definition }) => withMemory(db, definition)),
    withMemory(
      db,
      `
      INSERT INTO search_word (language, word)
      SELECT 'ar', word FROM (
        SELECT DISTINCT regexp_split_to_table(words, ' ') FROM paragraph
      ) AS known(word)
      WHERE length(word) BETWEEN 2 AND 40 AND word !~ '^[0-9]+$'
        AND NOT EXISTS (SELECT FROM search_word AS has WHERE has.language = 'ar' AND has.word = known.word)`,
    ),
  ])
  say(`indexes, ${Math.round((performance.now() - started) / 1000)} s`)
  await withMemory(db, 'SELECT public.rebuild_listings()')
  await withMemory(db, 'SELECT public.rebuild_boards()')
  await withMemory(db, 'SELECT public.rebuild_picture_uses()')
  for (const table of triggered)
    await orm.execute(sql`ALTER TABLE ${sql.identifier(table)} ENABLE TRIGGER USER`)
  await orm.execute(sql`DROP TABLE paragraph`)
  await withMemory(db, 'VACUUM ANALYZE')
  say(`all of it, ${Math.round((performance.now() - started) / 1000)} s`)
}

/** What runs longer than a page's query may. */
const inTransaction = (db: Database, work: (tx: Transaction) => Promise<void>): Promise<void> =>
  withLongSession(db, (client) => drizzle(client).transaction(work))

/** The same of one statement that sorts more. */
const withMemory = (db: Database, statement: string): Promise<void> =>
  withLongSession(db, async (client) => {
    await client.query(`SET maintenance_work_mem = '1GB'; SET work_mem = '256MB'`)
    await client.query(statement)
  })

/** Stories `from` to `until`; the last of all, from `translatedFrom` on, in English, too. */
async function writeStories(
  db: Database,
  { authors, topics, stories }: ArchiveSize,
  from: number,
  until: number,
  translatedFrom: number,
): Promise<void> {
  const numbers = sql`generate_series(${from}::int, ${until - 1}::int) AS i`
  const at = (salt: number) => sql`abs(hashint4extended(i, ${salt}))`
  await inTransaction(db, async (tx) => {
    await tx.execute(sql`
      INSERT INTO story (id, section_id, desk_id)
      SELECT 's' || i, sections.ids[1 + ${at(1)} % cardinality(sections.ids)], desks.ids[1 + ${at(2)} % cardinality(desks.ids)]
      FROM ${numbers}, (SELECT array_agg(id) AS ids FROM section) AS sections, (SELECT array_agg(id) AS ids FROM desk) AS desks`)
    await tx.execute(sql`
      INSERT INTO story_topic (story_id, topic_id, position)
      SELECT 's' || i, 't' || (1 + ${at(3)} % ${topics - 1}), 0 FROM ${numbers}
      UNION ALL SELECT 's' || i, 't0', 1 FROM ${numbers} WHERE i % 2 = 0`)
    for (const locale of ['ar', 'en'] as const)
      await tx.execute(sql`
        INSERT INTO article (id, story_id, locale, slug, slug_key, state, headline, standfirst, document, document_version,
          plain_text, word_count, lead_media_id, published_at, updated_at, translated_from_id, translated_from_revision)
        SELECT ${locale} || i, 's' || i, ${locale}, ${locale} || '-' || i, ${locale} || '-' || i, 'published',
          left(body.words, 60), substr(body.words, 61, 150),
          ('{"type":"doc","content":[' || CASE WHEN i % 20 = 1 THEN '{"type":"figure","attrs":{"mediaId":"m0"}},' ELSE '' END || body.nodes || ']}')::jsonb,
          1, body.words, ${wordsInParagraph * paragraphsInStory},
          CASE WHEN i % 2 = 0 THEN 'm' || ${at(4)} % ${Math.ceil(stories / 20)} END,
          now() - (${stories} - i) * (interval '20 years' / ${stories}::float8),
          CASE WHEN i % 20 = 3 THEN now() - (${stories} - i) * (interval '20 years' / ${stories}::float8) + interval '1 hour' END,
          ${locale === 'en' ? sql`'ar' || i` : sql`null`}, ${locale === 'en' ? sql`1` : sql`null`}::int
        FROM ${numbers}, LATERAL (
          SELECT string_agg(words, E'\n') AS words, string_agg(node, ',') AS nodes
          FROM generate_series(1, ${paragraphsInStory}::int) AS part
            JOIN paragraph ON n = abs(hashint4extended(i, 10 + part)) % ${paragraphs}
        ) AS body
        WHERE ${locale === 'ar' ? sql`true` : sql`i >= ${translatedFrom}::int`}`)
    await tx.execute(sql`
      INSERT INTO byline (article_id, author_id, role, position)
      SELECT 'ar' || i, CASE WHEN i % 20 = 0 THEN 'a0' ELSE 'a' || (1 + ${at(5)} % ${authors - 1}) END, 'author', 0 FROM ${numbers}
      UNION ALL SELECT 'en' || i, 'a' || (1 + ${at(6)} % ${authors - 1}), 'translator', 0 FROM ${numbers} WHERE i >= ${translatedFrom}::int`)
    // The last weeks are what a newsroom works on: every hundredth was opened again, and a few are not out yet.
    await tx.execute(sql`
      INSERT INTO draft (article_id, headline, standfirst, document, document_version, words)
      SELECT id, headline, standfirst, document, document_version, plain_text FROM article
      WHERE id IN (SELECT 'ar' || i FROM ${numbers} WHERE i % 100 = 0)`)
    await tx.execute(sql`
      INSERT INTO revision (article_id, number, headline, standfirst, document, document_version, published_at)
      SELECT id, 1, headline, standfirst, document, document_version, published_at FROM article
      WHERE story_id IN (SELECT 's' || i FROM ${numbers} WHERE i % 50 = 0 OR i >= ${translatedFrom}::int)`)
    await tx.execute(sql`
      INSERT INTO correction (id, article_id, note, corrected_at)
      SELECT 'c' || i, 'ar' || i, 'تصويب', now() - random() * interval '1 year' FROM ${numbers} WHERE i % 200 = 0`)
  })
}
