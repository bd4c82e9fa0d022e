import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../db/open.ts'

import { auditEvent } from '../../db/tables/audit.ts'
import { section, topic } from '../../db/tables/directory.ts'
import { draft, revision } from '../../db/tables/drafts.ts'
import { importEntry, importedStory, importRun } from '../../db/tables/imports.ts'
import { author, desk, media } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import { article, byline, pathRedirect, story, storyTopic } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'

import { operator } from '../../newsroom/actor.ts'
import { noisy } from '../../newsroom/pictures/testing/strange-pictures.ts'
import { transitionArticle } from '../../newsroom/stories/transition-article.ts'
import { openDraft, saveDraft } from '../../newsroom/stories/working-draft.ts'
import { staffMember, tab } from '../../newsroom/testing/staff-member.ts'
import { setPress } from '../../press/invalidation.ts'
import { movedTo } from '../../publication/moved-to.ts'
import { findStory } from '../../publication/story.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { doc, p } from '../../story/compose.ts'
import { plainText } from '../../story/plain-text.ts'
import { readWordPress } from '../wordpress/read-wordpress.ts'
import type { AssetSource } from './asset-source.ts'
import { dryRunImport } from './dry-run-import.ts'
import { folderAssets } from './folder-assets.ts'
import { importMapping } from './import-mapping.ts'
import type { ImportOptions } from './import-options.ts'
import { runImport } from './run-import.ts'
import { archiveOf, bytesOf } from './testing/archive-of.ts'
import { wxrOf } from './testing/wxr-of.ts'

const fixture = (name: string) =>
  readFileSync(new URL(`../wordpress/fixtures/${name}.xml`, import.meta.url), 'utf8')
const blocks = fixture('blocks-1.2')
const classic = fixture('classic-1.1')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-moving-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function empty({ orm }: Database): Promise<void> {
  for (const table of [
    pathRedirect,
    importRun,
    importedStory,
    article,
    story,
    storyTopic,
    byline,
    media,
    author,
    desk,
    topic,
    section,
    auditEvent,
    publication,
  ])
    await orm.delete(table)
}

type Given = Partial<ImportOptions> & {
  shelf?: AssetSource | null
  runId?: string
  signal?: AbortSignal
  tell?: (done: number) => void
}
async function take(db: Database, text: string, given: Given = {}, actor = operator) {
  const archive = archiveOf('wordpress', readWordPress, bytesOf(text), given.shelf ?? null)
  const surveyed = await dryRunImport(archive, { locale: null, looks: 0 })
  const { publish = true, locale = null, section: into = null, runId, signal, tell } = given
  return runImport(
    db,
    actor,
    { publish, locale, section: into },
    {
      archive,
      surveyed,
      mediaFolder: join(folder, 'media'),
      ...(runId && { runId }),
      ...(signal && { signal }),
      ...(tell && { tell }),
    },
  )
}

const rows = ({ orm }: Database) =>
  orm
    .select({
      slug: article.slug,
      locale: article.locale,
      state: article.state,
      publishedAt: article.publishedAt,
      headline: article.headline,
      section: section.slug,
    })
    .from(article)
    .innerJoin(story, eq(story.id, article.storyId))
    .innerJoin(section, eq(section.id, story.sectionId))
    .orderBy(asc(article.headline), asc(article.locale))
const articleOf = async ({ orm }: Database, sourceId: string) =>
  (await orm.select().from(importedStory).where(eq(importedStory.sourceId, sourceId)))[0]!
const everything = async ({ orm }: Database) => ({
  articles: await orm.select().from(article).orderBy(article.id),
  revisions: await orm.select().from(revision).orderBy(revision.articleId),
  authors: await orm.select().from(author).orderBy(author.id),
  sections: await orm.select().from(section).orderBy(section.id),
  topics: await orm.select().from(topic).orderBy(topic.id),
  redirects: await orm.select().from(pathRedirect).orderBy(pathRedirect.path),
  known: await orm.select().from(importedStory).orderBy(importedStory.sourceId),
})

describeDatabase('taking in an archive', (opened) => {
  beforeEach(async () => {
    await empty(opened())
    await smallPublication(opened())
  })

  it('publishes what was published, on its day, and nothing that not everybody could read', async () => {
    const db = opened()
    const report = await take(db, blocks)
    expect(report.outcomes).toEqual({ created: 6, skipped: 1 })
    expect(await rows(db)).toEqual(
      [
        {
          slug: 'wheat-arrives',
          locale: 'en',
          state: 'published',
          publishedAt: new Date('2025-05-30T19:00:00Z'),
          headline: 'Wheat arrives from the Black Sea',
          section: 'economy',
        },
        {
          slug: 'القمح-يصل',
          locale: 'ar',
          state: 'published',
          publishedAt: new Date('2025-05-30T17:30:00Z'),
          headline: 'القمح يصل من البحر الأسود',
          section: 'economy',
        },
        { slug: 'tomorrow', state: 'draft', publishedAt: null, headline: 'خبر الغد' },
        { slug: 'قيد-المراجعة', state: 'in_review', publishedAt: null, headline: 'قيد المراجعة' },
        { slug: 'secret', state: 'draft', publishedAt: null, headline: 'للمشتركين' },
        { slug: 'about', state: 'draft', publishedAt: null, headline: 'من نحن' },
      ].map((each) => expect.objectContaining(each)),
    )
    // Two languages of one story.
    const [ar, en] = [await articleOf(db, '2001'), await articleOf(db, '2002')]
    expect(ar.storyId).toBe(en.storyId)
    const read = await findStory(db, 'ar', 'economy', 'القمح-يصل')
    expect(read).toMatchObject({ kind: 'found' })
  })

  it('twice is the same as once', async () => {
    const db = opened()
    await take(db, classic)
    const before = await everything(db)
    const again = await take(db, classic)
    expect(again.outcomes).toEqual({ 'already-there': 2 })
    expect(await everything(db)).toEqual(before)
  })

  it('leads old addresses to the stories, for ever, and drafts’ nowhere yet', async () => {
    const db = opened()
    await take(db, classic)
    const [cranes] = (await rows(db)).filter((each) => each.state === 'published')
    const expected = `/economy/${encodeURIComponent(cranes!.slug)}`
    for (const old of [
      '/2013/02/%D8%B1%D8%A7%D9%81%D8%B9%D8%A7%D8%AA-%D8%AC%D8%AF%D9%8A%D8%AF%D8%A9/',
      '/2013/02/old-cranes',
      '/?p=101',
    ])
      expect(await movedTo(db, old)).toBe(expected)
    expect(await movedTo(db, '/?p=102')).toBeNull()
    await transitionArticle(db, operator, {
      articleId: (await articleOf(db, '102')).articleId,
      move: 'publish',
    })
    expect(await movedTo(db, '/?p=102')).toMatch(/^\/economy\//)
  })

  it('links its stories to each other by id, whatever their addresses were written like', async () => {
    const db = opened()
    const text = blocks.replace(
      '<p>يُنشر في وقته.</p>',
      '<p>بعد <a href="http://www.old.example/economy/القمح-يصل/?utm_source=x#top">القمح</a> ' +
        '<a href="/?p=2002">ونسخته</a> <a href="/nowhere/">وغيره</a> ' +
        '<a href="https://elsewhere.example/economy/القمح-يصل/">وموقع آخر</a>.</p>',
    )
    const linksOf = async (sourceId: string) => {
      const { articleId } = await articleOf(db, sourceId)
      const [row] = await db.orm.select().from(article).where(eq(article.id, articleId))
      const [paragraph] = row!.document.content as { content: { marks?: { attrs: object }[] }[] }[]
      return paragraph!.content.flatMap(({ marks = [] }) => marks.map(({ attrs }) => attrs))
    }
    await take(db, text)
    const { storyId } = await articleOf(db, '2001')
    const links = [
      { storyId },
      { storyId: (await articleOf(db, '2002')).storyId },
      { href: 'https://old.example/nowhere/' },
      { href: encodeURI('https://elsewhere.example/economy/القمح-يصل/') },
    ]
    expect(await linksOf('2003')).toEqual(links)
    expect((await take(db, text)).outcomes).not.toHaveProperty('updated')
    expect(await linksOf('2003')).toEqual(links)
  })

  it('leaves an old address that leads elsewhere already', async () => {
    const db = opened()
    await db.orm.insert(pathRedirect).values({ path: '/?p=101', href: '/latest' })
    const report = await take(db, classic)
    expect(await movedTo(db, '/?p=101')).toBe('/latest')
    expect(report.notes).toContainEqual({ kind: 'old-address-taken', count: 1, subjects: ['/?p=101'] })
  })

  it('files under the sections, topics and people that are there, and adds what is missing', async () => {
    const db = opened()
    await take(db, classic)
    const sections = await db.orm.select().from(section).orderBy(section.position)
    // «اقتصاد» is the name of the section economy.
    expect(sections.map((each) => each.slug)).toEqual(['economy', 'technology'])
    const topics = await db.orm.select({ slug: topic.slug, names: topic.names }).from(topic)
    expect(topics).toContainEqual({ slug: 'ports', names: { ar: 'الموانئ' } })
    // Known by name; her address over there is another: another person, whose address is nobody's business.
    const authors = await db.orm.select().from(author).orderBy(author.slug)
    expect(authors.map((each) => [each.names.ar, each.email])).toEqual([
      ['nobody', null],
      ['سلمى الحدّاد', 'salma@warraq.example'],
      ['سلمى الحدّاد', null],
    ])
  })

  it('puts all into one section when told so, and their own become topics', async () => {
    const db = opened()
    await take(db, blocks, { section: 'technology' })
    expect(new Set((await rows(db)).map((each) => each.section))).toEqual(new Set(['technology']))
    const names = (await db.orm.select().from(topic)).flatMap((each) => Object.values(each.names))
    expect(names).toContain('اقتصاد')
    await expect(take(db, blocks, { section: 'nowhere' })).rejects.toMatchObject({
      refusal: 'unknown-reference',
    })
  })

  it('comes as drafts unless told otherwise, and is published on its day when told so later', async () => {
    const db = opened()
    await take(db, blocks, { publish: false })
    expect((await rows(db)).filter((each) => each.state === 'published')).toEqual([])
    const wheat = await articleOf(db, '2001')
    const other = await articleOf(db, '2002')
    // One of them is worked on meanwhile.
    const { content, version } = await openDraft(db, operator, { articleId: other.articleId })
    const editor = await staffMember(db, 'editor')
    await saveDraft(db, editor, {
      articleId: other.articleId,
      tabId: tab(),
      baseVersion: version,
      content: { ...content, headline: 'Mine' },
    })
    const report = await take(db, blocks, { publish: true })
    expect(report.outcomes).toEqual({ updated: 1, 'already-there': 5, skipped: 1 })
    const found = await db.orm.select().from(article).where(eq(article.id, wheat.articleId))
    expect(found[0]).toMatchObject({ state: 'published', publishedAt: new Date('2025-05-30T17:30:00Z') })
  })

  it('shows readers the revision that has the words, when those changed before it was published', async () => {
    const db = opened()
    await take(db, classic, { publish: false })
    await take(db, classic.replace('وصلت الرافعات', 'رست الرافعات'), { publish: true })
    const { articleId } = await articleOf(db, '101')
    const [found] = await db.orm.select().from(article).where(eq(article.id, articleId))
    expect(found).toMatchObject({ state: 'published', revisionNumber: 2 })
    const kept = await db.orm
      .select()
      .from(revision)
      .where(eq(revision.articleId, articleId))
      .orderBy(revision.number)
    expect(kept.map((each) => each.publishedAt)).toEqual([null, found?.publishedAt])
    expect(kept[1]?.document).toEqual(found?.document)
  })

  it('brings what changed over there, unless somebody edited it here', async () => {
    const db = opened()
    await take(db, classic)
    const changed = classic.replace('وصلت الرافعات', 'رست الرافعات').replace('نصّ المسودة', 'نصّ آخر')
    const draftId = (await articleOf(db, '102')).articleId
    const { content, version } = await openDraft(db, operator, { articleId: draftId })
    const editor = await staffMember(db, 'editor')
    await saveDraft(db, editor, {
      articleId: draftId,
      tabId: tab(),
      baseVersion: version,
      content: { ...content, document: doc(p('بقلمي')) },
    })
    const report = await take(db, changed)
    expect(report.outcomes).toEqual({ updated: 1, changed: 1 })
    const [cranes] = await db.orm
      .select()
      .from(article)
      .where(eq(article.id, (await articleOf(db, '101')).articleId))
    expect(cranes).toMatchObject({
      revisionNumber: 2,
      state: 'published',
      publishedAt: new Date('2013-02-28T08:15:00Z'),
    })
    expect(cranes?.plainText).toContain('رست الرافعات')
    const [mine] = await db.orm.select().from(draft).where(eq(draft.articleId, draftId))
    expect(plainText(mine!.document)).toBe('بقلمي')
    expect((await take(db, changed)).outcomes).toEqual({ 'already-there': 1, changed: 1 })
  })

  it('goes on where it was cut off', async () => {
    const db = opened()
    const many = manyStories(60)
    const stopping = new AbortController()
    const stopped = await take(db, many, { signal: stopping.signal, tell: () => stopping.abort() })
    expect(stopped.state).toBe('stopped')
    const [run] = await db.orm.select().from(importRun)
    expect(run).toMatchObject({ state: 'stopped', total: 60 })
    expect(run!.done).toBeGreaterThan(0)
    expect(run!.done).toBeLessThan(60)
    expect(await db.orm.$count(article)).toBe(run!.done)
    const report = await take(db, many, { runId: run!.id })
    expect(report.outcomes).toEqual({ created: 60 })
    expect(await db.orm.$count(article)).toBe(60)
    expect(await db.orm.$count(importEntry, eq(importEntry.runId, run!.id))).toBe(60)
    expect((await db.orm.select().from(importRun))[0]).toMatchObject({ state: 'finished', done: 60 })
  })

  it('writes nothing of a file that is broken anywhere', async () => {
    const db = opened()
    const before = await everything(db)
    await expect(take(db, manyStories(60).slice(0, -200))).rejects.toMatchObject({ reason: 'broken-xml' })
    expect(await everything(db)).toEqual(before)
    expect(await db.orm.$count(importRun)).toBe(0)
  })

  it('is an owner’s to do', async () => {
    const db = opened()
    for (const role of ['editor', 'author', 'translator', 'contributor'] as const)
      await expect(take(db, classic, {}, await staffMember(db, role))).rejects.toMatchObject({
        refusal: 'not-allowed',
      })
    expect(await db.orm.$count(article)).toBe(0)
    const owner = await staffMember(db, 'owner')
    await take(db, classic, {}, owner)
    const audit = await db.orm.select().from(auditEvent).orderBy(auditEvent.id)
    expect(audit.map((each) => [each.action, each.staffId])).toEqual([
      ['story.import', owner.staffId],
      ['story.import', owner.staffId],
      ['archive.import', owner.staffId],
    ])
  })

  it('keeps pictures of the folder that was given, once, with the words they had', async () => {
    const db = opened()
    const uploads = join(folder, `uploads-${db.engine}`)
    await mkdir(join(uploads, '2013/02'), { recursive: true })
    await writeFile(join(uploads, '2013/02/crane.png'), await noisy(400, 300).png().toBuffer())
    await writeFile(join(uploads, '2013/02/quay.png'), 'no picture')
    const report = await take(db, classic, { shelf: folderAssets(uploads) })
    const pictures = await db.orm.select().from(media)
    expect(pictures).toMatchObject([{ alts: { ar: 'رافعة صفراء' }, captions: { ar: 'رافعة في الميناء' } }])
    const [cranes] = await db.orm
      .select()
      .from(article)
      .where(eq(article.id, (await articleOf(db, '101')).articleId))
    expect(cranes?.leadMediaId).toBe(pictures[0]!.id)
    expect(cranes?.document.content.filter((each) => each.type === 'figure')).toMatchObject([
      { attrs: { mediaId: pictures[0]!.id, caption: 'رافعة على الرصيف الشرقي' } },
      { attrs: { mediaId: pictures[0]!.id } },
    ])
    expect(report.notes.find(({ kind }) => kind === 'picture-refused')?.subjects[0]).toContain('quay.png')
    // Whoever shows it from its old address is led to ours, by whichever size.
    for (const old of ['crane.png', 'crane-1024x683.png'])
      expect(await movedTo(db, `/wp-content/uploads/2013/02/${old}`)).toMatch(/^\/media\/.+\.jpe?g$/)
  })

  it('takes two stories of one number that share neither title nor address, and one that is there twice once', async () => {
    const items = [
      { id: 334, title: 'من نحن' },
      { id: 335, title: 'خبر' },
    ]
    const text = wxrOf({ items })
    const other = /<item>[\s\S]*?<\/item>/.exec(wxrOf({ items: [{ id: 334, title: 'اتصل بنا' }] }))![0]
    const same = /<item>[\s\S]*?<\/item>/.exec(wxrOf({ items: [{ id: 335, title: 'خبر' }] }))![0]
    const file = text.replace('</channel>', `${other.replaceAll('n-334', 'contact')}${same}</channel>`)
    expect((await take(opened(), file, { publish: true })).outcomes).toEqual({ created: 3, skipped: 1 })
    expect((await take(opened(), file, { publish: true })).outcomes).toEqual({
      'already-there': 3,
      skipped: 1,
    })
  })

  it('says of one with the number and address of another that its title is another', async () => {
    const text = wxrOf({ items: [{ id: 335, title: 'خبر' }] })
    const item = /<item>[\s\S]*?<\/item>/.exec(text)![0]
    const report = await take(
      opened(),
      text.replace('</channel>', `${item.replace('خبر', 'تصحيح')}</channel>`),
    )
    expect(report.outcomes).toEqual({ created: 1, skipped: 1 })
    expect(report.notes).toContainEqual({ kind: 'retitled-in-file', count: 1, subjects: ['خبر'] })
  })

  it('keeps what stood under a picture that stands over the story already', async () => {
    const uploads = join(folder, 'over')
    await mkdir(uploads, { recursive: true })
    await writeFile(join(uploads, 'port.png'), await noisy(400, 300).png().toBuffer())
    const text =
      '<figure><img src="https://old.example/port.png" alt="رصيف"><figcaption>الميناء فجرًا</figcaption></figure><p>نصّ.</p>'
    const archive = archiveOf(
      'table',
      async function* () {
        yield { kind: 'site', source: 'table:x', origin: 'https://old.example', locale: 'ar' }
        yield {
          kind: 'story',
          sourceId: '1',
          groupKey: null,
          locale: 'ar',
          state: 'published',
          isPage: false,
          headline: 'خبر',
          slug: null,
          standfirst: null,
          publishedAt: new Date('2020-01-01T00:00:00Z'),
          people: [],
          section: null,
          topics: [],
          text: () => text,
          lead: 'https://old.example/port.png',
          oldPaths: [],
          notes: [],
        }
        for (const subject of ['a.rst', 'b.rst', 'c.rst', 'd.rst', 'e.rst', 'f.rst'])
          yield { kind: 'other', note: { kind: 'entry-left-out', subject } }
        yield { kind: 'other', note: { kind: 'members-left-out', subject: '7' } }
      },
      bytesOf(''),
      folderAssets(uploads),
    )
    const surveyed = await dryRunImport(archive, { locale: null, looks: 0 })
    const { runId } = await runImport(
      opened(),
      operator,
      { publish: true, locale: null, section: null, mapping: importMapping.parse({}) },
      { archive, surveyed, mediaFolder: join(folder, 'media') },
    )
    const [kept] = await opened().orm.select().from(media)
    expect(kept).toMatchObject({ alts: { ar: 'رصيف' }, captions: { ar: 'الميناء فجرًا' } })
    // All that the file has besides is said of the run, however much it is.
    const [run] = await opened().orm.select().from(importRun).where(eq(importRun.id, runId))
    expect(run?.notes.map(({ subject }) => subject)).toEqual([
      'a.rst',
      'b.rst',
      'c.rst',
      'd.rst',
      'e.rst',
      'f.rst',
      '7',
    ])
  })

  it('tells the press what changed, and nobody of news', async () => {
    const db = opened()
    const forgotten: string[] = []
    setPress({ forget: (touched) => forgotten.push(...touched.map(({ tag }) => tag)) } as Parameters<
      typeof setPress
    >[0])
    try {
      await take(db, classic)
    } finally {
      setPress(undefined)
    }
    expect(forgotten).toEqual(
      expect.arrayContaining([
        'front:ar',
        'latest:ar',
        'section-list:sect000001:ar',
        'month:ar:2013-02',
        'path:/?p=101',
      ]),
    )
    expect(forgotten.filter((tag) => tag.startsWith('article:'))).toEqual([])
  })
})

/** One file of many stories. */
const manyStories = (count: number): string =>
  `${blocks.slice(0, blocks.indexOf('<item>'))}${Array.from(
    { length: count },
    (_, i) =>
      `<item><title>خبر ${i}</title><link>https://old.example/${i}/</link><dc:creator>omar</dc:creator><content:encoded><![CDATA[<p>نصّ الخبر رقم ${i} في الميناء.</p>]]></content:encoded><wp:post_id>${i + 1}</wp:post_id><wp:post_date_gmt>2020-01-01 00:00:00</wp:post_date_gmt><wp:post_name>n-${i}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>`,
  ).join('')}</channel></rss>`

describe('a folder of pictures', () => {
  it('gives nothing outside of it', async () => {
    const root = join(folder, 'shelf')
    await mkdir(join(root, 'a'), { recursive: true })
    await writeFile(join(root, 'a', 'صورة.png'), 'x')
    await writeFile(join(folder, 'outside.png'), 'x')
    await symlink(join(folder, 'outside.png'), join(root, 'link.png'))
    await symlink(folder, join(root, 'up'))
    const { find } = folderAssets(root)
    expect(await find('https://old.example/a/%D8%B5%D9%88%D8%B1%D8%A9.png?w=3')).not.toBeNull()
    for (const address of [
      '../outside.png',
      'a/../../outside.png',
      '/%2e%2e/outside.png',
      'link.png',
      'up/outside.png',
      'a',
      '%00',
      'a\\..\\b',
      join(folder, 'outside.png'),
      'file:///etc/passwd',
    ])
      expect(await find(address)).toBeNull()
  })
})
