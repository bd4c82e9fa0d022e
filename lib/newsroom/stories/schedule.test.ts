import { setTimeout as wait } from 'node:timers/promises'
import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Database, openDatabase } from '../../db/open.ts'
import { isDatabaseAway } from '../../db/sql-state.ts'
import { auditEvent } from '../../db/tables/audit.ts'
import { article } from '../../db/tables/stories.ts'
import { touch } from '../../db/tables/touches.ts'
import { createServerDatabase, type ServerDatabase } from '../../db/testing/server-databases.ts'
import { describeEachEngine } from '../../db/testing/test-databases.ts'
import { changedByTime } from '../../publication/changed-by-time.ts'
import { findStory } from '../../publication/story.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { type Actor, operator } from '../actor.ts'
import { planFront } from '../front/lay-out-front.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { keepSchedule } from './keep-schedule.ts'
import { publishDue } from './publish-due.ts'
import { setEmbargo } from './set-embargo.ts'
import { transitionArticle } from './transition-article.ts'
import { openDraft, saveDraft } from './working-draft.ts'

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000)
const patience = { timeout: 20_000, interval: 10 }

/** A scheduled story whose moment has come, as if nobody had served meanwhile. */
async function overdue(db: Database, slug: string, secondsAgo = 60): Promise<string> {
  const { articleId } = await addStory(db, { slug, state: 'draft', publishedIn: null })
  await transitionArticle(db, operator, { articleId, move: 'schedule', at: inSeconds(600) })
  await db.orm
    .update(article)
    .set({ scheduledFor: sql`now() - make_interval(secs => ${secondsAgo})` })
    .where(eq(article.id, articleId))
  return articleId
}
const rowOf = async (db: Database, articleId: string) =>
  (await db.orm.select().from(article).where(eq(article.id, articleId)))[0]!
const publications = (db: Database, articleId: string) =>
  db.orm
    .select()
    .from(auditEvent)
    .where(and(eq(auditEvent.subjectId, articleId), eq(auditEvent.action, 'publish')))

describeEachEngine('the schedule', (opened) => {
  let editor: Actor
  beforeAll(async () => {
    await smallPublication(opened())
    editor = await staffMember(opened(), 'editor')
  })

  it('publishes what is due, once, in the name of the schedule, and nothing before its time', async () => {
    const due = await overdue(opened(), 'حانت')
    const { articleId: later } = await addStory(opened(), {
      slug: 'لم-تحن',
      state: 'draft',
      publishedIn: null,
    })
    await transitionArticle(opened(), editor, { articleId: later, move: 'schedule', at: inSeconds(600) })
    expect(await publishDue(opened())).toEqual({ published: [due], delayed: [], failed: [] })
    expect(await publishDue(opened())).toEqual({ published: [], delayed: [], failed: [] })
    expect(await rowOf(opened(), due)).toMatchObject({ state: 'published', scheduledFor: null })
    expect(await rowOf(opened(), later)).toMatchObject({ state: 'scheduled', publishedAt: null })
    expect(await publications(opened(), due)).toMatchObject([{ actorName: 'schedule', staffId: null }])
    expect((await findStory(opened(), 'ar', 'economy', 'حانت')).kind).toBe('found')
    expect(await opened().orm.$count(touch, eq(touch.tag, 'front:ar'))).toBeGreaterThan(0)
    expect(await changedByTime(opened(), inSeconds(-60), inSeconds(60)), 'told once').toEqual([])
  })

  it('publishes what is late with the moment at which readers could see it', async () => {
    const late = await overdue(opened(), 'متأخرة', 7_200)
    await publishDue(opened())
    const { publishedAt } = await rowOf(opened(), late)
    expect(Date.now() - publishedAt!.getTime()).toBeLessThan(60_000)
  })

  it('publishes the words as they are then, not as they were when it was scheduled', async () => {
    const due = await overdue(opened(), 'كلمات')
    const { content, version } = await openDraft(opened(), editor, { articleId: due })
    await saveDraft(opened(), editor, {
      articleId: due,
      tabId: tab(),
      baseVersion: version,
      content: { ...content, headline: 'كلمات أحدث' },
    })
    await publishDue(opened())
    expect((await rowOf(opened(), due)).headline).toBe('كلمات أحدث')
  })

  it('shows what an editor must mend, once, holds up nobody, and waits for her', async () => {
    const broken = await overdue(opened(), 'بلا-عنوان', 120)
    const sound = await overdue(opened(), 'سليمة', 60)
    const { content, version } = await openDraft(opened(), editor, { articleId: broken })
    await saveDraft(opened(), editor, {
      articleId: broken,
      tabId: tab(),
      baseVersion: version,
      content: { ...content, headline: '' },
    })
    const { published, failed } = await publishDue(opened())
    expect(published).toEqual([sound])
    expect(failed).toMatchObject([{ articleId: broken, failure: 'headline-missing' }])
    expect(await rowOf(opened(), broken)).toMatchObject({
      state: 'scheduled',
      scheduleFailure: 'headline-missing',
      publishedAt: null,
    })
    expect(await publishDue(opened(), { retry: true })).toEqual({ published: [], delayed: [], failed: [] })
    const logged = await opened()
      .orm.select()
      .from(auditEvent)
      .where(and(eq(auditEvent.subjectId, broken), eq(auditEvent.action, 'schedule-failed')))
    expect(logged).toMatchObject([{ details: { failure: 'headline-missing' } }])
    await transitionArticle(opened(), editor, { articleId: broken, move: 'unschedule' })
    expect(await rowOf(opened(), broken)).toMatchObject({ state: 'approved', scheduleFailure: null })
  })

  it('tries again what failed for a reason that is no editor’s, when asked to', async () => {
    const due = await overdue(opened(), 'تعثّرت')
    await opened().orm.execute(sql`
      create function refuse_publication() returns trigger language plpgsql as
      $$ begin raise exception 'disk full'; end $$`)
    await opened().orm.execute(sql`
      create trigger refuse_publication before update on article for each row
      when (new.state = 'published') execute function refuse_publication()`)
    try {
      expect((await publishDue(opened())).failed).toMatchObject([{ articleId: due, failure: 'failed' }])
    } finally {
      await opened().orm.execute(sql`drop trigger refuse_publication on article`)
    }
    expect(await rowOf(opened(), due)).toMatchObject({ state: 'scheduled', scheduleFailure: 'failed' })
    expect(await publishDue(opened())).toEqual({ published: [], delayed: [], failed: [] })
    expect((await publishDue(opened(), { retry: true })).published).toEqual([due])
    expect(await rowOf(opened(), due)).toMatchObject({ state: 'published', scheduleFailure: null })
  })

  it('does not publish what lies in the bin', async () => {
    const due = await overdue(opened(), 'محذوفة')
    await opened().orm.update(article).set({ deletedAt: sql`now()` }).where(eq(article.id, due))
    expect((await publishDue(opened())).published).toEqual([])
  })

  it('publishes what an embargo holds at the very moment it ends: nobody sees it before, everybody after', async () => {
    const { articleId } = await addStory(opened(), { slug: 'حتى-الثانية', state: 'draft', publishedIn: null })
    const until = inSeconds(2.5)
    await setEmbargo(opened(), editor, { articleId, until })
    await transitionArticle(opened(), editor, { articleId, move: 'schedule', at: until })
    const clock = async () => {
      const { rows } = await opened().orm.execute<{ over: boolean }>(
        sql`select now() >= ${until.toISOString()}::timestamptz as over`,
      )
      return rows[0]!.over
    }
    const seen = async () => (await findStory(opened(), 'ar', 'economy', 'حتى-الثانية')).kind === 'found'
    const stop = keepSchedule(opened())
    try {
      for (;;) {
        const isSeen = await seen()
        // Asked in this order, a story that was seen too early is caught, and one that was seen in time never.
        if (isSeen && !(await clock())) throw new Error('Readers saw it before its embargo ended')
        if (isSeen) break
        await wait(5)
      }
    } finally {
      await stop()
    }
    const { publishedAt, embargoUntil } = await rowOf(opened(), articleId)
    console.log(`Seen ${publishedAt!.getTime() - embargoUntil!.getTime()} ms after its embargo ended`)
    expect(publishedAt!.getTime()).toBeGreaterThanOrEqual(embargoUntil!.getTime())
  })

  it('is kept by a process that serves: at its moment, and at the start what was late', async () => {
    const late = await overdue(opened(), 'فاتت')
    const { articleId } = await addStory(opened(), { slug: 'في-موعدها', state: 'draft', publishedIn: null })
    const at = inSeconds(2.5)
    await transitionArticle(opened(), editor, { articleId, move: 'schedule', at })
    const stop = keepSchedule(opened())
    try {
      await expect.poll(async () => (await rowOf(opened(), late)).state, patience).toBe('published')
      expect((await rowOf(opened(), articleId)).state).toBe('scheduled')
      await expect.poll(async () => (await rowOf(opened(), articleId)).state, patience).toBe('published')
    } finally {
      await stop()
    }
    const { publishedAt } = await rowOf(opened(), articleId)
    const after = publishedAt!.getTime() - at.getTime()
    console.log(`Published ${after} ms after its moment`)
    expect(after).toBeGreaterThanOrEqual(0)
    expect(await publications(opened(), articleId)).toHaveLength(1)
    const unkept = await overdue(opened(), 'بعد-التوقّف')
    await wait(1_500)
    expect((await rowOf(opened(), unkept)).state).toBe('scheduled')
  })
})

describe('several instances on one PostgreSQL', () => {
  let home: ServerDatabase
  let instances: Database[]
  let db: Database
  beforeAll(async () => {
    const { url, template } = inject('postgres')
    home = await createServerDatabase(url, { template })
    instances = await Promise.all(
      [1, 2, 3].map(() => openDatabase({ databaseUrl: home.url, dataFolder: '' })),
    )
    db = instances[0]!
    await smallPublication(db)
  })
  afterAll(async () => {
    await Promise.all(instances.map((each) => each.close()))
    await home.remove()
  })
  /** Another instance begins something, and does not go on. */
  const hang = async (statement: string) => {
    const client = await instances[1]!.pool.connect()
    await client.query('begin')
    await client.query(statement)
    return client
  }

  it('publish each story once', async () => {
    const ids: string[] = []
    for (let i = 0; i < 12; i += 1) ids.push(await overdue(db, `قصة-${i}`))
    const done = await Promise.all(instances.flatMap((each) => [publishDue(each), publishDue(each)]))
    expect(done.flatMap((each) => each.published).sort()).toEqual(ids.sort())
    expect(done.flatMap((each) => each.failed)).toEqual([])
    expect(await db.orm.$count(auditEvent, eq(auditEvent.action, 'publish'))).toBe(ids.length)
    expect(await db.orm.$count(article, eq(article.state, 'published'))).toBe(ids.length)
  })

  it('publish what one of them holds that no longer runs, long before a minute is over', async () => {
    const due = await overdue(db, 'في-يد-معلّق')
    const hung = await hang(`select from article where id = '${due}' for update`)
    expect((await publishDue(db)).published).toEqual([])
    await expect.poll(async () => (await publishDue(db)).published, patience).toEqual([due])
    hung.release(true)
  })

  it('publish while everything else of an instance waits for what hangs, a front that is to change among it', async () => {
    const due = await overdue(db, 'لا-تنتظر-أحدًا')
    await planFront(db, operator, {
      front: 'front',
      locale: 'ar',
      at: inSeconds(0.1).toISOString(),
      places: [],
    })
    const other = await hang('lock table front_plan, newsletter_issue')
    const letters = Array.from({ length: 20 }, () =>
      db.pool.query('select from newsletter_issue').catch(() => {}),
    )
    const stop = keepSchedule(db)
    const isPublished = async (id: string) => (await rowOf(instances[2]!, id)).state === 'published'
    await expect.poll(() => isPublished(due), patience).toBe(true)
    const next = await overdue(instances[2]!, 'ولا-بعدها')
    await expect.poll(() => isPublished(next), patience).toBe(true)
    // All that while it hung; the server ends it after five seconds.
    await other.query('select')
    other.release(true)
    await Promise.all(letters)
    await stop()
  })

  it('publish what nothing is in the way of, and what something was as soon as that is over', async () => {
    await overdue(db, 'أولى')
    await publishDue(db)
    const waiting = await overdue(db, 'تنتظر-العدّ', 5)
    const { articleId: free } = await addStory(db, {
      slug: 'free',
      state: 'draft',
      publishedIn: null,
      locale: 'en',
    })
    await transitionArticle(db, operator, { articleId: free, move: 'schedule', at: inSeconds(600) })
    await db.orm.update(article).set({ scheduledFor: sql`now()` }).where(eq(article.id, free))
    const other = await hang(`update listing_month set stories = stories where locale = 'ar'`)
    expect(await publishDue(db)).toMatchObject({
      published: [free],
      delayed: [{ articleId: waiting }],
      failed: [],
    })
    await other.query('rollback')
    other.release()
    expect(await rowOf(db, waiting)).toMatchObject({ state: 'scheduled', scheduleFailure: null })
    expect((await publishDue(db)).published).toEqual([waiting])
  })

  it('end what keeps it from being published for seconds, as the write of one that is far away', async () => {
    const due = await overdue(db, 'ينتظر-بعيدًا')
    const far = await hang(`update listing_month set stories = stories where locale = 'ar'`)
    let isOver = false
    const asking = (async () => {
      // Its server never finds it idle for long.
      while (!isOver) await far.query('select').then(() => wait(300))
    })().catch(() => {})
    await expect.poll(async () => (await publishDue(db)).published, patience).toEqual([due])
    isOver = true
    await asking
    expect(isDatabaseAway(await far.query('select').catch((error: unknown) => error))).toBe(true)
    far.release(true)
  })

  it('publish at the next look what one of them was cut off in the middle of', async () => {
    const due = await overdue(db, 'انقطعت')
    await db.orm.execute(sql`
      create function cut_off() returns trigger language plpgsql as
      $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$`)
    await db.orm.execute(sql`
      create trigger cut_off before update on article for each row
      when (new.state = 'published') execute function cut_off()`)
    await expect(publishDue(db)).rejects.toThrow()
    await db.orm.execute(sql`drop trigger cut_off on article`)
    expect(await rowOf(db, due)).toMatchObject({ state: 'scheduled', scheduleFailure: null })
    expect((await publishDue(instances[2]!)).published).toEqual([due])
  })

  it('leave it to others while they are far from the database, and do it where nobody else has', async () => {
    const due = await overdue(db, 'من-بعيد', 60)
    expect((await publishDue(db, { lateBy: 61_000 })).published).toEqual([])
    expect((await publishDue(db, { lateBy: 59_000 })).published).toEqual([due])
  })
})
