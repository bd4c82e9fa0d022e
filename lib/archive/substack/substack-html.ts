/** A post of Substack's without what is of use there alone: sign-up forms, buttons, polls. */
import { parse5Tree } from '../../newsroom/paste/parse5-tree.ts'
import type { PastedElement } from '../../newsroom/paste/pasted-tree.ts'
import type { ImportNote } from '../../vocabulary.ts'
import { aloneHtml, bookmarkHtml, escapeHtml, galleryHtml, pictureHtml } from '../import/html-text.ts'
import { findIn, hasClass, lineOf, treeHtml } from '../import/html-tree.ts'
import { namedWith, objectIn, objectsIn, wordsIn } from '../import/json-values.ts'
import { note } from '../import/notes.ts'

/** What readers there were asked to do. */
const asks = [
  'subscription-widget-wrap',
  'subscription-widget',
  'button-wrapper',
  'paywall-jump',
  'captioned-button-wrap',
  'community-chat',
  'directMessage',
  'install-substack-app-embed',
]
/** What a program there fills. */
const programs = ['poll-embed', 'digest-post-embed', 'comment', 'latex-rendered']

export function substackHtml(html: string, say: (each: ImportNote) => void): string {
  const { root } = parse5Tree(html)
  return root.children.map((node) => treeHtml(node, (each) => instead(each, say))).join('')
}

function instead(each: PastedElement, say: (note: ImportNote) => void): string | null {
  // Whatever is not a text has a class.
  if (each.attributes.class === undefined) return null
  if (asks.some((name) => hasClass(each, name))) {
    const link = findIn(each, ({ name }) => name === 'a')
    const href = link?.attributes.href ?? ''
    // A button that leads elsewhere than to signing up or sharing.
    if (
      hasClass(each, 'button-wrapper') &&
      /^https?:/.test(href) &&
      !/%%|[?&]utm_|\/(?:subscribe|share)\b/.test(href)
    )
      return aloneHtml(href, lineOf(link))
    say(note('block-left-out', lineOf(each) || asks.find((name) => hasClass(each, name)) || ''))
    return ''
  }
  const attributes = attributesOf(each)
  const address = text(attributes.url) || text(attributes.canonical_url)
  // Nothing but what its program reads stands in it.
  if (hasClass(each, 'image-gallery-embed')) {
    const gallery = objectIn(attributes.gallery)
    const pictures = objectsIn(gallery.images).flatMap(({ src, alt }) => pictureHtml(src, text(alt)) || [])
    // What is said of all of them, for who does not see them, is the first one's.
    const [first = '', ...others] = pictures
    const alt = text(gallery.alt)
    return galleryHtml(
      first ? [alt ? first.replace('alt=""', () => `alt="${escapeHtml(alt)}"`) : first, ...others] : [],
      escapeHtml(text(gallery.caption)),
    )
  }
  if (hasClass(each, 'tweet') || hasClass(each, 'twitter-embed'))
    return bookmarkHtml(address, { description: text(attributes.full_text), author: text(attributes.name) })
  if (hasClass(each, 'instagram-embed-wrap') && text(attributes.instagram_id))
    return aloneHtml(`https://www.instagram.com/p/${text(attributes.instagram_id)}/`)
  if (hasClass(each, 'youtube-wrap') && text(attributes.videoId))
    return aloneHtml(`https://www.youtube.com/watch?v=${text(attributes.videoId)}`)
  if (hasClass(each, 'embedded-post-wrap') || hasClass(each, 'embedded-publication-wrap'))
    return bookmarkHtml(address, {
      title: text(attributes.title) || text(attributes.name),
      description: text(attributes.caption) || text(attributes.hero_text),
      site: text(attributes.publication_name),
    })
  if (hasClass(each, 'pullquote'))
    return `<blockquote>${each.children.map((child) => treeHtml(child, () => null)).join('')}</blockquote>`
  if (hasClass(each, 'file-embed-wrapper')) {
    const link = findIn(each, ({ name, attributes: { href } }) => name === 'a' && Boolean(href))
    return aloneHtml(
      link?.attributes.href,
      lineOf(findIn(each, (inner) => hasClass(inner, 'file-embed-details-h1'))) || lineOf(link),
    )
  }
  // The icons that stand over a picture.
  if (hasClass(each, 'image-link-expand')) return ''
  if (programs.some((name) => hasClass(each, name))) {
    const name = programs.find((program) => hasClass(each, program)) ?? ''
    say(note('block-left-out', lineOf(each) || namedWith(name, wordsIn(attributes))))
    return ''
  }
  return null
}

function attributesOf({ attributes }: PastedElement): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(attributes['data-attrs'] ?? '{}')
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
