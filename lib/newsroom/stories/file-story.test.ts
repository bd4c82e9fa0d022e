import { eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { topic } from '../../db/tables/directory.ts'
import { redirect } from '../../db/tables/stories.ts'
import { touch } from '../../db/tables/touches.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { findStory } from '../../publication/story.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import type { Actor } from '../actor.ts'
import { staffMember } from '../testing/staff-member.ts'
import { createStory } from './create-story.ts'
import { type Filing, fileStory } from './file-story.ts'
import { history } from './history.ts'
import { renameArticle } from './rename-article.ts'
import { openDraft } from './working-draft.ts'

describeDatabase('filing a story', (opened) => {
  let editor: Actor
  let ids: Awaited<ReturnType<typeof smallPublication>>
  beforeAll(async () => {
    ids = await smallPublication(opened())
    await opened()
      .orm.insert(topic)
      .values({ id: 'top1c00002', slug: 'gold', names: { ar: 'ذهب' } })
    editor = await staffMember(opened(), 'editor')
  })

  it('is shared by its languages, and logged with what changed', async () => {
    const { storyId, articleId } = await addStory(opened(), { slug: 'تُصنّف' })
    const { articleId: english } = await addStory(opened(), { slug: 'filed', locale: 'en', storyId })
    await fileStory(opened(), editor, {
      articleId,
      sectionId: ids.other,
      deskId: null,
      topicIds: ['top1c00002', ids.topic, 'top1c00002'],
      kind: 'analysis',
    })
    expect(await openDraft(opened(), editor, { articleId: english })).toMatchObject({
      sectionId: ids.other,
      deskId: null,
      topicIds: ['top1c00002', ids.topic],
      kind: 'analysis',
    })
    const expected = {
      event: 'story.file',
      details: { section: ids.other, desk: null, kind: 'analysis', topics: `top1c00002 ${ids.topic}` },
    }
    expect((await history(opened(), editor, { articleId }))[0]).toMatchObject(expected)
    expect((await history(opened(), editor, { articleId: english }))[0]).toMatchObject(expected)
  })

  it('leaves what is left out, and what is the same, as it is', async () => {
    const { articleId } = await addStory(opened(), { slug: 'تبقى' })
    const before = await openDraft(opened(), editor, { articleId })
    const touches = await opened().orm.$count(touch)
    for (const filing of [{}, { sectionId: ids.section, topicIds: [ids.topic], kind: 'report' as const }])
      await fileStory(opened(), editor, { articleId, ...filing })
    expect(await openDraft(opened(), editor, { articleId })).toEqual(before)
    expect(await history(opened(), editor, { articleId })).toEqual([])
    expect(await opened().orm.$count(touch)).toBe(touches)
  })

  it('stays under what was archived since, and goes under nothing that is', async () => {
    const archived = { archivedAt: new Date() }
    await opened()
      .orm.insert(topic)
      .values({ id: 'top1c00003', slug: 'old', names: { ar: 'قديم' }, ...archived })
    const { articleId } = await addStory(opened(), { slug: 'مؤرشف' })
    const here = { sectionId: ids.section, topicIds: [ids.topic] }
    for (const filing of [{ topicIds: [ids.topic, 'top1c00003'] }, { sectionId: 'gone000001' }])
      await expect(fileStory(opened(), editor, { articleId, ...filing })).rejects.toMatchObject({
        refusal: 'unknown-reference',
      })
    await opened().orm.update(topic).set(archived).where(eq(topic.id, ids.topic))
    await fileStory(opened(), editor, { articleId, ...here, kind: 'analysis' })
    expect(await openDraft(opened(), editor, { articleId })).toMatchObject({ ...here, kind: 'analysis' })
    await opened().orm.update(topic).set({ archivedAt: null }).where(eq(topic.id, ids.topic))
  })

  it('leads from every address that readers had, through a section and a name that changed', async () => {
    const { articleId } = await addStory(opened(), { slug: 'أولى' })
    await fileStory(opened(), editor, { articleId, sectionId: ids.other })
    await renameArticle(opened(), editor, { articleId, slug: 'ثانية' })
    const moved = { kind: 'moved', href: `/technology/${encodeURIComponent('ثانية')}` }
    for (const [section, slug] of [
      ['economy', 'أولى'],
      ['technology', 'أولى'],
      ['economy', 'ثانية'],
    ] as const)
      expect(await findStory(opened(), 'ar', section, slug)).toEqual(moved)
    expect((await findStory(opened(), 'ar', 'technology', 'ثانية')).kind).toBe('found')
  })

  it('is for who may publish, once readers see it', async () => {
    const author = await staffMember(opened(), 'author', { authorId: ids.author })
    const own = await addStory(opened(), { slug: 'قبل-النشر', state: 'draft' })
    await fileStory(opened(), author, { articleId: own.articleId, kind: 'analysis' })
    const seen = await addStory(opened(), { slug: 'بعد-النشر' })
    await expect(
      fileStory(opened(), author, { articleId: seen.articleId, kind: 'analysis' }),
    ).rejects.toMatchObject({
      refusal: 'not-allowed',
      subject: 'story.publish',
    })
    expect((await openDraft(opened(), editor, { articleId: seen.articleId })).kind).toBe('report')
  })

  it('keeps no address that nobody ever had', async () => {
    const { articleId } = await createStory(opened(), editor, {
      locale: 'ar',
      headline: 'لم تُنشر',
      sectionId: ids.section,
    })
    await fileStory(opened(), editor, { articleId, sectionId: ids.other })
    await renameArticle(opened(), editor, { articleId, slug: 'اسم آخر' })
    expect(await opened().orm.$count(redirect, eq(redirect.articleId, articleId))).toBe(0)
  })

  it.each<[string, string, Filing]>([
    ['unknown-reference', 'nowhere001', { sectionId: 'nowhere001' }],
    ['unknown-reference', 'nobody0001', { deskId: 'nobody0001' }],
    ['unknown-reference', 'nothing001', { topicIds: ['nothing001'] }],
    ['unknown-reference', "'; --", { topicIds: ["'; --"] }],
    ['unknown-reference', 'a\u0000', { sectionId: 'a\u0000' }],
    ['unknown-reference', '7', { topicIds: [7 as unknown as string] }],
    ['unknown-reference', '', { topicIds: [''] }],
    ['malformed', 'sectionId', { sectionId: '' }],
    ['malformed', 'kind', { kind: 'gossip' as 'report' }],
    ['malformed', 'topicIds', { topicIds: 'gold' as unknown as string[] }],
    ['malformed', 'topicIds', { topicIds: Array.from({ length: 99 }, (_, i) => `topic${i}`) }],
  ])('refuses %s %s', async (refusal, subject, filing) => {
    const { articleId } = await createStory(opened(), editor, {
      locale: 'ar',
      headline: 'عنوان',
      sectionId: ids.section,
    })
    await expect(fileStory(opened(), editor, { articleId, ...filing })).rejects.toMatchObject({
      refusal,
      subject,
    })
    expect(await openDraft(opened(), editor, { articleId })).toMatchObject({
      sectionId: ids.section,
      topicIds: [],
    })
  })
})
