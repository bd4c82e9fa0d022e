/** A part of a picture, around what a crop must keep looking at. */
import sharp, { type Sharp } from 'sharp'
import { cropOffset } from '../picture/crops.ts'
import type { CardPicture } from './card.ts'
import type { CropSize } from './crop-size.ts'

/**
 * The part of a picture of this size that has its focal point as near `aimX` of its width and the middle of its height
 * as the picture's edges allow. Transparent places become `background`.
 * @returns sharp's pipeline, to be encoded
 */
export async function cropPicture(
  { data, focalX, focalY }: CardPicture,
  size: CropSize,
  background: string,
  aimX = 0.5,
): Promise<Sharp> {
  const upright = sharp(data, { limitInputPixels: 60_000_000 }).autoOrient()
  const { autoOrient: whole } = await upright.metadata()
  const scale = Math.max(size.width / whole.width, size.height / whole.height)
  const width = Math.max(size.width, Math.round(whole.width * scale))
  const height = Math.max(size.height, Math.round(whole.height * scale))
  return upright
    .resize(width, height, { fit: 'fill' })
    .extract({
      left: Math.round(cropOffset(focalX, width, size.width, aimX)),
      top: Math.round(cropOffset(focalY, height, size.height)),
      width: size.width,
      height: size.height,
    })
    .flatten({ background })
    .toColorspace('srgb')
}
