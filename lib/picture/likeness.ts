/** What a picture looks like, in 128 bits: pictures that look alike differ in few of them. */
import { itemAt } from '../present.ts'

/** Pixels across and down of the grey thumbnail that {@link likenessOf} reads. */
export const likenessSize = 32
/** Waves of the picture along each side that are compared, the flat one left out. */
const waves = 12
/** Grey levels by which a picture must vary to look like anything: below, bits would be noise. */
const leastContrast = 4
const likenessBits = 128

/**
 * A perceptual hash: the signs of the picture's slowest waves (its discrete cosine transform) against their median, in
 * order from slow to fast. Another size, compression or brightness moves few of them.
 * @param grey {@link likenessSize}² bytes, row by row
 * @returns {@link likenessBits} characters `0` and `1`; null for what is nearly of one colour
 * @see https://www.phash.org/docs/pubs/thesis_zauner.pdf section 3.2.1
 */
export function likenessOf(grey: Uint8Array): string | null {
  const n = likenessSize
  let sum = 0
  let squares = 0
  for (const value of grey) {
    sum += value
    squares += value * value
  }
  const mean = sum / grey.length
  if (Math.sqrt(Math.max(0, squares / grey.length - mean * mean)) < leastContrast) return null
  const rows = new Float64Array(waves * n)
  for (let u = 0; u < waves; u++)
    for (let y = 0; y < n; y++) {
      let total = 0
      for (let x = 0; x < n; x++) total += itemAt(grey, y * n + x) * wave(u, x)
      rows[u * n + y] = total
    }
  const strengths: { speed: number; value: number }[] = []
  for (let u = 0; u < waves; u++)
    for (let v = 0; v < waves; v++) {
      if (u + v === 0) continue
      let total = 0
      for (let y = 0; y < n; y++) total += itemAt(rows, u * n + y) * wave(v, y)
      strengths.push({ speed: u + v, value: total })
    }
  const kept = strengths
    .sort((one, two) => one.speed - two.speed)
    .slice(0, likenessBits)
    .map((each) => each.value)
  const median = itemAt(
    kept.toSorted((one, two) => one - two),
    likenessBits / 2,
  )
  return kept.map((value) => (value > median ? '1' : '0')).join('')
}

const wave = (speed: number, at: number): number =>
  Math.cos((Math.PI * speed * (2 * at + 1)) / (2 * likenessSize))
