/** What a backup is refused for, and that nothing is left half done then. */
import { createHash } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest'
import { newId } from '../db/id.ts'
import { migrateDatabase } from '../db/migrate.ts'
import { type Database, type DatabaseSettings, openDatabase } from '../db/open.ts'
import { migrations } from '../db/schema-version.ts'
import { instance } from '../db/tables/instances.ts'
import { createServerDatabase, type ServerDatabase } from '../db/testing/server-databases.ts'
import { operator } from '../newsroom/actor.ts'
import { deletePicture } from '../newsroom/pictures/delete-picture.ts'
import { noisy } from '../newsroom/pictures/testing/strange-pictures.ts'
import { uploadPicture } from '../newsroom/pictures/upload-picture.ts'
import { diskStore } from '../picture/disk-store.ts'
import { bucketServer } from '../picture/testing/bucket-server.ts'
import { itemAt, lastOf } from '../present.ts'
import { addStory, smallPublication } from '../publication/testing/small-publication.ts'
import { BackupRefused } from './backup-refused.ts'
import { diskRefusal, folderPlace } from './folder-place.ts'
import { backupsAt, type Manifest, readManifest } from './manifest.ts'
import { type BackupPlace, openPlace, readPlace } from './place.ts'
import { restoreBackup } from './restore-backup.ts'
import { verifyBackup } from './verify-backup.ts'
import { type BackupGiven, writeBackup } from './write-backup.ts'

const passphrase = 'a passphrase of some length'

describe('a backup', () => {
  let folder: string
  let source: ServerDatabase
  let target: ServerDatabase
  let db: Database
  let given: BackupGiven
  let places = 0
  const atServer = ({ url }: ServerDatabase): DatabaseSettings => ({ databaseUrl: url, dataFolder: '' })
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-refused-'))
    source = await createServerDatabase(inject('postgres').url, { template: inject('postgres').template })
    target = await createServerDatabase(inject('postgres').url)
    db = await openDatabase(atServer(source))
    await smallPublication(db)
    await addStory(db, { slug: 'أول' })
    given = {
      source: atServer(source),
      store: diskStore(join(folder, 'media')),
      withMedia: true,
      version: '0.2.0',
      build: 'a-build',
      settings: {},
      seal: { passphrase, secrets: { secret: 'a secret of this house, for tests alone', settings: {} } },
    }
  })
  afterAll(async () => {
    await db.close()
    await source.remove()
    await target.remove()
    await rm(folder, { recursive: true, force: true })
  })
  let place: BackupPlace
  let at: string
  beforeEach(() => {
    places += 1
    at = join(folder, `place-${places}`)
    place = folderPlace(at)
  })

  const write = (more: Partial<BackupGiven> = {}) => writeBackup(place, { ...given, ...more })
  const upload = async (width: number) =>
    (await uploadPicture(db, operator, {}, join(folder, 'media'), [await noisy(width, 40).png().toBuffer()]))
      .mediaId
  const restore = (
    manifest: Manifest,
    more: { passphrase?: string; to?: ServerDatabase; signal?: AbortSignal } = {},
  ) =>
    restoreBackup(
      place,
      manifest,
      {
        target: atServer(more.to ?? target),
        store: diskStore(join(folder, 'restored')),
        mediaFolder: join(folder, 'restored'),
        passphrase: more.passphrase,
      },
      () => {},
      more.signal,
    )
  /** A manifest that says something else, and vouches for it. */
  const forge = async (id: string, change: (manifest: Manifest) => void): Promise<Manifest> => {
    const path = join(at, 'backups', id, 'manifest.json')
    const { format, manifest } = JSON.parse(await readFile(path, 'utf8'))
    change(manifest)
    const sha256 = createHash('sha256').update(JSON.stringify(manifest)).digest('hex')
    await writeFile(path, JSON.stringify({ format, sha256, manifest }))
    return readManifest(place, id)
  }
  const isEmpty = async (): Promise<boolean> => {
    const there = await openDatabase(atServer(target))
    try {
      const { rows } = await there.pool.query(`SELECT to_regclass('public.section') AS found`)
      if (!rows[0].found) return true
      return (await there.pool.query('SELECT FROM section')).rows.length === 0
    } finally {
      await there.close()
    }
  }

  it('writes no picture twice, keeps the newest, and no picture that none of them names', async () => {
    const [kept, gone] = [await upload(50), await upload(60)]
    const first = await write()
    expect(first.newFiles).toBe(first.files)
    const second = await write()
    expect([second.newFiles, second.files]).toEqual([0, first.files])
    // Of one second, and of an older version.
    await cp(join(at, 'backups', first.id), join(at, 'backups', '2026-12-01T16-48-00Z-3fa1'), {
      recursive: true,
    })
    expect((await backupsAt(place)).whole).toEqual(['2026-12-01T16-48-00Z-3fa1', first.id, second.id])
    await rm(join(at, 'backups', '2026-12-01T16-48-00Z-3fa1'), { recursive: true })
    await deletePicture(db, operator, { mediaId: gone }, join(folder, 'media'))
    const third = await write({ keep: 1 })
    expect(third.removed).toBe(2)
    expect((await backupsAt(place)).whole).toEqual([third.id])
    const files = []
    for await (const { path } of place.list('media/')) files.push(path)
    expect(files).toHaveLength(third.files)
    expect(third.files).toBeLessThan(first.files)
    await verifyBackup(place, await readManifest(place, third.id))
    await deletePicture(db, operator, { mediaId: kept }, join(folder, 'media'))
  })

  it('says which pictures are missing, and is made all the same', async () => {
    const mediaId = await upload(70)
    await rm(join(folder, 'media'), { recursive: true })
    const { files, missing } = await write()
    expect(missing).toBe(files)
    expect(missing).toBeGreaterThan(0)
    await deletePicture(db, operator, { mediaId }, join(folder, 'media'))
  })

  it('is one at a time; what a killed one left is taken over', async () => {
    const [one, other] = await Promise.allSettled([write(), write()])
    const refused = [one, other].filter((each) => each.status === 'rejected')
    expect(refused.map(({ reason }) => reason)).toEqual([expect.objectContaining({ reason: 'busy' })])
    const long = new Date(Date.now() - 3_600_000).toISOString()
    await writeFile(join(at, 'being-written.json'), JSON.stringify({ at: long }))
    await writeFile(join(at, 'backups', 'x.part'), '')
    await write()
    expect(await readdir(at)).not.toContain('being-written.json')
  })

  it('that finds no room is none, and leaves those that were there', async () => {
    const { id } = await write()
    let writes = 0
    const full: BackupPlace = {
      ...place,
      write: async (path, bytes) => {
        writes += 1
        if (writes > 5) throw diskRefusal(Object.assign(new Error('no space left'), { code: 'ENOSPC' }))
        await place.write(path, bytes)
      },
    }
    await expect(writeBackup(full, given)).rejects.toMatchObject({ reason: 'disk-full' })
    expect(await backupsAt(place)).toEqual({ whole: [id], begun: [] })
    await verifyBackup(place, await readManifest(place, id))
    // Nor is one of a disk that forgets.
    const forgetful: BackupPlace = { ...place, read: async () => Buffer.from('something else') }
    await expect(writeBackup({ ...forgetful, folders: async () => [] }, given)).rejects.toMatchObject({
      reason: 'damaged',
    })
    expect((await backupsAt(place)).whole).toEqual([id])
  })

  it('that was stopped is none', async () => {
    const stopping = new AbortController()
    const stopped = writeBackup(place, given, () => stopping.abort(), stopping.signal)
    await expect(stopped).rejects.toMatchObject({ reason: 'stopped' })
    expect(await backupsAt(place)).toEqual({ whole: [], begun: [] })
  })

  it('is refused when it is damaged anywhere, and leaves the database empty', async () => {
    const { id } = await write()
    const manifest = await readManifest(place, id)
    const table = manifest.tables.find(({ name }) => name === 'section')!
    const path = join(at, 'backups', id, itemAt(table.parts, 0).path)
    const bytes = await readFile(path)
    bytes[bytes.length >> 1]! ^= 1
    await writeFile(path, bytes)
    await expect(verifyBackup(place, manifest)).rejects.toMatchObject({ reason: 'damaged' })
    await expect(restore(manifest)).rejects.toMatchObject({ reason: 'damaged' })
    await rm(path)
    await expect(restore(manifest)).rejects.toMatchObject({ reason: 'damaged' })
    expect(await isEmpty()).toBe(true)
    const its = join(at, 'backups', id, 'manifest.json')
    await writeFile(its, (await readFile(its, 'utf8')).replace('"a-build"', '"b-build"'))
    await expect(readManifest(place, id)).rejects.toMatchObject({ reason: 'damaged' })
    await expect(readManifest(place, '2026-01-01T00-00-00Z-0000')).rejects.toMatchObject({
      reason: 'no-backup',
    })
  })

  it('is refused when rows are not those that were counted', async () => {
    const { id } = await write()
    const forged = await forge(id, ({ tables }) => {
      const table = tables.find(({ name }) => name === 'section')!
      table.sum = table.sum.replaceAll(/\d/g, '0')
    })
    await expect(restore(forged)).rejects.toMatchObject({ reason: 'differs' })
    expect(await isEmpty()).toBe(true)
  })

  it('is refused of a newer version, or with a table or column that nobody knows', async () => {
    const { id } = await write()
    const strange = await forge(id, ({ tables }) => {
      lastOf(tables).name = 'notes_of_another'
    })
    await expect(restore(strange)).rejects.toMatchObject({ reason: 'unknown-table' })
    const column = await forge(id, ({ tables }) => {
      lastOf(tables).name = 'webhook'
      lastOf(tables).columns = ['colour']
    })
    await expect(restore(column)).rejects.toMatchObject({ reason: 'unknown-table' })
    expect(await isEmpty()).toBe(true)
    const newer = await forge(id, ({ schema }) => {
      schema.when = 4_000_000_000_000
    })
    await expect(restore(newer)).rejects.toMatchObject({ reason: 'newer-version' })
  })

  it('is refused with another passphrase before anything is written, and restored without one', async () => {
    const there = await createServerDatabase(inject('postgres').url)
    onTestFinished(there.remove)
    const { id } = await write()
    const manifest = await readManifest(place, id)
    await expect(restore(manifest, { to: there, passphrase: 'another passphrase' })).rejects.toMatchObject({
      reason: 'wrong-passphrase',
    })
    // Interrupted, it is begun again.
    await expect(restore(manifest, { to: there, signal: AbortSignal.abort() })).rejects.toMatchObject({
      reason: 'stopped',
    })
    expect(await restore(manifest, { to: there })).toMatchObject({ secrets: null })
    await expect(restore(manifest, { to: there })).rejects.toMatchObject({ reason: 'not-empty' })
  })

  it('is refused where a paper runs, or where tables of another version are', async () => {
    const { id } = await write()
    const manifest = await readManifest(place, id)
    const there = await createServerDatabase(inject('postgres').url, {
      template: inject('postgres').template,
    })
    onTestFinished(there.remove)
    const running = await openDatabase(atServer(there))
    await running.orm.insert(instance).values({ id: newId(), machine: 'm:1', build: 'b', secretMark: 's' })
    await expect(restore(manifest, { to: there })).rejects.toMatchObject({
      reason: 'running',
      subject: 'm:1',
    })
    await running.orm.delete(instance)
    const other = await running.pool.connect()
    await other.query(`select pg_advisory_lock(hashtext('warraq restore'))`)
    await expect(restore(manifest, { to: there })).rejects.toMatchObject({
      reason: 'running',
      subject: 'another restore',
    })
    other.release(true)
    const [first] = await migrations()
    const older = await forge(id, ({ schema }) => Object.assign(schema, first))
    await expect(restore(older, { to: there })).rejects.toMatchObject({ reason: 'other-schema' })
    await running.close()
  })

  it('of an older version is brought up to this one', async () => {
    const then = await createServerDatabase(inject('postgres').url)
    const now = await createServerDatabase(inject('postgres').url)
    onTestFinished(async () => {
      await then.remove()
      await now.remove()
    })
    const old = await openDatabase(atServer(then))
    const last = (await migrations()).find(({ tag }) => tag === '0018_announcement')!
    await migrateDatabase(old, last)
    await old.pool.query(
      `INSERT INTO section (id, slug, names, position) VALUES ('sect000001', 'economy', '{"ar": "اقتصاد"}', 1)`,
    )
    await old.pool.query(`CREATE TABLE notes_of_another (word text)`)
    await old.close()
    const report = await write({ source: atServer(then) })
    expect(report.leftOut).toEqual(['notes_of_another'])
    const restored = await restore(await readManifest(place, report.id), { to: now })
    expect(restored.migratedFrom).toBe('0018_announcement')
    const opened = await openDatabase(atServer(now))
    const { rows } = await opened.pool.query('SELECT slug FROM section')
    const { rows: listed } = await opened.pool.query('SELECT count(*)::int AS n FROM listing')
    await opened.close()
    expect([rows, listed]).toEqual([[{ slug: 'economy' }], [{ n: 0 }]])
  })

  it('lies in a bucket as it does in a folder; one that does not answer is said to be unreachable', async () => {
    const { server, objects } = bucketServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const access = {
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      region: 'eu-test-1',
      credentials: { accessKeyId: 'the-key', secretAccessKey: 'the-secret' },
    }
    const mediaId = await upload(80)
    place = await openPlace(readPlace('s3://backups/paper', '/', access))
    const first = await write()
    const second = await write({ keep: 1 })
    expect(second).toMatchObject({ newFiles: 0, removed: 1 })
    await verifyBackup(place, await readManifest(place, second.id))
    expect([...objects.keys()].filter((key) => key.includes(first.id))).toEqual([])
    objects.set('/backups/paper/being-written.json', {
      bytes: Buffer.from(JSON.stringify({ at: new Date().toISOString() })),
      type: undefined,
      cache: undefined,
    })
    await expect(write()).rejects.toMatchObject({ reason: 'busy' })
    await place.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    place = await openPlace(readPlace('s3://backups/paper', '/', access))
    await expect(write()).rejects.toMatchObject({ reason: 'unreachable' })
    await deletePicture(db, operator, { mediaId }, join(folder, 'media'))
  })

  it('has an address that says where it lies', () => {
    const access = { endpoint: undefined, region: 'r', credentials: undefined }
    expect(readPlace('s3://backups/a/b/', '/', access)).toMatchObject({
      bucket: { name: 'backups', prefix: 'a/b/' },
    })
    expect(readPlace('copies', '/srv', access)).toEqual({ kind: 'folder', path: '/srv/copies' })
    expect(readPlace('/srv/paper.ZIP', '/', access)).toEqual({ kind: 'zip', path: '/srv/paper.ZIP' })
    for (const typed of ['', 's3://', 's3://A/b', 'https://backups.example/paper'])
      expect(() => readPlace(typed, '/', access)).toThrow(BackupRefused)
  })
})
