import { beforeAll, expect, it } from 'vitest'
import { draft } from '../../db/tables/drafts.ts'
import { article, story } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { type Actor, operator } from '../actor.ts'
import type { InputOf } from '../operation.ts'
import { staffMember } from '../testing/staff-member.ts'
import { createStory } from './create-story.ts'
import { openDraft } from './working-draft.ts'

describeDatabase('beginning a story', (opened) => {
  let author: Actor
  let ids: Awaited<ReturnType<typeof smallPublication>>
  beforeAll(async () => {
    ids = await smallPublication(opened())
    author = await staffMember(opened(), 'author')
  })

  it('files it as asked', async () => {
    const { articleId } = await createStory(opened(), author, {
      locale: 'en',
      headline: '  A\u0000 headline\n\u202E ',
      sectionId: ids.section,
      deskId: ids.desk,
      kind: 'interview',
      topicIds: [ids.topic, ids.topic],
    })
    expect(await openDraft(opened(), author, { articleId })).toMatchObject({
      locale: 'en',
      slug: 'a-headline',
      kind: 'interview',
      sectionId: ids.section,
      deskId: ids.desk,
      topicIds: [ids.topic],
      content: { headline: 'A headline' },
    })
  })

  it('credits nobody when who begins it has no byline', async () => {
    const { articleId } = await createStory(opened(), operator, {
      locale: 'ar',
      headline: 'بلا توقيع',
      sectionId: ids.section,
    })
    expect(await openDraft(opened(), operator, { articleId })).toMatchObject({
      createdBy: null,
      content: { bylines: [] },
    })
  })

  it('gives many of the same name, begun at once, an address each', async () => {
    const begun = await Promise.all(
      Array.from({ length: 8 }, () =>
        createStory(opened(), author, { locale: 'ar', headline: 'عاجل', sectionId: ids.section }),
      ),
    )
    const slugs = await Promise.all(
      begun.map(async ({ articleId }) => (await openDraft(opened(), author, { articleId })).slug),
    )
    expect(slugs.sort()).toEqual(['عاجل', ...Array.from({ length: 7 }, (_, i) => `عاجل-${i + 2}`)].sort())
  })

  it.each<[string, string, Partial<Record<keyof InputOf<typeof createStory>, unknown>>]>([
    ['malformed', 'locale', { locale: 'xx' }],
    ['malformed', 'kind', { kind: 'gossip' }],
    ['malformed', 'headline', { headline: { ar: 'عنوان' } }],
    ['malformed', 'headline-too-long', { headline: 'ا'.repeat(9_999) }],
    ['malformed', 'sectionId', { sectionId: undefined }],
    ['malformed', 'topicIds', { topicIds: 'gold' }],
    ['malformed', 'topicIds', { topicIds: Array.from({ length: 99 }, (_, i) => `topic${i}`) }],
    ['unknown-reference', 'nowhere001', { sectionId: 'nowhere001' }],
    ['unknown-reference', '7', { sectionId: 7 }],
    ['unknown-reference', 'nobody0001', { deskId: 'nobody0001' }],
    ['unknown-reference', "'; --", { topicIds: ["'; --"] }],
  ])('refuses %s %s, and writes nothing', async (refusal, subject, wrong) => {
    const counts = () => Promise.all([story, article, draft].map((table) => opened().orm.$count(table)))
    const before = await counts()
    const given = { locale: 'ar', headline: 'عنوان', sectionId: ids.section, ...wrong } as InputOf<
      typeof createStory
    >
    await expect(createStory(opened(), author, given)).rejects.toMatchObject({ refusal, subject })
    expect(await counts()).toEqual(before)
  })
})
