import type { ListItem } from '../../story/blocks/list-item/model.ts'
import type { Paragraph } from '../../story/blocks/paragraph/model.ts'
import type { Block } from '../../story/document.ts'
import type { Inline } from '../../story/inline.ts'

/** What a block is called in reports: its kind and its place in the document, counted from 1. */
export function blockName(block: Block, index: number): string {
  const kinds: Partial<Record<Block['type'], string>> = {
    heading: 'heading',
    bulletList: 'list',
    orderedList: 'list',
    blockquote: 'quotation',
  }
  return `${kinds[block.type] ?? 'paragraph'} ${index + 1}`
}

/** A block with each of its plain texts replaced: those that a desk text is read into. */
export function withTexts(block: Block, replace: (text: string) => Inline[]): Block {
  const inline = (content: Inline[] | undefined): Inline[] =>
    (content ?? []).flatMap((node) => (node.type === 'text' && !node.marks ? replace(node.text) : [node]))
  const paragraph = (node: Paragraph): Paragraph => ({ ...node, content: inline(node.content) })
  const item = (node: ListItem): ListItem => ({
    ...node,
    content: node.content.map((child) => (child.type === 'paragraph' ? paragraph(child) : child)),
  })
  switch (block.type) {
    case 'paragraph':
      return paragraph(block)
    case 'heading':
      return { ...block, content: inline(block.content) }
    case 'bulletList':
    case 'orderedList':
      return { ...block, content: block.content.map(item) }
    case 'blockquote':
      return {
        ...block,
        content: block.content.map((child) => (child.type === 'paragraph' ? paragraph(child) : child)),
      }
    default:
      return block
  }
}
