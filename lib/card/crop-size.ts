/** How large a part of a picture can be. */

export type CropSize = { width: number; height: number }

/**
 * The largest part of a picture with these proportions, in the picture's own pixels and no wider than `mostWidth`: a
 * crop that is made larger than its picture only looks worse.
 */
export function cropSize(picture: CropSize, ratio: number, mostWidth: number): CropSize {
  const width = Math.min(mostWidth, picture.width, Math.floor(picture.height * ratio))
  return { width, height: Math.round(width / ratio) }
}
