import { describe, expect, it } from 'vitest'
import { FileInventory } from './file-inventory.ts'
import type { FoundStory } from './import-record.ts'
import { originalText } from './original-text.ts'
import { TrialChoice } from './trial-choice.ts'

const storyAt = (position: number, more: Partial<FoundStory> = {}): FoundStory => ({
  kind: 'story',
  position,
  sourceId: String(position),
  groupKey: null,
  locale: 'ar',
  state: 'published',
  isPage: false,
  headline: 'خبر',
  slug: null,
  standfirst: null,
  publishedAt: null,
  people: [],
  section: null,
  topics: [],
  lead: null,
  oldPaths: [],
  notes: [],
  ...more,
})

describe('what a file names', () => {
  it('is a tree, also where its categories belong to each other in a circle', () => {
    const inventory = new FileInventory()
    for (const [slug, parent] of [
      ['a', 'b'],
      ['b', 'a'],
      ['c', 'nowhere'],
      ['d', 'c'],
      ['unused', null],
    ] as const)
      inventory.addCategory({ kind: 'category', name: slug.toUpperCase(), slug, parent })
    for (const slug of ['a', 'd']) inventory.add(storyAt(1, { section: { name: slug, slug } }))
    const { categories } = inventory.counted(new Map())
    expect(categories.map(({ key, parent }) => [key, parent])).toEqual([
      ['c', null],
      ['d', 'c'],
      ['a', null],
      ['b', null],
    ])
  })

  it('is counted of 200,000 categories and authors', () => {
    const inventory = new FileInventory()
    for (let i = 0; i < 200_000; i += 1)
      inventory.add(storyAt(i, { people: [`u${i}`], section: { name: `c${i}`, slug: null } }))
    expect(inventory.counted(new Map()).people.length).toBe(20_000)
  })
})

describe('a trial', () => {
  const chosen = (count: number, more: (at: number) => Partial<FoundStory> = () => ({})) => {
    const choice = new TrialChoice()
    for (let at = 1; at <= count; at += 1) choice.add(storyAt(at, more(at)), null)
    return choice.positions
  }

  it('is ten stories from all over the file, or all of a smaller one; none that stays behind', () => {
    expect(chosen(0)).toEqual([])
    expect(chosen(3)).toEqual([1, 2, 3])
    expect(chosen(10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    const many = chosen(100_000)
    expect(many).toHaveLength(10)
    expect([many[0], many.at(-1)]).toEqual([1, 100_000])
    expect(
      chosen(4, (at) => (at === 2 ? { state: 'trash' } : at === 3 ? { isCustomType: true } : {})),
    ).toEqual([1, 4])
  })
})

describe('the words as they stood', () => {
  it('have no markup, and nothing that ran', () => {
    expect(
      originalText(
        '<h2>عنوان</h2><p>نصّ <b>غليظ</b><script>alert(1)</script></p><img src="https://a.example/x.jpg" onerror="x">',
      ),
    ).toBe('عنوان\nنصّ غليظ\n[https://a.example/x.jpg]')
  })

  it.each([
    ['nested', '<div>'.repeat(100_000)],
    ['spaces', `<p>${' \n'.repeat(250_000)}`],
    ['open tags', '<a '.repeat(170_000)],
    ['tables', '<table><tr><td>'.repeat(33_000)],
  ])('are read of 500 KB of %s', (_, html) => {
    expect(originalText(html).length).toBeLessThan(4_100)
  })
})
