import { winnerOf } from '../test-rule.ts'

/**
 * Tests of headlines, each of which is opened as readily as `readiness` says, until one has won or so many readings were
 * opened.
 * @param given.every after how many openings it is looked whether one has won
 * @param given.chance from 0 to 1, as `Math.random`
 * @returns how often each won, and after how many openings those ended that did, from the first to the last
 */
export function simulateTests(
  readiness: readonly number[],
  given: { tests: number; openings: number; every: number; chance: () => number },
): { wins: number[]; ends: number[] } {
  const { tests, openings, every, chance } = given
  const all = readiness.reduce((sum, each) => sum + each, 0)
  const wins = readiness.map(() => 0)
  const ends: number[] = []
  for (let test = 0; test < tests; test += 1) {
    const opened = readiness.map(() => 0)
    for (let seen = 1; seen <= openings; seen += 1) {
      let left = chance() * all
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
  return { wins, ends: ends.sort((a, b) => a - b) }
}
