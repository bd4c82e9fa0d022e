import { eq } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import type { Database } from '../db/open.ts'
import { topic } from '../db/tables/directory.ts'
import { article, byline, relatedStory, storyTopic } from '../db/tables/stories.ts'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { doc, p, storyLink } from '../story/compose.ts'
import type { ReadNext } from './read-next.ts'
import { findStory } from './story.ts'
import { addStory, smallPublication } from './testing/small-publication.ts'

/** Slugs of what stands in each place. */
async function nextOf(db: Database, slug: string) {
  const found = await findStory(db, 'ar', 'economy', slug)
  if (found.kind !== 'found') throw new Error(`${slug} is ${found.kind}`)
  const slugs = (stories: ReadNext['related'] = []) =>
    stories.map((each) => decodeURIComponent(each.href.split('/').at(-1) ?? ''))
  const { thread, byAuthor, related } = found.story.next
  return {
    topic: thread?.topic.slug,
    later: slugs(thread?.later),
    earlier: slugs(thread?.earlier),
    author: byAuthor?.author.slug,
    byAuthor: slugs(byAuthor?.stories),
    related: slugs(related),
  }
}

describeDatabase('what to read next', (opened) => {
  beforeAll(async () => {
    const db = opened()
    await smallPublication(db)
    // Ten stories of one topic and author, an hour apart: the first is the oldest.
    for (let n = 1; n <= 10; n += 1) await addStory(db, { slug: `s${n}`, publishedIn: n - 20 })
  })

  it('is the thread around the story, then its author, then its subjects; nothing twice, and not the story', async () => {
    expect(await nextOf(opened(), 's4')).toEqual({
      topic: 'payments',
      later: ['s5'],
      earlier: ['s3', 's2'],
      author: 'salma',
      byAuthor: ['s10', 's9', 's8'],
      related: ['s7', 's6', 's1'],
    })
  })

  it('begins with what came before where nothing has come since', async () => {
    const next = await nextOf(opened(), 's10')
    expect([next.later, next.earlier]).toEqual([[], ['s9', 's8']])
  })

  it('leaves out what the text links to', async () => {
    const db = opened()
    const [linked] = await db.orm.select({ id: article.storyId }).from(article).where(eq(article.slug, 's9'))
    await addStory(db, {
      slug: 'names-s9',
      publishedIn: -9,
      document: doc(p('كما ', storyLink(linked!.id, 'كتبنا'))),
    })
    const { later: _, ...next } = await nextOf(opened(), 'names-s9')
    expect(next).toMatchObject({ earlier: ['s10', 's8'], byAuthor: ['s7', 's6', 's5'] })
    await db.orm.update(article).set({ state: 'unpublished' }).where(eq(article.slug, 'names-s9'))
  })

  it('follows the first of its topics, and the first of its authors', async () => {
    const db = opened()
    await db.orm.insert(topic).values({ id: 'top1c00002', slug: 'ports', names: { ar: 'موانئ' } })
    const { storyId } = await addStory(db, { slug: 'two-topics', publishedIn: -15.5 })
    await db.orm.update(storyTopic).set({ position: 1 }).where(eq(storyTopic.storyId, storyId))
    await db.orm.insert(storyTopic).values({ storyId, topicId: 'top1c00002', position: 0 })
    expect(await nextOf(db, 'two-topics')).toMatchObject({ topic: undefined, author: 'salma' })
    const other = await addStory(db, { slug: 'of-ports', publishedIn: -3 })
    await db.orm.insert(storyTopic).values({ storyId: other.storyId, topicId: 'top1c00002', position: 1 })
    expect(await nextOf(db, 'two-topics')).toMatchObject({ topic: 'ports', later: ['of-ports'], earlier: [] })
  })

  it('begins with what editors chose, in their order, as far as it is public', async () => {
    const db = opened()
    const idOf = async (slug: string) => {
      const [row] = await db.orm.select().from(article).where(eq(article.slug, slug))
      return row!
    }
    const chosen = ['s8', 's1', 's2']
    const rows = await Promise.all(chosen.map(idOf))
    const own = await idOf('s4')
    await db.orm
      .insert(relatedStory)
      .values(rows.map((row, position) => ({ storyId: own.storyId, relatedId: row.storyId, position })))
    expect(await nextOf(db, 's4')).toMatchObject({
      earlier: ['s3'],
      byAuthor: ['of-ports', 's10', 's9'],
      related: ['s8', 's1', 's2', 's7'],
    })
    await db.orm.update(article).set({ state: 'unpublished' }).where(eq(article.slug, 's1'))
    expect(await nextOf(db, 's4')).toMatchObject({ related: ['s8', 's2', 's7', 's6'] })
    await db.orm.update(article).set({ state: 'published' }).where(eq(article.slug, 's1'))
    await db.orm.delete(relatedStory)
  })

  it('is none of the author where nobody signed', async () => {
    const db = opened()
    const { articleId } = await addStory(db, { slug: 'unsigned', publishedIn: -30 })
    await db.orm.delete(byline).where(eq(byline.articleId, articleId))
    expect(await nextOf(db, 'unsigned')).toMatchObject({ author: undefined, byAuthor: [] })
  })
})
