import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { notification } from '../../db/tables/notifications.ts'
import { desk, media, staff } from '../../db/tables/people-and-pictures.ts'
import { article } from '../../db/tables/stories.ts'
import { touch } from '../../db/tables/touches.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { tags } from '../../press/cache-dependencies.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { notificationGroups, notificationKinds } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { writeNote } from '../notes/write-note.ts'
import { removePerson } from '../people/change-person.ts'
import { planCoverage, removeCoverage } from '../plan/plan-coverage.ts'
import { assignStory } from '../stories/assign-story.ts'
import { deleteArticle, emptyBin } from '../stories/bin.ts'
import { createStory } from '../stories/create-story.ts'
import { publishDue } from '../stories/publish-due.ts'
import { transitionArticle } from '../stories/transition-article.ts'
import { translateStory } from '../stories/translate-story.ts'
import { openDraft, saveDraft } from '../stories/working-draft.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { sweepInboxes, tellOfLicences } from './keep-inbox.ts'
import { markAllRead, markNotification } from './mark-notifications.ts'
import { countUnread, readInbox } from './read-inbox.ts'

describeDatabase('what concerns a person', (opened) => {
  let ids: Awaited<ReturnType<typeof smallPublication>>
  let author: Actor
  let editor: Actor
  let elsewhere: Actor
  let translator: Actor
  const db = () => opened()

  beforeAll(async () => {
    ids = await smallPublication(db())
    await db()
      .orm.insert(desk)
      .values({ id: 'otherdesk0', slug: 'other', names: { ar: 'غيره' } })
    author = await staffMember(db(), 'author', { name: 'ليلى' })
    editor = await staffMember(db(), 'editor', { name: 'سلمى', deskIds: [ids.desk] })
    elsewhere = await staffMember(db(), 'editor', { name: 'عمر', deskIds: ['otherdesk0'] })
    translator = await staffMember(db(), 'translator', { name: 'Dana' })
  })
  beforeEach(async () => {
    await db().orm.delete(notification)
  })

  const story = async (headline = 'خبر') => {
    const { articleId } = await createStory(db(), author, {
      locale: 'ar',
      headline,
      sectionId: ids.section,
      deskId: ids.desk,
    })
    return articleId
  }
  const move = (
    who: Actor,
    articleId: string,
    name: 'submit' | 'return' | 'approve' | 'publish',
    note?: string,
  ) => transitionArticle(db(), who, { articleId, move: name, ...(note && { note }) })
  const inboxOf = async (who: Actor) => (await readInbox(db(), who)).rows
  const kindsOf = async (who: Actor) => (await inboxOf(who)).map(({ kind }) => kind)
  const unread = (who: Actor) => countUnread(db(), who)

  it('tells of a hand-over who may approve on that desk, then whose story it is, and never who did it', async () => {
    const articleId = await story()
    await move(author, articleId, 'submit', 'جاهز')
    expect(await inboxOf(editor)).toMatchObject([
      { kind: 'submitted', by: 'ليلى', note: 'جاهز', count: 1, isRead: false, story: { headline: 'خبر' } },
    ])
    expect([await kindsOf(author), await kindsOf(elsewhere), await kindsOf(translator)]).toEqual([[], [], []])
    await move(editor, articleId, 'return', 'ينقصه مصدر')
    expect(await inboxOf(author)).toMatchObject([{ kind: 'returned', by: 'سلمى', note: 'ينقصه مصدر' }])
    expect(await kindsOf(editor)).toEqual(['submitted'])
    // She may approve her own, and need not be told that it waits.
    const { articleId: own } = await createStory(db(), editor, {
      locale: 'ar',
      headline: 'لها',
      sectionId: ids.section,
    })
    await move(editor, own, 'submit')
    expect(await kindsOf(editor)).toEqual(['submitted'])
    expect(await kindsOf(elsewhere)).toEqual(['submitted'])
  })

  it('counts what happens again before it was read, and tells presses whose inbox has changed', async () => {
    const articleId = await story()
    await db().orm.delete(touch)
    await move(author, articleId, 'submit')
    const touched = (await db().orm.select().from(touch)).map(({ tag }) => tag)
    expect(touched).toEqual(expect.arrayContaining([tags.newsroom(), tags.inbox(String(editor.staffId))]))
    expect(touched).not.toContain(tags.inbox(String(author.staffId)))
    const says = (words: string) => writeNote(db(), editor, { articleId, words, spots: [] })
    await says('مرة')
    await says('مرتان')
    expect(await inboxOf(author)).toMatchObject([{ kind: 'noted', count: 2 }])
    const [{ id = 0 } = {}] = await inboxOf(author)
    await markNotification(db(), author, { id, isRead: true })
    await says('أخرى')
    expect(await inboxOf(author)).toMatchObject([
      { count: 1, isRead: false },
      { count: 2, isRead: true },
    ])
    // The story has an unread row of the kind already.
    await markNotification(db(), author, { id, isRead: false })
    expect(await unread(author)).toBe(1)
  })

  it('leaves nothing where the operation failed', async () => {
    const articleId = await story('')
    await expect(move(author, articleId, 'submit')).rejects.toThrow()
    expect(await kindsOf(editor)).toEqual([])
  })

  it('asks again who may see a story when it is shown: of what is in the bin it says no word', async () => {
    const articleId = await story()
    await move(author, articleId, 'submit', 'سر')
    await move(editor, articleId, 'return', 'سبب')
    await deleteArticle(db(), author, { articleId })
    expect(await inboxOf(editor)).toMatchObject([{ story: null, note: null, details: {} }])
    const demoted: Actor = { ...editor, role: 'contributor' }
    expect((await inboxOf(demoted)).map((row) => row.story)).toEqual([null])
  })

  it('loses what was deleted for good, and has open tabs count anew', async () => {
    const articleId = await story()
    await move(author, articleId, 'submit')
    const planned = { kind: 'text', locale: 'ar', headline: 'تغطية', staffId: author.staffId } as const
    const { coverageId } = await planCoverage(db(), editor, planned)
    expect([await unread(editor), await unread(author)]).toEqual([1, 1])
    await deleteArticle(db(), author, { articleId })
    await db()
      .orm.update(article)
      .set({ deletedAt: sql`now() - interval '31 days'` })
      .where(eq(article.id, articleId))
    await db().orm.delete(touch)
    await emptyBin(db())
    await removeCoverage(db(), editor, { coverageId, version: 1 })
    expect([await unread(editor), await unread(author)]).toEqual([0, 0])
    const touched = (await db().orm.select().from(touch)).map(({ tag }) => tag)
    expect(touched).toEqual(
      expect.arrayContaining([tags.inbox(String(editor.staffId)), tags.inbox(String(author.staffId))]),
    )
  })

  it('tells nobody who was suspended or has no way in', async () => {
    const gone = await staffMember(db(), 'editor', { deskIds: [ids.desk] })
    await db()
      .orm.update(staff)
      .set({ suspendedAt: sql`now()` })
      .where(eq(staff.id, String(gone.staffId)))
    const articleId = await story()
    await move(author, articleId, 'submit')
    expect(await kindsOf(gone)).toEqual([])
    // A person who is deleted takes her inbox with her; what she did stays readable.
    await db()
      .orm.delete(staff)
      .where(eq(staff.id, String(gone.staffId)))
    expect(await kindsOf(editor)).toEqual(['submitted'])
  })

  it('tells who scheduled a story that it could not be published, and its author that it was', async () => {
    const inAMoment = async (articleId: string) => {
      await move(author, articleId, 'submit')
      await transitionArticle(db(), editor, {
        articleId,
        move: 'schedule',
        at: new Date(Date.now() + 3_600_000),
      })
      await db().orm.update(article).set({ scheduledFor: sql`now()` }).where(eq(article.id, articleId))
      await db().orm.delete(notification)
    }
    const fine = await story('يُنشر')
    await inAMoment(fine)
    await publishDue(db())
    expect([await kindsOf(author), await kindsOf(editor)]).toEqual([['published'], ['published']])
    const failing = await story('لا يُنشر')
    await inAMoment(failing)
    const draft = await openDraft(db(), editor, { articleId: failing })
    await saveDraft(db(), editor, {
      articleId: failing,
      tabId: tab(),
      baseVersion: draft.version,
      content: { headline: '' },
    })
    await publishDue(db())
    expect(await inboxOf(author)).toMatchObject([
      { kind: 'schedule-failed', by: null, details: { failure: 'headline-missing' } },
    ])
    expect(await kindsOf(editor)).toEqual(['schedule-failed'])
    // It is looked at every second: told once.
    await publishDue(db(), { retry: true })
    expect(await inboxOf(author)).toMatchObject([{ count: 1 }])
  })

  it('tells whose story it is of its hour, and that it has none any more; never who set it', async () => {
    const articleId = await story('موعد')
    await move(author, articleId, 'submit')
    const at = new Date(Date.now() + 3_600_000)
    await transitionArticle(db(), editor, { articleId, move: 'schedule', at })
    expect(await inboxOf(author)).toMatchObject([
      { kind: 'scheduled', by: 'سلمى', details: { at: at.toISOString() } },
    ])
    await transitionArticle(db(), editor, { articleId, move: 'unschedule' })
    expect((await kindsOf(author)).toSorted()).toEqual(['scheduled', 'unscheduled'])
    expect(await kindsOf(editor)).toEqual(['submitted'])
  })

  it('counts as read what waits for nobody any more: what a colleague reviewed, what was handed in again', async () => {
    const second = await staffMember(db(), 'editor', { name: 'نادر', deskIds: [ids.desk] })
    const articleId = await story('سبقها زميل')
    const waits = async (who: Actor) => (await inboxOf(who)).map(({ kind, isRead }) => `${kind} ${isRead}`)
    await move(author, articleId, 'submit')
    expect(await waits(second)).toEqual(['submitted false'])
    await move(editor, articleId, 'return', 'ينقصه مصدر')
    expect([await waits(second), await unread(second)]).toEqual([['submitted true'], 0])
    expect(await waits(author)).toEqual(['returned false'])
    await db().orm.delete(touch)
    await move(author, articleId, 'submit')
    expect(await waits(author)).toEqual(['returned true'])
    expect((await db().orm.select().from(touch)).map(({ tag }) => tag)).toContain(
      tags.inbox(String(author.staffId)),
    )
    expect((await waits(second)).toSorted()).toEqual(['submitted false', 'submitted true'])
    await removePerson(db(), await staffMember(db(), 'owner'), { staffId: String(second.staffId) })
  })

  it('tells whoever makes a story that a colleague took it, and takes nothing from who was first', async () => {
    const articleId = await story('بلا صاحب')
    await assignStory(db(), editor, { articleId, ownerId: editor.staffId, ifFree: true })
    expect(await inboxOf(author)).toMatchObject([{ kind: 'taken', by: 'سلمى' }])
    await expect(
      assignStory(db(), author, { articleId, ownerId: author.staffId, ifFree: true }),
    ).rejects.toMatchObject({ refusal: 'already-taken', subject: 'سلمى' })
    await db().orm.delete(notification)
    await assignStory(db(), editor, { articleId, ownerId: author.staffId })
    expect(await kindsOf(author)).toEqual(['handed'])
  })

  it('tells a translator that the source says something else', async () => {
    const articleId = await story('أصل')
    await move(editor, articleId, 'publish')
    const made = await translateStory(db(), translator, { articleId, locale: 'en' })
    await db().orm.delete(notification)
    await move(editor, articleId, 'publish')
    expect(await kindsOf(translator)).toEqual([])
    const draft = await openDraft(db(), editor, { articleId })
    await saveDraft(db(), editor, {
      articleId,
      tabId: tab(),
      baseVersion: draft.version,
      content: { headline: 'أصل آخر' },
    })
    await move(editor, articleId, 'publish')
    expect(await inboxOf(translator)).toMatchObject([{ kind: 'source-changed', articleId: made.articleId }])
  })

  it('tells once that a picture’s licence ends, whoever else looks', async () => {
    const articleId = await story('بصورة')
    const pictures = ['picture001', 'picture002']
    for (const [n, id] of pictures.entries())
      await db()
        .orm.insert(media)
        .values({
          id,
          contentHash: id,
          width: 4,
          height: 3,
          thumbhash: '',
          expiresAt: new Date(Date.now() + (n + 1) * 86_400_000),
        })
    await db().orm.update(article).set({ leadMediaId: 'picture001' }).where(eq(article.id, articleId))
    await Promise.all([tellOfLicences(db()), tellOfLicences(db())])
    expect(await inboxOf(author)).toMatchObject([{ kind: 'licence-ends', by: null, count: 1 }])
    const draft = await openDraft(db(), author, { articleId })
    await saveDraft(db(), author, {
      articleId,
      tabId: tab(),
      baseVersion: draft.version,
      content: { leadMediaId: 'picture002' },
    })
    await tellOfLicences(db())
    await tellOfLicences(db())
    const [row] = await inboxOf(author)
    expect([row?.count, Object.keys(row?.details ?? {}).sort()]).toEqual([2, pictures])
  })

  it('is read a page at a time, what is unread first, and nothing is left out where rows are read meanwhile', async () => {
    const [articleId, ...others] = [await story(), await story(), await story()]
    const at = (n: number) => new Date(Date.UTC(2026, 10, 1, 0, n))
    await db()
      .orm.insert(notification)
      .values(
        Array.from({ length: 70 }, (_, n) => ({
          staffId: String(author.staffId),
          kind: 'approved' as const,
          articleId,
          at: at(n),
          readAt: n === 10 ? null : at(n),
        })),
      )
    const first = await readInbox(db(), author)
    expect(first.rows.slice(0, 3).map((row) => [row.at, row.isRead])).toEqual([
      [at(10).toISOString(), false],
      [at(69).toISOString(), true],
      [at(68).toISOString(), true],
    ])
    const second = await readInbox(db(), author, { after: String(first.next) })
    const third = await readInbox(db(), author, { after: String(second.next) })
    const seen = [first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id))
    expect([new Set(seen).size, seen.length, third.next]).toEqual([70, 70, null])
    // More that is unread than a page has, of other stories and kinds.
    const kinds = notificationGroups.flatMap((group) => [...notificationKinds[group]])
    await db()
      .orm.insert(notification)
      .values(
        others.flatMap((other, n) =>
          kinds.map((kind, k) => ({
            staffId: String(author.staffId),
            kind,
            articleId: other,
            at: at(n * kinds.length + k),
          })),
        ),
      )
    // And the one that was unread before.
    const left = others.length * kinds.length + 1 - 30
    const unreadFirst = await readInbox(db(), author)
    expect(unreadFirst.rows.every(({ isRead }) => !isRead)).toBe(true)
    const then = await readInbox(db(), author, { after: String(unreadFirst.next) })
    expect(then.rows.map(({ isRead }) => isRead)).toEqual([
      ...Array<boolean>(left).fill(false),
      ...Array<boolean>(30 - left).fill(true),
    ])
    expect((await readInbox(db(), author, { after: 'nonsense' })).rows).toHaveLength(30)
    expect((await readInbox(db(), author, { group: 'mentions' })).rows).toHaveLength(
      others.length * notificationKinds.mentions.length,
    )
  })

  it('marks all as read that were seen, of one’s own alone', async () => {
    const [seen, unseen] = [await story('أولى'), await story('ثانية')]
    await move(author, seen, 'submit')
    const [newest] = await inboxOf(editor)
    await move(author, unseen, 'submit')
    await markAllRead(db(), editor, { upTo: String(newest?.at), group: 'mentions' })
    expect(await unread(editor)).toBe(2)
    await markAllRead(db(), author, { upTo: new Date().toISOString() })
    await markNotification(db(), author, { id: Number(newest?.id), isRead: true })
    expect(await unread(editor)).toBe(2)
    await markAllRead(db(), editor, { upTo: String(newest?.at) })
    expect(await inboxOf(editor)).toMatchObject([{ isRead: false }, { isRead: true }])
  })

  it('keeps ten thousand within bounds', async () => {
    const articleId = await story()
    await db().orm.execute(sql`
      insert into ${notification} (staff_id, kind, article_id, at, read_at)
      select ${author.staffId}, 'approved', ${articleId}, now() - n * interval '1 minute', now()
      from generate_series(1, 10000) as n`)
    const { rows } = await db().orm.transaction(async (tx) => {
      // Of a few rows it would sort all.
      await tx.execute(sql`set local enable_sort = off`)
      return tx.execute<{ 'QUERY PLAN': string }>(sql`
        explain select id from ${notification} where staff_id = ${author.staffId}
        order by (read_at is not null), at desc, id desc limit 31`)
    })
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toContain('notification_inbox')
    expect(plan).not.toContain('Sort')
    await db().orm.execute(sql`
      insert into ${notification} (staff_id, kind, article_id, at)
      values (${author.staffId}, 'returned', ${articleId}, now() - interval '200 days')`)
    await sweepInboxes(db())
    const [{ count } = { count: 0 }] = await db()
      .orm.select({ count: sql<number>`count(*)::int` })
      .from(notification)
    expect(count).toBe(2_000)
    expect(await unread(author)).toBe(0)
  })
})
