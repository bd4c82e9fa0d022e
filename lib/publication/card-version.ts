import { createHash } from 'node:crypto'
import { cardDesign } from '../card/card.ts'
import { type CropName, focusOf } from '../picture/crops.ts'
import type { CardFacts } from './cards.ts'
import type { Crop } from './crops.ts'
import type { Picture } from './picture.ts'

const digest = (shown: unknown): string =>
  createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 12)

/**
 * Twelve hexadecimal digits that change when anything that is printed on a card changes, its look included: they are
 * made of the card itself.
 */
export const cardVersion = ({ card, picture }: CardFacts): string =>
  digest([cardDesign, card, picture && lookedAt(picture, 'card')])

/** The same for a crop of a story's picture. */
export const cropVersion = (picture: Picture, crop: Crop): string => digest(lookedAt(picture, crop))

const lookedAt = (picture: Picture, crop: CropName) => {
  const { x, y } = focusOf(picture, crop)
  return [picture.mediaId, x, y]
}
