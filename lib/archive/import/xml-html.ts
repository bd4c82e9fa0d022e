/** Elements of a file as the HTML that they are, without the prefixes of their names. */
import { escapeHtml } from './html-text.ts'
import type { XmlElement } from './xml-elements.ts'

/** `p` of `xhtml:p`. */
export const localName = (name: string): string => name.slice(name.lastIndexOf(':') + 1)

export function xmlHtml({ name, attributes, parts }: XmlElement): string {
  const tag = localName(name)
  const written = Object.entries(attributes)
    .filter(([key]) => !key.startsWith('xmlns'))
    .map(([key, value]) => ` ${key}="${escapeHtml(value)}"`)
    .join('')
  const inside = parts.map((part) => (typeof part === 'string' ? escapeHtml(part) : xmlHtml(part))).join('')
  return isVoid.has(tag) ? `<${tag}${written}>` : `<${tag}${written}>${inside}</${tag}>`
}

/** `<br></br>` is two line breaks to HTML. */
const isVoid = new Set(['br', 'hr', 'img', 'input', 'source', 'track', 'col', 'wbr', 'embed'])

/** All characters beneath, in their order. */
export const wholeWords = ({ parts }: XmlElement): string =>
  parts.map((part) => (typeof part === 'string' ? part : wholeWords(part))).join('')

/** The first beneath by its name, however deep and whatever its prefix. */
export function findElement(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of element.children) {
    if (localName(child.name) === name) return child
    const within = findElement(child, name)
    if (within) return within
  }
  return undefined
}

/** All beneath by their name, in their order; none within another of them. */
export const findElements = (element: XmlElement, name: string): XmlElement[] =>
  element.children.flatMap((child) => (localName(child.name) === name ? [child] : findElements(child, name)))
