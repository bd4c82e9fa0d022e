import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { GET } from '../../app/(machines)/indexnow/[key]/route.ts'
import { openDatabase } from '../db/open.ts'
import { announcement } from '../db/tables/connections.ts'
import { article } from '../db/tables/stories.ts'
import { touch } from '../db/tables/touches.ts'
import { createServerDatabase } from '../db/testing/server-databases.ts'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { tags } from '../press/cache-dependencies.ts'
import { followChanges } from '../press/invalidation.ts'
import { articleCacheTags } from '../publication/cache-tags.ts'
import { changedByTime } from '../publication/changed-by-time.ts'
import { addStory, smallPublication } from '../publication/testing/small-publication.ts'
import { type Announcement, startAnnouncing } from './announce.ts'

const siteUrl = 'https://news.example'
const patience = { timeout: 20_000, interval: 10 }
const closing: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** Somebody who is told, and answers as told. */
async function listener(answer: () => number = () => 202) {
  const heard: { type: string | undefined; body: string; status: number }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const status = answer()
      heard.push({ type: request.headers['content-type'], body, status })
      response.writeHead(status).end('answered')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  closing.push(() => new Promise((resolve) => server.close(resolve)))
  const url = `http://localhost:${(server.address() as AddressInfo).port}/?secret=s3cret`
  return { heard, url, feeds: () => heard.map(({ body }) => new URLSearchParams(body).get('hub.url')) }
}

describeDatabase('announcing', (opened) => {
  const ids: Record<string, string> = {}

  beforeAll(async () => {
    const db = opened()
    await smallPublication(db)
    const add = async (slug: string, given: object = {}) => {
      ids[slug] = (await addStory(db, { slug, ...given })).articleId
    }
    await add('منشور')
    await add('killed', { state: 'killed' })
    await add('unpublished', { state: 'unpublished' })
    await add('draft', { state: 'draft' })
    await add('never-published', { state: 'killed', publishedIn: null })
    await add('scheduled', { state: 'scheduled', publishedIn: 5 })
    await add('embargoed', { publishedIn: 5 })
    await add('held')
    await add('taken-back-under-embargo', { state: 'unpublished' })
    const embargoUntil = new Date(Date.now() + 3_600_000)
    for (const slug of ['held', 'taken-back-under-embargo'])
      await db.orm.update(article).set({ embargoUntil }).where(eq(article.id, ids[slug]!))
  })

  function announcing(to: Omit<Announcement, 'siteUrl'>, retry = 5) {
    const reports: string[] = []
    const started = startAnnouncing(
      opened(),
      { siteUrl, ...to },
      { after: 20, retry, report: (problem) => reports.push(problem) },
    )!
    closing.unshift(started.stop)
    return { ...started, reports }
  }

  it('tells a hub of every feed that a published story stands in, once, however often it was touched', async () => {
    const { heard, url, feeds } = await listener()
    const { send } = announcing({ webSubHub: url })
    const touched = await articleCacheTags(opened().orm, ids.منشور!)
    send(touched)
    send(touched)
    await expect.poll(() => heard.length, patience).toBe(15)
    await new Promise((resolve) => setTimeout(resolve, 100))
    const lists = ['', '/section/economy', '/topic/payments', '/author/salma', '/desk/dubai']
    expect(feeds().sort()).toEqual(
      lists
        .flatMap((list) => ['rss', 'atom', 'json'].map((format) => `${siteUrl}/feed/ar${list}.${format}`))
        .sort(),
    )
    expect(heard[0]!.type).toMatch(/^application\/x-www-form-urlencoded/)
    expect(new URLSearchParams(heard[0]!.body).get('hub.mode')).toBe('publish')
  })

  it('tells search engines where stories stand and stood, and of none that readers may not know of', async () => {
    const { heard, url } = await listener()
    const { send } = announcing({ indexNowKey: 'abcdef0123', indexNowUrl: url })
    send(Object.values(ids).map(tags.article))
    await expect.poll(() => heard.length, patience).toBe(1)
    const { urlList, ...rest } = JSON.parse(heard[0]!.body) as { urlList: string[] }
    expect(rest).toEqual({
      host: 'news.example',
      key: 'abcdef0123',
      keyLocation: `${siteUrl}/abcdef0123.txt`,
    })
    expect(urlList.sort()).toEqual(
      ['killed', 'unpublished', encodeURIComponent('منشور')]
        .map((slug) => `${siteUrl}/economy/${slug}`)
        .sort(),
    )
  })

  it('asks nobody for what has no feed and no address', async () => {
    const { heard, url } = await listener()
    const { send } = announcing({ webSubHub: url, indexNowKey: 'abcdef0123', indexNowUrl: url })
    send([
      tags.article(ids.draft!),
      tags.publication(),
      tags.listOf('topic', 'n0such0000', 'ar'),
      'latest:xx',
    ])
    send([tags.latest('fr')])
    await expect.poll(() => heard.length, patience).toBe(3)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(heard.every(({ body }) => body.includes(encodeURIComponent('/feed/fr.')))).toBe(true)
  })

  it('asks again while the fault may pass, and keeps the hub’s secret', async () => {
    let down = true
    const { heard, url } = await listener(() => (down ? 503 : 204))
    const { send, reports } = announcing({ webSubHub: url }, 200)
    send([tags.latest('ar')])
    await expect.poll(() => heard.length, patience).toBeGreaterThan(3)
    down = false
    await expect.poll(() => heard.filter(({ status }) => status === 204).length, patience).toBe(3)
    expect(reports).toEqual([])
  })

  it('reports a refusal once for each feed, and goes on', async () => {
    const { heard, url } = await listener(() => 400)
    const { send, reports } = announcing({ webSubHub: url })
    send([tags.latest('ar')])
    await expect.poll(() => reports.length, patience).toBe(3)
    expect(heard).toHaveLength(3)
    expect(reports[0]).toContain('400')
    expect(reports.join()).not.toContain('s3cret')
    send([tags.latest('en')])
    await expect.poll(() => heard.length, patience).toBe(6)
  })

  it('tells what is left when it is stopped, and does not wait for who never answers', async () => {
    const { heard, url } = await listener()
    const db = opened()
    const { send, stop } = startAnnouncing(db, { siteUrl, webSubHub: url }, { after: 600_000 })!
    send([tags.latest('ar')])
    await stop()
    expect(heard).toHaveLength(3)
  })
})

describe('a process that is killed between a commit and its announcement', () => {
  it('leaves it to the next one, however much later that starts', async () => {
    const { url, template } = inject('postgres')
    const home = await createServerDatabase(url, { template })
    const db = await openDatabase({ databaseUrl: home.url, dataFolder: '' })
    closing.push(home.remove)
    closing.unshift(db.close)
    await smallPublication(db)
    const { articleId } = await addStory(db, { slug: 'عاجل', state: 'draft', publishedIn: null })
    const hub = await listener()
    const engines = await listener()
    const to = { webSubHub: hub.url, indexNowKey: 'abcdef0123' }

    const file = new URL('./testing/publish-and-die.ts', import.meta.url).pathname
    const child = spawn(process.execPath, [file, articleId], {
      env: {
        ...process.env,
        DATABASE_URL: home.url,
        SITE_URL: siteUrl,
        WEBSUB_HUB: to.webSubHub,
        INDEXNOW_KEY: to.indexNowKey,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
    expect((await db.orm.select({ state: article.state }).from(article)).at(-1)).toEqual({
      state: 'published',
    })
    expect([hub.heard, engines.heard]).toEqual([[], []])

    // An hour later: nobody looks back so far for what changed.
    const earlier = sql`now() - interval '1 hour'`
    await db.orm.update(touch).set({ touchedAt: earlier })
    await db.orm.update(article).set({ publishedAt: earlier }).where(eq(article.id, articleId))
    const started = startAnnouncing(db, { siteUrl, ...to, indexNowUrl: engines.url })!
    closing.unshift(started.stop)
    closing.unshift(followChanges(db, {}, { changedByTime }).stop)
    await expect.poll(() => hub.feeds(), patience).toContain(`${siteUrl}/feed/ar.rss`)
    await expect.poll(() => engines.heard.length, patience).toBe(1)
    const { urlList } = JSON.parse(engines.heard[0]!.body) as { urlList: string[] }
    expect(urlList).toEqual([`${siteUrl}/economy/${encodeURIComponent('عاجل')}`])
    await expect.poll(() => db.orm.$count(announcement), patience).toBe(0)
    expect(new Set(hub.feeds()).size).toBe(hub.heard.length)
  })
})

describe('the key file', () => {
  const ask = (key: string) => GET(new Request(siteUrl), { params: Promise.resolve({ key }) })
  afterEach(() => {
    delete process.env.INDEXNOW_KEY
  })

  it('is there for our key and for no other', async () => {
    process.env.INDEXNOW_KEY = 'abcdef0123'
    const response = await ask('abcdef0123')
    expect([response.status, await response.text()]).toEqual([200, 'abcdef0123'])
    expect((await ask('abcdef0124')).status).toBe(404)
  })

  it('is not there where no key was given', async () => {
    expect((await ask('undefined')).status).toBe(404)
  })
})

describe('startAnnouncing', () => {
  it('is nothing where nobody is to be told', () => {
    expect(startAnnouncing(undefined as never, { siteUrl })).toBeUndefined()
  })
})
