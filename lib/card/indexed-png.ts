/** A picture of few colours as a PNG with a palette (https://www.w3.org/TR/png-3/, colour type 3). */
import { crc32, deflateSync } from 'node:zlib'

/** Pixels row by row, each of red, green, blue and opacity; all are taken for opaque. */
export type Pixels = { data: Buffer; width: number; height: number }

const mostColours = 256
/** How many of the lowest bits of a colour may be left out: what an eye cannot tell apart at the rim of a letter. */
const bitsToSpare = [0, 2, 3, 4]

/**
 * A PNG in which each pixel is one byte. Where there are more colours than a palette holds, those that differ in their
 * lowest bits are shown as the most frequent of them, so that what covers most of the picture keeps its colour exactly.
 * libvips finds a palette for a photograph, too, which takes five times as long as this needs for letters on paper.
 * @returns null for a picture of too many colours, as one with a photograph has
 */
export function indexedPng({ data, width, height }: Pixels): Buffer | null {
  // One number for each pixel is read faster than its bytes; a signed one is no object to V8.
  const isAligned = data.byteOffset % 4 === 0
  const pixels = isAligned
    ? new Int32Array(data.buffer, data.byteOffset, width * height)
    : new Int32Array(Uint8Array.from(data).buffer)
  const counts = countColours(pixels)
  for (const bits of bitsToSpare) {
    const shown = paletteOf(counts, bits)
    if (!shown) continue
    const { colours, indexOf } = shown
    return Buffer.concat([
      signature,
      chunk('IHDR', header(width, height)),
      chunk('PLTE', Uint8Array.from(colours.flatMap(channels))),
      chunk('IDAT', deflateSync(rows(pixels, width, height, indexOf), { level: 6 })),
      chunk('IEND', new Uint8Array()),
    ])
  }
  return null
}

/** Red, green and blue of four bytes that were read as one number, in the order of this machine. */
const channels = (pixel: number): number[] => [...new Uint8Array(Int32Array.of(pixel).buffer, 0, 3)]

/** More than this is no drawing, and is not counted to its end. */
const mostCounted = 20_000

/** How many pixels have each colour, most first. */
function countColours(pixels: Int32Array): [colour: number, pixels: number][] {
  const counts = new Map<number, number>()
  let [last, run] = [pixels[0] ?? 0, 0]
  for (let at = 0; at < pixels.length; at++) {
    const colour = pixels[at] ?? 0
    if (colour === last) run++
    else {
      counts.set(last, (counts.get(last) ?? 0) + run)
      if (counts.size >= mostCounted) break
      last = colour
      run = 1
    }
  }
  counts.set(last, (counts.get(last) ?? 0) + run)
  return [...counts].sort(([, a], [, b]) => b - a)
}

function paletteOf(
  counts: readonly [number, number][],
  bits: number,
): { colours: number[]; indexOf: Map<number, number> } | null {
  if (counts.length >= mostCounted) return null
  const byte = (0xff << bits) & 0xff
  const mask = byte | (byte << 8) | (byte << 16) | (byte << 24)
  const alike = new Map<number, number>()
  const indexOf = new Map<number, number>()
  const colours: number[] = []
  for (const [colour] of counts) {
    const group = colour & mask
    let index = alike.get(group)
    if (index === undefined) {
      if (colours.length === mostColours) return null
      index = colours.push(colour) - 1
      alike.set(group, index)
    }
    indexOf.set(colour, index)
  }
  return { colours, indexOf }
}

/** Each row begins with the number of its filter: none, the best one for a palette. */
function rows(
  pixels: Int32Array,
  width: number,
  height: number,
  indexOf: ReadonlyMap<number, number>,
): Uint8Array {
  const out = new Uint8Array((width + 1) * height)
  let [last, index] = [0, indexOf.get(0) ?? 0]
  for (let y = 0, at = 0; y < height; y++) {
    const start = y * (width + 1) + 1
    for (let x = 0; x < width; x++, at++) {
      const colour = pixels[at] ?? 0
      if (colour !== last) {
        last = colour
        index = indexOf.get(colour) ?? 0
      }
      out[start + x] = index
    }
  }
  return out
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function header(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(13)
  bytes.writeUInt32BE(width, 0)
  bytes.writeUInt32BE(height, 4)
  // Eight bits for each, a palette; deflate, filters and rows as usual.
  bytes.set([8, 3, 0, 0, 0], 8)
  return bytes
}

function chunk(type: string, data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(data.length + 12)
  bytes.writeUInt32BE(data.length, 0)
  bytes.write(type, 4, 'latin1')
  bytes.set(data, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, data.length + 8)), data.length + 8)
  return bytes
}
