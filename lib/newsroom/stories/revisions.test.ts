import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { draft, revision } from '../../db/tables/drafts.ts'
import { article } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { doc, p } from '../../story/compose.ts'
import type { Actor } from '../actor.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { createStory } from './create-story.ts'
import { closeTab } from './editing-tabs.ts'
import { history } from './history.ts'
import { listRevisions, readRevision, restoreRevision, saveRevision } from './revisions.ts'
import { transitionArticle } from './transition-article.ts'
import { openDraft, saveDraft } from './working-draft.ts'

describeDatabase('revisions', (opened) => {
  let editor: Actor
  let author: Actor
  let sectionId: string
  beforeAll(async () => {
    sectionId = (await smallPublication(opened())).section
    editor = await staffMember(opened(), 'editor', { name: 'هدى' })
    author = await staffMember(opened(), 'author', { name: 'كريم' })
  })
  const begin = async () =>
    (await createStory(opened(), author, { locale: 'ar', headline: 'الأولى', sectionId })).articleId
  const write = async (actor: Actor, articleId: string, headline: string) => {
    const { content, version } = await openDraft(opened(), actor, { articleId })
    const tabId = tab()
    await saveDraft(opened(), actor, {
      articleId,
      tabId,
      baseVersion: version,
      content: { ...content, headline, document: doc(p(`نصّ ${headline}`)) },
    })
    await closeTab(opened(), actor, { tabId })
  }

  it('are listed with who kept them, why, and which one readers see', async () => {
    const articleId = await begin()
    await write(author, articleId, 'الثانية')
    await saveRevision(opened(), author, { articleId, reason: '  قبل قلب\r\nالمقدّمة ' })
    await write(author, articleId, 'الثالثة')
    await transitionArticle(opened(), author, { articleId, move: 'submit' })
    await transitionArticle(opened(), editor, { articleId, move: 'publish' })
    await write(editor, articleId, 'الرابعة')
    await saveRevision(opened(), editor, { articleId, reason: 'للمراجعة' })
    expect(await listRevisions(opened(), author, { articleId })).toMatchObject([
      { number: 4, headline: 'الرابعة', reason: 'للمراجعة', keptBy: 'هدى', isPublic: false },
      { number: 3, headline: 'الثالثة', reason: 'submit', keptBy: 'كريم', isPublic: true },
      { number: 2, headline: 'الثانية', reason: 'قبل قلب\nالمقدّمة', keptBy: 'كريم', isPublic: false },
      { number: 1, headline: 'الأولى', reason: 'create', keptBy: 'كريم', isPublic: false },
    ])
    expect(await readRevision(opened(), editor, { articleId, revision: 2 })).toMatchObject({
      number: 2,
      content: { headline: 'الثانية', bylines: [{ authorId: author.authorId, role: 'author' }] },
    })
  })

  it('restore as a revision of its own, after the words that were there; what readers see stays', async () => {
    const articleId = await begin()
    await write(author, articleId, 'الثانية')
    await transitionArticle(opened(), editor, { articleId, move: 'publish' })
    await write(author, articleId, 'الثالثة')
    expect(await restoreRevision(opened(), author, { articleId, revision: 1 })).toEqual({
      version: 4,
      number: 4,
    })
    const now = await openDraft(opened(), author, { articleId })
    expect(now).toMatchObject({ version: 4, content: { headline: 'الأولى' }, hasUnpublishedChanges: true })
    expect(await listRevisions(opened(), author, { articleId })).toMatchObject([
      { number: 4, headline: 'الأولى', reason: 'restore' },
      { number: 3, headline: 'الثالثة', reason: 'before-restore', keptBy: 'كريم' },
      { number: 2, headline: 'الثانية', isPublic: true },
      { number: 1 },
    ])
    const [row] = await opened().orm.select().from(article).where(eq(article.id, articleId))
    expect(row!.headline).toBe('الثانية')
    expect((await history(opened(), author, { articleId }))[0]).toMatchObject({
      event: 'story.restore-revision',
      by: 'كريم',
      details: { restored: 1, revision: 4 },
    })
  })

  it('does not keep twice what no word was changed of', async () => {
    const articleId = await begin()
    await restoreRevision(opened(), author, { articleId, revision: 1 })
    expect((await listRevisions(opened(), author, { articleId })).map((each) => each.reason)).toEqual([
      'restore',
      'create',
    ])
  })

  it('restores for nobody while another writes, and a tab that has it open learns of it by its next save', async () => {
    const articleId = await begin()
    const tabId = tab()
    await saveDraft(opened(), author, { articleId, tabId, baseVersion: 1, content: { headline: 'يكتب' } })
    await expect(restoreRevision(opened(), editor, { articleId, revision: 1 })).rejects.toMatchObject({
      refusal: 'locked',
      subject: 'كريم',
    })
    expect(await opened().orm.$count(revision, eq(revision.articleId, articleId))).toBe(1)
    await restoreRevision(opened(), author, { articleId, revision: 1 })
    await expect(
      saveDraft(opened(), author, { articleId, tabId, baseVersion: 2, content: { headline: 'تابع' } }),
    ).rejects.toMatchObject({ refusal: 'stale-version', subject: '3' })
  })

  it('restores without authors that the directory has lost', async () => {
    const articleId = await begin()
    const bylines = [
      { authorId: 'gone000001', role: 'author' as const },
      { authorId: author.authorId!, role: 'editor' as const },
    ]
    await opened().orm.update(revision).set({ bylines }).where(eq(revision.articleId, articleId))
    await restoreRevision(opened(), author, { articleId, revision: 1 })
    expect((await openDraft(opened(), author, { articleId })).content.bylines).toEqual([bylines[1]])
  })

  it('an imported article has the one it came with', async () => {
    const { articleId } = await addStory(opened(), { slug: 'مستوردة' })
    expect(await listRevisions(opened(), editor, { articleId })).toMatchObject([
      { number: 1, keptBy: null, isPublic: true },
    ])
    expect((await readRevision(opened(), editor, { articleId, revision: 1 })).content.bylines).toHaveLength(1)
  })

  it.each([0, -1, 1.5, 99, Number.NaN, 2 ** 40, '1; drop table revision'])(
    'there is no revision %s',
    async (number) => {
      const articleId = await begin()
      for (const ask of [readRevision, restoreRevision])
        await expect(ask(opened(), author, { articleId, revision: number as number })).rejects.toMatchObject({
          refusal: 'malformed',
          subject: 'revision',
        })
      expect((await openDraft(opened(), author, { articleId })).version).toBe(1)
    },
  )

  describe('are kept with a reason', () => {
    it.each(['', '  \n ', '\u0000'])('not %j', async (reason) => {
      const articleId = await begin()
      await expect(saveRevision(opened(), author, { articleId, reason })).rejects.toMatchObject({
        refusal: 'note-missing',
      })
    })
    it('nor one that is a story itself', async () => {
      const articleId = await begin()
      await expect(
        saveRevision(opened(), author, { articleId, reason: 'ا'.repeat(9_999) }),
      ).rejects.toMatchObject({
        refusal: 'malformed',
        subject: 'note-too-long',
      })
      expect(await opened().orm.$count(revision, eq(revision.articleId, articleId))).toBe(1)
      expect(await opened().orm.$count(draft, eq(draft.articleId, articleId))).toBe(1)
    })
  })
})
