import { Node } from '@tiptap/core'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { apart, element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import { wordsAttribute } from '@/components/newsroom/editor/schema/attributes.ts'
import { embedProviderOf, safeHref } from '../../safe-address.ts'
import type { BlockEditor } from '../block-editor.ts'
import { EmbedDialog } from './embed-dialog.client.tsx'

const Embed = Node.create({
  name: 'embed',
  group: 'block',
  atom: true,
  addAttributes: () => ({
    provider: { default: '', rendered: false },
    url: { default: '', rendered: false },
    title: wordsAttribute('data-title'),
  }),
  parseHTML: () => [
    {
      tag: 'aside[data-block="embed"]',
      getAttrs: (element: HTMLElement) => {
        const url = safeHref(element.getAttribute('data-url'))
        const provider = embedProviderOf(url)
        return url && provider ? { url, provider } : false
      },
    },
  ],
  renderHTML: ({ node: { attrs } }): DOMOutputSpec => [
    'aside',
    { 'data-block': 'embed', 'data-url': attrs.url, 'data-title': attrs.title },
    ['a', { href: safeHref(attrs.url) ?? undefined }, attrs.title ?? attrs.url],
  ],
})

const providerNames: Record<string, string> = {
  youtube: 'YouTube',
  x: 'X',
  instagram: 'Instagram',
  telegram: 'Telegram',
  soundcloud: 'SoundCloud',
}

const view = ({ blockWords }: EditorContext) =>
  framed((frame) => {
    const title = frame.field({
      name: 'title',
      label: blockWords('embed.fields.title'),
      className: 'embed-title',
      next: 'behind',
      whenEmpty: null,
    })
    const address = element('p', { class: 'embed-address', dir: 'ltr' })
    const away = frame.button(blockWords('embed.remove'), '', () => frame.remove())
    return {
      dom: apart(
        element(
          'div',
          { class: 'embed', role: 'group', 'aria-label': blockWords('embed.insert') },
          element('p', {}, title),
          address,
          element('p', { class: 'note' }, blockWords('embed.note')),
          element('div', { class: 'block-buttons' }, away),
        ),
      ),
      show: ({ attrs: { url } }) => {
        const href = safeHref(url)
        const provider = providerNames[embedProviderOf(url) ?? ''] ?? ''
        address.replaceChildren(
          element('strong', {}, provider),
          ' ',
          ...(href ? [element('a', { href, rel: 'noopener', target: '_blank' }, href)] : []),
        )
      },
    }
  })

export const embed = {
  nodes: [Embed],
  view,
  kinds: [
    {
      id: 'embed',
      name: 'embed.insert',
      icon: { path: 'M3 5h14v10H3zM8.5 8v4l3.5-2z' },
      aliases:
        'تضمين يوتيوب فيديو تغريدة منشور إكس تيليغرام تلغرام embed youtube video tweet x post instagram telegram soundcloud',
      act: { dialog: EmbedDialog },
    },
  ],
} as const satisfies BlockEditor
