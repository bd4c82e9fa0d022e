/**
 * What the history of stories costs: `node bench/history.ts`, on an empty embedded database, or on an empty one of
 * `DATABASE_URL`. Saves a text word by word as the editor does, and deletes it again; then keeps a version a minute of
 * a story's year and of a newsroom's day, thins them, and thins once more where the table holds years of others. Prints
 * milliseconds, rows and megabytes. `node bench/history.ts thinning` leaves the saving out.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { newId } from '../lib/db/id.ts'
import { migrateDatabase } from '../lib/db/migrate.ts'
import { openDatabase } from '../lib/db/open.ts'
import { section } from '../lib/db/tables/directory.ts'
import { revision } from '../lib/db/tables/drafts.ts'
import { staff } from '../lib/db/tables/people-and-pictures.ts'
import { cableCutRedSea } from '../lib/demo/stories/cable-cut-red-sea.ts'
import { chipSchoolSharjah } from '../lib/demo/stories/chip-school-sharjah.ts'
import { energyCredits } from '../lib/demo/stories/energy-credits.ts'
import { patentRace } from '../lib/demo/stories/patent-race.ts'
import { theCopyistsTrade } from '../lib/demo/stories/the-copyists-trade.ts'
import type { Actor } from '../lib/newsroom/actor.ts'
import { createStory } from '../lib/newsroom/stories/create-story.ts'
import { thinRevisions } from '../lib/newsroom/stories/thin-revisions.ts'
import { countOf, takesMuch } from '../lib/newsroom/stories/words-taken.ts'
import { saveDraft } from '../lib/newsroom/stories/working-draft.ts'
import { doc, p } from '../lib/story/compose.ts'
import { documentVersion } from '../lib/story/document.ts'
import { plainText } from '../lib/story/plain-text.ts'
import { nothingElsewhere } from '../lib/vocabulary.ts'

const parts = process.argv[2]
/** Real sentences, so that what is stored is as hard to compress as a paper's. */
const corpus = [energyCredits, theCopyistsTrade, cableCutRedSea, chipSchoolSharjah, patentRace]
  .map(({ versions }) => (versions.ar && 'content' in versions.ar.body ? plainText(versions.ar.body) : ''))
  .join(' ')
  .split(/\s+/u)
const wordAt = (n: number) => corpus[n % corpus.length]!
const documentOf = (count: number) => {
  const words = Array.from({ length: count }, (_, n) => wordAt(n))
  const paragraphs: string[] = []
  for (let at = 0; at < count; at += 60) paragraphs.push(words.slice(at, at + 60).join(' '))
  return doc(...paragraphs.map((each) => p(each)))
}
const contentOf = (count: number) => ({
  kicker: null,
  headline: 'رافعات جديدة في الميناء',
  standfirst: null,
  dateline: null,
  ...nothingElsewhere,
  otherHeadlines: [],
  document: documentOf(count),
  leadMediaId: null,
  bylines: [],
})

const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`
const quantile = (of: readonly number[], share: number) =>
  of.toSorted((a, b) => a - b)[Math.min(of.length - 1, Math.floor(of.length * share))]!
const told = (what: string, of: readonly number[]) =>
  console.log(`${what}: p50 ${ms(quantile(of, 0.5))}, p95 ${ms(quantile(of, 0.95))}`)
const timed = async (work: () => unknown): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const folder = mkdtempSync(join(tmpdir(), 'warraq-bench-history-'))
const databaseUrl = process.env.DATABASE_URL
const db = await openDatabase(databaseUrl ? { databaseUrl, dataFolder: folder } : { dataFolder: folder })
try {
  await migrateDatabase(db)
  const sectionId = newId()
  await db.orm.insert(section).values({ id: sectionId, slug: 'port', names: { ar: 'الميناء' }, position: 0 })
  const person = async (name: string): Promise<Actor> => {
    const staffId = newId()
    await db.orm
      .insert(staff)
      .values({ id: staffId, name, email: `${staffId}@warraq.example`, role: 'editor' })
    return { staffId, name, role: 'editor', deskIds: [], authorId: null, hasProved: true }
  }
  const [huda, salem] = [await person('هدى'), await person('سالم')]
  const begin = async (): Promise<string> =>
    (await createStory(db, huda, { locale: 'ar', headline: 'رافعات', sectionId })).articleId

  console.log('Saving')
  for (const length of parts === 'thinning' ? [] : [900, 5_000]) {
    const articleId = await begin()
    const tabId = newId().padEnd(16, 'x')
    let version = 1
    const save = (count: number) =>
      timed(async () => {
        ;({ version } = await saveDraft(db, huda, {
          articleId,
          tabId,
          baseVersion: version,
          content: contentOf(count),
        }))
      })
    await save(length)
    const typed: number[] = []
    for (let n = 1; n <= 100; n += 1) typed.push(await save(length + n))
    told(`  a word more, of ${length}`, typed)
    const deleted: number[] = []
    for (let n = 99; n >= 0; n -= 1) deleted.push(await save(length + n))
    told(`  a word less, of ${length}`, deleted)
    const cut: number[] = []
    for (let n = 0; n < 20; n += 1) {
      cut.push(await save(0))
      await save(length)
    }
    told(`  all of ${length} words deleted`, cut)
    const [before, after] = [contentOf(length), contentOf(length + 1)]
    const counted: number[] = []
    for (let n = 0; n < 200; n += 1)
      counted.push(
        await timed(() => {
          takesMuch(before, after)
          countOf(before)
          countOf(after)
        }),
      )
    told(`  of that, comparing ${length} words`, counted)
  }
  await db.orm.delete(revision)

  const size = async (): Promise<string> => {
    await db.orm.execute(sql`vacuum full revision`)
    const { rows } = await db.orm.execute<{ rows: number; bytes: string }>(
      sql`select (select count(*)::int from revision) as rows, pg_total_relation_size('revision') as bytes`,
    )
    return `${rows[0]!.rows.toLocaleString('en')} rows, ${(Number(rows[0]!.bytes) / 1e6).toFixed(1)} MB`
  }
  /** A version a minute of a sitting that ended so many minutes ago, growing to so many words. */
  const sitting = (
    articleId: string,
    by: Actor,
    endedAgo: number,
    minutes: number,
    from: number,
    to: number,
  ) =>
    Array.from({ length: minutes }, (_, n) => ({
      articleId,
      headline: 'رافعات جديدة في الميناء',
      document: documentOf(Math.round(from + ((to - from) * (n + 1)) / minutes)),
      documentVersion,
      reason: 'autosave',
      staffId: by.staffId,
      createdAt: new Date(Date.now() - (endedAgo + minutes - n) * 60_000),
    }))
  const keep = async (rows: ReturnType<typeof sitting>): Promise<void> => {
    const inOrder = rows.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
    for (let at = 0; at < inOrder.length; at += 100)
      await db.orm
        .insert(revision)
        .values(inOrder.slice(at, at + 100).map((row, n) => ({ ...row, number: at + n + 2 })))
  }
  const thin = async (): Promise<void> => {
    let removed = 0
    const took = await timed(async () => {
      removed = await thinRevisions(db)
    })
    console.log(`  thinned: ${removed.toLocaleString('en')} rows gone in ${ms(took)}`)
  }
  const day = 24 * 60

  console.log('A story’s year: three hours of writing, then forty sittings of twenty minutes')
  const yearly = await begin()
  await keep([
    ...sitting(yearly, huda, 365 * day, 180, 20, 900),
    ...Array.from({ length: 40 }, (_, n) =>
      sitting(yearly, n % 2 ? salem : huda, (360 - n * 9) * day, 20, 900 + n * 10, 910 + n * 10),
    ).flat(),
  ])
  console.log(`  kept: ${await size()}`)
  await thin()
  console.log(`  left: ${await size()}`)
  await db.orm.delete(revision)

  console.log('A newsroom’s day: 120 stories, each written in 90 minutes, edited in 30, looked through in 15')
  const thinDay = async (daysAgo: number) => {
    for (let n = 0; n < 120; n += 1) {
      const articleId = await begin()
      const endedAgo = daysAgo * day + (n % 8) * 60 + 30
      await keep([
        ...sitting(articleId, huda, endedAgo + 180, 90, 20, 700),
        ...sitting(articleId, salem, endedAgo + 60, 30, 700, 750),
        ...sitting(articleId, huda, endedAgo, 15, 750, 760),
      ])
    }
  }
  await thinDay(0)
  console.log(`  kept: ${await size()}`)
  await thin()
  console.log(`  left in the evening: ${await size()}`)
  await db.orm.execute(sql`update revision set created_at = created_at - interval '2 days'`)
  await thin()
  console.log(`  left the day after: ${await size()}`)

  console.log('The same day in a table of years')
  await db.orm.execute(sql`
    insert into revision (article_id, number, headline, document, document_version, reason, staff_id, created_at)
    select id, 100000 + n, 'قديمة', ${JSON.stringify(documentOf(5))}::jsonb, ${documentVersion}, 'session',
      ${huda.staffId}, now() - make_interval(days => 400, mins => n)
    from article cross join generate_series(1, 800) as n`)
  console.log(`  others: ${await size()}`)
  await thinDay(0)
  await thin()
  console.log('  and again, with nothing to remove')
  await thin()
} finally {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
}
