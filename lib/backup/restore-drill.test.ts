/** Backed up under writes, restored elsewhere on the other engine, and every table and file compared: there and back. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { newId } from '../db/id.ts'
import { migrateDatabase } from '../db/migrate.ts'
import { type Database, type DatabaseSettings, openDatabase } from '../db/open.ts'
import { boardArticle, boardStory } from '../db/tables/boards.ts'
import { sampleRows } from '../db/testing/sample-rows.ts'
import { createServerDatabase } from '../db/testing/server-databases.ts'
import { createTestDatabase } from '../db/testing/test-databases.ts'
import { operator } from '../newsroom/actor.ts'
import { noisy } from '../newsroom/pictures/testing/strange-pictures.ts'
import { uploadPicture } from '../newsroom/pictures/upload-picture.ts'
import { diskStore } from '../picture/disk-store.ts'
import { folderPlace } from './folder-place.ts'
import { backupsAt, readManifest } from './manifest.ts'
import type { BackupPlace } from './place.ts'
import { restoreBackup } from './restore-backup.ts'
import { copyEmbedded } from './snapshot.ts'
import { fileContents, shapeOf, tableContents } from './testing/contents.ts'
import { verifyBackup } from './verify-backup.ts'
import { type BackupGiven, type BackupReport, writeBackup } from './write-backup.ts'
import { zipPlace } from './zip-place.ts'

const passphrase = 'حصان صحيح بطارية دبّوس'
const secrets = { secret: 'a secret of this house, for tests alone', settings: { PURGE_TOKEN: 'token' } }

/** Tables that the writer below writes to, and those that belong to one moment. */
const written = ['audit_event', 'section']
const ofThen = [
  'session',
  'verification',
  'rate_limit',
  'editing_tab',
  'instance',
  'push_chunk',
  'push_delivery',
  'audience_salt',
]

type Paper = { db: Database; settings: DatabaseSettings; media: string; remove: () => Promise<void> }

async function openPaper(
  settings: DatabaseSettings,
  media: string,
  remove: () => Promise<void>,
): Promise<Paper> {
  return { db: await openDatabase(settings), settings, media, remove }
}

/** One of everything, and a picture with all its sizes. */
async function fill({ db, media }: Paper): Promise<void> {
  for (const { table, row } of sampleRows()) {
    if (table === boardArticle || table === boardStory) await db.orm.delete(table)
    await db.orm.insert(table).values(row)
  }
  // The rows above brought their numbers with them.
  await db.pool.query(`SELECT setval('audit_event_id_seq', 10), setval('touch_id_seq', 10)`)
  const picture = await noisy(700, 500).jpeg().toBuffer()
  await uploadPicture(db, operator, {}, media, [picture])
}

/** Writes as newsrooms do, two rows in one transaction, until it is stopped; says what was acknowledged when it began and ended. */
function keepWriting({ pool }: Database, writer: string) {
  let acknowledged = 0
  let isStopped = false
  const ended = (async () => {
    while (!isStopped) {
      const client = await pool.connect()
      const name = `${writer}-${String(acknowledged).padStart(6, '0')}`
      try {
        await client.query('BEGIN')
        await client.query(
          `INSERT INTO section (id, slug, names, position) VALUES ($1, $2, '{"ar": "قسم"}', 1)`,
          [newId(), name],
        )
        await client.query(
          `INSERT INTO audit_event (actor_name, action, subject_kind, subject_id) VALUES ('w', 'w', 'section', $1)`,
          [name],
        )
        await client.query('COMMIT')
      } finally {
        client.release()
      }
      acknowledged += 1
      await new Promise((resolve) => setTimeout(resolve, 3))
    }
  })()
  return {
    acknowledged: () => acknowledged,
    stop: async () => {
      isStopped = true
      await ended
    },
  }
}

/** Backs a paper up while it is written to, and says how many writes were acknowledged before and after. */
async function backUp(paper: Paper, place: BackupPlace, writer: string, more: Partial<BackupGiven> = {}) {
  const writing = keepWriting(paper.db, writer)
  while (writing.acknowledged() < 5) await new Promise((resolve) => setTimeout(resolve, 5))
  const before = writing.acknowledged()
  const copy = paper.settings.databaseUrl ? null : await copyEmbedded(paper.db, paper.settings.dataFolder)
  let report: BackupReport
  try {
    report = await writeBackup(place, {
      source: copy?.settings ?? paper.settings,
      store: diskStore(paper.media),
      withMedia: true,
      version: '0.2.0',
      build: 'a-build',
      settings: { SITE_URL: 'https://news.example' },
      seal: { secrets, passphrase },
      ...more,
    })
  } finally {
    await copy?.remove()
    await writing.stop()
  }
  return { report, writer, before, after: writing.acknowledged() }
}

const namesBy = (writer: string, rows: string[] = []): string[] =>
  rows.flatMap((row) => new RegExp(`"(?:subject_id|slug)": "(${writer}-\\d{6})"`).exec(row)?.[1] ?? []).sort()

/** What restoring changes: no reader gets a letter again that was sent after the backup. */
const settled: Record<string, readonly string[]> = {
  newsletter: ['gathered_until'],
  newsletter_issue: ['state', 'finished_at'],
  newsletter_delivery: ['next_at', 'taken_by'],
  push_message: ['taken_to', 'finished_at'],
}

const without = (rows: readonly string[], columns: readonly string[] = []): unknown[] =>
  rows.map((row) =>
    Object.fromEntries(Object.entries(JSON.parse(row)).filter(([name]) => !columns.includes(name))),
  )

/** Everything of the source is in the target: what was written meanwhile up to one moment, the rest row for row. */
async function expectRestored(
  from: Paper,
  to: Paper,
  { writer, before, after }: { writer: string; before: number; after: number },
) {
  const [source, target] = [await tableContents(from.db), await tableContents(to.db)]
  expect(Object.keys(target)).toEqual(Object.keys(source))
  for (const name of Object.keys(source)) {
    if (ofThen.includes(name)) expect(target[name], name).toEqual([])
    else if (written.includes(name)) expect(source[name], name).toEqual(expect.arrayContaining(target[name]!))
    else expect(without(target[name]!, settled[name]), name).toEqual(without(source[name]!, settled[name]))
  }
  // One moment: no half of a transaction, nothing that was acknowledged before, and nothing out of order.
  const names = namesBy(writer, target.section)
  expect(namesBy(writer, target.audit_event)).toEqual(names)
  expect(names.length).toBeGreaterThanOrEqual(before)
  expect(names.length).toBeLessThanOrEqual(after + 1)
  expect(names).toEqual(namesBy(writer, source.section).slice(0, names.length))

  // What was written meanwhile has counted on.
  const withoutNumbers = (lines: string[]) =>
    lines.filter((line) => !/^(?:audit_event_id|section_number)_seq/.test(line))
  expect(withoutNumbers(await shapeOf(to.db))).toEqual(withoutNumbers(await shapeOf(from.db)))
  expect(await fileContents(to.media)).toEqual(await fileContents(from.media))
}

describe('a backup', () => {
  let folder: string
  const papers: Paper[] = []
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-backup-'))
  })
  afterAll(async () => {
    for (const { db, remove } of papers) {
      await db.close()
      await remove()
    }
    await rm(folder, { recursive: true, force: true })
  })

  it('made under writes is restored on the other engine, and from there back', async () => {
    const here = await createTestDatabase('embedded')
    const small = await openPaper(here.settings, join(folder, 'media-1'), here.remove)
    papers.push(small)
    await fill(small)
    const place = folderPlace(join(folder, 'backups'))
    const first = await backUp(small, place, 'first')
    expect(first.report).toMatchObject({ missing: 0, isSealed: true, leftOut: [] })
    expect(first.report.newFiles).toBe(first.report.files)
    expect(first.report.files).toBeGreaterThan(2)

    const { url, remove } = await createServerDatabase(inject('postgres').url)
    const target = { databaseUrl: url, dataFolder: '' }
    const restored = await restoreBackup(place, await readManifest(place, first.report.id), {
      target,
      store: diskStore(join(folder, 'media-2')),
      mediaFolder: join(folder, 'media-2'),
      passphrase,
    })
    expect(restored).toMatchObject({ secrets, migratedFrom: null, rows: first.report.rows })
    const large = await openPaper(target, join(folder, 'media-2'), remove)
    papers.push(large)
    await expectRestored(small, large, first)
    // It goes on as the paper it was.
    await migrateDatabase(large.db)
    await large.db.pool.query(
      `INSERT INTO audit_event (actor_name, action, subject_kind, subject_id) VALUES ('', '', 'section', '')`,
    )

    const file = join(folder, 'carried-away.zip')
    const zip = await zipPlace(file)
    const second = await backUp(large, zip, 'second')
    await zip.close()
    const opened = await zipPlace(file)
    const { whole } = await backupsAt(opened)
    expect(whole).toEqual([second.report.id])
    const manifest = await readManifest(opened, second.report.id)
    await verifyBackup(opened, manifest)
    // This one has its tables already.
    const empty = await createTestDatabase('embedded')
    const media = join(folder, 'media-3')
    await restoreBackup(opened, manifest, {
      target: empty.settings,
      store: diskStore(media),
      mediaFolder: media,
      passphrase: undefined,
    })
    await opened.close()
    const back = await openPaper(empty.settings, media, empty.remove)
    papers.push(back)
    await expectRestored(large, back, second)
    // Four databases are opened: on a busy machine that takes a while.
  }, 240_000)
})
