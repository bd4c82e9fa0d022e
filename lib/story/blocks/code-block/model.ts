import type { TextNode } from '../../inline.ts'
import { words } from '../attributes.ts'
import type { BlockModel } from '../block-model.ts'

/**
 * Left to right, whatever surrounds it. Pseudocode and tables typed in Arabic have a direction of their own: `rtl`, or
 * `auto`, each line by its first letter.
 */
export type CodeBlock = {
  type: 'codeBlock'
  attrs?: { language?: string | null; runs?: 'rtl' | 'auto' | null }
  content?: TextNode[]
}

export const codeBlock = {
  rule: {
    content: 'text',
    attrs: (a) => ({
      language: words(a.language),
      // Most say nothing of it, and stay as they were written before they could.
      ...((a.runs === 'rtl' || a.runs === 'auto') && { runs: a.runs }),
    }),
    needsContent: true,
  },
  isDirected: false,
  isCode: true,
  fields: [],
  isNamed: true,
} satisfies BlockModel<CodeBlock>

/** The HTML attribute. With `auto`, browsers set each line of a `<pre>` by its own first letter. */
export const runsOf = ({ attrs }: CodeBlock): 'ltr' | 'rtl' | 'auto' => attrs?.runs ?? 'ltr'

/** Its text, as it was typed. */
export const codeOf = ({ content }: CodeBlock): string => (content ?? []).map(({ text }) => text).join('')
