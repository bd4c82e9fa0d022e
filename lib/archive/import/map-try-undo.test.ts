import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, ne, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { Database } from '../../db/open.ts'
import { auditEvent } from '../../db/tables/audit.ts'
import { toldArticle, webhook, webhookDelivery } from '../../db/tables/connections.ts'
import { section, topic } from '../../db/tables/directory.ts'
import { draft, revision } from '../../db/tables/drafts.ts'
import { importEntry, importedEntry, importedStory, importRun } from '../../db/tables/imports.ts'
import { author, desk, media } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import { article, byline, pathRedirect, story, storyTopic } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { correctStory } from '../../newsroom/corrections/correct-story.ts'
import { writeNote } from '../../newsroom/notes/write-note.ts'
import { openDraft, saveDraft } from '../../newsroom/stories/working-draft.ts'
import { staffMember, tab } from '../../newsroom/testing/staff-member.ts'
import { setPress } from '../../press/invalidation.ts'
import { movedTo } from '../../publication/moved-to.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { doc, p } from '../../story/compose.ts'
import { importMapping } from './import-mapping.ts'
import { listRuns, readRun, saveSentFile } from './import-runs.ts'
import { readMapping, saveMapping } from './map-run.ts'
import { readTrial } from './read-trial.ts'
import { startRun, tryRun } from './start-run.ts'
import { stopRun } from './stop-run.ts'
import { bytesOf } from './testing/archive-of.ts'
import { type WxrItem, wxrOf } from './testing/wxr-of.ts'
import { undoRun } from './undo-run.ts'

const economy = ['economy', 'اقتصاد'] as const
const breaking = ['breaking-news', 'أخبار عاجلة'] as const
const local = ['محليات', 'محليات'] as const
const city = ['المدينة', 'المدينة'] as const

const site: { items: WxrItem[] } & Omit<Parameters<typeof wxrOf>[0], 'items'> = {
  authors: [
    { login: 'admin', name: 'مدير الموقع', email: 'admin@old.example' },
    { login: 'layla', name: 'ليلى منصور', email: 'layla@old.example' },
    { login: 'layla2', name: 'ليلى م.', email: 'layla2@old.example' },
    { login: 'salma', name: 'سلمى', email: 'other@old.example' },
  ],
  categories: [['محليات', 'محليات'], ['المدينة', 'المدينة', 'محليات'], economy, breaking],
  items: [
    { id: 1, title: 'الأول', author: 'admin', categories: [breaking, economy] },
    {
      id: 2,
      title: 'الثاني',
      author: 'layla',
      categories: [city],
      tags: [
        ['port', 'ميناء'],
        ['rare', 'نادر'],
      ],
    },
    { id: 3, title: 'الثالث', author: 'layla2', categories: [local, economy], tags: [['port', 'ميناء']] },
    { id: 4, title: 'الرابع', author: 'salma', categories: [economy] },
    // Of a type of the site's own, and without words: it comes only when somebody says what it is.
    { id: 5, title: 'تحقيق', type: 'investigation', text: '', author: 'layla', categories: [economy] },
    { id: 6, title: 'من نحن', type: 'page', author: 'admin' },
    { id: 7, title: 'قائمة', type: 'nav_menu_item' },
  ],
}
const choices = { publish: true, locale: '', section: '' }

const form = (content: string) => ({
  contentType: 'multipart/form-data; boundary=----b',
  body: bytesOf(
    `------b\r\nContent-Disposition: form-data; name="file"; filename="x.xml"\r\n\r\n${content}\r\n------b--\r\n`,
  )(),
})

describeDatabase('what an owner decides of a file', (opened) => {
  let folder: string
  let owner: Actor
  let ids: Awaited<ReturnType<typeof smallPublication>>
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-mapping-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  beforeEach(async () => {
    const { orm } = opened()
    for (const table of [pathRedirect, importedEntry, importRun, importedStory, article, story, storyTopic])
      await orm.delete(table)
    for (const table of [byline, media, author, desk, topic, section, publication]) await orm.delete(table)
    ids = await smallPublication(opened())
    owner = { ...(await staffMember(opened(), 'owner')), hasProved: true }
  })

  const until = (db: Database, runId: string, state: string) =>
    vi.waitFor(
      async () => {
        const found = await readRun(db, owner, { runId }, folder)
        expect(found?.run.failure).toBeNull()
        expect(found?.run.state).toBe(state)
        return found!
      },
      { timeout: 30_000, interval: 100 },
    )
  async function send(db: Database, text = wxrOf(site)): Promise<string> {
    const runId = (await saveSentFile(db, owner, {}, folder, form(text)))!
    await until(db, runId, 'waiting')
    return runId
  }
  const tried = (db: Database, runId: string) =>
    vi.waitFor(
      async () => {
        expect((await readRun(db, owner, { runId }, folder))?.trial?.state).toBe('finished')
        return readTrial(db, owner, { runId }, folder)
      },
      { timeout: 30_000, interval: 100 },
    )
  async function take(db: Database, runId: string) {
    await startRun(db, owner, { runId, ...choices }, folder)
    return until(db, runId, 'finished')
  }
  const takeBack = async (db: Database, runId: string) =>
    (await undoRun(db, owner, { runId })).finished.then(() => readRun(db, owner, { runId }, folder))
  const mappingOf = (db: Database, runId: string, query = {}) =>
    readMapping(db, owner, { runId, ...query }, folder).then((view) => view!)
  const articles = async ({ orm }: Database) => {
    const rows = await orm
      .select({
        id: article.id,
        headline: article.headline,
        state: article.state,
        kind: story.kind,
        section: section.slug,
        by: sql<
          string[]
        >`array(select ${author.names} ->> 'ar' from ${byline} join ${author} on ${author.id} = ${byline.authorId} where ${byline.articleId} = ${article.id})`,
        topics: sql<
          string[]
        >`array(select ${topic.names} ->> 'ar' from ${storyTopic} join ${topic} on ${topic.id} = ${storyTopic.topicId} where ${storyTopic.storyId} = ${story.id} order by ${storyTopic.position})`,
      })
      .from(article)
      .innerJoin(story, eq(story.id, article.storyId))
      .innerJoin(section, eq(section.id, story.sectionId))
    return Object.fromEntries(rows.map(({ headline, ...row }) => [headline, row]))
  }
  /** Everything that an import writes, without what only counts. */
  const everything = async ({ orm }: Database) => ({
    articles: await orm
      .select({ id: article.id, state: article.state, headline: article.headline, text: article.plainText })
      .from(article)
      .orderBy(article.id),
    stories: await orm.select().from(story).orderBy(story.id),
    authors: await orm.select().from(author).orderBy(author.id),
    sections: await orm.select().from(section).orderBy(section.id),
    topics: await orm.select().from(topic).orderBy(topic.id),
    redirects: await orm.select().from(pathRedirect).orderBy(pathRedirect.path),
    known: await orm.select().from(importedStory).orderBy(importedStory.sourceId),
    made: await orm.select().from(importedEntry),
  })
  async function edit(db: Database, articleId: string): Promise<void> {
    const { content, version } = await openDraft(db, owner, { articleId })
    await saveDraft(db, owner, {
      articleId,
      tabId: tab(),
      baseVersion: version,
      content: { ...content, document: doc(p('بقلمي')) },
    })
  }

  it('is suggested: who is nobody, what is no section; the tree and the counts are the file’s', async () => {
    const db = opened()
    const { people, categories, types, tags, pages } = await mappingOf(db, await send(db))
    expect(people.rows.map(({ key, to, who, stories }) => [key, to, who, stories])).toEqual([
      ['admin', 'nobody', 'مدير الموقع', 2],
      ['layla', 'new', 'ليلى منصور', 2],
      ['layla2', 'new', 'ليلى م.', 1],
      ['salma', 'new', 'سلمى', 1],
    ])
    expect(
      categories.rows.map(({ name, to, parentName, stories }) => [name, to, parentName, stories]),
    ).toEqual([
      ['اقتصاد', 'section', null, 4],
      ['محليات', 'new-section', null, 2],
      ['المدينة', 'new-section', 'محليات', 1],
      ['أخبار عاجلة', 'nothing', null, 1],
    ])
    expect(types).toEqual([{ type: 'investigation', stories: 1, isCustom: true, to: '' }])
    expect(tags.choices.slice(0, 2)).toEqual([
      { least: 1, tags: 2 },
      { least: 2, tags: 1 },
    ])
    expect(pages).toEqual({ stories: 1, to: 'draft' })
  })

  it('is followed: nobody, two spellings of one, sections, topics, kinds, tags and pages', async () => {
    const db = opened()
    const runId = await send(db)
    await saveMapping(
      db,
      owner,
      {
        runId,
        people: [
          { key: 'admin', to: 'nobody' },
          { key: 'layla', to: 'new', who: 'ليلى المنصور' },
          { key: 'layla2', to: 'same', who: 'ليلى منصور' },
          { key: 'salma', to: 'known', who: 'سلمى الحدّاد' },
        ],
        categories: [
          { key: 'محليات', to: 'topic', called: 'شؤون محلية' },
          { key: 'المدينة', to: 'new-section', called: 'المدن' },
          { key: 'breaking-news', to: 'nothing' },
        ],
        types: [{ type: 'investigation', to: 'explainer' }],
        tags: 2,
        pages: 'leave-out',
      },
      folder,
    )
    const { report } = await take(db, runId)
    expect(report.outcomes).toEqual({ created: 5, skipped: 1 })
    expect(report.notes).toContainEqual(expect.objectContaining({ kind: 'left-out-by-mapping', count: 1 }))
    const found = await articles(db)
    expect(found).toEqual({
      الأول: expect.objectContaining({ section: 'economy', by: [], topics: [] }),
      // The topmost of its categories is a topic here, and the one beneath it the section.
      الثاني: expect.objectContaining({ by: ['ليلى المنصور'], topics: ['شؤون محلية', 'ميناء'] }),
      الثالث: expect.objectContaining({
        section: 'economy',
        by: ['ليلى المنصور'],
        topics: ['شؤون محلية', 'ميناء'],
      }),
      الرابع: expect.objectContaining({ section: 'economy', by: ['سلمى الحدّاد'] }),
      تحقيق: expect.objectContaining({ kind: 'explainer', by: ['ليلى المنصور'] }),
    })
    const cities = await db.orm.select().from(section).where(eq(section.slug, found.الثاني!.section))
    expect(cities[0]?.names).toEqual({ ar: 'المدن' })
    // The same file once more, with the same decisions: nothing is made twice.
    const before = await everything(db)
    const again = await send(db)
    const view = await mappingOf(db, again)
    await saveMapping(
      db,
      owner,
      {
        runId: again,
        people: [
          { key: 'layla', to: 'new', who: 'ليلى المنصور' },
          { key: 'layla2', to: 'same', who: 'layla' },
          { key: 'salma', to: 'known', who: 'salma' },
        ],
        categories: [{ key: 'المدينة', to: 'new-section', called: 'المدن' }],
        tags: view.tags.least,
        pages: 'leave-out',
        types: [{ type: 'investigation', to: 'explainer' }],
      },
      folder,
    )
    expect((await take(db, again)).report.outcomes).toEqual({ 'already-there': 5, skipped: 1 })
    expect(await everything(db)).toEqual(before)
  })

  it('changes nothing where nothing is decided', async () => {
    const db = opened()
    const runId = await send(db)
    await db.orm.update(importRun).set({ options: {} }).where(eq(importRun.id, runId))
    const { report } = await take(db, runId)
    expect(report.outcomes).toEqual({ created: 5 })
    expect(report.notes).toContainEqual({
      kind: 'type-left-out',
      count: 2,
      subjects: ['investigation', 'nav_menu_item'],
    })
    const found = await articles(db)
    expect(found.الأول).toMatchObject({ by: ['مدير الموقع'], section: 'economy', topics: ['أخبار عاجلة'] })
    expect(found.الثالث).toMatchObject({ by: ['ليلى م.'], topics: ['اقتصاد', 'ميناء'] })
  })

  it('is a plain value: what is unknown, circular or not in the directory is refused, and what stood stays', async () => {
    const db = opened()
    const runId = await send(db)
    const save = (given: object) => saveMapping(db, owner, { runId, ...given }, folder)
    for (const [given, refusal] of [
      [{ people: [{ key: 'nobody here', to: 'nobody' }] }, 'malformed'],
      [{ people: [{ key: 'salma', to: 'known', who: 'لا أحد' }] }, 'unknown-name'],
      [{ people: [{ key: 'salma', to: 'new', who: ' ' }] }, 'unknown-name'],
      [{ people: [{ key: 'salma', to: 'same', who: 'سلمى' }] }, 'merged-with-itself'],
      [
        {
          people: [
            { key: 'layla', to: 'same', who: 'layla2' },
            { key: 'layla2', to: 'same', who: 'layla' },
          ],
        },
        'merged-with-itself',
      ],
      [{ people: [{ key: 'salma', to: 'nobody', more: 1 }] }, 'malformed'],
      [{ categories: [{ key: 'economy', to: 'section', section: 'nowhere' }] }, 'unknown-reference'],
      [{ tags: -1 }, 'malformed'],
      [{ types: [{ type: 'investigation', to: 'novel' }] }, 'malformed'],
    ] as const)
      await expect(save(given), JSON.stringify(given)).rejects.toMatchObject({ refusal })
    expect(importMapping.safeParse({ peple: [] }).success).toBe(false)
    const { people } = await mappingOf(db, runId)
    expect(people.rows.map(({ to }) => to)).toEqual(['nobody', 'new', 'new', 'new'])
    // One that was chosen, and is gone when it is needed.
    await db.orm.insert(author).values({ id: 'author0009', slug: 'omar', names: { ar: 'عمر' } })
    await save({ people: [{ key: 'salma', to: 'known', who: 'omar' }] })
    await db.orm.delete(author).where(eq(author.slug, 'omar'))
    await expect(startRun(db, owner, { runId, ...choices }, folder)).rejects.toMatchObject({
      refusal: 'unknown-reference',
    })
  })

  it('shows fifty of thousands, finds the others, and keeps what is decided of both', async () => {
    const db = opened()
    const many = Array.from({ length: 1_000 }, (_, i) => ({ login: `u${i}`, name: `كاتب رقم ${i}` }))
    const items = many.map(({ login }, i) => ({ id: i + 1, title: `خبر ${i}`, author: login, text: 'نص' }))
    const runId = await send(db, wxrOf({ authors: many, items }))
    const { people } = await mappingOf(db, runId, { person: 'رقم 999' })
    expect(people).toMatchObject({ total: 1_000, found: 1, rows: [{ key: 'u999' }] })
    await saveMapping(db, owner, { runId, people: [{ key: 'u999', to: 'nobody' }] }, folder)
    const all = await mappingOf(db, runId)
    expect(all.people.rows).toHaveLength(50)
    await saveMapping(
      db,
      owner,
      { runId, people: all.people.rows.map(({ key }) => ({ key, to: 'same', who: 'u998' })) },
      folder,
    )
    expect((await mappingOf(db, runId, { person: 'u999' })).people.rows[0]?.to).toBe('nobody')
  })

  it('is tried on a few stories, as drafts beside what they were, and taken back without a trace', async () => {
    const db = opened()
    const before = await everything(db)
    const items = Array.from({ length: 40 }, (_, i) => ({
      id: i + 1,
      title: `خبر ${i + 1}`,
      author: 'layla',
      categories: [city],
      ...(i === 20 && { text: `<p>${'كلمات كثيرة '.repeat(90)}</p><script>alert(1)</script>` }),
    }))
    const runId = await send(db, wxrOf({ ...site, items }))
    await tryRun(db, owner, { runId, locale: '', section: '' }, folder)
    const stories = await tried(db, runId)
    expect(stories).toHaveLength(10)
    expect(stories.map(({ position }) => position)).toEqual(expect.arrayContaining([1, 21, 40]))
    expect(stories[0]).toMatchObject({
      outcome: 'created',
      original: {
        headline: 'خبر 1',
        people: ['ليلى منصور'],
        section: 'محليات',
        publishedAt: '2019-05-04T08:00:00.000Z',
        text: 'نصّ «خبر 1» كما كُتب في موقعه.',
      },
      ours: { headline: 'خبر 1', people: [{ ar: 'ليلى منصور' }], section: { ar: 'محليات' } },
    })
    const long = stories.find(({ position }) => position === 21)!
    expect(long.original?.text).not.toContain('alert')
    expect(long.notes).toContainEqual({ kind: 'element-left-out', subject: 'script' })
    expect(await db.orm.$count(article, ne(article.state, 'draft'))).toBe(0)
    // What was tried is decided, until it is taken back; a trial is in no list.
    for (const refused of [
      () => saveMapping(db, owner, { runId, tags: null }, folder),
      () => tryRun(db, owner, { runId, locale: '', section: '' }, folder),
    ])
      await expect(refused()).rejects.toMatchObject({ refusal: 'wrong-state' })
    const { trial } = (await readRun(db, owner, { runId }, folder))!
    expect((await listRuns(db, owner)).map(({ id }) => id)).not.toContain(trial!.id)
    // Nobody sees it, so nobody has to prove who they are.
    await (await undoRun(db, { ...owner, hasProved: false }, { runId: trial!.id })).finished
    expect(await everything(db)).toEqual(before)
    expect((await readRun(db, owner, { runId }, folder))?.trial).toBeNull()
    await saveMapping(db, owner, { runId, tags: null }, folder)
  })

  it('goes on from a trial with the whole file, which brings the tried up to what it says', async () => {
    const db = opened()
    const runId = await send(db)
    await tryRun(db, owner, { runId, locale: '', section: 'technology' }, folder)
    expect((await tried(db, runId)).map(({ outcome }) => outcome)).toEqual(Array(5).fill('created'))
    const { report } = await take(db, runId)
    expect(report.outcomes).toEqual({ updated: 4, 'already-there': 1 })
    const found = await articles(db)
    expect(found.الأول).toMatchObject({ state: 'published', section: 'technology' })
    expect(found['من نحن']).toMatchObject({ state: 'draft' })
    // With the run, its trial is taken back.
    expect((await takeBack(db, runId))?.undo).toMatchObject({ outcomes: { removed: 5 }, of: 5 })
    expect(await articles(db)).toEqual({})
    expect((await everything(db)).made).toEqual([])
  })

  it('is taken back in one step, also from readers, and the file can be taken in anew', async () => {
    const db = opened()
    const before = await everything(db)
    const runId = await send(db)
    await take(db, runId)
    expect(await movedTo(db, '/2019/05/n-4')).toMatch(/^\/economy\//)
    await expect(undoRun(db, { ...owner, hasProved: false }, { runId })).rejects.toMatchObject({
      refusal: 'proof-needed',
    })
    const forgotten: string[] = []
    setPress({ forget: (touched) => forgotten.push(...touched.map(({ tag }) => tag)) } as Parameters<
      typeof setPress
    >[0])
    const undone = await takeBack(db, runId).finally(() => setPress(undefined))
    expect(undone).toMatchObject({ run: { state: 'undone' }, undo: { outcomes: { removed: 5 }, of: 5 } })
    expect(await everything(db)).toEqual(before)
    expect(await movedTo(db, '/2019/05/n-4')).toBeNull()
    expect(forgotten).toEqual(
      expect.arrayContaining([
        'front:ar',
        'latest:ar',
        `section-list:${ids.section}:ar`,
        'path:/2019/05/n-4',
        'month:ar:2019-05',
      ]),
    )
    await expect(undoRun(db, owner, { runId })).rejects.toMatchObject({ refusal: 'wrong-state' })
    expect((await take(db, await send(db))).report.outcomes).toEqual({ created: 5 })
  })

  it('tells webhooks that a story is gone, where they knew of it', async () => {
    const db = opened()
    await db.orm.insert(webhook).values({
      id: 'partner',
      name: 'شريك',
      address: 'https://partner.example/',
      secret: 'whsec_',
      events: ['story.unpublished'],
      madeBy: owner.staffId,
    })
    const runId = await send(db)
    await take(db, runId)
    const known = (await articles(db)).الرابع!.id
    await db.orm.insert(toldArticle).values({ articleId: known, as: 'public' })
    await takeBack(db, runId)
    const told = await db.orm.select().from(webhookDelivery)
    expect(told.map(({ event, body }) => [event, JSON.parse(body).data.id])).toEqual([
      ['story.unpublished', known],
    ])
  })

  it('leaves what somebody edited, with what that needs, and names it', async () => {
    const db = opened()
    const runId = await send(db)
    await take(db, runId)
    const found = await articles(db)
    await edit(db, found.الثاني!.id)
    await correctStory(db, owner, {
      articleId: found.الرابع!.id,
      kind: 'clarification',
      note: 'توضيح للقراء',
    })
    // What a colleague wrote about a story would be gone with it.
    await writeNote(db, owner, { articleId: found.الأول!.id, words: 'من صوّرها؟', spots: [], mentions: [] })
    const { undo } = (await takeBack(db, runId))!
    expect(undo.outcomes).toEqual({ removed: 2, kept: 1, 'kept-corrected': 1, 'kept-noted': 1 })
    expect(undo.kept.map(({ headline, why }) => [headline, why])).toEqual([
      ['الأول', 'kept-noted'],
      ['الثاني', 'kept'],
      ['الرابع', 'kept-corrected'],
    ])
    // The log says who began it, and that it was done.
    const log = await db.orm.select({ action: auditEvent.action }).from(auditEvent)
    expect(log.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['archive.begin-undo', 'archive.undo-import']),
    )
    expect(Object.keys(await articles(db)).sort()).toEqual(['الأول', 'الثاني', 'الرابع'])
    const names = (await db.orm.select({ names: author.names }).from(author)).map((each) => each.names.ar)
    expect(names).toContain('ليلى منصور')
    expect(names).not.toContain('ليلى م.')
    // It is known again, and goes on being the newsroom's.
    expect((await take(db, await send(db))).report.outcomes).toEqual({ created: 2, 'already-there': 3 })
  })

  it('gives what it brought up to date the words and the state that it had', async () => {
    const db = opened()
    const first = await send(db)
    await startRun(db, owner, { runId: first, ...choices, publish: false }, folder)
    await until(db, first, 'finished')
    const before = await everything(db)
    const changed = wxrOf(site).replace('نصّ «الرابع»', 'كلام آخر')
    const runId = await send(db, changed)
    expect((await take(db, runId)).report.outcomes).toEqual({ updated: 4, 'already-there': 1 })
    expect((await articles(db)).الرابع).toMatchObject({ state: 'published' })
    const { undo } = (await takeBack(db, runId))!
    expect(undo.outcomes).toEqual({ restored: 4 })
    const after = await everything(db)
    const timeless = (rows: typeof before.known) => rows.map(({ importedAt: _, ...row }) => row)
    expect({ ...after, known: timeless(after.known) }).toEqual({ ...before, known: timeless(before.known) })
    const { id } = (await articles(db)).الرابع!
    expect(await db.orm.$count(revision, eq(revision.articleId, id))).toBe(3)
    expect(await db.orm.$count(draft)).toBe(0)
    // And once more.
    expect((await take(db, await send(db, changed))).report.outcomes).toEqual({
      updated: 4,
      'already-there': 1,
    })
  })

  it('stops between two batches when its row says so, goes on with what was decided, and is taken back', async () => {
    const db = opened()
    const before = await everything(db)
    const many = 120
    const items = Array.from({ length: many }, (_, i) => ({ id: i + 1, title: `خبر ${i}`, author: 'layla' }))
    const runId = await send(db, wxrOf({ ...site, items }))
    await expect(stopRun(db, owner, { runId })).rejects.toMatchObject({ refusal: 'wrong-state' })
    await saveMapping(db, owner, { runId, people: [{ key: 'layla', to: 'nobody' }] }, folder)
    await startRun(db, owner, { runId, ...choices, section: 'technology' }, folder)
    await vi.waitFor(
      async () => expect(await db.orm.$count(importEntry, eq(importEntry.runId, runId))).toBeGreaterThan(0),
      { timeout: 20_000, interval: 5 },
    )
    await stopRun(db, owner, { runId })
    const { run, hasFile } = await until(db, runId, 'stopped')
    expect(run.done).toBeGreaterThan(0)
    expect(run.done).toBeLessThan(many)
    expect(hasFile).toBe(true)
    expect(await db.orm.$count(article)).toBe(run.done)
    await startRun(db, owner, { runId, publish: false, locale: '', section: '' }, folder)
    const { report } = await until(db, runId, 'finished')
    expect(report.outcomes).toEqual({ created: many })
    expect(await db.orm.$count(article, eq(article.state, 'published'))).toBe(many)
    expect(await db.orm.$count(byline)).toBe(0)
    // Its process ends while it is taken back: the next call goes on.
    await db.orm
      .update(importEntry)
      .set({ undone: 'removed' })
      .where(sql`${importEntry.position} > ${many - 10}`)
    await db.orm
      .update(importRun)
      .set({ state: 'undoing', seenAt: sql`now() - interval '2 minutes'` })
      .where(eq(importRun.id, runId))
    await until(db, runId, 'half-undone')
    await takeBack(db, runId)
    expect(await db.orm.$count(article)).toBe(10)
    await db.orm.delete(article)
    await db.orm.delete(story)
    expect(await everything(db)).toEqual(before)
  })

  it('is taken in again from the same file when a stopped run was taken back', async () => {
    const db = opened()
    const runId = await send(db)
    await db.orm.update(importRun).set({ state: 'stopped' }).where(eq(importRun.id, runId))
    await takeBack(db, runId)
    expect((await readdir(join(folder, 'imports', runId))).sort()).toContain('file')
    await saveMapping(db, owner, { runId, pages: 'leave-out' }, folder)
    expect((await take(db, runId)).report.outcomes).toEqual({ created: 4, skipped: 1 })
  })

  it('is nobody else’s', async () => {
    const db = opened()
    const runId = await send(db)
    for (const role of ['editor', 'author', 'translator', 'contributor'] as const) {
      const actor = { ...(await staffMember(db, role)), hasProved: true }
      for (const denied of [
        () => readMapping(db, actor, { runId }, folder),
        () => saveMapping(db, actor, { runId }, folder),
        () => tryRun(db, actor, { runId, locale: '', section: '' }, folder),
        () => readTrial(db, actor, { runId }, folder),
        () => stopRun(db, actor, { runId }),
        () => undoRun(db, actor, { runId }),
      ])
        await expect(denied()).rejects.toMatchObject({ refusal: 'not-allowed' })
    }
    expect(await db.orm.$count(article)).toBe(0)
  })
})
