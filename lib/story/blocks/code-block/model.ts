import { firstStrongDirection } from '../../../arabic/first-strong.ts'
import type { Direction } from '../../../locale/table.ts'
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

/** The lines of code, each with the direction of its first letter; one without letters goes on as the one before. */
export function directedLines(code: string): { text: string; dir: Direction }[] {
  let dir: Direction = firstStrongDirection(code) ?? 'ltr'
  return code.split('\n').map((text) => {
    dir = firstStrongDirection(text) ?? dir
    return { text, dir }
  })
}

/** The HTML attribute. */
export const runsOf = ({ attrs }: CodeBlock): 'ltr' | 'rtl' | 'auto' => attrs?.runs ?? 'ltr'

/** Its text, as it was typed. */
export const codeOf = ({ content }: CodeBlock): string => (content ?? []).map(({ text }) => text).join('')
