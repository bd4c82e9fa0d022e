import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import type { Database } from '../../db/open.ts'
import { auditEvent } from '../../db/tables/audit.ts'
import { formerEntry } from '../../db/tables/directory.ts'
import { draft } from '../../db/tables/drafts.ts'
import { author, staff } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import { article, byline, storyTopic } from '../../db/tables/stories.ts'
import { describeEachEngine } from '../../db/testing/test-databases.ts'
import { frontPage } from '../../publication/front.ts'
import { authorPage, sectionPage, topicPage } from '../../publication/listing.ts'
import { movedTo } from '../../publication/moved-to.ts'
import { sectionsInOrder } from '../../publication/sections.ts'
import { findStory } from '../../publication/story.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { searchPage } from '../../search/search-page.ts'
import { operator } from '../actor.ts'
import type { Refusal } from '../newsroom-error.ts'
import type { InputOf } from '../operation.ts'
import { fileStory } from '../stories/file-story.ts'
import { restoreRevision } from '../stories/revisions.ts'
import { openDraft, saveDraft } from '../stories/working-draft.ts'
import { staffMember } from '../testing/staff-member.ts'
import { storyDirectory } from '../writing/story-directory.ts'
import { archiveEntry } from './archive-entry.ts'
import { changeEntry } from './change-entry.ts'
import { createEntry } from './create-entry.ts'
import { listEntries, readEntry } from './list-entries.ts'
import { mergeEntries } from './merge-entries.ts'
import { moveSection } from './order-sections.ts'
import { removeEntry } from './remove-entry.ts'

const refusal = (name: string, subject?: string) => ({
  name: 'RefusedByNewsroom',
  refusal: name,
  ...(subject !== undefined && { subject }),
})

describeEachEngine('the directory', (opened) => {
  let ids: Awaited<ReturnType<typeof smallPublication>>
  let story: { storyId: string; articleId: string }
  beforeAll(async () => {
    ids = await smallPublication(opened())
    story = await addStory(opened(), { slug: 'خبر', headline: 'خبر عن التحويلات' })
  })
  const search = async (db: Database, words: string) =>
    (await searchPage(db, 'ar', words, 1, 'Asia/Dubai'))!.stories.map(({ story: found }) => found.storyId)
  const topicsOf = async (storyId: string) =>
    (await opened().orm.select().from(storyTopic).where(eq(storyTopic.storyId, storyId))).map(
      (row) => row.topicId,
    )

  it('adds entries at addresses made of their names, and finds them again', async () => {
    const db = opened()
    const names = { ar: 'مناخ', en: 'Climate & water' }
    const id = await createEntry(db, operator, {
      kind: 'section',
      names,
      descriptions: { ar: ' وصف\u202E ' },
    })
    expect(await readEntry(db, operator, { kind: 'section', id })).toMatchObject({
      names,
      slug: 'climate-water',
      descriptions: { ar: 'وصف' },
      stories: 0,
      version: 1,
    })
    expect((await sectionsInOrder(db, 'ar')).at(-1)).toMatchObject({ name: 'مناخ', href: '/climate-water' })
    for (const query of ['المناخ', 'مُناخ', 'climate'])
      expect(
        (await listEntries(db, operator, { kind: 'section', query })).entries.map((each) => each.id),
      ).toEqual([id])
    const [logged] = await db.orm.select().from(auditEvent).where(eq(auditEvent.subjectId, id))
    expect(logged).toMatchObject({ action: 'directory.edit', subjectKind: 'section' })
  })

  it('lists entries in the order people expect of their language, on every engine', async () => {
    const db = opened()
    const names = 'يوسف إيمان بدر آداب ثقافة تاريخ جميلة أحمد زهرة هدى وليد ماء أُسامة صحّة'.split(' ')
    const latin = ['Zebra', 'apple', 'École', '2026']
    const ids: string[] = []
    for (const [at, ar] of [...names, ...latin].entries())
      ids.push(await createEntry(db, operator, { kind: 'topic', names: { ar }, slug: `in-order-${at}` }))
    for (const locale of ['ar', 'en'] as const) {
      const { entries } = await listEntries(db, operator, { kind: 'topic', query: 'in-order', locale })
      const expected = [...names, ...latin].sort(new Intl.Collator(locale).compare)
      expect(entries.map((each) => each.names.ar)).toEqual(expected)
    }
    for (const id of ids) await removeEntry(db, operator, { kind: 'topic', id })
  })

  it.each([
    ['name-missing', 'ar', { names: { en: 'Only English' }, slug: 'x' }],
    ['slug-unfit', '', { names: { ar: 'بلا اسم لاتيني' } }],
    ['slug-unfit', 'Ærø/x', { names: { ar: 'س' }, slug: 'Ærø/x' }],
    ['slug-reserved', 'search', { names: { ar: 'بحث' }, slug: 'search' }],
    ['slug-reserved', 'en', { names: { ar: 'إنجليزي' }, slug: 'en' }],
    ['entry-slug-taken', 'economy', { names: { ar: 'اقتصاد آخر' }, slug: 'Economy' }],
    ['text-too-long', '100', { names: { ar: 'س'.repeat(101) }, slug: 'long' }],
  ] as const)('refuses a section: %s %s', async (reason, subject, given) => {
    await expect(createEntry(opened(), operator, { kind: 'section', ...given })).rejects.toMatchObject(
      refusal(reason, subject),
    )
  })

  it.each<[Refusal, Partial<InputOf<typeof createEntry>>]>([
    ['author-email-taken', { email: 'Salma@warraq.example' }],
    ['handle-unfit', { handles: [{ network: 'x', handle: 'https://x.com/salma' }] }],
    ['unknown-reference', { deskId: 'nodesk0000' }],
    ['picture-refused', { portraitId: 'nopicture0' }],
  ])('refuses an author: %s', async (reason, given) => {
    const names = { ar: 'سلمى أخرى' }
    await expect(
      createEntry(opened(), operator, { kind: 'author', names, slug: `a-${reason}`, ...given }),
    ).rejects.toMatchObject(refusal(reason))
    expect(await opened().orm.$count(author, eq(author.slug, `a-${reason}`))).toBe(0)
  })

  it('leads every address that an entry had to the one that it has, and back', async () => {
    const db = opened()
    await changeEntry(db, operator, { kind: 'section', id: ids.section, slug: 'markets' })
    await changeEntry(db, operator, { kind: 'section', id: ids.section, slug: 'money' })
    expect(await sectionPage(db, 'ar', 'economy', 1)).toBeNull()
    expect(await movedTo(db, '/economy')).toBe('/money')
    expect(await movedTo(db, '/en/markets?page=2')).toBe('/en/money')
    expect(await movedTo(db, '/feed/ar/section/economy.atom')).toBe('/feed/ar/section/money.atom')
    expect(await findStory(db, 'ar', 'economy', 'خبر')).toEqual({
      kind: 'moved',
      href: `/money/${encodeURIComponent('خبر')}`,
    })
    await expect(
      createEntry(db, operator, { kind: 'section', names: { ar: 'أسواق' }, slug: 'markets' }),
    ).rejects.toMatchObject(refusal('entry-slug-taken', 'markets'))
    await changeEntry(db, operator, { kind: 'section', id: ids.section, slug: 'economy' })
    expect(await movedTo(db, '/economy')).toBeNull()
    expect(await movedTo(db, '/money')).toBe('/economy')
    expect(await movedTo(db, '/topic/money')).toBeNull()
  })

  it('overwrites nothing that a colleague changed meanwhile', async () => {
    const db = opened()
    const { version } = (await readEntry(db, operator, { kind: 'topic', id: ids.topic }))!
    await changeEntry(db, operator, {
      kind: 'topic',
      id: ids.topic,
      names: { ar: 'المدفوعات' },
      baseVersion: version,
    })
    await expect(
      changeEntry(db, operator, { kind: 'topic', id: ids.topic, names: { ar: 'دفع' }, baseVersion: version }),
    ).rejects.toMatchObject(refusal('entry-changed'))
    expect((await readEntry(db, operator, { kind: 'topic', id: ids.topic }))!.names.ar).toBe('المدفوعات')
  })

  it('finds the stories of a topic by a word that was made its synonym, and no longer when it is none', async () => {
    const db = opened()
    expect(await search(db, 'فينتك')).not.toContain(story.storyId)
    await changeEntry(db, operator, { kind: 'topic', id: ids.topic, synonyms: ['فينتك', ' فينتك ', ''] })
    expect(await search(db, 'فينتك')).toContain(story.storyId)
    await changeEntry(db, operator, { kind: 'topic', id: ids.topic, synonyms: [] })
    expect(await search(db, 'فينتك')).not.toContain(story.storyId)
  })

  it('reorders sections, and leaves the ends where they are', async () => {
    const db = opened()
    const order = async () => (await sectionsInOrder(db, 'ar')).map((each) => each.slug)
    const before = await order()
    await moveSection(db, operator, { id: ids.section, direction: 'up' })
    expect(await order()).toEqual(before)
    await moveSection(db, operator, { id: ids.section, direction: 'down' })
    expect(await order()).toEqual([before[1], before[0], ...before.slice(2)])
    await moveSection(db, operator, { id: ids.section, direction: 'up' })
    expect(await order()).toEqual(before)
  })

  it('sets a section of opinion apart on the front, whatever its address comes to be', async () => {
    const db = opened()
    const id = await createEntry(db, operator, { kind: 'section', names: { ar: 'رأي', en: 'Views' } })
    const { storyId, articleId } = await addStory(db, { slug: 'رأي-في-الميناء' })
    await fileStory(db, operator, { articleId, sectionId: id })
    const shown = async () => {
      const { lead, secondary, latest, opinion } = await frontPage(db, 'ar')
      const news = [lead, ...secondary, ...latest].some((each) => each?.storyId === storyId)
      return { news, apart: opinion.map(({ section, stories }) => [section?.slug, stories.length]) }
    }
    expect(await shown()).toEqual({ news: true, apart: [] })
    await changeEntry(db, operator, { kind: 'section', id, isOpinion: true })
    expect(await shown()).toEqual({ news: false, apart: [['views', 1]] })
    await changeEntry(db, operator, { kind: 'section', id, slug: 'voices' })
    expect(await shown()).toEqual({ news: false, apart: [['voices', 1]] })
    expect(await readEntry(db, operator, { kind: 'section', id })).toMatchObject({ isOpinion: true })
  })

  it('archives what is used: offered no more, and still to be read', async () => {
    const db = opened()
    await expect(removeEntry(db, operator, { kind: 'section', id: ids.section })).rejects.toMatchObject(
      refusal('still-in-use'),
    )
    await archiveEntry(db, operator, { kind: 'section', id: ids.section, isArchived: true })
    expect((await sectionsInOrder(db, 'ar')).map((each) => each.slug)).not.toContain('economy')
    expect((await sectionPage(db, 'ar', 'economy', 1))!.stories).toHaveLength(1)
    expect((await findStory(db, 'ar', 'economy', 'خبر')).kind).toBe('found')
    const offered = (await storyDirectory(db, 'ar')).sections.map((each) => each.id)
    expect(offered).not.toContain(ids.section)
    expect((await storyDirectory(db, 'ar', [ids.section])).sections.map((each) => each.id)).toContain(
      ids.section,
    )
    await archiveEntry(db, operator, { kind: 'section', id: ids.section, isArchived: false })
    expect((await sectionsInOrder(db, 'ar')).map((each) => each.slug)).toContain('economy')
  })

  it('deletes what was made by mistake, and nothing that an old address leads to', async () => {
    const db = opened()
    const id = await createEntry(db, operator, { kind: 'desk', names: { ar: 'مكتب' }, slug: 'mistake' })
    await removeEntry(db, operator, { kind: 'desk', id })
    expect(await readEntry(db, operator, { kind: 'desk', id })).toBeNull()
    const moved = await createEntry(db, operator, { kind: 'desk', names: { ar: 'مكتب' }, slug: 'mistake' })
    await changeEntry(db, operator, { kind: 'desk', id: moved, slug: 'no-mistake' })
    await expect(removeEntry(db, operator, { kind: 'desk', id: moved })).rejects.toMatchObject(
      refusal('still-in-use'),
    )
  })

  it('makes one topic of two: stories, addresses, synonyms and menus', async () => {
    const db = opened()
    const dup = await createEntry(db, operator, {
      kind: 'topic',
      names: { ar: 'حوالات', en: 'Transfers' },
      synonyms: ['ريميتانس'],
    })
    await changeEntry(db, operator, { kind: 'topic', id: dup, slug: 'money-transfers' })
    const third = await createEntry(db, operator, { kind: 'topic', names: { ar: 'ثالث' }, slug: 'third' })
    await mergeEntries(db, operator, { kind: 'topic', id: third, intoId: dup })
    const both = await addStory(db, { slug: 'في-الموضوعين' })
    const only = await addStory(db, { slug: 'في-واحد' })
    await fileStory(db, operator, { articleId: both.articleId, topicIds: [dup, ids.topic] })
    await fileStory(db, operator, { articleId: only.articleId, topicIds: [dup] })
    await db.orm.update(publication).set({ menus: { ar: { header: [{ kind: 'topic', id: dup }] } } })
    await expect(mergeEntries(db, operator, { kind: 'topic', id: dup, intoId: dup })).rejects.toMatchObject(
      refusal('merged-with-itself'),
    )
    await mergeEntries(db, operator, { kind: 'topic', id: dup, intoId: ids.topic })
    expect(await topicsOf(both.storyId)).toEqual([ids.topic])
    expect(await topicsOf(only.storyId)).toEqual([ids.topic])
    expect(await movedTo(db, '/topic/money-transfers')).toBe('/topic/payments')
    expect(await movedTo(db, '/en/topic/transfers')).toBe('/en/topic/payments')
    expect(await topicPage(db, 'ar', 'money-transfers', 1)).toBeNull()
    expect((await topicPage(db, 'ar', 'payments', 1))!.stories.map((each) => each.storyId)).toContain(
      only.storyId,
    )
    expect(await search(db, 'ريميتانس')).toContain(story.storyId)
    const [row] = await db.orm.select().from(publication)
    expect(row!.menus).toEqual({ ar: { header: [{ kind: 'topic', id: ids.topic }] } })
    // A form that was open meanwhile still names the one that is gone.
    await fileStory(db, operator, { articleId: only.articleId, topicIds: [dup, ids.topic] })
    expect(await topicsOf(only.storyId)).toEqual([ids.topic])
    await expect(
      createEntry(db, operator, { kind: 'topic', names: { ar: 'س' }, slug: 'transfers' }),
    ).rejects.toMatchObject(refusal('entry-slug-taken'))
    expect(await movedTo(db, '/topic/third')).toBe('/topic/payments')
    await fileStory(db, operator, { articleId: only.articleId, topicIds: [third] })
    expect(await topicsOf(only.storyId)).toEqual([ids.topic])
  })

  it('makes one author of two: credits, drafts, revisions, what is known of them, and whose byline it is', async () => {
    const db = opened()
    const twin = await createEntry(db, operator, {
      kind: 'author',
      names: { ar: 'سلمى حداد', fr: 'Salma Haddad' },
      slug: 'salma-h',
      email: 'salma.h@warraq.example',
      handles: [{ network: 'x', handle: '@salma' }],
      languages: ['fr'],
    })
    const { articleId } = await addStory(db, { slug: 'بتوقيعين' })
    await db.orm.insert(byline).values([
      { articleId, authorId: twin, role: 'author', position: 1 },
      { articleId, authorId: twin, role: 'photographer', position: 2 },
    ])
    const { content, version } = await openDraft(db, operator, { articleId })
    expect(content.bylines).toHaveLength(3)
    await saveDraft(db, operator, {
      articleId,
      tabId: 'tab-of-this-test',
      baseVersion: version,
      content: { ...content, standfirst: 'مقدّمة' },
    })
    const hers = await staffMember(db, 'author')
    await db.orm.update(staff).set({ authorId: twin }).where(eq(staff.id, hers.staffId!))
    await mergeEntries(db, operator, { kind: 'author', id: twin, intoId: ids.author })
    const credits = await db.orm.select().from(byline).where(eq(byline.articleId, articleId))
    expect(credits.map((each) => `${each.authorId} ${each.role}`).sort()).toEqual([
      `${ids.author} author`,
      `${ids.author} photographer`,
    ])
    const [kept] = await db.orm.select().from(author).where(eq(author.id, ids.author))
    expect(kept).toMatchObject({
      email: 'salma@warraq.example',
      handles: [{ network: 'x', handle: 'salma' }],
      languages: ['fr'],
      names: { ar: 'سلمى الحدّاد', en: 'Salma Haddad', fr: 'Salma Haddad' },
    })
    const [owner] = await db.orm.select().from(staff).where(eq(staff.id, hers.staffId!))
    expect(owner!.authorId).toBe(ids.author)
    expect(await movedTo(db, '/author/salma-h')).toBe('/author/salma')
    expect((await authorPage(db, 'ar', 'salma', 1))!.author.handles).toHaveLength(1)
    // The draft means the one who stays; so does a tab that still names the other, and an old revision.
    const now = await openDraft(db, operator, { articleId })
    expect(now.content.bylines).toEqual([
      { authorId: ids.author, role: 'author' },
      { authorId: ids.author, role: 'photographer' },
    ])
    await saveDraft(db, operator, {
      articleId,
      tabId: 'tab-of-this-test',
      baseVersion: now.version,
      content: { ...content, standfirst: 'أخرى', bylines: [{ authorId: twin, role: 'author' }] },
    })
    const [saved] = await db.orm.select().from(draft).where(eq(draft.articleId, articleId))
    expect(saved!.bylines).toEqual([{ authorId: ids.author, role: 'author' }])
    await db.orm.execute(sql`delete from editing_tab`)
    await restoreRevision(db, operator, { articleId, revision: 1 })
    const [restored] = await db.orm.select().from(draft).where(eq(draft.articleId, articleId))
    expect(new Set(restored!.bylines.map((each) => each.authorId))).toEqual(new Set([ids.author]))
  })

  it('does not make one of the bylines of two people', async () => {
    const db = opened()
    const one = await staffMember(db, 'author')
    const other = await staffMember(db, 'author')
    await expect(
      mergeEntries(db, operator, { kind: 'author', id: one.authorId!, intoId: other.authorId! }),
    ).rejects.toMatchObject(refusal('bylines-of-two'))
    expect(await db.orm.$count(formerEntry, eq(formerEntry.formerId, one.authorId!))).toBe(0)
    expect(await db.orm.$count(article)).toBeGreaterThan(0)
  })

  it('is not for authors, nor for whoever has no access', async () => {
    for (const role of ['author', 'translator', 'contributor'] as const)
      await expect(
        listEntries(opened(), await staffMember(opened(), role), { kind: 'topic' }),
      ).rejects.toMatchObject(refusal('not-allowed'))
  })
})
