import { Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { apart, element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { soon } from '@/components/newsroom/editor/block-views/soon.ts'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import {
  directionAttribute,
  directionOf,
  requiredWords,
  wordsAttribute,
} from '@/components/newsroom/editor/schema/attributes.ts'
import { askForFile, fileLine, playerPart, transcriptPart } from '../audio/editor.ts'
import type { BlockEditor } from '../block-editor.ts'

const Video = Node.create({
  name: 'video',
  group: 'block',
  content: 'paragraph*',
  defining: true,
  isolating: true,
  addAttributes: () => ({
    dir: directionAttribute,
    mediaId: { default: '', rendered: false },
    posterId: wordsAttribute('data-poster'),
    title: wordsAttribute('data-title'),
    caption: wordsAttribute('data-caption'),
    credit: wordsAttribute('data-credit'),
  }),
  parseHTML: () => [
    {
      tag: 'figure[data-block="video"]',
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
      'data-block': 'video',
      'data-file': node.attrs.mediaId,
      'data-poster': node.attrs.posterId,
      'data-title': node.attrs.title,
      'data-caption': node.attrs.caption,
      'data-credit': node.attrs.credit,
    },
    0,
  ],
})

const view = ({ blockWords, known, services }: EditorContext) =>
  framed((frame) => {
    const contentDOM = element('div', { class: 'block-content' })
    const place = element('div')
    const film = element('video', { controls: '', preload: 'none', playsinline: '' })
    const title = frame.field({
      name: 'title',
      label: blockWords('video.fields.title'),
      next: 'behind',
      whenEmpty: null,
    })
    const caption = frame.field({
      name: 'caption',
      label: blockWords('video.fields.caption'),
      next: 'behind',
      whenEmpty: null,
    })
    const credit = frame.field({
      name: 'credit',
      label: blockWords('video.credit'),
      next: 'behind',
      whenEmpty: null,
    })
    const transcript = transcriptPart(frame, {
      add: blockWords('video.addTranscript'),
      label: blockWords('video.transcript'),
      contentDOM,
    })
    const poster = frame.button(blockWords('video.poster'), '', async () => {
      const picture = await services.pickPicture()
      if (!picture) return frame.view.focus()
      known.addPicture(picture)
      frame.set('posterId', picture.mediaId)
      frame.view.focus()
    })
    const player = playerPart(place, known.file, (file) => {
      if (!file) return [element('p', { class: 'missing' }, blockWords('video.unknown'))]
      film.src = file.url
      film.setAttribute('aria-label', file.fileName)
      return [film, fileLine(file, blockWords('video.captions'))]
    })
    let shown: string | null = null
    return {
      dom: element(
        'figure',
        { class: 'recording', role: 'group', 'aria-label': blockWords('video.name') },
        apart(element('p', { class: 'recording-title' }, title)),
        apart(place),
        apart(element('figcaption', {}, caption, element('div', { class: 'figure-credit' }, credit))),
        transcript.dom,
        apart(
          element(
            'div',
            { class: 'block-buttons' },
            poster,
            transcript.button,
            frame.button(blockWords('video.remove'), '', () => frame.remove()),
          ),
        ),
      ),
      contentDOM,
      show: ({ attrs: { mediaId, posterId }, childCount }) => {
        transcript.show(childCount > 0)
        player(mediaId)
        if (posterId === shown) return
        shown = posterId
        film.removeAttribute('poster')
        if (posterId)
          soon(
            known.picture(posterId),
            (picture) => {
              if (picture && shown === posterId) film.poster = picture.url
            },
            () => {},
          )
      },
    }
  })

export const video = {
  nodes: [Video],
  view,
  kinds: [
    {
      id: 'video',
      name: 'video.insert',
      icon: { path: 'M3 5h10v10H3zM13 9l4-2.5v7L13 11z' },
      aliases: 'فيديو فيلم مقطع مصور مرئي video film movie clip mp4',
      act: { ask: (editor, context) => askForFile(editor, context, 'video') },
    },
  ],
} as const satisfies BlockEditor
