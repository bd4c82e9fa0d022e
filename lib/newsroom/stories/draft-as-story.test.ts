import { beforeAll, expect, it } from 'vitest'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { storyCard } from '../../publication/cards.ts'
import { masthead } from '../../publication/masthead.ts'
import { findStory } from '../../publication/story.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { doc, p, storyLink } from '../../story/compose.ts'
import type { Actor } from '../actor.ts'
import { staffMember, tab } from '../testing/staff-member.ts'
import { createStory } from './create-story.ts'
import { draftAsStory } from './draft-as-story.ts'
import { transitionArticle } from './transition-article.ts'
import { openDraft, saveDraft } from './working-draft.ts'

describeDatabase('a draft as its readers would see it', (opened) => {
  let editor: Actor
  let ids: Awaited<ReturnType<typeof smallPublication>>
  beforeAll(async () => {
    ids = await smallPublication(opened())
    editor = await staffMember(opened(), 'editor', { authorId: null })
  })

  it('is the page that publishing then makes', async () => {
    const linked = await addStory(opened(), { slug: 'مذكورة', headline: 'قصة مذكورة' })
    const hidden = await addStory(opened(), { slug: 'مخفية', state: 'draft', publishedIn: null })
    const { articleId } = await createStory(opened(), editor, {
      locale: 'ar',
      headline: 'عنوان المعاينة',
      sectionId: ids.section,
      topicIds: [ids.topic],
    })
    const opens = await openDraft(opened(), editor, { articleId })
    await saveDraft(opened(), editor, {
      articleId,
      tabId: tab(),
      baseVersion: 1,
      content: {
        ...opens.content,
        kicker: 'سطر',
        standfirst: 'مقدمة',
        dateline: 'دبي',
        bylines: [{ authorId: ids.author, role: 'author' }],
        document: doc(
          p('كلمات، و', storyLink(linked.storyId, 'رابط'), ' و', storyLink(hidden.storyId, 'آخر')),
        ),
      },
    })
    const draft = await openDraft(opened(), editor, { articleId })
    const preview = await draftAsStory(opened(), draft)
    await transitionArticle(opened(), editor, { articleId, move: 'publish' })
    const { slug } = await openDraft(opened(), editor, { articleId })
    const found = await findStory(opened(), 'ar', 'economy', slug)
    if (found.kind !== 'found') throw new Error(found.kind)
    // What to read next and which version readers have are not of the draft; the moment is not known before it has come.
    const without = ({ next: _, publishedAt: __, version: ___, revision: ____, ...rest }: typeof preview) =>
      rest
    expect(without(preview)).toEqual(without(found.story))

    const head = await masthead(opened(), 'ar')
    const { publishedAt } = found.story
    const told = { isCorrected: false, isBreaking: false }
    expect(await storyCard({ ...preview, publishedAt }, told, head)).toEqual(
      await storyCard(found.story, told, head),
    )
  })

  it('shows what is being written over what is published', async () => {
    const { articleId } = await addStory(opened(), { slug: 'منشورة-قديمة', headline: 'قديم' })
    const opens = await openDraft(opened(), editor, { articleId })
    await saveDraft(opened(), editor, {
      articleId,
      tabId: tab(),
      baseVersion: opens.version,
      content: { ...opens.content, headline: 'جديد' },
    })
    const preview = await draftAsStory(opened(), await openDraft(opened(), editor, { articleId }))
    expect(preview.headline).toBe('جديد')
    expect(preview.publishedAt.toISOString()).toBe(opens.publishedAt)
  })
})
