import { eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { newId } from '../../db/id.ts'
import { section } from '../../db/tables/directory.ts'
import { frontPlan } from '../../db/tables/front.ts'
import { desk } from '../../db/tables/people-and-pictures.ts'
import { article, story } from '../../db/tables/stories.ts'
import { describeEachEngine } from '../../db/testing/test-databases.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import type { Actor } from '../actor.ts'
import { staffMember } from '../testing/staff-member.ts'
import { type CalendarQuestion, calendarDays } from './calendar-days.ts'

const zone = 'Asia/Dubai'

describeEachEngine('the calendar', (opened) => {
  let author: Actor
  const deskId = newId()
  beforeAll(async () => {
    const { orm } = opened()
    await smallPublication(opened())
    author = await staffMember(opened(), 'author')
    await orm.insert(desk).values({ id: deskId, slug: 'd', names: { ar: 'مكتب' } })
    const put = async (headline: string, set: Partial<typeof article.$inferInsert>, ofDesk = false) => {
      const { articleId, storyId } = await addStory(opened(), {
        slug: headline.replaceAll(' ', '-'),
        headline,
        state: set.state ?? 'draft',
        publishedIn: null,
      })
      await orm.update(article).set(set).where(eq(article.id, articleId))
      if (ofDesk) await orm.update(story).set({ deskId }).where(eq(story.id, storyId))
    }
    await put('غدًا', { state: 'scheduled', scheduledFor: new Date('2031-03-02T05:30:00Z') }, true)
    // Half past nine in the evening in London is the next day in Dubai.
    await put('بعد منتصف الليل', { state: 'scheduled', scheduledFor: new Date('2031-03-01T21:30:00Z') })
    await put('فاتت', {
      state: 'approved',
      scheduledFor: new Date('2031-03-03T05:00:00Z'),
      scheduleFailure: 'embargoed',
      embargoUntil: new Date('2031-03-03T09:00:00Z'),
    })
    await put('محذوفة', {
      state: 'scheduled',
      scheduledFor: new Date('2031-03-02T06:00:00Z'),
      deletedAt: new Date(),
    })
    await put('مسودة', { state: 'draft' })
    for (let hour = 10; hour < 15; hour += 1)
      await put(`نشرت ${hour}`, { state: 'published', publishedAt: new Date(Date.UTC(2031, 2, 2, hour - 8)) })
    await orm.insert(frontPlan).values({
      id: newId(),
      locale: 'en',
      at: new Date('2031-03-02T03:30:00Z'),
      places: [],
      plannedBy: 'هدى',
    })
  })
  const days = async (question: Partial<CalendarQuestion> = {}) => {
    const asked = { from: '2031-03-01', to: '2031-03-31', most: 20, ...question }
    return Object.fromEntries(
      [...(await calendarDays(opened(), author, { timeZone: zone, ...asked }))].map(
        ([day, { entries, total }]) => [
          day,
          { total, entries: entries.map(({ kind, headline }) => `${kind} ${headline}`.trim()) },
        ],
      ),
    )
  }

  it('holds each day, as the publication’s zone has it, in the order of time', async () => {
    expect(await days()).toEqual({
      '2031-03-02': {
        total: 8,
        entries: [
          'scheduled بعد منتصف الليل',
          'published نشرت 10',
          'published نشرت 11',
          'front',
          'published نشرت 12',
          'published نشرت 13',
          'scheduled غدًا',
          'published نشرت 14',
        ],
      },
      '2031-03-03': { total: 2, entries: ['missed فاتت', 'embargo فاتت'] },
    })
  })

  it('of a full day shows first what is still to come, and counts the rest', async () => {
    expect((await days({ most: 4 }))['2031-03-02']).toEqual({
      total: 8,
      entries: ['scheduled بعد منتصف الليل', 'published نشرت 10', 'front', 'scheduled غدًا'],
    })
  })

  it('says whose front changes', async () => {
    const { orm } = opened()
    const id = newId()
    await orm.insert(section).values({ id, slug: 'calendar-front', position: 90, names: { ar: 'اقتصاد' } })
    await orm.insert(frontPlan).values({
      id: newId(),
      front: `section:${id}`,
      locale: 'fr',
      at: new Date('2031-04-02T03:30:00Z'),
      places: [],
      plannedBy: 'هدى',
    })
    const found = await calendarDays(opened(), author, {
      timeZone: zone,
      from: '2031-04-01',
      to: '2031-04-30',
      most: 2,
    })
    expect([...found.values()].flatMap(({ entries }) => entries)).toMatchObject([
      { kind: 'front', locale: 'fr', front: `section:${id}`, frontNames: { ar: 'اقتصاد' } },
    ])
  })

  it('is narrowed by language and desk', async () => {
    expect(await days({ locale: 'en' })).toEqual({ '2031-03-02': { total: 1, entries: ['front'] } })
    expect(await days({ deskId })).toEqual({ '2031-03-02': { total: 1, entries: ['scheduled غدًا'] } })
    expect(await days({ from: '2031-03-03', to: '2031-03-03', locale: 'ar' })).toEqual({
      '2031-03-03': { total: 2, entries: ['missed فاتت', 'embargo فاتت'] },
    })
  })
})
