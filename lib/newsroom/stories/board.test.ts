import { eq, inArray, sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { editingTab } from '../../db/tables/drafts.ts'
import { coverage } from '../../db/tables/planning.ts'
import { article } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { type Actor, operator } from '../actor.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { deleteArticle } from './bin.ts'
import { type BoardFilter, board, boardPageSize } from './board.ts'
import { createStory } from './create-story.ts'
import { heartbeat } from './editing-tabs.ts'
import { transitionArticle } from './transition-article.ts'
import { openDraft, saveDraft } from './working-draft.ts'

describeDatabase('the board', (opened) => {
  let ids: Awaited<ReturnType<typeof smallPublication>>
  let editor: Actor
  let author: Actor
  let salma: Actor
  const named: Record<string, { storyId: string; articleId: string }> = {}
  beforeAll(async () => {
    const db = opened()
    ids = await smallPublication(db)
    editor = await staffMember(db, 'editor', { name: 'هدى' })
    author = await staffMember(db, 'author', { name: 'كريم' })
    salma = await staffMember(db, 'author', { name: 'سلمى', authorId: ids.author })
    named.published = await addStory(db, { slug: 'منشورة', headline: 'أرباح الشركات' })
    named.english = await addStory(db, {
      slug: 'english',
      locale: 'en',
      headline: 'Company profits',
      storyId: named.published.storyId,
      state: 'draft',
      publishedIn: null,
    })
    named.begun = await createStory(db, author, {
      locale: 'ar',
      headline: 'إعلان المؤشّرات الاقتصادية',
      sectionId: ids.other,
    })
    named.binned = await createStory(db, author, { locale: 'ar', headline: 'محذوف', sectionId: ids.section })
    await deleteArticle(db, author, { articleId: named.binned.articleId })
  })
  const shown = async (filter: Partial<BoardFilter> = {}, actor = editor) => {
    const { rows } = await board(opened(), actor, { page: 1, ...filter })
    const nameOf = (id: string) => Object.keys(named).find((name) => named[name]!.articleId === id)
    return rows.map((row) => nameOf(row.articleId)).sort()
  }

  it('shows everything but the bin, or the bin', async () => {
    expect(await shown()).toEqual(['begun', 'english', 'published'])
    expect(await shown({ bin: true })).toEqual(['binned'])
  })

  it('filters by language, state and desk', async () => {
    expect(await shown({ locale: 'en' })).toEqual(['english'])
    expect(await shown({ state: 'published' })).toEqual(['published'])
    expect(await shown({ deskId: ids.desk })).toEqual(['english', 'published'])
    expect(await shown({ deskId: ids.desk, state: 'draft' })).toEqual(['english'])
  })

  it('knows what is mine: begun, or credited, also in a draft that was never opened', async () => {
    expect(await shown({ mine: true }, author)).toEqual(['begun'])
    expect(await shown({ mine: true }, salma)).toEqual(['english', 'published'])
    await openDraft(opened(), salma, { articleId: named.published!.articleId })
    expect(await shown({ mine: true }, salma)).toEqual(['english', 'published'])
    expect(await shown({ mine: true }, operator)).toEqual([])
  })

  it.each([
    ['اعلان المؤشرات', ['begun']],
    ['الإقتصاديه', ['begun']],
    ['ارباح', ['published']],
    ['PROFITS company', ['english']],
    ['%', []],
    ['_', []],
    ["'; --", []],
    ['\u0000', ['begun', 'english', 'published']],
    ['كلمة ليست هنا', []],
    ['ا'.repeat(100_000), []],
  ])('finds by the words of the headline in any spelling: %.20s', async (query, expected) => {
    expect(await shown({ query })).toEqual(expected)
  })

  it('finds by the words of the text, a draft’s and what readers see, and shows where they stand', async () => {
    const sectionId = ids.section
    const { articleId } = await createStory(opened(), author, {
      locale: 'ar',
      headline: 'خبر عن الميناء',
      sectionId,
    })
    const { content, version } = await openDraft(opened(), author, { articleId })
    const words = 'قال مدير الميناء إنّ السفينةَ الكبرى وصلت ليلًا وعليها قمح كثير.'
    await saveDraft(opened(), author, {
      articleId,
      tabId: tab(),
      baseVersion: version,
      content: {
        ...content,
        document: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] },
      },
    })
    const { rows } = await board(opened(), editor, { query: 'سفينه القمح', page: 1 })
    expect(rows).toEqual([])
    const found = (await board(opened(), editor, { query: 'السفينه قمح', page: 1 })).rows
    expect(found.map((row) => row.articleId)).toEqual([articleId])
    expect(found[0]!.excerpt!.map(({ text }) => text).join('')).toBe(words)
    expect(found[0]!.excerpt!.filter(({ isHit }) => isHit).map(({ text }) => text)).toEqual([
      'السفينةَ',
      'قمح',
    ])
    // Nobody has opened this one here.
    const unopened = await addStory(opened(), { slug: 'لم-تفتح', headline: 'سوق الحبوب' })
    await opened()
      .orm.update(article)
      .set({ plainText: 'وبالمرافئ ازدحام لم يُعهد من قبل' })
      .where(eq(article.id, unopened.articleId))
    expect(
      (await board(opened(), editor, { query: 'مرافئ إزدحام', page: 1 })).rows.map((row) => row.articleId),
    ).toEqual([unopened.articleId])
    await opened()
      .orm.delete(article)
      .where(inArray(article.id, [articleId, unopened.articleId]))
  })

  it('looks in the headline that is being worked on', async () => {
    const { articleId } = named.begun!
    const { content, version } = await openDraft(opened(), author, { articleId })
    await saveDraft(opened(), author, {
      articleId,
      tabId: tab(),
      baseVersion: version,
      content: { ...content, headline: 'عنوان صار غيره' },
    })
    expect(await shown({ query: 'صار' })).toEqual(['begun'])
    expect(await shown({ query: 'المؤشرات' })).toEqual([])
  })

  it('says who has it open, who wrote last, what else there is of the story, and whether readers see the same', async () => {
    const { articleId } = named.published!
    await heartbeat(opened(), editor, { articleId, tabId: tab(), wantsToWrite: true })
    const { content, version } = await openDraft(opened(), editor, { articleId })
    const rowOf = async () =>
      (await board(opened(), editor, { page: 1 })).rows.find((row) => row.articleId === articleId)!
    expect(await rowOf()).toMatchObject({
      headline: 'أرباح الشركات',
      section: { ar: 'اقتصاد' },
      desk: { ar: 'مكتب دبي' },
      authors: [{ ar: 'سلمى الحدّاد' }],
      hasUnpublishedChanges: false,
      updatedBy: null,
      openBy: ['هدى'],
      siblings: [{ articleId: named.english!.articleId, locale: 'en', state: 'draft' }],
    })
    await opened().orm.update(editingTab).set({ seenAt: sql`now() - interval '46 seconds'` })
    for (const change of [
      { dateline: 'دبي' },
      { socialTitle: 'لمن يشارك' },
      { bylines: [] },
      { document: { type: 'doc', content: [] } },
    ]) {
      const { version: base } = await openDraft(opened(), editor, { articleId })
      await saveDraft(opened(), editor, {
        articleId,
        tabId: tab(),
        baseVersion: base,
        content: { ...content, ...change },
      })
      expect(await rowOf()).toMatchObject({ hasUnpublishedChanges: true, updatedBy: 'هدى' })
      expect((await openDraft(opened(), editor, { articleId })).hasUnpublishedChanges).toBe(true)
      await opened().orm.delete(editingTab)
    }
    expect(version).toBe(1)
    await transitionArticle(opened(), editor, { articleId, move: 'publish' })
    expect(await rowOf()).toMatchObject({ hasUnpublishedChanges: false, openBy: [] })
  })

  it('says when what was planned of a story is due, until it is done', async () => {
    const { articleId } = named.english!
    const rowOf = async () =>
      (await board(opened(), editor, { page: 1 })).rows.find((row) => row.articleId === articleId)!
    expect(await rowOf()).toMatchObject({ dueAt: null, isLate: false })
    const planned = { kind: 'text', locale: 'en', headline: 'Markets', articleId } as const
    const [soon, late] = [new Date(Date.now() + 3_600_000), new Date(Date.now() - 3_600_000)]
    await opened()
      .orm.insert(coverage)
      .values([
        { ...planned, id: 'covered001', dueAt: soon },
        { ...planned, id: 'covered002', dueAt: late, cancelledAt: late },
      ])
    expect(await rowOf()).toMatchObject({ dueAt: soon.toISOString(), isLate: false })
    await opened().orm.update(coverage).set({ dueAt: late }).where(eq(coverage.id, 'covered001'))
    expect(await rowOf()).toMatchObject({ dueAt: late.toISOString(), isLate: true })
    await opened().orm.delete(coverage)
  })

  it('puts what was worked on last first, and reading is no work', async () => {
    const first = async () => (await board(opened(), editor, { page: 1 })).rows[0]!.articleId
    const { articleId } = named.english!
    const { content } = await openDraft(opened(), editor, { articleId })
    expect(await first()).not.toBe(articleId)
    await saveDraft(opened(), editor, {
      articleId,
      tabId: tab(),
      baseVersion: 1,
      content: { ...content, kicker: 'Markets' },
    })
    expect(await first()).toBe(articleId)
  })

  it('comes in pages; one past the last is the last', async () => {
    for (let i = 0; i < boardPageSize; i += 1)
      await addStory(opened(), { slug: `صفحة-${i}`, locale: 'fr', publishedIn: -i - 1 })
    await addStory(opened(), { slug: 'الأقدم', locale: 'fr', publishedIn: -500 })
    const of = (page: number) => board(opened(), editor, { locale: 'fr', page })
    expect(await of(1)).toMatchObject({ total: 31, pages: 2, page: 1 })
    expect((await of(1)).rows).toHaveLength(boardPageSize)
    expect((await of(2)).rows.map((row) => row.headline)).toEqual(['عنوان الأقدم'])
    for (const page of [3, 1e9]) expect((await of(page)).page).toBe(2)
    for (const page of [0, -1, 1.5, Number.NaN]) expect((await of(page)).page).toBe(1)
    expect(await board(opened(), editor, { query: 'لا شيء', page: 1 })).toMatchObject({ total: 0, pages: 1 })
  })

  it('is not for who has no way in', async () => {
    const contributor = await staffMember(opened(), 'contributor')
    await expect(board(opened(), contributor, { page: 1 })).rejects.toMatchObject({ refusal: 'not-allowed' })
  })

  it('takes a filter that names nothing for none', async () => {
    const filter = { state: 'lost' as 'draft', locale: 'xx' as 'ar', deskId: "'", query: 'عنوان صار' }
    expect(await shown(filter)).toEqual(['begun'])
  })
})
