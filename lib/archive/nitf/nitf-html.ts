/** The words of a NITF body as HTML (https://iptc.org/standards/nitf/): its own elements, and those that are HTML's already. */
import { escapeHtml, pictureHtml } from '../import/html-text.ts'
import type { XmlElement } from '../import/xml-elements.ts'
import { findElement, localName, wholeWords } from '../import/xml-html.ts'

/** Blocks and marks of NITF under the names that HTML has for them; what is in neither list is its words. */
const asHtml: Readonly<Record<string, string>> = {
  p: 'p',
  hl1: 'h2',
  hl2: 'h3',
  bq: 'blockquote',
  ul: 'ul',
  ol: 'ol',
  li: 'li',
  dl: 'dl',
  dt: 'dt',
  dd: 'dd',
  table: 'table',
  caption: 'caption',
  thead: 'thead',
  tbody: 'tbody',
  tfoot: 'tfoot',
  tr: 'tr',
  th: 'th',
  td: 'td',
  pre: 'pre',
  em: 'em',
  strong: 'strong',
  b: 'b',
  i: 'i',
  u: 'u',
  q: 'q',
  sub: 'sub',
  sup: 'sup',
  note: 'aside',
  tagline: 'p',
  credit: 'cite',
  h1: 'h2',
  h2: 'h2',
  h3: 'h3',
  h4: 'h4',
  blockquote: 'blockquote',
  copyrite: 'p',
}

export type NitfPicture = { source: string; caption: string; producer: string }

export function nitfHtml(element: XmlElement): string {
  return element.parts.map((part) => (typeof part === 'string' ? escapeHtml(part) : partHtml(part))).join('')
}

function partHtml(part: XmlElement): string {
  const name = localName(part.name)
  if (name === 'br') return '<br>'
  if (name === 'hr') return '<hr>'
  if (name === 'a') return `<a href="${escapeHtml(part.attributes.href)}">${nitfHtml(part)}</a>`
  if (name === 'media') return mediaHtml(part)
  if (name === 'fig' || name === 'img')
    return pictureHtml(part.attributes.src ?? part.attributes.source, part.attributes.alt)
  // Code of a player, escaped as words: what may stand in a story of it does, and none of it is printed.
  if (
    name === 'p' &&
    part.children.length === 0 &&
    /^\s*<(?:div|script|iframe|blockquote)\b[\s\S]*>\s*$/i.test(part.text)
  )
    return part.text
  const tag = asHtml[name]
  return tag ? `<${tag}>${nitfHtml(part)}</${tag}>` : nitfHtml(part)
}

/** Null for sound and film, and for what names no file. */
export function nitfPicture(media: XmlElement): NitfPicture | null {
  const references = media.children.filter(({ name }) => localName(name) === 'media-reference')
  const isPicture = (type: string | undefined) => !type || /^(?:image|photo|picture|graphic)/i.test(type)
  if (!isPicture(media.attributes['media-type'])) return null
  // Several sizes of one picture: the widest.
  const [largest] = references
    .filter(({ attributes }) => isPicture(attributes['mime-type']) && attributes.source)
    .sort((a, b) => Number(b.attributes.width ?? 0) - Number(a.attributes.width ?? 0))
  if (!largest) return null
  const line = (name: string) => {
    const found = findElement(media, name)
    return found ? wholeWords(found).replace(/\s+/gu, ' ').trim() : ''
  }
  return {
    source: largest.attributes.source ?? '',
    caption: line('media-caption'),
    producer: line('media-producer'),
  }
}

function mediaHtml(media: XmlElement): string {
  const picture = nitfPicture(media)
  if (picture) return pictureHtml(picture.source, '', escapeHtml(picture.caption))
  const source = findElement(media, 'media-reference')?.attributes.source
  const caption = findElement(media, 'media-caption')
  const words = caption ? wholeWords(caption).replace(/\s+/gu, ' ').trim() : ''
  return source && /^https?:/.test(source)
    ? `<p><a href="${escapeHtml(source)}">${escapeHtml(words || source)}</a></p>`
    : words
      ? `<p>${escapeHtml(words)}</p>`
      : ''
}
