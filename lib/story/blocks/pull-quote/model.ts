import type { Inline } from '../../inline.ts'
import { type Directed, direction, words } from '../attributes.ts'
import type { BlockModel } from '../block-model.ts'

/** A sentence lifted from the story and set large. Repeats the text, so feeds and readers' modes skip it. */
export type PullQuote = {
  type: 'pullQuote'
  attrs?: Directed & { attribution?: string | null }
  content?: Inline[]
}

export const pullQuote = {
  rule: {
    content: 'inline',
    attrs: (a) => ({ dir: direction(a.dir), attribution: words(a.attribution) }),
    needsContent: true,
  },
  isDirected: true,
  isProse: true,
  fields: ['attribution'],
  plainText: () => '',
  isNamed: true,
  lines: (block, textOf) => [textOf(block), block.attrs?.attribution],
} satisfies BlockModel<PullQuote>
