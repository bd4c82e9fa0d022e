import type { BlockModel } from '../block-model.ts'

/** Where a list of the story's headings stands. What is in it is read from the story whenever it is shown. */
export type ContentsList = { type: 'contentsList' }

export const contentsList = {
  rule: { content: null, attrs: () => ({}), needsContent: false },
  isDirected: false,
  fields: [],
  plainText: () => '',
  isNamed: true,
  lines: () => [],
} satisfies BlockModel<ContentsList>
