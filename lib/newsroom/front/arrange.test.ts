import { describe, expect, it } from 'vitest'
import { differences, free, keepUntil, put, shownIn } from './arrange.ts'
import type { PlacedStories } from './open-front.ts'

const newest = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
const stories = Object.fromEntries([...newest, 'old'].map((id) => [id, { isPublic: true }]))
const empty: PlacedStories = Array.from({ length: 7 }, () => null)
const ids = (places: PlacedStories) => places.map((each) => each?.articleId ?? '-').join('')
const seen = (places: PlacedStories, known = stories) =>
  shownIn(places, newest, known).map((each) => each.articleId)

describe('arranging a front', () => {
  it('shows the newest where nobody put anything, and nothing twice', () => {
    expect(seen(empty)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
    expect(seen(put(empty, 'c', 0))).toEqual(['c', 'a', 'b', 'd', 'e', 'f', 'g'])
    expect(seen(put(empty, 'old', 6))).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'old'])
  })

  it('gives the place of what readers cannot see to the newest, and says what waits there', () => {
    const places = put(empty, 'old', 1)
    const hidden = { ...stories, old: { isPublic: false } }
    expect(seen(places, hidden)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
    expect(shownIn(places, newest, hidden)[1]).toEqual({ articleId: 'b', isAutomatic: true, waiting: 'old' })
  })

  it('has places left over when there is nothing to fill them with', () => {
    expect(shownIn(empty, ['a'], stories).map((each) => each.articleId)).toEqual([
      'a',
      ...Array(6).fill(null),
    ])
  })

  it('puts a story where another stands, and lets two of the front change places', () => {
    const placed = put(put(empty, 'c', 0), 'd', 3)
    expect(ids(placed)).toBe('c--d---')
    expect(ids(put(placed, 'x', 0))).toBe('x--d---')
    expect(ids(put(placed, 'd', 0))).toBe('d--c---')
    expect(ids(put(placed, 'c', 1))).toBe('-c-d---')
    expect(put(placed, 'c', 0)).toBe(placed)
    expect(put(placed, 'c', 7)).toBe(placed)
    expect(put(placed, 'c', -1)).toBe(placed)
  })

  it('carries the end of a story’s time along with it', () => {
    const until = '2030-01-01T00:00:00.000Z'
    const placed = keepUntil(put(empty, 'c', 0), 0, until)
    expect(put(placed, 'c', 2)[2]).toEqual({ articleId: 'c', until })
    expect(keepUntil(placed, 1, until)).toEqual(placed)
  })

  it('tells which places differ', () => {
    const placed = put(put(empty, 'c', 0), 'd', 3)
    expect(differences(placed, placed)).toEqual([])
    expect(differences(placed, put(placed, 'd', 0))).toEqual([0, 3])
    expect(differences(placed, free(placed, 3))).toEqual([3])
    expect(differences(placed, keepUntil(placed, 0, '2030-01-01T00:00:00.000Z'))).toEqual([0])
  })
})
