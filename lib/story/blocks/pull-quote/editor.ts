import { Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { attributionField } from '@/components/newsroom/editor/block-views/attribution-field.ts'
import { element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { insertBlock } from '@/components/newsroom/editor/commands/insert-block.ts'
import {
  attributionAttribute,
  directionAttribute,
  directionOf,
} from '@/components/newsroom/editor/schema/attributes.ts'
import type { BlockEditor } from '../block-editor.ts'

const PullQuote = Node.create({
  name: 'pullQuote',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ dir: directionAttribute, attribution: attributionAttribute }),
  parseHTML: () => [{ tag: 'aside[data-block="pullQuote"]' }],
  renderHTML: ({ node }): DOMOutputSpec => [
    'aside',
    { ...directionOf(node), 'data-block': 'pullQuote', 'data-attribution': node.attrs.attribution },
    0,
  ],
})

export const pullQuote = {
  nodes: [PullQuote],
  view: ({ blockWords }) =>
    framed((frame) => {
      const contentDOM = element('p')
      return {
        dom: element(
          'div',
          { class: 'pull-quote', role: 'group', 'aria-label': blockWords('pullQuote.insert') },
          contentDOM,
          attributionField(frame, blockWords('pullQuote.fields.attribution')),
        ),
        contentDOM,
      }
    }),
  kinds: [
    {
      id: 'pullQuote',
      name: 'pullQuote.insert',
      icon: { path: 'M4 4h12M4 16h12M6 10h8' },
      aliases: 'اقتباس بارز مبرز مقتطف pull quote pullquote highlight',
      act: { command: insertBlock(({ schema }) => schema.node('pullQuote')) },
    },
  ],
} as const satisfies BlockEditor
