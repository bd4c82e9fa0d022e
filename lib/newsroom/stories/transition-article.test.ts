import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'

import { auditEvent } from '../../db/tables/audit.ts'
import { draft, revision } from '../../db/tables/drafts.ts'
import { frontSlot } from '../../db/tables/front.ts'
import { author, media } from '../../db/tables/people-and-pictures.ts'
import { article, byline, redirect } from '../../db/tables/stories.ts'
import { touch } from '../../db/tables/touches.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'

import { frontPage } from '../../publication/front.ts'
import { findStory } from '../../publication/story.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { bold, doc, p } from '../../story/compose.ts'
import { type ArticleState, articleStates } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { type TransitionName, transitionNames } from '../workflow.ts'
import { createStory } from './create-story.ts'
import { history } from './history.ts'
import { setEmbargo } from './set-embargo.ts'
import { transitionArticle } from './transition-article.ts'
import { openDraft, saveDraft } from './working-draft.ts'

/** Where each move leads from each state, as the newsroom means it; what is absent is refused. */
const leads: Record<TransitionName, Partial<Record<ArticleState, ArticleState>>> = {
  submit: { draft: 'in_review' },
  return: { in_review: 'draft', approved: 'draft' },
  approve: { in_review: 'approved' },
  schedule: {
    draft: 'scheduled',
    in_review: 'scheduled',
    approved: 'scheduled',
    scheduled: 'scheduled',
    unpublished: 'scheduled',
  },
  unschedule: { scheduled: 'approved' },
  publish: {
    draft: 'published',
    in_review: 'published',
    approved: 'published',
    scheduled: 'published',
    published: 'published',
    unpublished: 'published',
  },
  unpublish: { published: 'unpublished' },
  kill: { published: 'killed', unpublished: 'killed' },
}
const wasPublic: ArticleState[] = ['published', 'unpublished', 'killed']
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000)

describeDatabase('moving an article', (opened) => {
  let editor: Actor
  let sectionId: string
  let slugs = 0
  beforeAll(async () => {
    sectionId = (await smallPublication(opened())).section
    editor = await staffMember(opened(), 'editor')
  })
  const begin = async (headline = 'عنوان') =>
    (await createStory(opened(), editor, { locale: 'ar', headline, sectionId })).articleId
  const inState = async (state: ArticleState) => {
    slugs += 1
    const publishedIn = wasPublic.includes(state) ? -1 : null
    return (await addStory(opened(), { slug: `حالة-${slugs}`, state, publishedIn })).articleId
  }
  const rowOf = async (id: string) =>
    (await opened().orm.select().from(article).where(eq(article.id, id)))[0]!
  const write = async (articleId: string, change: Record<string, unknown>) => {
    const { content, version } = await openDraft(opened(), editor, { articleId })
    await saveDraft(opened(), editor, {
      articleId,
      tabId: tab(),
      baseVersion: version,
      content: { ...content, ...change },
    }).finally(() => opened().orm.execute(sql`delete from editing_tab`))
  }
  const move = (articleId: string, name: TransitionName, more: { note?: string; at?: Date } = {}) =>
    transitionArticle(opened(), editor, { articleId, move: name, ...more })
  /** Everything of an article that an operation could have written. */
  const everythingOf = async (id: string) => ({
    row: await rowOf(id),
    draft: await opened().orm.select().from(draft).where(eq(draft.articleId, id)),
    revisions: await opened().orm.$count(revision, eq(revision.articleId, id)),
    bylines: await opened().orm.select().from(byline).where(eq(byline.articleId, id)),
    events: await opened().orm.$count(auditEvent, eq(auditEvent.subjectId, id)),
    touches: await opened().orm.$count(touch),
  })

  describe.each(articleStates)('from %s', (state) => {
    it.each(transitionNames)('%s', async (name) => {
      const id = await inState(state)
      await openDraft(opened(), editor, { articleId: id })
      const before = await everythingOf(id)
      const asked = move(id, name, { note: 'كلمة', ...(name === 'schedule' && { at: inSeconds(600) }) })
      const to = leads[name][state]
      if (to) {
        expect(await asked).toBe(to)
        expect((await rowOf(id)).state).toBe(to)
      } else {
        const refusal = state === 'killed' ? 'killed' : name === 'kill' ? 'never-published' : 'wrong-state'
        await expect(asked).rejects.toMatchObject({ refusal, subject: state })
        expect(await everythingOf(id)).toEqual(before)
      }
    })
  })

  it('is no move that the workflow does not have', async () => {
    const id = await begin()
    for (const name of ['correct', 'constructor', '__proto__', '', 'toString'])
      await expect(move(id, name as TransitionName)).rejects.toMatchObject({
        refusal: 'malformed',
        subject: 'move',
      })
  })

  it.each(['return', 'unpublish'] as const)('wants a note to %s', async (name) => {
    const id = await inState(name === 'return' ? 'in_review' : 'published')
    for (const note of [undefined, '', ' \u0000\n'])
      await expect(move(id, name, { ...(note !== undefined && { note }) })).rejects.toMatchObject({
        refusal: 'note-missing',
      })
    await expect(move(id, name, { note: 'ا'.repeat(9_999) })).rejects.toMatchObject({
      refusal: 'malformed',
      subject: 'note-too-long',
    })
    await move(id, name, { note: ' ينقص المصدر ' })
    expect((await history(opened(), editor, { articleId: id }))[0]).toMatchObject({
      event: name,
      by: 'editor',
      note: 'ينقص المصدر',
      details: { from: name === 'return' ? 'in_review' : 'published' },
    })
  })

  it.each(['submit', 'schedule', 'publish'] as const)('without a headline there is no %s', async (name) => {
    const id = await begin('')
    await expect(move(id, name, { at: inSeconds(600) })).rejects.toMatchObject({
      refusal: 'headline-missing',
    })
    expect((await rowOf(id)).state).toBe('draft')
  })

  it('moves what was seen, or nothing', async () => {
    const id = await begin()
    await write(id, { headline: 'تغيّر' })
    await expect(
      transitionArticle(opened(), editor, { articleId: id, move: 'publish', baseVersion: 1 }),
    ).rejects.toMatchObject({ refusal: 'stale-version', subject: '2' })
    expect(
      await transitionArticle(opened(), editor, { articleId: id, move: 'publish', baseVersion: 2 }),
    ).toBe('published')
  })

  it('is made once by many who make it at once', async () => {
    const id = await begin()
    const all = await Promise.allSettled(Array.from({ length: 6 }, () => move(id, 'submit')))
    expect(all.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
    const events = await history(opened(), editor, { articleId: id })
    expect(events.filter((each) => each.event === 'submit')).toHaveLength(1)
  })

  describe('publish', () => {
    it('brings every part of the draft before readers, and keeps it', async () => {
      await opened()
        .orm.insert(media)
        .values({ id: 'p1cture001', contentHash: 'x', width: 10, height: 10, thumbhash: '' })
      const id = await begin()
      await write(id, {
        kicker: 'أسواق',
        headline: 'عنوان ثان',
        standfirst: 'مقدّمة',
        dateline: 'دبي',
        document: doc(p('كلمات ثلاث هنا')),
        leadMediaId: 'p1cture001',
        bylines: [
          { authorId: editor.authorId, role: 'editor' },
          { authorId: 'auth000001', role: 'author' },
        ],
      })
      expect((await rowOf(id)).headline).toBe('عنوان')
      await move(id, 'publish')
      const row = await rowOf(id)
      expect(row).toMatchObject({
        state: 'published',
        kicker: 'أسواق',
        headline: 'عنوان ثان',
        standfirst: 'مقدّمة',
        dateline: 'دبي',
        plainText: 'كلمات ثلاث هنا',
        wordCount: 3,
        leadMediaId: 'p1cture001',
        revisionNumber: 2,
        updatedAt: null,
      })
      const bylines = await opened().orm.select().from(byline).where(eq(byline.articleId, id))
      expect(bylines.sort((a, b) => a.position - b.position)).toMatchObject([
        { authorId: editor.authorId, role: 'editor' },
        { authorId: 'auth000001', role: 'author' },
      ])
      expect((await history(opened(), editor, { articleId: id }))[0]).toMatchObject({
        event: 'publish',
        details: { from: 'draft', to: 'published', revision: 2 },
      })
    })

    it('is dated by the database’s clock, once; changed words are dated too, changed bylines are not', async () => {
      const id = await begin()
      await move(id, 'publish')
      const first = await rowOf(id)
      expect(first.updatedAt).toBeNull()
      await write(id, { bylines: [] })
      await move(id, 'publish')
      expect(await rowOf(id)).toMatchObject({ publishedAt: first.publishedAt, updatedAt: null })
      await write(id, { document: doc(p('كلمة ', bold('أخرى'))) })
      await move(id, 'publish')
      const changed = await rowOf(id)
      expect(changed.publishedAt).toEqual(first.publishedAt)
      expect(changed.updatedAt!.getTime()).toBeGreaterThan(first.publishedAt!.getTime())
      expect(changed.significantlyUpdatedAt).toEqual(changed.updatedAt)
      await write(id, { document: doc(p('كلمةٌ ', bold('أخرى'), '.')) })
      await move(id, 'publish')
      const mended = await rowOf(id)
      expect(mended.updatedAt!.getTime()).toBeGreaterThan(changed.updatedAt!.getTime())
      expect(mended.significantlyUpdatedAt, 'a comma is no news').toEqual(changed.updatedAt)
      await move(id, 'unpublish', { note: 'مراجعة' })
      await move(id, 'publish')
      expect(await rowOf(id)).toMatchObject({
        publishedAt: first.publishedAt,
        updatedAt: mended.updatedAt,
      })
    })

    it('again, with nothing new to say, changes nothing', async () => {
      const id = await begin()
      await move(id, 'publish')
      const before = await everythingOf(id)
      expect(await move(id, 'publish')).toBe('published')
      expect(await everythingOf(id)).toEqual(before)
    })

    it('makes the address anew from the headline, the first time only, and unless a person chose it', async () => {
      const id = await begin('عنوان مؤقّت جدًّا')
      await write(id, { headline: 'العنوان الأخير' })
      await move(id, 'publish')
      expect((await rowOf(id)).slug).toBe('العنوان-الأخير')
      expect(await opened().orm.$count(redirect, eq(redirect.articleId, id))).toBe(0)
      await write(id, { headline: 'عنوان بعد النشر' })
      await move(id, 'publish')
      expect((await rowOf(id)).slug).toBe('العنوان-الأخير')

      const twin = await begin('')
      expect((await rowOf(twin)).slug).toBe(`story-${twin}`)
      await write(twin, { headline: 'العنوان الأخير' })
      await move(twin, 'publish')
      expect((await rowOf(twin)).slug).toBe('العنوان-الأخير-2')

      const { articleId: chosen } = await addStory(opened(), {
        slug: 'اختاره-أحد',
        state: 'draft',
        publishedIn: null,
      })
      await write(chosen, { headline: 'غيره تمامًا' })
      await move(chosen, 'publish')
      expect((await rowOf(chosen)).slug).toBe('اختاره-أحد')
    })

    it('refuses to credit who is no longer in the directory', async () => {
      const id = await begin()
      await opened()
        .orm.insert(author)
        .values({ id: 'leaving001', slug: 'leaving', names: { ar: 'راحل' } })
      await write(id, { bylines: [{ authorId: 'leaving001', role: 'author' }] })
      await opened().orm.delete(author).where(eq(author.id, 'leaving001'))
      await expect(move(id, 'publish')).rejects.toMatchObject({
        refusal: 'unknown-reference',
        subject: 'leaving001',
      })
      expect((await rowOf(id)).state).toBe('draft')
    })
  })

  describe('schedule', () => {
    it.each([undefined, new Date(Number.NaN), new Date(0), inSeconds(-60), '2030-01-01' as unknown as Date])(
      'not for %s',
      async (at) => {
        const id = await begin()
        await expect(move(id, 'schedule', { ...(at !== undefined && { at }) })).rejects.toMatchObject({
          refusal: 'moment-passed',
        })
        expect(await rowOf(id)).toMatchObject({ state: 'draft', scheduledFor: null })
      },
    )
    it('may be moved, and taken back', async () => {
      const id = await begin()
      const [early, late] = [inSeconds(600), inSeconds(900)]
      await move(id, 'schedule', { at: early })
      await move(id, 'schedule', { at: late })
      expect((await rowOf(id)).scheduledFor).toEqual(late)
      expect((await history(opened(), editor, { articleId: id }))[0]).toMatchObject({
        details: { at: late.toISOString() },
      })
      await move(id, 'unschedule')
      expect(await rowOf(id)).toMatchObject({ state: 'approved', scheduledFor: null })
    })
  })

  describe('under an embargo', () => {
    it('nothing is published, nor scheduled for before its end, and to its second it may be', async () => {
      const id = await begin()
      const until = inSeconds(3_600)
      await setEmbargo(opened(), editor, { articleId: id, until })
      const end = until.toISOString()
      await expect(move(id, 'publish')).rejects.toMatchObject({ refusal: 'embargoed', subject: end })
      await expect(move(id, 'schedule', { at: new Date(until.getTime() - 1_000) })).rejects.toMatchObject({
        refusal: 'schedule-before-embargo',
        subject: end,
      })
      expect((await rowOf(id)).state).toBe('draft')
      await move(id, 'schedule', { at: until })
      await expect(
        setEmbargo(opened(), editor, { articleId: id, until: new Date(until.getTime() + 1_000) }),
      ).rejects.toMatchObject({
        refusal: 'embargo-after-schedule',
        // What stands in the way, not what was asked for.
        subject: end,
      })
      await setEmbargo(opened(), editor, { articleId: id, until: null })
      expect(await move(id, 'publish')).toBe('published')
      expect((await history(opened(), editor, { articleId: id })).map((each) => each.event)).toEqual([
        'publish',
        'story.embargo',
        'schedule',
        'story.embargo',
        'story.create',
      ])
    })

    it('what is public goes out of sight until it ends', async () => {
      const { articleId } = await addStory(opened(), { slug: 'محظورة-بعد-نشرها' })
      const shown = async () => (await findStory(opened(), 'ar', 'economy', 'محظورة-بعد-نشرها')).kind
      await setEmbargo(opened(), editor, { articleId, until: inSeconds(3_600) })
      expect(await shown()).toBe('missing')
      await setEmbargo(opened(), editor, { articleId, until: null })
      expect(await shown()).toBe('found')
    })

    it.each([new Date(Number.NaN), inSeconds(-1), 'tomorrow' as unknown as Date])(
      'is not until %s',
      async (until) => {
        const id = await begin()
        await expect(setEmbargo(opened(), editor, { articleId: id, until })).rejects.toMatchObject({
          refusal: 'moment-passed',
        })
        expect((await rowOf(id)).embargoUntil).toBeNull()
      },
    )
  })

  it('asks an editor whose screen was left open who she is, before anything is taken from readers', async () => {
    const stale = { ...editor, hasProved: false }
    const articleId = await inState('published')
    for (const name of ['unpublish', 'kill'] as const)
      await expect(
        transitionArticle(opened(), stale, { articleId, move: name, note: 'سبب' }),
      ).rejects.toMatchObject({ refusal: 'proof-needed', subject: `story.${name}` })
    expect((await rowOf(articleId)).state).toBe('published')
    expect(await transitionArticle(opened(), stale, { articleId, move: 'publish' })).toBe('published')
  })

  it('unpublished is missing, killed is gone with its reason, and leaves the front', async () => {
    const { articleId } = await addStory(opened(), { slug: 'تُسحب' })
    await opened().orm.insert(frontSlot).values({ locale: 'ar', position: 0, articleId })
    const find = () => findStory(opened(), 'ar', 'economy', 'تُسحب')
    await move(articleId, 'unpublish', { note: 'للمراجعة' })
    expect(await find()).toEqual({ kind: 'missing' })
    expect((await frontPage(opened(), 'ar')).lead?.articleId).not.toBe(articleId)
    await move(articleId, 'kill', { note: 'مصدر غير موثوق' })
    expect(await find()).toEqual({ kind: 'gone', reason: 'مصدر غير موثوق' })
    expect(await opened().orm.$count(frontSlot, eq(frontSlot.articleId, articleId))).toBe(0)
    await expect(write(articleId, { headline: 'بعد السحب' })).rejects.toMatchObject({ refusal: 'killed' })
  })
})
