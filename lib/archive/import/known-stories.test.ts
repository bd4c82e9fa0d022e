import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Database } from '../../db/open.ts'
import { revision } from '../../db/tables/drafts.ts'
import { importedStory, importRun } from '../../db/tables/imports.ts'
import { article, pathRedirect, story } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { operator } from '../../newsroom/actor.ts'
import { movedTo } from '../../publication/moved-to.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { readMarkdown } from '../markdown/read-markdown.ts'
import { readWordPress } from '../wordpress/read-wordpress.ts'
import { archiveHere } from './archive-here.ts'
import { dryRunImport } from './dry-run-import.ts'
import type { Archive } from './import-record.ts'
import { knownSite } from './known-stories.ts'
import { runImport } from './run-import.ts'
import { archiveOf, bytesOf } from './testing/archive-of.ts'
import { plainWxr, wxrOf } from './testing/wxr-of.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-sites-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const wordPress = (text: string): Archive => archiveOf('wordpress', readWordPress, bytesOf(text))
const markdown = (name: string, files: Record<string, string>): Archive =>
  archiveHere({
    format: 'markdown',
    fileName: name,
    read: () =>
      readMarkdown(
        {
          files: Object.entries(files).map(([path, text]) => ({
            path,
            size: text.length,
            open: bytesOf(text),
          })),
          shelf: { find: async () => null },
          close: async () => {},
        },
        name,
      ),
    shelf: null,
    close: async () => {},
  })

async function take(db: Database, archive: Archive) {
  const surveyed = await dryRunImport(archive, { locale: null, looks: 0 })
  return runImport(
    db,
    operator,
    { publish: true, locale: 'ar', section: null },
    { archive, surveyed, mediaFolder: join(folder, 'media') },
  )
}
const headlines = async ({ orm }: Database) =>
  (await orm.select({ headline: article.headline }).from(article).orderBy(asc(article.headline))).map(
    (each) => each.headline,
  )

describeDatabase('a site that is known again', (opened) => {
  beforeAll(() => smallPublication(opened()))
  beforeEach(async () => {
    for (const table of [pathRedirect, importRun, importedStory, article, story])
      await opened().orm.delete(table)
  })

  const port = { id: 1, title: 'الميناء' }
  const wheat = { id: 2, title: 'القمح' }

  it('is its path, too: two of one network never overwrite each other', async () => {
    const db = opened()
    await take(db, wordPress(plainWxr('https://example.org/ar', [port, wheat])))
    const others = [
      { id: 1, title: 'Port' },
      { id: 2, title: 'Wheat' },
    ]
    expect((await take(db, wordPress(plainWxr('https://example.org/en', others)))).outcomes).toEqual({
      created: 2,
    })
    expect(await headlines(db)).toEqual(['Port', 'Wheat', 'القمح', 'الميناء'])
  })

  it('is told by its stories where two say the same name', async () => {
    const db = opened()
    const one = plainWxr('https://example.org', [port, wheat])
    const other = plainWxr('https://example.org', [
      { id: 1, title: 'Harbour', path: '/harbour/', day: '2011-05-05' },
      { id: 2, title: 'Grain', path: '/grain/', day: '2011-05-06' },
    ])
    await take(db, wordPress(one))
    expect((await take(db, wordPress(other))).outcomes).toEqual({ created: 2 })
    for (const file of [one, other])
      expect((await take(db, wordPress(file))).outcomes).toEqual({ 'already-there': 2 })
    expect(await headlines(db)).toEqual(['Grain', 'Harbour', 'القمح', 'الميناء'])
  })

  it('is the same after it moved to https, lost its www, or changed its domain', async () => {
    const db = opened()
    await take(db, wordPress(plainWxr('http://www.old.example', [port, wheat])))
    for (const site of ['https://old.example', 'https://new.example', 'http://old.example'])
      expect((await take(db, wordPress(plainWxr(site, [port, wheat])))).outcomes).toEqual({
        'already-there': 2,
      })
    const surveyed = await dryRunImport(wordPress(plainWxr('https://new.example', [port, wheat])), {
      locale: null,
      looks: 0,
    })
    expect(await knownSite(db, surveyed)).toEqual({ source: 'wordpress:old.example', known: 2, looked: 2 })
  })

  it('gives a number to another story only aside, and says so', async () => {
    const db = opened()
    await take(db, wordPress(plainWxr('https://example.org', [port, wheat, { id: 3, title: 'السكك' }])))
    const file = plainWxr('https://example.org', [
      port,
      wheat,
      { id: 3, title: 'الطيران', path: '/aviation/', day: '2012-12-12' },
    ])
    const report = await take(db, wordPress(file))
    expect(report.outcomes).toEqual({ created: 1, 'already-there': 2 })
    expect(report.notes).toContainEqual({ kind: 'number-of-another', count: 1, subjects: ['3'] })
    expect(await headlines(db)).toEqual(['السكك', 'الطيران', 'القمح', 'الميناء'])
    expect((await take(db, wordPress(file))).outcomes).toEqual({ 'already-there': 3 })
  })

  it('leads its lists to ours, each of a network to its own', async () => {
    const db = opened()
    const filed = (site: string, name: string) =>
      wxrOf({
        site,
        authors: [{ login: 'Layla.M', name: `ليلى ${name}` }],
        categories: [
          ['local', `محليات ${name}`],
          ['city', `المدينة ${name}`, 'local'],
        ],
        items: [
          {
            id: 7,
            title: `خبر ${name}`,
            author: 'Layla.M',
            categories: [['city', `المدينة ${name}`]],
            tags: [['port', `ميناء ${name}`]],
          },
        ],
      })
    await take(db, wordPress(filed('example.org/ar', 'أ')))
    await take(db, wordPress(filed('example.org/fa', 'ب')))
    const to = (address: string) => movedTo(db, address)
    for (const site of ['ar', 'fa']) {
      const [story, section, topic, city, person] = await Promise.all(
        [
          `/${site}/?p=7`,
          `/${site}/category/local/`,
          `/${site}/tag/port/feed/`,
          `/${site}/category/local/city/page/2/`,
          `/${site}/author/layla-m/`,
        ].map(to),
      )
      expect([story, section, topic, city, person]).toEqual([
        expect.stringMatching(/^\/[\w-]+\/.+/),
        expect.stringMatching(/^\/[\w-]+$/),
        expect.stringMatching(/^\/feed\/ar\/topic\/.+\.rss$/),
        expect.stringMatching(/^\/topic\/[\w-]+$/),
        expect.stringMatching(/^\/author\/[\w-]+$/),
      ])
    }
    expect(await to('/ar/?p=7')).not.toBe(await to('/fa/?p=7'))
    expect(await to('/?p=7')).toBeNull()
  })

  it('says what an update replaced, and keeps it', async () => {
    const db = opened()
    await take(db, wordPress(plainWxr('https://example.org', [port, wheat])))
    const report = await take(
      db,
      wordPress(
        plainWxr('https://example.org', [
          { ...port, title: 'الميناء الجديد' },
          { ...wheat, words: 'كلمات أخرى.' },
        ]),
      ),
    )
    expect(report.outcomes).toEqual({ updated: 2 })
    expect(report.notes).toEqual(
      expect.arrayContaining([
        { kind: 'headline-replaced', count: 1, subjects: ['الميناء'] },
        { kind: 'words-replaced', count: 1, subjects: ['2'] },
      ]),
    )
    const [{ id } = { id: '' }] = await db.orm
      .select({ id: article.id })
      .from(article)
      .where(eq(article.headline, 'الميناء الجديد'))
    const kept = await db.orm
      .select()
      .from(revision)
      .where(eq(revision.articleId, id))
      .orderBy(revision.number)
    expect(kept.map((each) => each.headline)).toEqual(['الميناء', 'الميناء الجديد'])
    // A second change over there is told from the first by what it is called now.
    const again = plainWxr('https://example.org', [{ ...port, title: 'الميناء الأحدث' }, wheat])
    expect((await take(db, wordPress(again))).outcomes).toEqual({ updated: 2 })
  })

  it('is a folder under whatever name, and not another of the same name', async () => {
    const db = opened()
    const files = { 'a.md': '---\ntitle: ألف\ndate: 2020-01-01\n---\nنصّ', 'b.md': '---\ntitle: باء\n---\nنصّ' }
    await take(db, markdown('content', files))
    expect((await take(db, markdown('content-2026', files))).outcomes).toEqual({ 'already-there': 2 })
    const others = { 'a.md': '---\ntitle: حاء\n---\nنصّ', 'b.md': '---\ntitle: خاء\n---\nنصّ' }
    expect((await take(db, markdown('content', others))).outcomes).toEqual({ created: 2 })
    expect(await headlines(db)).toEqual(['ألف', 'باء', 'حاء', 'خاء'])
  })
})
