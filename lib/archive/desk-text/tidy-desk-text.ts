import { setImmediate } from 'node:timers/promises'
import { tidy } from '../../arabic/tidy.ts'
import type { Block, StoryDocument } from '../../story/document.ts'
import type { Inline } from '../../story/inline.ts'
import { blockName, withTexts } from './block-texts.ts'
import { inContext, type TextChange } from './change-lines.ts'
import type { DeskText } from './read-desk-text.ts'

export type TidiedText = {
  headline: string | null
  standfirst: string | null
  document: StoryDocument
  changes: TextChange[]
  /** What was left as it stood, and why. */
  warnings: string[]
}

/** A novel's chapter in one paragraph. Past this a text has lost its line ends, and tidying it would take minutes. */
const longestTidied = 50_000

/**
 * The typography of a story that was read, set right: headline, standfirst, every block, and whose words it quotes.
 * Lets other work run between blocks: a thousand words take a tenth of a second, and imports run in the server.
 */
export async function tidyDeskText(read: DeskText): Promise<TidiedText> {
  const { headline, standfirst, document, locale } = read
  const changes: TextChange[] = []
  const whileReading = Map.groupBy(read.changes, (change) => change.where)
  const warnings: string[] = []
  const tidied = (where: string, text: string): string => {
    if (text.length > longestTidied) {
      warnings.push(`The text of ${where} is too long to be tidied. Has it lost its line ends?`)
      return text
    }
    const result = tidy(text, locale)
    changes.push(...inContext(text, result.changes).map((change) => ({ where, ...change })))
    return result.text
  }
  const tidiedBlock = (block: Block, where: string): Block => {
    const set = withTexts(block, (text): Inline[] => [{ type: 'text', text: tidied(where, text) }])
    return set.type === 'blockquote' && set.attrs?.attribution
      ? { ...set, attrs: { ...set.attrs, attribution: tidied(where, set.attrs.attribution) } }
      : set
  }
  changes.push(...(whileReading.get('headline') ?? []))
  const tidyHeadline = headline === null ? null : tidied('headline', headline)
  const tidyStandfirst = standfirst === undefined ? null : tidied('standfirst', standfirst)
  const content: Block[] = []
  for (const [index, block] of document.content.entries()) {
    const where = blockName(block, index)
    changes.push(...(whileReading.get(where) ?? []))
    content.push(tidiedBlock(block, where))
    await setImmediate()
  }
  return {
    headline: tidyHeadline,
    standfirst: tidyStandfirst,
    document: { type: 'doc', content },
    changes,
    warnings,
  }
}
