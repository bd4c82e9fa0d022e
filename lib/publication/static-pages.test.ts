import { eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { listing } from '../db/tables/listings.ts'
import { publication } from '../db/tables/publication.ts'
import { article } from '../db/tables/stories.ts'
import { describeEachEngine } from '../db/testing/test-databases.ts'
import { operator } from '../newsroom/actor.ts'
import { createEntry } from '../newsroom/directory/create-entry.ts'
import { createStory } from '../newsroom/stories/create-story.ts'
import { fileStory } from '../newsroom/stories/file-story.ts'
import { renameArticle } from '../newsroom/stories/rename-article.ts'
import { latestStories } from './listing.ts'
import { masthead } from './masthead.ts'
import { standsAt } from './stands-at.ts'
import { mappedStaticPages, staticPages } from './static-pages.ts'
import { findStory } from './story.ts'
import { addStory, smallPublication } from './testing/small-publication.ts'

describeEachEngine('a static page', (opened) => {
  beforeAll(async () => {
    await smallPublication(opened())
  })

  it('stands at the root in each of its languages, and in no list of stories', async () => {
    const db = opened()
    const { articleId, storyId } = await addStory(db, { slug: 'about', headline: 'من نحن' })
    await addStory(db, { slug: 'about', locale: 'en', headline: 'About us', storyId })
    const at = async (under: string, slug: string) => {
      const found = await findStory(db, 'ar', under, slug)
      return found.kind === 'moved' ? found.href : found.kind
    }
    expect(await at('economy', 'about')).toBe('found')
    expect(await at('', 'about')).toBe('/economy/about')

    await fileStory(db, operator, { articleId, kind: 'page' })
    expect(await at('', 'about')).toBe('found')
    expect(await at('economy', 'about')).toBe('/about')
    expect(await db.orm.$count(listing)).toBe(0)
    expect((await latestStories(db, 'ar', 1))!.stories).toEqual([])
    expect(await staticPages(db, 'ar')).toEqual([{ name: 'من نحن', href: '/about' }])
    expect((await mappedStaticPages(db)).map(({ href }) => href)).toEqual(['/about', '/en/about'])
    expect(await standsAt(db, '/en/about')).toBe('page')

    await renameArticle(db, operator, { articleId, slug: 'من نحن' })
    expect(await at('', 'about')).toBe(`/${encodeURIComponent('من-نحن')}`)
    // It stands where the newsroom files it, whatever that is.
    await fileStory(db, operator, { articleId, sectionId: 'sect000002' })
    expect(await at('', 'من-نحن')).toBe('found')

    await fileStory(db, operator, { articleId, kind: 'report' })
    expect(await at('', 'من-نحن')).toBe(`/technology/${encodeURIComponent('من-نحن')}`)
    expect(await db.orm.$count(listing, eq(listing.list, 'latest'))).toBe(2)
    expect(await staticPages(db, 'ar')).toEqual([])
  })

  it('has no address that a section or a route has, nor leaves its own to a section', async () => {
    const db = opened()
    const { articleId } = await addStory(db, { slug: 'economy' })
    await expect(fileStory(db, operator, { articleId, kind: 'page' })).rejects.toThrow('slug-taken')
    await expect(renameArticle(db, operator, { articleId, slug: 'latest' })).rejects.toThrow('slug-taken')
    await expect(renameArticle(db, operator, { articleId, slug: 'technology' })).rejects.toThrow('slug-taken')
    await renameArticle(db, operator, { articleId, slug: 'contact' })
    await fileStory(db, operator, { articleId, kind: 'page' })
    const names = { ar: 'اتصل', en: 'Contact' }
    await expect(createEntry(db, operator, { kind: 'section', names })).rejects.toThrow('entry-slug-taken')
    const { articleId: begun } = await createStory(db, operator, {
      locale: 'en',
      headline: 'Search',
      sectionId: 'sect000001',
      kind: 'page',
    })
    const [made] = await db.orm.select({ slug: article.slug }).from(article).where(eq(article.id, begun))
    expect(made).toEqual({ slug: 'search-2' })
  })

  it('is the version of a policy in the language that is read', async () => {
    const db = opened()
    const { articleId, storyId } = await addStory(db, { slug: 'ethics' })
    await addStory(db, { slug: 'our-ethics', locale: 'en', storyId })
    await fileStory(db, operator, { articleId, kind: 'page' })
    await db.orm
      .update(publication)
      .set({ policies: { ethics: '/ethics', ownership: 'https://x.example/o' } })
    expect((await masthead(db, 'en')).policies).toEqual({
      ethics: '/en/our-ethics',
      ownership: 'https://x.example/o',
    })
    expect((await masthead(db, 'fr')).policies.ethics).toBe('/ethics')
  })
})
