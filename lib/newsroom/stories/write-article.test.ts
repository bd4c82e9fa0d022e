import { eq, inArray } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { newId } from '../../db/id.ts'
import { listing } from '../../db/tables/listings.ts'
import { searchWord } from '../../db/tables/search-words.ts'
import { article, story } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import { doc, p } from '../../story/compose.ts'
import { writeArticles } from './write-article.ts'

describeDatabase('articles written at once', (opened) => {
  it('are listed, linked to what they translate, and teach search each of their words once', async () => {
    const ids = await smallPublication(opened())
    const { orm } = opened()
    const storyId = newId()
    const [translated, original] = [newId(), newId()]
    const bylines = [{ authorId: ids.author, role: 'author' as const }]
    const written = { storyId, state: 'published' as const, publishedAt: new Date(), bylines }
    await orm.transaction(async (tx) => {
      await tx.insert(story).values({ id: storyId, sectionId: ids.section })
      await writeArticles(tx, [
        {
          ...written,
          id: translated,
          locale: 'en',
          slug: 'quokka',
          headline: 'Quokka',
          document: doc(p('A quokka, and its quokka.')),
          translatedFrom: { articleId: original, revision: 1 },
        },
        {
          ...written,
          id: original,
          locale: 'ar',
          slug: 'كوكا',
          headline: 'كوكا',
          document: doc(p('quokka')),
        },
      ])
      expect(await writeArticles(tx, [])).toEqual([])
    })
    const rows = await orm.select().from(article).where(eq(article.id, translated))
    expect(rows[0]).toMatchObject({ translatedFromId: original, wordCount: 5 })
    const lists = await orm
      .select({ list: listing.list, id: listing.articleId })
      .from(listing)
      .where(inArray(listing.articleId, [translated, original]))
    expect(lists.filter(({ list }) => list === `author:${ids.author}`)).toHaveLength(2)
    const learnt = await orm.select().from(searchWord).where(eq(searchWord.word, 'quokka'))
    expect(learnt.map(({ language }) => language).sort()).toEqual(['ar', 'en'])
  })
})
