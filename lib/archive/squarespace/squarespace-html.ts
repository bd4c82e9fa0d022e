/** A text of Squarespace's, its blocks as the HTML that they hold. */
import { parse5Tree } from '../../newsroom/paste/parse5-tree.ts'
import type { PastedElement } from '../../newsroom/paste/pasted-tree.ts'
import { aloneHtml, pictureHtml } from '../import/html-text.ts'
import { findIn, hasClass, lineOf, treeHtml } from '../import/html-tree.ts'

export function squarespaceHtml(html: string): string {
  // Every picture stands twice: once for who runs no scripts, which the tree leaves out.
  const { root } = parse5Tree(html)
  return root.children.map((node) => treeHtml(node, instead)).join('')
}

function instead(each: PastedElement): string | null {
  // A film is HTML in an attribute.
  const film = each.attributes['data-html']
  if (film && hasClass(each, 'sqs-video-wrapper'))
    return parse5Tree(film)
      .root.children.map((node) => treeHtml(node, () => null))
      .join('')
  if (each.name === 'img') {
    const src = each.attributes['data-src'] || each.attributes['data-image'] || each.attributes.src
    return src
      ? `<img src="${src.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" alt="${altOf(each)}">`
      : ''
  }
  if (hasClass(each, 'image-block-outer-wrapper')) {
    const img = findIn(each, ({ name }) => name === 'img')
    const caption =
      findIn(each, (inner) => hasClass(inner, 'image-caption')) ??
      findIn(each, ({ name }) => name === 'figcaption')
    const src = img && (img.attributes['data-src'] || img.attributes['data-image'] || img.attributes.src)
    if (src)
      return pictureHtml(
        src,
        altOf(img, false),
        lineOf(caption).replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
      )
  }
  if (hasClass(each, 'sqs-block-button-container') || hasClass(each, 'sqs-block-button-element')) {
    const link = each.name === 'a' ? each : findIn(each, ({ name }) => name === 'a')
    return aloneHtml(link?.attributes.href, lineOf(link))
  }
  return null
}

/** Squarespace puts a file's name there where nobody described the picture. */
function altOf({ attributes }: PastedElement, isEscaped = true): string {
  const alt = (attributes.alt ?? '').trim()
  const said = /\.(?:jpe?g|png|gif|webp)$/i.test(alt) ? '' : alt
  return isEscaped ? said.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;') : said
}
