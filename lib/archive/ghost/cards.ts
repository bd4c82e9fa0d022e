/** What Ghost's editors put between paragraphs, in all their versions, as HTML. */
import type { ImportNote } from '../../vocabulary.ts'
import {
  aloneHtml,
  bookmarkHtml,
  escapeHtml,
  galleryHtml,
  pictureHtml,
  withoutTags,
} from '../import/html-text.ts'
import { note } from '../import/notes.ts'

type Payload = Record<string, unknown>
const isPayload = (value: unknown): value is Payload => typeof value === 'object' && value !== null

/**
 * Null for one that is not known.
 * @param say is told of what stood in one and is left out
 */
export function cardHtml(name: string, payload: Payload, say: (each: ImportNote) => void): string | null {
  if (!isForAll(name, payload)) {
    const words = wordsOf(payload)
    if (words) say(note('part-not-for-all', words))
    return ''
  }
  switch (name) {
    // The line beneath which a story was for those who pay: one that everybody could read has none.
    case 'paywall':
      return ''
    case 'signup':
      say(note('form-left-out', wordsOf(payload)))
      return ''
    case 'hr':
    case 'horizontalrule':
      return '<hr>'
    case 'image':
    case 'image-card':
      return pictureHtml(payload.src, payload.alt, payload.caption)
    case 'gallery': {
      const images = Array.isArray(payload.images) ? payload.images.filter(isPayload) : []
      return galleryHtml(
        images.map(({ src, alt, caption: own }) => pictureHtml(src, alt, own)).filter(Boolean),
        typeof payload.caption === 'string' ? payload.caption : '',
      )
    }
    case 'embed':
    case 'twitter':
      return aloneHtml(payload.url) + captionOf(payload)
    case 'bookmark': {
      const metadata = isPayload(payload.metadata) ? payload.metadata : {}
      return bookmarkHtml(
        payload.url,
        {
          title: metadata.title ?? payload.title,
          description: metadata.description ?? payload.description,
          site: metadata.publisher,
          author: metadata.author,
        },
        html(payload.caption),
      )
    }
    case 'html':
      return String(payload.html ?? '')
    case 'code':
    case 'codeblock':
      return `<pre>${escapeHtml(payload.code)}</pre>${captionOf(payload)}`
    case 'callout':
      return `<div class="call-out"><p>${escapeHtml(payload.calloutEmoji)} ${html(payload.calloutText)}</p></div>`
    case 'toggle':
      return `<details><summary>${html(payload.heading)}</summary>${html(payload.content)}</details>`
    case 'button':
      return aloneHtml(payload.buttonUrl, payload.buttonText)
    case 'call-to-action': {
      const sponsor = payload.hasSponsorLabel ? html(payload.sponsorLabel) : ''
      const button = payload.showButton ? aloneHtml(payload.buttonUrl, payload.buttonText) : ''
      const text = html(payload.textValue)
      return `<div>${sponsor}</div>${pictureHtml(payload.imageUrl)}<div class="call-out"><div>${text}</div><div class="call-out-link">${button}</div></div>`
    }
    case 'video':
    case 'audio':
    case 'file':
      return (
        aloneHtml(payload.src, payload.title || payload.fileTitle || payload.fileName || payload.src) +
        (payload.fileCaption ? `<p>${escapeHtml(payload.fileCaption)}</p>` : '') +
        captionOf(payload)
      )
    case 'header': {
      const under = payload.subheader ? `<p>${html(payload.subheader)}</p>` : ''
      const button = payload.buttonEnabled === false ? '' : aloneHtml(payload.buttonUrl, payload.buttonText)
      return `${pictureHtml(payload.backgroundImageSrc)}<h2>${html(payload.header)}</h2>${under}${button}`
    }
    case 'product': {
      const stars = Number(payload.productStarRating)
      const rating =
        payload.productRatingEnabled && stars >= 1 && stars <= 5
          ? `<p>${'★'.repeat(stars)}${'☆'.repeat(5 - stars)}</p>`
          : ''
      const button =
        payload.productButtonEnabled === false ? '' : aloneHtml(payload.productUrl, payload.productButton)
      return `${pictureHtml(payload.productImageSrc)}<h3>${html(payload.productTitle)}</h3>${rating}<div>${html(payload.productDescription)}</div>${button}`
    }
    default:
      return null
  }
}

/** Of those that hold HTML themselves. */
const html = (value: unknown): string => (typeof value === 'string' ? value : '')
const captionOf = ({ caption }: Payload): string =>
  typeof caption === 'string' && caption ? `<p>${caption}</p>` : ''

/** What a person could read of a card, in one line. */
function wordsOf(payload: Payload): string {
  const texts = ['header', 'subheader', 'disclaimer', 'html', 'textValue', 'buttonText', 'buttonUrl']
    .map((name) => payload[name])
    .filter((each): each is string => typeof each === 'string')
  return withoutTags(texts.join(' '))
}

/**
 * Whether everybody who came to the site saw it. Parts of newsletters are no part of the page; those of a card may be for
 * members alone (https://github.com/TryGhost/Koenig, `visibility`).
 */
function isForAll(name: string, { visibility }: Payload): boolean {
  if (name === 'email' || name === 'email-cta' || name === 'transistor') return false
  if (!isPayload(visibility)) return true
  if (visibility.showOnWeb === false || visibility.emailOnly === true) return false
  const { web } = visibility
  return !isPayload(web) || web.nonMember !== false
}
