import { Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { attributionField } from '@/components/newsroom/editor/block-views/attribution-field.ts'
import { element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { insertBlock } from '@/components/newsroom/editor/commands/insert-block.ts'
import {
  attributionAttribute,
  directionAttribute,
  directionOf,
} from '@/components/newsroom/editor/schema/attributes.ts'
import type { BlockEditor } from '../block-editor.ts'
import { isInColumns, measureOf, type Poem as PoemBlock } from './model.ts'

const Poem = Node.create({
  name: 'poem',
  group: 'block',
  content: 'verse+',
  defining: true,
  isolating: true,
  addAttributes: () => ({ dir: directionAttribute, attribution: attributionAttribute }),
  parseHTML: () => [{ tag: 'div[data-block="poem"]' }],
  renderHTML: ({ node }): DOMOutputSpec => [
    'div',
    { ...directionOf(node), 'data-block': 'poem', 'data-attribution': node.attrs.attribution },
    0,
  ],
})

const Verse = Node.create({
  name: 'verse',
  content: 'hemistich+',
  parseHTML: () => [{ tag: 'div[data-verse]' }],
  renderHTML: (): DOMOutputSpec => ['div', { class: 'verse', 'data-verse': '' }, 0],
})

const Hemistich = Node.create({
  name: 'hemistich',
  content: 'inline*',
  // Before the paragraph, which is a `<p>` without a name.
  parseHTML: () => [{ tag: 'p[data-hemistich]', priority: 60 }],
  renderHTML: (): DOMOutputSpec => ['p', { 'data-hemistich': '' }, 0],
})

/** An empty verse of so many halves. */
const emptyPoem =
  (halves: 1 | 2) =>
  ({ schema }: EditorState) =>
    schema.node('poem', null, [
      schema.node(
        'verse',
        null,
        Array.from({ length: halves }, () => schema.node('hemistich')),
      ),
    ])

export const poem = {
  nodes: [Poem, Verse, Hemistich],
  view: ({ blockWords }) =>
    framed((frame) => {
      const contentDOM = element('div')
      const verses = element('div', { class: 'verses' }, contentDOM)
      return {
        dom: element(
          'div',
          { class: 'poem', role: 'group', 'aria-label': blockWords('poem.name') },
          verses,
          attributionField(frame, blockWords('poem.fields.attribution')),
        ),
        contentDOM,
        show: (node) => {
          const block = node.toJSON() as PoemBlock
          if (isInColumns(block)) verses.dataset.columns = measureOf(block)
          else delete verses.dataset.columns
        },
      }
    }),
  kinds: [
    {
      id: 'poem',
      name: 'poem.insert',
      icon: { path: 'M3 5h6M11 5h6M3 10h6M11 10h6M3 15h6M11 15h6' },
      aliases: 'شعر قصيدة بيت أبيات عمودي صدر عجز poem poetry verse classical qasida',
      act: { command: insertBlock(emptyPoem(2)) },
    },
    {
      id: 'freeVerse',
      name: 'poem.insertFree',
      icon: { path: 'M5 4h9M5 8h6M5 12h10M5 16h4', turns: true },
      aliases: 'شعر حر تفعيلة نثر قصيدة أسطر free verse poem poetry lines',
      act: { command: insertBlock(emptyPoem(1)) },
    },
  ],
} as const satisfies BlockEditor
