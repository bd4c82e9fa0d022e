/** What Ghost's editors put between paragraphs, in all their versions, as HTML. */
import { aloneHtml, escapeHtml, pictureHtml } from '../import/html-text.ts'

type Payload = Record<string, unknown>
const isPayload = (value: unknown): value is Payload => typeof value === 'object' && value !== null

/** Those that say nothing to a reader of ours: sign-up forms, the line where the paywall stands. */
const silent = new Set(['paywall', 'signup', 'email', 'email-cta', 'call-to-action'])

/** Null for one that is not known. */
export function cardHtml(name: string, payload: Payload): string | null {
  if (silent.has(name)) return ''
  switch (name) {
    case 'hr':
    case 'horizontalrule':
      return '<hr>'
    case 'image':
    case 'image-card':
      return pictureHtml(payload.src, payload.alt, payload.caption)
    case 'gallery': {
      const images = Array.isArray(payload.images) ? payload.images.filter(isPayload) : []
      const caption = payload.caption ? `<p>${payload.caption}</p>` : ''
      return images.map(({ src, alt, caption: own }) => pictureHtml(src, alt, own)).join('\n') + caption
    }
    case 'embed':
      return aloneHtml(payload.url) + (payload.caption ? `<p>${payload.caption}</p>` : '')
    case 'bookmark': {
      const metadata = isPayload(payload.metadata) ? payload.metadata : {}
      return aloneHtml(payload.url, metadata.title ?? payload.title ?? payload.url)
    }
    case 'html':
      return String(payload.html ?? '')
    case 'code':
    case 'codeblock':
      return `<pre>${escapeHtml(payload.code)}</pre>`
    case 'callout':
      return `<p>${escapeHtml(payload.calloutEmoji)} ${String(payload.calloutText ?? '')}</p>`
    case 'toggle':
      return `<h3>${String(payload.heading ?? '')}</h3>${String(payload.content ?? '')}`
    case 'button':
      return aloneHtml(payload.buttonUrl, payload.buttonText)
    case 'video':
    case 'audio':
    case 'file':
      return aloneHtml(payload.src, payload.title ?? payload.fileTitle ?? payload.fileName ?? payload.src)
    case 'header':
      return `<h2>${String(payload.header ?? '')}</h2>${payload.subheader ? `<p>${String(payload.subheader)}</p>` : ''}`
    case 'product':
      return `${pictureHtml(payload.productImageSrc)}<h3>${String(payload.productTitle ?? '')}</h3>${String(payload.productDescription ?? '')}${aloneHtml(payload.productUrl, payload.productButton)}`
    default:
      return null
  }
}
