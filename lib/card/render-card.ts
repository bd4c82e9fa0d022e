/** A card as a picture file. */
import { ImageResponse } from '@vercel/og'
import type { ReactElement } from 'react'
import sharp from 'sharp'
import type { Card } from './card.ts'
import { type CardLayout, cardHeight, cardWidth, layoutCard, type PictureSlot, palette } from './layout.ts'
import { lineSvg } from './outline.ts'

export type RenderedCard = {
  body: Buffer
  contentType: 'image/png' | 'image/jpeg'
  width: 1200
  height: 630
}

/** A card could not be made: a picture that does not decode, a font missing from the installation. See `cause`. */
export class CardFailed extends Error {
  override name = 'CardFailed'
}

/** WhatsApp shows no preview for a larger picture. */
const largestPhotoCard = 300_000

function textSvg(layout: CardLayout): string {
  const rules = layout.rules.map(
    (rule) =>
      `<rect x="${rule.left}" y="${rule.top}" width="${rule.width}" height="${rule.height}" fill="${rule.color}"/>`,
  )
  const lines = layout.lines.map((line) =>
    lineSvg(line.shaped, line.left, line.baseline, line.size, line.color),
  )
  // The emoji pictures use xlink:href.
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${cardWidth}" height="${cardHeight}" viewBox="0 0 ${cardWidth} ${cardHeight}">${rules.join('')}${lines.join('')}</svg>`
}

/** The slot's part of a picture around its focal point, as JPEG. */
async function cropPicture(slot: PictureSlot): Promise<ArrayBuffer> {
  const upright = sharp(slot.data, { limitInputPixels: 60_000_000 }).autoOrient()
  const { autoOrient: size } = await upright.metadata()
  const scale = Math.max(slot.width / size.width, slot.height / size.height)
  const width = Math.max(slot.width, Math.round(size.width * scale))
  const height = Math.max(slot.height, Math.round(size.height * scale))
  const offset = (focal: number, whole: number, part: number) =>
    Math.round(Math.min(Math.max(focal * whole - part / 2, 0), whole - part))
  const cropped = await upright
    .resize(width, height, { fit: 'fill' })
    .extract({
      left: offset(slot.focalX, width, slot.width),
      top: offset(slot.focalY, height, slot.height),
      width: slot.width,
      height: slot.height,
    })
    .flatten({ background: palette.paper })
    .toColorspace('srgb')
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer()
  return new Uint8Array(cropped).buffer
}

const element = (type: string, props: object): ReactElement => ({ type, props, key: null })

async function compose(layout: CardLayout): Promise<Buffer> {
  const svg = `data:image/svg+xml;base64,${Buffer.from(textSvg(layout)).toString('base64')}`
  const { picture } = layout
  const children = [
    ...(picture
      ? [
          element('img', {
            // As bytes: @vercel/og keeps the last 500 images given to it as data addresses.
            src: await cropPicture(picture),
            width: picture.width,
            height: picture.height,
            style: { position: 'absolute', left: picture.left, top: picture.top },
          }),
        ]
      : []),
    element('img', {
      src: svg,
      width: cardWidth,
      height: cardHeight,
      style: { position: 'absolute', left: 0, top: 0 },
    }),
  ]
  const root = element('div', {
    style: { display: 'flex', width: '100%', height: '100%', backgroundColor: palette.paper },
    children,
  })
  const response = new ImageResponse(root, { width: cardWidth, height: cardHeight })
  // ImageResponse answers 200 before it has drawn anything; only the whole body tells whether it succeeded.
  return Buffer.from(await response.arrayBuffer())
}

async function encodePhotoCard(png: Buffer): Promise<Buffer> {
  for (const quality of [84, 74, 64]) {
    // Full chroma: at 4:2:0 red text on paper frays.
    const body = await sharp(png).jpeg({ quality, chromaSubsampling: '4:4:4', mozjpeg: true }).toBuffer()
    if (body.length < largestPhotoCard) return body
  }
  return sharp(png).jpeg({ quality: 50, mozjpeg: true }).toBuffer()
}

/**
 * Draws a card, 1200 × 630 pixels. Photo cards are JPEG under 300 KB, the rest PNG. Pictures must be renditions we
 * made: they are decoded in this process. Throws {@link CardFailed}.
 */
export async function renderCard(card: Card): Promise<RenderedCard> {
  try {
    const layout = layoutCard(card)
    const png = await compose(layout)
    // Undithered: dithering spreads the paper's rounding over it as patches of a second tint.
    const body = layout.picture
      ? await encodePhotoCard(png)
      : await sharp(png).png({ palette: true, effort: 1, dither: 0 }).toBuffer()
    return {
      body,
      contentType: layout.picture ? 'image/jpeg' : 'image/png',
      width: cardWidth,
      height: cardHeight,
    }
  } catch (cause) {
    throw new CardFailed(`The ${card.kind} card could not be drawn`, { cause })
  }
}
