import { expect, it } from 'vitest'
import { processesOn } from './process-count.ts'

const gigabyte = 1024 ** 3

it.each([
  ['processors', { processors: 2, memory: 16 * gigabyte, connections: 100 }, 2],
  ['memory', { processors: 8, memory: 2 * gigabyte, connections: 100 }, 2],
  ['connections', { processors: 64, memory: 256 * gigabyte, connections: 100 }, 4],
  ['nothing, for one there must be', { processors: 1, memory: gigabyte / 2, connections: 20 }, 1],
])('as many processes serve as there are %s', (_, means, processes) => {
  expect(processesOn(means)).toBe(processes)
})
