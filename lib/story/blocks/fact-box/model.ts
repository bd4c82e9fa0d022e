import { type Directed, direction, whole, words } from '../attributes.ts'
import { type BlockModel, joinLines } from '../block-model.ts'
import { type Prose, prose } from '../prose.ts'
import type { Table } from '../table/model.ts'

export type FactBox = {
  type: 'factBox'
  /** `rating`: stars from 1 to {@link mostStars}, of the box that is a review's verdict. */
  attrs: Directed & { title: string; rating?: number | null }
  content: FactBoxContent[]
}
export type FactBoxContent = Prose | Table

export const mostStars = 5

/** As they are printed: filled ones, then empty ones. */
export const starsOf = (rating: number): string => '★'.repeat(rating) + '☆'.repeat(mostStars - rating)

/** As text alone says it: `★★★☆☆ 3/5`. */
export const ratingText = ({ rating }: FactBox['attrs']): string =>
  rating ? `${starsOf(rating)} ${rating}/${mostStars}` : ''

export const factBox = {
  rule: {
    content: [...prose, 'table'],
    attrs: (a) => {
      const rating = whole(a.rating, 1, mostStars, 0)
      // Boxes without one, which most are, stay as they were written before there were any.
      return { dir: direction(a.dir), title: words(a.title) ?? '', ...(rating > 0 && { rating }) }
    },
    needsContent: true,
  },
  isDirected: true,
  leadingText: (block, textOf) => block.attrs.title || textOf(block),
  fields: ['title'],
  plainText: ({ attrs, content }, { plainTextOf }) => joinLines([attrs.title, ...content.map(plainTextOf)]),
  isNamed: true,
  lines: (block, textOf) => [block.attrs.title, ratingText(block.attrs), textOf(block)],
} satisfies BlockModel<FactBox>
