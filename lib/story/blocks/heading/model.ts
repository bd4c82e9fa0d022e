import type { Inline } from '../../inline.ts'
import { type Directed, direction, whole } from '../attributes.ts'
import type { BlockModel } from '../block-model.ts'

/** The page's own first heading is the story's headline. */
export type Heading = { type: 'heading'; attrs: Directed & { level: 2 | 3 | 4 }; content?: Inline[] }

export const heading = {
  rule: {
    content: 'inline',
    attrs: (a) => ({ dir: direction(a.dir), level: whole(a.level, 2, 4, 2) }),
    needsContent: true,
  },
  isDirected: true,
  isProse: true,
  fields: [],
} satisfies BlockModel<Heading>
