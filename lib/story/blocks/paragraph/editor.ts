import { Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { asTextBlock } from '@/components/newsroom/editor/commands/text-blocks.ts'
import { directionAttribute, directionOf } from '@/components/newsroom/editor/schema/attributes.ts'
import type { BlockEditor } from '../block-editor.ts'

const Paragraph = Node.create({
  name: 'paragraph',
  group: 'block',
  content: 'inline*',
  addAttributes: () => ({ dir: directionAttribute }),
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: ({ node }): DOMOutputSpec => ['p', directionOf(node), 0],
})

export const paragraph = {
  nodes: [Paragraph],
  kinds: [
    {
      id: 'paragraph',
      name: 'paragraph.insert',
      icon: { path: 'M8 16V4h8M12 4v12M8 10a3 3 0 0 1 0-6', turns: true },
      aliases: 'نص عادي فقرة text paragraph plain',
      act: { command: asTextBlock('paragraph') },
      isTextBlock: true,
    },
  ],
} as const satisfies BlockEditor
