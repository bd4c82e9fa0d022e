import { type Editor, Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import { apart, element, type Frame, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { soon } from '@/components/newsroom/editor/block-views/soon.ts'
import { insertBlock } from '@/components/newsroom/editor/commands/insert-block.ts'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import {
  directionAttribute,
  directionOf,
  requiredWords,
  wordsAttribute,
} from '@/components/newsroom/editor/schema/attributes.ts'
import type { EditorFile } from '@/components/newsroom/editor/services.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { BlockEditor } from '../block-editor.ts'

const Audio = Node.create({
  name: 'audio',
  group: 'block',
  content: 'paragraph*',
  defining: true,
  isolating: true,
  addAttributes: () => ({
    dir: directionAttribute,
    mediaId: { default: '', rendered: false },
    title: wordsAttribute('data-title'),
    caption: wordsAttribute('data-caption'),
    credit: wordsAttribute('data-credit'),
    reads: {
      default: null,
      rendered: false,
      parseHTML: (element: HTMLElement) => (element.getAttribute('data-reads') === 'story' ? 'story' : null),
    },
  }),
  parseHTML: () => [
    {
      tag: 'figure[data-block="audio"]',
      getAttrs: (element: HTMLElement) => {
        const mediaId = requiredWords(element, 'data-file')
        return mediaId ? { mediaId } : false
      },
    },
  ],
  renderHTML: ({ node }): DOMOutputSpec => [
    'figure',
    {
      ...directionOf(node),
      'data-block': 'audio',
      'data-file': node.attrs.mediaId,
      'data-title': node.attrs.title,
      'data-caption': node.attrs.caption,
      'data-credit': node.attrs.credit,
      'data-reads': node.attrs.reads,
    },
    0,
  ],
})

const view = ({ blockWords, known }: EditorContext) =>
  framed((frame) => {
    const contentDOM = element('div', { class: 'block-content' })
    const place = element('div')
    const title = frame.field({
      name: 'title',
      label: blockWords('audio.fields.title'),
      next: 'behind',
      whenEmpty: null,
    })
    const caption = frame.field({
      name: 'caption',
      label: blockWords('audio.fields.caption'),
      next: 'behind',
      whenEmpty: null,
    })
    const credit = frame.field({
      name: 'credit',
      label: blockWords('audio.credit'),
      next: 'behind',
      whenEmpty: null,
    })
    const reads = element('input', { type: 'checkbox' })
    reads.addEventListener('change', () => {
      frame.set('reads', reads.checked ? 'story' : null)
      reads.checked = frame.node().attrs.reads === 'story'
    })
    const transcript = transcriptPart(frame, {
      add: blockWords('audio.addTranscript'),
      label: blockWords('audio.transcript'),
      contentDOM,
    })
    const player = playerPart(place, known.file, (file) =>
      file
        ? [
            element('audio', { controls: '', preload: 'none', src: file.url, 'aria-label': file.fileName }),
            fileLine(file, blockWords('audio.captions')),
          ]
        : [element('p', { class: 'missing' }, blockWords('audio.unknown'))],
    )
    return {
      dom: element(
        'figure',
        { class: 'recording', role: 'group', 'aria-label': blockWords('audio.name') },
        apart(element('p', { class: 'recording-title' }, title)),
        apart(place),
        apart(element('figcaption', {}, caption, element('div', { class: 'figure-credit' }, credit))),
        apart(element('label', { class: 'recording-reads' }, reads, blockWords('audio.reads'))),
        transcript.dom,
        apart(
          element(
            'div',
            { class: 'block-buttons' },
            transcript.button,
            frame.button(blockWords('audio.remove'), '', () => frame.remove()),
          ),
        ),
      ),
      contentDOM,
      show: (node) => {
        reads.checked = node.attrs.reads === 'story'
        transcript.show(node.childCount > 0)
        player(node.attrs.mediaId)
      },
    }
  })

/** What is said, in writing: offered until somebody wants to write it. */
export function transcriptPart(
  frame: Frame,
  { add, label, contentDOM }: { add: string; label: string; contentDOM: HTMLElement },
) {
  const heading = apart(element('p', { class: 'recording-file' }, label))
  const button = frame.button(add, '', () => {
    const at = frame.position()
    if (at === undefined) return
    const { state } = frame.view
    const tr = state.tr.insert(at + 1, state.schema.node('paragraph'))
    frame.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 2)).scrollIntoView())
    frame.view.focus()
  })
  return {
    dom: element('div', { class: 'transcript' }, heading, contentDOM),
    button,
    show: (isThere: boolean) => {
      heading.hidden = !isThere
      button.hidden = isThere
    },
  }
}

/** Shows a file in its place, again whenever it is another. */
export function playerPart(
  place: HTMLElement,
  fileOf: EditorContext['known']['file'],
  draw: (file: EditorFile | null) => globalThis.Node[],
): (mediaId: string) => void {
  let shown = ''
  return (mediaId) => {
    if (mediaId === shown) return
    shown = mediaId
    place.replaceChildren()
    const put = (file: EditorFile | null) => {
      if (shown === mediaId) place.replaceChildren(...draw(file))
    }
    soon(fileOf(mediaId), put, () => put(null))
  }
}

/** A file's name, with the languages that it has captions in, which are brought on a page of its own. */
export function fileLine(file: EditorFile, captions: string): HTMLElement {
  const languages = file.captions.map((locale) => localeTable[locale].name).join('، ')
  return element(
    'p',
    { class: 'recording-file' },
    element('bdi', {}, file.fileName),
    ' · ',
    element('a', { href: file.page, target: '_blank' }, captions),
    ...(languages ? [`: ${languages}`] : []),
  )
}

/** Has somebody choose or bring a file, and puts it in as what it is. */
export async function askForFile(
  editor: Editor,
  { services, known }: EditorContext,
  kind: EditorFile['kind'],
): Promise<void> {
  const { view } = editor
  const file = await services.pickFile(kind)
  if (file && !editor.isDestroyed) {
    known.addFile(file)
    // A film that was called a sound is a film.
    insertBlock(({ schema }) => schema.node(file.kind, { mediaId: file.mediaId }))(view.state, view.dispatch)
  }
  view.focus()
}

export const audio = {
  nodes: [Audio],
  view,
  kinds: [
    {
      id: 'audio',
      name: 'audio.insert',
      icon: { path: 'M3.5 8v4h3l4 3.5v-11l-4 3.5zM13 7.5a3.5 3.5 0 0 1 0 5M15 5a7 7 0 0 1 0 10' },
      aliases: 'صوت تسجيل بودكاست مقطع صوتي استماع audio sound recording podcast listen mp3',
      act: { ask: (editor, context) => askForFile(editor, context, 'audio') },
    },
  ],
} as const satisfies BlockEditor
