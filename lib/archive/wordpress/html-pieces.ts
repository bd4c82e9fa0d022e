/** Pieces of HTML out of what WordPress and its plug-ins keep in attributes; the story's own door judges what comes of them. */

/** What stands in an attribute may hold entities already. */
export const escaped = (text: string): string =>
  text
    .replace(/&(?!#?\w{1,12};)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')

/** A line that may hold a few tags, which a heading or a link is better without. */
const lineOf = (words: string): string => escaped(words.replace(/<[^<>]*>/g, ' ').trim())

const alone = (html: string): string => `\n\n${html}\n\n`

/** An address on a line of its own, which becomes what stands there if it is one of those that may. */
export const addressHtml = (address: string): string => {
  const given = address.trim().replace(/^\/\//, 'https://')
  return /^https?:\/\/[^\s<>"]+$/i.test(given) ? alone(`<p>${escaped(given)}</p>`) : ''
}

export const linkHtml = (address: string, words = address): string =>
  address.trim()
    ? alone(`<p><a href="${escaped(address.trim())}">${lineOf(words) || escaped(address.trim())}</a></p>`)
    : words.trim()
      ? alone(`<p>${lineOf(words)}</p>`)
      : ''

/** @param source an address, or the id that it has in the library */
export function pictureHtml(source: string, alt = '', caption = ''): string {
  const src = /^\d+$/.test(source.trim()) ? `picture:${source.trim()}` : source.trim()
  if (!src || src === 'picture:0') return ''
  const words = caption.trim() ? `<figcaption>${lineOf(caption)}</figcaption>` : ''
  return alone(`<figure><img src="${escaped(src)}" alt="${escaped(alt)}">${words}</figure>`)
}

/** @param pictures HTML of each */
export const galleryHtml = (pictures: readonly string[]): string =>
  pictures.length > 1
    ? alone(`<figure class="wp-block-gallery">${pictures.join('').replaceAll('\n\n', '')}</figure>`)
    : pictures.join('')

export const headingHtml = (words: string, level = 3): string =>
  words.trim() ? alone(`<h${level}>${lineOf(words)}</h${level}>`) : ''

export const lineHtml = (words: string): string => (words.trim() ? alone(`<p>${lineOf(words)}</p>`) : '')

/** What opens when it is pressed, or stands in a box under a title. @param content HTML */
export const toggleHtml = (title: string, content: string): string =>
  title.trim()
    ? alone(`<details><summary>${lineOf(title)}</summary>\n\n${content}\n\n</details>`)
    : alone(content)

/** @param content HTML */
export const quoteHtml = (content: string, author: string, isPulled = false): string =>
  alone(
    `<blockquote${isPulled ? ' class="pullquote"' : ''}>${content}${author.trim() ? `<cite>${lineOf(author)}</cite>` : ''}</blockquote>`,
  )

/** Whether HTML holds anything that a reader would see. */
export const isEmptyHtml = (html: string): boolean =>
  !/<(?:img|iframe|audio|video|hr)\b/i.test(html) &&
  !html
    .replace(/<[^<>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .trim()
