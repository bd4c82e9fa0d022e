/** How each block with fields is drawn while it is edited: with the reader's page's own elements and classes. */
import type { NodeViewConstructor } from '@tiptap/pm/view'
import { firstStrongDirection } from '@/lib/arabic/first-strong.ts'
import { isolateRuns } from '@/lib/arabic/isolate-runs.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { UnknownBlock } from '@/lib/story/blocks/unknown-block/model.ts'
import { textOf } from '@/lib/story/plain-text.ts'
import { embedProviderOf, safeHref } from '@/lib/story/safe-address.ts'
import type { EditorContext } from '../context.ts'
import type { EditorPicture } from '../services.ts'
import { apart, element, type Frame, framed } from './frame.ts'
import { liveUpdate } from './live-update.ts'

const soon = <T>(answer: T | Promise<T>, show: (value: T) => void, failed: () => void): void => {
  if (answer instanceof Promise) answer.then(show, failed)
  else show(answer)
}

/** Words with foreign runs isolated, as the reader's `Isolated` sets them. */
function setWords(target: HTMLElement, text: string, dir: 'rtl' | 'ltr'): void {
  target.replaceChildren(
    ...isolateRuns(text, dir).map((run) =>
      run.isolate ? element('bdi', { dir: run.isolate }, run.text) : run.text,
    ),
  )
}

const attribution = (frame: Frame, words: EditorContext['words']): HTMLElement =>
  apart(
    element(
      'footer',
      {},
      element(
        'cite',
        {},
        frame.field({
          name: 'attribution',
          label: words('fields.attribution'),
          next: 'behind',
          whenEmpty: null,
        }),
      ),
    ),
  )

const blockquote = ({ words }: EditorContext) =>
  framed((frame) => {
    const contentDOM = element('div', { class: 'block-content' })
    return { dom: element('blockquote', {}, contentDOM, attribution(frame, words)), contentDOM }
  })

const pullQuote = ({ words }: EditorContext) =>
  framed((frame) => {
    const contentDOM = element('p')
    return {
      dom: element(
        'div',
        { class: 'pull-quote', role: 'group', 'aria-label': words('blocks.pullQuote') },
        contentDOM,
        attribution(frame, words),
      ),
      contentDOM,
    }
  })

const factBox = ({ words }: EditorContext) =>
  framed((frame) => {
    const contentDOM = element('div', { class: 'block-content' })
    const title = frame.field({
      name: 'title',
      label: words('fields.boxTitle'),
      next: 'inside',
      whenEmpty: '',
    })
    return {
      dom: element(
        'div',
        { class: 'fact-box', role: 'group', 'aria-label': words('blocks.factBox') },
        apart(element('h3', {}, title)),
        contentDOM,
      ),
      contentDOM,
    }
  })

const table = ({ words }: EditorContext) =>
  framed((frame) => {
    const contentDOM = element('tbody')
    const caption = frame.field({
      name: 'caption',
      label: words('fields.tableCaption'),
      next: 'inside',
      whenEmpty: null,
    })
    return {
      dom: element(
        'section',
        { class: 'table' },
        element('table', {}, apart(element('caption', {}, caption)), contentDOM),
      ),
      contentDOM,
    }
  })

const codeBlock = ({ words }: EditorContext) =>
  framed((frame) => {
    const contentDOM = element('code')
    const language = frame.field({
      name: 'language',
      label: words('fields.codeLanguage'),
      className: 'code-language',
      next: 'inside',
      whenEmpty: null,
    })
    return {
      dom: element(
        'section',
        { class: 'code', dir: 'ltr' },
        apart(element('div', {}, language)),
        element('pre', { spellcheck: 'false' }, contentDOM),
      ),
      contentDOM,
    }
  })

const figure = (context: EditorContext) =>
  framed((frame) => {
    const { words, known, services } = context
    const place = element('div', { class: 'figure-picture' })
    const alt = frame.field({
      name: 'alt',
      label: words('fields.alt'),
      className: 'alt',
      next: 'behind',
      whenEmpty: null,
    })
    const caption = frame.field({
      name: 'caption',
      label: words('fields.caption'),
      next: 'behind',
      whenEmpty: null,
    })
    const credit = frame.field({
      name: 'credit',
      label: words('fields.credit'),
      next: 'behind',
      whenEmpty: null,
    })
    const licence = frame.field({
      name: 'licence',
      label: words('fields.licence'),
      next: 'behind',
      whenEmpty: null,
    })
    const missing = element('p', { class: 'missing', role: 'note' }, words('altMissing'))
    const another = frame.button(words('figure.replace'), '', async () => {
      const picture = await services.pickPicture()
      if (!picture) return frame.view.focus()
      known.addPicture(picture)
      const at = frame.position()
      if (at === undefined || !frame.view.editable) return
      // What was said of the other picture is not true of this one; the caption may be, and is read in any case.
      const { caption: said } = frame.node().attrs
      frame.view.dispatch(
        frame.view.state.tr.setNodeMarkup(at, undefined, { mediaId: picture.mediaId, caption: said }),
      )
    })
    const away = frame.button(words('figure.remove'), '', () => frame.remove())

    const showPicture = (picture: EditorPicture | null, mediaId: string) => {
      if (frame.node().attrs.mediaId !== mediaId) return
      if (picture) {
        const image = element('img', {
          src: picture.url,
          width: String(picture.width),
          height: String(picture.height),
          alt: frame.node().attrs.alt ?? picture.alt,
          draggable: 'false',
        })
        place.replaceChildren(image)
      } else place.replaceChildren(element('p', { class: 'missing' }, words('figure.unknown')))
      // A figure says what its picture says, unless it has words of its own.
      alt.placeholder = picture?.alt || words('fields.alt')
      caption.placeholder = picture?.caption || words('fields.caption')
      credit.placeholder = picture?.credit || words('fields.credit')
      licence.placeholder = picture?.licence || words('fields.licence')
      missing.hidden = Boolean(frame.node().attrs.alt ?? picture?.alt)
    }

    let shown = ''
    return {
      dom: apart(
        element(
          'figure',
          {},
          place,
          element('figcaption', {}, caption, element('div', { class: 'figure-credit' }, credit, licence)),
          element('div', { class: 'figure-alt' }, alt, missing),
          element('div', { class: 'block-buttons' }, another, away),
        ),
      ),
      show: ({ attrs: { mediaId, alt: own } }) => {
        if (mediaId === shown) {
          const picture = known.picture(mediaId)
          if (!(picture instanceof Promise)) {
            missing.hidden = Boolean(own ?? picture?.alt)
            const image = place.querySelector('img')
            if (image) image.alt = own ?? picture?.alt ?? ''
          }
          return
        }
        shown = mediaId
        missing.hidden = true
        place.replaceChildren()
        soon(
          known.picture(mediaId),
          (picture) => showPicture(picture, mediaId),
          () => place.replaceChildren(element('p', { class: 'missing' }, words('figure.unreachable'))),
        )
      },
    }
  })

const storyCard = ({ words, known }: EditorContext) =>
  framed((frame) => {
    const headline = element('p', { class: 'story-card-headline' })
    const away = frame.button(words('card.remove'), '', () => frame.remove())
    return {
      dom: apart(
        element(
          'div',
          { class: 'story-card', role: 'group', 'aria-label': words('blocks.storyCard') },
          element('p', { class: 'kicker' }, words('blocks.storyCard')),
          headline,
          element('div', { class: 'block-buttons' }, away),
        ),
      ),
      show: ({ attrs: { storyId } }) => {
        headline.textContent = '…'
        soon(
          known.story(storyId),
          (story) => {
            if (frame.node().attrs.storyId !== storyId) return
            if (!story) {
              headline.textContent = words('card.unknown')
              return
            }
            const { dir } = localeTable[story.locale]
            headline.dir = dir
            headline.lang = story.locale
            setWords(headline, story.headline, dir)
          },
          () => {
            headline.textContent = words('card.unreachable')
          },
        )
      },
    }
  })

const providerNames: Record<string, string> = {
  youtube: 'YouTube',
  x: 'X',
  instagram: 'Instagram',
  telegram: 'Telegram',
  soundcloud: 'SoundCloud',
}

const embed = ({ words }: EditorContext) =>
  framed((frame) => {
    const title = frame.field({
      name: 'title',
      label: words('fields.embedTitle'),
      className: 'embed-title',
      next: 'behind',
      whenEmpty: null,
    })
    const address = element('p', { class: 'embed-address', dir: 'ltr' })
    const away = frame.button(words('embed.remove'), '', () => frame.remove())
    return {
      dom: apart(
        element(
          'div',
          { class: 'embed', role: 'group', 'aria-label': words('blocks.embed') },
          element('p', {}, title),
          address,
          element('p', { class: 'note' }, words('embed.note')),
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

/** A block of a newer version: that it is there, what of it can be read, and nothing to change about it. */
const unknownBlock = ({ words, locale }: EditorContext) =>
  framed((frame) => {
    const text = element('p', { class: 'unknown-block-text' })
    const away = frame.button(words('unknownBlock.remove'), '', () => frame.remove())
    return {
      dom: apart(
        element(
          'div',
          { class: 'unknown-block', role: 'group', 'aria-label': words('unknownBlock.label') },
          element('p', { class: 'missing' }, words('unknownBlock.note')),
          text,
          element('div', { class: 'block-buttons' }, away),
        ),
      ),
      show: (node) => {
        const read = textOf(node.toJSON() as UnknownBlock)
        text.textContent = read
        text.dir = firstStrongDirection(read) ?? localeTable[locale].dir
      },
    }
  })

export const blockViews = (context: EditorContext): Record<string, NodeViewConstructor> => ({
  blockquote: blockquote(context),
  pullQuote: pullQuote(context),
  factBox: factBox(context),
  table: table(context),
  codeBlock: codeBlock(context),
  liveUpdate: liveUpdate(context),
  figure: figure(context),
  storyCard: storyCard(context),
  embed: embed(context),
  unknownBlock: unknownBlock(context),
})
