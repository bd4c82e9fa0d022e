/** A hash of a table's rows, whatever order they come in: by it a restored table is compared with the one that was backed up. */
import { hash } from 'node:crypto'

const half = 2 ** 48

/**
 * Counts the rows of a table as `COPY` writes them, and adds up their SHA-256 (the first 96 bits, as two numbers that do
 * not overflow). A row that is missing, changed or there twice makes another sum.
 */
export class RowSum {
  rows = 0
  #high = 0
  #low = 0

  /** @param lines whole ones: within a row `COPY` writes no line break */
  add(lines: Buffer): void {
    for (let start = 0; start < lines.length; ) {
      const end = lines.indexOf(10, start)
      const stop = end === -1 ? lines.length : end
      const digest = hash('sha256', lines.subarray(start, stop), 'buffer')
      this.#high = (this.#high + digest.readUIntBE(0, 6)) % half
      this.#low = (this.#low + digest.readUIntBE(6, 6)) % half
      this.rows += 1
      start = stop + 1
    }
  }

  /** 24 hexadecimal digits. */
  get sum(): string {
    return [this.#high, this.#low].map((each) => each.toString(16).padStart(12, '0')).join('')
  }
}
