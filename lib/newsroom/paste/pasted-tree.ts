/**
 * What was pasted, as a tree of our own: the browser makes it with its DOMParser, tests and importers with parse5,
 * which follow one specification (https://html.spec.whatwg.org/multipage/parsing.html). Nothing in it runs or loads.
 */

type PastedText = { text: string }
export type PastedElement = {
  /** In lower case, with its prefix: `p`, `o:p`. */
  name: string
  attributes: Readonly<Record<string, string>>
  children: PastedNode[]
}
export type PastedNode = PastedText | PastedElement

export const isElement = (node: PastedNode): node is PastedElement => 'name' in node

/** How to read another's tree. Comments and everything else that is no text and no element is answered with null. */
export type TreeReader<N> = {
  read: (node: N) => { text: string } | { name: string; attributes: Record<string, string> } | null
  childrenOf: (node: N) => readonly N[]
}

/** Deeper than any page nests what a person reads, shallower than the stack. */
const maxDepth = 120
/** A long web page has about 5,000. */
const maxNodes = 60_000
/** Characters: 100,000 words. */
const maxText = 600_000

/** Whose content is no text of anybody's. Left out here already, so that it does not count. */
const silent = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'title',
  'meta',
  'link',
  'xml',
  'object',
  'applet',
  'canvas',
  'svg',
  'math-ml',
])

/**
 * Copies another's tree, without recursion: what a stranger nested ten thousand deep must not end our stack. What is
 * deeper than {@link maxDepth} becomes children of what is at that depth; what is more than a book is cut off.
 */
export function pastedTree<N>(
  root: N,
  { read, childrenOf }: TreeReader<N>,
): { root: PastedElement; isCut: boolean } {
  const top: PastedElement = { name: 'body', attributes: {}, children: [] }
  let nodes = 0
  let characters = 0
  let isCut = false
  const waiting: { node: N; into: PastedElement; depth: number }[] = []
  const enter = (node: N, into: PastedElement, depth: number) => {
    const children = childrenOf(node)
    for (let index = children.length - 1; index >= 0; index--) {
      waiting.push({ node: children[index] as N, into, depth })
    }
  }
  enter(root, top, 0)
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, into, depth } = next
    const found = read(node)
    if (!found) continue
    if (nodes >= maxNodes || characters >= maxText) {
      isCut = true
      break
    }
    nodes += 1
    if ('text' in found) {
      const text = found.text.slice(0, maxText - characters)
      characters += text.length
      into.children.push({ text })
      continue
    }
    if (silent.has(found.name)) continue
    if (depth >= maxDepth) {
      enter(node, into, depth)
      continue
    }
    const element: PastedElement = { ...found, children: [] }
    into.children.push(element)
    enter(node, element, depth + 1)
  }
  return { root: top, isCut }
}

/** A list of the headings of its page, as our own pages, our Markdown and WordPress' blocks have it. */
export const isContentsList = ({ attributes }: PastedElement): boolean =>
  /(?:^|\s)(?:story-contents|wp-block-table-of-contents|wp-block-yoast-seo-table-of-contents|wp-block-rank-math-toc-block)(?:\s|$)/.test(
    attributes.class ?? '',
  )
