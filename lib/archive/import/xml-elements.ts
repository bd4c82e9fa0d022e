/**
 * XML as it streams by, an element at a time: what WordPress writes and what feeds are. No document type, so that no
 * entity can be declared: nothing is expanded, and nothing is opened.
 */

import { SaxesParser } from 'saxes'
import { lastOf, present } from '../../present.ts'
import { ampersandEscaper } from './bare-ampersands.ts'
import { FileRefused } from './file-refused.ts'
import { type Bytes, textOf } from './open-text.ts'

export type XmlElement = {
  /** With its prefix: `wp:post_id`. */
  name: string
  attributes: Readonly<Record<string, string>>
  children: XmlElement[]
  /** Its characters and children in their order. */
  parts: (string | XmlElement)[]
  /** Its own characters, without those of its children. */
  text: string
}

/** Characters of one element that is handed over: thirty times the longest story. */
const usualLongest = 8_000_000
/** Elements within one. */
const mostWithin = 20_000
const deepest = 64

/** What XML 1.0 forbids and exports have nevertheless, out of texts that were pasted. */
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** One beneath another, by name. */
export const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name)
export const childText = (element: XmlElement, name: string): string =>
  childOf(element, name)?.text.trim() ?? ''
export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name)

/**
 * Elements of one depth, whole, as they end; and those above them as they begin, which tell what file it is.
 * @param isWhole whether elements of a depth are handed over whole: the root is at 0
 * @param mayNameDoctype a document type may be named that lies elsewhere, which is not read; one that declares anything in
 *   the file itself is refused all the same; `longestElement`: characters
 * @throws {FileRefused} `doctype`, `broken-xml`, `too-large`, `encoding`
 */
export async function* xmlElements(
  bytes: Bytes,
  isWhole: (depth: number, path: readonly string[]) => boolean,
  { mayNameDoctype = false, longestElement = usualLongest } = {},
): AsyncGenerator<
  { begins: XmlElement } | { whole: XmlElement; path: readonly string[] } | { removed: number }
> {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const ready: ({ begins: XmlElement } | { whole: XmlElement; path: readonly string[] })[] = []
  const open: XmlElement[] = []
  const path: string[] = []
  /** The depth at which what is gathered began; -1 outside. */
  let gathering = -1
  let gathered = 0
  let characters = 0
  const where = () => `line ${parser.line}`
  parser.on('doctype', (written) => {
    if (mayNameDoctype && !written.includes('[')) return
    throw new FileRefused('doctype')
  })
  parser.on('error', (error) => {
    throw new FileRefused('broken-xml', error.message.replace(/^undefined:/, 'line '))
  })
  parser.on('opentag', (tag) => {
    const depth = path.length
    if (depth > deepest) throw new FileRefused('broken-xml', `${where()}, nested too deep`)
    const element: XmlElement = {
      name: tag.name,
      attributes: tag.attributes as Record<string, string>,
      children: [],
      parts: [],
      text: '',
    }
    if (gathering < 0 && isWhole(depth, path)) {
      gathering = depth
      gathered = 0
      characters = 0
    }
    if (gathering >= 0) {
      gathered += 1
      if (gathered > mostWithin) throw new FileRefused('too-large', where())
      if (depth > gathering) {
        lastOf(open).children.push(element)
        lastOf(open).parts.push(element)
      }
      open.push(element)
    } else ready.push({ begins: element })
    path.push(tag.name)
  })
  const add = (text: string) => {
    const inside = open.at(-1)
    if (!inside) return
    characters += text.length
    if (characters > longestElement) throw new FileRefused('too-large', where())
    inside.text += text
    inside.parts.push(text)
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    path.pop()
    if (gathering < 0) return
    const element = present(open.pop(), 'open element')
    if (path.length > gathering) return
    gathering = -1
    ready.push({ whole: element, path: [...path] })
  })

  const escaped = ampersandEscaper()
  let removed = 0
  /** Since the parser last handed anything over: one text without an end must not fill the memory. */
  let pending = 0
  for await (const chunk of textOf(bytes)) {
    const clean = chunk.replace(forbidden, () => {
      removed += 1
      return ''
    })
    pending += clean.length
    parser.write(escaped(clean))
    if (ready.length) pending = 0
    if (pending > 4 * longestElement) throw new FileRefused('too-large', where())
    while (ready.length) yield present(ready.shift(), 'element')
  }
  parser.write(escaped('', true))
  parser.close()
  yield* ready
  if (removed) yield { removed }
}
