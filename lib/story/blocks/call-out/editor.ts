import { Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { addressMeant } from '@/components/newsroom/editor/address-meant.ts'
import { apart, element, type Frame, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { insertBox } from '@/components/newsroom/editor/commands/insert-block.ts'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import { directionAttribute, directionOf } from '@/components/newsroom/editor/schema/attributes.ts'
import { safeHref } from '../../safe-address.ts'
import type { BlockEditor } from '../block-editor.ts'

const CallOut = Node.create({
  name: 'callOut',
  group: 'block',
  content: '(paragraph | bulletList | orderedList)+',
  defining: true,
  isolating: true,
  addAttributes: () => ({
    dir: directionAttribute,
    label: {
      default: '',
      rendered: false,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-label') ?? '',
    },
    url: {
      default: null as string | null,
      rendered: false,
      parseHTML: (element: HTMLElement) => safeHref(element.getAttribute('data-url')),
    },
  }),
  parseHTML: () => [{ tag: 'aside[data-block="callOut"]' }],
  renderHTML: ({ node }): DOMOutputSpec => [
    'aside',
    {
      ...directionOf(node),
      'data-block': 'callOut',
      'data-label': node.attrs.label,
      'data-url': node.attrs.url,
    },
    0,
  ],
})

/** Where it leads. What is no address stays in the field with a word about it, and is not kept. */
function addressField(frame: Frame, blockWords: EditorContext['blockWords']) {
  const label = blockWords('callOut.address')
  const field = element('input', {
    class: 'block-field call-out-address',
    type: 'text',
    inputmode: 'url',
    dir: 'ltr',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-label': label,
    placeholder: label,
  })
  const refusal = element('p', { class: 'missing', role: 'status', hidden: '' })
  const judge = () => {
    const isRefused = field.value.trim() !== '' && !addressMeant(field.value)
    if (isRefused) field.setAttribute('aria-invalid', 'true')
    else field.removeAttribute('aria-invalid')
    refusal.textContent = isRefused ? blockWords('callOut.refused') : ''
    refusal.hidden = !isRefused
  }
  field.addEventListener('focus', () => {
    field.readOnly = !frame.view.editable
  })
  field.addEventListener('input', () => {
    frame.set('url', addressMeant(field.value))
    judge()
  })
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    frame.leave(event.key === 'Escape' ? 'inside' : 'behind')
  })
  return {
    parts: [field, refusal],
    show: (url: string | null) => {
      if (addressMeant(field.value) === url && (url || field.value.trim())) return
      field.value = url ?? ''
      judge()
    },
  }
}

export const callOut = {
  nodes: [CallOut],
  view: ({ blockWords }) =>
    framed((frame) => {
      const contentDOM = element('div', { class: 'block-content' })
      const label = frame.field({
        name: 'label',
        label: blockWords('callOut.fields.label'),
        className: 'call-out-label',
        next: 'behind',
        whenEmpty: '',
      })
      const address = addressField(frame, blockWords)
      return {
        dom: element(
          'div',
          { class: 'call-out', role: 'group', 'aria-label': blockWords('callOut.name') },
          contentDOM,
          apart(element('div', {}, label, ...address.parts)),
        ),
        contentDOM,
        show: ({ attrs }) => address.show(attrs.url),
      }
    }),
  kinds: [
    {
      id: 'callOut',
      name: 'callOut.insert',
      icon: { path: 'M3 4h14v12H3zM6 8h8M6 12.5h5M12 10.5l2 2-2 2', turns: true },
      aliases: 'دعوة زر رابط نداء اشترك نشرة call out callout button link cta subscribe',
      act: { command: insertBox('callOut', () => ({ label: '' })) },
    },
  ],
} as const satisfies BlockEditor
