import { describe, expect, it } from 'vitest'
import { logEvidence, winnerOf } from './test-rule.ts'

/** Numbers that look random, the same each time (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * `bench/headline-tests.ts` does more of it. Tests in which a headline is opened as readily as the first one times `readiness`, looked at after every few readers until
 * one wins or so many have opened the story.
 * @returns how often each won, and after how many openings at half of those that ended
 */
function simulate(tests: number, readiness: readonly number[], { openings = 1_000, every = 10 } = {}) {
  const random = chance(20)
  const all = readiness.reduce((sum, each) => sum + each, 0)
  const wins = readiness.map(() => 0)
  const ends: number[] = []
  for (let test = 0; test < tests; test += 1) {
    const opened = readiness.map(() => 0)
    for (let seen = 1; seen <= openings; seen += 1) {
      let left = random() * all
      const place = readiness.findIndex((each) => {
        left -= each
        return left < 0
      })
      opened[place]! += 1
      const winner = seen % every === 0 ? winnerOf(opened) : null
      if (winner === null) continue
      wins[winner]! += 1
      ends.push(seen)
      break
    }
  }
  return { wins, median: ends.sort((a, b) => a - b)[Math.floor(ends.length / 2)] ?? null }
}
const sum = (numbers: readonly number[]) => numbers.reduce((so, each) => so + each, 0)

describe('when a headline has won', () => {
  it('weighs what was seen as the product of what was to be expected of each reader', () => {
    const opened = [0, 0]
    let product = 1
    const random = chance(3)
    for (let seen = 0; seen < 300; seen += 1) {
      const place = random() < 0.55 ? 0 : 1
      product *= (40 + opened[place]!) / (80 + seen) / 0.5
      opened[place]! += 1
    }
    expect(logEvidence(opened[0]!, opened[1]!)).toBeCloseTo(Math.log(product), 8)
    expect(logEvidence(0, 0)).toBe(0)
  })

  it('names none in nineteen of twenty tests of headlines that are as good, however often it is looked at', () => {
    expect(sum(simulate(10_000, [1, 1], { openings: 400 }).wins)).toBeLessThanOrEqual(500)
    expect(sum(simulate(2_500, [1, 1, 1], { openings: 400 }).wins)).toBeLessThanOrEqual(125)
    // The better of two is known to be so, and which of two equals is not.
    expect(sum(simulate(1_000, [3, 3, 1], { openings: 400 }).wins)).toBeLessThanOrEqual(50)
  })

  it('finds the better one, sooner the better it is, and hardly ever the other', () => {
    const by30 = simulate(200, [1, 1.3], { openings: 3_000 })
    expect(by30.wins[1]).toBeGreaterThan(195)
    expect(by30.wins[0]).toBeLessThanOrEqual(2)
    const by60 = simulate(200, [1, 1.6], { openings: 3_000 })
    expect(by60.wins[1]).toBe(200)
    expect(by60.median).toBeLessThan(by30.median!)
  })

  it('says nothing of few readers', () => {
    expect(winnerOf([0, 0])).toBeNull()
    expect(winnerOf([10, 0])).toBeNull()
    expect(winnerOf([60, 20])).toBe(0)
    expect(winnerOf([20, 60])).toBe(1)
    // Held to half the chance where there are three.
    expect(winnerOf([20, 52])).toBe(1)
    expect(winnerOf([20, 52, 20])).toBeNull()
  })
})
