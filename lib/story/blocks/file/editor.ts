import { Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { apart, element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import { requiredWords, wordsAttribute } from '@/components/newsroom/editor/schema/attributes.ts'
import { askForFile, playerPart } from '../audio/editor.ts'
import type { BlockEditor } from '../block-editor.ts'

const File = Node.create({
  name: 'file',
  group: 'block',
  atom: true,
  addAttributes: () => ({
    mediaId: { default: '', rendered: false },
    title: wordsAttribute('data-title'),
    caption: wordsAttribute('data-caption'),
  }),
  parseHTML: () => [
    {
      tag: 'p[data-block="file"]',
      // Before the paragraph, which is any `<p>`.
      priority: 60,
      getAttrs: (element: HTMLElement) => {
        const mediaId = requiredWords(element, 'data-file')
        return mediaId ? { mediaId } : false
      },
    },
  ],
  renderHTML: ({ node: { attrs } }): DOMOutputSpec => [
    'p',
    {
      'data-block': 'file',
      'data-file': attrs.mediaId,
      'data-title': attrs.title,
      'data-caption': attrs.caption,
    },
    attrs.title ?? '',
  ],
})

const view = ({ blockWords, known }: EditorContext) =>
  framed((frame) => {
    const place = element('div')
    const title = frame.field({
      name: 'title',
      label: blockWords('file.fields.title'),
      next: 'behind',
      whenEmpty: null,
    })
    const caption = frame.field({
      name: 'caption',
      label: blockWords('file.fields.caption'),
      next: 'behind',
      whenEmpty: null,
    })
    const show = playerPart(place, known.file, (file) => {
      // A file is called as it was when it was brought, unless somebody says otherwise.
      title.placeholder = file?.fileName ?? blockWords('file.fields.title')
      return [
        file
          ? element('p', { class: 'recording-file' }, element('bdi', {}, file.fileName))
          : element('p', { class: 'missing' }, blockWords('file.unknown')),
      ]
    })
    return {
      dom: apart(
        element(
          'div',
          { class: 'recording', role: 'group', 'aria-label': blockWords('file.name') },
          element('p', { class: 'recording-title' }, title),
          caption,
          place,
          element(
            'div',
            { class: 'block-buttons' },
            frame.button(blockWords('file.remove'), '', () => frame.remove()),
          ),
        ),
      ),
      show: ({ attrs }) => show(attrs.mediaId),
    }
  })

export const file = {
  nodes: [File],
  view,
  kinds: [
    {
      id: 'file',
      name: 'file.insert',
      icon: { path: 'M5 3h7l3.5 3.5V17H5zM12 3v3.5h3.5M10 8.5v5M7.5 11.5l2.5 2.5 2.5-2.5' },
      aliases: 'ملف مرفق تنزيل مستند وثيقة file download attachment document pdf csv excel word zip',
      act: { ask: (editor, context) => askForFile(editor, context, 'file') },
    },
  ],
} as const satisfies BlockEditor
