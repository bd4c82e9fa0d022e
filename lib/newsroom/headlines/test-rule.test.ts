import { describe, expect, it } from 'vitest'
import { seeded } from '../../testing/chance.ts'
import { logEvidence, winnerOf } from './test-rule.ts'
import { simulateTests } from './testing/simulate-tests.ts'

/** `bench/headline-tests.ts` does more of it. */
const simulate = (tests: number, readiness: readonly number[], openings: number) => {
  const { wins, ends } = simulateTests(readiness, { tests, openings, every: 10, chance: seeded(20) })
  return { wins, median: ends[Math.floor(ends.length / 2)] ?? null }
}
const sum = (numbers: readonly number[]) => numbers.reduce((so, each) => so + each, 0)

describe('when a headline has won', () => {
  it('weighs what was seen as the product of what was to be expected of each reader', () => {
    const opened = [0, 0]
    let product = 1
    const random = seeded(3)
    for (let seen = 0; seen < 300; seen += 1) {
      const place = random() < 0.55 ? 0 : 1
      product *= (40 + opened[place]!) / (80 + seen) / 0.5
      opened[place]! += 1
    }
    expect(logEvidence(opened[0]!, opened[1]!)).toBeCloseTo(Math.log(product), 8)
    expect(logEvidence(0, 0)).toBe(0)
  })

  it('names none in nineteen of twenty tests of headlines that are as good, however often it is looked at', () => {
    expect(sum(simulate(10_000, [1, 1], 400).wins)).toBeLessThanOrEqual(500)
    expect(sum(simulate(2_500, [1, 1, 1], 400).wins)).toBeLessThanOrEqual(125)
    // The better of two is known to be so, and which of two equals is not.
    expect(sum(simulate(1_000, [3, 3, 1], 400).wins)).toBeLessThanOrEqual(50)
  })

  it('finds the better one, sooner the better it is, and hardly ever the other', () => {
    const by30 = simulate(200, [1, 1.3], 3_000)
    expect(by30.wins[1]).toBeGreaterThan(195)
    expect(by30.wins[0]).toBeLessThanOrEqual(2)
    const by60 = simulate(200, [1, 1.6], 3_000)
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
