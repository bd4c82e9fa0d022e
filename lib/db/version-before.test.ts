/** A database and an export of each version before, made with its own code, are opened with today's. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { answerApi } from '../api/answer.ts'
import { archiveHere } from '../archive/import/archive-here.ts'
import { dryRunImport } from '../archive/import/dry-run-import.ts'
import { openArchive } from '../archive/import/open-archive.ts'
import { runImport } from '../archive/import/run-import.ts'
import { operator } from '../newsroom/actor.ts'
import { correctStory } from '../newsroom/corrections/correct-story.ts'
import { actorOfKey } from '../newsroom/keys/actor-of-key.ts'
import { everyEntry } from '../newsroom/log/read-log.ts'
import { openPreview } from '../newsroom/previews/open-preview.ts'
import { restoreRevision } from '../newsroom/stories/revisions.ts'
import { transitionArticle } from '../newsroom/stories/transition-article.ts'
import { openDraft } from '../newsroom/stories/working-draft.ts'
import { deliverNext } from '../newsroom/webhooks/deliver.ts'
import { openReceiver, type Receiver } from '../newsroom/webhooks/testing/receiver.ts'
import { absolute } from '../publication/addresses.ts'
import { plainText } from '../story/plain-text.ts'
import { migrateDatabase } from './migrate.ts'
import { type Database, openDatabase } from './open.ts'
import { projectPath } from './project-path.ts'
import { makeVersionFixture } from './testing/make-version-fixture.ts'
import { createServerDatabase } from './testing/server-databases.ts'
import { describeDatabase } from './testing/test-databases.ts'
import {
  feedEntries,
  frontHrefs,
  type KeptStory,
  lookupAt,
  mastheadOf,
  noticeOf,
  redirectAt,
  storyAt,
  type VersionFixture,
} from './testing/version-fixture.ts'

type Expected = VersionFixture['expected']

const fixtures = projectPath('lib/db/testing/fixtures')
const versions = (await readdir(fixtures, { withFileTypes: true })).filter((each) => each.isDirectory())

/** Brings an empty database to where that version's own start brought it. */
async function migrateTo(database: Database, lastMigration: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-migrations-'))
  try {
    await cp(projectPath('drizzle'), folder, { recursive: true })
    const path = join(folder, 'meta', '_journal.json')
    const journal = JSON.parse(await readFile(path, 'utf8')) as { entries: { tag: string }[] }
    const last = journal.entries.findIndex(({ tag }) => tag === lastMigration)
    if (last === -1) throw new Error(`There is no migration ${lastMigration} any more`)
    await writeFile(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, last + 1) }))
    const client = await database.pool.connect()
    try {
      await client.query('SET statement_timeout = 0')
      await migrate(drizzle(client), { migrationsFolder: folder })
    } finally {
      client.release(true)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** As a restored dump: no trigger runs, in whatever order the rows stand. */
async function insertRows(database: Database, tables: VersionFixture['tables']): Promise<void> {
  const client = await database.pool.connect()
  try {
    await client.query('SET session_replication_role = replica')
    for (const [table, rows] of Object.entries(tables)) {
      const columns = Object.keys(rows[0] ?? {}).map((name) => `"${name}"`)
      if (columns.length === 0) continue
      await client.query(
        `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${table}", $1)`,
        [JSON.stringify(rows)],
      )
    }
    const { rows: counted } = await client.query<{ table: string; column: string }>(
      `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
       WHERE table_schema = 'public' AND column_default LIKE 'nextval%'`,
    )
    for (const { table, column } of counted)
      await client.query(
        `SELECT setval(pg_get_serial_sequence($1, $2), greatest(max("${column}"), 1)) FROM "${table}"`,
        [table, column],
      )
  } finally {
    client.release(true)
  }
}

/** A picture that is imported is encoded anew: its files have other names. */
const withoutPictureFiles = (entries: object[]): string =>
  JSON.stringify(entries).replaceAll(/\/media\/[0-9a-f]{24}\//g, '/media/…/')

/** 0.1.0 marked no update of live coverage as key. */
const withoutWeight = (answered: unknown): unknown =>
  JSON.parse(JSON.stringify(answered), (name, value) =>
    name === 'weight' && value === null ? undefined : value,
  )

async function expectSameForReaders(db: Database, then: Expected): Promise<void> {
  for (const { api: _, ...story } of then.stories)
    expect(await storyAt(db, story as KeptStory)).toEqual(story)
  for (const { locale, entries } of then.feeds)
    expect(withoutPictureFiles(await feedEntries(db, locale))).toBe(withoutPictureFiles(entries))
  for (const redirect of then.redirects) expect(await redirectAt(db, redirect[0])).toEqual(redirect)
  for (const address of [then.formerAddress, then.killed])
    expect(await lookupAt(db, address)).toEqual(address.lookup)
  expect(await frontHrefs(db)).toEqual(then.front)
  // Sections with nothing to read are no longer named there.
  const { sections, ...head } = await mastheadOf(db)
  const { sections: allSections, ...headThen } = then.masthead
  expect(head).toEqual(headThen)
  expect(allSections).toEqual(expect.arrayContaining(sections))
}

const keysOf = (value: object): string[] =>
  Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? keysOf(inner).map((each) => `${key}.${each}`)
      : [key],
  )

for (const { name } of versions) {
  const read = async (): Promise<VersionFixture> =>
    JSON.parse(brotliDecompressSync(await readFile(join(fixtures, name, 'database.json.br'))).toString())

  describe(`a database of ${name}`, () => {
    let db: Database
    let then: Expected
    let rows: VersionFixture['tables']
    let remove: () => Promise<void>
    let receiver: Receiver

    beforeAll(async () => {
      const fixture = await read()
      then = fixture.expected
      rows = fixture.tables
      receiver = await openReceiver()
      const created = await createServerDatabase(inject('postgres').url)
      remove = created.remove
      db = await openDatabase({ databaseUrl: created.url, dataFolder: '' })
      await migrateTo(db, fixture.lastMigration)
      // Where its receiver listened then, somebody else may listen now.
      for (const row of fixture.tables.webhook ?? []) row.address = receiver.address
      await insertRows(db, fixture.tables)
      await migrateDatabase(db)
    })
    afterAll(async () => {
      await db?.close()
      await remove?.()
      await receiver?.close()
    })

    it('says to readers what it said', async () => {
      expect(then.stories.length).toBeGreaterThan(3)
      await expectSameForReaders(db, then)
      expect(await noticeOf(db)).toEqual(then.notice)
    })

    it('lets its keys in, and answers them as it did', async () => {
      expect((await actorOfKey(db, then.key))?.actor.role).toBe('owner')
      for (const { id, api } of then.stories) {
        const path = `/stories/${id}`
        const headers = { authorization: `Bearer ${then.key}` }
        const answer = await answerApi(db, new Request(absolute(`/api/v1${path}`), { headers }), path)
        expect(answer.status).toBe(200)
        // What it says besides, programs of then leave alone.
        expect(withoutWeight(await answer.json())).toMatchObject(api as object)
      }
    })

    it('reads its log on', async () => {
      const entries = []
      for await (const entry of everyEntry(db, operator, { locale: 'ar', timeZone: 'Asia/Dubai' }))
        entries.push(entry.action)
      expect(entries.sort()).toEqual(rows.audit_event?.map(({ action }) => action).sort())
    })

    it('opens a draft, by its preview link too, and brings a revision back', async () => {
      const { articleId, headline, text } = then.draft
      const { content } = await openDraft(db, operator, { articleId })
      expect([content.headline, plainText(content.document)]).toEqual([headline, text])
      const preview = await openPreview(db, then.preview.secret, then.preview.token)
      expect(preview?.draft.content.headline).toBe(headline)
      await restoreRevision(db, operator, { articleId, revision: then.revision.number })
      const { content: restored } = await openDraft(db, operator, { articleId })
      expect([restored.headline, plainText(restored.document)]).toEqual([
        then.revision.headline,
        then.revision.text,
      ])
    })

    it('goes on telling its webhooks, in the same words', async () => {
      const articleId = then.correctable
      await correctStory(db, operator, { articleId, kind: 'correction', note: 'خطأ.', publishes: false })
      await transitionArticle(db, operator, { articleId, move: 'unpublish', note: 'تدقيق' })
      await transitionArticle(db, operator, { articleId, move: 'publish' })
      const proved = { ...operator, hasProved: true }
      await transitionArticle(db, proved, { articleId, move: 'kill', note: 'لم يكن صحيحًا' })
      while ((await deliverNext(db, ['127.0.0.1'])) !== null);
      const now = receiver.received.map(({ body }) => JSON.parse(body) as { type: string; data: object })
      expect(now.map(({ type }) => type)).toEqual([
        ...['story.corrected', 'story.unpublished', 'story.published', 'story.killed'],
      ])
      for (const body of now) {
        const same = then.webhookBodies.find(({ type }) => type === body.type)
        if (same) expect([body.type, keysOf(body)]).toEqual([body.type, keysOf(same)])
      }
      expect(then.webhookBodies.map(({ type }) => type)).toEqual(
        expect.arrayContaining(['story.corrected', 'story.published', 'story.killed']),
      )
    })
  })

  describeDatabase(`an export of ${name}`, (opened) => {
    it('makes the same paper of an empty one', async () => {
      const { expected, tables } = await read()
      const folder = await mkdtemp(join(tmpdir(), 'warraq-import-'))
      const archive = archiveHere(await openArchive(join(fixtures, name, 'export.zip')))
      try {
        const surveyed = await dryRunImport(archive, { locale: null, looks: 0 })
        const report = await runImport(
          opened(),
          operator,
          { publish: true, locale: null, section: null },
          { archive, surveyed, mediaFolder: join(folder, 'media') },
        )
        expect(report.outcomes).toEqual({ created: surveyed.stories })
        // Where a topic stood before it was given another address stands in no export yet.
        const kept = new Set(tables.path_redirect?.map(({ path }) => path))
        const redirects = expected.redirects.filter(([path]) => kept.has(path))
        await expectSameForReaders(opened(), { ...expected, redirects })
        expect(redirects.length).toBeGreaterThan(1)
      } finally {
        await archive.close()
        await rm(folder, { recursive: true })
      }
    })
  })
}

describeDatabase('the version at hand', (opened) => {
  it('can be kept for those after it, every table of it', async () => {
    // Named when it is released; else it is only tried.
    const name = process.env.WARRAQ_KEEP_VERSION
    const folder = name ? join(fixtures, name) : await mkdtemp(join(tmpdir(), 'warraq-version-'))
    // Refuses one that stands there: a version that was kept stays as it is.
    if (name) await mkdir(folder)
    try {
      await makeVersionFixture(opened(), folder)
      expect((await readdir(folder)).sort()).toEqual(['database.json.br', 'export.zip'])
    } finally {
      if (!name) await rm(folder, { recursive: true })
    }
  })
})
