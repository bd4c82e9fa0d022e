/**
 * The picture of a story in the proportions that Google asks an article's pictures to come in: 16:9, 4:3 and 1:1
 * (https://developers.google.com/search/docs/appearance/structured-data/article). Cut around its focal point when
 * they are first asked for, never larger than the picture itself.
 */

import { type CropSize, cropSize } from '../card/crop-size.ts'
import { cutPictureInChild } from '../card/render-in-child.ts'
import type { Database } from '../db/open.ts'
import type { Locale } from '../locale/table.ts'
import { cropRatios, focusOf } from '../picture/crops.ts'
import { lastOf } from '../present.ts'
import { publicStory, readPicture } from './cards.ts'
import type { Picture } from './picture.ts'

/** Width divided by height. */
export const crops = {
  '16x9': cropRatios['16x9'],
  '4x3': cropRatios['4x3'],
  '1x1': cropRatios['1x1'],
} as const
export type Crop = keyof typeof crops
export const isCrop = (value: string): value is Crop => Object.hasOwn(crops, value)

/** Pixels: as wide as a card, more than any search engine asks for. */
const mostWidth = 1200
const widest = (picture: Picture) => lastOf(picture.jpeg)

/** Pixels of a crop of this picture. */
export const sizeOfCrop = (picture: Picture, crop: Crop): CropSize =>
  cropSize(widest(picture), crops[crop], mostWidth)

/** A JPEG, or null when the public has no such story in this language or it has no picture. */
export async function storyCrop(
  db: Database,
  locale: Locale,
  storyId: string,
  crop: Crop,
): Promise<Buffer | null> {
  const story = await publicStory(db, locale, storyId)
  if (!story?.picture) return null
  const { picture } = story
  const data = await readPicture(picture, Number.POSITIVE_INFINITY)
  const { x, y } = focusOf(picture, crop)
  const cut = await cutPictureInChild({ data, focalX: x, focalY: y }, sizeOfCrop(picture, crop))
  return cut.body
}
