import { type Directed, direction } from '../attributes.ts'
import type { BlockModel } from '../block-model.ts'
import type { ListItem } from '../list-item/model.ts'

export type BulletList = { type: 'bulletList'; attrs?: Directed; content: ListItem[] }

export const bulletList = {
  rule: { content: ['listItem'], attrs: (a) => ({ dir: direction(a.dir) }), needsContent: true },
  isDirected: true,
  isProse: true,
  fields: [],
} satisfies BlockModel<BulletList>
