/** Text as HTML, for formats that are no HTML themselves; the story's own door judges what comes of it. */
import { escapeHtml as escapeText } from '../../story/html.ts'

export const escapeHtml = (text: unknown): string => escapeText(String(text ?? ''))

/** Without tags, for lines that hold a few. */
export const withoutTags = (html: string): string =>
  html
    .replace(/<[a-z/!][^<>]*>/gi, ' ')
    .replace(/\s+/gu, ' ')
    .trim()

export const pictureHtml = (src: unknown, alt: unknown = '', caption: unknown = ''): string =>
  src
    ? `<figure><img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}">${caption ? `<figcaption>${caption}</figcaption>` : ''}</figure>`
    : ''
/** @param pictures HTML of each @param caption HTML, of all of them */
export const galleryHtml = (pictures: readonly string[], caption = ''): string =>
  pictures.length > 1
    ? `<figure class="wp-block-gallery">${pictures.join('')}${caption && `<figcaption>${caption}</figcaption>`}</figure>`
    : pictures.join('') + (caption && `<p>${caption}</p>`)

/** An address on a line of its own: what it is of may stand there, else it is a link. */
export const aloneHtml = (address: unknown, title: unknown = ''): string =>
  address
    ? title
      ? `<p><a href="${escapeHtml(address)}">${escapeHtml(title)}</a></p>`
      : `<p>${escapeHtml(address)}</p>`
    : ''

export type Bookmark = Partial<Record<'title' | 'description' | 'site' | 'author', unknown>>

/** A card of another page, in the form that Ghost has for one: `clean-html.ts` knows it. @param caption HTML */
export function bookmarkHtml(
  address: unknown,
  { title, description, site, author }: Bookmark,
  caption = '',
): string {
  if (!address) return ''
  const part = (name: string, words: unknown) =>
    words ? `<div class="kg-bookmark-${name}">${escapeHtml(words)}</div>` : ''
  const said = [
    part('title', title),
    part('description', description),
    // So Ghost calls the two.
    part('author', site),
    part('publisher', author),
  ].join('')
  return `<figure class="kg-bookmark-card"><a href="${escapeHtml(address)}">${said || escapeHtml(address)}</a>${caption && `<figcaption>${caption}</figcaption>`}</figure>`
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
}

/** A line that is HTML, if seldom with any in it, as its words. */
export const lineOfHtml = (html: string): string =>
  withoutTags(html)
    .replace(/&(?:#(\d{2,7})|#x([\da-f]{2,6})|(\w{2,8}));/gi, (whole, decimal, hex, name) => {
      if (name) return named[String(name).toLowerCase()] ?? whole
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
    .replace(/\s+/gu, ' ')
    .trim()

/** Plain text as HTML: an empty line parts paragraphs; where there is none, every line is one. */
export function paragraphsHtml(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').trim()
  const parts = /\n[ \t]*\n/.test(lines) ? lines.split(/\n(?:[ \t]*\n)+/) : lines.split('\n')
  return parts
    .filter((part) => part.trim())
    .map((part) => `<p>${escapeHtml(part.trim()).replace(/\n/g, '<br>')}</p>`)
    .join('\n')
}
