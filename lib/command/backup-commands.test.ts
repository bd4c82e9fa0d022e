/** What an operator types, on a paper that is open: in a thread of its own, noted for owners, and due again when its time has come. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { backupIsDue } from '../backup/keep-backing-up.ts'
import { movePaper } from '../backup/move-paper.ts'
import { readBackups } from '../backup/read-backups.ts'
import { tableContents } from '../backup/testing/contents.ts'
import { type Database, openDatabase } from '../db/open.ts'
import { backupRun } from '../db/tables/backups.ts'
import { announcement, webhook, webhookDelivery } from '../db/tables/connections.ts'
import { createServerDatabase } from '../db/testing/server-databases.ts'
import { createTestDatabase } from '../db/testing/test-databases.ts'
import { operator } from '../newsroom/actor.ts'
import { noisy } from '../newsroom/pictures/testing/strange-pictures.ts'
import { uploadPicture } from '../newsroom/pictures/upload-picture.ts'
import { addStory, smallPublication } from '../publication/testing/small-publication.ts'
import { readSettings, type Settings } from '../settings/settings.ts'
import { listBackups, restoreCommand, verifyCommand } from './backup-commands.ts'
import { runCommand } from './commands.ts'

const running = { tell: () => {}, signal: new AbortController().signal }

describe('a paper of the embedded engine', () => {
  let folder: string
  let db: Database
  let settings: Settings
  let remove: () => Promise<void>
  let place: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-commands-'))
    place = join(folder, 'backups')
    const created = await createTestDatabase('embedded')
    remove = created.remove
    db = await openDatabase(created.settings)
    settings = readSettings({
      WARRAQ_DATA: created.settings.dataFolder,
      BACKUP_TO: place,
      BACKUP_PASSPHRASE: 'a passphrase of some length',
    })
    await smallPublication(db)
    await addStory(db, { slug: 'أول' })
    await db.orm.insert(webhook).values({
      id: 'hook000001',
      name: 'شريك',
      address: 'https://partner.example/',
      events: ['story.published'],
      secret: 'whsec_x',
    })
    await db.orm.insert(webhookDelivery).values({
      id: 'delivery01',
      webhookId: 'hook000001',
      event: 'story.published',
      body: '{}',
      nextAt: new Date(),
    })
    await db.orm.insert(announcement).values({ listener: 'hub', href: '/latest' })
    await uploadPicture(db, operator, {}, join(settings.dataFolder, 'media'), [
      await noisy(50, 40).png().toBuffer(),
    ])
  })
  afterAll(async () => {
    await db.close()
    await remove()
    await rm(folder, { recursive: true, force: true })
  })
  const command = (name: string, args: string[] = [], backup = {}) =>
    runCommand(db, settings, { command: name, args, backup })
  const standing = () => readBackups(db, operator)

  it('is backed up while it is open, and its owner is told', async () => {
    expect(await standing()).toMatchObject({ last: null, failed: null })
    expect(await backupIsDue(db, settings.backup)).toBe(true)
    // Of two at once, one: even to different places, for both would read from a copy of the database.
    const [{ output, failed }, other] = await Promise.all([
      command('backup'),
      command('backup', [], { place: join(folder, 'other') }),
    ])
    expect(other).toMatchObject({ failed: true, output: expect.stringMatching(/^Another backup is being/) })
    expect(output).toMatch(/^Backed up, and read back: /)
    expect(output).toContain('The secret is in it')
    expect(failed).toBe(false)
    const { last } = await standing()
    expect(last).toMatchObject({ place, missing: 0, isScheduled: false, failure: null })
    expect(last?.files).toBeGreaterThan(0)
    // Nothing of the copy that was read is left.
    expect(await readdir(settings.dataFolder)).not.toContain('backup-copy')
    expect(await listBackups(undefined, settings)).toMatch(/ rows, \d+ files of pictures/)
    expect(await verifyCommand(undefined, settings, new Map(), running)).toMatch(/^Whole: /)
  })

  it('says why one was not made', async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, '')
    const { output, failed } = await command('backup', [], { place: file })
    expect(output).toMatch(/^The place of the backup cannot be reached: /)
    expect(failed).toBe(true)
    expect(await standing()).toMatchObject({ failure: 'unreachable', failed: { place: file } })
    expect((await command('backup', ['--keep', 'few'])).output).toContain('--keep needs a number.')
    expect((await command('backup', [], { place: 's3://' })).output).toMatch(/is no place for a backup/)
  })

  it('is due when the last scheduled one is as old as that, and an hour after one that failed', async () => {
    const { backup } = settings
    const note = async (startedAgo: string, outcome: Partial<typeof backupRun.$inferInsert>) => {
      await db.orm.delete(backupRun)
      await db.orm.insert(backupRun).values({
        id: 'backup0001',
        place,
        isScheduled: true,
        startedAt: sql`now() - ${startedAgo}::interval` as unknown as Date,
        ...outcome,
      })
      return backupIsDue(db, backup)
    }
    const done = { backupId: 'x', endedAt: new Date() }
    expect(await note('23 hours', done)).toBe(false)
    expect(await note('25 hours', done)).toBe(true)
    expect(await standing()).toMatchObject({ last: { backupId: 'x' } })
    expect(await note('30 minutes', { failure: 'unreachable', endedAt: new Date() })).toBe(false)
    expect(await note('61 minutes', { failure: 'unreachable', endedAt: new Date() })).toBe(true)
    // One that runs, and one that was killed, or of which its place says that it is still being written.
    expect(await note('10 minutes', {})).toBe(false)
    expect(await note('20 minutes', {})).toBe(true)
  })

  it('is restored with its secret, and as a copy that tells nobody anything; what was set otherwise is said', async () => {
    const empty = await createTestDatabase('embedded')
    const elsewhere = empty.settings.dataFolder
    const there = readSettings({
      WARRAQ_DATA: elsewhere,
      BACKUP_TO: place,
      BACKUP_PASSPHRASE: 'a passphrase of some length',
    })
    const output = await restoreCommand(place, there, new Map([['as-copy', true]]), running)
    expect(output).toMatch(/^Restored, and compared row by row: /)
    const copy = await openDatabase(empty.settings)
    expect(await copy.orm.select().from(webhook)).toMatchObject([{ id: 'hook000001', stoppedFor: 'by-hand' }])
    expect(await copy.orm.select().from(webhookDelivery)).toMatchObject([{ id: 'delivery01', nextAt: null }])
    expect(await copy.orm.$count(announcement)).toBe(0)
    await copy.close()
    // The paper itself goes on telling.
    expect(await db.orm.select().from(webhook)).toMatchObject([{ stoppedAt: null }])
    expect(await db.orm.$count(announcement)).toBe(1)
    expect(await readFile(join(elsewhere, 'secret'), 'utf8')).toBe(
      await readFile(join(settings.dataFolder, 'secret'), 'utf8'),
    )
    await expect(restoreCommand(place, there, new Map(), running)).rejects.toMatchObject({
      reason: 'not-empty',
    })
    await expect(restoreCommand(place, settings, new Map(), running)).rejects.toThrow('in use')
    await empty.remove()
  })

  it('goes on moving where it was interrupted once its pictures were there', async () => {
    const { url, remove: drop } = await createServerDatabase(inject('postgres').url)
    const asked = { to: url, media: join(folder, 'interrupted-media'), again: false }
    const ended = new AbortController()
    const interrupt = (line: string) => {
      if (/^pictures: |^counting/.test(line)) ended.abort()
    }
    await expect(movePaper(db, settings, asked, interrupt, ended.signal)).rejects.toMatchObject({
      reason: 'stopped',
    })
    const told: string[] = []
    const moved = await movePaper(db, settings, asked, (line) => told.push(line), running.signal)
    expect(told).toContain('going on with what was read before')
    expect(moved.pictures).toMatchObject({ copied: 0, missing: 0 })
    await drop()
  })

  it('is moved to a server with all its pictures, and stays as it was', async () => {
    const { url, remove: drop } = await createServerDatabase(inject('postgres').url)
    const media = join(folder, 'moved-media')
    const before = await tableContents(db)
    const { output, failed } = await command('move', [], { to: url, media })
    expect(output).toMatch(/^Moved, and compared row by row: /)
    expect(failed).toBe(false)
    expect((await command('move', [], { to: url })).output).toMatch(/There is something in this database/)
    expect((await command('move', [], { to: 'mysql://x' })).output).toMatch(/no address of a PostgreSQL/)
    expect(await tableContents(db)).toEqual(before)
    const there = await openDatabase({ databaseUrl: url, dataFolder: '' })
    expect(await tableContents(there)).toEqual({ ...before, session: [], instance: [] })
    await there.close()
    await drop()
    const pictures = async (of: string) =>
      (await readdir(of, { recursive: true })).filter((name) => /\.\w+$/.test(name)).sort()
    expect(await pictures(media)).toEqual(
      (await pictures(join(settings.dataFolder, 'media'))).filter((name) => !name.startsWith('.')),
    )
  })
})
