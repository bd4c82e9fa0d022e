import type { TextNode } from '../../inline.ts'
import { words } from '../attributes.ts'
import type { BlockModel } from '../block-model.ts'

/** Always left to right, whatever surrounds it. */
export type CodeBlock = { type: 'codeBlock'; attrs?: { language?: string | null }; content?: TextNode[] }

export const codeBlock = {
  rule: { content: 'text', attrs: (a) => ({ language: words(a.language) }), needsContent: true },
  isDirected: false,
  isCode: true,
  fields: [],
  isNamed: true,
} satisfies BlockModel<CodeBlock>

/** Its text, as it was typed. */
export const codeOf = ({ content }: CodeBlock): string => (content ?? []).map(({ text }) => text).join('')
