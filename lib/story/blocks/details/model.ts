import { type Directed, direction, words } from '../attributes.ts'
import { type BlockModel, joinLines } from '../block-model.ts'
import type { BlockQuote } from '../blockquote/model.ts'
import type { Figure } from '../figure/model.ts'
import { type Prose, prose } from '../prose.ts'
import type { Table } from '../table/model.ts'

/** What opens when its title is pressed: background that not every reader wants. */
export type Details = {
  type: 'details'
  attrs: Directed & { title: string }
  content: DetailsContent[]
}
export type DetailsContent = Prose | BlockQuote | Table | Figure

export const details = {
  rule: {
    content: [...prose, 'blockquote', 'table', 'figure'],
    attrs: (a) => ({ dir: direction(a.dir), title: words(a.title) ?? '' }),
    needsContent: true,
  },
  isDirected: true,
  leadingText: (block, textOf) => block.attrs.title || textOf(block),
  fields: ['title'],
  plainText: ({ attrs, content }, { plainTextOf }) => joinLines([attrs.title, ...content.map(plainTextOf)]),
  isNamed: true,
  lines: (block, textOf) => [block.attrs.title, textOf(block)],
} satisfies BlockModel<Details>
