import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { newId } from '../../db/id.ts'
import { auditEvent } from '../../db/tables/audit.ts'
import { draft, revision } from '../../db/tables/drafts.ts'
import { article, story } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { doc, p } from '../../story/compose.ts'
import { articleStates } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { daysInBin, deleteArticle, emptyBin, restoreArticle } from './bin.ts'
import { createStory } from './create-story.ts'
import { heartbeat } from './editing-tabs.ts'
import { history } from './history.ts'
import { transitionArticle } from './transition-article.ts'
import { openDraft, saveDraft } from './working-draft.ts'
import { writeArticle } from './write-article.ts'

describeDatabase('the bin', (opened) => {
  let author: Actor
  let editor: Actor
  let sectionId: string
  beforeAll(async () => {
    sectionId = (await smallPublication(opened())).section
    author = await staffMember(opened(), 'author')
    editor = await staffMember(opened(), 'editor')
  })
  const begin = () => createStory(opened(), author, { locale: 'ar', headline: 'للحذف', sectionId })
  const lyingFor = (articleId: string, days: number) =>
    opened()
      .orm.update(article)
      .set({ deletedAt: sql`now() - make_interval(days => ${days})` })
      .where(eq(article.id, articleId))
  const exists = (articleId: string) => opened().orm.$count(article, eq(article.id, articleId))

  it('gives back every word', async () => {
    const { articleId } = await begin()
    const tabId = tab()
    await saveDraft(opened(), author, {
      articleId,
      tabId,
      baseVersion: 1,
      content: { headline: 'كلمات', document: doc(p('نصّ')) },
    })
    const before = await openDraft(opened(), author, { articleId })
    await deleteArticle(opened(), author, { articleId })
    await expect(openDraft(opened(), author, { articleId })).rejects.toMatchObject({
      refusal: 'unknown-article',
    })
    await expect(heartbeat(opened(), author, { articleId, tabId, wantsToWrite: true })).rejects.toMatchObject(
      { refusal: 'unknown-article' },
    )
    await expect(deleteArticle(opened(), author, { articleId })).rejects.toMatchObject({
      refusal: 'unknown-article',
    })
    await lyingFor(articleId, daysInBin - 1)
    expect(await emptyBin(opened())).toBe(0)
    await restoreArticle(opened(), author, { articleId })
    expect(await openDraft(opened(), author, { articleId })).toEqual(before)
    expect((await history(opened(), author, { articleId })).map((each) => each.event)).toEqual([
      'story.restore',
      'story.delete',
      'story.edit',
      'story.create',
    ])
    await expect(restoreArticle(opened(), author, { articleId })).rejects.toMatchObject({
      refusal: 'unknown-article',
    })
  })

  it.each(articleStates)('takes what was never public, in state %s', async (state) => {
    const wasPublic = ['published', 'unpublished', 'killed'].includes(state)
    const { articleId } = await addStory(opened(), {
      slug: `للسلة-${state}`,
      state,
      publishedIn: wasPublic ? -1 : null,
    })
    if (wasPublic) {
      await expect(deleteArticle(opened(), editor, { articleId })).rejects.toMatchObject({
        refusal: 'was-public',
      })
      expect(await opened().orm.$count(auditEvent, eq(auditEvent.subjectId, articleId))).toBe(0)
    } else await deleteArticle(opened(), editor, { articleId })
    const [row] = await opened().orm.select().from(article).where(eq(article.id, articleId))
    expect(row!.deletedAt === null).toBe(wasPublic)
  })

  it('does not take what is to appear at its moment', async () => {
    const { articleId } = await addStory(opened(), { slug: 'ستظهر', publishedIn: 5 })
    await expect(deleteArticle(opened(), editor, { articleId })).rejects.toMatchObject({
      refusal: 'was-public',
    })
  })

  it('what was scheduled comes back approved, with no appointment', async () => {
    const { articleId } = await begin()
    await transitionArticle(opened(), editor, {
      articleId,
      move: 'schedule',
      at: new Date(Date.now() + 60_000),
    })
    await deleteArticle(opened(), editor, { articleId })
    await restoreArticle(opened(), editor, { articleId })
    expect(await openDraft(opened(), editor, { articleId })).toMatchObject({
      state: 'approved',
      scheduledFor: null,
    })
  })

  it('is emptied after thirty days, of stories of which nothing is left, and no other', async () => {
    const gone = await begin()
    const half = await begin()
    const sibling = newId()
    await opened().orm.transaction((tx) =>
      writeArticle(tx, {
        id: sibling,
        storyId: half.storyId,
        locale: 'en',
        slug: sibling,
        state: 'draft',
        headline: 'Stays',
        document: doc(p('text')),
        bylines: [],
        translatedFrom: { articleId: half.articleId, revision: 1 },
      }),
    )
    for (const { articleId } of [gone, half]) {
      await deleteArticle(opened(), author, { articleId })
      await lyingFor(articleId, daysInBin + 1)
    }
    const kept = await begin()
    await deleteArticle(opened(), author, { articleId: kept.articleId })
    expect(await emptyBin(opened())).toBe(2)
    expect(await exists(gone.articleId)).toBe(0)
    expect(await opened().orm.$count(draft, eq(draft.articleId, gone.articleId))).toBe(0)
    expect(await opened().orm.$count(revision, eq(revision.articleId, gone.articleId))).toBe(0)
    expect(await opened().orm.$count(story, eq(story.id, gone.storyId))).toBe(0)
    expect(await opened().orm.$count(story, eq(story.id, half.storyId))).toBe(1)
    expect(await exists(sibling)).toBe(1)
    expect(await exists(kept.articleId)).toBe(1)
    const events = await opened()
      .orm.select()
      .from(auditEvent)
      .where(eq(auditEvent.subjectId, gone.articleId))
    expect(events.at(-1)).toMatchObject({
      action: 'story.empty',
      actorName: 'schedule',
      details: { headline: 'للحذف' },
    })
    expect(await emptyBin(opened())).toBe(0)
  })
})
