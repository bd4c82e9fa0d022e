import { Node } from '@tiptap/core'
import { wrappingInputRule } from '@tiptap/pm/inputrules'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { toggleList } from '@/components/newsroom/editor/commands/text-blocks.ts'
import { directionAttribute, directionOf } from '@/components/newsroom/editor/schema/attributes.ts'
import { nodeType } from '@/components/newsroom/editor/schema/schema-types.ts'
import type { BlockEditor } from '../block-editor.ts'

const BulletList = Node.create({
  name: 'bulletList',
  group: 'block',
  content: 'listItem+',
  addAttributes: () => ({ dir: directionAttribute }),
  parseHTML: () => [{ tag: 'ul' }],
  renderHTML: ({ node }): DOMOutputSpec => ['ul', directionOf(node), 0],
})

export const bulletList = {
  nodes: [BulletList],
  typed: (schema) => [wrappingInputRule(/^\s*[-*•]\s$/, nodeType(schema, 'bulletList'))],
  kinds: [
    {
      id: 'bulletList',
      name: 'bulletList.insert',
      icon: { path: 'M8 5h9M8 10h9M8 15h9M4 5h.01M4 10h.01M4 15h.01', turns: true },
      aliases: 'قائمة نقاط نقط تعداد list bullets unordered ul',
      act: { command: toggleList('bulletList') },
      isTextBlock: true,
    },
  ],
} as const satisfies BlockEditor
