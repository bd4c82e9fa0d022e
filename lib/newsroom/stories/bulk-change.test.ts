/** One thing done to many stories: each as far as it may be, told of each, sent twice but done once, taken back together. */
import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, it, vi } from 'vitest'
import { newId } from '../../db/id.ts'
import { auditEvent } from '../../db/tables/audit.ts'
import { bulkChange } from '../../db/tables/boards.ts'
import { topic } from '../../db/tables/directory.ts'
import { notification } from '../../db/tables/notifications.ts'
import { desk } from '../../db/tables/people-and-pictures.ts'
import { article, story, storyTopic } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { type ArticleState, articleStates, type BulkChange } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { suspend } from '../people/change-person.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { restoreArticle } from './bin.ts'
import { changeMany, mostInBulk, readBulk, undoMany, wayBetween } from './bulk-change.ts'
import { createStory } from './create-story.ts'
import { heartbeat } from './editing-tabs.ts'
import { fileStory } from './file-story.ts'
import { transitionArticle } from './transition-article.ts'
import { translateStory } from './translate-story.ts'

describeDatabase('a change of many stories', (opened) => {
  let ids: Awaited<ReturnType<typeof smallPublication>>
  let owner: Actor
  let editor: Actor
  let author: Actor
  beforeAll(async () => {
    const db = opened()
    ids = await smallPublication(db)
    await db.orm.insert(desk).values({ id: 'desk000002', slug: 'other', names: { ar: 'آخر' } })
    owner = await staffMember(db, 'owner')
    editor = await staffMember(db, 'editor', { deskIds: [ids.desk] })
    author = await staffMember(db, 'author')
  })
  const stories = async (count: number, deskId: string | null = null) => {
    const made: string[] = []
    for (let n = 0; n < count; n += 1) {
      const given = { locale: 'ar', headline: `خبر ${newId()}`, sectionId: ids.section, deskId } as const
      made.push((await createStory(opened(), author, given)).articleId)
    }
    return made
  }
  const how = async (articleId: string) => {
    const [row] = await opened()
      .orm.select({ story, article })
      .from(article)
      .innerJoin(story, eq(story.id, article.storyId))
      .where(eq(article.id, articleId))
    const topics = await opened().orm.$count(storyTopic, eq(storyTopic.storyId, row!.story.id))
    const { id: storyId, ownerId, deskId, sectionId } = row!.story
    const { state, embargoUntil, scheduledFor, deletedAt } = row!.article
    return {
      storyId,
      ownerId,
      deskId,
      sectionId,
      topics,
      state,
      embargoUntil,
      scheduledFor,
      isDeleted: deletedAt !== null,
    }
  }
  const change = (articleIds: string[], asked: BulkChange, actor = owner, id = newId()) =>
    changeMany(opened(), actor, { id, change: asked, articleIds })
  const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

  it.each([
    ['owner', () => ({ do: 'owner', ownerId: author.staffId })],
    ['desk', () => ({ do: 'desk', deskId: 'desk000002' })],
    ['section', () => ({ do: 'section', sectionId: ids.other })],
    ['topics', () => ({ do: 'add-topic', topicId: ids.topic })],
    ['submit', () => ({ do: 'move', move: 'submit', note: null })],
    ['schedule', () => ({ do: 'schedule', at: inAnHour() })],
    ['embargo', () => ({ do: 'embargo', until: inAnHour() })],
    ['bin', () => ({ do: 'bin' })],
  ] as [string, () => BulkChange][])('is made of each, and taken back: %s', async (_, asked) => {
    const chosen = await stories(2, ids.desk)
    const before = await Promise.all(chosen.map(how))
    const { id, outcomes } = await change(chosen, asked())
    expect(outcomes.map(({ articleId }) => articleId)).toEqual(chosen)
    expect(outcomes.every((each) => 'before' in each)).toBe(true)
    for (const [n, each] of (await Promise.all(chosen.map(how))).entries())
      expect(each).not.toEqual(before[n])
    const undone = await undoMany(opened(), owner, { id, note: 'تراجع' })
    expect(undone.outcomes.every((each) => 'before' in each)).toBe(true)
    expect(await Promise.all(chosen.map(how))).toEqual(before)
  })

  it('leaves alone what others write in, and says who does', async () => {
    const db = opened()
    const chosen = await stories(8)
    for (const articleId of chosen.slice(0, 3))
      await heartbeat(db, author, { articleId, tabId: tab(), wantsToWrite: true })
    const { outcomes } = await change(chosen, { do: 'move', move: 'submit', note: null })
    expect(outcomes.map((each) => ('refusal' in each ? `${each.refusal} ${each.subject}` : 'done'))).toEqual([
      ...Array(3).fill('locked author'),
      ...Array(5).fill('done'),
    ])
    // What takes no words from under anybody's hands is done of these, too.
    const filed = await change(chosen, { do: 'section', sectionId: ids.other })
    expect(filed.outcomes.every((each) => 'before' in each)).toBe(true)
  })

  it('goes as far as somebody may, story by story', async () => {
    const [within, without] = [await stories(2, ids.desk), await stories(2, 'desk000002')]
    const { outcomes } = await change(
      [...within, ...without, 'nothing0000'],
      { do: 'section', sectionId: ids.other },
      editor,
    )
    expect(outcomes.map((each) => ('refusal' in each ? each.refusal : 'done'))).toEqual([
      'done',
      'done',
      'not-allowed',
      'not-allowed',
      'unknown-article',
    ])
    expect((await how(without[0]!)).sectionId).toBe(ids.section)
  })

  it('is done once however often it is sent, also at the same moment', async () => {
    const db = opened()
    const chosen = await stories(3)
    const id = newId()
    const asked = { do: 'owner', ownerId: author.staffId } as const
    const [one, two] = await Promise.all([change(chosen, asked, owner, id), change(chosen, asked, owner, id)])
    expect(one).toEqual(two)
    const logged = await db.orm.$count(
      auditEvent,
      sql`${auditEvent.action} = 'story.assign' and ${auditEvent.subjectId} = any(${sql.param(chosen)}::text[])`,
    )
    expect(logged).toBe(3)
    // She is told of each.
    expect(
      await db.orm.$count(
        notification,
        sql`kind = 'handed' and article_id = any(${sql.param(chosen)}::text[])`,
      ),
    ).toBe(3)
    const undone = await Promise.all([undoMany(db, owner, { id }), undoMany(db, owner, { id })])
    expect(undone[0]).toEqual(undone[1])
    // Asked while it is being taken back, one waits for what comes of it.
    const again = await change(chosen, asked)
    const first = undoMany(db, owner, { id: again.id })
    const isBegun = async () =>
      (await db.orm.$count(bulkChange, sql`${bulkChange.id} = ${again.id} and undone_at is not null`)) > 0
    await vi.waitUntil(isBegun, { interval: 1 })
    expect(await undoMany(db, owner, { id: again.id })).toEqual(await first)
    await expect(readBulk(db, editor, { id })).rejects.toMatchObject({ refusal: 'unknown-change' })
    await expect(undoMany(db, editor, { id })).rejects.toMatchObject({ refusal: 'unknown-change' })
  })

  it('does not take back what somebody changed since', async () => {
    const db = opened()
    const [first, second] = await stories(2)
    const { id } = await change([first!, second!], { do: 'desk', deskId: ids.desk })
    await fileStory(db, owner, { articleId: first!, deskId: 'desk000002' })
    const { outcomes } = await undoMany(db, owner, { id })
    expect(outcomes).toMatchObject([{ refusal: 'changed-since' }, { before: { deskId: null } }])
    expect((await how(first!)).deskId).toBe('desk000002')
    expect(await readBulk(db, owner, { id })).toMatchObject({ isDone: true, undone: outcomes })
  })

  it('writes over nothing that a colleague changes at the same moment', async () => {
    const db = opened()
    const [chosen] = await stories(1)
    const other = newId()
    await db.orm.insert(topic).values({ id: other, names: { ar: 'آخر' }, slug: 'other' })
    const storyId = (await how(chosen!)).storyId
    const done = await db.orm.transaction(async (tx) => {
      await tx.select().from(story).where(eq(story.id, storyId)).for('update')
      const work = change([chosen!], { do: 'add-topic', topicId: ids.topic })
      await vi.waitFor(async () => {
        const waiting = await db.orm.execute(sql`select from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`)
        expect(waiting.rowCount).toBe(1)
      })
      await tx.insert(storyTopic).values({ storyId, topicId: other, position: 0 })
      return { work }
    })
    const { outcomes, id } = await done.work
    expect(outcomes).toMatchObject([{ before: { topicIds: [other] } }])
    expect((await how(chosen!)).topics).toBe(2)
    expect((await undoMany(db, owner, { id })).outcomes).toMatchObject([{ before: {} }])
    expect((await how(chosen!)).topics).toBe(1)
  })

  it('takes back what was done to two languages of one story', async () => {
    const db = opened()
    const [ar] = await stories(1)
    const { articleId: en } = await translateStory(db, owner, { articleId: ar!, locale: 'en' })
    for (const asked of [
      { do: 'desk', deskId: ids.desk },
      { do: 'add-topic', topicId: ids.topic },
      { do: 'owner', ownerId: owner.staffId },
    ] as BulkChange[]) {
      const before = await how(ar!)
      const { id } = await change([ar!, en], asked)
      expect(await how(ar!)).not.toEqual(before)
      const { outcomes } = await undoMany(db, owner, { id })
      expect(outcomes.filter((each) => 'refusal' in each)).toEqual([])
      expect(await how(ar!)).toEqual(before)
    }
  })

  it('has nothing to take out of the bin that somebody took out before, and leaves what went on since', async () => {
    const db = opened()
    const chosen = await stories(2)
    const { id } = await change(chosen, { do: 'bin' })
    for (const articleId of chosen) await restoreArticle(db, owner, { articleId })
    await transitionArticle(db, owner, { articleId: chosen[1]!, move: 'submit' })
    const { outcomes } = await undoMany(db, owner, { id, note: 'تراجع' })
    expect(outcomes).toMatchObject([{ before: { state: 'draft' } }, { refusal: 'changed-since' }])
    expect(await how(chosen[0]!)).toMatchObject({ isDeleted: false, state: 'draft' })
    expect(await how(chosen[1]!)).toMatchObject({ isDeleted: false, state: 'in_review' })
  })

  it('gives nothing to who is not here', async () => {
    const db = opened()
    const gone = await staffMember(db, 'author')
    await suspend(db, owner, { staffId: gone.staffId! })
    const [one] = await stories(1)
    const { outcomes } = await change([one!], { do: 'owner', ownerId: gone.staffId })
    expect(outcomes).toMatchObject([{ refusal: 'unknown-person' }])
  })

  it('is of as many as somebody looks at', async () => {
    const many = Array.from({ length: mostInBulk + 1 }, () => newId())
    await expect(change(many, { do: 'bin' })).rejects.toMatchObject({ refusal: 'malformed' })
    await expect(change([], { do: 'bin' })).rejects.toMatchObject({ refusal: 'malformed' })
  })

  it('finds a way back to each state that it leads away from', () => {
    const quiet: ArticleState[] = ['draft', 'in_review', 'approved', 'scheduled']
    for (const from of quiet)
      for (const to of quiet) if (from !== to) expect(wayBetween(from, to)).not.toBeNull()
    for (const from of articleStates) expect(wayBetween(from, 'published')).toBeNull()
  })
})
