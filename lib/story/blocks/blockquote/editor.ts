import { Node } from '@tiptap/core'
import { wrappingInputRule } from '@tiptap/pm/inputrules'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { attributionField } from '@/components/newsroom/editor/block-views/attribution-field.ts'
import { element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { toggleQuote } from '@/components/newsroom/editor/commands/text-blocks.ts'
import {
  attributionAttribute,
  directionAttribute,
  directionOf,
} from '@/components/newsroom/editor/schema/attributes.ts'
import { nodeType } from '@/components/newsroom/editor/schema/schema-types.ts'
import type { BlockEditor } from '../block-editor.ts'

const BlockQuote = Node.create({
  name: 'blockquote',
  group: 'block',
  content: '(paragraph | bulletList | orderedList)+',
  defining: true,
  addAttributes: () => ({ dir: directionAttribute, attribution: attributionAttribute }),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ node }): DOMOutputSpec => [
    'blockquote',
    { ...directionOf(node), 'data-attribution': node.attrs.attribution },
    0,
  ],
})

export const blockquote = {
  nodes: [BlockQuote],
  view: ({ blockWords }) =>
    framed((frame) => {
      const contentDOM = element('div', { class: 'block-content' })
      const footer = attributionField(frame, blockWords('blockquote.fields.attribution'))
      return { dom: element('blockquote', {}, contentDOM, footer), contentDOM }
    }),
  typed: (schema) => [wrappingInputRule(/^\s*>\s$/, nodeType(schema, 'blockquote'))],
  kinds: [
    {
      id: 'blockquote',
      name: 'blockquote.insert',
      icon: { path: 'M4 5v10M8 6h9M8 10h9M8 14h6', turns: true },
      aliases: 'اقتباس استشهاد قول quote blockquote citation',
      act: { command: toggleQuote },
      isTextBlock: true,
    },
  ],
} as const satisfies BlockEditor
