import { Node } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import { apart, element, framed } from '@/components/newsroom/editor/block-views/frame.ts'
import { soon } from '@/components/newsroom/editor/block-views/soon.ts'
import type { EditorContext } from '@/components/newsroom/editor/context.ts'
import { wordsAttribute } from '@/components/newsroom/editor/schema/attributes.ts'
import { withoutOverrides } from '../../clean-text.ts'
import { embedFrame, providerNames } from '../../embed-frame.ts'
import { embedProviderOf, embedSourceOf, safeHref } from '../../safe-address.ts'
import type { BlockEditor } from '../block-editor.ts'
import { EmbedDialog } from './embed-dialog.client.tsx'
import { readIntoCards, readingOf, showingReadings } from './read-into-cards.ts'

const Embed = Node.create({
  name: 'embed',
  group: 'block',
  atom: true,
  addAttributes: () => ({
    provider: { default: '', rendered: false },
    url: { default: '', rendered: false },
    title: wordsAttribute('data-title'),
    description: wordsAttribute('data-description'),
    author: wordsAttribute('data-author'),
    site: wordsAttribute('data-site'),
    date: wordsAttribute('data-date'),
    mediaId: wordsAttribute('data-picture'),
  }),
  parseHTML: () => [
    {
      tag: 'aside[data-block="embed"]',
      getAttrs: (element: HTMLElement) => {
        const url = safeHref(element.getAttribute('data-url'))
        const provider = embedSourceOf(url, element.getAttribute('data-provider'))
        return url && provider ? { url, provider } : false
      },
    },
  ],
  renderHTML: ({ node: { attrs } }): DOMOutputSpec => [
    'aside',
    {
      'data-block': 'embed',
      'data-url': attrs.url,
      'data-provider': attrs.provider,
      'data-title': attrs.title,
      'data-description': attrs.description,
      'data-author': attrs.author,
      'data-site': attrs.site,
      'data-date': attrs.date,
      'data-picture': attrs.mediaId,
    },
    ['a', { href: safeHref(attrs.url) ?? undefined }, attrs.title ?? attrs.url],
  ],
})

/** An address in its own letters. */
function readable(href: string): string {
  try {
    return withoutOverrides(decodeURI(href))
  } catch {
    return href
  }
}

const view = (context: EditorContext) =>
  framed((frame) => {
    const { blockWords, known } = context
    const field = (name: 'title' | 'description' | 'author' | 'site', className: string) =>
      frame.field({
        name,
        label: blockWords(`embed.fields.${name}`),
        className,
        next: 'behind',
        whenEmpty: null,
      })
    const title = field('title', 'embed-title')
    const description = field('description', 'embed-description')
    const author = field('author', '')
    const site = field('site', '')
    const picture = element('img', { class: 'embed-picture', alt: '' })
    const address = element('p', { class: 'embed-address', dir: 'ltr' })
    const status = element('p', { class: 'embed-status' })
    const note = element('p', { class: 'note' })
    const again = frame.button(blockWords('embed.again'), '', () => {
      void readIntoCards(frame.view, frame.node().attrs.url, context, true)
    })
    const bare = frame.button(blockWords('embed.withoutPicture'), '', () => {
      frame.set('mediaId', null)
      frame.view.focus()
    })
    const asLink = frame.button(blockWords('embed.asLink'), '', () => {
      const at = frame.position()
      if (at === undefined) return
      const { schema, tr } = frame.view.state
      const { url, title: words } = frame.node().attrs
      const line = schema.node('paragraph', null, [
        schema.text(words ?? url, [schema.mark('link', { href: url })]),
      ])
      tr.replaceWith(at, at + frame.node().nodeSize, line)
      tr.setSelection(TextSelection.create(tr.doc, at + line.nodeSize - 1))
      frame.view.dispatch(closeHistory(tr).scrollIntoView())
      frame.view.focus()
    })
    const away = frame.button(blockWords('embed.remove'), '', () => frame.remove())
    const card = element(
      'div',
      { class: 'embed', role: 'group', 'aria-label': blockWords('embed.insert') },
      picture,
      address,
      element('p', {}, title),
      element('p', {}, description),
      element('p', { class: 'embed-from' }, author, site),
      status,
      note,
      element('div', { class: 'block-buttons' }, again, bare, asLink, away),
    )

    const showReading = () => {
      const reading = readingOf(context, frame.node().attrs.url)
      status.textContent = reading === 'reading' ? blockWords('embed.reading') : (reading?.unread ?? '')
      status.hidden = reading === null
      again.disabled = reading === 'reading'
    }
    showingReadings(context, card, showReading)

    let shown: string | null = null
    const showPicture = (mediaId: string | null) => {
      bare.hidden = !mediaId
      if (mediaId === shown) return
      shown = mediaId
      picture.hidden = true
      if (!mediaId) return
      soon(
        known.picture(mediaId),
        (found) => {
          if (shown !== mediaId || !found) return
          picture.src = found.url
          picture.hidden = false
        },
        () => {},
      )
    }
    picture.hidden = true
    return {
      dom: apart(card),
      show: ({ attrs: { url, provider, mediaId } }) => {
        const href = safeHref(url)
        const site = embedProviderOf(url, provider)
        address.replaceChildren(
          ...(site ? [element('strong', {}, providerNames[site]), ' '] : []),
          ...(href ? [element('a', { href, rel: 'noopener', target: '_blank' }, readable(href))] : []),
        )
        note.textContent = blockWords(embedFrame(url, provider) ? 'embed.note' : 'embed.noteOfPage')
        showPicture(mediaId)
        showReading()
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
        'تضمين رابط بطاقة خريطة يوتيوب فيديو تغريدة منشور إكس تيليغرام تلغرام فيسبوك تيك توك إنستغرام embed link card bookmark map youtube video tweet x post instagram telegram tiktok facebook threads bluesky mastodon soundcloud spotify vimeo datawrapper flourish',
      act: { dialog: EmbedDialog },
    },
  ],
} as const satisfies BlockEditor
