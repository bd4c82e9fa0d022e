import { Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { apart, element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { insertBox } from '@/components/newsroom/editor/commands/insert-block.ts'
import { directionAttribute, directionOf } from '@/components/newsroom/editor/schema/attributes.ts'
import type { BlockEditor } from '../block-editor.ts'

const Details = Node.create({
  name: 'details',
  group: 'block',
  content: '(paragraph | bulletList | orderedList | blockquote | table | figure)+',
  defining: true,
  isolating: true,
  addAttributes: () => ({
    dir: directionAttribute,
    title: {
      default: '',
      rendered: false,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-title') ?? '',
    },
  }),
  parseHTML: () => [{ tag: 'div[data-block="details"]' }],
  renderHTML: ({ node }): DOMOutputSpec => [
    'div',
    { ...directionOf(node), 'data-block': 'details', 'data-title': node.attrs.title },
    0,
  ],
})

export const details = {
  nodes: [Details],
  // Open while it is written in: what is folded cannot be seen to be wrong.
  view: ({ blockWords }) =>
    framed((frame) => {
      const contentDOM = element('div', { class: 'block-content' })
      const title = frame.field({
        name: 'title',
        label: blockWords('details.fields.title'),
        className: 'details-title',
        next: 'inside',
        whenEmpty: '',
      })
      return {
        dom: element(
          'div',
          { class: 'details', role: 'group', 'aria-label': blockWords('details.name') },
          apart(element('div', {}, title)),
          contentDOM,
        ),
        contentDOM,
      }
    }),
  kinds: [
    {
      id: 'details',
      name: 'details.insert',
      icon: { path: 'M3.5 5.5h13M6 9.5l2 2 2-2M12 10.5h4.5M3.5 15h13' },
      aliases: 'تفاصيل طيّ مطوي يُفتح خلفية details toggle accordion fold collapse spoiler',
      act: { command: insertBox('details', () => ({ title: '' })) },
    },
  ],
} as const satisfies BlockEditor
