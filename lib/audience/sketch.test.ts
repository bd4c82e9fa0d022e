import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Hash, NewReaders, ReaderSketch, sketchPrecision } from './sketch.ts'

const random = (bytes = randomBytes(6)): Hash => ({
  upper: bytes.readUInt16BE(0),
  lower: bytes.readUInt32BE(2),
})
const many = (count: number): Hash[] => {
  const bytes = randomBytes(count * 6)
  return Array.from({ length: count }, (_, at) => random(bytes.subarray(at * 6, at * 6 + 6)))
}

describe('a sketch of readers', () => {
  it('counts nobody, one, and a few exactly', () => {
    for (const count of [0, 1, 2, 10]) {
      const sketch = new ReaderSketch()
      for (const hash of many(count)) for (let again = 0; again < 5; again += 1) sketch.add(hash)
      expect(sketch.estimate()).toBe(count)
    }
  })

  it.each([14, sketchPrecision])('keeps to its published error, of precision %i', (precision) => {
    const published = 1.04 / Math.sqrt(2 ** precision)
    for (const count of [1_000, 20_000, 60_000]) {
      const errors = Array.from({ length: 3 }, () => {
        const sketch = new ReaderSketch(precision)
        for (const hash of many(count)) sketch.add(hash)
        return sketch.estimate() / count - 1
      })
      // Five and a half standard errors: one failure in a million runs.
      for (const error of errors) expect(Math.abs(error)).toBeLessThan(5.5 * published)
      const mean = errors.reduce((sum, each) => sum + each, 0) / errors.length
      expect(Math.abs(mean)).toBeLessThan((5.5 * published) / Math.sqrt(errors.length))
    }
  })

  it('is that of all, put together of parts in any order, as often as one likes', () => {
    const hashes = many(30_000)
    const whole = new ReaderSketch()
    for (const hash of hashes) whole.add(hash)
    const parts = [0, 1, 2].map((part) => {
      const readers = new NewReaders()
      // Overlapping; the last one small enough to be no sketch yet.
      for (const hash of hashes.slice(part * 14_500, part === 2 ? undefined : part * 14_500 + 18_000))
        readers.add(hash)
      return readers
    })
    const together = new ReaderSketch()
    for (const part of [2, 0, 1, 0]) parts[part]?.addTo(together)
    expect(together.registers).toEqual(whole.registers)
  })
})
