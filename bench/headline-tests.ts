/**
 * How often a test of headlines names a winner where none is better, and how many openings it takes to find one that is: looked
 * at after every opening, 10,000 tests of each (`lib/newsroom/headlines/test-rule.ts`). About a minute.
 */
import { winnerOf } from '../lib/newsroom/headlines/test-rule.ts'

function simulate(readiness: readonly number[], openings: number, tests = 10_000) {
  const all = readiness.reduce((sum, each) => sum + each, 0)
  const wins = readiness.map(() => 0)
  const ends: number[] = []
  for (let test = 0; test < tests; test += 1) {
    const opened = readiness.map(() => 0)
    for (let seen = 1; seen <= openings; seen += 1) {
      let left = Math.random() * all
      let place = 0
      while (place < readiness.length - 1 && left >= (readiness[place] ?? 0)) {
        left -= readiness[place] ?? 0
        place += 1
      }
      opened[place] = (opened[place] ?? 0) + 1
      const winner = winnerOf(opened)
      if (winner === null) continue
      wins[winner] = (wins[winner] ?? 0) + 1
      ends.push(seen)
      break
    }
  }
  ends.sort((a, b) => a - b)
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
