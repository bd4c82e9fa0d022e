/** A picture in every size and format that pages ask for, and nothing of what its file said besides the picture. */

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import { type EmbeddedWords, noEmbeddedWords } from '../../picture/embedded-words.ts'
import { likenessOf, likenessSize } from '../../picture/likeness.ts'
import { lastOf } from '../../present.ts'
import { type PictureFormat, pictureFormats } from '../../vocabulary.ts'

/**
 * Widths in CSS pixels times density that our layouts ask for: a portrait, a teaser, a phone at 1.5×, a phone at 2× (360 to
 * 430 points: 800 is chosen for all of them, with a third fewer bytes than 960), the lead.
 */
const widths = [160, 320, 640, 800, 1600]

/**
 * As close to the original each (PSNR on our drawings at 960 pixels: 32.1 dB WebP, 32.5 AVIF), AVIF in half the bytes of
 * WebP. Effort 1: each step past it takes twice the time for a byte in fifty.
 */
const encoders: Record<PictureFormat, (image: Sharp) => Sharp> = {
  avif: (image) => image.avif({ quality: 48, effort: 1 }),
  webp: (image) => image.webp({ quality: 78 }),
  jpeg: (image) => image.jpeg({ quality: 80 }),
}

/**
 * What is all grain (spices, gravel, a crowd) takes twice the bytes of another picture, and hides twice the faults: at this
 * quality the photograph of a spice market at 800 pixels is 39 KB in place of 53, and nobody tells them apart.
 */
const grainy = { bitsPerPixel: 0.8, fromWidth: 640, avif: { quality: 40, effort: 1 } }

type EncodedFile = {
  /** Inside the folder it was written to: `640.avif`. */
  name: string
  width: number
  height: number
  format: PictureFormat
  bytes: number
}

export type Encoded = {
  /** The upright original's, in pixels. */
  width: number
  height: number
  /** https://evanw.github.io/thumbhash/, base64. */
  thumbhash: string
  /** What it looks like (`lib/picture/likeness.ts`). */
  likeness: string | null
  /** What its file said of it. */
  words: EmbeddedWords
  /** Whether the file has Content Credentials, of which nothing is read here. */
  hasCredentials: boolean
  files: EncodedFile[]
}

const said = { words: noEmbeddedWords, hasCredentials: false }

/**
 * Upright, in sRGB, on white where it was transparent, without EXIF, GPS, XMP, comments and profiles: what is written
 * comes from pixels alone.
 * @param source opened, not yet read
 * @param folder absolute; made when missing
 * @param given what its file says of it, which is kept apart from the picture
 * @throws what sharp throws when `source` cannot be read to its end
 */
export async function reEncode(
  source: Sharp,
  folder: string,
  { words, hasCredentials }: Pick<Encoded, 'words' | 'hasCredentials'> = said,
): Promise<Encoded> {
  const { autoOrient } = await source.metadata()
  // One pass over the original, in no more memory than the largest size needs; the smaller ones are made of that.
  const { data, info } = await source
    .autoOrient()
    .resize({ width: Math.min(lastOf(widths), autoOrient.width) })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const pixels = () => sharp(data, { raw: { width, height, channels } })
  await mkdir(folder, { recursive: true })

  const encode = async (to: number, format: PictureFormat): Promise<EncodedFile> => {
    const resized = pixels().resize({ width: to })
    const first = await encoders[format](resized).toBuffer({ resolveWithObject: true })
    const { width: across, height: down } = first.info
    const isGrainy =
      format === 'avif' &&
      across >= grainy.fromWidth &&
      first.data.length * 8 > across * down * grainy.bitsPerPixel
    const { data: encoded, info: made } = isGrainy
      ? await pixels().resize({ width: to }).avif(grainy.avif).toBuffer({ resolveWithObject: true })
      : first
    const name = `${made.width}.${format === 'jpeg' ? 'jpg' : format}`
    await writeFile(join(folder, name), encoded)
    return { name, width: made.width, height: made.height, format, bytes: encoded.length }
  }
  // Its own width too: enlarged from the next smaller one it would be a blur.
  const files = await Promise.all(
    [...widths.filter((each) => each < width), width].flatMap((each) =>
      pictureFormats.map((format) => encode(each, format)),
    ),
  )
  return {
    width: autoOrient.width,
    height: autoOrient.height,
    thumbhash: await thumbhashOf(pixels()),
    likeness: await likenessOfImage(pixels()),
    words,
    hasCredentials,
    files,
  }
}

async function likenessOfImage(image: Sharp): Promise<string | null> {
  const grey = await image
    .resize(likenessSize, likenessSize, { fit: 'fill', kernel: 'mitchell' })
    .greyscale()
    .raw({ depth: 'uchar' })
    .toBuffer()
  return likenessOf(grey)
}

/** https://evanw.github.io/thumbhash/ reads at most 100 × 100 pixels of RGBA. */
async function thumbhashOf(image: Sharp): Promise<string> {
  const { data, info } = await image
    .resize(100, 100, { fit: 'inside' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64')
}
