/** How often one address may say that something was read: a house of many readers is one address, and so is a forger. */
import { randomInt } from 'node:crypto'

/**
 * In a minute: from one address, of one story from one address, and from all addresses past those that are told apart. In a
 * day: of one story from one address.
 */
const usually = { each: 600, ofStory: 60, others: 20_000, addresses: 50_000, ofDay: 2_000 }

const day = 24 * 3_600_000

export class Turns {
  readonly #bounds: typeof usually
  #minute = 0
  #counts = new Map<string, number>()
  #others = 0
  #ofDay = new Tally()
  #dayEnds = 0

  constructor(bounds: Partial<typeof usually> = {}) {
    this.#bounds = { ...usually, ...bounds }
  }

  /** Whether it is believed once more. @param minute milliseconds at which it began, by any clock that goes on */
  take(minute: number, address: string, story: string): boolean {
    if (minute !== this.#minute) {
      this.#minute = minute
      this.#counts.clear()
      this.#others = 0
    }
    if (minute >= this.#dayEnds) {
      this.#dayEnds = minute + day
      this.#ofDay = new Tally()
    }
    const { each, ofStory, others, addresses, ofDay } = this.#bounds
    const both = `${address} ${story}`
    const ofAddress = this.#counts.get(address)
    const isFull = this.#counts.size >= (ofAddress === undefined ? addresses : 4 * addresses)
    if (isFull) {
      this.#others += 1
      return this.#others <= others && this.#ofDay.add(both) <= ofDay
    }
    this.#counts.set(address, (ofAddress ?? 0) + 1)
    if ((ofAddress ?? 0) >= each) return false
    const ofBoth = this.#counts.get(both) ?? 0
    this.#counts.set(both, ofBoth + 1)
    return ofBoth < ofStory && this.#ofDay.add(both) <= ofDay
  }
}

const cells = 2 ** 20

/**
 * How often each of any number of names came by, in four megabytes: a count-min sketch (Cormode and Muthukrishnan, 2005). Of
 * ten million names it says some ten too many, and never too few.
 */
class Tally {
  /** Others each time, so that nobody knows whose counts theirs fall together with. */
  readonly #seeds = [randomInt(2 ** 32), randomInt(2 ** 32)]
  #rows: [Uint16Array, Uint16Array] | undefined

  /** @returns how often by now */
  add(name: string): number {
    this.#rows ??= [new Uint16Array(cells), new Uint16Array(cells)]
    let [a = 0, b = 0] = this.#seeds
    for (let at = 0; at < name.length; at += 1) {
      a = Math.imul(a ^ name.charCodeAt(at), 0x01000193)
      b = Math.imul(b ^ name.charCodeAt(at), 0x85ebca6b)
    }
    return Math.min(raise(this.#rows[0], a), raise(this.#rows[1], b))
  }
}

/** The upper bits are those that all characters have changed. */
function raise(row: Uint16Array, of: number): number {
  const at = ((of ^ (of >>> 15)) >>> 0) % cells
  const count = Math.min(65_535, (row[at] ?? 0) + 1)
  row[at] = count
  return count
}
