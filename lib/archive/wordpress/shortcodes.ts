/**
 * WordPress's shortcodes (https://codex.wordpress.org/Shortcode_API): its own become what they stood for, those of plug-ins
 * are taken away, and said. Words in square brackets that are none stay.
 */
import { itemAt } from '../../present.ts'
import type { ImportNote } from '../../vocabulary.ts'
import { note } from '../import/notes.ts'

type Attributes = { named: Record<string, string>; bare: string[] }

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

const escaped = (text: string): string =>
  text
    .replace(/&(?!#?\w+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
/** An address on a line of its own, which becomes what stands there if it is one of those that may. */
const alone = (address: string): string => `\n\n${escaped(address.trim())}\n\n`
const linked = (address: string): string =>
  `\n\n<p><a href="${escaped(address.trim())}">${escaped(address.trim())}</a></p>\n\n`

/** What WordPress itself, and its own plug-in Jetpack, make of theirs. */
const own: Record<string, (given: Attributes, content: string) => string> = {
  caption: caption,
  wp_caption: caption,
  gallery: ({ named }) =>
    (named.ids ?? named.include ?? '')
      .split(',')
      .map((id) => id.trim())
      .filter((id) => /^\d+$/.test(id))
      .map((id) => `<figure><img src="picture:${id}"></figure>`)
      .join('\n'),
  embed: ({ named, bare }, content) => alone(content || named.src || bare[0] || ''),
  audio: (given) => linkedSource(given, ['src', 'mp3', 'm4a', 'ogg', 'wav', 'wma']),
  video: (given) => linkedSource(given, ['src', 'mp4', 'm4v', 'webm', 'ogv', 'wmv', 'flv']),
  youtube: ({ bare, named }, content) => alone(content || named.id || bare.join('').replace(/^=/, '')),
  vimeo: ({ bare, named }, content) => {
    const id = content || named.id || bare[0] || ''
    return alone(/^\d+$/.test(id) ? `https://vimeo.com/${id}` : id)
  },
  tweet: ({ bare, named }, content) => alone(content || named.url || bare[0] || ''),
  instagram: ({ bare, named }) => alone(named.url || bare[0] || ''),
  soundcloud: ({ bare, named }) => alone(named.url || bare[0] || ''),
}

function caption({ named }: Attributes, content: string): string {
  const picture = /(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?/i.exec(content)?.[0] ?? ''
  const words = (named.caption ?? content.replace(picture, '')).trim()
  return `\n\n<figure>${picture}${words ? `<figcaption>${words}</figcaption>` : ''}</figure>\n\n`
}

function linkedSource({ named, bare }: Attributes, names: string[]): string {
  const source = names.map((name) => named[name]).find(Boolean) ?? bare.find((each) => /^https?:/.test(each))
  return source ? linked(source) : ''
}

/** Names of shortcodes of plug-ins that many sites have, and that look like words in brackets. */
const ofPlugins =
  /^(?:contact-form.*|toc|ads?|adsense|quiz|poll|form|map|button|row|column|playlist|slider|tabs?|accordion)$/

type Tag = { name: string; isEnd: boolean; isDoubled: boolean; attributes: string; end: number }

/** Longer ones are no attributes of anything, and every bracket of a text is looked at. */
const longestAttributes = 3_000
const beginning = /\[(\[?)(\/?)([a-z][a-z0-9_-]{0,99})(?=[\s\]/])/iy

/** The shortcode that begins at a bracket; null where there is none. Attributes may hold brackets in quotation marks. */
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
        end: at + (isDoubled ? 2 : 1),
      }
    }
    if (char === '=' && (text[at + 1] === '"' || text[at + 1] === "'")) {
      const closes = text.slice(at + 2, limit).indexOf(itemAt(text, at + 1))
      if (closes >= 0) at += 2 + closes
    }
  }
  return null
}

const isShortcode = (name: string, attributes: string, all: ReadonlySet<string>): boolean =>
  Object.hasOwn(own, name) ||
  ofPlugins.test(name) ||
  /[_-]/.test(name) ||
  /[\w-]+\s*=/.test(attributes) ||
  all.has(name)

/** @param say is told of each that was taken away */
export function expandShortcodes(text: string, say: (each: ImportNote) => void): string {
  // What has an end somewhere is one, whatever it is called.
  const ended = new Set(
    [...text.matchAll(/\[\/([a-z][a-z0-9_-]{0,99})\]/gi)].map((found) => (found[1] ?? '').toLowerCase()),
  )
  let result = ''
  let at = 0
  for (let start = text.indexOf('['); start >= 0; start = text.indexOf('[', Math.max(at, start + 1))) {
    const tag = tagAt(text, start)
    if (!tag || !isShortcode(tag.name, tag.attributes, ended)) continue
    const { name, isDoubled, isEnd, attributes, end } = tag
    result += text.slice(at, start)
    at = end
    if (isDoubled) {
      // Written twice, it is meant to be read: [[gallery]].
      result += text.slice(start + 1, end - 1)
      continue
    }
    const expand = Object.hasOwn(own, name) ? own[name] : undefined
    if (!expand) {
      if (!isEnd) say(note('shortcode-removed', name))
      continue
    }
    if (isEnd) continue
    let content = ''
    if (ended.has(name) && !attributes.trimEnd().endsWith('/')) {
      const closing = new RegExp(`\\[/${name}\\]`, 'ig')
      closing.lastIndex = at
      const closes = closing.exec(text)
      if (closes) {
        content = text.slice(at, closes.index)
        at = closing.lastIndex
      }
    }
    result += expand(attributesOf(attributes.replace(/\/\s*$/, '')), expandShortcodes(content, say))
  }
  return result + text.slice(at)
}
