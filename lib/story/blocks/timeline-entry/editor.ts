import { Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { another } from '@/components/newsroom/editor/block-views/another.ts'
import { apart, element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { insertBox } from '@/components/newsroom/editor/commands/insert-block.ts'
import { directionAttribute, directionOf } from '@/components/newsroom/editor/schema/attributes.ts'
import type { BlockEditor } from '../block-editor.ts'

const TimelineEntry = Node.create({
  name: 'timelineEntry',
  group: 'block',
  content: '(paragraph | bulletList | orderedList)+',
  defining: true,
  isolating: true,
  addAttributes: () => ({
    dir: directionAttribute,
    when: {
      default: '',
      rendered: false,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-when') ?? '',
    },
  }),
  parseHTML: () => [{ tag: 'div[data-block="timelineEntry"]' }],
  renderHTML: ({ node }): DOMOutputSpec => [
    'div',
    { ...directionOf(node), 'data-block': 'timelineEntry', 'data-when': node.attrs.when },
    0,
  ],
})

export const timelineEntry = {
  nodes: [TimelineEntry],
  view: ({ blockWords }) =>
    framed((frame) => {
      const contentDOM = element('div', { class: 'block-content' })
      const when = frame.field({
        name: 'when',
        label: blockWords('timelineEntry.fields.when'),
        className: 'timeline-when',
        next: 'inside',
        whenEmpty: '',
      })
      const more = another(frame, blockWords('timelineEntry.another'), ({ schema }) =>
        schema.node('timelineEntry', null, [schema.node('paragraph')]),
      )
      return {
        dom: element(
          'div',
          { class: 'timeline-entry', role: 'group', 'aria-label': blockWords('timelineEntry.name') },
          apart(element('div', {}, when)),
          contentDOM,
          apart(element('div', { class: 'block-buttons' }, more)),
        ),
        contentDOM,
      }
    }),
  kinds: [
    {
      id: 'timelineEntry',
      name: 'timelineEntry.insert',
      icon: { path: 'M5 2.5v15M5 6.5h.01M5 13.5h.01M9 5.5h8M9 8h5M9 12.5h8M9 15h5', turns: true },
      aliases: 'خط زمني تسلسل أحداث تواريخ حدث timeline chronology dates event history',
      act: { command: insertBox('timelineEntry', () => ({ when: '' })) },
    },
  ],
} as const satisfies BlockEditor
