import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../db/open.ts'
import { auditEvent } from '../../db/tables/audit.ts'
import { breakingNotice, frontPlan, frontSlot } from '../../db/tables/front.ts'
import { article, story } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { tags } from '../../press/cache-dependencies.ts'
import { standingNotice } from '../../publication/breaking.ts'
import { changedByTime } from '../../publication/changed-by-time.ts'
import { frontPage } from '../../publication/front.ts'
import { frontPlaces, placesIn } from '../../publication/front-shape.ts'
import { sectionPage, topicPage } from '../../publication/listing.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import type { FrontKey } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { createEntry } from '../directory/create-entry.ts'
import { removeEntry } from '../directory/remove-entry.ts'
import type { InputOf } from '../operation.ts'
import { transitionArticle } from '../stories/transition-article.ts'
import { staffMember } from '../testing/staff-member.ts'
import { announceBreaking, withdrawBreaking } from './announce-breaking.ts'
import { cancelPlan, layOutDue, layOutFront, planFront } from './lay-out-front.ts'
import { findForFront, openFront } from './open-front.ts'

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000)

describeDatabase('the front of a language', (opened) => {
  let editor: Actor
  let other: Actor
  /** The newest first. */
  let ids: string[]
  let english: string
  beforeAll(async () => {
    const db = opened()
    await smallPublication(db)
    editor = await staffMember(db, 'editor', { name: 'هدى' })
    other = await staffMember(db, 'editor', { name: 'كريم' })
    ids = []
    english = (await addStory(db, { slug: 'in-english', locale: 'en' })).articleId
    for (let hours = 1; hours <= 12; hours += 1)
      ids.push((await addStory(db, { slug: `خبر-${hours}`, publishedIn: -hours })).articleId)
  })
  beforeEach(async () => {
    await opened().orm.delete(frontSlot)
    await opened().orm.delete(frontPlan)
  })

  const shown = async (db: Database = opened()) => {
    const { lead, secondary } = await frontPage(db, 'ar')
    return [lead!, ...secondary].map((each) => ids.indexOf(each.articleId) + 1)
  }
  const version = async () => (await openFront(opened(), editor, { locale: 'ar' })).version
  const at = (place: number, story: number, until: Date | null = null) => {
    const places: unknown[] = [null, null, null, null, null, null, null]
    places[place] = { articleId: ids[story - 1], until: until?.toISOString() ?? null }
    return places
  }
  const layOut = async (places: unknown, who = editor) =>
    layOutFront(opened(), who, { locale: 'ar', baseVersion: await version(), places })

  it('a place that is filled holds its story, and the newest fill the others', async () => {
    expect(await shown()).toEqual([1, 2, 3, 4, 5, 6, 7])
    await layOut(at(2, 9))
    expect(await shown()).toEqual([1, 2, 9, 3, 4, 5, 6])
    await layOut(at(0, 3))
    expect(await shown()).toEqual([3, 1, 2, 4, 5, 6, 7])
  })

  it('a story leaves its place to the newest when its time there is over, and when readers no longer see it', async () => {
    const db = opened()
    await layOut(at(0, 9, inHours(1)))
    expect((await shown())[0]).toBe(9)
    const { rows } = await db.orm.execute<{ now: Date }>(sql`select now() as now`)
    const now = new Date(rows[0]!.now)
    expect(await changedByTime(db, now, inHours(2))).toEqual([tags.front('ar')])
    expect(await changedByTime(db, inHours(2), inHours(3))).toEqual([])
    await db.orm.update(frontSlot).set({ until: sql`now()` })
    expect(await shown()).toEqual([1, 2, 3, 4, 5, 6, 7])
    // Nor does the newsroom’s screen show it there any longer.
    expect((await openFront(db, editor, { locale: 'ar' })).places[0]).toBeNull()

    const { articleId } = await addStory(db, { slug: 'يُحجب', publishedIn: -99 })
    await layOut([{ articleId }])
    await transitionArticle(db, editor, { articleId, move: 'unpublish', note: 'سبب' })
    expect(await shown()).toEqual([1, 2, 3, 4, 5, 6, 7])
    await transitionArticle(db, editor, { articleId, move: 'publish' })
    expect((await frontPage(db, 'ar')).lead?.articleId).toBe(articleId)
    await transitionArticle(db, editor, { articleId, move: 'unpublish', note: 'سبب' })
  })

  it('nobody writes over what she has not seen', async () => {
    const seen = await version()
    await layOutFront(opened(), editor, { locale: 'ar', baseVersion: seen, places: at(0, 5) })
    await expect(
      layOutFront(opened(), other, { locale: 'ar', baseVersion: seen, places: at(0, 6) }),
    ).rejects.toMatchObject({ refusal: 'stale-version', subject: String(seen + 1) })
    expect((await shown())[0]).toBe(5)
    expect(await openFront(opened(), other, { locale: 'ar' })).toMatchObject({
      changedBy: 'هدى',
      version: seen + 1,
    })
  })

  it('of two at the same moment one is refused', async () => {
    const baseVersion = await version()
    const both = await Promise.allSettled([
      layOutFront(opened(), editor, { locale: 'ar', baseVersion, places: at(0, 7) }),
      layOutFront(opened(), other, { locale: 'ar', baseVersion, places: at(0, 8) }),
    ])
    expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
    expect(both.find((each) => each.status === 'rejected')?.reason).toMatchObject({
      refusal: 'stale-version',
    })
  })

  it('the same layout again is no change', async () => {
    const first = await layOut(at(1, 4))
    const events = await opened().orm.$count(auditEvent)
    expect(await layOut(at(1, 4))).toBe(first)
    expect(await opened().orm.$count(auditEvent)).toBe(events)
  })

  it.each([
    ['a story twice', () => [{ articleId: ids[0] }, { articleId: ids[0] }], 'malformed'],
    ['what is no id', () => [{ articleId: 'لا' }], 'malformed'],
    ['more places than there are', () => Array.from({ length: frontPlaces + 1 }, () => null), 'malformed'],
    ['no list', () => ({}), 'malformed'],
    ['a moment that is none', () => [{ articleId: ids[0], until: 'غدًا' }], 'malformed'],
    ['a front of nothing', () => [], 'unknown-reference', 'section:sect009999' as const],
    ['a front that is none', () => [], 'malformed', 'desk:desk000001' as never],
    ['a story of another language', () => [{ articleId: english }], 'unknown-article'],
  ])('refuses %s', async (_, places, refusal, front: FrontKey = 'front') => {
    const before = await shown()
    const given = { front, locale: 'ar' as const, baseVersion: await version(), places: places() }
    await expect(layOutFront(opened(), editor, given)).rejects.toMatchObject({ refusal })
    expect(await shown()).toEqual(before)
  })

  describe('the front of a section or a topic', () => {
    const of = 'section:sect000001' as const
    const inOrder = (stories: readonly { articleId: string }[]) =>
      stories.map((each) => ids.indexOf(each.articleId) + 1)
    const section = async (page = 1) => (await sectionPage(opened(), 'ar', 'economy', page))!.front
    const head = async () => {
      const front = (await section())!
      return inOrder([front.lead!, ...front.secondary])
    }
    const place = async (front: FrontKey, places: unknown) => {
      const { version: baseVersion } = await openFront(opened(), editor, { front, locale: 'ar' })
      return layOutFront(opened(), editor, { front, locale: 'ar', baseVersion, places })
    }

    it('has places of its own, with the newest of its list where nobody put anything, and its list after them', async () => {
      expect(await head()).toEqual([1, 2, 3, 4, 5, 6, 7])
      await place(of, at(0, 9))
      expect(await head()).toEqual([9, 1, 2, 3, 4, 5, 6])
      const { related, rest } = (await section())!
      // What is left of the page: nothing twice, nothing lost.
      expect(inOrder([...related, ...rest]).sort((a, b) => a - b)).toEqual([7, 8, 10, 11, 12])
      // Neither the paper's front nor another list's knows of it.
      expect((await shown())[0]).toBe(1)
      expect((await topicPage(opened(), 'ar', 'payments', 1))!.front!.lead!.articleId).toBe(ids[0])
      expect((await sectionPage(opened(), 'ar', 'technology', 1))!.front!.lead).toBeNull()
    })

    it('holds what its editor chose from elsewhere, once each', async () => {
      const topic = 'topic:top1c00001' as const
      await place(topic, at(0, 4))
      await place(of, at(0, 4))
      expect((await topicPage(opened(), 'ar', 'payments', 1))!.front!.lead!.articleId).toBe(ids[3])
      const elsewhere = (await addStory(opened(), { slug: 'من-تقنية', publishedIn: -80 })).articleId
      const chosen = Array.from({ length: frontPlaces }, () => null as unknown)
      chosen[placesIn('picks')[0]!] = { articleId: elsewhere }
      chosen[placesIn('related')[1]!] = { articleId: ids[10] }
      await place(of, chosen)
      const front = (await section())!
      expect(front.picks.map((each) => each.articleId)).toEqual([elsewhere])
      expect(inOrder(front.related)[0]).toBe(11)
      expect(inOrder(front.rest)).not.toContain(11)
      // A story told by its picture must have one.
      chosen[placesIn('pictures')[0]!] = { articleId: ids[11] }
      await place(of, chosen)
      expect((await section())!.pictures).toEqual([])
      // Views stand apart: here by themselves, on the paper's front before the newest of its opinion.
      await place(of, [])
      const opinion: unknown[] = Array.from({ length: frontPlaces }, () => null)
      opinion[placesIn('opinion')[0]!] = { articleId: elsewhere }
      await place(of, opinion)
      expect((await section())!.views.map((each) => each.articleId)).toEqual([elsewhere])
      await place('front', opinion)
      const papers = await frontPage(opened(), 'ar')
      expect(
        papers.opinion.map(({ section: own, stories }) => [own, stories.map((each) => each.articleId)]),
      ).toEqual([[null, [elsewhere]]])
      await place('front', [])
      await place(of, [])
      await transitionArticle(opened(), editor, { articleId: elsewhere, move: 'kill', note: 'سبب' })
    })

    it('is withdrawn from the press alone when it is laid out, and when a place of it ends', async () => {
      const { rows } = await opened().orm.execute<{ now: Date }>(sql`select now() as now`)
      await place(of, at(2, 9, inHours(1)))
      expect(await changedByTime(opened(), new Date(rows[0]!.now), inHours(2))).toEqual([
        tags.layout(of, 'ar'),
      ])
    })

    it('is offered where it is laid out, and goes with what it belongs to', async () => {
      const id = await createEntry(opened(), editor, { kind: 'topic', names: { ar: 'نهر' }, slug: 'river' })
      const front = `topic:${id}` as const
      const offered = async () =>
        (await openFront(opened(), editor, { locale: 'ar' })).fronts.map((each) => each.key)
      expect(await offered()).toEqual(expect.arrayContaining([of, 'section:sect000002']))
      expect(await offered()).not.toContain(front)
      await place(front, at(0, 3))
      expect(await offered()).toContain(front)
      await removeEntry(opened(), editor, { kind: 'topic', id })
      expect(await opened().orm.$count(frontSlot, eq(frontSlot.front, front))).toBe(0)
    })

    it('its plans wait apart from those of other fronts', async () => {
      const moment = inHours(3)
      await planFront(opened(), editor, { front: of, locale: 'ar', at: moment, places: at(0, 5) })
      await planFront(opened(), editor, { locale: 'ar', at: moment, places: at(0, 6) })
      expect((await openFront(opened(), editor, { front: of, locale: 'ar' })).plans).toHaveLength(1)
      await opened().orm.update(frontPlan).set({ at: sql`now()` })
      expect(await layOutDue(opened())).toHaveLength(2)
      expect([(await head())[0], (await shown())[0]]).toEqual([5, 6])
    })
  })

  it('what belongs to the lead comes from its topics, and coverage that goes on is set apart', async () => {
    const db = opened()
    const [old] = ids.slice(-1)
    await layOut(at(0, 12))
    const front = await frontPage(db, 'ar')
    expect(front.lead!.articleId).toBe(old)
    expect(front.related).toHaveLength(3)
    const places = new Set([front.lead, ...front.secondary, ...front.related].map((each) => each!.articleId))
    expect(places.size).toBe(10)
    const live = await addStory(db, { slug: 'مباشر', publishedIn: -20 })
    await db.orm.update(story).set({ kind: 'live' }).where(eq(story.id, live.storyId))
    expect((await frontPage(db, 'ar')).live.map((each) => each.articleId)).toEqual([live.articleId])
    await db.orm
      .update(article)
      .set({ publishedAt: inHours(-30) })
      .where(eq(article.id, live.articleId))
    expect((await frontPage(db, 'ar')).live).toEqual([])
    await db.orm
      .update(article)
      .set({ updatedAt: inHours(-1) })
      .where(eq(article.id, live.articleId))
    expect((await frontPage(db, 'ar')).live).toHaveLength(1)
    await transitionArticle(db, editor, { articleId: live.articleId, move: 'kill', note: 'سبب' })
  })

  describe('a change that is planned', () => {
    it('is made once, by whichever of several instances comes first, and not before its moment', async () => {
      const db = opened()
      await layOut(at(0, 2))
      const id = await planFront(db, editor, { locale: 'ar', at: inHours(1), places: at(0, 10) })
      expect((await openFront(db, other, { locale: 'ar' })).plans).toMatchObject([{ id, plannedBy: 'هدى' }])
      expect(await layOutDue(db)).toEqual([])
      expect((await shown())[0]).toBe(2)
      const before = await version()
      await db.orm.update(frontPlan).set({ at: sql`now() - interval '1 second'` })
      const made = await Promise.all([layOutDue(db), layOutDue(db), layOutDue(db)])
      expect(made.flat()).toEqual([id])
      expect((await shown())[0]).toBe(10)
      expect(await openFront(db, editor, { locale: 'ar' })).toMatchObject({ plans: [], version: before + 1 })
    })

    it('leaves out what was deleted or withdrawn since', async () => {
      const db = opened()
      const { articleId } = await addStory(db, { slug: 'تُسحب', publishedIn: -98 })
      await planFront(db, editor, {
        locale: 'ar',
        at: inHours(1),
        places: [{ articleId }, { articleId: ids[10] }],
      })
      await transitionArticle(db, { ...editor, hasProved: true }, { articleId, move: 'kill', note: 'سبب' })
      await db.orm.update(frontPlan).set({ at: sql`now()` })
      await layOutDue(db)
      expect(await shown()).toEqual([1, 11, 2, 3, 4, 5, 6])
    })

    it('can be taken back, and two may not wait for one moment', async () => {
      const db = opened()
      const moment = inHours(1)
      const id = await planFront(db, editor, { locale: 'ar', at: moment, places: [] })
      await expect(planFront(db, other, { locale: 'ar', at: moment, places: [] })).rejects.toMatchObject({
        refusal: 'moment-taken',
      })
      await cancelPlan(db, other, { planId: id })
      await cancelPlan(db, other, { planId: id })
      expect((await openFront(db, editor, { locale: 'ar' })).plans).toEqual([])
      for (const past of [inHours(-1), null, new Date(Number.NaN)])
        await expect(planFront(db, editor, { locale: 'ar', at: past, places: [] })).rejects.toMatchObject({
          refusal: 'moment-passed',
        })
    })
  })

  it('finds what is public or will be, in its own language', async () => {
    const db = opened()
    await addStory(db, { slug: 'مسودة', state: 'draft', publishedIn: null, headline: 'زيتون مسودة' })
    await addStory(db, { slug: 'zaytoon', locale: 'en', headline: 'زيتون' })
    const told = await addStory(db, { slug: 'زيتون', headline: 'موسم الزيتون' })
    const found = await findForFront(db, editor, { locale: 'ar', query: 'زيتون' })
    expect(found.map((each) => each.articleId)).toEqual([told.articleId])
    await db.orm.delete(article).where(eq(article.id, told.articleId))
  })
})

describeDatabase('a breaking notice', (opened) => {
  let editor: Actor
  beforeAll(async () => {
    await smallPublication(opened())
    editor = await staffMember(opened(), 'editor')
  })
  beforeEach(() => opened().orm.delete(breakingNotice).then())

  const announce = (given: Partial<InputOf<typeof announceBreaking>> = {}) =>
    announceBreaking(opened(), editor, { locale: 'ar', text: 'خبر عاجل', expiresAt: inHours(1), ...given })
  const words = async () => (await standingNotice(opened(), 'ar'))?.text ?? null

  it('stands in its language until its moment, and not a moment longer', async () => {
    const db = opened()
    const id = await announce()
    expect(await standingNotice(db, 'ar')).toMatchObject({ id, text: 'خبر عاجل', href: null })
    expect(await standingNotice(db, 'en')).toBeNull()
    const { rows } = await db.orm.execute<{ now: Date }>(sql`select now() as now`)
    expect(await changedByTime(db, new Date(rows[0]!.now), inHours(2))).toEqual([tags.breaking('ar')])
    await db.orm.update(breakingNotice).set({ expiresAt: sql`now()` })
    expect(await words()).toBeNull()
    // The next one needs nobody to clear the way.
    await announce({ text: 'بعده' })
    expect(await words()).toBe('بعده')
  })

  it('there is one at a time, unless it takes the place of the one that was seen', async () => {
    const first = await announce()
    await expect(announce({ text: 'ثان' })).rejects.toMatchObject({
      refusal: 'notice-stands',
      subject: 'خبر عاجل',
    })
    const second = await announce({ text: 'ثان', replaces: first })
    expect(await words()).toBe('ثان')
    await expect(announce({ text: 'ثالث', replaces: first })).rejects.toMatchObject({
      refusal: 'notice-stands',
      subject: 'ثان',
    })
    await withdrawBreaking(opened(), editor, { noticeId: second })
    await withdrawBreaking(opened(), editor, { noticeId: second })
    expect(await words()).toBeNull()
    const both = await Promise.allSettled([announce({ text: 'أ' }), announce({ text: 'ب' })])
    expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
  })

  it('leads to its story while that is public, and stands without it otherwise', async () => {
    const db = opened()
    const { articleId, storyId } = await addStory(db, { slug: 'تفصيل' })
    await announce({ articleId })
    expect(await standingNotice(db, 'ar')).toMatchObject({
      storyId,
      href: `/economy/${encodeURIComponent('تفصيل')}`,
    })
    await transitionArticle(db, editor, { articleId, move: 'unpublish', note: 'سبب' })
    expect(await standingNotice(db, 'ar')).toMatchObject({ storyId: null, href: null, text: 'خبر عاجل' })
  })

  it.each([
    ['no words', { text: ' \u200f ' }, 'malformed'],
    ['too many words', { text: 'كلمة '.repeat(60) }, 'malformed'],
    ['a moment that has passed', { expiresAt: inHours(-1) }, 'moment-passed'],
    ['no moment', { expiresAt: null }, 'moment-passed'],
    ['more than a day', { expiresAt: inHours(25) }, 'notice-too-long'],
    ['a story that is not there', { articleId: 'z'.repeat(10) }, 'unknown-article'],
  ])('refuses %s', async (_, given, refusal) => {
    await expect(announce(given)).rejects.toMatchObject({ refusal })
    expect(await opened().orm.$count(breakingNotice)).toBe(0)
  })

  it('says in the log who announced what', async () => {
    const id = await announce({ text: 'يُسجَّل' })
    await withdrawBreaking(opened(), editor, { noticeId: id })
    const events = await opened()
      .orm.select()
      .from(auditEvent)
      .where(eq(auditEvent.subjectId, id))
      .orderBy(auditEvent.id)
    expect(events.map(({ action, note }) => [action, note])).toEqual([
      ['breaking.announce', 'يُسجَّل'],
      ['breaking.withdraw', 'يُسجَّل'],
    ])
  })
})
