import { beforeAll, expect, it } from 'vitest'
import { formerEntry } from '../db/tables/directory.ts'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { mostFollowed } from './addresses.ts'
import { followedStories, readFollowed } from './followed.ts'
import { authorPage, sectionPage, topicPage } from './listing.ts'
import { addStory, smallPublication } from './testing/small-publication.ts'

it('reads of an address what could be a list, each once, and no more than may be followed', () => {
  expect(readFollowed('topic-abc.author-x_1.topic-abc')).toEqual([
    { kind: 'topic', id: 'abc' },
    { kind: 'author', id: 'x_1' },
  ])
  expect(readFollowed("desk-abc.topic-.topic.topic-a'b.section-\u0000.../..-x")).toEqual([])
  expect(readFollowed(undefined)).toEqual([])
  expect(readFollowed(['topic-a', 'topic-b'])).toEqual([])
  const many = Array.from({ length: 10_000 }, (_, at) => `topic-${at}`).join('.')
  expect(readFollowed(many)).toHaveLength(mostFollowed)
})

describeDatabase('what is new of what is followed', (opened) => {
  beforeAll(async () => {
    await smallPublication(opened())
    await addStory(opened(), { slug: 'الأولى', publishedIn: -2 })
    await addStory(opened(), { slug: 'الثانية', publishedIn: -1 })
  })

  it('names each story once, the newest first, whatever lists it stands in', async () => {
    const db = opened()
    const { author } = (await authorPage(db, 'ar', 'salma', 1))!
    const { section } = (await sectionPage(db, 'ar', 'economy', 1))!
    const { lists, stories } = await followedStories(db, 'ar', [
      { kind: 'section', id: section.id },
      { kind: 'author', id: author.id },
      { kind: 'topic', id: 'nothing' },
    ])
    expect(lists.map(({ kind, name }) => [kind, name])).toEqual([
      ['section', section.name],
      ['author', author.name],
    ])
    const slugs = stories.map(({ headline }) => headline)
    expect(slugs.indexOf('عنوان الثانية')).toBeLessThan(slugs.indexOf('عنوان الأولى'))
    expect(new Set(slugs).size).toBe(slugs.length)
    expect(slugs).toContain('عنوان الأولى')
  })

  it('goes on with what a topic was merged into, and has nothing of a language that has nothing', async () => {
    const db = opened()
    const { topic: payments } = (await topicPage(db, 'ar', 'payments', 1))!
    await db.orm
      .insert(formerEntry)
      .values({ kind: 'topic', slug: 'old', targetId: payments.id, formerId: 'old' })
    const asked = [{ kind: 'topic', id: 'old' } as const, { kind: 'topic', id: payments.id } as const]
    const { lists, stories } = await followedStories(db, 'ar', asked)
    expect(lists.map(({ id }) => id)).toEqual([payments.id])
    expect(stories.length).toBeGreaterThan(0)
    expect((await followedStories(db, 'he', asked)).stories).toEqual([])
  })
})
