import { Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { apart, element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { insertBox } from '@/components/newsroom/editor/commands/insert-block.ts'
import { directionAttribute, directionOf } from '@/components/newsroom/editor/schema/attributes.ts'
import type { BlockEditor } from '../block-editor.ts'

const QuestionAnswer = Node.create({
  name: 'questionAnswer',
  group: 'block',
  content: '(paragraph | bulletList | orderedList)+',
  defining: true,
  isolating: true,
  addAttributes: () => ({
    dir: directionAttribute,
    question: {
      default: '',
      rendered: false,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-question') ?? '',
    },
  }),
  parseHTML: () => [{ tag: 'div[data-block="questionAnswer"]' }],
  renderHTML: ({ node }): DOMOutputSpec => [
    'div',
    { ...directionOf(node), 'data-block': 'questionAnswer', 'data-question': node.attrs.question },
    0,
  ],
})

export const questionAnswer = {
  nodes: [QuestionAnswer],
  view: ({ blockWords }) =>
    framed((frame) => {
      const contentDOM = element('div', { class: 'block-content' })
      const question = frame.field({
        name: 'question',
        label: blockWords('questionAnswer.fields.question'),
        className: 'question',
        next: 'inside',
        whenEmpty: '',
      })
      return {
        dom: element(
          'div',
          { class: 'question-answer', role: 'group', 'aria-label': blockWords('questionAnswer.name') },
          apart(element('div', {}, question)),
          contentDOM,
        ),
        contentDOM,
      }
    }),
  kinds: [
    {
      id: 'questionAnswer',
      name: 'questionAnswer.insert',
      icon: { path: 'M7.5 7.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .7-1 1.7M10 14.5v.01M3.5 3.5h13v13h-13z' },
      aliases: 'سؤال جواب سؤال وجواب أسئلة شائعة question answer faq q&a',
      act: { command: insertBox('questionAnswer', () => ({ question: '' })) },
    },
  ],
} as const satisfies BlockEditor
