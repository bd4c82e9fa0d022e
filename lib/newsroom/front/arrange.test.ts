import { describe, expect, it } from 'vitest'
import { frontPlaces, headPlaces, placesIn } from '../../publication/front-shape.ts'
import { differences, fallenOff, free, keepUntil, put, putAsChosen, shownIn } from './arrange.ts'
import type { PlacedStories } from './open-front.ts'

const newest = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
const stories = Object.fromEntries([...newest, 'old'].map((id) => [id, { isPublic: true }]))
const empty: PlacedStories = Array.from({ length: frontPlaces }, () => null)
/** The head of a front, of which alone most of this speaks. */
const ids = (places: PlacedStories) =>
  places
    .slice(0, headPlaces)
    .map((each) => each?.articleId ?? '-')
    .join('')
const seen = (places: PlacedStories, known = stories) =>
  shownIn(places, newest, known)
    .slice(0, headPlaces)
    .map((each) => each.articleId)

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
      ...Array(frontPlaces - 1).fill(null),
    ])
  })

  it('moves what stood there down, as far as the next place that the newest fill', () => {
    const placed = put(put(empty, 'c', 0), 'd', 3)
    expect(ids(placed)).toBe('c--d---')
    expect(ids(put(placed, 'x', 0))).toBe('xc-d---')
    expect(ids(put(put(placed, 'x', 0), 'y', 0))).toBe('yxcd---')
    expect(ids(put(put(put(placed, 'x', 0), 'y', 0), 'z', 0))).toBe('zyxcd--')
    expect(put(placed, 'c', 0)).toBe(placed)
    expect(put(placed, 'c', frontPlaces)).toBe(placed)
    expect(put(placed, 'c', -1)).toBe(placed)
  })

  it('moves those between when a story of the front goes up or down', () => {
    const full = [...'abcdefg'].reduce((places, id, place) => put(places, id, place), empty)
    expect(ids(put(full, 'd', 0))).toBe('dabcefg')
    expect(ids(put(full, 'a', 3))).toBe('bcdaefg')
    expect(ids(put(full, 'b', 0))).toBe('bacdefg')
    const placed = put(put(empty, 'c', 0), 'd', 3)
    expect(ids(put(placed, 'd', 0))).toBe('dc-----')
    expect(ids(put(placed, 'c', 1))).toBe('-c-d---')
  })

  it('keeps the former lead below the new one, also where the newest had the lead', () => {
    // The newest flow on by themselves where the next place is theirs.
    expect(seen(put(empty, 'old', 0))).toEqual(['old', 'a', 'b', 'c', 'd', 'e', 'f'])
    const second = put(empty, 'old', 1)
    expect(seen(second)).toEqual(['a', 'old', 'b', 'c', 'd', 'e', 'f'])
    expect(seen(put(second, 'h', 0, 'a'))).toEqual(['h', 'a', 'old', 'b', 'c', 'd', 'e'])
    const allButLead = [...'bcdefg'].reduce((places, id, place) => put(places, id, place + 1), empty)
    expect(seen(put(allButLead, 'old', 0, 'a'))).toEqual(['old', 'a', 'b', 'c', 'd', 'e', 'f'])
  })

  it('tells what falls off the end, and what was taken out is not that', () => {
    const full = [...'abcdefg'].reduce((places, id, place) => put(places, id, place), empty)
    const fallen = (before: PlacedStories, after: PlacedStories) => fallenOff(before, after, newest, stories)
    expect(ids(put(full, 'x', 0))).toBe('xabcdef')
    expect(fallen(full, put(full, 'old', 0))).toEqual(['g'])
    expect(fallen(full, put(full, 'g', 0))).toEqual([])
    // One of the newest.
    expect(fallen(empty, put(empty, 'old', 2))).toEqual(['g'])
    // Put there and not seen by readers yet: it is gone all the same.
    const hidden = put(full, 'hid', 6)
    expect(fallen(hidden, put(hidden, 'old', 0))).toContain('hid')
    expect(fallen(empty, empty)).toEqual([])
  })

  it('reads a form that names a story for each place as one placing after another, from the lead down', () => {
    const chosen = (before: string, wished: string) => {
      const layout = (text: string) =>
        Array.from(text, (id) => (id === '-' ? null : { articleId: id, until: null }))
      return ids(
        putAsChosen(
          layout(before),
          Array.from(wished, (id) => (id === '-' ? null : id)),
          shownIn(layout(before), newest, stories),
        ),
      )
    }
    expect(chosen('pq-----', 'xq-----')).toBe('xpq----')
    expect(chosen('pq-----', 'qp-----')).toBe('qp-----')
    expect(chosen('pqr----', 'qrp----')).toBe('qrp----')
    expect(chosen('pqrstuv', 'xqrstuv')).toBe('xpqrstu')
    expect(chosen('pqrstuv', 'spqrtuv')).toBe('spqrtuv')
    // Named twice: it moves to where it was chosen.
    expect(chosen('pqrs---', 'sqrs---')).toBe('spqr---')
    // Left to the newest: taken out, wherever it stands by then.
    expect(chosen('pq-----', '-q-----')).toBe('-q-----')
    expect(chosen('pq-----', 'x------')).toBe('xp-----')
    expect(chosen('pq-----', 'xy-----')).toBe('xypq---')
    expect(chosen('pq-----', 'pq-----')).toBe('pq-----')
  })

  it('carries the end of a story’s time along with it', () => {
    const until = '2030-01-01T00:00:00.000Z'
    const placed = keepUntil(put(empty, 'c', 0), 0, until)
    expect(put(placed, 'c', 2)[2]).toEqual({ articleId: 'c', until })
    expect(keepUntil(placed, 1, until)).toEqual(placed)
  })

  it('moves what it meets in the area that it came into, and in no other', () => {
    const [first, second, third] = placesIn('picks') as [number, number, number]
    const one = put(empty, 'a', first)
    const two = put(one, 'b', first)
    expect([two[first], two[second]].map((each) => each?.articleId)).toEqual(['b', 'a'])
    // The last one falls off its own area's end.
    const [related] = placesIn('related') as [number]
    const full = ['c', 'd', 'e', 'f'].reduce((places, id) => put(places, id, related), two)
    expect(placesIn('related').map((place) => full[place]?.articleId)).toEqual(['f', 'e', 'd'])
    expect(full[first]?.articleId).toBe('b')
    expect(fallenOff(two, put(two, 'x', headPlaces - 1), [], stories)).toEqual([])
    // From one area to another it leaves a place free; in the head the newest have it.
    const moved = put(two, 'b', 0)
    expect([moved[0]?.articleId, moved[first], moved[second]?.articleId]).toEqual(['b', null, 'a'])
    expect(seen(moved)).toEqual(['b', 'c', 'd', 'e', 'f', 'g', 'h'])
    expect([first, second, third].map((place) => put(two, 'b', third)[place]?.articleId ?? null)).toEqual([
      null,
      'a',
      'b',
    ])
  })

  it('tells which places differ', () => {
    const placed = put(put(empty, 'c', 0), 'd', 3)
    expect(differences(placed, placed)).toEqual([])
    expect(differences(placed, put(placed, 'd', 0))).toEqual([0, 1, 3])
    expect(differences(placed, free(placed, 3))).toEqual([3])
    expect(differences(placed, keepUntil(placed, 0, '2030-01-01T00:00:00.000Z'))).toEqual([0])
  })
})
