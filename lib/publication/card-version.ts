import { createHash } from 'node:crypto'
import { cardDesign } from '../card/card.ts'
import type { CardFacts } from './cards.ts'

const digest = (shown: unknown): string =>
  createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 12)

/**
 * Twelve hexadecimal digits that change when anything that is printed on a card changes, its look included: they are
 * made of the card itself.
 */
export const cardVersion = ({ card, picture }: CardFacts): string =>
  digest([cardDesign, card, picture && [picture.mediaId, picture.focalX, picture.focalY]])

/** The same for the crops of a story's picture. */
export const cropVersion = ({ mediaId, focalX, focalY }: NonNullable<CardFacts['picture']>): string =>
  digest([mediaId, focalX, focalY])
