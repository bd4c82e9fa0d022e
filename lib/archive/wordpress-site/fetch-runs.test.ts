import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Database } from '../../db/open.ts'
import { section as sectionTable, topic } from '../../db/tables/directory.ts'
import { draft } from '../../db/tables/drafts.ts'
import { importedStory, importRun } from '../../db/tables/imports.ts'
import { article, story, storyTopic } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { openDraft, saveDraft } from '../../newsroom/stories/working-draft.ts'
import { staffMember, tab } from '../../newsroom/testing/staff-member.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { readRun, saveSentFile } from '../import/import-runs.ts'
import { saveMapping } from '../import/map-run.ts'
import { startRun, tryRun } from '../import/start-run.ts'
import { bytesOf } from '../import/testing/archive-of.ts'
import { undoRun } from '../import/undo-run.ts'
import { catchUp, fetchRunningSite, goOnFetching, keepUp, readSiteRun, stopFetching } from './fetch-runs.ts'
import { catchUpDue } from './keep-catching-up.ts'
import {
  credentials,
  post,
  term,
  user,
  type WordPressServer,
  wordPressServer,
} from './testing/wordpress-server.ts'

const patience = { between: 0, again: [1, 1, 1, 1], longestAsked: 30_000, within: 5_000, most: 16_000_000 }
const choices = { publish: true, locale: '', section: '' }
const nobody = { user: '', password: '' }

describeDatabase('a WordPress that is running', (opened) => {
  let dataFolder: string
  let owner: Actor
  let server: WordPressServer
  beforeAll(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'warraq-fetch-'))
    await smallPublication(opened())
    owner = { ...(await staffMember(opened(), 'owner')), hasProved: true }
    server = await wordPressServer()
    server.collections.users = [user(1, 'سلمى الحدّاد', 'salma')]
    server.collections.categories = [term(4, 'اقتصاد', 'economy')]
    server.collections.posts = Array.from({ length: 130 }, (_, index) => post(server.address, index + 1))
  })
  afterAll(async () => {
    await server.stop()
    await rm(dataFolder, { recursive: true, force: true })
  })

  const context = () => ({ dataFolder, allowed: ['127.0.0.1'], patience })
  const until = (db: Database, runId: string, state: string) =>
    vi.waitFor(
      async () => {
        const found = await readRun(db, owner, { runId }, dataFolder)
        expect(found?.run.state, JSON.stringify(found?.run.failure)).toBe(state)
        return found!
      },
      { timeout: 40_000, interval: 50 },
    )
  const takeIn = async (db: Database, runId: string) => {
    await until(db, runId, 'waiting')
    await startRun(db, owner, { runId, ...choices }, dataFolder)
    return until(db, runId, 'finished')
  }
  const later = () => new Date(Date.now() + 60_000).toISOString().slice(0, 19)
  const articleOf = async (db: Database, sourceId: number) => {
    const [row] = await db.orm
      .select({ id: article.id, headline: article.headline })
      .from(importedStory)
      .innerJoin(article, eq(article.id, importedStory.articleId))
      .where(eq(importedStory.sourceId, String(sourceId)))
    return row!
  }

  it('comes in by its address, and catches up until the day of the change', async () => {
    const db = opened()
    const runId = await fetchRunningSite(db, owner, { address: server.address, ...nobody }, context())
    const { preview } = await until(db, runId, 'waiting')
    expect(preview).toMatchObject({ format: 'wordpress-site', stories: 130, people: 1 })
    expect(preview?.notes.map(({ kind }) => kind)).toContain('published-only')
    const { report } = await takeIn(db, runId)
    expect(report.outcomes).toEqual({ created: 130 })
    expect(report.notes.map(({ kind }) => kind)).toContain('published-only')
    expect(await db.orm.$count(article)).toBe(130)
    expect(await readSiteRun(db, owner, { runId }, dataFolder)).toMatchObject({
      isFetched: true,
      mayCatchUp: true,
      gone: [],
    })

    // Nothing has changed over there.
    const again = await catchUp(db, owner, { runId, ...nobody }, context())
    expect((await until(db, again, 'finished')).run.total).toBe(0)

    // Two are edited over there, one of which was edited here; one is new, one is gone.
    const edited = await articleOf(db, 8)
    const at = tab()
    const { content, version } = await openDraft(db, owner, { articleId: edited.id })
    await saveDraft(db, owner, {
      articleId: edited.id,
      tabId: at,
      baseVersion: version,
      content: { ...content, headline: 'عنوان من هنا' },
    })
    for (const id of [7, 8])
      Object.assign(server.collections.posts?.find((each) => each.id === id) ?? {}, {
        modified_gmt: later(),
        title: { rendered: `عنوان جديد ${id}`, raw: `عنوان جديد ${id}` },
      })
    server.collections.posts?.push(post(server.address, 131, { at: later() }))
    server.collections.posts = server.collections.posts?.filter(({ id }) => id !== 9) ?? []
    const third = await catchUp(db, owner, { runId: again, ...nobody }, context())
    const caughtUp = await takeIn(db, third)
    expect(caughtUp.report.outcomes).toEqual({ updated: 1, changed: 1, created: 1 })
    expect((await articleOf(db, 7)).headline).toBe('عنوان جديد 7')
    expect((await db.orm.select().from(draft).where(eq(draft.articleId, edited.id)))[0]?.headline).toBe(
      'عنوان من هنا',
    )
    const gone = await articleOf(db, 9)
    expect(await readSiteRun(db, owner, { runId: third }, dataFolder)).toMatchObject({
      gone: [{ articleId: gone.id, headline: 'خبر الميناء 9' }],
    })
    // It is said just after the last story has come in.
    await vi.waitFor(async () => {
      const found = await readRun(db, owner, { runId: third }, dataFolder)
      expect(found?.report.notes).toContainEqual({
        kind: 'gone-over-there',
        count: 1,
        subjects: ['خبر الميناء 9'],
      })
    })
  })

  it('that came by its export file first comes in twice by no means', async () => {
    const db = opened()
    const other = await wordPressServer()
    other.collections.users = [user(1, 'كريم نصر', 'karim')]
    other.collections.categories = [term(4, 'اقتصاد', 'economy')]
    other.collections.posts = [1, 2, 3].map((id) =>
      post(other.address, id, {
        headline: `قديم ${id}`,
        at: '2019-06-01T09:00:00',
        slug: `qadim-${id}`,
        link: `${other.address}/qadim-${id}/`,
      }),
    )
    const items = other.collections.posts.map(
      (each) => `<item><title>${(each.title as { raw: string }).raw}</title><link>${each.link}</link>
        <dc:creator>karim</dc:creator><guid isPermaLink="false">${other.address}/?p=${each.id}</guid>
        <content:encoded><![CDATA[${(each.content as { raw: string }).raw}]]></content:encoded>
        <excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_id>${each.id}</wp:post_id>
        <wp:post_date_gmt>2019-06-01 09:00:00</wp:post_date_gmt><wp:post_name>${each.slug}</wp:post_name>
        <wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
        <category domain="category" nicename="economy">اقتصاد</category></item>`,
    )
    const wxr = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/">
      <channel><title>الميناء</title><link>${other.address}</link><language>ar</language>
      <wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>${other.address}</wp:base_site_url>
      <wp:base_blog_url>${other.address}</wp:base_blog_url>
      <wp:author><wp:author_login>karim</wp:author_login><wp:author_email>karim@old.example</wp:author_email>
      <wp:author_display_name>كريم نصر</wp:author_display_name></wp:author>${items.join('')}</channel></rss>`
    const sent = {
      contentType: 'multipart/form-data; boundary=----b',
      body: bytesOf(
        `------b\r\nContent-Disposition: form-data; name="file"; filename="old.xml"\r\n\r\n${wxr}\r\n------b--\r\n`,
      )(),
    }
    const before = await db.orm.$count(article)
    await takeIn(db, (await saveSentFile(db, owner, {}, dataFolder, sent))!)
    expect(await db.orm.$count(article)).toBe(before + 3)
    // As a visitor, and as an editor.
    for (const given of [nobody, credentials]) {
      const runId = await fetchRunningSite(db, owner, { address: other.address, ...given }, context())
      expect((await takeIn(db, runId)).report.outcomes).toEqual({ 'already-there': 3 })
      const kept = join(dataFolder, 'imports', runId)
      // Its file goes when the run has ended.
      for (const name of await readdir(kept))
        expect(await readFile(join(kept, name), 'utf8').catch(() => '')).not.toContain('abcd')
    }
    expect(await db.orm.$count(article)).toBe(before + 3)
    expect(JSON.stringify(await db.orm.select().from(importRun))).not.toContain('abcd')
    await other.stop()
  })

  it('is brought up to date by itself until an owner says that it is over', async () => {
    const db = opened()
    const secret = 's'.repeat(40)
    const given = { ...context(), secret }
    const [first] = await db.orm
      .select({ id: importRun.id })
      .from(importRun)
      .where(eq(importRun.fileName, new URL(server.address).host))
    const runId = first!.id
    const runs = () => db.orm.$count(importRun)
    const hour = 3_600_000
    await keepUp(db, owner, { runId, every: 'hour', ...credentials }, given)
    expect(await readSiteRun(db, owner, { runId }, dataFolder)).toMatchObject({ keepsUp: 'hour' })
    const kept = await Promise.all(
      (await readdir(join(dataFolder, 'wordpress-sites'))).map((name) =>
        readFile(join(dataFolder, 'wordpress-sites', name), 'utf8'),
      ),
    )
    expect(kept.join()).not.toMatch(/abcd|salma/)
    const before = await runs()
    await catchUpDue(db, given)
    expect(await runs()).toBe(before)
    // With a password a draft is seen, too.
    server.collections.posts?.push(
      post(server.address, 132, { at: later() }),
      post(server.address, 133, { at: later(), status: 'draft' }),
    )
    await catchUpDue(db, given, Date.now() + hour)
    expect(await runs()).toBe(before + 1)
    expect((await articleOf(db, 132)).headline).toBe('خبر الميناء 132')
    expect((await articleOf(db, 133)).headline).toBe('خبر الميناء 133')
    // What has not changed is not said every hour.
    server.collections.posts?.forEach((each) => {
      each.modified_gmt = '2024-03-05T09:00:00'
    })
    await catchUpDue(db, given, Date.now() + 2 * hour)
    expect(await runs()).toBe(before + 1)
    // Another secret opens nothing.
    await catchUpDue(db, { ...given, secret: 'x'.repeat(40) }, Date.now() + 3 * hour)
    expect(await runs()).toBe(before + 1)
    await keepUp(db, owner, { runId, every: '', ...nobody }, given)
    server.asked.splice(0)
    await catchUpDue(db, given, Date.now() + 9 * hour)
    expect(server.asked).toEqual([])
  })

  it('is mapped, tried and taken back as a file is; what is what of it is decided once', async () => {
    const db = opened()
    const other = await wordPressServer()
    other.collections.users = [user(1, 'مريم سالم', 'maryam')]
    other.collections.categories = [term(4, 'أخبار متفرقة', 'misc')]
    other.collections.tags = [
      { ...term(8, 'وسم نادر', 'rare'), count: 1 },
      { ...term(9, 'وسم شائع', 'common'), count: 40 },
    ]
    const own = (id: number, given: object = {}) =>
      post(other.address, id, {
        headline: `مادة ${id}`,
        at: '2021-04-02T07:00:00',
        slug: `madda-${id}`,
        link: `${other.address}/madda-${id}/`,
        tags: id === 2 || id > 12 ? [8, 9] : [9],
        ...given,
      })
    other.collections.posts = Array.from({ length: 12 }, (_, index) => own(index + 1))
    const source = `wordpress:${new URL(other.address).host}`
    const filed = async (sourceId: number) => {
      const [row] = await db.orm
        .select({ state: article.state, section: sectionTable.names })
        .from(importedStory)
        .innerJoin(article, eq(article.id, importedStory.articleId))
        .innerJoin(story, eq(story.id, article.storyId))
        .innerJoin(sectionTable, eq(sectionTable.id, story.sectionId))
        .where(and(eq(importedStory.source, source), eq(importedStory.sourceId, String(sourceId))))
      return row
    }
    const before = await db.orm.$count(article)
    const runId = await fetchRunningSite(db, owner, { address: other.address, ...nobody }, context())
    await until(db, runId, 'waiting')
    await saveMapping(
      db,
      owner,
      { runId, categories: [{ key: 'misc', to: 'new-section', called: 'منوعات' }], tags: 10 },
      dataFolder,
    )
    const { options } = await until(db, runId, 'waiting')
    await tryRun(db, owner, { runId, locale: '', section: '' }, dataFolder)
    const tried = await vi.waitFor(
      async () => {
        const found = await readRun(db, owner, { runId }, dataFolder)
        expect(found?.trial?.state).toBe('finished')
        return found!.trial!
      },
      { timeout: 20_000 },
    )
    expect((await filed(1))?.state).toBe('draft')
    await (await undoRun(db, owner, { runId: tried.id }, { dataFolder })).finished
    expect(await db.orm.$count(article)).toBe(before)
    await takeIn(db, runId)
    expect(await filed(1)).toMatchObject({ state: 'published', section: { ar: 'منوعات' } })
    const topics = async (sourceId: number) =>
      (
        await db.orm
          .select({ names: topic.names })
          .from(importedStory)
          .innerJoin(article, eq(article.id, importedStory.articleId))
          .innerJoin(storyTopic, eq(storyTopic.storyId, article.storyId))
          .innerJoin(topic, eq(topic.id, storyTopic.topicId))
          .where(and(eq(importedStory.source, source), eq(importedStory.sourceId, String(sourceId))))
      ).map(({ names }) => names.ar)
    expect(await topics(2)).toEqual(['وسم شائع'])

    // One is new, by itself and by hand: filed as before, although the file has one story of the tag.
    const given = { ...context(), secret: 's'.repeat(40) }
    await keepUp(db, owner, { runId, every: 'hour', ...nobody }, given)
    other.collections.posts?.push(own(13, { modified_gmt: later() }))
    await catchUpDue(db, given, Date.now() + 3_600_000)
    expect(await filed(13)).toMatchObject({ state: 'published', section: { ar: 'منوعات' } })
    other.collections.posts?.push(own(14, { modified_gmt: later() }))
    const third = await catchUp(db, owner, { runId, ...nobody }, context())
    expect((await until(db, third, 'waiting')).options).toMatchObject({
      publish: true,
      mapping: options.mapping,
    })
    await takeIn(db, third)
    expect(await filed(14)).toMatchObject({ section: { ar: 'منوعات' } })
    expect(await topics(14)).toEqual(['وسم شائع'])

    // Taken back, it is not known any more: nothing comes by itself, and all of it when it is asked for.
    await (await undoRun(db, owner, { runId }, { dataFolder })).finished
    expect(await filed(1)).toBeUndefined()
    expect(await readSiteRun(db, owner, { runId: third }, dataFolder)).toMatchObject({ mayCatchUp: false })
    other.asked.splice(0)
    await catchUpDue(db, given, Date.now() + 9 * 3_600_000)
    expect(other.asked).toEqual([])
    const anew = await fetchRunningSite(db, owner, { address: other.address, ...nobody }, context())
    expect((await until(db, anew, 'waiting')).preview?.stories).toBe(14)
    await other.stop()
  })

  it('is stopped, and goes on where it was', async () => {
    const db = opened()
    let isHeld = true
    server.before = (url) => isHeld && url.pathname.endsWith('/posts')
    const runId = await fetchRunningSite(db, owner, { address: server.address, ...nobody }, context())
    await vi.waitFor(
      async () => {
        const site = await readSiteRun(db, owner, { runId }, dataFolder)
        expect(site?.reading?.route).toBe('posts')
      },
      { timeout: 20_000 },
    )
    // Another of the same would ask the same.
    await expect(
      fetchRunningSite(db, owner, { address: server.address, ...nobody }, context()),
    ).rejects.toMatchObject({ refusal: 'wrong-state' })
    await stopFetching(db, owner, { runId })
    const { run } = await until(db, runId, 'failed')
    expect(run.failure?.reason).toBe('site-stopped')
    isHeld = false
    await goOnFetching(db, owner, { runId, ...nobody }, context())
    await until(db, runId, 'waiting')
    server.before = null
    await expect(goOnFetching(db, owner, { runId, ...nobody }, context())).rejects.toMatchObject({
      refusal: 'wrong-state',
    })
  })

  it('that cannot be read says why, and is asked again when somebody wants it', async () => {
    const db = opened()
    server.before = (url, response) => {
      if (url.pathname !== '/wp-json/') return false
      response.writeHead(404)
      response.end('<html>')
      return true
    }
    const runId = await fetchRunningSite(db, owner, { address: server.address, ...nobody }, context())
    const { run } = await until(db, runId, 'failed')
    expect(run.failure).toEqual({ reason: 'site-no-api', subject: new URL(server.address).host })
    server.before = null
    await goOnFetching(db, owner, { runId, ...nobody }, context())
    await until(db, runId, 'waiting')
    const inside = await fetchRunningSite(
      db,
      owner,
      { address: server.address.replace('127.0.0.1', '127.0.0.2'), ...nobody },
      context(),
    )
    expect((await until(db, inside, 'failed')).run.failure?.reason).toBe('site-private')
    await expect(
      fetchRunningSite(db, owner, { address: 'no address', ...nobody }, context()),
    ).rejects.toMatchObject({ refusal: 'malformed', subject: 'address' })
  })

  it('is nobody else’s to read', async () => {
    const db = opened()
    const editor = await staffMember(db, 'editor')
    await expect(
      fetchRunningSite(db, editor, { address: server.address, ...nobody }, context()),
    ).rejects.toMatchObject({ refusal: 'not-allowed' })
  })
})
