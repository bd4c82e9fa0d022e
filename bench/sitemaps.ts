/**
 * What the maps of a large archive cost: `node bench/sitemaps.ts [1000000]`, on a PostgreSQL of its own.
 *
 * Writes so many stories over ten years, seven in ten in Arabic and the rest their translations, then the index of maps
 * and every map it names, one after another and in full, as a search engine that comes for the first time asks for them.
 * Texts are left empty: no map reads them, and PostgreSQL keeps long ones apart from their rows.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { withLongSession } from '../lib/db/long-session.ts'
import { migrateDatabase } from '../lib/db/migrate.ts'
import { type Database, openDatabase } from '../lib/db/open.ts'
import { startPostgres } from '../lib/db/testing/postgres-server.ts'
import type { Transaction } from '../lib/db/transaction.ts'
import { mapSize, readMapName, siteMap, siteMapIndex } from '../lib/syndication/maps/site-map.ts'

const stories = Number(process.argv[2] ?? 1_000_000)
const inArabic = Math.round(stories * 0.7)
const inEnglish = Math.round(stories * 0.2)
const inFrench = stories - inArabic - inEnglish

async function fill(orm: Transaction): Promise<void> {
  await orm.execute(sql`
    INSERT INTO publication (names, taglines, time_zone) VALUES ('{"ar":"ورّاق"}', '{"ar":"صحيفة"}', 'Asia/Dubai')`)
  for (const [table, count] of [
    ['section', 8],
    ['desk', 10],
    ['topic', 500],
    // The last hundred left a year ago.
    ['author', 400],
  ] as const)
    await orm.execute(sql`
      INSERT INTO ${sql.identifier(table)} (id, slug, names ${table === 'section' ? sql`, position` : sql``})
      SELECT ${table} || i, ${table} || '-' || i, '{"ar":"اسم"}' ${table === 'section' ? sql`, i` : sql``}
      FROM generate_series(0, ${count - 1}::int) AS i`)
  await orm.execute(sql`
    INSERT INTO media (id, content_hash, width, height, thumbhash)
    SELECT 'media' || i, i::text, 1600, 1000, '' FROM generate_series(0, 4999) AS i`)
  await orm.execute(sql`
    INSERT INTO rendition (media_id, width, height, format, path, bytes)
    SELECT 'media' || i, width, width * 5 / 8, 'jpeg', lpad(to_hex(i), 24, '0') || '/' || width || '.jpg', 1000
    FROM generate_series(0, 4999) AS i, unnest(ARRAY[320, 640, 1280, 1600]) AS width`)
  // What search learns of a story and how it finds it again would take most of an hour, and no map asks.
  await orm.execute(sql`ALTER TABLE article DISABLE TRIGGER USER`)
  await orm.execute(sql`ALTER TABLE article ALTER COLUMN search DROP EXPRESSION`)
  await orm.execute(sql`DROP INDEX article_search, article_media`)
  await orm.execute(sql`
    INSERT INTO story (id, section_id, desk_id)
    SELECT 's' || i, 'section' || i % 8, 'desk' || i % 10 FROM generate_series(1, ${inArabic}::int) AS i`)
  await orm.execute(sql`
    INSERT INTO story_topic (story_id, topic_id, position)
    SELECT 's' || i, 'topic' || (i * 7 + n * 13) % 500, n
    FROM generate_series(1, ${inArabic}::int) AS i, generate_series(0, 1) AS n`)
  for (const [locale, count, slug] of [
    ['ar', inArabic, 'عقود-القمح-على-السلسلة'],
    ['en', inEnglish, 'wheat-contracts-on-the-chain'],
    ['fr', inFrench, 'les-contrats-de-ble-sur-la-chaine'],
  ] as const) {
    await orm.execute(sql`
      INSERT INTO article (id, story_id, locale, slug, slug_key, state, headline, standfirst, document, document_version,
        plain_text, word_count, lead_media_id, published_at, updated_at, search)
      SELECT ${locale} || i, 's' || i, ${locale}, ${slug} || '-' || i, ${slug} || '-' || i, 'published',
        repeat('كلمة ', 12), repeat('كلمة ', 30), '{"type":"doc","content":[]}', 1, '', 0,
        CASE WHEN i % 2 = 0 THEN 'media' || i % 5000 END,
        now() - random() * interval '10 years', CASE WHEN i % 5 = 0 THEN now() - random() * interval '1 year' END, ''
      FROM generate_series(1, ${count}::int) AS i`)
    await orm.execute(sql`
      INSERT INTO byline (article_id, author_id, role, position)
      SELECT id, 'author' || CASE WHEN published_at < now() - interval '1 year' AND i % 3 = 0 THEN 300 + i % 100 ELSE (i * 11) % 300 END,
        'author', 0
      FROM generate_series(1, ${count}::int) AS i JOIN article ON id = ${locale} || i`)
  }
  await orm.execute(sql`
    INSERT INTO correction (id, article_id, note, corrected_at)
    SELECT 'c' || i, 'ar' || i * 200, 'تصويب', now() - random() * interval '1 year'
    FROM generate_series(1, ${Math.floor(inArabic / 200)}::int) AS i`)
  // What the triggers would have written, had they been on.
  await orm.execute(sql`SELECT public.rebuild_listings()`)
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`

/** Runs and tells how long it took and how much memory the process had at most meanwhile. */
async function measured<T>(work: () => Promise<T>): Promise<{ result: T; ms: number; peak: number }> {
  globalThis.gc?.()
  let peak = process.memoryUsage.rss()
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 20)
  const start = performance.now()
  const result = await work()
  const ms = performance.now() - start
  clearInterval(sampling)
  return { result, ms, peak: Math.max(peak, process.memoryUsage.rss()) }
}

/** A map in full, a piece at a time, none of them kept. */
async function walk(db: Database, name: string): Promise<{ bytes: number; urls: number }> {
  const pieces = await siteMap(db, readMapName(name)!)
  if (!pieces) throw new Error(`The index names ${name}, which is empty`)
  let bytes = 0
  let urls = 0
  for await (const piece of pieces) {
    bytes += Buffer.byteLength(piece)
    urls += piece.split('<url>').length - 1
  }
  return { bytes, urls }
}

async function measure(db: Database): Promise<void> {
  const idle = process.memoryUsage.rss()
  const index = await measured(() => siteMapIndex(db))
  const again = await measured(() => siteMapIndex(db))
  const names = [...index.result.matchAll(/\/sitemap-([\w-]+)\.xml</g)].map(([, name]) => name!)
  console.log(
    `the index: ${names.length} maps, ${megabytes(Buffer.byteLength(index.result))}, ` +
      `${seconds(index.ms)}, again ${seconds(again.ms)}`,
  )
  const files: { name: string; ms: number; bytes: number; urls: number }[] = []
  const all = await measured(async () => {
    for (const name of names) {
      const start = performance.now()
      const { bytes, urls } = await walk(db, name)
      files.push({ name, ms: performance.now() - start, bytes, urls })
    }
  })
  const total = (of: 'bytes' | 'urls') => files.reduce((sum, each) => sum + each[of], 0)
  const most = (of: 'bytes' | 'urls' | 'ms') => files.toSorted((a, b) => b[of] - a[of])[0]!
  const times = files.map(({ ms }) => ms).sort((a, b) => a - b)
  console.log(
    `all maps: ${total('urls').toLocaleString('en')} addresses, ${megabytes(total('bytes'))} in ${seconds(all.ms)}, ` +
      `${Math.round(total('urls') / (all.ms / 1000)).toLocaleString('en')} addresses a second`,
  )
  console.log(
    `a map: ${times[Math.floor(times.length / 2)]!.toFixed(0)} ms in the middle, slowest ${most('ms').ms.toFixed(0)} ms (${most('ms').name}), ` +
      `largest ${megabytes(most('bytes').bytes)} (${most('bytes').name}), most addresses ${most('urls').urls} (of ${mapSize} allowed)`,
  )
  console.log(`memory: ${megabytes(idle)} before, ${megabytes(all.peak)} at most while all were written`)
  // Every story once, and no address twice.
  const news = files.filter(({ name }) => name.endsWith('-news')).reduce((sum, each) => sum + each.urls, 0)
  const pages = files.filter(({ name }) => name.startsWith('pages')).reduce((sum, each) => sum + each.urls, 0)
  const inMonths = total('urls') - news - pages
  if (inMonths !== stories) throw new Error(`${inMonths} stories in the maps, of ${stories}`)
}

/** Fills a database, then has a process of its own measure: what filling left in memory is not what maps need. */
async function fillAndMeasure(): Promise<void> {
  const server = await startPostgres()
  try {
    const db = await openDatabase({ databaseUrl: server.url, dataFolder: '' })
    await migrateDatabase(db)
    const start = performance.now()
    await withLongSession(db, async (client) => {
      const orm = drizzle(client)
      await orm.transaction(fill)
      await orm.execute(sql`VACUUM ANALYZE`)
    })
    await db.close()
    console.log(`${stories.toLocaleString('en')} stories written in ${seconds(performance.now() - start)}`)
    const child = spawn(process.execPath, [...process.execArgv, import.meta.filename, String(stories)], {
      env: { ...process.env, MEASURED_DATABASE: server.url },
      stdio: 'inherit',
    })
    const [code] = (await once(child, 'exit')) as [number | null]
    if (code !== 0) throw new Error(`Measuring ended with ${code}`)
  } finally {
    await server.stop()
  }
}

const filled = process.env.MEASURED_DATABASE
if (filled) {
  const db = await openDatabase({ databaseUrl: filled, dataFolder: '' })
  await measure(db)
  await db.close()
} else {
  await fillAndMeasure()
}
