/** A card as a picture file. */
import { ImageResponse } from '@vercel/og'
import type { ReactElement } from 'react'
import sharp, { type Sharp } from 'sharp'
import type { Card, CardShape } from './card.ts'
import { CardFailed } from './card-failed.ts'
import { cropPicture } from './crop-picture.ts'
import { indexedPng } from './indexed-png.ts'
import { layoutCard } from './layout.ts'
import { lineSvg } from './outline.ts'
import { type CardLayout, palette, type Veil } from './sheet.ts'

export type RenderedCard = {
  body: Buffer
  contentType: 'image/png' | 'image/jpeg'
  width: number
  height: number
}

/** WhatsApp shows no preview for a larger picture. */
const largestPhotoCard = 300_000
/** 60 KB of a wide card: what a phone should load for a preview. */
const wishedBytesPerPixel = 60_000 / (1200 * 630)
const largestTextCard = 60_000

/** Where each way begins and ends, as attributes of a gradient; its first stop stands at the start. */
const ways: Record<Veil['towards'], string> = {
  bottom: 'x2="0" y2="1"',
  right: 'x2="1"',
  left: 'x1="1" x2="0"',
}

function veilSvg({ width, height, veil }: CardLayout): string {
  if (!veil) return ''
  const length = veil.towards === 'bottom' ? height : width
  const stops = veil.stops.map(
    ({ at, opacity }) =>
      `<stop offset="${at / length}" stop-color="${palette.ink}" stop-opacity="${opacity}"/>`,
  )
  return `<linearGradient id="veil" ${ways[veil.towards]}>${stops.join('')}</linearGradient><rect width="${width}" height="${height}" fill="url(#veil)"/>`
}

function textSvg(layout: CardLayout): string {
  const { width, height, rules, lines } = layout
  const drawnRules = rules.map(
    (rule) =>
      `<rect x="${rule.left}" y="${rule.top}" width="${rule.width}" height="${rule.height}" fill="${rule.color}"/>`,
  )
  const drawnLines = lines.map((line) =>
    lineSvg(line.shaped, line.left, line.baseline, line.size, line.color),
  )
  // The emoji pictures use xlink:href.
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${veilSvg(layout)}${drawnRules.join('')}${drawnLines.join('')}</svg>`
}

const element = (type: string, props: object): ReactElement => ({ type, props, key: null })

/** What is on a card without its picture, as PNG: on paper, or on nothing where a picture lies under it. */
async function composeLettering(layout: CardLayout): Promise<Buffer> {
  const { width, height, picture } = layout
  const svg = `data:image/svg+xml;base64,${Buffer.from(textSvg(layout)).toString('base64')}`
  const root = element('div', {
    style: {
      display: 'flex',
      width,
      height,
      ...(!picture && { backgroundColor: palette.paper }),
      // As a background: an <img> is drawn through a mask of the whole card, a third of the time again.
      backgroundImage: `url(${svg})`,
      backgroundSize: `${width}px ${height}px`,
    },
  })
  const response = new ImageResponse(root, { width, height })
  // ImageResponse answers 200 before it has drawn anything; only the whole body tells whether it succeeded.
  return Buffer.from(await response.arrayBuffer())
}

/**
 * Draws what is laid out.
 * @returns sharp's pipeline, to be encoded: every pixel is opaque. Rejects when a picture does not decode.
 */
export async function drawLayout(layout: CardLayout): Promise<Sharp> {
  const { picture, width, height } = layout
  if (!picture) return sharp(await composeLettering(layout))
  const [lettering, { data, info }] = await Promise.all([
    composeLettering(layout),
    cropPicture(picture, picture, palette.paper, picture.aimX).then((cropped) =>
      cropped.raw().toBuffer({ resolveWithObject: true }),
    ),
  ])
  return sharp(data, { raw: info })
    .extend({
      left: picture.left,
      top: picture.top,
      right: width - picture.left - picture.width,
      bottom: height - picture.top - picture.height,
      background: palette.paper,
    })
    .composite([{ input: lettering }])
}

/**
 * Quality falls before size grows. The tables of quantisation are ImageMagick's (of those that libvips has, the lightest
 * at the same likeness); mozjpeg's search for a tenth less takes six times as long. Where red letters stand on paper they
 * fray without full chroma; on a photograph the letters are light, and a third of the file would be colours nobody sees.
 */
async function encodePhotoCard({ veil, width, height }: CardLayout, drawn: Sharp): Promise<Buffer> {
  const { data, info } = await drawn.removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const chromaSubsampling = veil ? '4:2:0' : '4:4:4'
  const encode = (quality: number) =>
    sharp(data, { raw: info })
      .jpeg({ quality, chromaSubsampling, quantisationTable: 3, progressive: true })
      .toBuffer()
  const wished = width * height * wishedBytesPerPixel
  for (const quality of [80, 74, 68]) {
    const body = await encode(quality)
    if (body.length < wished) return body
  }
  for (const quality of [60, 50, 40, 30, 20]) {
    const body = await encode(quality)
    if (body.length < largestPhotoCard) return body
  }
  throw new Error('The picture is too rough for any quality')
}

async function encodeTextCard(drawn: Sharp): Promise<Buffer> {
  const { data, info } = await drawn.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const indexed = indexedPng({ data, width: info.width, height: info.height })
  if (indexed && indexed.length < largestTextCard) return indexed
  // Emoji. Undithered: dithering spreads the paper's rounding over it as patches of a second tint.
  const encode = (colours: number) =>
    sharp(data, { raw: info })
      .removeAlpha()
      .png({ palette: true, colours, effort: 1, dither: 0, compressionLevel: 9 })
      .toBuffer()
  const body = await encode(256)
  // Edges of letters need few shades.
  return body.length < largestTextCard ? body : encode(24)
}

/**
 * Draws a card, 1200 × 630 pixels or 1200 × 1200. Photo cards are JPEG under 300 KB, the rest PNG. Pictures must be
 * renditions we made: they are decoded in the process that calls this. Throws {@link CardFailed}.
 */
export async function renderCard(card: Card, shape: CardShape = 'wide'): Promise<RenderedCard> {
  try {
    const layout = layoutCard(card, shape)
    const drawn = await drawLayout(layout)
    const body = layout.picture ? await encodePhotoCard(layout, drawn) : await encodeTextCard(drawn)
    return {
      body,
      contentType: layout.picture ? 'image/jpeg' : 'image/png',
      width: layout.width,
      height: layout.height,
    }
  } catch (cause) {
    throw new CardFailed(`The ${card.kind} card could not be drawn`, { cause })
  }
}
