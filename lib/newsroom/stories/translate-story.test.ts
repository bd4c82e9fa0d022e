import { eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { article } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import type { Locale } from '../../locale/table.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import type { Actor } from '../actor.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { transitionArticle } from './transition-article.ts'
import { translateStory } from './translate-story.ts'
import { openDraft, saveDraft } from './working-draft.ts'

describeDatabase('beginning a translation', (opened) => {
  let editor: Actor
  let translator: Actor
  beforeAll(async () => {
    await smallPublication(opened())
    editor = await staffMember(opened(), 'editor')
    translator = await staffMember(opened(), 'translator')
  })

  it('starts from what readers see, credits who translates, and remembers what it was made from', async () => {
    const source = await addStory(opened(), { slug: 'المصدر' })
    const { content } = await openDraft(opened(), editor, { articleId: source.articleId })
    await saveDraft(opened(), editor, {
      articleId: source.articleId,
      tabId: tab(),
      baseVersion: 1,
      content: { ...content, headline: 'لم يُنشر بعد' },
    })
    const { articleId, storyId } = await translateStory(opened(), translator, {
      articleId: source.articleId,
      locale: 'en',
    })
    expect(storyId).toBe(source.storyId)
    const opens = await openDraft(opened(), translator, { articleId })
    expect(opens).toMatchObject({
      locale: 'en',
      state: 'draft',
      createdBy: translator.staffId,
      content: {
        headline: 'عنوان المصدر',
        bylines: [
          { authorId: 'auth000001', role: 'author' },
          { authorId: translator.authorId, role: 'translator' },
        ],
      },
    })
    expect(opens.may['story.edit']).toBe(true)
    const [row] = await opened().orm.select().from(article).where(eq(article.id, articleId))
    expect(row).toMatchObject({ translatedFromId: source.articleId, translatedFromRevision: 1 })
    await saveDraft(opened(), translator, {
      articleId,
      tabId: tab(),
      baseVersion: 1,
      content: { ...opens.content, headline: 'The source' },
    })
    await transitionArticle(opened(), editor, { articleId, move: 'publish' })
    expect((await openDraft(opened(), editor, { articleId })).slug).toBe('the-source')
  })

  it('is begun once in each language, by however many at once', async () => {
    const { articleId } = await addStory(opened(), { slug: 'مرّة' })
    const all = await Promise.allSettled(
      Array.from({ length: 4 }, () => translateStory(opened(), translator, { articleId, locale: 'fr' })),
    )
    expect(all.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
    for (const each of all)
      if (each.status === 'rejected')
        expect(each.reason).toMatchObject({ refusal: 'language-taken', subject: 'fr' })
    await expect(translateStory(opened(), translator, { articleId, locale: 'ar' })).rejects.toMatchObject({
      refusal: 'language-taken',
    })
    await expect(
      translateStory(opened(), translator, { articleId, locale: 'xx' as Locale }),
    ).rejects.toMatchObject({
      refusal: 'malformed',
    })
  })
})
