import { type Directed, direction, words } from '../attributes.ts'
import { type BlockModel, joinLines } from '../block-model.ts'
import { type Prose, prose } from '../prose.ts'
import type { Table } from '../table/model.ts'

export type FactBox = { type: 'factBox'; attrs: Directed & { title: string }; content: FactBoxContent[] }
export type FactBoxContent = Prose | Table

export const factBox = {
  rule: {
    content: [...prose, 'table'],
    attrs: (a) => ({ dir: direction(a.dir), title: words(a.title) ?? '' }),
    needsContent: true,
  },
  isDirected: true,
  leadingText: (block, textOf) => block.attrs.title || textOf(block),
  fields: ['title'],
  plainText: (block, { textOf }) => joinLines([block.attrs.title, textOf(block)]),
  isNamed: true,
  lines: (block, textOf) => [block.attrs.title, textOf(block)],
} satisfies BlockModel<FactBox>
