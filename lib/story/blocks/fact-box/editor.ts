import { Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { apart, element, type Frame, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { insertBox } from '@/components/newsroom/editor/commands/insert-block.ts'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import { directionAttribute, directionOf } from '@/components/newsroom/editor/schema/attributes.ts'
import type { BlockEditor } from '../block-editor.ts'
import { mostStars, starsOf } from './model.ts'

const FactBox = Node.create({
  name: 'factBox',
  group: 'block',
  content: '(paragraph | bulletList | orderedList | table)+',
  defining: true,
  isolating: true,
  addAttributes: () => ({
    dir: directionAttribute,
    title: {
      default: '',
      rendered: false,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-title') ?? '',
    },
    rating: {
      default: null,
      rendered: false,
      parseHTML: (element: HTMLElement) => Number(element.getAttribute('data-rating')) || null,
    },
  }),
  parseHTML: () => [{ tag: 'aside[data-block="factBox"]' }],
  renderHTML: ({ node }): DOMOutputSpec => [
    'aside',
    {
      ...directionOf(node),
      'data-block': 'factBox',
      'data-title': node.attrs.title,
      ...(node.attrs.rating && { 'data-rating': node.attrs.rating }),
    },
    0,
  ],
})

const view = ({ blockWords }: EditorContext) =>
  framed((frame) => {
    const contentDOM = element('div', { class: 'block-content' })
    const title = frame.field({
      name: 'title',
      label: blockWords('factBox.fields.title'),
      next: 'inside',
      whenEmpty: '',
    })
    const rating = ratingField(frame, blockWords)
    return {
      dom: element(
        'div',
        { class: 'fact-box', role: 'group', 'aria-label': blockWords('factBox.insert') },
        apart(element('h3', {}, title)),
        apart(rating),
        contentDOM,
      ),
      contentDOM,
      show: (node) => {
        rating.value = String(node.attrs.rating ?? '')
      },
    }
  })

/** How many stars a review gives; none in a box that is no verdict. */
function ratingField(frame: Frame, blockWords: EditorContext['blockWords']): HTMLSelectElement {
  const choices = Array.from({ length: mostStars }, (_, i) => i + 1).map((stars) =>
    element('option', { value: String(stars) }, starsOf(stars)),
  )
  const field = element(
    'select',
    { class: 'block-field fact-box-rating', 'aria-label': blockWords('factBox.rating') },
    element('option', { value: '' }, blockWords('factBox.noRating')),
    ...choices,
  )
  field.addEventListener('change', () => {
    frame.set('rating', Number(field.value) || null)
    field.value = String(frame.node().attrs.rating ?? '')
  })
  return field
}

export const factBox = {
  nodes: [FactBox],
  view,
  kinds: [
    {
      id: 'factBox',
      name: 'factBox.insert',
      icon: { path: 'M3.5 4h13v12h-13zM6.5 8h7M6.5 11h7M6.5 13.5h4' },
      aliases: 'صندوق معلومات بالأرقام إطار حقائق fact box aside numbers',
      act: { command: insertBox('factBox', () => ({ title: '' })) },
    },
  ],
} as const satisfies BlockEditor
