/** A page of another system, looked into: its parts by their classes, and written again without some of them. */
import { isElement, type PastedElement, type PastedNode } from '../../newsroom/paste/pasted-tree.ts'
import { escapeHtml } from './html-text.ts'

export function hasClass({ attributes }: PastedElement, name: string): boolean {
  const written = attributes.class
  // Most elements have none.
  return written !== undefined && (written === name || written.split(/\s+/).includes(name))
}

/** The first beneath that is wanted, however deep. */
export function findIn(
  node: PastedElement,
  wanted: (element: PastedElement) => boolean,
): PastedElement | undefined {
  for (const child of node.children) {
    if (!isElement(child)) continue
    if (wanted(child)) return child
    const within = findIn(child, wanted)
    if (within) return within
  }
  return undefined
}

/** All beneath that are wanted, in their order; none within another. */
export const findAllIn = (
  node: PastedElement,
  wanted: (element: PastedElement) => boolean,
): PastedElement[] =>
  node.children.flatMap((child) =>
    isElement(child) ? (wanted(child) ? [child] : findAllIn(child, wanted)) : [],
  )

const raw = (node: PastedNode): string => (isElement(node) ? node.children.map(raw).join('') : node.text)

/** Its words on one line. */
export const lineOf = (node: PastedElement | undefined): string =>
  node ? raw(node).replace(/\s+/gu, ' ').trim() : ''

const voids = new Set(['br', 'hr', 'img', 'input', 'source', 'track', 'col', 'wbr', 'embed'])

/** @param instead HTML in the place of an element, '' for nothing; null leaves it as it is */
export function treeHtml(node: PastedNode, instead: (element: PastedElement) => string | null): string {
  if (!isElement(node)) return escapeHtml(node.text)
  const given = instead(node)
  if (given !== null) return given
  const written = Object.entries(node.attributes)
    .filter(([name]) => /^[\w:-]+$/.test(name))
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('')
  const inside = node.children.map((child) => treeHtml(child, instead)).join('')
  return voids.has(node.name)
    ? `<${node.name}${written}>`
    : `<${node.name}${written}>${inside}</${node.name}>`
}
