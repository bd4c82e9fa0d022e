import type { Block, Inline, ListItem, StoryDocument, TableCell, TableRow } from './document.ts'

type Node = StoryDocument | Block | ListItem | TableRow | TableCell | Inline

/**
 * The words of a document, block by block with a blank line between: what search indexes and what counts as
 * reading. Pull quotes are left out (they repeat the text), as are addresses and code's language.
 */
export function plainText(document: StoryDocument): string {
  return document.content.map(blockText).filter(Boolean).join('\n\n')
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'pullQuote':
    case 'horizontalRule':
    case 'storyCard':
      return ''
    case 'figure':
      return block.attrs.caption ?? ''
    case 'embed':
      return block.attrs.title ?? ''
    case 'blockquote':
      return lines([textOf(block), block.attrs?.attribution])
    case 'factBox':
      return lines([block.attrs.title, textOf(block)])
    case 'liveUpdate':
      return lines([block.attrs.headline, ...block.content.map((child) => blockText(child))])
    case 'table':
      return lines([block.attrs?.caption, textOf(block)])
    default:
      return textOf(block)
  }
}

const lines = (parts: (string | null | undefined)[]): string => parts.filter(Boolean).join('\n')

/** Text of one node; cells are separated by tabs, rows and paragraphs by line ends. */
export function textOf(node: Node): string {
  if (node.type === 'text') return node.text
  if (node.type === 'hardBreak') return '\n'
  const children = ('content' in node && node.content) || []
  const between =
    node.type === 'tableRow'
      ? '\t'
      : children.some((c) => c.type === 'text' || c.type === 'hardBreak')
        ? ''
        : '\n'
  return children.map((child) => textOf(child)).join(between)
}
