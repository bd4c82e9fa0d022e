import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { indexedPng, type Pixels } from './indexed-png.ts'

/** A picture whose pixel at a place has the colour that `of` says. */
function pixels(
  width: number,
  height: number,
  of: (x: number, y: number) => [number, number, number],
): Pixels {
  const data = Buffer.alloc(width * height * 4, 255)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(of(x, y), (y * width + x) * 4)
  return { data, width, height }
}
const decoded = (png: Buffer | null) => sharp(png!).toColourspace('srgb').ensureAlpha().raw().toBuffer()

describe('a PNG with a palette', () => {
  it('is the picture, byte for byte, where its colours fit', async () => {
    const few = pixels(37, 11, (x, y) => [(x % 16) * 16, y * 20, 7])
    expect(await decoded(indexedPng(few))).toEqual(few.data)
    const metadata = await sharp(indexedPng(few)!).metadata()
    expect(metadata).toMatchObject({ format: 'png', width: 37, height: 11, isPalette: true })
  })

  it('shows colours that differ by a hair as the most frequent of them', async () => {
    const paper: [number, number, number] = [251, 248, 241]
    const picture = pixels(100, 100, (x, y) => (y < 50 ? paper : [250 - (x % 50), 248 - (y % 50), 241]))
    const shown = await decoded(indexedPng(picture))
    expect(shown.subarray(0, 20_000)).toEqual(picture.data.subarray(0, 20_000))
    const furthest = Math.max(...shown.map((value, at) => Math.abs(value - picture.data[at]!)))
    expect(furthest).toBeLessThan(16)
    expect(furthest).toBeGreaterThan(0)
  })

  it('is not made of a photograph', () => {
    expect(indexedPng(pixels(256, 256, (x, y) => [x, y, (x * y) % 256]))).toBeNull()
  })
})
