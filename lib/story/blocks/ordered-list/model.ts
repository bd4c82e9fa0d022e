import { type Directed, direction, whole } from '../attributes.ts'
import type { BlockModel } from '../block-model.ts'
import type { ListItem } from '../list-item/model.ts'

export type OrderedList = { type: 'orderedList'; attrs?: Directed & { start?: number }; content: ListItem[] }

export const orderedList = {
  rule: {
    content: ['listItem'],
    attrs: (a) => ({ dir: direction(a.dir), start: whole(a.start, 0, 9999, 1) }),
    needsContent: true,
  },
  isDirected: true,
  isProse: true,
  fields: [],
} satisfies BlockModel<OrderedList>
