/** A row for each story, under any filter and in any order, page by page; and boards that people keep. */
import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { boardView } from '../../db/tables/boards.ts'
import { desk, media, staff } from '../../db/tables/people-and-pictures.ts'
import { article, story, storyTopic } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { type Actor, operator } from '../actor.ts'
import type { InputOf } from '../operation.ts'
import { removePerson } from '../people/change-person.ts'
import { staffMember } from '../testing/staff-member.ts'
import { assignStory } from './assign-story.ts'
import { listViews, readBoardColumns, removeView, saveView, setBoardColumns } from './board-views.ts'
import { storyBoard, storyColumns } from './story-board.ts'
import { whereToBegin } from './where-to-begin.ts'

describeDatabase('a board of stories', (opened) => {
  let ids: Awaited<ReturnType<typeof smallPublication>>
  let editor: Actor
  let huda: Actor
  const storyOf = new Map<string, string>()
  const articleOf = new Map<string, string>()
  beforeAll(async () => {
    const db = opened()
    ids = await smallPublication(db)
    editor = await staffMember(db, 'editor', { name: 'محررة' })
    huda = await staffMember(db, 'author', { name: 'هدى' })
    // Seventy stories, each an hour older than the one before; every third one in English, too, a minute older.
    for (let n = 0; n < 70; n += 1) {
      const made = await addStory(db, { slug: `story-${n}`, headline: `خبر ${n}`, publishedIn: -n - 1 })
      storyOf.set(made.storyId, `${n}`)
      articleOf.set(`${n}`, made.articleId)
      if (n % 3 === 0)
        await addStory(db, {
          slug: `story-${n}-en`,
          headline: `Story ${n}`,
          locale: 'en',
          storyId: made.storyId,
          publishedIn: -n - 1.02,
        })
    }
    const some = async (n: number, set: Partial<typeof story.$inferInsert>) =>
      db.orm
        .update(story)
        .set(set)
        .where(sql`id = (select story_id from article where id = ${articleOf.get(`${n}`)})`)
    await some(4, { sectionId: ids.other })
    await some(9, { sectionId: ids.other, kind: 'opinion' })
    await some(40, { kind: 'opinion' })
    await db.orm
      .insert(media)
      .values({ id: 'p1cture001', contentHash: 'x', width: 1, height: 1, thumbhash: '' })
    await db.orm
      .update(article)
      .set({ leadMediaId: 'p1cture001' })
      .where(eq(article.id, articleOf.get('9')!))
    await db.orm
      .delete(storyTopic)
      .where(sql`story_id <> (select story_id from article where id = ${articleOf.get('40')})`)
    await assignStory(db, editor, { articleId: articleOf.get('40')!, ownerId: huda.staffId! })
  })
  const shown = async (filter: InputOf<typeof storyBoard> = {}, actor = editor) => {
    const board = await storyBoard(opened(), actor, filter)
    return { ...board, names: board.rows.map((row) => storyOf.get(row.storyId)) }
  }

  it('has a row for each story, with its languages in it', async () => {
    const { rows, counts, names } = await shown({ length: 200 })
    expect(names).toEqual(Array.from({ length: 70 }, (_, n) => `${n}`))
    expect(rows[3]!.siblings.map(({ locale }) => locale)).toEqual(['en'])
    expect(counts.all).toEqual({ count: 70, hasMore: false })
    expect(counts.states.published).toEqual({ count: 70, hasMore: false })
    // Narrowed to a language, that version stands for the story.
    const english = await shown({ locale: 'en' })
    expect(english.rows.every(({ locale }) => locale === 'en')).toBe(true)
    expect(english.counts.all.count).toBe(24)
  })

  it('is led by the version that its reader works in, else by the original, in the order of the last work on any', async () => {
    const before = await shown({ length: 200 })
    const english = await shown({ length: 200, reader: 'en' })
    expect(english.names).toEqual(before.names)
    expect(english.rows.slice(0, 4).map(({ locale }) => locale)).toEqual(['en', 'ar', 'ar', 'en'])
    expect(english.rows[0]).toMatchObject({ headline: 'Story 0', updatedAt: before.rows[0]!.updatedAt })
    expect(english.rows[0]!.siblings.map(({ locale }) => locale)).toEqual(['ar'])
    // Neither is hers: what the other was translated from.
    const db = opened()
    const ofStory = english.rows[3]!.storyId
    const move = (locale: 'ar' | 'en', set: Partial<typeof article.$inferInsert>) =>
      db.orm.update(article).set(set).where(sql`story_id = ${ofStory} and locale = ${locale}`)
    await move('ar', { locale: 'he', translatedFromId: english.rows[3]!.articleId })
    try {
      const [row] = (await shown({ length: 200, reader: 'ar' })).rows.filter(
        ({ storyId }) => storyId === ofStory,
      )
      expect(row).toMatchObject({ locale: 'en', updatedAt: before.rows[3]!.updatedAt })
      // What a filter asks for leads, and what is ordered by its own day, and what was looked for in.
      expect((await shown({ reader: 'ar', locale: 'he' })).rows[0]).toMatchObject({ locale: 'he' })
      expect((await shown({ reader: 'ar', order: 'dated' })).rows[3]).toMatchObject({ locale: 'he' })
      expect((await shown({ reader: 'en', query: 'خبر 6' })).rows[0]).toMatchObject({ locale: 'ar' })
    } finally {
      await db.orm
        .update(article)
        .set({ locale: 'ar', translatedFromId: null })
        .where(sql`story_id = ${ofStory} and locale = 'he'`)
    }
  })

  it.each(['worked', 'worked-oldest', 'dated', 'dated-soonest'] as const)(
    'is paged through whole in both directions, none twice: %s',
    async (order) => {
      const all = (await shown({ order, length: 200 })).names
      const seen: unknown[] = []
      let page = await shown({ order })
      expect(page.upTo).toBeNull()
      for (;;) {
        seen.push(...page.names)
        if (!page.after) break
        page = await shown({ order, after: page.after })
      }
      expect(seen).toEqual(all)
      const back = await shown({ order, upTo: page.upTo! })
      expect(back.names).toEqual(all.slice(30, 60))
      expect((await shown({ order, upTo: back.upTo! })).names).toEqual(all.slice(0, 30))
    },
  )

  it('is narrowed by all that stories have', async () => {
    expect((await shown({ sectionId: ids.other })).names).toEqual(['4', '9'])
    expect((await shown({ sectionId: ids.other, kind: 'opinion' })).names).toEqual(['9'])
    expect((await shown({ kind: 'opinion' })).counts.states.published.count).toBe(2)
    expect((await shown({ topicId: ids.topic })).names).toEqual(['40'])
    expect((await shown({ ownerId: huda.staffId! })).names).toEqual(['40'])
    expect((await shown({ ownerId: 'nobody', kind: 'opinion' })).names).toEqual(['9'])
    expect((await shown({ hasPicture: true })).names).toEqual(['9'])
    expect((await shown({ authorId: ids.author })).counts.all.count).toBe(70)
    expect((await shown({ mine: true }, huda)).names).toEqual(['40'])
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
    expect((await shown({ from: hoursAgo(6.5), before: hoursAgo(4.5) })).names).toEqual(['4', '5'])
    expect((await shown({ query: 'خبر 40' })).names).toEqual(['40'])
    expect((await shown({ query: 'story', order: 'worked-oldest' })).names.at(0)).toBe('69')
  })

  it('says which filter names what is gone, and shows the rest', async () => {
    const { gone, names } = await shown({ deskId: 'gone', authorId: '\0', sectionId: ids.other })
    expect(gone).toEqual(['desk', 'author'])
    expect(names).toEqual(['4', '9'])
    // What is no place is the beginning.
    expect((await shown({ after: 'nonsense', sectionId: ids.other })).names).toEqual(['4', '9'])
    expect((await shown({ after: '1-zzz', sectionId: ids.other })).names).toEqual(['4', '9'])
  })

  it('stands in columns by state', async () => {
    const { columns, counts } = await storyColumns(opened(), editor, {})
    expect(columns.published).toHaveLength(12)
    expect(columns.draft).toEqual([])
    expect(counts.states.published.count).toBe(70)
  })

  it('is where somebody begins who has a story in hand', async () => {
    expect(await whereToBegin(opened(), huda)).toEqual({ at: 'mine' })
  })

  it('is kept under a name, for oneself, a desk or all', async () => {
    const db = opened()
    await db.orm.insert(desk).values({ id: 'desk000009', slug: 'far', names: { ar: 'بعيد' } })
    const ofDesk = await staffMember(db, 'author', { name: 'كريم', deskIds: [ids.desk] })
    const far = await staffMember(db, 'author', { name: 'ليلى', deskIds: ['desk000009'] })
    const names = async (actor: Actor) => (await listViews(db, actor)).map(({ name }) => name)
    await saveView(db, ofDesk, { name: 'لي', sharing: 'me', question: 'mine=1' })
    await saveView(db, ofDesk, { name: 'لمكتبي', sharing: 'desk', deskId: ids.desk, question: 'state=draft' })
    const forAll = await saveView(db, editor, { name: 'للكل', sharing: 'all', question: 'state=in_review' })
    expect(await names(ofDesk)).toEqual(['للكل', 'لمكتبي', 'لي'])
    expect(await names(far)).toEqual(['للكل'])
    // Kept again under its name, it is written over.
    await saveView(db, ofDesk, { name: 'لي', sharing: 'me', question: 'mine=1&state=draft' })
    expect((await listViews(db, ofDesk)).find(({ name }) => name === 'لي')!.question).toBe(
      'mine=1&state=draft',
    )

    const refused = (refusal: string) => expect.objectContaining({ refusal })
    await expect(saveView(db, ofDesk, { name: 'x', sharing: 'all', question: '' })).rejects.toEqual(
      refused('not-allowed'),
    )
    await expect(
      saveView(db, ofDesk, { name: 'x', sharing: 'desk', deskId: 'desk000009', question: '' }),
    ).rejects.toEqual(refused('not-allowed'))
    await expect(removeView(db, far, { id: forAll })).rejects.toEqual(refused('not-allowed'))

    // Whoever made it is gone: what she shared stays, and is tidied by who keeps the directory.
    await removePerson(db, { ...operator, hasProved: true }, { staffId: ofDesk.staffId! })
    expect(await db.orm.$count(boardView, eq(boardView.sharing, 'me'))).toBe(0)
    const [left] = (await listViews(db, editor)).filter(({ name }) => name === 'لمكتبي')
    expect(left).toMatchObject({ by: null, mayRemove: true })
    await removeView(db, editor, { id: left!.id })
    expect(await names(editor)).toEqual(['للكل'])
  })

  it('has the columns that each person chose', async () => {
    const db = opened()
    await setBoardColumns(db, editor, { columns: ['words', 'owner', 'words'] })
    expect(await readBoardColumns(db, editor)).toEqual(['owner', 'words'])
    expect(await readBoardColumns(db, huda)).toContain('picture')
    const [row] = await db.orm.select().from(staff).where(eq(staff.id, editor.staffId!))
    expect(row!.boardColumns).toEqual(['words', 'owner'])
  })
})
