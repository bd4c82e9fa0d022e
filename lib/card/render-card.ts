/** A card as a picture file. */
import { ImageResponse } from '@vercel/og'
import type { ReactElement } from 'react'
import sharp from 'sharp'
import type { Card, CardShape } from './card.ts'
import { cropPicture } from './crop-picture.ts'
import { layoutCard } from './layout.ts'
import { lineSvg } from './outline.ts'
import { type CardLayout, palette, type Veil } from './sheet.ts'

export type RenderedCard = {
  body: Buffer
  contentType: 'image/png' | 'image/jpeg'
  width: number
  height: number
}

/** A card could not be made: a picture that does not decode, a font missing from the installation. See `cause`. */
export class CardFailed extends Error {
  override name = 'CardFailed'
}

/** WhatsApp shows no preview for a larger picture. */
const largestPhotoCard = 300_000
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

/** Bytes of the slot's part of its picture, as JPEG. */
async function pictureBytes(picture: NonNullable<CardLayout['picture']>): Promise<ArrayBuffer> {
  const cropped = await cropPicture(picture, picture, palette.paper, picture.aimX)
  return new Uint8Array(await cropped.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer())
    .buffer as ArrayBuffer
}

/**
 * Draws what is laid out, as PNG. Rejects when a picture does not decode.
 */
export async function drawLayout(layout: CardLayout): Promise<Buffer> {
  const { picture, width, height } = layout
  const svg = `data:image/svg+xml;base64,${Buffer.from(textSvg(layout)).toString('base64')}`
  const children = [
    ...(picture
      ? [
          element('img', {
            // As bytes: @vercel/og keeps the last 500 images given to it as data addresses.
            src: await pictureBytes(picture),
            width: picture.width,
            height: picture.height,
            style: { position: 'absolute', left: picture.left, top: picture.top },
          }),
        ]
      : []),
    element('img', {
      src: svg,
      width,
      height,
      style: { position: 'absolute', left: 0, top: 0 },
    }),
  ]
  const root = element('div', {
    style: { display: 'flex', width: '100%', height: '100%', backgroundColor: palette.paper },
    children,
  })
  const response = new ImageResponse(root, { width, height })
  // ImageResponse answers 200 before it has drawn anything; only the whole body tells whether it succeeded.
  return Buffer.from(await response.arrayBuffer())
}

async function encodePhotoCard(png: Buffer): Promise<Buffer> {
  for (const quality of [84, 74, 64]) {
    // Full chroma: at 4:2:0 red text on paper frays.
    const body = await sharp(png).jpeg({ quality, chromaSubsampling: '4:4:4', mozjpeg: true }).toBuffer()
    if (body.length < largestPhotoCard) return body
  }
  for (const quality of [50, 40, 30, 20]) {
    const body = await sharp(png).jpeg({ quality, mozjpeg: true }).toBuffer()
    if (body.length < largestPhotoCard) return body
  }
  throw new Error('The picture is too rough for any quality')
}

/** Edges of letters need few shades; only a card of long words and nothing else needs to be told so. */
async function encodeTextCard(png: Buffer): Promise<Buffer> {
  // Undithered: dithering spreads the paper's rounding over it as patches of a second tint.
  const encode = (colours: number) =>
    sharp(png).png({ palette: true, colours, effort: 1, dither: 0, compressionLevel: 9 }).toBuffer()
  const body = await encode(256)
  return body.length < largestTextCard ? body : encode(24)
}

/**
 * Draws a card, 1200 × 630 pixels or 1200 × 1200. Photo cards are JPEG under 300 KB, the rest PNG. Pictures must be
 * renditions we made: they are decoded in this process. Throws {@link CardFailed}.
 */
export async function renderCard(card: Card, shape: CardShape = 'wide'): Promise<RenderedCard> {
  try {
    const layout = layoutCard(card, shape)
    const png = await drawLayout(layout)
    const body = layout.picture ? await encodePhotoCard(png) : await encodeTextCard(png)
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
