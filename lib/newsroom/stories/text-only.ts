import type { Paragraph } from '../../story/blocks/paragraph/model.ts'
import { withoutOverrides } from '../../story/clean-text.ts'
import type { StoryDocument } from '../../story/document.ts'

/** UTF-16 units; as many as a story of blocks may have. */
const longestText = 1_200_000
/** As many as a story may have nodes, each paragraph being two. */
const mostParagraphs = 20_000

/** Nodes that stand inside a line of text. */
const inline = new Set(['text', 'hardBreak'])

/**
 * The text of ProseMirror JSON that is too deep or too large to be a story: a paragraph for each run of it. Walks
 * without recursion, for depth is what is wrong with it.
 * @returns null when it is too long even so
 */
export function textOnly(input: unknown): StoryDocument | null {
  const paragraphs: string[] = []
  let run = ''
  let length = 0
  const endRun = () => {
    if (run.trim()) paragraphs.push(run)
    run = ''
  }
  const waiting: unknown[] = [input]
  while (waiting.length) {
    const node = waiting.pop()
    if (typeof node !== 'object' || node === null) continue
    const { type, text, content } = node as { type?: unknown; text?: unknown; content?: unknown }
    if (!inline.has(String(type))) endRun()
    if (type === 'hardBreak') run += '\n'
    if (type === 'text' && typeof text === 'string') {
      run += text
      length += text.length
    }
    if (length > longestText) return null
    if (Array.isArray(content)) for (const child of content.toReversed()) waiting.push(child)
  }
  endRun()
  // Past so many, several share a paragraph: the words matter more than where they stood.
  const perParagraph = Math.ceil(paragraphs.length / mostParagraphs) || 1
  const blocks: Paragraph[] = []
  for (let at = 0; at < paragraphs.length; at += perParagraph) {
    const words = withoutOverrides(paragraphs.slice(at, at + perParagraph).join('\n'))
    blocks.push({ type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text: words }] })
  }
  return { type: 'doc', content: blocks.length ? blocks : [{ type: 'paragraph', attrs: { dir: null } }] }
}
