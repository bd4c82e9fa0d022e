/**
 * What every page, list and search costs in a large archive: `node bench/large-archive.ts [--stories=1000000]`, on a
 * PostgreSQL of its own, which needs 15 GB of disk and a quarter of an hour for a million. Prints a table with what each
 * took of the database, and «NOT reached» beside what is above its goal.
 *
 * `--database-url=…` measures a database that was filled before; `--fill-only` leaves the server there to be measured.
 * `--only=front` measures those whose name has that in it. `--plans` says which large tables are read whole, and where
 * more is sorted than returned.
 */
import { parseArgs } from 'node:util'
import type { Pool } from 'pg'
import { listStories } from '../lib/api/read-stories.ts'
import { migrateDatabase } from '../lib/db/migrate.ts'
import { openDatabase } from '../lib/db/open.ts'
import { startPostgres } from '../lib/db/testing/postgres-server.ts'
import { operator } from '../lib/newsroom/actor.ts'
import { listEntries } from '../lib/newsroom/directory/list-entries.ts'
import { findForFront, openFront } from '../lib/newsroom/front/open-front.ts'
import { listPictures } from '../lib/newsroom/pictures/list-pictures.ts'
import { countPicturesUses, picturesUses } from '../lib/newsroom/pictures/picture-uses.ts'
import { board } from '../lib/newsroom/stories/board.ts'
import { boardCounts } from '../lib/newsroom/stories/board-counts.ts'
import { transitionArticle } from '../lib/newsroom/stories/transition-article.ts'
import { translationsBoard, translationsInHand } from '../lib/newsroom/translation/translations-board.ts'
import { recordDependencies } from '../lib/press/cache-dependencies.ts'
import { changedByTime } from '../lib/publication/changed-by-time.ts'
import { correctionsPage } from '../lib/publication/corrections.ts'
import { feedStories } from '../lib/publication/feed-stories.ts'
import { frontPage } from '../lib/publication/front.ts'
import { authorPage, deskPage, latestStories, sectionPage, topicPage } from '../lib/publication/listing.ts'
import { masthead } from '../lib/publication/masthead.ts'
import { findStory } from '../lib/publication/story.ts'
import { searchPage } from '../lib/search/search-page.ts'
import { suggest } from '../lib/search/suggest.ts'
import { readMapName, siteMapIndex, siteMapText } from '../lib/syndication/maps/site-map.ts'
import { demoVocabularies, generateArchive, pick, rareWord } from './generated-archive.ts'

const { values } = parseArgs({
  options: {
    stories: { type: 'string', default: '1000000' },
    authors: { type: 'string', default: '10000' },
    topics: { type: 'string', default: '20000' },
    'database-url': { type: 'string' },
    'fill-only': { type: 'boolean', default: false },
    plans: { type: 'boolean', default: false },
    only: { type: 'string' },
    times: { type: 'string', default: '20' },
  },
})

const server = values['database-url']
  ? null
  : await startPostgres([
      'shared_buffers=2GB',
      'max_wal_size=8GB',
      'max_parallel_maintenance_workers=2',
      'wal_level=minimal',
      'max_wal_senders=0',
    ])
const db = await openDatabase({ databaseUrl: server?.url ?? values['database-url'], dataFolder: '' })

/** Milliseconds of the database, and how many statements, since {@link watch} began. */
const spent = { ms: 0, statements: 0 }
const asked = new Map<string, unknown[]>()

/** Counts what goes over every connection of the pool. */
function watch(pool: Pool): void {
  const counted = new WeakSet<object>()
  pool.on('acquire', (client) => {
    if (counted.has(client)) return
    counted.add(client)
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = ((...args: unknown[]) => {
      const from = performance.now()
      const config = args[0] as { text?: string; values?: unknown[] } | string
      const text = typeof config === 'string' ? config : config.text
      if (text)
        asked.set(
          text,
          ((typeof config === 'string' ? args[1] : (config.values ?? args[1])) as unknown[]) ?? [],
        )
      spent.statements += 1
      const end = () => {
        spent.ms += performance.now() - from
      }
      // The pool asks with a callback, a transaction for a promise.
      const last = args.at(-1)
      if (typeof last === 'function')
        args[args.length - 1] = (...answer: unknown[]) => {
          end()
          return last(...answer)
        }
      const answer = query(...args)
      if (answer instanceof Promise) answer.then(end, end)
      return answer
    }) as typeof client.query
  })
}

type Measured = { name: string; goal: number; ask: (turn: number) => Promise<unknown> }

async function tasks(): Promise<Measured[]> {
  const { rows } = await db.pool.query(
    `SELECT substr(id, 3)::int AS n FROM article WHERE locale = 'ar' AND id ~ '^ar[0-9]+$' ORDER BY md5(id) LIMIT 200`,
  )
  const sections = new Map<string, string>(
    (
      await db.pool.query(
        'SELECT story.id, slug FROM story JOIN section ON section.id = section_id WHERE story.id = ANY($1)',
        [rows.map(({ n }) => `s${n}`)],
      )
    ).rows.map((row) => [row.id, row.slug]),
  )
  const [{ slug: section }] = (await db.pool.query('SELECT slug FROM section ORDER BY position LIMIT 1')).rows
  const [{ slug: desk }] = (await db.pool.query('SELECT slug FROM desk LIMIT 1')).rows
  const spoken = (await demoVocabularies()).flat().filter((word) => word.length > 3)
  const story = (turn: number) => rows[turn % rows.length].n as number
  const search =
    (text: () => string, page = 1) =>
    () =>
      searchPage(db, 'ar', text(), page, 'Asia/Dubai')
  const months = (
    await db.pool.query(`SELECT month FROM listing_month WHERE locale = 'ar' ORDER BY md5(month) LIMIT 50`)
  ).rows
  const lists = { limit: 30, locale: 'ar' as const }
  let cursor: string | undefined
  const staff = (await db.pool.query('SELECT id FROM staff LIMIT 1')).rows[0]?.id ?? null
  const editor = { ...operator, staffId: staff }
  const credited = { ...operator, authorId: 'a0' }
  const [{ id: deskId }] = (await db.pool.query('SELECT id FROM desk LIMIT 1')).rows
  return [
    { name: 'masthead', goal: 50, ask: () => masthead(db, 'ar') },
    { name: 'front', goal: 50, ask: () => frontPage(db, 'ar') },
    { name: 'latest', goal: 50, ask: () => latestStories(db, 'ar', 1) },
    { name: 'latest, page 500', goal: 50, ask: () => latestStories(db, 'ar', 500) },
    { name: 'section', goal: 50, ask: () => sectionPage(db, 'ar', section, 1) },
    { name: 'desk', goal: 50, ask: () => deskPage(db, 'ar', desk, 1) },
    { name: 'author of a twentieth', goal: 50, ask: () => authorPage(db, 'ar', 'author-0', 1) },
    { name: 'author', goal: 50, ask: (turn) => authorPage(db, 'ar', `author-${1 + turn * 17}`, 1) },
    { name: 'topic of half', goal: 50, ask: () => topicPage(db, 'ar', 'topic-0', 1) },
    { name: 'topic', goal: 50, ask: (turn) => topicPage(db, 'ar', `topic-${1 + turn * 17}`, 1) },
    {
      name: 'story',
      goal: 50,
      ask: (turn) => findStory(db, 'ar', sections.get(`s${story(turn)}`)!, `ar-${story(turn)}`),
    },
    {
      name: 'story that is not there',
      goal: 50,
      ask: (turn) => findStory(db, 'ar', section, `nothing-${turn}`),
    },
    { name: 'corrections', goal: 50, ask: () => correctionsPage(db, 'ar', 1) },
    { name: 'feed', goal: 50, ask: () => feedStories(db, 'ar') },
    {
      name: 'feed of a topic of half',
      goal: 50,
      ask: () => feedStories(db, 'ar', { kind: 'topic', slug: 'topic-0' }),
    },
    { name: 'search, one common word', goal: 50, ask: search(() => pick(spoken)) },
    { name: 'search, its page 20', goal: 50, ask: search(() => pick(spoken), 20) },
    { name: 'search, two words', goal: 50, ask: search(() => `${pick(spoken)} ${pick(spoken)}`) },
    { name: 'search, two rare words', goal: 50, ask: search(() => `${rareWord()} ${rareWord()}`) },
    {
      name: 'search, no such word',
      goal: 50,
      ask: search(() => `${pick(spoken).slice(0, 3)}ظظ${pick(spoken).slice(3)}`),
    },
    {
      name: 'search, fifty words',
      goal: 50,
      ask: search(() => Array.from({ length: 50 }, () => pick(spoken)).join(' ')),
    },
    {
      name: 'search, a word without another',
      goal: 50,
      ask: search(() => `${pick(spoken)} -${pick(spoken)}`),
    },
    { name: 'suggestions', goal: 50, ask: () => suggest(db, 'ar', pick(spoken).slice(0, 4)) },
    { name: 'map index', goal: 50, ask: () => siteMapIndex(db) },
    { name: 'map of pages', goal: 50, ask: () => siteMapText(db, readMapName('pages')!) },
    { name: 'map of topics', goal: 50, ask: () => siteMapText(db, readMapName('pages-2')!) },
    {
      name: 'map of a month',
      goal: 50,
      ask: (turn) => siteMapText(db, readMapName(`ar-${months[turn % months.length].month}`)!),
    },
    { name: 'API list', goal: 50, ask: () => listStories(db, lists) },
    {
      name: 'API list, deep',
      goal: 50,
      ask: async (turn) => {
        cursor ??= new URL((await listStories(db, lists)).next!).searchParams.get('cursor')!
        const at = new Date(Date.now() - (turn + 1) * 1e10).toISOString().replace('Z', '000Z')
        const place = Buffer.from(`${at} ar1`).toString('base64url')
        return listStories(db, { ...lists, cursor: place }).catch(() => listStories(db, { ...lists, cursor }))
      },
    },
    {
      name: 'API list of a topic since',
      goal: 50,
      ask: () => listStories(db, { ...lists, topic: 'topic-1', since: '2020-01-01T00:00:00Z' }),
    },
    {
      name: 'changed by time',
      goal: 5,
      ask: () => changedByTime(db, new Date(Date.now() - 1000), new Date()),
    },
    { name: 'board', goal: 50, ask: () => board(db, editor, { page: 1 }) },
    { name: 'board, mine', goal: 50, ask: () => board(db, editor, { page: 1, mine: true }) },
    { name: 'board, drafts', goal: 50, ask: () => board(db, editor, { page: 1, state: 'draft' }) },
    {
      name: 'board, published of a language',
      goal: 50,
      ask: () => board(db, editor, { page: 1, state: 'published', locale: 'ar' }),
    },
    { name: 'board, mine of a twentieth', goal: 50, ask: () => board(db, credited, { page: 1, mine: true }) },
    {
      name: 'board, page 100 of a desk',
      goal: 50,
      ask: () => board(db, editor, { page: 100, deskId, state: 'published', locale: 'ar' }),
    },
    {
      name: 'board, of a desk in English',
      goal: 50,
      ask: () => board(db, editor, { page: 1, deskId, locale: 'en' }),
    },
    { name: 'board, the bin', goal: 50, ask: () => board(db, editor, { page: 1, bin: true }) },
    { name: 'board, expiring', goal: 50, ask: () => board(db, editor, { page: 1, expiring: true }) },
    { name: 'board, its counts', goal: 100, ask: () => boardCounts(db, editor, {}) },
    {
      name: 'board, counts of a word',
      goal: 100,
      ask: () => boardCounts(db, editor, { query: pick(spoken) }),
    },
    {
      name: 'board, two letters',
      goal: 50,
      ask: () => board(db, editor, { page: 1, query: pick(spoken).slice(0, 2) }),
    },
    {
      name: 'board, two words of a desk',
      goal: 50,
      ask: () => board(db, editor, { page: 1, deskId, query: `${pick(spoken)} ${pick(spoken)}` }),
    },
    {
      name: 'board, a word of drafts',
      goal: 50,
      ask: () => board(db, editor, { page: 1, state: 'draft', query: pick(spoken) }),
    },
    { name: 'board, a rare word', goal: 50, ask: () => board(db, editor, { page: 1, query: rareWord() }) },
    { name: 'board, a word', goal: 50, ask: () => board(db, editor, { page: 1, query: pick(spoken) }) },
    { name: 'translations', goal: 100, ask: () => translationsBoard(db, editor, {}) },
    {
      name: 'translations, missing in English',
      goal: 100,
      ask: () => translationsBoard(db, editor, { standing: 'missing', locale: 'en' }),
    },
    {
      name: 'translations, changed',
      goal: 100,
      ask: () => translationsBoard(db, editor, { standing: 'changed' }),
    },
    {
      name: 'translations, drafts of a desk',
      goal: 100,
      ask: () => translationsBoard(db, editor, { standing: 'draft', deskId }),
    },
    { name: 'translations in hand', goal: 100, ask: () => translationsInHand(db, credited, {}) },
    { name: 'front desk', goal: 50, ask: () => openFront(db, editor, { locale: 'ar' }) },
    {
      name: 'front desk, its find',
      goal: 50,
      ask: () => findForFront(db, editor, { locale: 'ar', query: pick(spoken) }),
    },
    { name: 'directory of topics', goal: 50, ask: () => listEntries(db, editor, { kind: 'topic' }) },
    {
      name: 'directory of topics, a query',
      goal: 50,
      ask: () => listEntries(db, editor, { kind: 'topic', query: pick(spoken) }),
    },
    { name: 'directory of authors', goal: 50, ask: () => listEntries(db, editor, { kind: 'author' }) },
    { name: 'media library', goal: 50, ask: () => listPictures(db, editor, {}) },
    { name: 'media library, unused', goal: 50, ask: () => listPictures(db, editor, { use: 'unused' }) },
    {
      name: 'count of uses of a picture of a twentieth',
      goal: 50,
      ask: () => countPicturesUses(db, editor, { mediaIds: ['m0'] }),
    },
    {
      name: 'uses of a picture of a twentieth',
      goal: 50,
      ask: () => picturesUses(db, editor, { mediaIds: ['m0'] }),
    },
    {
      name: 'publish',
      goal: 150,
      ask: async (turn) => {
        const articleId = `ar${story(turn)}`
        await transitionArticle(db, operator, { articleId, move: 'unpublish', note: 'bench' })
        await transitionArticle(db, operator, { articleId, move: 'publish' })
      },
    },
  ]
}

async function measure(): Promise<void> {
  watch(db.pool)
  const times = Number(values.times)
  for (const { name, goal, ask } of await tasks()) {
    if (values.only && !name.includes(values.only)) continue
    const ms: number[] = []
    let statements = 0
    let failure = ''
    asked.clear()
    for (let turn = 0; turn < times && !failure; turn++) {
      spent.ms = 0
      spent.statements = 0
      await recordDependencies(() => ask(turn)).catch((error: Error) => {
        failure = `${error.message} ${String(error.cause ?? '')}`.slice(0, 300)
      })
      ms.push(spent.ms)
      statements = Math.max(statements, spent.statements)
      // What takes seconds need not be asked twenty times to be known.
      if (ms.reduce((sum, each) => sum + each, 0) > 15_000) break
    }
    ms.sort((a, b) => a - b)
    const at = (part: number) => ms[Math.min(ms.length - 1, Math.floor(ms.length * part))]!
    const verdict = failure || (at(0.95) <= goal ? '' : `≤ ${goal}: NOT reached`)
    console.log(
      `${name.padEnd(34)} ${String(statements).padStart(3)} statements  p50 ${at(0.5).toFixed(1).padStart(8)}  p95 ${at(0.95).toFixed(1).padStart(8)} ms  ${verdict}`,
    )
    if (values.plans) await explain()
  }
}

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Node[]
}
/** Tables that grow with the archive. */
const large = new Set([
  'article',
  'story',
  'story_topic',
  'byline',
  'listing',
  'draft',
  'revision',
  'rendition',
  'media',
  'search_word',
  'board_article',
  'board_story',
])

/** Says of each statement that was asked where it reads a large table whole or sorts more than a thousand rows. */
async function explain(): Promise<void> {
  for (const [text, parameters] of asked) {
    if (!/^\s*(select|with)/i.test(text)) continue
    const client = await db.pool.connect()
    try {
      const { rows } = await client.query(
        `EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF) ${text}`,
        parameters as unknown[],
      )
      const found: string[] = []
      const walk = (node: Node): void => {
        const { 'Node Type': type, 'Relation Name': of = '', Plans = [] } = node
        const seen =
          node['Actual Rows'] * node['Actual Loops'] +
          (node['Rows Removed by Filter'] ?? 0) * node['Actual Loops']
        if (type.includes('Seq Scan') && large.has(of) && seen > 1_000)
          found.push(`${type} on ${of}: ${seen}`)
        if ((type.includes('Sort') || type.includes('Bitmap Heap')) && seen > 7_000)
          found.push(`${type} ${of}: ${seen} rows`)
        Plans.forEach(walk)
      }
      const [{ Plan, 'Execution Time': took }] = rows[0]['QUERY PLAN']
      walk(Plan)
      if (found.length > 0)
        console.log(
          `    ${took} ms: ${found.join('; ')}\n      ${text.replaceAll(/\s+/g, ' ').slice(0, 400)}`,
        )
    } catch {
      // What was asked for within a transaction may not be asked for by itself.
    } finally {
      client.release()
    }
  }
}

await migrateDatabase(db)
const { rows: found } = await db.pool.query('SELECT FROM story LIMIT 1')
if (found.length === 0)
  await generateArchive(
    db,
    { stories: Number(values.stories), authors: Number(values.authors), topics: Number(values.topics) },
    console.log,
  )
if (values['fill-only']) {
  console.log(server?.url ?? values['database-url'])
  if (server) await new Promise(() => {})
} else await measure()
await db.close()
await server?.stop()
