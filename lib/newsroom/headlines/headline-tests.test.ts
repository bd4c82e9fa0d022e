import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { Audience } from '../../audience/audience.ts'
import { audienceCount } from '../../db/tables/audience.ts'
import { auditEvent } from '../../db/tables/audit.ts'
import { headlineTest } from '../../db/tables/headline-tests.ts'
import { notification } from '../../db/tables/notifications.ts'
import { article } from '../../db/tables/stories.ts'
import { touch } from '../../db/tables/touches.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { tags } from '../../press/cache-dependencies.ts'
import { withHeadlineTests } from '../../publication/headline-tests.ts'
import { publicStories } from '../../publication/summary.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import type { Actor } from '../actor.ts'
import { listRevisions } from '../stories/revisions.ts'
import { setEmbargo } from '../stories/set-embargo.ts'
import { transitionArticle } from '../stories/transition-article.ts'
import { openDraft, saveDraft } from '../stories/working-draft.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { applyWinningHeadline } from './apply-winner.ts'
import { endHeadlineTests, stopHeadlineTest } from './end-test.ts'
import { readHeadlineTests } from './read-tests.ts'
import { startHeadlineTest } from './start-test.ts'

const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

describeDatabase('tests of headlines', (opened) => {
  const db = () => opened()
  let editor: Actor
  let articleId: string
  let headline: string
  let count = 0

  beforeAll(async () => {
    await smallPublication(db())
    editor = await staffMember(db(), 'editor', { authorId: null })
  })
  beforeEach(async () => {
    count += 1
    ;({ articleId } = await addStory(db(), { slug: `h${count}` }))
    const [row] = await db().orm.select().from(article).where(eq(article.id, articleId))
    headline = row!.headline
  })

  const start = (headlines: string[] = ['عنوان ثانٍ'], hours = 24 as 6 | 24) =>
    startHeadlineTest(db(), editor, { articleId, headlines, hours })
  const read = async () => (await readHeadlineTests(db(), editor, { articleId })).tests
  const inLists = async () =>
    (
      await withHeadlineTests(
        db(),
        'ar',
        await publicStories(db(), 'ar', eq(article.id, articleId), { limit: 1 }),
      )
    )[0]?.headlineTest ?? null
  const set = (values: Partial<typeof headlineTest.$inferInsert>) =>
    db().orm.update(headlineTest).set(values).where(eq(headlineTest.articleId, articleId))
  const changeHeadline = async (words: string, publishes = true) => {
    const { content, version } = await openDraft(db(), editor, { articleId })
    const save = { articleId, tabId: tab(), baseVersion: version, content: { ...content, headline: words } }
    await saveDraft(db(), editor, save)
    if (publishes) await transitionArticle(db(), editor, { articleId, move: 'publish' })
  }

  it('are of what readers see in lists, one at a time, of headlines that differ', async () => {
    await expect(start([headline, ' '])).rejects.toMatchObject({ refusal: 'headlines-alike' })
    await expect(start(['ب', 'ج', 'د'])).rejects.toMatchObject({ refusal: 'headlines-alike' })
    await expect(start(['ب'.repeat(3_000)])).rejects.toMatchObject({ refusal: 'malformed' })
    await setEmbargo(db(), editor, { articleId, until: new Date(Date.now() + 3_600_000) })
    await expect(start()).rejects.toMatchObject({ refusal: 'test-needs-readers' })
    await setEmbargo(db(), editor, { articleId, until: null })
    process.env.AUDIENCE = 'off'
    try {
      await expect(start()).rejects.toMatchObject({ refusal: 'not-counted' })
    } finally {
      delete process.env.AUDIENCE
    }
    await db().orm.delete(touch)
    const { testId } = await start(['  عنوان   ثانٍ ', 'ثالث'])
    await expect(start()).rejects.toMatchObject({ refusal: 'test-runs' })
    expect(await inLists()).toEqual({ testId, headlines: [headline, 'عنوان ثانٍ', 'ثالث'] })
    expect((await db().orm.select().from(touch)).map(({ tag }) => tag)).toContain(
      tags.headlineTest(articleId),
    )
    await stopHeadlineTest(db(), editor, { articleId, testId })
    expect(await inLists()).toBeNull()
    expect(await read()).toMatchObject([{ outcome: 'stopped', winner: null }])
    const said = await db().orm.select().from(auditEvent).where(eq(auditEvent.subjectId, articleId))
    expect(said.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['story.test-headlines', 'story.end-headline-test']),
    )
    await start()
  })

  it('count what pages tell of them, within bounds, and nothing of who asks not to be counted', async () => {
    const { testId } = await start()
    const audience = new Audience(db(), { mode: 'server', origin: 'https://news.example' })
    const from = { 'user-agent': agent }
    const tell = (text: string, address: string, headers = {}) =>
      audience.take(text, { ...from, ...headers }, address)
    expect(tell(`2 ar ${testId} 0 s`, '192.0.2.1')).toBeNull()
    expect(tell(`2 ar ${testId} 1 so`, '192.0.2.2')).toBeNull()
    expect(tell(`2 ar ${testId} 0 o`, '192.0.2.1')).toBeNull()
    expect(tell(`2 ar ${testId} 0 s`, '192.0.2.3', { dnt: '1' })).toBe('asked-not')
    expect(tell(`2 ar ${testId} 0 s`, '192.0.2.3', { 'sec-fetch-site': 'cross-site' })).toBe('elsewhere')
    expect(tell(`2 ar ${testId} 3 s`, '192.0.2.3')).toBe('malformed')
    expect(tell(`2 ar ${testId} 0 s`, '192.0.2.3', { 'user-agent': 'curl/8.0' })).toBeNull()
    const forged = Array.from({ length: 40 }, () => tell(`2 ar ${testId} 1 o`, '192.0.2.9'))
    expect(forged.filter((each) => each === null)).toHaveLength(10)
    // There is no third one, and no such test.
    tell(`2 ar ${testId} 2 so`, '192.0.2.4')
    tell('2 ar nothing 0 so', '192.0.2.5')
    await audience.write()
    const [test] = await read()
    expect(test?.headlines.map(({ shown, opened }) => [shown, opened])).toEqual([
      [1, 1],
      // Nobody opens what they were not shown.
      [1, 1],
    ])
    const refused = await db().orm.select().from(audienceCount).where(eq(audienceCount.key, 'no-test'))
    expect(refused.map(({ views }) => views)).toEqual([2])
    tell(`2 ar ${testId} 1 s`, '192.0.2.6')
    await audience.write()
    expect((await read())[0]?.headlines[1]).toMatchObject({ shown: 2, opened: 1 })
  })

  it('end by the rule, by their time, or because the story is another, and who began one is told', async () => {
    await start()
    await endHeadlineTests(db())
    expect(await read()).toMatchObject([{ outcome: null }])
    await set({ opened: [20, 70], shown: [900, 900] })
    await endHeadlineTests(db())
    expect(await read()).toMatchObject([{ outcome: 'winner', winner: 1 }])
    const told = await db().orm.select().from(notification).where(eq(notification.articleId, articleId))
    expect(told).toMatchObject([{ kind: 'headline-tested', details: { outcome: 'winner' } }])

    await start()
    await db()
      .orm.update(headlineTest)
      .set({ endsAt: new Date(0) })
      .where(eq(headlineTest.articleId, articleId))
    await endHeadlineTests(db())
    expect((await read())[0]).toMatchObject({ outcome: 'none', winner: null })

    await start()
    await changeHeadline('عنوان آخر تمامًا')
    // At once, before anybody has noted that it is over.
    expect(await inLists()).toBeNull()
    await start(['عنوان بعده'])
    expect((await read()).map(({ outcome }) => outcome)).toEqual([null, 'changed', 'none', 'winner'])
    await transitionArticle(db(), editor, { articleId, move: 'unpublish', note: 'سبب' })
    await endHeadlineTests(db())
    expect((await read())[0]?.outcome).toBe('changed')
  })

  it('lead to another headline as any change of one does', async () => {
    const { testId } = await start()
    await expect(applyWinningHeadline(db(), editor, { articleId, testId })).rejects.toMatchObject({
      refusal: 'malformed',
    })
    await set({ opened: [20, 70], shown: [900, 900] })
    await endHeadlineTests(db())
    expect(await applyWinningHeadline(db(), editor, { articleId, testId })).toEqual({ isPublished: true })
    const [seen] = await publicStories(db(), 'ar', eq(article.id, articleId), { limit: 1 })
    expect(seen?.headline).toBe('عنوان ثانٍ')
    expect((await read())[0]?.isUsed).toBe(true)
    const revisions = await listRevisions(db(), editor, { articleId })
    expect(revisions[0]).toMatchObject({ reason: 'headline-test', headline: 'عنوان ثانٍ', isPublic: true })
  })

  it('leave other words of the draft to whoever publishes them', async () => {
    const { testId } = await start()
    await set({ opened: [20, 70], shown: [900, 900] })
    await endHeadlineTests(db())
    await changeHeadline('مسودة', false)
    expect(await applyWinningHeadline(db(), editor, { articleId, testId })).toEqual({ isPublished: false })
    const [seen] = await publicStories(db(), 'ar', eq(article.id, articleId), { limit: 1 })
    expect(seen?.headline).toBe(headline)
    expect((await openDraft(db(), editor, { articleId })).content.headline).toBe('عنوان ثانٍ')
    const kept = await listRevisions(db(), editor, { articleId })
    expect(kept.map((each) => each.headline)).toContain('مسودة')
  })
})
