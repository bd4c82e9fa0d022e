import { type Editor, Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { apart, element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { widthField } from '@/components/newsroom/editor/block-views/width-field.ts'
import { reordered, takenApart } from '@/components/newsroom/editor/commands/galleries.ts'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import { widthAttribute, wordsAttribute } from '@/components/newsroom/editor/schema/attributes.ts'
import type { BlockEditor } from '../block-editor.ts'
import { pictureWidths } from '../figure/model.ts'
import { insertPictures } from '../gallery/editor.ts'

const BeforeAfter = Node.create({
  name: 'beforeAfter',
  group: 'block',
  // Two. For a moment there may be fewer or more, until `settledGalleries` has made of them what they are.
  content: 'figure+',
  defining: true,
  isolating: true,
  addAttributes: () => ({
    before: wordsAttribute('data-before'),
    after: wordsAttribute('data-after'),
    width: widthAttribute(pictureWidths),
  }),
  parseHTML: () => [{ tag: 'section[data-block="beforeAfter"]' }],
  renderHTML: ({ node: { attrs } }): DOMOutputSpec => [
    'section',
    {
      'data-block': 'beforeAfter',
      'data-before': attrs.before,
      'data-after': attrs.after,
      'data-width': attrs.width,
    },
    0,
  ],
})

const view = ({ blockWords }: EditorContext) =>
  framed((frame) => {
    const contentDOM = element('div', { class: 'gallery-pictures' })
    const nameField = (name: 'before' | 'after') =>
      frame.field({ name, label: blockWords(`beforeAfter.fields.${name}`), next: 'behind', whenEmpty: null })
    const width = widthField(frame, blockWords, blockWords('beforeAfter.width'), pictureWidths)
    const swap = frame.button(blockWords('beforeAfter.swap'), '', () => {
      const at = frame.position()
      const tr = at === undefined ? null : reordered(frame.view.state, at, 0, 1)
      if (tr) frame.view.dispatch(tr)
    })
    const single = frame.button(blockWords('beforeAfter.apart'), '', () => {
      const at = frame.position()
      const tr = at === undefined ? null : takenApart(frame.view.state, at)
      if (tr) frame.view.dispatch(tr)
      frame.view.focus()
    })
    return {
      dom: element(
        'div',
        { class: 'gallery-edit pair-edit', role: 'group', 'aria-label': blockWords('beforeAfter.name') },
        apart(element('div', { class: 'pair-names' }, nameField('before'), nameField('after'))),
        contentDOM,
        apart(element('div', { class: 'block-buttons' }, width.field, swap, single)),
      ),
      contentDOM,
      show: () => width.show(),
    }
  })

async function askForTwo(
  editor: Editor,
  { services, known, notify, blockWords }: EditorContext,
): Promise<void> {
  const { view: edited } = editor
  const pictures = await services.pickPictures(2)
  if (pictures.length === 1) notify(blockWords('beforeAfter.two'))
  if (pictures.length === 2 && !editor.isDestroyed) {
    for (const picture of pictures) known.addPicture(picture)
    insertPictures(pictures, 'beforeAfter')(edited.state, edited.dispatch)
  }
  edited.focus()
}

export const beforeAfter = {
  nodes: [BeforeAfter],
  view,
  kinds: [
    {
      id: 'beforeAfter',
      name: 'beforeAfter.insert',
      icon: { path: 'M3.5 4.5h13v11h-13zM10 2.5v15M6 10h2M12 10h2' },
      aliases: 'قبل بعد مقارنة صورتان before after compare slider juxtapose',
      act: { ask: askForTwo },
    },
  ],
} as const satisfies BlockEditor
