import { Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'

export const ListItem = Node.create({
  name: 'listItem',
  content: '(paragraph | bulletList | orderedList)+',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: (): DOMOutputSpec => ['li', 0],
})
