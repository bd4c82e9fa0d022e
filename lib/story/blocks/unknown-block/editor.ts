import { Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { apart, element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import { firstStrongDirection } from '@/lib/arabic/first-strong.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { textOf } from '../../plain-text.ts'
import type { BlockEditor } from '../block-editor.ts'
import type { UnknownBlock as Stored } from './model.ts'

/** Only in the document itself, where the door looks for it. */
const UnknownBlock = Node.create({
  name: 'unknownBlock',
  atom: true,
  addAttributes: () => ({ stored: { default: '', rendered: false, parseHTML: storedIn } }),
  parseHTML: () => [
    { tag: 'div[data-unknown-block]', getAttrs: (element: HTMLElement) => storedIn(element) !== '' && null },
  ],
  renderHTML: ({ node }): DOMOutputSpec => ['div', { 'data-unknown-block': node.attrs.stored }],
})

function storedIn(element: HTMLElement): string {
  return element.getAttribute('data-unknown-block') ?? ''
}

/** A block of a newer version: that it is there, what of it can be read, and nothing to change about it. */
const view = ({ blockWords, locale }: EditorContext) =>
  framed((frame) => {
    const text = element('p', { class: 'unknown-block-text' })
    const away = frame.button(blockWords('unknownBlock.remove'), '', () => frame.remove())
    return {
      dom: apart(
        element(
          'div',
          { class: 'unknown-block', role: 'group', 'aria-label': blockWords('unknownBlock.label') },
          element('p', { class: 'missing' }, blockWords('unknownBlock.note')),
          text,
          element('div', { class: 'block-buttons' }, away),
        ),
      ),
      show: (node) => {
        const read = textOf(node.toJSON() as Stored)
        text.textContent = read
        text.dir = firstStrongDirection(read) ?? localeTable[locale].dir
      },
    }
  })

export const unknownBlock = { nodes: [UnknownBlock], view, kinds: [] } as const satisfies BlockEditor
