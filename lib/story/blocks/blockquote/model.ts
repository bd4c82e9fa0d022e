import { type Directed, direction, words } from '../attributes.ts'
import { type BlockModel, joinLines } from '../block-model.ts'
import { type Prose, prose } from '../prose.ts'

/** A passage quoted at length; `attribution` says whose words they are and is rendered in a `<cite>` line. */
export type BlockQuote = {
  type: 'blockquote'
  attrs?: Directed & { attribution?: string | null }
  content: Prose[]
}

export const blockquote = {
  rule: {
    content: prose,
    attrs: (a) => ({ dir: direction(a.dir), attribution: words(a.attribution) }),
    needsContent: true,
  },
  isDirected: true,
  isProse: true,
  fields: ['attribution'],
  plainText: (block, { textOf }) => joinLines([textOf(block), block.attrs?.attribution]),
  isNamed: true,
  lines: (block, textOf) => [textOf(block), block.attrs?.attribution],
} satisfies BlockModel<BlockQuote>
