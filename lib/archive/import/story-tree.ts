/**
 * The HTML of a story from elsewhere as a tree with its addresses made whole: what a story cannot hold made into links,
 * what programs draw around words taken away, and everything that is lost said with its words.
 */
import { cleanHref, embedAddress } from '../../newsroom/paste/pasted-links.ts'
import {
  isContentsList,
  isElement,
  type PastedElement,
  type PastedNode,
} from '../../newsroom/paste/pasted-tree.ts'
import type { ImportNote } from '../../vocabulary.ts'
import { findAllIn, findIn, hasClass, lineOf } from './html-tree.ts'
import { note } from './notes.ts'
import { watchAddress } from './old-players.ts'

/** What runs, is filled in, or draws. The tree leaves most of them out unread. */
const leftOut = /<(script|object|applet|canvas|svg|form)\b/gi

/** Names of the elements that are of no use in a story. */
export function leftOutOf(html: string): Set<string> {
  const names = new Set<string>()
  for (const found of html.matchAll(leftOut)) {
    // A preview of a file, which has its link beside it.
    const isPreview = html.slice(found.index, found.index + 300).includes('wp-block-file__embed')
    if (!isPreview) names.add((found[1] ?? '').toLowerCase())
  }
  return names
}

/** Pressed, chosen or opened: their words are no text of the story, and readers saw them. */
const controls = new Set(['button', 'select', 'textarea', 'option', 'menu', 'nav', 'dialog'])
/** The title of something that opens when it is pressed, which is drawn as a button. */
const opener = /accordion|toggle|faq|question|collaps|spoiler|\btab|expand/i
/** What it opens, which is hidden until then. */
const opened = /accordion|toggle|faq|answer|collaps|spoiler|\btab|panel|expand/i

/** Words of one note, and notes of one story. */
const longest = 200
const most = 20

export function preparedTree(
  root: PastedElement,
  origin: string | null,
  say: (each: ImportNote) => void,
): PastedElement {
  const whole = (address: string | undefined): string => {
    const written = (address ?? '').trim()
    if (!written || /^[a-z][a-z\d+.-]*:/i.test(written)) return written
    if (written.startsWith('#')) return ''
    if (written.startsWith('//')) return `https:${written}`
    return origin && URL.canParse(written, origin) ? new URL(written, origin).href : ''
  }

  const said = new Set<string>()
  const sayWords = (node: PastedElement) => {
    const words = wordsOf(node)
    if (!/\p{L}/u.test(words) || said.has(words) || said.size >= most) return
    said.add(words)
    say(note('words-left-out', words))
  }

  const recording = (node: PastedElement): string | null => {
    const source = node.children.find((child) => isElement(child) && child.name === 'source')
    return cleanHref(
      whole(node.attributes.src ?? (source && isElement(source) ? source.attributes.src : undefined)),
    )
  }

  const visit = (node: PastedNode): PastedNode[] => {
    if (!isElement(node)) return [node]
    const { name, attributes, children } = node
    const className = attributes.class ?? ''
    if (name === 'iframe' || name === 'embed') {
      const src = watchAddress(
        whole([attributes.src, attributes['data-src'], attributes['data-lazy-src']].find(isTold)),
      )
      if (embedAddress(src)) return [{ ...node, name: 'iframe', attributes: { ...attributes, src } }]
      const href = cleanHref(src)
      if (!href) return []
      say(note('embed-linked', href))
      return [link(href, attributes.title?.trim() || href)]
    }
    if (/\bfb-(?:post|video)\b/.test(className)) {
      // Drawn by a script of the other site's.
      const href = cleanHref(whole(attributes['data-href'] ?? attributes.cite))
      if (href) return [link(href)]
    }
    if (/\bkg-(?:audio|video|file)-card\b/.test(className)) {
      const card = ghostCard(node)
      const href = card && cleanHref(whole(card.address))
      if (href)
        return [link(href, card.title || href), ...(card.caption ? [textParagraph(card.caption)] : [])]
    }
    if (name === 'audio' || name === 'video') {
      const href = recording(node)
      return href ? [link(href)] : []
    }
    if (name === 'table' && hasClass(node, 'tr-caption-container')) {
      const figure = bloggerFigure(node)
      if (figure) return visit(figure)
    }
    if (name === 'figure') {
      // A recording is called by the line under it.
      const [only, caption] = children.filter((child) => isElement(child)) as PastedElement[]
      const href = only && ['audio', 'video'].includes(only.name) ? recording(only) : null
      const words = caption?.name === 'figcaption' ? wordsOf(caption) : ''
      if (href && words && children.filter(isElement).length === 2) return [link(href, words)]
    }
    if (name === 'img') {
      // Loaded late: the address stands elsewhere until the page has come.
      const src = [attributes.src, attributes['data-src'], attributes['data-lazy-src']].find(isTold)
      return src ? [{ ...node, attributes: { ...attributes, src: src.trim() } }] : []
    }
    if (name === 'a') {
      const href = whole(attributes.href)
      if (attributes.href && href && !cleanHref(href)) say(note('link-removed', attributes.href))
      return [{ ...node, attributes: { ...attributes, href }, children: children.flatMap(visit) }]
    }
    if (isContentsList(node)) return [{ ...node, children: [] }]
    if (controls.has(name)) {
      if (name === 'button' && opener.test(`${className} ${attributes['aria-controls'] ?? ''}`))
        return [
          {
            name: 'p',
            attributes: {},
            children: [{ name: 'strong', attributes: {}, children: children.flatMap(visit) }],
          },
        ]
      sayWords(node)
      return []
    }
    if (isHidden(node)) {
      // A sign beside the title says the same to the eye.
      if (!opened.test(className) || withinLine.has(name)) {
        sayWords(node)
        return []
      }
      return [{ ...node, attributes: { class: className }, children: children.flatMap(visit) }]
    }
    if (/\bwp-block-file\b/.test(className))
      return [{ ...node, children: withoutDownload(node).flatMap(visit) }]
    if (/\bwp-block-(?:cover|media-text)/.test(className)) {
      const background = backgroundOf(attributes.style)
      if (background && !holdsPicture(node))
        return [
          {
            ...node,
            children: [
              { name: 'img', attributes: { src: background }, children: [] },
              ...children.flatMap(visit),
            ],
          },
        ]
    }
    return [{ ...node, children: children.flatMap(visit) }]
  }
  // Pasted trees are no deeper than 120.
  return { ...root, children: root.children.flatMap(visit) }
}

/** A player or a download of Ghost's, as its pages have it: what it plays, among what a program there draws. */
function ghostCard(card: PastedElement): { address: string; title: string; caption: string } | null {
  const source = findIn(
    card,
    ({ name, attributes }) =>
      (/^(?:audio|video|source)$/.test(name) && Boolean(attributes.src)) ||
      (name === 'a' && hasClass({ name, attributes, children: [] }, 'kg-file-card-container')),
  )
  const words = (className: string) => lineOf(findIn(card, (each) => hasClass(each, className)))
  if (!source) return null
  return {
    address: source.attributes.src ?? source.attributes.href ?? '',
    title:
      words('kg-audio-title') ||
      words('kg-file-card-title') ||
      lineOf(findIn(card, ({ name }) => name === 'figcaption')),
    caption: words('kg-file-card-caption'),
  }
}

/** A picture with words under it, which Blogger lays out as a table. Null for a table that is one. */
function bloggerFigure(table: PastedElement): PastedElement | null {
  const pictures = findAllIn(table, ({ name }) => name === 'img')
  const caption = findIn(table, (each) => hasClass(each, 'tr-caption'))
  if (pictures.length === 0) return null
  const words = caption
    ? [{ name: 'figcaption', attributes: {}, children: caption.children } satisfies PastedElement]
    : []
  return { name: 'figure', attributes: {}, children: [...pictures, ...words] }
}

const textParagraph = (text: string): PastedElement => ({ name: 'p', attributes: {}, children: [{ text }] })

const isTold = (address: string | undefined): address is string => !!address && !address.startsWith('data:')

const link = (href: string, text = href): PastedElement => ({
  name: 'p',
  attributes: {},
  children: [{ name: 'a', attributes: { href }, children: [{ text }] }],
})

const withinLine = new Set(
  'a abbr b bdi bdo cite code del em i ins mark s small span strong sub sup u'.split(' '),
)

const rawText = (node: PastedNode): string =>
  isElement(node) ? node.children.map(rawText).join('') + (withinLine.has(node.name) ? '' : ' ') : node.text

const wordsOf = (node: PastedElement): string => rawText(node).replace(/\s+/gu, ' ').trim().slice(0, longest)

const isHidden = ({ name, attributes }: PastedElement): boolean =>
  'hidden' in attributes ||
  (attributes['aria-hidden'] === 'true' && name !== 'i') ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? '')

/** WordPress prints a file's name as a link to it, and a button that leads to the same. */
function withoutDownload({ children }: PastedElement): PastedNode[] {
  const isButton = (child: PastedNode) =>
    isElement(child) && /\bwp-block-file__button\b/.test(child.attributes.class ?? '')
  const isName = (child: PastedNode) => isElement(child) && child.name === 'a' && !isButton(child)
  return children.some(isName) ? children.filter((child) => !isButton(child)) : children
}

const backgroundOf = (style: string | undefined): string | null =>
  /background-image\s*:\s*url\(\s*["']?(https?:\/\/[^"')\s]{1,2000})/i.exec(style ?? '')?.[1] ?? null

const holdsPicture = (node: PastedElement): boolean =>
  node.children.some((child) => isElement(child) && (child.name === 'img' || holdsPicture(child)))
