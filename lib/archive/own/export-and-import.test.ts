import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/open.ts'
import { dataset, datasetChange, datasetRow } from '../../db/tables/datasets.ts'
import { section, topic } from '../../db/tables/directory.ts'
import { revision } from '../../db/tables/drafts.ts'
import { frontSlot } from '../../db/tables/front.ts'
import { headlineTest } from '../../db/tables/headline-tests.ts'
import { importRun } from '../../db/tables/imports.ts'
import { liveEntry } from '../../db/tables/live.ts'
import {
  checklistItem,
  checklistTick,
  sharedPart,
  sharedPartRevision,
  storyTemplate,
} from '../../db/tables/parts.ts'
import { author, desk, media } from '../../db/tables/people-and-pictures.ts'
import { coverage, plannedEvent } from '../../db/tables/planning.ts'
import { publication } from '../../db/tables/publication.ts'
import {
  article,
  byline,
  correction,
  pathRedirect,
  redirect,
  relatedStory,
  story,
  storyTopic,
} from '../../db/tables/stories.ts'
import { openTestDatabase } from '../../db/testing/test-databases.ts'
import { operator } from '../../newsroom/actor.ts'
import { addItem } from '../../newsroom/checklist/change-items.ts'
import { tickItem } from '../../newsroom/checklist/tick-item.ts'
import { changeRows, createDataset } from '../../newsroom/datasets/write-dataset.ts'
import { setCaptions } from '../../newsroom/files/set-captions.ts'
import { mp4 } from '../../newsroom/files/testing/recordings.ts'
import { uploadFile } from '../../newsroom/files/upload-file.ts'
import { layOutFront } from '../../newsroom/front/lay-out-front.ts'
import { makePart } from '../../newsroom/parts/make-part.ts'
import { publishPart } from '../../newsroom/parts/settle-part.ts'
import { describePicture } from '../../newsroom/pictures/describe-picture.ts'
import { focusPicture } from '../../newsroom/pictures/focus-picture.ts'
import { licensePicture } from '../../newsroom/pictures/license-picture.ts'
import { setMachineLabelRule } from '../../newsroom/pictures/machine-label.ts'
import { noisy } from '../../newsroom/pictures/testing/strange-pictures.ts'
import { uploadPicture } from '../../newsroom/pictures/upload-picture.ts'
import { planCoverage } from '../../newsroom/plan/plan-coverage.ts'
import { planEvent } from '../../newsroom/plan/plan-event.ts'
import { changeSettings, readPublication, setMenus } from '../../newsroom/settings/change-settings.ts'
import { setMachineTerms } from '../../newsroom/settings/set-machine-terms.ts'
import { renameArticle } from '../../newsroom/stories/rename-article.ts'
import { transitionArticle } from '../../newsroom/stories/transition-article.ts'
import { openDraft, saveDraft } from '../../newsroom/stories/working-draft.ts'
import { staffMember, tab } from '../../newsroom/testing/staff-member.ts'
import { signedPicture } from '../../picture/credentials/testing/signed-pictures.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import {
  beforeAfter,
  bold,
  bullets,
  dataTable,
  doc,
  embed,
  figure,
  gallery,
  h2,
  link,
  p,
  profileBox,
  quote,
  storyLink,
  strike,
  subscript,
  superscript,
  table,
  underline,
  video,
} from '../../story/compose.ts'
import { validateDocument } from '../../story/validate.ts'
import { archiveInThread } from '../import/archive-in-thread.ts'
import { dryRunImport } from '../import/dry-run-import.ts'
import { folderTree } from '../import/file-tree.ts'
import { runImport } from '../import/run-import.ts'
import { storyBlocks } from '../import/story-blocks.ts'
import { all, htmlOf } from '../import/testing/archive-of.ts'
import { zipOf } from '../import/testing/zip-of.ts'
import { readMarkdown } from '../markdown/read-markdown.ts'
import { markdownOf } from './document-markdown.ts'
import { saveExport } from './save-export.ts'
import { exportFiles } from './write-export.ts'

let folder: string
let [here, there]: Database[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-export-'))
  here = await openTestDatabase('postgres')
  there = await openTestDatabase('embedded')
})
afterAll(async () => {
  await here?.close()
  await there?.close()
  await rm(folder, { recursive: true, force: true })
})

/** Everything that an export is to bring back, without what is made anew. */
async function contents({ orm }: Database) {
  const sorted = <T>(rows: T[]) => rows.map((row) => JSON.stringify(row)).sort()
  const without = (row: object, ...names: string[]) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)))
  const rows = async (query: Promise<object[]>, ...names: string[]) =>
    sorted((await query).map((row) => without(row, 'createdBy', 'staffId', 'writtenBy', ...names)))
  return {
    publication: await rows(orm.select().from(publication), 'version'),
    sections: await rows(orm.select().from(section)),
    topics: await rows(orm.select().from(topic)),
    desks: await rows(orm.select().from(desk)),
    authors: await rows(orm.select().from(author)),
    stories: await rows(orm.select().from(story), 'sourceHash'),
    topicsOf: await rows(orm.select().from(storyTopic)),
    related: await rows(orm.select().from(relatedStory)),
    articles: await rows(orm.select().from(article)),
    bylines: await rows(orm.select().from(byline)),
    corrections: await rows(orm.select().from(correction), 'withdrawnBy'),
    headlineTests: await rows(orm.select().from(headlineTest), 'startedBy'),
    entries: await rows(orm.select().from(liveEntry), 'version'),
    fronts: await rows(orm.select().from(frontSlot)),
    datasets: await rows(orm.select().from(dataset), 'toldAt', 'toldVersion'),
    datasetRows: await rows(orm.select().from(datasetRow), 'position'),
    datasetChanges: await rows(orm.select().from(datasetChange)),
    events: await rows(orm.select().from(plannedEvent)),
    coverages: await rows(orm.select().from(coverage), 'version'),
    parts: await rows(orm.select().from(sharedPart), 'indexedUpTo'),
    partRevisions: await rows(orm.select().from(sharedPartRevision)),
    checklist: await rows(orm.select().from(checklistItem)),
    ticks: await rows(orm.select().from(checklistTick)),
    begun: await rows(orm.select().from(storyTemplate)),
    revisions: await rows(orm.select().from(revision)),
    redirects: await rows(orm.select().from(redirect), 'createdAt'),
    paths: await rows(orm.select().from(pathRedirect), 'createdAt'),
    // Made again from their largest size.
    media: await rows(
      orm
        .select({
          id: media.id,
          kind: media.kind,
          fileName: media.fileName,
          tracks: media.tracks,
          width: media.width,
          height: media.height,
          alts: media.alts,
          credits: media.credits,
          licenceKind: media.licenceKind,
          digitalSource: media.digitalSource,
          credentials: media.credentials,
          crops: media.crops,
        })
        .from(media),
    ),
  }
}

async function fill(db: Database): Promise<void> {
  await smallPublication(db)
  const editor = await staffMember(db, 'editor', { authorId: null })
  const picture = await signedPicture({
    file: await noisy(600, 400).jpeg().toBuffer(),
    isMachineMade: true,
  })
  await setMachineLabelRule(db, operator, { isRequired: true })
  const { mediaId } = await uploadPicture(db, operator, {}, join(folder, 'media-here'), [picture])
  await describePicture(db, operator, {
    mediaId,
    locale: 'ar',
    alt: 'رافعة',
    caption: 'تحتها',
    credit: 'ليلى',
  })
  const film = await uploadFile(db, operator, { name: 'الرصيف.mp4' }, join(folder, 'media-here'), [mp4()])
  const captions = 'WEBVTT\n\n00:00.000 --> 00:01.000\nموج\n'
  await setCaptions(db, operator, { mediaId: film.mediaId, locale: 'ar', captions })
  const { eventId } = await planEvent(db, operator, {
    name: 'مؤتمر',
    place: 'القاعة',
    starts: '2031-03-04T09:00',
    ends: '2031-03-04T10:00',
    recurrence: { every: 'weekly', on: ['TU'], until: '2031-06-01' },
  })
  const { coverageId } = await planCoverage(db, operator, {
    eventId,
    kind: 'text',
    locale: 'ar',
    headline: 'ما قيل فيه',
    dueAt: '2031-03-05T09:00:00Z',
  })
  const figures = await createDataset(db, operator, {
    name: 'أسعار',
    locale: 'ar',
    columns: [
      { key: 'name', name: 'السلعة' },
      { key: 'price', name: 'السعر', kind: 'number', unit: '$', digits: 2 },
    ],
    rows: [{ name: 'الذهب', cells: { price: '2410.5' } }],
  })
  await changeRows(db, editor, {
    datasetId: figures.id,
    rows: [{ name: 'الذهب', cells: { price: '2411' } }],
  })
  const first = await addStory(db, { slug: 'أول', publishedIn: -100 })
  await db.orm.update(coverage).set({ articleId: first.articleId }).where(eq(coverage.id, coverageId))
  const box = await makePart(db, operator, {
    kind: 'box',
    locale: 'ar',
    name: 'صندوق',
    document: doc(p('فيه')),
  })
  await publishPart(db, operator, { partId: box.partId, version: 1 })
  const template = await makePart(db, operator, { kind: 'template', name: 'قالب', document: doc(p('[من؟]')) })
  await db.orm.insert(storyTemplate).values({ storyId: first.storyId, templateId: template.partId })
  const asked = { words: 'راجعه', isRequired: false, templateId: template.partId }
  const { itemId } = await addItem(db, operator, asked)
  await tickItem(db, operator, { articleId: first.articleId, itemId, isDone: true })
  const second = await addStory(db, {
    slug: 'ثانٍ',
    publishedIn: -50,
    document: doc(
      p('نصّ ', bold('عريض'), ' و', storyLink(first.storyId, 'رابط'), superscript('2'), strike('قديم')),
      figure(mediaId, { caption: 'صورة', width: 'portrait' }),
      gallery({ caption: 'معرض' }, figure(mediaId), figure(mediaId, { caption: 'ثانية' })),
      beforeAfter({ before: '٢٠١٠' }, figure(mediaId), figure(mediaId)),
      video(film.mediaId, { posterId: mediaId, title: 'الرصيف' }, p('موج.')),
      profileBox('auth000001'),
      dataTable(figures.id, { title: 'الأسعار' }),
      embed('link', 'https://other.example/a', 'تقرير', { site: 'المرفأ', date: '2026-03-09', mediaId }),
    ),
  })
  await db.orm.insert(headlineTest).values({
    id: 'test000001',
    articleId: second.articleId,
    headlines: ['عنوان', 'غيره'],
    shown: [40, 41],
    opened: [2, 3],
    endsAt: new Date('2026-01-02T00:00:00Z'),
    endedAt: new Date('2026-01-02T00:00:00Z'),
    outcome: 'none',
  })
  // Of the paper that is exported, this one is going on.
  await db.orm.insert(headlineTest).values({
    id: 'test000002',
    articleId: first.articleId,
    headlines: ['عنوان', 'غيره', 'ثالث'],
    shown: [9, 8, 7],
    opened: [1, 2, 3],
    endsAt: new Date('2026-01-03T00:00:00Z'),
  })
  await addStory(db, { slug: 'second', locale: 'en', storyId: second.storyId, publishedIn: -40 })
  const withdrawn = await addStory(db, { slug: 'سحب', publishedIn: -30 })
  await addStory(db, { slug: 'مسودة', state: 'draft', publishedIn: null })
  await renameArticle(db, operator, { articleId: first.articleId, slug: 'أول-باسم-جديد' })
  await db.orm.insert(pathRedirect).values([
    { path: '/2013/old', articleId: first.articleId },
    { path: '/old-list', href: '/economy' },
  ])
  const { content, version } = await openDraft(db, operator, { articleId: second.articleId })
  await saveDraft(db, editor, {
    articleId: second.articleId,
    tabId: tab(),
    baseVersion: version,
    content: { ...content, headline: 'عنوان مصحّح' },
  })
  await transitionArticle(db, operator, { articleId: second.articleId, move: 'publish' })
  await transitionArticle(
    db,
    { ...operator, hasProved: true },
    { articleId: withdrawn.articleId, move: 'kill', note: 'خطأ' },
  )
  await db.orm.insert(liveEntry).values({
    id: 'entry00001',
    articleId: second.articleId,
    key: 'sent-once',
    anchor: 'u1767261600001',
    state: 'published',
    at: new Date('2026-01-01T10:00:00.001Z'),
    headline: 'عادت الخدمة',
    document: validateDocument(doc(p('بعد ساعتين.'))).document,
    documentVersion: 1,
    isPinned: true,
    writtenBy: 'سلمى',
    change: 3,
  })
  await db.orm.insert(correction).values([
    {
      id: 'corr000001',
      articleId: second.articleId,
      note: 'كان الرقم خطأ.',
      correctedAt: new Date('2026-01-01T00:00:00Z'),
      changes: [
        [
          { kind: 'same', text: 'كان ' },
          { kind: 'gone', text: '3' },
          { kind: 'new', text: '5' },
        ],
      ],
      withdrawnAt: new Date('2026-01-03T00:00:00Z'),
      withdrawalReason: 'كان الرقم صحيحًا.',
    },
    {
      id: 'corr000002',
      articleId: second.articleId,
      kind: 'clarification',
      note: 'الرقم كما كان.',
      correctedAt: new Date('2026-01-02T00:00:00Z'),
      amendsId: 'corr000001',
    },
  ])
  await layOutFront(db, operator, {
    locale: 'ar',
    baseVersion: 0,
    places: [null, { articleId: second.articleId, until: '2099-01-01T00:00:00.000Z' }],
  })
  await focusPicture(db, operator, {
    mediaId,
    focus: { x: 0.2, y: 0.3 },
    crops: { card: { x: 0.9, y: 0.1 } },
  })
  await licensePicture(db, operator, {
    mediaId,
    kind: 'creative-commons',
    printed: 'CC BY 4.0',
    note: null,
    expiresAt: null,
  })
  await db.orm.update(section).set({ isOpinion: true }).where(eq(section.slug, 'technology'))
  await db.orm.update(desk).set({ archivedAt: new Date('2026-02-01T00:00:00Z') })
  await db.orm.update(author).set({ languages: ['ar', 'en'], handles: [{ network: 'x', handle: 'salma' }] })
  const { version: settings } = await readPublication(db, operator)
  await changeSettings(db, operator, {
    readings: { ar: 'arab.gregory.LB.-' },
    accents: { light: '#7a1f1a', dark: '#e58473' },
    handles: [{ network: 'telegram', handle: 'warraq' }],
    policies: { ethics: '/latest' },
    podcast: { category: 'newsPolitics', isExplicit: true },
    withdrawnNotes: { ar: 'سُحبت.' },
    logoId: mediaId,
    baseVersion: settings,
  })
  const [economy] = await db.orm.select().from(section).where(eq(section.slug, 'economy'))
  await setMenus(db, operator, {
    locale: 'ar',

    header: [
      { kind: 'section', id: economy!.id },
      { kind: 'page', page: 'latest' },
    ],
    baseVersion: settings + 1,
  })
  await setMachineTerms(db, operator, {
    terms: {
      uses: { search: 'allowed', training: 'refused' },
      crawlers: { GPTBot: { training: 'allowed' } },
      termsHref: '/latest',
    },
    adsTxt: '# ours\nads.example.com, 1, DIRECT',
    trustTxt: 'belongto=https://press.example/',
    baseVersion: settings + 2,
  })
}

async function take(db: Database, path: string) {
  const archive = await archiveInThread(path)
  try {
    const surveyed = await dryRunImport(archive, { locale: null, looks: 0 })
    return await runImport(
      db,
      operator,
      { publish: true, locale: null, section: null },
      {
        archive,
        surveyed,
        mediaFolder: join(folder, 'media-there'),
      },
    )
  } finally {
    await archive.close()
  }
}

describe('an export', () => {
  it('brings the same publication back, and nothing twice', async () => {
    await fill(here!)
    const path = join(folder, 'paper.zip')
    await saveExport(
      path,
      exportFiles(here!, operator, { mediaFolder: join(folder, 'media-here'), withMedia: true }),
    )
    const report = await take(there!, path)
    expect(report.outcomes).toEqual({ created: 5 })
    const before = await contents(here!)
    // What readers elsewhere are shown is not decided by what was going on here.
    const [running] = await there!.orm.select().from(headlineTest).where(isNull(headlineTest.endedAt))
    expect(running).toBeUndefined()
    const headlineTests = before.headlineTests.map((row) => {
      const test = JSON.parse(row)
      return test.endedAt ? row : JSON.stringify({ ...test, endedAt: test.endsAt, outcome: 'stopped' })
    })
    expect(await contents(there!)).toEqual({ ...before, headlineTests })
    expect((await take(there!, path)).outcomes).toEqual({ 'already-there': 5 })
    expect(await contents(there!)).toEqual({ ...before, headlineTests })
    await expect(
      saveExport(path, exportFiles(here!, operator, { mediaFolder: '', withMedia: false })),
    ).rejects.toMatchObject({ reason: 'in-the-way' })
  })

  it.each([
    ['sections', 'stories.jsonl: the section of'],
    ['stories', 'articles.jsonl: the story of'],
    ['authors', 'articles.jsonl: an author of'],
    ['articles', 'revisions.jsonl: the article'],
  ])('of which %s is cut off is refused whole, before anything is written', async (name, said) => {
    const at = join(folder, `cut-${name}`)
    await saveExport(
      at,
      exportFiles(here!, operator, { mediaFolder: join(folder, 'media-here'), withMedia: false }),
    )
    const lines = (await readFile(join(at, `${name}.jsonl`), 'utf8')).split('\n')
    await writeFile(join(at, `${name}.jsonl`), lines.slice(1).join('\n'))
    await expect(take(there!, at)).rejects.toMatchObject({
      reason: 'broken-json',
      subject: expect.stringContaining(said),
    })
  })

  it('is a folder too, whose Markdown is read as any other', async () => {
    const path = join(folder, 'paper')
    await saveExport(
      path,
      exportFiles(here!, operator, { mediaFolder: join(folder, 'media-here'), withMedia: true }),
    )
    expect((await readdir(path)).sort()).toEqual([
      'articles.jsonl',
      'authors.jsonl',
      'checklist.jsonl',
      'coverages.jsonl',
      'datasetChanges.jsonl',
      'datasets.jsonl',
      'desks.jsonl',
      'events.jsonl',
      'fronts.jsonl',
      'markdown',
      'media',
      'media.jsonl',
      'parts.jsonl',
      'redirects.jsonl',
      'revisions.jsonl',
      'sections.jsonl',
      'stories.jsonl',
      'topics.jsonl',
      'warraq.json',
    ])
    const stories = await all(readMarkdown(await folderTree(join(path, 'markdown')), 'x'), 'story')
    expect(stories).toHaveLength(5)
    const read = stories.find(({ slug }) => slug === 'ثانٍ' || slug === 'ثان')
    expect(read).toMatchObject({ headline: 'عنوان مصحّح', locale: 'ar', section: { name: 'economy' } })
  })

  it.each([
    ['cut off', (text: string) => text.slice(0, -20)],
    ['of a version to come', (text: string) => text.replace('"version": 1', '"version": 9')],
    ['with an id that is none', (text: string) => text.replace(/"id":"[^"]+"/, '"id":"../../etc"')],
    [
      'with a document that is none',
      (text: string) => text.replace(/"publishedAt":"[^"]+"/, '"publishedAt":"yesterday"'),
    ],
  ])('that was changed is refused whole: %s', async (_, change) => {
    const files: Record<string, string> = {}
    for (const name of await readdir(join(folder, 'paper')))
      if (/json/.test(name)) files[name] = await readFile(join(folder, 'paper', name), 'utf8')
    files['articles.jsonl'] = change(files['articles.jsonl']!)
    files['warraq.json'] = change(files['warraq.json']!).endsWith('}\n')
      ? change(files['warraq.json']!)
      : files['warraq.json']!
    await writeFile(join(folder, 'changed.zip'), await zipOf(files))
    const runs = await there!.orm.$count(importRun)
    await expect(take(there!, join(folder, 'changed.zip'))).rejects.toMatchObject({ name: 'ImportRefused' })
    expect(await there!.orm.$count(importRun)).toBe(runs)
  })
})

it('writes Markdown that says the same when it is read', () => {
  const document = doc(
    h2('عنوان # ليس عنوانًا'),
    p('نصّ ', bold('عريض'), ' و', link('https://example.org/a_b', 'رابط [1]'), ' ثم 2 * 3 * 4 و <b>'),
    p('- ليست قائمة'),
    p(
      'E=mc',
      superscript('2'),
      ' وH',
      subscript('2'),
      'O، ',
      underline('مهم'),
      ' و',
      strike('قديم'),
      ' ~ عشرة ~',
    ),
    bullets('أول', ['ثانٍ ', bold('مهم')]),
    quote(null, 'قول'),
    table(null, ['أ', 'ب'], ['1 | 2', '3']),
  )
  const sameAt = { pictureAt: (id: string) => id, fileAt: (id: string) => id }
  const text = markdownOf(document, sameAt)
  const html = `---\ntitle: x\n---\n${text}`
  const tree = {
    files: [
      {
        path: 'a.md',
        size: 1,
        open: async function* () {
          yield Buffer.from(html)
        },
      },
    ],
    shelf: { find: async () => null },
    close: async () => {},
  }
  return all(readMarkdown(tree, 'x'), 'story').then(([read]) => {
    const { blocks } = storyBlocks(htmlOf(read!), { locale: 'ar', otherwise: null, origin: null })
    expect(markdownOf({ type: 'doc', content: blocks }, sameAt)).toBe(text)
    expect(blocks.map(({ type }) => type)).toEqual(document.content.map(({ type }) => type))
  })
})
