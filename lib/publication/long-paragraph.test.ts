import { beforeAll, describe, expect, it } from 'vitest'
import { layoutCard } from '../card/layout.ts'
import { describeEngine } from '../db/testing/test-databases.ts'
import { checkArticle } from '../newsroom/stories/check-article.ts'
import { staffMember } from '../newsroom/testing/staff-member.ts'
import { doc, p } from '../story/compose.ts'
import { plainText } from '../story/plain-text.ts'
import { feedDocument } from '../syndication/feeds/feed-document.ts'
import { storyJsonLd } from '../syndication/json-ld.ts'
import { feedFormats } from './addresses.ts'
import { storyCard, toldOf } from './cards.ts'
import { masthead } from './masthead.ts'
import { findStory, type Story } from './story.ts'
import { addStory, smallPublication } from './testing/small-publication.ts'

const text = 'كلمة word '.repeat(60_000).trim()

describeEngine('embedded', 'a story of one paragraph, 600 KB that change script at every word', (opened) => {
  let story: Story
  beforeAll(async () => {
    await smallPublication(opened())
    await addStory(opened(), { slug: 'طويلة', headline: text.slice(0, 300), document: doc(p(text)) })
    const found = await findStory(opened(), 'ar', 'economy', 'طويلة')
    if (found.kind !== 'found') throw new Error('It is not there')
    story = found.story
  })

  it('is read whole', () => {
    expect(plainText(story.document) === text).toBe(true)
  })

  it.each(feedFormats)('stands in a feed, as %s, with every word', async (format) => {
    const { body } = (await feedDocument(opened(), { kind: 'feed', locale: 'ar', format }))!
    expect(body.match(/word/g)!.length).toBeGreaterThanOrEqual(60_000)
  })

  it('has a card and a description for machines', async () => {
    const head = await masthead(opened(), 'ar')
    const { card } = await storyCard(story, toldOf(story.corrections, null, story), head)
    expect(layoutCard(card).lines.length).toBeGreaterThan(0)
    expect(storyJsonLd(story, head, [])).toMatchObject({ wordCount: 120_000 })
  })

  describe('in the newsroom', () => {
    it('has a checklist', async () => {
      const editor = await staffMember(opened(), 'editor')
      const items = await checkArticle(opened(), editor, { articleId: story.articleId })
      expect(items.map(({ key }) => key)).toContain('standfirst-missing')
    })
  })
})
