import type { Block, Inline, ListItem, StoryDocument, TableCell, TableRow } from './document.ts'
import { isNoteMark, scriptCharacters } from './script-characters.ts'
import { readableBlocks } from './unknown-block.ts'

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
    case 'unknownBlock':
      return readableBlocks(block).map(blockText).join('\n')
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

/** Narrow no-break space: it parts words for search, and a note's mark from its word by a hair for the eye. */
const beforeNoteMark = '\u202F'

/** A line's text. Raised and lowered digits are those of Unicode; the mark of a footnote stands apart from its word. */
function lineText(line: readonly Inline[]): string {
  let text = ''
  for (const node of line) {
    if (node.type === 'hardBreak') text += '\n'
    else text += (isNoteMark(text, node) ? beforeNoteMark : '') + scriptCharacters(node)
  }
  return text
}

const isLine = (children: readonly Node[]): children is Inline[] =>
  children.some(({ type }) => type === 'text' || type === 'hardBreak')

/** Text of one node; cells are separated by tabs, rows and paragraphs by line ends. */
export function textOf(node: Node): string {
  if (node.type === 'text' || node.type === 'hardBreak') return lineText([node])
  if (node.type === 'unknownBlock') return readableBlocks(node).map(textOf).join('\n')
  const children = ('content' in node && node.content) || []
  if (isLine(children)) return lineText(children)
  return children.map((child) => textOf(child)).join(node.type === 'tableRow' ? '\t' : '\n')
}
