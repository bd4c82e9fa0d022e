import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { superfluous, type ThinnableRevision } from './thinning.ts'
import { sessionsOf } from './writing-sessions.ts'

const now = new Date('2026-03-02T12:00:00.000Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString()
/** Versions of one person, so many minutes ago, between a first and a last that stay anyway. */
const versions = (...minutes: number[]): ThinnableRevision[] =>
  [60 * 24 * 30, ...minutes, 0].map((each, index, all) => ({
    number: index + 1,
    staffId: 'huda',
    keptAt: ago(each),
    mayGo: index > 0 && index < all.length - 1,
  }))
const left = (all: readonly ThinnableRevision[], at = now) => {
  const gone = new Set(superfluous(all, at).superfluous)
  return all.filter(({ number }) => !gone.has(number))
}
const minutesLeft = (all: readonly ThinnableRevision[]) =>
  left(all)
    .slice(1, -1)
    .map(({ keptAt }) => (now.getTime() - Date.parse(keptAt)) / 60_000)

describe('of the versions that were kept by themselves', () => {
  it('every one of the last hour stays', () => {
    const all = versions(59, 58, 57, 30, 29, 2, 1)
    expect(left(all)).toEqual(all)
  })
  it('of the last day the last of every ten minutes stays', () => {
    expect(minutesLeft(versions(99, 98, 91, 90, 89, 81, 80, 75))).toEqual([91, 81, 75])
  })
  it('of what is older the last of every sitting stays', () => {
    const day = 24 * 60
    expect(minutesLeft(versions(day + 300, day + 290, day + 280, day + 200, day + 190))).toEqual([
      day + 280,
      day + 190,
    ])
  })
  it('what may not go stays, and stands for what came before it', () => {
    const all = versions(99, 98, 97).map((each) => (each.number === 3 ? { ...each, mayGo: false } : each))
    expect(minutesLeft(all)).toEqual([98, 97])
  })
  it('the first and the last of an article stay', () => {
    const all: ThinnableRevision[] = [9_000, 8_999, 8_998].map((each, index) => ({
      number: index + 1,
      staffId: 'huda',
      keptAt: ago(each),
      mayGo: true,
    }))
    expect(left(all).map(({ number }) => number)).toEqual([1, 3])
  })
  it('those that have become old enough to stay for good are told of, once they are', () => {
    const all = versions(24 * 60 + 50, 24 * 60 + 20, 70)
    expect(superfluous(all, now)).toEqual({ superfluous: [2], lasting: [3] })
  })

  const anyHistory = fc
    .array(
      fc.record({
        staffId: fc.constantFrom('huda', 'huda', 'huda', 'huda', 'salem', null),
        gap: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 600 })),
        mayGo: fc.boolean(),
      }),
      { maxLength: 80 },
    )
    .map((steps) => {
      let minutes = steps.reduce((sum, { gap }) => sum + gap, 0)
      return steps.map(({ staffId, gap, mayGo }, index): ThinnableRevision => {
        minutes -= gap
        return { number: index + 1, staffId, keptAt: ago(minutes), mayGo }
      })
    })

  it('whenever it is done, and however often, every sitting keeps its end, and no version that may not go goes', () => {
    fc.assert(
      fc.property(
        anyHistory,
        fc.array(fc.integer({ min: 1, max: 2_000 }), { maxLength: 8 }),
        (all, pauses) => {
          let [history, at] = [all, now.getTime()]
          for (const pause of [0, ...pauses]) {
            at += pause * 60_000
            history = left(history, new Date(at))
          }
          const numbers = new Set(history.map(({ number }) => number))
          for (const session of sessionsOf(all)) expect(numbers).toContain(session.at(-1)!.number)
          for (const each of all) if (!each.mayGo) expect(numbers).toContain(each.number)
          expect(history.at(0)).toEqual(all.at(0))
        },
      ),
    )
  })
  it('nothing more goes when it is done again at once', () => {
    fc.assert(
      fc.property(anyHistory, (all) => {
        const once = left(all)
        expect(left(once)).toEqual(once)
      }),
    )
  })
})
