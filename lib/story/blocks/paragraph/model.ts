import type { Inline } from '../../inline.ts'
import { type Directed, direction } from '../attributes.ts'
import type { BlockModel } from '../block-model.ts'

export type Paragraph = { type: 'paragraph'; attrs?: Directed; content?: Inline[] }

export const paragraph = {
  rule: { content: 'inline', attrs: (a) => ({ dir: direction(a.dir) }), needsContent: false },
  isDirected: true,
  isProse: true,
  fields: [],
} satisfies BlockModel<Paragraph>
