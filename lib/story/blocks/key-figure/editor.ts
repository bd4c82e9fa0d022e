import { Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import type { Command } from '@tiptap/pm/state'
import { another } from '@/components/newsroom/editor/block-views/another.ts'
import { apart, element, enterFields, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { insertBlock } from '@/components/newsroom/editor/commands/insert-block.ts'
import {
  directionAttribute,
  directionOf,
  wordsAttribute,
} from '@/components/newsroom/editor/schema/attributes.ts'
import type { BlockEditor } from '../block-editor.ts'

const heldIn = (htmlName: string) => ({
  default: '',
  rendered: false,
  parseHTML: (element: HTMLElement) => element.getAttribute(htmlName) ?? '',
})

const KeyFigure = Node.create({
  name: 'keyFigure',
  group: 'block',
  atom: true,
  addAttributes: () => ({
    dir: directionAttribute,
    figure: heldIn('data-figure'),
    label: heldIn('data-label'),
    note: wordsAttribute('data-note'),
  }),
  parseHTML: () => [{ tag: 'p[data-block="keyFigure"]', priority: 60 }],
  renderHTML: ({ node }): DOMOutputSpec => [
    'p',
    {
      ...directionOf(node),
      'data-block': 'keyFigure',
      'data-figure': node.attrs.figure,
      'data-label': node.attrs.label,
      'data-note': node.attrs.note,
    },
    [node.attrs.figure, node.attrs.label, node.attrs.note].filter(Boolean).join(' '),
  ],
})

/** Puts one in, and the cursor into its figure: it is nothing but its fields. */
const insertFigure: Command = (state, dispatch, view) => {
  const isDone = insertBlock(({ schema }) => schema.node('keyFigure'))(state, dispatch)
  if (isDone && dispatch && view) enterFields(view)
  return isDone
}

export const keyFigure = {
  nodes: [KeyFigure],
  view: ({ blockWords }) =>
    framed((frame) => {
      const field = (name: 'figure' | 'label' | 'note', className: string) =>
        frame.field({
          name,
          label: blockWords(`keyFigure.fields.${name}`),
          className,
          next: 'behind',
          whenEmpty: name === 'note' ? null : '',
        })
      const more = another(frame, blockWords('keyFigure.another'), ({ schema }) => schema.node('keyFigure'))
      const away = frame.button(blockWords('keyFigure.remove'), '', () => frame.remove())
      return {
        dom: apart(
          element(
            'div',
            { class: 'key-figure', role: 'group', 'aria-label': blockWords('keyFigure.name') },
            field('figure', 'key-figure-number'),
            field('label', ''),
            field('note', 'key-figure-note'),
            element('div', { class: 'block-buttons' }, more, away),
          ),
        ),
      }
    }),
  kinds: [
    {
      id: 'keyFigure',
      name: 'keyFigure.insert',
      icon: { path: 'M4 15V8L2.5 9M8 8.5a2 2 0 1 1 3.4 1.4L8 15h4M14.5 7.5h3l-2 2.5a2 2 0 1 1-1.3 3.8' },
      aliases: 'رقم بارز أرقام إحصاء بالأرقام key figure number stat big statistics',
      act: { command: insertFigure },
    },
  ],
} as const satisfies BlockEditor
