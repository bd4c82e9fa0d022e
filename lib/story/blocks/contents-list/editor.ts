import { Node } from '@tiptap/core'
import type { DOMOutputSpec, Node as ProseMirrorNode } from '@tiptap/pm/model'
import { apart, element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { insertBlock } from '@/components/newsroom/editor/commands/insert-block.ts'
import type { Block } from '../../document.ts'
import { contentsOf } from '../../outline.ts'
import type { BlockEditor } from '../block-editor.ts'

const ContentsList = Node.create({
  name: 'contentsList',
  group: 'block',
  atom: true,
  parseHTML: () => [{ tag: 'nav[data-block="contentsList"]' }],
  renderHTML: (): DOMOutputSpec => ['nav', { 'data-block': 'contentsList' }],
})

function headingsIn(doc: ProseMirrorNode): Block[] {
  const found: Block[] = []
  doc.forEach((node) => {
    if (node.type.name === 'heading') found.push(node.toJSON() as Block)
  })
  return found
}

export const contentsList = {
  nodes: [ContentsList],
  view: ({ blockWords, locale }) =>
    framed((frame) => {
      const list = element('ol')
      const none = element('p', { class: 'missing' }, blockWords('contentsList.none'))
      const away = frame.button(blockWords('contentsList.remove'), '', () => frame.remove())
      let shown: ProseMirrorNode | null = null
      const show = () => {
        const { doc } = frame.view.state
        if (doc === shown) return
        shown = doc
        const entries = contentsOf({ type: 'doc', content: headingsIn(doc) }, locale)
        list.replaceChildren(
          ...entries.map(({ text }) => element('li', {}, element('span', { dir: 'auto' }, text))),
        )
        list.hidden = entries.length === 0
        none.hidden = entries.length > 0
      }
      const dom = apart(
        element(
          'div',
          { class: 'story-contents', role: 'group', 'aria-label': blockWords('contentsList.name') },
          element('p', { class: 'contents-title' }, blockWords('contentsList.name')),
          list,
          none,
          element('div', { class: 'block-buttons' }, away),
        ),
      )
      // Headings are written elsewhere in the text, and no block is told of others: it looks, while it stands.
      const timer = setInterval(() => {
        if (dom.isConnected) show()
        else clearInterval(timer)
      }, 1000)
      return { dom, show }
    }),
  kinds: [
    {
      id: 'contentsList',
      name: 'contentsList.insert',
      icon: { path: 'M3.5 4.5h13M6 8.5h10.5M6 12h10.5M6 15.5h10.5M3 8.5h.01M3 12h.01M3 15.5h.01' },
      aliases: 'محتويات فهرس عناوين قائمة contents toc table index headings',
      act: { command: insertBlock(({ schema }) => schema.node('contentsList')) },
    },
  ],
} as const satisfies BlockEditor
