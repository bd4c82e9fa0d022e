import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Database } from '../../db/open.ts'

import { importRun } from '../../db/tables/imports.ts'
import { article } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'

import type { Actor } from '../../newsroom/actor.ts'
import { halved } from '../../newsroom/pictures/testing/strange-pictures.ts'
import { staffMember } from '../../newsroom/testing/staff-member.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { chooseColumns, readColumns } from './choose-columns.ts'
import { listRuns, readRun, saveSentFile } from './import-runs.ts'
import { readMapping } from './map-run.ts'
import { readRunPictures } from './run-pictures.ts'
import { startRun } from './start-run.ts'
import { bytesOf } from './testing/archive-of.ts'
import { zipOf } from './testing/zip-of.ts'

const whole = await readFile(new URL('../wordpress/fixtures/blocks-1.2.xml', import.meta.url), 'utf8')
const form = (name: string, content: string) => ({
  contentType: 'multipart/form-data; boundary=----b',
  body: bytesOf(
    `------b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n${content}\r\n------b--\r\n`,
  )(),
})
const choices = { publish: true, locale: '', section: '' }

describeDatabase('a file that an owner sends', (opened) => {
  let folder: string
  let owner: Actor
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-runs-'))
    await smallPublication(opened())
    owner = await staffMember(opened(), 'owner')
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const until = (db: Database, runId: string, state: string) =>
    vi.waitFor(
      async () => {
        const found = await readRun(db, owner, { runId }, folder)
        expect(found?.run.state).toBe(state)
        return found!
      },
      { timeout: 30_000, interval: 50 },
    )

  it('is shown before anything is written, then taken in, and then gone', async () => {
    const db = opened()
    const runId = (await saveSentFile(db, owner, {}, folder, form('الميناء.xml', whole)))!
    const { preview, run } = await until(db, runId, 'waiting')
    expect(preview).toMatchObject({ stories: 7, people: 1, fileName: 'الميناء.xml' })
    expect(run.startedBy).toBe('owner')
    expect(await db.orm.$count(article)).toBe(0)
    await startRun(db, owner, { runId, ...choices }, folder)
    const { report, stories } = await until(db, runId, 'finished')
    expect(report.outcomes).toEqual({ created: 6, skipped: 1 })
    expect(stories).toHaveLength(6)
    expect(await db.orm.$count(article)).toBe(6)
    expect(await readdir(join(folder, 'imports', runId))).toEqual(['preview.json'])
    await expect(startRun(db, owner, { runId, ...choices }, folder)).rejects.toMatchObject({
      refusal: 'wrong-state',
    })
    expect((await listRuns(db, owner)).map(({ id }) => id)).toContain(runId)
  })

  it('that is hostile or broken is named so, and nothing of it is kept', async () => {
    const db = opened()
    const before = await db.orm.$count(article)
    for (const [content, reason] of [
      ['<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>', 'doctype'],
      [whole.slice(0, -50), 'broken-xml'],
    ] as const) {
      const runId = (await saveSentFile(db, owner, {}, folder, form('x.xml', content)))!
      const { run } = await until(db, runId, 'failed')
      expect(run.failure?.reason).toBe(reason)
      expect(await readdir(join(folder, 'imports'))).not.toContain(runId)
      await expect(startRun(db, owner, { runId, ...choices }, folder)).rejects.toMatchObject({
        refusal: 'wrong-state',
      })
    }
    await expect(saveSentFile(db, owner, {}, folder, form('x.png', '\x89PNG'))).rejects.toMatchObject({
      reason: 'unknown-format',
    })
    expect(await saveSentFile(db, owner, {}, folder, form('', ''))).toBeNull()
    expect((await readdir(join(folder, 'imports'))).filter((name) => name.startsWith('arriving'))).toEqual([])
    expect(await db.orm.$count(article)).toBe(before)
  })

  it('that is a table of columns nobody knows waits to be told what they are, and is taken in by that', async () => {
    const db = opened()
    const table = 'Überschrift,corpo,jour,par\n"سفينة","وصلت إلى الميناء","2020-05-04","ليلى"\n'
    const runId = (await saveSentFile(db, owner, {}, folder, form('أرشيف.csv', table)))!
    const { run } = await until(db, runId, 'failed')
    expect(run.failure?.reason).toBe('unknown-columns')
    const found = await readColumns(db, owner, { runId }, folder)
    expect(found?.columns.slice(0, 2)).toEqual([
      { name: 'Überschrift', sample: 'سفينة' },
      { name: 'corpo', sample: 'وصلت إلى الميناء' },
    ])
    const asked = (is: Record<string, string>) =>
      chooseColumns(
        db,
        owner,
        { runId, columns: Object.entries(is).map(([name, each]) => ({ name, is: each as 'text' })) },
        folder,
      )
    await expect(asked({ corpo: 'text', jour: 'text' })).rejects.toMatchObject({
      refusal: 'column-chosen-twice',
      subject: 'jour',
    })
    // Nothing of it is a headline or a text yet: it is asked again.
    await asked({ par: 'author' })
    await until(db, runId, 'failed')
    await asked({ Überschrift: 'headline', corpo: 'text', jour: 'date', par: 'author' })
    expect((await until(db, runId, 'waiting')).preview).toMatchObject({ stories: 1, people: 1 })
    // What was taken for an author is nothing of a story after all.
    await asked({ Überschrift: 'headline', corpo: 'text', jour: 'date', par: '' })
    expect((await until(db, runId, 'waiting')).preview).toMatchObject({ stories: 1, people: 0 })
    await startRun(db, owner, { runId, ...choices }, folder)
    const { stories } = await until(db, runId, 'finished')
    expect(stories.map(({ headline }) => headline)).toEqual(['سفينة'])
    const [taken] = await db.orm
      .select({ publishedAt: article.publishedAt })
      .from(article)
      .where(eq(article.id, stories[0]!.articleId))
    expect(taken?.publishedAt?.toISOString()).toMatch(/^2020-05-0[34]/)
    await expect(asked({ corpo: 'text' })).rejects.toMatchObject({ refusal: 'wrong-state' })
  })

  it.each([
    ['أرشيف.json', (rows: string[]) => `[${rows.join(',')}]`],
    ['أرشيف.ndjson', (rows: string[]) => rows.join('\n')],
  ])('whose rows are objects of names nobody knows waits to be told as well: %s', async (name, fileOf) => {
    const db = opened()
    const file = fileOf(
      ['سفينة', 'رافعة'].map((kop) => JSON.stringify({ kop, corpo: `${kop} في الميناء`, tags: ['ميناء'] })),
    )
    const runId = (await saveSentFile(db, owner, {}, folder, form(name, file)))!
    const { run } = await until(db, runId, 'failed')
    expect(run.failure?.reason).toBe('unknown-columns')
    const columns = [
      { name: 'kop', is: 'headline' as const },
      { name: 'corpo', is: 'text' as const },
    ]
    await chooseColumns(db, owner, { runId, columns }, folder)
    expect((await until(db, runId, 'waiting')).preview).toMatchObject({ stories: 2 })
    // It names nobody and no section: there is nothing to decide.
    expect(await readMapping(db, owner, { runId }, folder)).toBeNull()
    const withTags = [...columns, { name: 'tags', is: 'topics' as const }]
    await chooseColumns(db, owner, { runId, columns: withTags }, folder)
    await until(db, runId, 'waiting')
    expect(await readMapping(db, owner, { runId }, folder)).toMatchObject({
      tags: { least: expect.anything() },
    })
  })

  it('goes on when its server ended in the middle', async () => {
    const db = opened()
    const runId = (await saveSentFile(db, owner, {}, folder, form('x.xml', whole)))!
    await until(db, runId, 'waiting')
    const interrupted = { state: 'running' as const, done: 3, seenAt: sql`now() - interval '2 minutes'` }
    await db.orm.update(importRun).set(interrupted).where(eq(importRun.id, runId))
    await until(db, runId, 'interrupted')
    await startRun(db, owner, { runId, ...choices }, folder)
    const { run, report } = await until(db, runId, 'finished')
    expect(run.done).toBe(7)
    expect(report.outcomes).toEqual({ 'already-there': 3, skipped: 1 })
  })

  it('is nobody else’s to send, to see or to start', async () => {
    const db = opened()
    const [{ id } = { id: '' }] = await listRuns(db, owner)
    for (const role of ['editor', 'author', 'translator', 'contributor'] as const) {
      const actor = await staffMember(db, role)
      for (const denied of [
        saveSentFile(db, actor, {}, folder, form('x.xml', whole)),
        listRuns(db, actor),
        readRun(db, actor, { runId: id }, folder),
        startRun(db, actor, { runId: id, ...choices }, folder),
      ])
        await expect(denied).rejects.toMatchObject({ refusal: 'not-allowed' })
    }
    await expect(
      startRun(db, owner, { runId: id, ...choices, section: 'nowhere' }, folder),
    ).rejects.toMatchObject({
      refusal: 'unknown-reference',
    })
    await expect(startRun(db, owner, { runId: id, ...choices, locale: 'xx' }, folder)).rejects.toMatchObject({
      refusal: 'malformed',
    })
  })

  it('may have its pictures beside it, in a ZIP: they are counted before, and gone after', async () => {
    const db = opened()
    const image = (name: string) => `<img src="https://old.example/wp-content/uploads/2019/${name}">`
    const file = `<?xml version="1.0"?><rss version="2.0" xmlns:content="c" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>الميناء</title><link>https://old.example</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>
      <item><title>خبر</title><content:encoded><![CDATA[<p>كلام</p>${image('a-300x200.jpg')}${image('a.jpg')}${image('b.jpg')}<img src="https://cdn.example/c.png"><img src="https://user:secret@old.example/d.png">]]></content:encoded><wp:post_id>1</wp:post_id><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:post_date_gmt>2019-05-04 08:00:00</wp:post_date_gmt>
      <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta></item>
      <item><title>e</title><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://old.example/wp-content/uploads/2019/e.jpg</wp:attachment_url></item></channel></rss>`
    const jpeg = (width: number) => halved(width, 200).jpeg().toBuffer()
    const pictures = await zipOf({
      'uploads/2019/a.jpg': await jpeg(320),
      'uploads/2019/e.jpg': await jpeg(330),
    })
    const part = (name: string, fileName: string, content: Buffer) => [
      `------b\r\nContent-Disposition: form-data; name="${name}"; filename="${fileName}"\r\n\r\n`,
      content,
      '\r\n',
    ]
    const sent = (zip: Buffer) => ({
      contentType: 'multipart/form-data; boundary=----b',
      body: bytesOf(
        Buffer.concat(
          [
            ...part('file', 'موقع.xml', Buffer.from(file)),
            ...part('pictures', 'صور.zip', zip),
            '------b--\r\n',
          ].map((each) => Buffer.from(each as string)),
        ),
      )(),
    })
    await expect(saveSentFile(db, owner, {}, folder, sent(Buffer.from('لا صور هنا')))).rejects.toMatchObject({
      reason: 'no-pictures',
      subject: 'صور.zip',
    })
    const runId = (await saveSentFile(db, owner, {}, folder, sent(pictures)))!
    const { preview } = await until(db, runId, 'waiting')
    expect(preview).toMatchObject({
      looked: 1,
      pictures: 1,
      shownPictures: {
        origin: 'https://old.example',
        shown: 5,
        beside: 2,
        nowhere: 1,
        hosts: [
          { host: 'cdn.example', pictures: 1 },
          { host: 'old.example', pictures: 1 },
        ],
        library: { looked: 1, beside: 1 },
      },
    })
    await startRun(db, owner, { runId, ...choices }, folder)
    await until(db, runId, 'finished')
    expect(await readdir(join(folder, 'imports', runId))).toEqual(['preview.json'])
    const [row] = await db.orm.select().from(article).where(eq(article.headline, 'خبر'))
    expect(row?.leadMediaId).not.toBeNull()
    expect(row?.document.content.filter(({ type }) => type === 'figure')).toHaveLength(2)
    // Nobody asked for the others: that can still be done.
    expect(await readRunPictures(db, owner, { runId })).toMatchObject({ all: 2, coming: 0 })
  })
})
