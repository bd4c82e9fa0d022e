import { tidy } from '../../arabic/tidy.ts'
import type { Block, StoryDocument } from '../../story/document.ts'
import { blockName, withTexts } from './block-texts.ts'
import type { DeskText } from './read-desk-text.ts'

/** One change made to the words: in which block, by which rule, from what to what. */
export type TextChange = { where: string; rule: string; before: string; after: string }

export type TidiedText = {
  headline: string | null
  standfirst: string | null
  document: StoryDocument
  changes: TextChange[]
}

/** The typography of a story that was read, set right: headline, standfirst, every block and whose words it quotes. */
export function tidyDeskText({ headline, standfirst, document, locale, changes }: DeskText): TidiedText {
  const made: TextChange[] = [...changes]
  const tidied = (where: string, text: string): string => {
    const result = tidy(text, locale)
    made.push(...result.changes.map((change) => ({ where, ...inContext(text, change) })))
    return result.text
  }
  const tidiedBlock = (block: Block, index: number): Block => {
    const where = blockName(block, index)
    const set = withTexts(block, (text) => [{ type: 'text', text: tidied(where, text) }])
    return set.type === 'blockquote' && set.attrs?.attribution
      ? { ...set, attrs: { ...set.attrs, attribution: tidied(where, set.attrs.attribution) } }
      : set
  }
  return {
    headline: headline === null ? null : tidied('headline', headline),
    standfirst: standfirst === undefined ? null : tidied('standfirst', standfirst),
    document: { type: 'doc', content: document.content.map(tidiedBlock) },
    changes: made,
  }
}

/** A change with the words it touches, so that a lost space can be seen. */
function inContext(
  text: string,
  {
    rule,
    start,
    end,
    before,
    after,
  }: { rule: string; start: number; end: number; before: string; after: string },
): Omit<TextChange, 'where'> {
  const lead = text.slice(Math.max(0, start - 20), start).match(/\S*\s?$/u)?.[0] ?? ''
  const trail = text.slice(end, end + 20).match(/^\s?\S*/u)?.[0] ?? ''
  return { rule, before: lead + before + trail, after: lead + after + trail }
}
