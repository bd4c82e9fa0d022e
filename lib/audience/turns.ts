/** How often one address may say that something was read: a house of many readers is one address, and so is a forger. */

/** In a minute: from one address, of one story from one address, and from all addresses past those that are told apart. */
const usually = { each: 600, ofStory: 60, others: 20_000, addresses: 50_000 }

export class Turns {
  readonly #bounds: typeof usually
  #minute = 0
  #counts = new Map<string, number>()
  #others = 0

  constructor(bounds: Partial<typeof usually> = {}) {
    this.#bounds = { ...usually, ...bounds }
  }

  /** Whether it is believed once more. @param minute by any clock that goes on */
  take(minute: number, address: string, story: string): boolean {
    if (minute !== this.#minute) {
      this.#minute = minute
      this.#counts.clear()
      this.#others = 0
    }
    const { each, ofStory, others, addresses } = this.#bounds
    const ofAddress = this.#counts.get(address)
    const isFull = this.#counts.size >= (ofAddress === undefined ? addresses : 4 * addresses)
    if (isFull) {
      this.#others += 1
      return this.#others <= others
    }
    this.#counts.set(address, (ofAddress ?? 0) + 1)
    if ((ofAddress ?? 0) >= each) return false
    const both = `${address} ${story}`
    const ofBoth = this.#counts.get(both) ?? 0
    this.#counts.set(both, ofBoth + 1)
    return ofBoth < ofStory
  }
}
