import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { type Database, openDatabase } from '../db/open.ts'
import { article } from '../db/tables/stories.ts'
import { touch } from '../db/tables/touches.ts'
import { createServerDatabase, type ServerDatabase } from '../db/testing/server-databases.ts'
import { describeEachEngine } from '../db/testing/test-databases.ts'
import { operator } from '../newsroom/actor.ts'
import { transitionArticle } from '../newsroom/stories/transition-article.ts'
import { changedByTime } from '../publication/changed-by-time.ts'
import { addStory, smallPublication } from '../publication/testing/small-publication.ts'
import { type Tag, tags } from './cache-dependencies.ts'
import { followChanges, setPress, withInvalidation } from './invalidation.ts'
import type { Touch } from './kept-pages-writer.ts'
import type { Told } from './testing/following-instance.ts'

/** Far more than the second it takes, on a machine that does other things too. */
const patience = { timeout: 20_000, interval: 10 }

describe('instances on one PostgreSQL', () => {
  let home: ServerDatabase
  let db: Database
  const running: ChildProcess[] = []

  beforeEach(async () => {
    const { url, template } = inject('postgres')
    home = await createServerDatabase(url, { template })
    db = await openDatabase({ databaseUrl: home.url, dataFolder: '' })
    await smallPublication(db)
  })
  afterEach(async () => {
    await Promise.all(
      running.splice(0).map(async (child) => {
        child.stdin?.end()
        if (child.exitCode === null) await once(child, 'exit')
      }),
    )
    await db.close()
    await home.remove()
  })

  /** Another process that follows; everything its press has been told so far. */
  async function instance(lookBack?: number, databaseUrl = home.url) {
    const file = new URL('./testing/following-instance.ts', import.meta.url).pathname
    const child = spawn(process.execPath, [file, ...(lookBack ? [String(lookBack)] : [])], {
      env: { ...process.env, DATABASE_URL: databaseUrl },
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    running.push(child)
    const told: Told[] = []
    createInterface({ input: child.stdout }).on('line', (line) => told.push(JSON.parse(line) as Told))
    await expect.poll(() => told.length, patience).toBeGreaterThan(0)
    return {
      forgotten: (tag: Tag) => told.some((each) => 'forget' in each && each.forget.includes(tag)),
      forgotAll: () => told.some((each) => 'forgetAll' in each),
      toldAll: () => told.some((each) => 'toldAll' in each),
    }
  }

  const listeners = async () => {
    const { rows } = await db.pool.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE application_name = 'warraq press' AND datname = current_database()",
    )
    return rows.map(({ pid }) => pid)
  }

  /** Milliseconds until all of them have forgotten, printed: how long is not what is tested. */
  async function seenBy(instances: { forgotten: (tag: Tag) => boolean }[], tag: Tag, how: string) {
    const from = performance.now()
    await expect.poll(() => instances.every((each) => each.forgotten(tag)), patience).toBe(true)
    console.log(
      `${how}: seen on ${instances.length} instances after ${Math.round(performance.now() - from)} ms`,
    )
  }

  it('forget what a command changed in a process where none of them is', async () => {
    const draft = await addStory(db, { slug: 'مسودة', state: 'draft', publishedIn: null })
    const instances = [await instance(), await instance()]
    await expect.poll(listeners, patience).toHaveLength(2)
    await transitionArticle(db, operator, { articleId: draft.articleId, move: 'publish' })
    await seenBy(instances, tags.article(draft.articleId), 'published, notified')
    await transitionArticle(db, operator, { articleId: draft.articleId, move: 'kill', note: 'سبب' })
    await seenBy(instances, tags.address('ar', 'مسودة'), 'killed, notified')
  })

  it('forget it also when they were not notified, and listen again', async () => {
    const { articleId } = await addStory(db, { slug: 'خبر' })
    const instances = [await instance(), await instance()]
    await expect.poll(listeners, patience).toHaveLength(2)
    const broken = await listeners()
    await db.pool.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [broken])
    await transitionArticle(db, operator, { articleId, move: 'kill', note: 'سبب' })
    await seenBy(instances, tags.article(articleId), 'killed, listening connections broken')
    await expect.poll(listeners, patience).toHaveLength(2)
    // Logged by a transaction that notifies nobody.
    await db.orm.insert(touch).values({ tag: 'article:unheard' })
    await seenBy(instances, 'article:unheard', 'nobody notified')
  })

  it('survive a connection that breaks just as it begins to listen', async () => {
    const url = new URL(home.url)
    const host = decodeURIComponent(url.hostname)
    const port = Number(url.port || 5432)
    let broken = 0
    const proxy = createServer((client) => {
      const server = connect(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port })
      for (const socket of [client, server]) socket.on('error', () => {})
      server.pipe(client)
      client.on('data', (bytes) => {
        if (broken < 2 && bytes.includes('LISTEN')) {
          broken += 1
          client.destroy()
          server.destroy()
        } else server.write(bytes)
      })
      client.on('close', () => server.destroy())
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    try {
      const at = proxy.address() as AddressInfo
      const through = `postgres://${url.username}${url.password && `:${url.password}`}@127.0.0.1:${at.port}${url.pathname}`
      const following = await instance(undefined, through)
      await expect.poll(() => broken, patience).toBe(2)
      await db.orm.insert(touch).values({ tag: 'article:after-that' })
      await seenBy([following], 'article:after-that', 'broken as it began to listen')
    } finally {
      proxy.close()
    }
  })

  it.each([
    ['its moment comes', { publishedIn: 4 / 3600 }],
    ['its embargo ends', { publishedIn: -1, embargoIn: 4 / 3600 }],
  ])('forget the pages where a story appears when %s, and no earlier', async (_, given) => {
    const instances = [await instance(), await instance()]
    const { articleId } = await addStory(db, { slug: 'محظورة', ...given })
    const isOver = async () => {
      const { rows } = await db.orm.execute<{ over: boolean }>(
        sql`select greatest(${article.publishedAt}, ${article.embargoUntil}) <= now() as over from ${article} where ${article.id} = ${articleId}`,
      )
      return rows[0]?.over === true
    }
    while (!(await isOver())) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      const tooEarly = instances.some((each) => each.forgotten(tags.front('ar')))
      if (tooEarly && !(await isOver())) throw new Error('Forgotten while the embargo still stood.')
    }
    await seenBy(instances, tags.front('ar'), 'embargo ended')
    await seenBy(instances, tags.address('ar', 'محظورة'), 'embargo ended')
  })

  it('forget everything after the database was away for longer than they look back', async () => {
    const following = await instance(2_000)
    const brief = await instance()
    const { url } = inject('postgres')
    const server = await openDatabase({ databaseUrl: url, dataFolder: '' })
    try {
      await server.pool.query(`ALTER DATABASE ${home.name} ALLOW_CONNECTIONS false`)
      await server.pool.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
        home.name,
      ])
      await new Promise((resolve) => setTimeout(resolve, 2_500))
      await server.pool.query(`ALTER DATABASE ${home.name} ALLOW_CONNECTIONS true`)
    } finally {
      await server.close()
    }
    await expect.poll(following.forgotAll, patience).toBe(true)
    // Listeners, and whoever else keeps something, too.
    await expect.poll(following.toldAll, patience).toBe(true)
    await addStory(db, { slug: 'بعد-العودة' })
    await db.orm.insert(touch).values({ tag: 'article:back-again' })
    await seenBy([following, brief], 'article:back-again', 'after the database came back')
    expect(brief.forgotAll()).toBe(false)
  })
})

describeEachEngine('changing', (opened) => {
  it('has its own press forget at once and once, and whoever else must know be told once', async () => {
    const db = opened()
    const forgotten: Tag[] = []
    const told: Tag[] = []
    const press = {
      forget: (touched: readonly Touch[]) => void forgotten.push(...touched.map(({ tag }) => tag)),
      forgetAll: () => {},
    }
    setPress(press)
    const { stop } = followChanges(
      db,
      { press, tell: (touched) => void told.push(...touched) },
      { changedByTime },
    )
    try {
      await withInvalidation(db, async (_tx, invalidate) => invalidate('article:a', 'front:ar'))
      expect(forgotten).toEqual(['article:a', 'front:ar'])
      await expect.poll(() => told, patience).toEqual(['article:a', 'front:ar'])
      // A second change has been looked for since, so the first is not going to be forgotten again.
      await withInvalidation(db, async (_tx, invalidate) => invalidate('article:b'))
      await expect.poll(() => told, patience).toContain('article:b')
      expect(forgotten).toEqual(['article:a', 'front:ar', 'article:b'])
    } finally {
      await stop()
      setPress(undefined)
    }
  })

  it('forgets nothing, and tells nobody, when the operation fails', async () => {
    const db = opened()
    const forgotten: Tag[] = []
    setPress({ forget: (touched) => void forgotten.push(...touched.map(({ tag }) => tag)) })
    const failing = withInvalidation(db, async (_tx, invalidate) => {
      invalidate('article:never')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    setPress(undefined)
    expect(forgotten).toEqual([])
    expect(await db.orm.select().from(touch)).not.toContainEqual(
      expect.objectContaining({ tag: 'article:never' }),
    )
  })
})
