import { setImmediate } from 'node:timers/promises'
import { type TidyChange, tidy } from '../../arabic/tidy.ts'
import type { Block, Inline, StoryDocument } from '../../story/document.ts'
import { blockName, withTexts } from './block-texts.ts'
import type { DeskText } from './read-desk-text.ts'

/** One change made to the words: in which block, by which rule, from what to what. */
export type TextChange = { where: string; rule: string; before: string; after: string }

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

/**
 * Changes with the words they touch, so that a lost space can be seen. Those that touch each other show the same
 * words, before any of them and after all.
 */
function inContext(text: string, changes: TidyChange[]): Omit<TextChange, 'where'>[] {
  const touching: TidyChange[][] = []
  for (const change of changes) {
    const last = touching.at(-1)
    if (last && last.at(-1)!.end === change.start) last.push(change)
    else touching.push([change])
  }
  return touching.flatMap((group) => {
    const { start } = group[0]!
    const { end } = group.at(-1)!
    const lead = text.slice(Math.max(0, start - 20), start).match(/\S*\s?$/u)![0]
    const trail = text.slice(end, end + 20).match(/^\s?\S*/u)![0]
    const before = lead + text.slice(start, end) + trail
    const after = lead + group.map((change) => change.after).join('') + trail
    return group.map(({ rule }) => ({ rule, before, after }))
  })
}
