import { Node } from '@tiptap/core'
import { textblockTypeInputRule } from '@tiptap/pm/inputrules'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { asTextBlock } from '@/components/newsroom/editor/commands/text-blocks.ts'
import { directionAttribute, directionOf } from '@/components/newsroom/editor/schema/attributes.ts'
import { nodeType } from '@/components/newsroom/editor/schema/schema-types.ts'
import type { BlockEditor, DrawnIcon } from '../block-editor.ts'

const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ dir: directionAttribute, level: { default: 2, rendered: false } }),
  parseHTML: () => [2, 3, 4].map((level) => ({ tag: `h${level}`, attrs: { level } })),
  renderHTML: ({ node }): DOMOutputSpec => [`h${node.attrs.level}`, directionOf(node), 0],
})

const icon: DrawnIcon = { path: 'M5 4v12M15 4v12M5 10h10' }

export const heading = {
  nodes: [Heading],
  typed: (schema) => [
    // “#” is the largest heading a story has: the page's own is its headline.
    textblockTypeInputRule(/^(#{1,4})\s$/, nodeType(schema, 'heading'), (match) => ({
      level: Math.max(2, match[1]?.length ?? 2),
    })),
  ],
  kinds: [
    {
      id: 'heading2',
      name: 'heading.insert.large',
      icon,
      aliases: 'عنوان فرعي كبير h2 heading title',
      act: { command: asTextBlock('heading', { level: 2 }) },
      isTextBlock: true,
    },
    {
      id: 'heading3',
      name: 'heading.insert.medium',
      icon,
      aliases: 'عنوان فرعي متوسط h3 heading',
      act: { command: asTextBlock('heading', { level: 3 }) },
      isTextBlock: true,
    },
    {
      id: 'heading4',
      name: 'heading.insert.small',
      icon,
      aliases: 'عنوان فرعي صغير h4 heading',
      act: { command: asTextBlock('heading', { level: 4 }) },
      isTextBlock: true,
    },
  ],
} as const satisfies BlockEditor
