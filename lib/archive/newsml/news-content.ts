/** What the content set of an item holds: NITF, XHTML, or text. */
import type { ImportNote } from '../../vocabulary.ts'
import { escapeHtml, lineOfHtml, paragraphsHtml } from '../import/html-text.ts'
import type { ImportRecord } from '../import/import-record.ts'
import { note } from '../import/notes.ts'
import type { XmlElement } from '../import/xml-elements.ts'
import { findElement, findElements, localName, wholeWords, xmlHtml } from '../import/xml-html.ts'
import { nitfWords } from '../nitf/read-nitf.ts'
import { isWireText, wireHtml } from './wire-text.ts'

export type NewsContent = {
  headline: string
  standfirst: string
  byline: string
  lead: string | null
  pictures: ImportRecord[]
  html: (say: (each: ImportNote) => void) => string
}

const words = (html: NewsContent['html']): NewsContent => ({
  headline: '',
  standfirst: '',
  byline: '',
  lead: null,
  pictures: [],
  html,
})

export function contentOf(item: XmlElement): NewsContent {
  const set = item.children.find(({ name }) => localName(name) === 'contentSet')
  if (!set) return words(() => '')
  // The same words may stand there twice, once plain: the richest is taken.
  const inline = set.children.filter(({ name }) => localName(name) === 'inlineXML')
  for (const each of inline) {
    const [root] = each.children
    if (!root) continue
    if (localName(root.name) === 'nitf') return nitfWords(root)
    if (localName(root.name) === 'html') return xhtmlContent(root)
  }
  const [unknown] = inline
  if (unknown) return unknownContent(unknown)
  const data = set.children.filter(({ name }) => localName(name) === 'inlineData')
  const rich = data.find(({ attributes }) => /html/.test(attributes.contenttype ?? ''))
  const [plain] = data
  if (rich) return words(() => rich.text)
  if (plain) return words(() => wireHtml(wholeWords(plain)))
  const remote = findElement(set, 'remoteContent')?.attributes.href
  return words((say) => {
    if (remote) say(note('text-elsewhere', remote))
    return ''
  })
}

function xhtmlContent(html: XmlElement): NewsContent {
  const body = html.children.find(({ name }) => localName(name) === 'body') ?? html
  const title = findElement(html, 'title')
  const [only] = body.children
  const isOneText = body.children.length === 1 && only?.children.length === 0 && isWireText(only.text)
  return {
    ...words(() => (isOneText && only ? wireHtml(only.text) : body.parts.map(bodyPartHtml).join(''))),
    headline: title ? lineOfHtml(escapeHtml(wholeWords(title))) : '',
  }
}

/**
 * dpa and AP repeat what the item says of itself in a header over the text: its headline, byline, subjects and moment. Other
 * paragraphs of it are words of the story.
 */
function bodyPartHtml(part: string | XmlElement): string {
  if (typeof part === 'string') return escapeHtml(part)
  const isHead = localName(part.name) === 'header' && findElement(part, 'h1') !== undefined
  if (!isHead) return xmlHtml(part)
  return part.children
    .filter(({ name, attributes }) => localName(name) === 'p' && !/\bbyline\b/.test(attributes.class ?? ''))
    .map(xmlHtml)
    .join('')
}

/** An agency's own elements: what in them are paragraphs by their names, else all of their words. */
function unknownContent(inline: XmlElement): NewsContent {
  const paragraphs = findElements(inline, 'p')
  const found = paragraphs.length ? paragraphs : findElements(inline, 'element')
  const name = localName(inline.children[0]?.name ?? inline.name)
  return words((say) => {
    say(note('block-left-out', name))
    return found.length
      ? found.map((each) => `<p>${escapeHtml(wholeWords(each).trim())}</p>`).join('')
      : paragraphsHtml(wholeWords(inline))
  })
}
