import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { notification } from '../../db/tables/notifications.ts'
import { desk, staff } from '../../db/tables/people-and-pictures.ts'
import { coverage, plannedEvent } from '../../db/tables/planning.ts'
import { publication } from '../../db/tables/publication.ts'
import { article, story } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { type Actor, operator } from '../actor.ts'
import { readInbox } from '../inbox/read-inbox.ts'
import { removePerson, suspend } from '../people/change-person.ts'
import { transitionArticle } from '../stories/transition-article.ts'
import { openDraft } from '../stories/working-draft.ts'
import { staffMember } from '../testing/staff-member.ts'
import { openCoverage } from './open-coverage.ts'
import { changeCoverage, moveCoverage, planCoverage, settleCoverage, takeCoverage } from './plan-coverage.ts'
import { cancelEvent, changeEvent, moveEvent, planEvent, removeEvent } from './plan-event.ts'
import { calendarAt, feedAddress, makeFeed, revokeFeed } from './plan-feeds.ts'
import { coverageOf, plannedAhead, readCoverage, readEvent, readPlan } from './read-plan.ts'
import { tellOfDue } from './tell-of-due.ts'

describeDatabase('the plan', (opened) => {
  let ids: Awaited<ReturnType<typeof smallPublication>>
  let owner: Actor
  let editor: Actor
  let elsewhere: Actor
  let author: Actor
  let translator: Actor
  const db = () => opened()
  beforeAll(async () => {
    ids = await smallPublication(db())
    await db()
      .orm.insert(desk)
      .values({ id: 'otherdesk0', slug: 'other', names: { ar: 'غيره' } })
    owner = await staffMember(db(), 'owner')
    editor = await staffMember(db(), 'editor', { name: 'سلمى', deskIds: [ids.desk] })
    elsewhere = await staffMember(db(), 'editor', { name: 'عمر', deskIds: ['otherdesk0'] })
    author = await staffMember(db(), 'author', { name: 'ليلى' })
    translator = await staffMember(db(), 'translator', { name: 'Dana' })
  })
  const event = (more: Partial<Parameters<typeof planEvent>[2]> = {}) =>
    planEvent(db(), editor, {
      name: 'مناقشة الموازنة',
      starts: '2031-03-04T09:00',
      ends: '2031-03-04T11:00',
      deskId: ids.desk,
      ...more,
    })
  const idea = (more: Partial<Parameters<typeof planCoverage>[2]> = {}, actor = editor) =>
    planCoverage(db(), actor, {
      kind: 'text',
      locale: 'ar',
      headline: 'الموازنة في سطور',
      deskId: ids.desk,
      sectionId: ids.other,
      ...more,
    })
  const inboxOf = async (actor: Actor) =>
    (await readInbox(db(), actor)).rows.map(({ kind, coverageId }) => `${kind} ${coverageId}`)
  const zoneOfPaperIs = (timeZone: string) => db().orm.update(publication).set({ timeZone })
  const dueAt = (coverageId: string, at: string) =>
    db()
      .orm.update(coverage)
      .set({ dueAt: sql.raw(at) })
      .where(eq(coverage.id, coverageId))

  it('goes from an event to a published story without a word typed twice', async () => {
    const { eventId } = await event({ embargoUntil: '2031-03-04T08:00:00Z', place: 'البرلمان' })
    const { coverageId } = await idea({ eventId, staffId: author.staffId, notes: 'خمسمئة كلمة' })
    expect(await inboxOf(author)).toEqual([`assigned ${coverageId}`])
    expect((await plannedAhead(db(), author, { most: 5, mine: true })).length).toBe(0)

    const { articleId } = await openCoverage(db(), editor, { coverageId })
    // Who comes second finds the same story.
    expect(await openCoverage(db(), author, { coverageId })).toEqual({ articleId })
    const draft = await openDraft(db(), author, { articleId })
    expect(draft).toMatchObject({ sectionId: ids.other, deskId: ids.desk, locale: 'ar', kind: 'report' })
    expect(draft.content.headline).toBe('الموازنة في سطور')
    expect(draft.content.bylines).toEqual([{ authorId: author.authorId, role: 'author' }])
    const [row] = await db().orm.select().from(article).where(eq(article.id, articleId))
    expect(row).toMatchObject({ createdBy: author.staffId, embargoUntil: new Date('2031-03-04T08:00:00Z') })
    expect(await coverageOf(db(), author, { articleId })).toMatchObject({
      coverageId,
      eventName: 'مناقشة الموازنة',
      notes: 'خمسمئة كلمة',
      state: 'draft',
    })
    for (const [move, actor, state] of [
      ['submit', author, 'in_review'],
      ['approve', editor, 'approved'],
    ] as const) {
      await transitionArticle(db(), actor, { articleId, move })
      expect((await readCoverage(db(), editor, { coverageId })).state).toBe(state)
    }
  })

  it('begins a translation from the story of the same event, and says when there is none yet', async () => {
    const { eventId } = await event({ name: 'قمة' })
    const translation = await idea({
      eventId,
      kind: 'translation',
      locale: 'en',
      staffId: translator.staffId,
    })
    const open = () => openCoverage(db(), translator, { coverageId: translation.coverageId })
    await expect(open()).rejects.toMatchObject({ refusal: 'no-source-yet' })
    const text = await idea({ eventId, staffId: author.staffId })
    const { articleId: source } = await openCoverage(db(), author, { coverageId: text.coverageId })
    const { articleId } = await open()
    const [row] = await db()
      .orm.select({ from: article.translatedFromId, locale: article.locale })
      .from(article)
      .where(eq(article.id, articleId))
    expect(row).toEqual({ from: source, locale: 'en' })
  })

  it('is shown by day on the paper’s clock, narrowed by desk and person', async () => {
    // Midnight in Dubai is eight in the evening in UTC.
    const { eventId } = await event({
      name: 'منتصف الليل',
      starts: '2031-04-02T00:00',
      ends: '2031-04-02T01:00',
    })
    await idea({ headline: 'تقرير نيسان', dueAt: '2031-04-01T19:59:00Z', staffId: author.staffId })
    const plan = (more = {}) => readPlan(db(), author, { from: '2031-04-01', to: '2031-04-01', ...more })
    const names = ({ times, coverages }: Awaited<ReturnType<typeof plan>>) => [
      ...times.map(({ name }) => name),
      ...coverages.map(({ headline }) => headline),
    ]
    expect(names(await plan())).toEqual(['تقرير نيسان'])
    expect(names(await plan({ to: '2031-04-02' }))).toEqual(['منتصف الليل', 'تقرير نيسان'])
    expect(names(await plan({ to: '2031-04-02', deskId: 'otherdesk0' }))).toEqual([])
    expect(names(await plan({ staffId: translator.staffId! }))).toEqual([])
    await removeEvent(db(), editor, { eventId, version: 1 })
  })

  it('moves one time of an event that recurs, with what is planned of it, and leaves the others', async () => {
    const { eventId } = await event({
      name: 'إيجاز أسبوعي',
      starts: '2031-05-05T10:00',
      ends: '2031-05-05T10:30',
      recurrence: { every: 'weekly', interval: 1, on: ['MO'], until: '2031-05-31' },
    })
    const second = '2031-05-12T06:00:00.000Z'
    const { coverageId } = await idea({ eventId, occursAt: second })
    const moved = await moveEvent(db(), editor, { eventId, version: 1, to: '2031-05-13', occursAt: second })
    const { times } = await readPlan(db(), editor, { from: '2031-05-01', to: '2031-05-31' })
    expect(times.map(({ startsAt }) => startsAt.slice(0, 16))).toEqual([
      '2031-05-05T06:00',
      '2031-05-13T06:00',
      '2031-05-19T06:00',
      '2031-05-26T06:00',
    ])
    expect(await readCoverage(db(), editor, { coverageId })).toMatchObject({
      eventId: moved.id,
      at: '2031-05-13T06:00:00.000Z',
    })
    await cancelEvent(db(), editor, {
      eventId,
      version: 2,
      isCancelled: true,
      occursAt: '2031-05-26T06:00:00.000Z',
    })
    const after = await readPlan(db(), editor, { from: '2031-05-20', to: '2031-05-31' })
    expect(after.times).toEqual([])
  })

  it('moves what is planned of its times, and what is skipped, with the series: by its clock, also over the day it is changed', async () => {
    // Cairo's clock went forward on 24 April 2026.
    await zoneOfPaperIs('Africa/Cairo')
    const { eventId } = await event({
      name: 'إيجاز القاهرة',
      starts: '2026-04-13T09:00',
      ends: '2026-04-13T09:30',
      recurrence: { every: 'weekly', interval: 1, on: [], until: '2026-05-31' },
    })
    const after = await idea({ eventId, occursAt: '2026-04-27T06:00:00.000Z' })
    await cancelEvent(db(), editor, {
      eventId,
      version: 1,
      isCancelled: true,
      occursAt: '2026-05-04T06:00:00.000Z',
    })
    const begins = async () =>
      (await readPlan(db(), editor, { from: '2026-04-13', to: '2026-05-31' })).times.map(({ startsAt }) =>
        startsAt.slice(5, 16),
      )
    const [mondays, wednesdays] = [
      '04-13T07:00 04-20T07:00 04-27T06:00 05-11T06:00',
      '04-15T08:00 04-22T08:00 04-29T07:00 05-13T07:00',
    ]
    expect((await begins()).join(' ')).toMatch(new RegExp(`^${mondays}`))
    await moveEvent(db(), editor, { eventId, version: 2, to: '2026-04-15T10:00' })
    expect((await begins()).join(' ')).toMatch(new RegExp(`^${wednesdays}`))
    const at = async () => (await readCoverage(db(), editor, { coverageId: after.coverageId })).at
    expect(await at()).toBe('2026-04-29T07:00:00.000Z')
    // It begins later, and that time takes place as before.
    await moveEvent(db(), editor, { eventId, version: 3, to: '2026-04-22T10:00' })
    expect(await at()).toBe('2026-04-29T07:00:00.000Z')
    expect((await begins()).join(' ')).toMatch(/^04-22T08:00 04-29T07:00 05-13T07:00/)
    await zoneOfPaperIs('Asia/Dubai')
  })

  it('is planned of the first time when an event comes to recur, and of the one when it no longer does', async () => {
    const { eventId } = await event({
      name: 'يتكرر لاحقًا',
      starts: '2033-08-03T10:00',
      ends: '2033-08-03T11:00',
    })
    const { coverageId } = await idea({ eventId })
    const given = await readEvent(db(), editor, { eventId })
    const fields = { eventId, name: given.name, starts: '2033-08-03T10:00', ends: '2033-08-03T11:00' }
    const recurrence = { every: 'weekly', interval: 1, on: [], until: null }
    await changeEvent(db(), editor, { ...fields, version: 1, recurrence })
    const occursAt = async () =>
      (await db().orm.select({ at: coverage.occursAt }).from(coverage).where(eq(coverage.id, coverageId)))[0]
        ?.at
    expect(await occursAt()).toEqual(new Date('2033-08-03T06:00:00Z'))
    await changeEvent(db(), editor, { ...fields, version: 2, recurrence: null })
    expect(await occursAt()).toBeNull()
  })

  it('lets one of two who move the same thing do so; nothing of theirs is lost', async () => {
    const { coverageId } = await idea({ dueAt: '2031-06-01T08:00:00Z' })
    const outcomes = await Promise.allSettled(
      ['2031-06-02', '2031-06-03'].map((to) => moveCoverage(db(), editor, { coverageId, version: 1, to })),
    )
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { refusal: 'plan-changed' },
    })
    const { version, dueAt: at } = await readCoverage(db(), editor, { coverageId })
    expect(version).toBe(2)
    expect(at).toMatch(/^2031-06-0[23]T08:00/)
  })

  it('refuses times that are none, and says which', async () => {
    const refused = async (more: Parameters<typeof event>[0]) =>
      event(more).then(
        () => 'taken',
        (error: { refusal: string; subject: string }) => `${error.refusal} ${error.subject}`.trim(),
      )
    expect(await refused({ ends: '2031-03-04T08:00' })).toBe('ends-before-start')
    expect(await refused({ ends: '2033-03-04T08:00' })).toBe('event-too-long 366')
    expect(await refused({ starts: '2031-02-30T08:00' })).toBe('moment-unfit starts')
    expect(await refused({ starts: '2031-03-04' })).toBe('moment-unfit starts')
    expect(await refused({ ends: 'غدًا' })).toBe('malformed ends')
    expect(await refused({ embargoUntil: new Date(Number.NaN) })).toBe('moment-unfit embargoUntil')
    expect(await refused({ recurrence: { every: 'weekly', on: ['XX'] } })).toBe('recurrence-unfit')
    const never = { every: 'daily', until: '2031-03-03' }
    expect(await refused({ recurrence: never })).toBe('recurrence-unfit')
    expect(await refused({ deskId: 'otherdesk0' })).toBe('not-allowed plan.edit')
    expect(await refused({ name: ' ' })).toBe('malformed name')
  })

  it('keeps whole days whole, and finds a series of ten thousand days by the days that are asked for', async () => {
    const { eventId } = await event({
      name: 'معرض',
      starts: '2031-07-01',
      ends: '2031-07-03',
      isAllDay: true,
    })
    expect(await readEvent(db(), editor, { eventId })).toMatchObject({
      starts: '2031-07-01T00:00:00',
      ends: '2031-07-03',
    })
    await moveEvent(db(), editor, { eventId, version: 1, to: '2031-07-04' })
    expect(await readEvent(db(), editor, { eventId })).toMatchObject({ ends: '2031-07-06' })
    await event({
      name: 'كل يوم',
      starts: '2010-01-01T05:00',
      ends: '2010-01-01T05:10',
      deskId: ids.desk,
      recurrence: { every: 'daily', until: '2037-05-18' },
    })
    const { times } = await readPlan(db(), editor, { from: '2031-08-01', to: '2031-08-31' })
    expect(times.length).toBe(31)
  })

  it('lets authors plan for themselves, and only those who assign give it to others', async () => {
    const own = await idea({ headline: 'فكرتي', staffId: author.staffId }, author)
    await expect(idea({ staffId: translator.staffId }, author)).rejects.toMatchObject({
      refusal: 'not-allowed',
      subject: 'plan.assign',
    })
    const others = await idea({ headline: 'ليست لها' })
    const given = { kind: 'text', locale: 'ar', headline: 'غيره' } as const
    await expect(
      changeCoverage(db(), author, { coverageId: others.coverageId, version: 1, ...given }),
    ).rejects.toMatchObject({ refusal: 'not-allowed' })
    await expect(
      changeCoverage(db(), elsewhere, { coverageId: others.coverageId, version: 1, ...given }),
    ).rejects.toMatchObject({ refusal: 'not-allowed' })
    await changeCoverage(db(), author, {
      coverageId: own.coverageId,
      version: 1,
      ...given,
      deskId: ids.desk,
      staffId: author.staffId,
    })
    expect(await readCoverage(db(), author, { coverageId: own.coverageId })).toMatchObject({
      headline: 'غيره',
      version: 2,
    })
  })

  describe('what nobody has', () => {
    it('is whoever’s takes it, of whichever desk, and who planned it is told', async () => {
      const { coverageId } = await idea({ headline: 'لمن يشاء', deskId: 'otherdesk0' }, elsewhere)
      expect(await readCoverage(db(), author, { coverageId })).toMatchObject({ mayTake: true })
      await takeCoverage(db(), author, { coverageId })
      // Once more changes nothing, and tells nobody.
      await takeCoverage(db(), author, { coverageId })
      expect(await readCoverage(db(), author, { coverageId })).toMatchObject({
        staffId: author.staffId,
        mayTake: false,
        mayChange: true,
        version: 2,
      })
      expect((await inboxOf(elsewhere)).filter((each) => each.endsWith(coverageId))).toEqual([
        `taken ${coverageId}`,
      ])
      expect((await inboxOf(author)).some((each) => each.endsWith(coverageId))).toBe(false)
      // It is in her hands when it has become a story, whoever begins it.
      const { articleId } = await openCoverage(db(), owner, { coverageId })
      const [row] = await db()
        .orm.select({ ownerId: story.ownerId })
        .from(story)
        .innerJoin(article, eq(article.storyId, story.id))
        .where(eq(article.id, articleId))
      expect(row?.ownerId).toBe(author.staffId)
    })

    it('is one’s of two who take it at once, and the other hears whose', async () => {
      const { coverageId } = await idea({ headline: 'لأسرعهما' })
      const both = [author, translator]
      const answers = await Promise.allSettled(both.map((each) => takeCoverage(db(), each, { coverageId })))
      expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      const first = answers.findIndex(({ status }) => status === 'fulfilled')
      const { staffId, staffName } = await readCoverage(db(), editor, { coverageId })
      expect(staffId).toBe(both[first]?.staffId)
      expect(answers[1 - first]).toMatchObject({
        reason: { refusal: 'already-taken', subject: staffName },
      })
    })

    it('is not taken when it is cancelled or gone, or by who plans nothing', async () => {
      const { coverageId } = await idea({ headline: 'أُلغيت' })
      const contributor = await staffMember(db(), 'contributor')
      await expect(takeCoverage(db(), contributor, { coverageId })).rejects.toMatchObject({
        refusal: 'not-allowed',
      })
      // A program is nobody who could have it.
      await expect(takeCoverage(db(), operator, { coverageId })).rejects.toMatchObject({
        refusal: 'not-allowed',
      })
      await settleCoverage(db(), editor, { coverageId, version: 1, as: 'cancelled' })
      await expect(takeCoverage(db(), author, { coverageId })).rejects.toMatchObject({
        refusal: 'plan-cancelled',
      })
      expect(await readCoverage(db(), author, { coverageId })).toMatchObject({
        staffId: null,
        mayTake: false,
      })
      await expect(takeCoverage(db(), author, { coverageId: 'nosuchplan' })).rejects.toMatchObject({
        refusal: 'unknown-plan',
      })
    })
  })

  it('tells who will translate it, once, when the words of its source are settled', async () => {
    const { eventId } = await event({ name: 'زيارة' })
    const { coverageId } = await idea({
      eventId,
      kind: 'translation',
      locale: 'en',
      staffId: translator.staffId,
    })
    const text = await idea({ eventId, staffId: author.staffId })
    const { articleId } = await openCoverage(db(), author, { coverageId: text.coverageId })
    const told = async () =>
      (await inboxOf(translator)).filter((each) => each === `source-ready ${coverageId}`).length
    await transitionArticle(db(), author, { articleId, move: 'submit' })
    expect(await told()).toBe(0)
    await transitionArticle(db(), editor, { articleId, move: 'approve' })
    expect(await told()).toBe(1)
    await transitionArticle(db(), editor, { articleId, move: 'publish' })
    expect(await told()).toBe(1)
    expect((await readInbox(db(), translator)).rows[0]).toMatchObject({ kind: 'source-ready', count: 1 })
  })

  it('outlives who planned it and whose it was, and a desk that is archived', async () => {
    const leaver = await staffMember(db(), 'editor', { name: 'راحل' })
    const { eventId } = await planEvent(db(), leaver, {
      name: 'يبقى',
      starts: '2031-09-01T09:00',
      ends: '2031-09-01T10:00',
    })
    const { coverageId } = await idea({ eventId, staffId: leaver.staffId, deskId: 'otherdesk0' }, owner)
    await removePerson(db(), owner, { staffId: leaver.staffId! })
    await db().orm.update(desk).set({ archivedAt: sql`now()` }).where(eq(desk.id, 'otherdesk0'))
    const kept = await readCoverage(db(), elsewhere, { coverageId })
    expect(kept).toMatchObject({ staffId: null, staffName: null, deskId: 'otherdesk0', mayChange: true })
    await changeCoverage(db(), elsewhere, {
      coverageId,
      version: 1,
      kind: 'text',
      locale: 'ar',
      headline: 'ما زالت',
      deskId: 'otherdesk0',
    })
    // A form that was open then still offers it.
    await expect(idea({ deskId: 'otherdesk0' }, owner)).rejects.toMatchObject({
      refusal: 'unknown-reference',
    })
    await db().orm.update(desk).set({ archivedAt: null }).where(eq(desk.id, 'otherdesk0'))
  })

  describe('tells of what is due', () => {
    it('once of each moment: before it, and when it has passed', async () => {
      const { coverageId } = await idea({ headline: 'قريبًا', staffId: author.staffId })
      const told = async () =>
        (await inboxOf(author)).filter((each) => each.endsWith(coverageId) && !each.startsWith('assigned'))
      await dueAt(coverageId, "now() + interval '2 hours'")
      await tellOfDue(db())
      expect(await told()).toEqual([])
      await dueAt(coverageId, "now() + interval '50 minutes'")
      await tellOfDue(db())
      await tellOfDue(db())
      expect(await told()).toEqual([`due-soon ${coverageId}`])
      await dueAt(coverageId, "now() - interval '1 minute'")
      await tellOfDue(db())
      await tellOfDue(db())
      expect((await told()).sort()).toEqual([`due-soon ${coverageId}`, `overdue ${coverageId}`])
      // Who planned it hears that it is late.
      expect(await inboxOf(editor)).toContain(`overdue ${coverageId}`)
      const [row] = await db()
        .orm.select({ count: notification.count })
        .from(notification)
        .where(
          and(
            eq(notification.coverageId, coverageId),
            eq(notification.kind, 'overdue'),
            eq(notification.staffId, author.staffId!),
          ),
        )
      expect(row).toEqual({ count: 1 })
    })

    it('the desk, once whose it is has no way in', async () => {
      const gone = await staffMember(db(), 'author')
      const { coverageId } = await idea({ headline: 'لمن غاب', staffId: gone.staffId })
      await suspend(db(), owner, { staffId: gone.staffId! })
      await dueAt(coverageId, "now() + interval '50 minutes'")
      await tellOfDue(db())
      expect(await inboxOf(editor)).toContain(`due-soon ${coverageId}`)
      expect(await inboxOf(elsewhere)).not.toContain(`due-soon ${coverageId}`)
      await settleCoverage(db(), editor, { coverageId, version: 1, as: 'cancelled' })
    })

    it('of nothing that is handed in, killed, done or cancelled', async () => {
      const before = await Promise.all([inboxOf(author), inboxOf(editor)])
      const cancelled = await idea({ headline: 'ألغيت' })
      await settleCoverage(db(), editor, { coverageId: cancelled.coverageId, version: 1, as: 'cancelled' })
      const done = await idea({ headline: 'صور', kind: 'picture' })
      await settleCoverage(db(), editor, { coverageId: done.coverageId, version: 1, as: 'done' })
      const killed = await idea({ headline: 'سحبت' })
      const { articleId } = await openCoverage(db(), editor, { coverageId: killed.coverageId })
      await db().orm.update(article).set({ state: 'killed' }).where(eq(article.id, articleId))
      for (const { coverageId } of [cancelled, done, killed])
        await dueAt(coverageId, "now() - interval '1 minute'")
      expect(await tellOfDue(db())).toBe(0)
      expect((await readCoverage(db(), editor, { coverageId: killed.coverageId })).isLate).toBe(false)
      expect(await Promise.all([inboxOf(author), inboxOf(editor)])).toEqual(before)
      await expect(openCoverage(db(), editor, { coverageId: cancelled.coverageId })).rejects.toMatchObject({
        refusal: 'plan-cancelled',
      })
    })
  })

  it('is read by a calendar at an address that nobody guesses, until it is revoked or its person is gone', async () => {
    const secret = 'a secret of the house'
    const person = await staffMember(db(), 'author', { name: 'صاحبة التقويم' })
    const { coverageId } = await idea({ staffId: person.staffId, headline: 'في تقويمي' })
    await dueAt(coverageId, "now() + interval '1 day'")
    const feed = await makeFeed(db(), person as Actor & { staffId: string }, {})
    const token = feedAddress(secret, feed.id).split('/').at(-1)!
    expect(await calendarAt(db(), secret, token)).toContain('في تقويمي')
    expect(await calendarAt(db(), 'another', token)).toBeNull()
    expect(
      await calendarAt(
        db(),
        secret,
        token.replace(/^./, (first) => (first === 'x' ? 'y' : 'x')),
      ),
    ).toBeNull()
    // Another's is left as it is.
    await revokeFeed(db(), editor as Actor & { staffId: string }, { id: feed.id })
    expect(await calendarAt(db(), secret, token)).not.toBeNull()
    await db().orm.update(staff).set({ suspendedAt: sql`now()` }).where(eq(staff.id, person.staffId!))
    expect(await calendarAt(db(), secret, token)).toBeNull()
    await db().orm.update(staff).set({ suspendedAt: null }).where(eq(staff.id, person.staffId!))
    await revokeFeed(db(), person as Actor & { staffId: string }, { id: feed.id })
    expect(await calendarAt(db(), secret, token)).toBeNull()
  })

  it('changes all times of an event, with the coverages of each', async () => {
    const recurrence = { every: 'daily', interval: 1, on: [], until: null } as const
    const times = { starts: '2031-10-01T09:00', ends: '2031-10-01T10:00', recurrence }
    const { eventId } = await event({ name: 'يومي', ...times })
    const { coverageId } = await idea({ eventId, occursAt: '2031-10-03T05:00:00.000Z' })
    await changeEvent(db(), editor, {
      eventId,
      version: 1,
      name: 'يومي',
      deskId: ids.desk,
      ...times,
      starts: '2031-10-01T10:00',
      ends: '2031-10-01T11:00',
    })
    expect((await readCoverage(db(), editor, { coverageId })).at).toBe('2031-10-03T06:00:00.000Z')
    await expect(removeEvent(db(), editor, { eventId, version: 2 })).rejects.toMatchObject({
      refusal: 'plan-in-use',
    })
    expect(await db().orm.$count(plannedEvent, eq(plannedEvent.id, eventId))).toBe(1)
  })
})
