/**
 * WordPress's shortcodes (https://codex.wordpress.org/Shortcode_API): those that are known become what they stood for;
 * unknown ones lose themselves and keep the words between them, which is said. Words in square brackets that are none stay.
 */
import { itemAt } from '../../present.ts'
import { note } from '../import/notes.ts'
import { builderShortcode } from './builder-shortcodes.ts'
import { escaped, isEmptyHtml } from './html-pieces.ts'
import { isQuiet, wordPressShortcodes } from './own-shortcodes.ts'
import { pluginGalleries, pluginShortcodes } from './plugin-shortcodes.ts'
import type { Attributes, Shortcode } from './shortcode.ts'
import type { TextContext } from './text-context.ts'

function attributesOf(text: string): Attributes {
  const named: Record<string, string> = {}
  const bare: string[] = []
  // Quotation marks that somebody's keyboard set, too: “12”.
  const pattern = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|[“”″]([^“”″]*)[“”″]|([^\s\]]+))|"([^"]*)"|(\S+)/g
  for (const [, name, double, single, curly, plain, quoted, word] of text.matchAll(pattern)) {
    if (name) named[name.toLowerCase()] = double ?? single ?? curly ?? plain ?? ''
    else bare.push(quoted ?? word ?? '')
  }
  return { named, bare }
}

/** Shortcodes that many sites have, and that look like words in brackets. */
const likeWords =
  /^(?:toc|ads?|adsense|quiz|poll|form|map|button|row|column|col|section|playlist|slider|slideshow|tabs?|accordion|toggle|spoiler|box|divider|separator|spacer|contact|search|sitemap|archives)$/
/** With hyphens, but no such word as somebody quotes: “[co-founder]”. */
const hyphenated =
  /^(?:contact|wp|wpforms|post|rev|ads?|adsense|google|related|social|share|nextgen|metaslider|ninja|gravity|mailpoet|ml|woo|recent|popular|the)-|-(?:forms?|slider|gallery|map|posts?|list|box|button|widget|menu|ads?|id|\d+)$/

type Tag = {
  name: string
  isEnd: boolean
  isDoubled: boolean
  attributes: string
  start: number
  end: number
  /** Place of the tag that ends it, among all; -1 where there is none. */
  closedBy: number
}

/** Longer ones are no attributes of anything, and every bracket of a text is looked at. */
const longestAttributes = 3_000
const beginning = /\[(\[?)(\/?)([\p{L}][\p{L}\p{M}\p{N}_-]{0,99})(?=[\s\]/])/uy

/** The tag that begins at a bracket; null where there is none. Attributes may hold brackets in quotation marks. */
function tagAt(text: string, start: number): Tag | null {
  beginning.lastIndex = start
  const found = beginning.exec(text)
  if (!found) return null
  const from = beginning.lastIndex
  const limit = Math.min(text.length, from + longestAttributes)
  for (let at = from; at < limit; at += 1) {
    const char = text[at]
    if (char === '[') return null
    if (char === ']') {
      const isDoubled = found[1] === '[' && text[at + 1] === ']'
      return {
        name: (found[3] ?? '').toLowerCase(),
        isEnd: found[2] === '/',
        isDoubled,
        attributes: text.slice(from, at),
        start: isDoubled || found[1] === '' ? start : start + 1,
        end: at + (isDoubled ? 2 : 1),
        closedBy: -1,
      }
    }
    if (char === '=' && (text[at + 1] === '"' || text[at + 1] === "'")) {
      const closes = text.slice(at + 2, limit).indexOf(itemAt(text, at + 1))
      if (closes >= 0) at += 2 + closes
    }
  }
  return null
}

/** Whether there is a name, an equals sign and a value in it. */
function hasAttribute(attributes: string): boolean {
  for (let at = attributes.indexOf('='); at > 0; at = attributes.indexOf('=', at + 1))
    if (/[\w-]/.test(itemAt(attributes, at - 1)) && /[^\s=]/.test(attributes[at + 1] ?? '')) return true
  return false
}

const isShortcode = (name: string, attributes: string, ended: ReadonlySet<string>): boolean =>
  ended.has(name) ||
  (/^[a-z][\w-]*$/.test(name) &&
    (Object.hasOwn(wordPressShortcodes, name) ||
      name.includes('_') ||
      likeWords.test(name) ||
      hyphenated.test(name) ||
      hasAttribute(attributes)))

/** What a transcript says of a hall. */
const heard =
  /^(?:applause|laughter|laughs|music|silence|pause|inaudible|crosstalk|cheers|cheering|crying|sighs?|noise)$/

/** A single small Latin word that is all of a line: no sentence has one in brackets there. */
const isAlone = (text: string, { name, attributes, start, end }: Tag): boolean =>
  attributes === '' &&
  !heard.test(name) &&
  text.slice(start, end) === `[${name}]` &&
  /^[a-z][a-z\d-]*$/.test(name) &&
  /(?:^|[\n>])[ \t]*$/.test(text.slice(Math.max(0, start - 40), start)) &&
  /^[ \t]*(?:$|[\r\n<])/.test(text.slice(end, end + 40))

/** Every tag of a text, each with the one that ends it. */
function tagsOf(text: string): Tag[] {
  // What has an end somewhere is one, whatever it is called.
  const ended = new Set(
    [...text.matchAll(/\[\/([\p{L}][\p{L}\p{M}\p{N}_-]{0,99})\]/gu)].map((found) =>
      (found[1] ?? '').toLowerCase(),
    ),
  )
  const tags: Tag[] = []
  const open: number[] = []
  const openOf = new Map<string, number>()
  for (let start = text.indexOf('['); start >= 0; start = text.indexOf('[', start)) {
    const tag = tagAt(text, start)
    if (!tag || !(isShortcode(tag.name, tag.attributes, ended) || isAlone(text, tag))) {
      start += 1
      continue
    }
    start = tag.end
    const place = tags.push(tag) - 1
    if (tag.isDoubled) continue
    if (!tag.isEnd) {
      if (tag.attributes.trimEnd().endsWith('/') || !ended.has(tag.name)) continue
      open.push(place)
      openOf.set(tag.name, (openOf.get(tag.name) ?? 0) + 1)
      continue
    }
    if (!openOf.get(tag.name)) continue
    // Those between have no end of their own: they stand alone.
    for (let last = open.pop(); last !== undefined; last = open.pop()) {
      const opened = itemAt(tags, last)
      openOf.set(opened.name, (openOf.get(opened.name) ?? 1) - 1)
      if (opened.name !== tag.name) continue
      opened.closedBy = place
      break
    }
  }
  return tags
}

/** Within each other; what is nested deeper loses its tags and keeps its words. */
const deepest = 40

export function expandShortcodes(text: string, context: TextContext): string {
  const tags = tagsOf(text)
  if (tags.length === 0) return text

  /** From one tag to another, with the words from one place to another. */
  const render = (first: number, last: number, from: number, to: number, depth: number): string => {
    let result = ''
    let at = from
    for (let place = first; place < last; place += 1) {
      const tag = itemAt(tags, place)
      result += text.slice(at, tag.start)
      at = tag.end
      if (tag.isDoubled) {
        // Written twice, it is meant to be read: [[gallery]].
        result += text.slice(tag.start + 1, tag.end - 1)
        continue
      }
      if (tag.isEnd || depth >= deepest) continue
      const closing = tag.closedBy < 0 ? null : itemAt(tags, tag.closedBy)
      const raw = closing ? text.slice(tag.end, closing.start) : null
      const content = closing ? render(place + 1, tag.closedBy, tag.end, closing.start, depth + 1) : ''
      result += expanded(
        { name: tag.name, ...attributesOf(tag.attributes.replace(/\/\s*$/, '')), content, raw },
        context,
      )
      if (closing) {
        place = tag.closedBy
        at = closing.end
      }
    }
    return result + text.slice(at, to)
  }
  return render(0, tags.length, 0, text.length, 0)
}

function expanded(shortcode: Shortcode, context: TextContext): string {
  const { name, content, raw } = shortcode
  if (Object.hasOwn(wordPressShortcodes, name)) {
    const html = wordPressShortcodes[name]?.(shortcode, context) ?? ''
    if (isEmptyHtml(html) && !isQuiet(name)) context.say(note('shortcode-removed', asWritten(shortcode)))
    return html
  }
  const ofBuilder = builderShortcode(shortcode, context)
  if (ofBuilder !== null) return ofBuilder
  const plain = name.replace(/^su_/, '')
  if (Object.hasOwn(pluginGalleries, plain)) return pluginGalleries[plain]?.(shortcode, context) ?? ''
  if (plain === 'spacer') return ''
  if (Object.hasOwn(pluginShortcodes, plain)) {
    const html = pluginShortcodes[plain]?.(shortcode, context) ?? ''
    if (!isEmptyHtml(html)) return html
  }
  if (raw?.trim()) {
    context.say(note('shortcode-unwrapped', name))
    const title = ['title', 'heading', 'header'].map((key) => shortcode.named[key] ?? '').find(Boolean) ?? ''
    return /\p{L}/u.test(title) ? `\n\n<p><strong>${escaped(title)}</strong></p>\n\n${content}` : content
  }
  context.say(note('shortcode-removed', asWritten(shortcode)))
  return ''
}

/** As it stood there, with those of its attributes that hold words. */
const asWritten = ({ name, named: attributes }: Shortcode): string =>
  [
    name,
    ...Object.entries(attributes)
      .filter(
        ([key, value]) =>
          /(?:title|text|heading|label|caption|content|description)$/.test(key) && /\p{L}/u.test(value),
      )
      .map(([key, value]) => `${key}="${value}"`),
  ].join(' ')
