import type { BulletList } from './bullet-list/model.ts'
import type { OrderedList } from './ordered-list/model.ts'
import type { Paragraph } from './paragraph/model.ts'

/** What may stand in items, quotations and boxes. */
export type Prose = Paragraph | BulletList | OrderedList
export const prose = ['paragraph', 'bulletList', 'orderedList'] as const satisfies Prose['type'][]
