/** The HTML of a story from elsewhere as blocks of ours, with a note of everything that had to be otherwise. */

import { type Locale, localeTable } from '../../locale/table.ts'
import { cleanHtml } from '../../newsroom/paste/clean-html.ts'
import { parse5Tree } from '../../newsroom/paste/parse5-tree.ts'
import { cleanHref, embedAddress } from '../../newsroom/paste/pasted-links.ts'
import { isElement, type PastedElement, type PastedNode } from '../../newsroom/paste/pasted-tree.ts'
import { settle } from '../../newsroom/paste/read-clipboard.ts'
import type { Block } from '../../story/document.ts'
import { plainText } from '../../story/plain-text.ts'
import type { ImportNote } from '../../vocabulary.ts'
import { detectLocale } from '../desk-text/language.ts'
import { note } from './notes.ts'

export type StoryBlocks = {
  /** Pictures stand in them under their address in the place of an id; see `place-pictures.ts`. */
  blocks: Block[]
  locale: Locale
  isSure: boolean
  notes: ImportNote[]
  /** Longer than a story may be: what is here is not all of it. */
  isCut: boolean
  /** Where it was asked for: see `original-text.ts`. */
  original?: string
}

/** What runs, is filled in, or draws: of no use in a story, and said. The tree leaves most of them out unread. */
const leftOut = /<(script|object|applet|canvas|svg|form|button|select|textarea)\b/gi
const overrides = /[\u202A-\u202E]/

/**
 * @param locale the story's, where it is known; else its words say it
 * @param otherwise the site's, for words that do not say
 */
export function storyBlocks(
  html: string,
  given: { locale: Locale | null; otherwise: Locale | null; origin: string | null; headline?: string },
): StoryBlocks {
  const notes: ImportNote[] = []
  for (const name of new Set([...html.matchAll(leftOut)].map((found) => (found[1] ?? '').toLowerCase())))
    notes.push(note('element-left-out', name))
  if (overrides.test(html)) notes.push(note('overrides-removed'))
  const { root, isCut } = parse5Tree(html)
  const prepared = prepare(root, given.origin, (each) => notes.push(each))
  const { blocks } = cleanHtml(prepared, ({ src = '', alt = '' }) =>
    isPlaceable(src) ? { mediaId: pictureToken(src), alt: alt.trim() || null } : null,
  )
  const words = `${given.headline ?? ''}\n${plainText({ type: 'doc', content: blocks })}`
  const told = given.locale ? { locale: given.locale, sure: true } : detectLocale(words)
  const locale = told.sure || !mayBeIn(words, told.locale, given.otherwise) ? told.locale : given.otherwise
  const settled = settle(blocks, locale)
  return {
    blocks: settled.blocks,
    locale,
    isSure: told.sure || locale === given.otherwise,
    notes,
    isCut: isCut || settled.isCut,
  }
}

/** Many a site was set up in English and never told that it is written in Arabic: its letters are believed first. */
const mayBeIn = (words: string, likeliest: Locale, otherwise: Locale | null): otherwise is Locale =>
  otherwise !== null && (!/\p{L}/u.test(words) || lettersOf(otherwise) === lettersOf(likeliest))

/** Nastaliq is a hand in which Arabic letters are written. */
const lettersOf = (locale: Locale): string => localeTable[locale].script.replace('Aran', 'Arab')

/** Where a picture will stand: its address, marked so that it is never taken for an id of ours. */
const mark = 'at:'
const pictureToken = (address: string): string => mark + address
export const addressOfToken = (mediaId: string): string | null =>
  mediaId.startsWith(mark) ? mediaId.slice(mark.length) : null

/** Of another site, of the site's own library, or of the file; not `data:`, nor what the browser would run. */
const isPlaceable = (src: string): boolean =>
  src.length <= 2_000 && (/^(?:https?:\/\/|picture:)/i.test(src) || /^(?![a-z][a-z\d+.-]*:)[^\s]/i.test(src))

/** The tree with its addresses made whole, and with what a story cannot hold made into links, or said. */
function prepare(root: PastedElement, origin: string | null, say: (each: ImportNote) => void): PastedElement {
  const whole = (address: string | undefined): string => {
    const written = (address ?? '').trim()
    if (!written || /^[a-z][a-z\d+.-]*:/i.test(written)) return written
    if (written.startsWith('#')) return ''
    if (written.startsWith('//')) return `https:${written}`
    return origin && URL.canParse(written, origin) ? new URL(written, origin).href : ''
  }
  const link = (href: string, text = href): PastedElement => ({
    name: 'p',
    attributes: {},
    children: [{ name: 'a', attributes: { href }, children: [{ text }] }],
  })
  const visit = (node: PastedNode): PastedNode[] => {
    if (!isElement(node)) return [node]
    const { name, attributes } = node
    if (name === 'iframe') {
      const src = whole(attributes.src ?? attributes['data-src'])
      if (embedAddress(src)) return [{ ...node, attributes: { ...attributes, src } }]
      const href = cleanHref(src)
      if (!href) return []
      say(note('embed-linked', href))
      return [link(href, attributes.title?.trim() || href)]
    }
    if (name === 'audio' || name === 'video') {
      const source = node.children.find((child) => isElement(child) && child.name === 'source')
      const href = cleanHref(
        whole(attributes.src ?? (source && isElement(source) ? source.attributes.src : '')),
      )
      return href ? [link(href)] : []
    }
    if (name === 'img') {
      // Loaded late: the address stands elsewhere until the page has come.
      const src = [attributes.src, attributes['data-src'], attributes['data-lazy-src']].find(
        (each) => each && !each.startsWith('data:'),
      )
      return src ? [{ ...node, attributes: { ...attributes, src: src.trim() } }] : []
    }
    if (name === 'a') {
      const href = whole(attributes.href)
      if (attributes.href && href && !cleanHref(href)) say(note('link-removed', attributes.href))
      return [{ ...node, attributes: { ...attributes, href }, children: node.children.flatMap(visit) }]
    }
    return [{ ...node, children: node.children.flatMap(visit) }]
  }
  // Pasted trees are no deeper than 120.
  return { ...root, children: root.children.flatMap(visit) }
}
