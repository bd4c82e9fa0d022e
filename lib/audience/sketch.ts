/**
 * HyperLogLog (Flajolet et al., 2007): how many different ones there were, of whom nothing is kept but, for each of some
 * thousand registers, the longest run of zeros that a hash began with. Two sketches become that of both by the larger of
 * each register, in any order and any number of times, so that instances can add theirs up.
 *
 * The estimate is Ertl's (https://arxiv.org/abs/1702.01284, algorithm 6), which needs no table of corrections and is
 * without bias from one to billions; its standard error is 1.04 / √registers.
 */

/**
 * 65,536 registers, 0.41 %. Two per cent, which is what is promised, are five times that: one count in a million is further
 * off. With a quarter of the registers one in a hundred was, and a paper has thousands of stories.
 */
export const sketchPrecision = 16

/** Bits of a hash, in two numbers: the upper 16, of which the register is, and 32 below them. */
export type Hash = { upper: number; lower: number }
const upperBits = 16

export class ReaderSketch {
  readonly precision: number
  readonly registers: Uint8Array

  constructor(precision = sketchPrecision, registers = new Uint8Array(2 ** precision)) {
    this.precision = precision
    this.registers = registers
  }

  add({ upper, lower }: Hash): void {
    const spare = upperBits - this.precision
    const rest = upper & (2 ** spare - 1)
    const zeros = rest === 0 ? spare + Math.clz32(lower) : Math.clz32(rest) - (32 - spare)
    this.#raise(upper >>> spare, zeros + 1)
  }

  /** Takes in what another one has, of the same precision or a finer one. */
  merge({ precision, registers }: ReaderSketch): void {
    const finer = precision - this.precision
    for (const [register, rank] of registers.entries()) {
      if (rank === 0) continue
      // The lower bits of a finer register are the first ones of the rest.
      const rest = register & (2 ** finer - 1)
      this.#raise(register >>> finer, rest === 0 ? rank + finer : Math.clz32(rest) - (32 - finer) + 1)
    }
  }

  #raise(register: number, rank: number): void {
    if (rank > (this.registers[register] ?? 0)) this.registers[register] = rank
  }

  estimate(): number {
    const size = this.registers.length
    const longest = upperBits + 32 - this.precision
    const ranks = new Float64Array(longest + 2)
    for (const rank of this.registers) ranks[rank] = (ranks[rank] ?? 0) + 1
    let sum = size * tau((size - (ranks[longest + 1] ?? 0)) / size)
    for (let rank = longest; rank >= 1; rank -= 1) sum = (sum + (ranks[rank] ?? 0)) / 2
    sum += size * sigma((ranks[0] ?? 0) / size)
    return Math.round(size ** 2 / (2 * Math.LN2 * sum))
  }
}

function sigma(share: number): number {
  if (share === 1) return Number.POSITIVE_INFINITY
  let power = share
  let sum = share
  for (let factor = 1, before = Number.NaN; before !== sum; factor *= 2) {
    power *= power
    before = sum
    sum += power * factor
  }
  return sum
}

function tau(share: number): number {
  if (share === 0 || share === 1) return 0
  let root = share
  let sum = 1 - share
  for (let factor = 0.5, before = Number.NaN; before !== sum; factor /= 2) {
    root = Math.sqrt(root)
    before = sum
    sum -= (1 - root) ** 2 * factor
  }
  return sum / 3
}

/** From so many on, a sketch takes less room than the hashes. */
const mostHashes = 1_024

/** Readers since counts were last written: few as they are, many as a sketch. */
export class NewReaders {
  #hashes: Map<number, Hash> | undefined = new Map()
  #sketch: ReaderSketch | undefined

  add(hash: Hash): void {
    this.#sketch?.add(hash)
    this.#hashes?.set(hash.upper * 2 ** 32 + hash.lower, hash)
    if (this.#hashes && this.#hashes.size > mostHashes) {
      this.#sketch = new ReaderSketch()
      this.addTo(this.#sketch)
      this.#hashes = undefined
    }
  }

  get isEmpty(): boolean {
    return !this.#sketch && this.#hashes?.size === 0
  }

  addTo(other: ReaderSketch): void {
    if (this.#sketch && this.#sketch !== other) other.merge(this.#sketch)
    for (const hash of this.#hashes?.values() ?? []) other.add(hash)
  }
}
