import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { answerApi } from '../api/answer.ts'
import { newId } from '../db/id.ts'
import type { Database } from '../db/open.ts'
import { breakingNotice, frontSlot } from '../db/tables/front.ts'
import { article, correction } from '../db/tables/stories.ts'
import { describeEachEngine } from '../db/testing/test-databases.ts'
import { searchPage } from '../search/search-page.ts'
import { suggest } from '../search/suggest.ts'
import { doc, liveUpdate, p, storyLink } from '../story/compose.ts'
import { answerOEmbed } from '../syndication/embed/oembed.ts'
import { storyCard } from '../syndication/embed/story-card.ts'
import { feedDocument } from '../syndication/feeds/feed-document.ts'
import { collectionJsonLd, storyJsonLd } from '../syndication/json-ld.ts'
import { readMapName, siteMapIndex, siteMapText } from '../syndication/maps/site-map.ts'
import { pageMetadata } from '../syndication/metadata.ts'
import { articleStates } from '../vocabulary.ts'
import { absolute, feedFormats, listKinds, shortHref, storyHref } from './addresses.ts'
import { standingNotice } from './breaking.ts'
import { cardOf, frontCard, publicStory } from './cards.ts'
import { correctionsPage } from './corrections.ts'
import { followedStories } from './followed.ts'
import { frontPage } from './front.ts'
import { keptStories } from './kept-stories.ts'
import { authorPage, deskPage, latestStories, sectionPage, topicPage } from './listing.ts'
import { masthead } from './masthead.ts'
import { findStory, mentionedStories, type Story, storyHrefById } from './story.ts'
import { addStory, smallPublication } from './testing/small-publication.ts'

/** Every way a reader, or a machine, can come upon a story: each says whether it shows the one asked for. */
const surfaces: Record<
  string,
  (db: Database, story: { storyId: string; articleId: string; slug: string }) => Promise<boolean>
> = {
  front: async (db, { articleId }) => {
    const front = await frontPage(db, 'ar')
    const shown = [
      front.lead,
      ...front.secondary,
      ...front.latest,
      ...front.opinion.flatMap(({ stories }) => stories),
      ...front.sections.flatMap((each) => each.stories),
    ]
    return shown.some((each) => each?.articleId === articleId)
  },
  latest: async (db, { articleId }) => lists(await latestStories(db, 'ar', 1), articleId),
  section: async (db, { articleId }) => lists(await sectionPage(db, 'ar', 'economy', 1), articleId),
  topic: async (db, { articleId }) => lists(await topicPage(db, 'ar', 'payments', 1), articleId),
  'what is new of what one follows': async (db, { articleId }) => {
    const { author } = (await authorPage(db, 'ar', 'salma', 1))!
    const { topic } = (await topicPage(db, 'ar', 'payments', 1))!
    const followed = [{ kind: 'author', id: author.id } as const, { kind: 'topic', id: topic.id } as const]
    return lists(await followedStories(db, 'ar', followed), articleId)
  },
  desk: async (db, { articleId }) => lists(await deskPage(db, 'ar', 'dubai', 1), articleId),
  author: async (db, { articleId }) => lists(await authorPage(db, 'ar', 'salma', 1), articleId),
  page: async (db, { slug }) => (await findStory(db, 'ar', 'economy', slug)).kind === 'found',
  'what a browser keeps': async (db, { articleId }) => (await keptStories(db, [articleId])).has(articleId),
  'short link': async (db, { storyId }) => (await storyHrefById(db, 'ar', storyId)) !== null,
  'link in a text': async (db, { storyId }) => (await mentionedStories(db, 'ar', [storyId])).has(storyId),
  ...Object.fromEntries(
    feedFormats.map((format) => [
      `${format} feed`,
      async (db: Database, { slug }: { slug: string }) =>
        mentions(await feedDocument(db, { kind: 'feed', locale: 'ar', format }), slug),
    ]),
  ),
  ...Object.fromEntries(
    listKinds.map((kind) => [
      `feed of a ${kind}`,
      async (db: Database, { slug }: { slug: string }) =>
        mentions(
          await feedDocument(db, {
            kind: 'feed',
            locale: 'ar',
            format: 'rss',
            list: { kind, slug: listSlugs[kind] },
          }),
          slug,
        ),
    ]),
  ),
  'news map': async (db, { slug }) =>
    ((await siteMapText(db, readMapName('ar-news')!)) ?? '').includes(encodeURIComponent(slug)),
  'site map': async (db, { slug }) => {
    for (const [, name] of (await siteMapIndex(db)).matchAll(/\/sitemap-([\w-]+)\.xml</g))
      if ((await siteMapText(db, readMapName(name!)!))!.includes(encodeURIComponent(slug))) return true
    return false
  },
  'card to embed': async (db, { storyId }) => (await storyCard(db, 'ar', storyId)) !== null,
  'oEmbed of its address': async (db, { slug }) => {
    const url = absolute(storyHref('ar', 'economy', slug))
    return (await answerOEmbed(db, { ...unbounded, url })).status === 200
  },
  'oEmbed of its short link': async (db, { storyId }) =>
    (await answerOEmbed(db, { ...unbounded, url: absolute(shortHref(storyId, 'ar')) })).status === 200,
  card: async (db, { storyId }) => (await cardOf(db, 'story', 'ar', storyId)) !== null,
  'picture cut for search engines': async (db, { storyId }) =>
    (await publicStory(db, 'ar', storyId)) !== null,
  ...Object.fromEntries(
    (['front', 'section', 'topic', 'desk'] as const).map((kind) => [
      `card of a ${kind}`,
      async (db: Database, { slug }: { slug: string }) =>
        JSON.stringify(await cardOf(db, kind, 'ar', kind === 'front' ? kind : listSlugs[kind])).includes(
          `عنوان ${slug}`,
        ),
    ]),
  ),
  'list in schema.org’s words': async (db, { slug }) => {
    const page = (await sectionPage(db, 'ar', 'economy', 1))!
    const { name, description, href } = page.section
    return mentions(
      { body: JSON.stringify(collectionJsonLd({ name, description, href, locale: 'ar' }, page)) },
      slug,
    )
  },
  'translation in schema.org’s words': async (db, story) => {
    const translated = await translationOf(db, story)
    return mentions(
      { body: JSON.stringify(storyJsonLd(translated, await masthead(db, 'en'), [])) },
      story.slug,
    )
  },
  'head of its translation': async (db, story) => {
    const { locale, href, otherLocales, headline } = await translationOf(db, story)
    const head = await masthead(db, locale)
    const metadata = pageMetadata({
      locale,
      publicationName: head.name,
      title: headline,
      description: '',
      href,
      languages: Object.fromEntries(
        [{ locale, href }, ...otherLocales].map((each) => [each.locale, each.href]),
      ),
      card: { kind: 'front', id: 'front', facts: frontCard({ lead: null, secondary: [] }, locale, head) },
      cardAlt: '',
    })
    return mentions({ body: JSON.stringify(metadata) }, story.slug)
  },
  'card of a live update': async (db, { articleId, storyId }) => {
    const at = '2026-11-24T10:00:00.000Z'
    const document = doc(liveUpdate(at, 'تحديث', p('نصّ')))
    await db.orm.update(article).set({ document }).where(eq(article.id, articleId))
    return (await cardOf(db, 'update', 'ar', `${storyId}-u${Date.parse(at)}`)) !== null
  },
  'page of corrections': async (db, story) => {
    await noteOn(db, story)
    return (await correctionsPage(db, 'ar', 1))!.notes.some(
      ({ story: of }) => of.articleId === story.articleId,
    )
  },
  'feed of corrections': async (db, story) => {
    await noteOn(db, story)
    const list = { kind: 'corrections' } as const
    return mentions(await feedDocument(db, { kind: 'feed', locale: 'ar', format: 'rss', list }), story.slug)
  },
  'card of corrections': async (db, story) => {
    await noteOn(db, story)
    return mentions(
      { body: JSON.stringify(await cardOf(db, 'corrections', 'ar', 'corrections')) },
      story.slug,
    )
  },
  'link of what is breaking': async (db, { articleId, storyId }) => {
    await db.orm.delete(breakingNotice)
    await db.orm.insert(breakingNotice).values({
      id: newId(),
      locale: 'ar',
      text: 'عاجل',
      articleId,
      expiresAt: new Date(Date.now() + 3_600_000),
      startedBy: 'هدى',
    })
    const notice = (await standingNotice(db, 'ar'))!
    return notice.href !== null || notice.storyId === storyId
  },
  'place of the front': async (db, { articleId }) => {
    await db.orm.delete(frontSlot)
    await db.orm.insert(frontSlot).values({ locale: 'ar', position: 0, articleId })
    return (await frontPage(db, 'ar')).lead?.articleId === articleId
  },
  'preview of a front': async (db, { articleId }) =>
    (await frontPage(db, 'ar', [null, articleId])).secondary[0]?.articleId === articleId,
  search: async (db, { articleId, slug }) => {
    const found = await searchPage(db, 'ar', `"${slug}"`, 1, 'Asia/Dubai')
    const isShown = found?.stories.some(({ story }) => story.articleId === articleId) ?? false
    // Counted is as good as shown.
    return isShown || (found?.paging.total ?? 0) > 0
  },
  suggestion: async (db, { slug }) =>
    (await suggest(db, 'ar', slug)).some(({ text }) => text === `عنوان ${slug}`),
  ...Object.fromEntries(
    Object.entries({
      '': 'the API’s list',
      '&section=economy': 'the API’s list of a section',
      '&topic=payments': 'the API’s list of a topic',
      '&author=salma': 'the API’s list of an author',
      '&since=2000-01-01T00:00:00Z': 'the API’s list of changes',
    }).map(([query, surface]) => [
      surface,
      async (db: Database, { slug }: { slug: string }) =>
        mentions({ body: await asked(db, `/stories?limit=100${query}`) }, slug),
    ]),
  ),
  'the API': async (db, { articleId, slug }) =>
    mentions({ body: await asked(db, `/stories/${articleId}`) }, slug),
  'the API’s search': async (db, { slug }) =>
    mentions({ body: await asked(db, `/search?q=${encodeURIComponent(`"${slug}"`)}`) }, slug),
  'translation in the API': async (db, story) => {
    const { articleId } = await translationOf(db, story)
    return mentions({ body: await asked(db, `/stories/${articleId}`) }, story.slug)
  },
  'what to read next': async (db, { articleId }) => {
    const found = await findStory(db, 'ar', 'economy', 'الشاهد')
    if (found.kind !== 'found') return false
    const { thread, byAuthor, related } = found.story.next
    return [thread?.later, thread?.earlier, byAuthor?.stories, related].some((each) =>
      each?.some((story) => story.articleId === articleId),
    )
  },
}
const noteOn = ({ orm }: Database, { articleId }: { articleId: string }) =>
  orm.insert(correction).values({ id: newId(), articleId, note: 'صُوّب' })
/** What the API answers to whoever asks without a key. */
const asked = async (db: Database, path: string): Promise<string> =>
  (await answerApi(db, new Request(absolute(`/api/v1${path}`)), path.split('?', 1)[0]!)).text()
const unbounded = { format: 'json', maxwidth: null, maxheight: null }
const listSlugs = { section: 'economy', topic: 'payments', desk: 'dubai', author: 'salma' }
/** A machine's document names a story by its address, or by its headline. */
const mentions = (document: { body: string } | null, slug: string): boolean =>
  [encodeURIComponent(slug), `عنوان ${slug}`].some((each) => document!.body.includes(each))
const lists = (listing: { stories: { articleId: string }[] } | null, articleId: string): boolean =>
  listing?.stories.some((each) => each.articleId === articleId) ?? false

/** A public English version of a story, translated from the Arabic one. */
async function translationOf(
  db: Database,
  { storyId, articleId }: { storyId: string; articleId: string },
): Promise<Story> {
  const slug = `of-${storyId}`
  const { articleId: translation } = await addStory(db, { slug, storyId, locale: 'en', publishedIn: -2 })
  await db.orm
    .update(article)
    .set({ translatedFromId: articleId, translatedFromRevision: 1 })
    .where(eq(article.id, translation))
  const found = await findStory(db, 'en', 'economy', slug)
  if (found.kind !== 'found') throw new Error(`The translation is ${found.kind}`)
  return found.story
}

describeEachEngine('what the public may see', (opened) => {
  beforeAll(async () => {
    await smallPublication(opened())
    await addStory(opened(), { slug: 'الشاهد', publishedIn: -500 })
  })

  const hidden = [
    ...articleStates
      .filter((state) => state !== 'published')
      .map((state) => ({ name: state, state, publishedIn: -1 })),
    { name: 'to appear at its moment', state: 'published' as const, publishedIn: 1 },
    { name: 'published under embargo', state: 'published' as const, publishedIn: -1, embargoIn: 1 },
    { name: 'published and in the bin', state: 'published' as const, publishedIn: -1, isDeleted: true },
    { name: 'published without a moment', state: 'published' as const, publishedIn: null },
  ]
  describe.each(hidden)('a story that is $name', ({ name, ...given }) => {
    it.each(Object.entries(surfaces))('is not shown by: %s', async (surface, shows) => {
      const slug = `${name}-${surface}`.replaceAll(' ', '-')
      const story = await addStory(opened(), { slug, ...given })
      expect(await shows(opened(), { ...story, slug })).toBe(false)
    })
  })

  it.each(Object.entries(surfaces))('a published story is shown by: %s', async (surface, shows) => {
    const slug = `منشور-${surface}`
    const story = await addStory(opened(), { slug, publishedIn: -0.001 })
    expect(await shows(opened(), { ...story, slug })).toBe(true)
  })

  it.each(Object.entries(surfaces))(
    'a story whose embargo has ended is shown by: %s',
    async (surface, shows) => {
      const slug = `بعد-الحظر-${surface}`
      const story = await addStory(opened(), { slug, publishedIn: -0.001, embargoIn: -0.0005 })
      expect(await shows(opened(), { ...story, slug })).toBe(true)
    },
  )

  it('a front slot does not make a draft public', async () => {
    const draft = await addStory(opened(), { slug: 'مسودة-في-الصدارة', state: 'draft' })
    await opened().orm.delete(frontSlot)
    await opened().orm.insert(frontSlot).values({ locale: 'ar', position: 0, articleId: draft.articleId })
    expect((await frontPage(opened(), 'ar')).lead?.articleId).not.toBe(draft.articleId)
  })

  it('a story appears in its own language and names the languages it exists in', async () => {
    const { storyId } = await addStory(opened(), { slug: 'بلغتين' })
    await addStory(opened(), { slug: 'in-two', storyId, locale: 'en', headline: 'In two' })
    await addStory(opened(), { slug: 'en-deux', storyId, locale: 'fr', state: 'draft' })
    const found = await findStory(opened(), 'ar', 'economy', 'بلغتين')
    expect(found.kind === 'found' && found.story.otherLocales).toEqual([
      { locale: 'en', href: '/en/economy/in-two', headline: 'In two' },
    ])
    expect((await findStory(opened(), 'fr', 'economy', 'en-deux')).kind).toBe('missing')
    expect((await findStory(opened(), 'ar', 'economy', 'in-two')).kind).toBe('missing')
  })

  it('a link in a text follows its story through a renaming of the section or slug, by id', async () => {
    const earlier = await addStory(opened(), { slug: 'سابقة' })
    await addStory(opened(), { slug: 'لاحقة', document: doc(p('اقرأ ', storyLink(earlier.storyId, 'ذلك'))) })
    const found = await findStory(opened(), 'ar', 'economy', 'لاحقة')
    expect(found.kind === 'found' && found.story.mentions.get(earlier.storyId)?.href).toBe(
      `/economy/${encodeURIComponent('سابقة')}`,
    )
  })
})
