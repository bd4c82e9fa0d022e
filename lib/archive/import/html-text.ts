/** Text as HTML, for formats that are no HTML themselves; the story's own door judges what comes of it. */
import { escapeHtml as escapeText } from '../../story/html.ts'

export const escapeHtml = (text: unknown): string => escapeText(String(text ?? ''))

/** Without tags, for lines that hold a few. */
export const withoutTags = (html: string): string =>
  html
    .replace(/<[a-z/!][^>]*>/gi, ' ')
    .replace(/\s+/gu, ' ')
    .trim()

export const pictureHtml = (src: unknown, alt: unknown = '', caption: unknown = ''): string =>
  src
    ? `<figure><img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}">${caption ? `<figcaption>${caption}</figcaption>` : ''}</figure>`
    : ''
/** An address on a line of its own: what it is of may stand there, else it is a link. */
export const aloneHtml = (address: unknown, title: unknown = ''): string =>
  address
    ? title
      ? `<p><a href="${escapeHtml(address)}">${escapeHtml(title)}</a></p>`
      : `<p>${escapeHtml(address)}</p>`
    : ''
