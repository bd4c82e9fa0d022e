import { joinLines } from './blocks/block-model.ts'
import { modelOf } from './blocks/models.ts'
import type { AnyNode, Block, StoryDocument } from './document.ts'
import { notesIn } from './footnotes.ts'
import type { Inline } from './inline.ts'
import { isNoteMark, scriptCharacters } from './script-characters.ts'
import { readableBlocks } from './unknown-block.ts'

/**
 * The words of a document, block by block with a blank line between: what search indexes and what counts as
 * reading. Pull quotes are left out (they repeat the text), as are addresses and code's language.
 */
export function plainText(document: StoryDocument): string {
  return document.content.map(blockText).filter(Boolean).join('\n\n')
}

function blockText(block: Block): string {
  if (block.type === 'unknownBlock') return readableBlocks(block).map(blockText).join('\n')
  return joinLines([withoutNotes(block), ...notesIn(block).map(textOf)])
}

/** What a block says, its notes apart: those of blocks within it stand at its end, too. */
function withoutNotes(block: Block): string {
  const own = modelOf(block.type)?.plainText
  return own ? own(block, { textOf, plainTextOf: withoutNotes }) : textOf(block)
}

/** Narrow no-break space: it parts words for search, and a note's mark from its word by a hair for the eye. */
const beforeNoteMark = '\u202F'

/** A line's text. Raised and lowered digits are those of Unicode; the mark of a footnote stands apart from its word. */
function lineText(line: readonly Inline[]): string {
  let text = ''
  for (const node of line) {
    if (node.type === 'hardBreak') text += '\n'
    // Its words stand at the end of the block; its mark is no word.
    else if (node.type !== 'footnote')
      text += (isNoteMark(text, node) ? beforeNoteMark : '') + scriptCharacters(node)
  }
  return text
}

const isLine = (children: readonly AnyNode[]): children is Inline[] =>
  children.some(({ type }) => type === 'text' || type === 'hardBreak' || type === 'footnote')

/** Text of one node, without that of its footnotes; cells and halves of a verse are separated by tabs, rows and paragraphs by line ends. */
export function textOf(node: AnyNode): string {
  if (node.type === 'text' || node.type === 'hardBreak') return lineText([node])
  if (node.type === 'footnote') return lineText(node.content)
  if (node.type === 'unknownBlock') return readableBlocks(node).map(textOf).join('\n')
  const children = ('content' in node && node.content) || []
  if (isLine(children)) return lineText(children)
  return children
    .map((child) => textOf(child))
    .join(node.type === 'tableRow' || node.type === 'verse' ? '\t' : '\n')
}
