import { Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'

/** A footnote in the line it belongs to: one thing there, whose words are edited in a window of its own (`note-view.ts`). */
export const Footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  content: '(text | hardBreak)*',
  parseHTML: () => [{ tag: 'span[data-footnote]' }],
  renderHTML: (): DOMOutputSpec => ['span', { 'data-footnote': '' }, 0],
})
