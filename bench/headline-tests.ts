/**
 * How often a test of headlines names a winner where none is better, and how many openings it takes to find one that is: looked
 * at after every opening, 10,000 tests of each (`lib/newsroom/headlines/test-rule.ts`). About a minute.
 */
import { simulateTests } from '../lib/newsroom/headlines/testing/simulate-tests.ts'

function simulate(readiness: readonly number[], openings: number, tests = 10_000) {
  const { wins, ends } = simulateTests(readiness, { tests, openings, every: 1, chance: Math.random })
  const share = (count: number) => `${((count / tests) * 100).toFixed(2)} %`
  return {
    opened: readiness.join(' : '),
    'at most': openings,
    won: wins.map(share).join(', '),
    'half of the winners after': ends[Math.floor(ends.length / 2)] ?? '-',
    'nine of ten after': ends[Math.floor(ends.length * 0.9)] ?? '-',
  }
}

console.table([
  simulate([1, 1], 2_000),
  simulate([1, 1, 1], 2_000),
  simulate([2, 2, 1], 2_000),
  simulate([1, 1.2], 5_000, 2_000),
  simulate([1, 1.3], 5_000, 2_000),
  simulate([1, 1.5], 5_000, 2_000),
  simulate([1, 2], 5_000, 2_000),
])
