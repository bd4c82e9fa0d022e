import { type Editor, Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { apart, element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { insertBlock } from '@/components/newsroom/editor/commands/insert-block.ts'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import { requiredWords } from '@/components/newsroom/editor/schema/attributes.ts'
import type { BlockEditor } from '../block-editor.ts'

const ProfileBox = Node.create({
  name: 'profileBox',
  group: 'block',
  atom: true,
  addAttributes: () => ({ authorId: { default: '', rendered: false } }),
  parseHTML: () => [
    {
      tag: 'aside[data-block="profileBox"]',
      getAttrs: (element: HTMLElement) => {
        const authorId = requiredWords(element, 'data-author')
        return authorId ? { authorId } : false
      },
    },
  ],
  renderHTML: ({ node }): DOMOutputSpec => [
    'aside',
    { 'data-block': 'profileBox', 'data-author': node.attrs.authorId },
  ],
})

const view = ({ blockWords, services, newsroom }: EditorContext) =>
  framed((frame) => {
    const name = element('span', { dir: 'auto' })
    const hint = element('span', { dir: 'auto' })
    const away = frame.button(blockWords('profileBox.remove'), '', () => frame.remove())
    return {
      dom: apart(
        element(
          'div',
          { class: 'profile-box', role: 'group', 'aria-label': blockWords('profileBox.name') },
          element(
            'div',
            { lang: newsroom.locale },
            element('p', { class: 'kicker' }, blockWords('profileBox.name')),
            element('p', { class: 'profile-box-name' }, name),
            element('p', {}, hint),
            element('p', { class: 'note' }, blockWords('profileBox.note')),
            element('div', { class: 'block-buttons' }, away),
          ),
        ),
      ),
      show: ({ attrs: { authorId } }) => {
        const author = services.authorOf(authorId)
        name.textContent = author?.name ?? blockWords('profileBox.unknown')
        name.className = author ? '' : 'missing'
        hint.textContent = author?.hint ?? ''
      },
    }
  })

async function askForAuthor(editor: Editor, { services }: EditorContext): Promise<void> {
  const { view: edited } = editor
  const author = await services.pickAuthor()
  if (author && !editor.isDestroyed)
    insertBlock(({ schema }) => schema.node('profileBox', { authorId: author.id }))(
      edited.state,
      edited.dispatch,
    )
  edited.focus()
}

export const profileBox = {
  nodes: [ProfileBox],
  view,
  kinds: [
    {
      id: 'profileBox',
      name: 'profileBox.insert',
      icon: {
        path: 'M3 4h14v12H3zM7.5 10a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5zM5 13.5c.5-1.5 4.5-1.5 5 0M12 8h3M12 11h3',
      },
      aliases: 'تعريف كاتب صاحب سيرة نبذة بطاقة شخص profile author bio biography about person',
      act: { ask: askForAuthor },
    },
  ],
} as const satisfies BlockEditor
