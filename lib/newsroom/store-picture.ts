import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import sharp, { type Sharp } from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import { newId } from '../db/id.ts'
import type { Database } from '../db/open.ts'
import { media, type PictureFormat, pictureFormats, rendition } from '../db/schema.ts'
import type { PerLocale } from '../locale/table.ts'

export type NewPicture = {
  id?: string
  /** The original's bytes: anything sharp reads. From our own hands only; uploads are opened in a child process. */
  original: Buffer
  alts: PerLocale
  captions?: PerLocale
  credits?: PerLocale
  licence?: string | null
  focalX?: number
  focalY?: number
}

/** Widths in CSS pixels times density that our layouts ask for: a portrait, a teaser, a phone, a phone at 2×, the lead. */
const widths = [160, 320, 640, 960, 1600]

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
 * Keeps a picture once, in every size and format that pages ask for. Files are named by their content, so that
 * they can be cached for ever, and are written before the rows that point to them.
 * @param mediaFolder absolute; `WARRAQ_DATA/media`
 * @returns the picture's id; that of the picture already kept when its bytes are the same
 */
export async function storePicture(db: Database, mediaFolder: string, given: NewPicture): Promise<string> {
  const contentHash = createHash('sha256').update(given.original).digest('hex')
  const [kept] = await db.orm.select({ id: media.id }).from(media).where(eq(media.contentHash, contentHash))
  if (kept) return kept.id

  const source = sharp(given.original).rotate()
  const { data: flat, info } = await source.removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const pixels = () =>
    sharp(flat, { raw: { width: info.width, height: info.height, channels: info.channels } })
  const stem = contentHash.slice(0, 24)
  await mkdir(join(mediaFolder, stem), { recursive: true })

  const id = given.id ?? newId()
  const encode = async (width: number, format: PictureFormat): Promise<typeof rendition.$inferInsert> => {
    const resized = pixels().resize({ width, withoutEnlargement: true })
    const { data, info: made } = await encoders[format](resized).toBuffer({ resolveWithObject: true })
    const path = `${stem}/${made.width}.${format === 'jpeg' ? 'jpg' : format}`
    await writeFile(join(mediaFolder, path), data)
    return { mediaId: id, width: made.width, height: made.height, format, path, bytes: data.length }
  }
  const files = await Promise.all(
    widths
      .filter((each, position) => each <= info.width || position === 0)
      .flatMap((width) => pictureFormats.map((format) => encode(width, format))),
  )

  await db.orm.transaction(async (tx) => {
    await tx.insert(media).values({
      id,
      contentHash,
      width: info.width,
      height: info.height,
      alts: given.alts,
      captions: given.captions ?? {},
      credits: given.credits ?? {},
      licence: given.licence ?? null,
      focalX: given.focalX ?? 0.5,
      focalY: given.focalY ?? 0.5,
      thumbhash: await thumbhashOf(pixels()),
    })
    await tx.insert(rendition).values(files)
  })
  return id
}

/** https://evanw.github.io/thumbhash/ reads at most 100 × 100 pixels of RGBA. */
async function thumbhashOf(image: Sharp): Promise<string> {
  const { data, info } = await image
    .resize(100, 100, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64')
}
