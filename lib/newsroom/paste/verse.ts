/** Lines that stay lines: poems, and what was set line by line in a language that no code is written in. */
import type { Paragraph } from '../../story/blocks/paragraph/model.ts'
import type { Poem } from '../../story/blocks/poem/model.ts'
import { versesOf } from '../../story/blocks/poem/verses.ts'
import type { Inline, Mark } from '../../story/inline.ts'
import { InlineRun, textNode } from './inline-run.ts'
import { isElement, type PastedElement, type PastedNode } from './pasted-tree.ts'

const ofPoems = /\b(?:wp-block-verse|verse|poem|poetry)\b/

const holdsCode = (node: PastedNode): boolean =>
  isElement(node) && (node.name === 'code' || node.children.some(holdsCode))

/**
 * Whether a `<pre>` holds words. Code is printed from the left in any language, and Arabic is none.
 * @param text all of its words
 */
export const isVerse = (node: PastedElement, text: string): boolean =>
  ofPoems.test(node.attributes.class ?? '') ||
  (/^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text) && !holdsCode(node))

/**
 * A paragraph for each stanza.
 * @param marksWithin marks that an element adds to those around it
 */
export function stanzasOf(
  node: PastedElement,
  marks: Mark[],
  marksWithin: (element: PastedElement, marks: Mark[]) => Mark[],
): Paragraph[] {
  const stanzas: Paragraph[] = []
  const line = new InlineRun()
  const end = () => {
    const content = line.take()
    if (content.length) stanzas.push({ type: 'paragraph', content })
  }
  const newLine = () => {
    if (line.endsInBreak) end()
    else if (!line.isEmpty) line.break()
  }
  const visit = (nodes: PastedNode[], around: Mark[]): void => {
    for (const each of nodes) {
      if (!isElement(each)) {
        for (const [index, part] of each.text.split(/\r\n|[\n\r]/).entries()) {
          if (index > 0) newLine()
          if (part.trim()) line.add(part, around)
        }
      } else if (each.name === 'br') newLine()
      else visit(each.children, marksWithin(each, around))
    }
  }
  visit(node.children, marks)
  end()
  return stanzas
}

export const isPoem = ({ attributes }: PastedElement): boolean => ofPoems.test(attributes.class ?? '')

/** The poem that a `<pre>` of that name holds, its halves found by the signs and spaces between them; null without words. */
export function poemOf(
  node: PastedElement,
  marks: Mark[],
  marksWithin: (element: PastedElement, marks: Mark[]) => Mark[],
): Poem | null {
  const lines: Inline[][] = [[]]
  const visit = (nodes: PastedNode[], around: Mark[]): void => {
    for (const each of nodes) {
      if (!isElement(each)) {
        for (const [index, part] of each.text.split(/\r\n|[\n\r]/).entries()) {
          if (index > 0) lines.push([])
          if (part) lines.at(-1)?.push(textNode(part, around))
        }
      } else if (each.name === 'br') lines.push([])
      else visit(each.children, marksWithin(each, around))
    }
  }
  visit(node.children, marks)
  const content = versesOf(lines)
  return content.length > 0 ? { type: 'poem', attrs: { attribution: null }, content } : null
}
