import { beforeAll, expect, it } from 'vitest'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { articlesAmong, tags } from '../press/cache-dependencies.ts'
import { cacheKeyFor } from '../press/cache-key.ts'
import { appearanceCacheTags } from './cache-tags.ts'
import { freshCards } from './fresh-cards.ts'
import { addStory, smallPublication } from './testing/small-publication.ts'

describeDatabase('cards made ahead', (opened) => {
  beforeAll(async () => {
    await smallPublication(opened())
  })

  it('a story that was published has its card made, under the address that is asked for', async () => {
    const { storyId, articleId } = await addStory(opened(), { slug: 'now', locale: 'en' })
    const touched = await appearanceCacheTags(opened().orm, articleId)
    const [href, ...others] = await freshCards(opened(), touched)
    expect(href).toBe(`/card/story/en/${storyId}`)
    expect(others).toEqual([])
    // What a platform asks for with the version in it is the same to the press.
    expect(cacheKeyFor('GET', `${href}?v=0123456789ab`, {})!.key).toBe(cacheKeyFor('GET', href!, {})!.key)
  })

  it('one that is not public, or no longer, has none', async () => {
    const draft = await addStory(opened(), { slug: 'مسودة', state: 'draft' })
    const embargoed = await addStory(opened(), { slug: 'حظر', publishedIn: 1 })
    const killed = await addStory(opened(), { slug: 'مسحوب', state: 'killed' })
    for (const { articleId } of [draft, embargoed, killed])
      expect(await freshCards(opened(), [tags.cardAhead(articleId)])).toEqual([])
  })

  it('an archive that comes at once makes twenty', async () => {
    const many = await Promise.all(
      Array.from({ length: 23 }, (_, i) => addStory(opened(), { slug: `قديم-${i}`, publishedIn: -1000 - i })),
    )
    const made = await freshCards(
      opened(),
      many.map(({ articleId }) => tags.cardAhead(articleId)),
    )
    expect(made).toHaveLength(20)
    expect(made[0]).toBe(`/card/story/ar/${many[0]!.storyId}`)
  })

  it('other changes make none', async () => {
    expect(articlesAmong([tags.publication(), tags.author('x'), tags.article('y')])).toEqual(['y'])
    expect(await freshCards(opened(), [tags.publication(), tags.latest('ar'), tags.article('y')])).toEqual([])
  })
})
