import type { BlockModel } from '../block-model.ts'

export type Divider = { type: 'horizontalRule' }

export const horizontalRule = {
  rule: { content: null, attrs: () => ({}), needsContent: false },
  isDirected: false,
  fields: [],
  plainText: () => '',
  isNamed: true,
  lines: () => [],
} satisfies BlockModel<Divider>
