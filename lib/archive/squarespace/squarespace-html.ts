/** A text of Squarespace's, its blocks as the HTML that they hold. */
import { parse5Tree } from '../../newsroom/paste/parse5-tree.ts'
import type { PastedElement } from '../../newsroom/paste/pasted-tree.ts'
import { aloneHtml, escapeHtml, galleryHtml, pictureHtml } from '../import/html-text.ts'
import { findAllIn, findIn, hasClass, lineOf, treeHtml } from '../import/html-tree.ts'

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
  if (galleries.some((name) => hasClass(each, name))) {
    const slides = findAllIn(each, (inner) => slideClasses.some((name) => hasClass(inner, name)))
    const pictures = (slides.length > 0 ? slides : findAllIn(each, ({ name }) => name === 'img')).flatMap(
      (slide) => slideHtml(slide) || [],
    )
    if (pictures.length > 0) return galleryHtml(pictures)
  }
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

/** Gallery blocks of 7.0, and gallery sections of 7.1 as far as they stand in a text. */
const galleries = [
  'sqs-gallery-container',
  'sqs-gallery',
  'gallery-grid',
  'gallery-strips',
  'gallery-masonry',
  'gallery-slideshow',
  'gallery-reel',
]
const slideClasses = [
  'slide',
  'gallery-grid-item',
  'gallery-strips-item',
  'gallery-masonry-item',
  'gallery-slideshow-item',
  'gallery-reel-item',
]
/** Where the words under a picture stand; a slide's title and text stand one under the other. */
const captionClasses = ['image-slide-title', 'gallery-caption-content', 'meta-title', 'meta-description']

function slideHtml(slide: PastedElement): string {
  const img = slide.name === 'img' ? slide : findIn(slide, ({ name }) => name === 'img')
  if (!img) return ''
  const { attributes } = img
  const src = attributes['data-src'] || attributes['data-image'] || attributes.src
  // A title stands there once over the picture and once under it.
  const words = new Set(
    findAllIn(slide, (inner) => captionClasses.some((name) => hasClass(inner, name))).map(lineOf),
  )
  const caption = [...words].filter(Boolean).join(' ')
  return pictureHtml(src, altOf(img, false), escapeHtml(caption))
}

/** Squarespace puts a file's name there where nobody described the picture. */
function altOf({ attributes }: PastedElement, isEscaped = true): string {
  const alt = (attributes.alt ?? '').trim()
  const said = /\.(?:jpe?g|png|gif|webp)$/i.test(alt) ? '' : alt
  return isEscaped ? said.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;') : said
}
