import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../db/open.ts'
import { touch } from '../db/tables/touches.ts'
import { createTestDatabase, describeDatabase } from '../db/testing/test-databases.ts'
import { dependsOn, type Tag, trueUntil } from './cache-dependencies.ts'
import { type FollowingChanges, followChanges, setPress, withInvalidation } from './invalidation.ts'
import { KeptPages } from './kept-pages.ts'
import { Press } from './press.ts'
import { walk } from './testing/kept-pages-walk.ts'

const patience = { timeout: 20_000 }
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-pages-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Opened = {
  press: Press
  kept: KeptPages
  /** How often each page was made. */
  made: Map<string, number>
  read: (url: string, encoding?: string) => Promise<string>
  close: () => Promise<void>
}

/** An instance in this process: each page is made of the fact that its address names, and of what stands on all. */
async function open(
  db: Database,
  path: string,
  given: {
    budget?: number
    databaseUrl?: string
    changedByTime?: (db: Database, after: Date, until: Date) => Promise<Tag[]>
    until?: number
    weight?: number
  } = {},
): Promise<Opened> {
  const made = new Map<string, number>()
  const press = new Press({
    budget: 50_000_000,
    keptPages: (heard) => new KeptPages({ path, budget: given.budget ?? 50_000_000, heard }),
    render: async ({ url }) => {
      dependsOn(`fact:${url}`, 'everywhere')
      if (given.until) trueUntil(given.until)
      made.set(url, (made.get(url) ?? 0) + 1)
      const noise = Array.from({ length: given.weight ?? 100 }, () => Math.random().toString(36)).join()
      return {
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: Buffer.from(`${url} ${noise}`),
      }
    },
  })
  setPress(press)
  const following: FollowingChanges = followChanges(
    db,
    { press },
    given.changedByTime && { changedByTime: given.changedByTime },
  )
  await following.firstLook
  return {
    press,
    kept: press.keptPages!,
    made,
    read: async (url) => (await press.respond({ key: url, url }, {})).body.toString(),
    close: async () => {
      await press.keptPages?.close()
      setPress(undefined)
      await following.stop()
    },
  }
}

const publish = (db: Database, ...tags: Tag[]) =>
  withInvalidation(db, async (_, invalidate) => invalidate(...tags))

describeDatabase('pages on disk', (opened) => {
  let last: Opened | undefined
  let path: string
  let number = 0
  const start = async (given?: Parameters<typeof open>[2]) => {
    last = await open(opened(), path, given)
    return last
  }
  const restart = async (given?: Parameters<typeof open>[2]) => {
    await last?.close()
    return start(given)
  }
  beforeAll(() => {
    path = join(folder, 'first.sqlite')
  })
  afterEach(async () => {
    await last?.close()
    last = undefined
    number += 1
    path = join(folder, `${number}-${Math.random().toString(36).slice(2)}.sqlite`)
  })

  it('come as they were after a restart, in any encoding, and are not made again', async () => {
    const before = await start()
    const [a, b] = [await before.read('/a'), await before.read('/b')]
    const after = await restart()
    expect(await after.read('/a')).toBe(a)
    expect(await after.read('/b')).toBe(b)
    const asked = { key: '/a', url: '/a' }
    const br = await after.press.respond(asked, { acceptEncoding: 'br' })
    expect(br.headers['content-encoding']).toBe('br')
    const gzip = await after.press.respond(asked, { acceptEncoding: 'gzip' })
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(after.made.size).toBe(0)
  })

  it('do not come when what they were made from was touched meanwhile, by an operation or by time', async () => {
    const before = await start()
    for (const url of ['/a', '/b', '/c', '/d']) await before.read(url)
    await publish(opened(), 'fact:/a')
    await before.read('/a')
    await before.close()
    last = undefined
    await publish(opened(), 'fact:/b')
    const after = await start({ changedByTime: async () => ['fact:/c'] })
    for (const url of ['/a', '/b', '/c', '/d']) await after.read(url)
    expect(Object.fromEntries(after.made)).toEqual({ '/b': 1, '/c': 1 })
  })

  it('are made again when they say themselves that they are over', async () => {
    const before = await start({ until: Date.now() + 500 })
    const first = await before.read('/a')
    const after = await restart()
    expect(await after.read('/a')).toBe(first)
    await wait(600)
    // Once the old one goes out while the new one is made.
    await after.read('/a')
    await expect.poll(() => after.made.get('/a'), patience).toBe(1)
  })

  it('are all dropped when the log of touches does not reach back as far', async () => {
    const before = await start()
    await before.read('/a')
    await before.close()
    last = undefined
    // Days pass.
    await opened().orm.execute(sql`update touch set touched_at = touched_at - interval '3 days'`)
    const { openForWriting } = await import('./kept-pages-file.ts')
    const file = openForWriting(path)
    file.exec('update state set followedUntil = followedUntil - 3 * 86400000, lastAt = lastAt - 3 * 86400000')
    file.close()
    const after = await start()
    await after.read('/a')
    expect(after.made.get('/a')).toBe(1)
  })

  it('are all dropped when a copy of the database was put back, while it was away and while it is there', async () => {
    const before = await start()
    await before.read('/a')
    const copied = new Date()
    await wait(20)
    await publish(opened(), 'fact:/b')
    await before.read('/b')
    await expect.poll(() => before.kept.isServing, patience).toBe(true)
    await before.close()
    last = undefined
    await opened().orm.delete(touch).where(sql`${touch.touchedAt} > ${copied.toISOString()}`)
    const after = await start()
    await after.read('/a')
    await after.read('/b')
    expect(Object.fromEntries(after.made)).toEqual({ '/a': 1, '/b': 1 })

    await opened().orm.delete(touch)
    await expect.poll(() => after.read('/a').then(() => after.made.get('/a')), patience).toBe(2)
  })

  it('give way within their budget, those first that were not read for longest', async () => {
    const before = await start({ budget: 400_000, weight: 1_500 })
    for (let page = 0; page < 60; page += 1) {
      await before.read(`/${page}`)
      if (page % 10 === 9) await wait(350)
    }
    const after = await restart({ budget: 400_000, weight: 1_500 })
    for (let page = 59; page >= 0; page -= 1) await after.read(`/${page}`)
    expect(after.made.size).toBeGreaterThan(30)
    expect(after.made.has('/59')).toBe(false)
    expect((await stat(path)).size).toBeLessThan(1_000_000)
  })

  it('begin anew where the file is broken, and leave no file of another build', async () => {
    await writeFile(join(folder, 'another-build.sqlite'), 'x')
    await writeFile(path, 'This is no database, and it is longer than the head of one would be.'.repeat(100))
    const first = await start()
    await first.read('/a')
    const after = await restart()
    await after.read('/a')
    expect(after.made.size).toBe(0)
    expect((await readdir(folder)).filter((name) => !path.includes(name.split('.')[0]!))).toEqual([])
  })

  it('do not come from a file that a touch could not be written to', async () => {
    const before = await start()
    await before.read('/a')
    await wait(500)
    const { openForWriting } = await import('./kept-pages-file.ts')
    const file = openForWriting(path)
    // A table that refuses: as a disk that fails would.
    file.exec("create trigger refuse before insert on touched begin select raise(abort, 'no') ; end")
    file.close()
    await publish(opened(), 'fact:/a')
    await expect.poll(() => before.kept.isServing, patience).toBe(false)
    await before.read('/a')
    expect(before.made.get('/a')).toBe(2)
    const another = await restart()
    expect(another.kept.isServing).toBe(false)
    await another.read('/a')
    expect(another.made.get('/a')).toBe(1)
  })
})

describe('pages on one disk', () => {
  it('are there, and their instance ready, while no editor’s connection is free', async () => {
    const { settings, remove } = await createTestDatabase('postgres')
    const db = await openDatabase({ ...settings, databaseConnections: 4 })
    const path = join(folder, 'busy', 'pages.sqlite')
    const before = await open(db, path)
    const page = await before.read('/a')
    await before.close()
    const editors = db.pools.editors!
    const lent = await Promise.all(Array.from({ length: editors.options.max }, () => editors.connect()))
    const after = await open(db, path)
    expect(after.press.hearing).toBe('current')
    expect(await after.read('/a')).toBe(page)
    for (const client of lent) client.release()
    await after.close()
    await db.close()
    await remove()
  })

  it('claim to know no touch of another process that their own has not forgotten', async () => {
    const path = join(folder, 'shared', 'pages.sqlite')
    const heard: Tag[][] = [[], []]
    const [one, other] = heard.map(
      (each) => new KeptPages({ path, budget: 1_000_000, heard: (touched) => each.push(...touched) }),
    ) as [KeptPages, KeptPages]
    const at = new Date()
    for (const each of [one, other]) {
      await each.open()
      await each.serve()
    }
    one.forget([{ tag: 'fact:1', logged: { id: 1, at } }])
    await expect.poll(() => one.known.seq, patience).toBeGreaterThan(1)
    const before = other.known
    other.forget([{ tag: 'fact:2', logged: { id: 2, at } }])
    const between = other.known
    await expect.poll(() => other.known.seq, patience).toBeGreaterThan(one.known.seq!)
    expect(heard).toEqual([[], ['fact:1']])
    // What was begun before the other's touch was heard of is not kept: it cannot know of that.
    expect(between.seq).toBeNull()
    expect(before.seq).toBeLessThan(one.known.seq!)
    await one.close()
    await other.close()
  })

  it('are never older than what an instance has heard of, whatever happens', async () => {
    const { settings, remove } = await createTestDatabase('postgres')
    const db = await openDatabase(settings)
    let seed = 14
    const random = () => {
      // Park and Miller: the same walk each time.
      seed = (seed * 48_271) % 2_147_483_647
      return seed / 2_147_483_647
    }
    try {
      const walked = await walk(
        { db, databaseUrl: settings.databaseUrl!, path: join(folder, 'walk', 'pages.sqlite') },
        { steps: 80, instances: 2, random },
      )
      expect(walked.read).toBeGreaterThan(200)
      expect(walked.kills + walked.restarts).toBeGreaterThan(2)
    } finally {
      await db.close()
      await remove()
    }
  })
})
