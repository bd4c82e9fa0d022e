/** What of a translation still stands in the words of its source. Runs in the browser and on the server. */
import { type Locale, localeTable } from '../../locale/table.ts'
import { modelOf } from '../../story/blocks/models.ts'
import type { Block } from '../../story/document.ts'
import { type HeadLine, headLines } from '../../story/tidied-lines.ts'
import { wordsOfBlock } from '../../story/words-of-block.ts'
import type { DraftContent } from '../stories/draft-content.ts'

/** Letters of the scripts that stories are written in. Nastaliq is a hand of the Arabic script. */
const lettersOf = {
  Arab: /\p{Script=Arabic}/u,
  Aran: /\p{Script=Arabic}/u,
  Hebr: /\p{Script=Hebrew}/u,
  Latn: /\p{Script=Latin}/u,
}
const letters = (locale: Locale): RegExp => lettersOf[localeTable[locale].script]

/** A name of a firm, or of a person and her office, is often the same in two languages of one script. */
const wordsOfAName = 4

/**
 * Whether a line that stands in both texts gives away that nobody has translated it. Letters of a script that the
 * translation is not written in do, but for Latin ones: Arabic papers keep the names of firms and products in them.
 */
const givesAway = (line: string, from: Locale, to: Locale): boolean =>
  letters(from).source !== letters(to).source && localeTable[from].script !== 'Latn'
    ? letters(from).test(line)
    : letters(from).test(line) && line.split(/\s+/u).length >= wordsOfAName

const linesOf = (words: string): string[] =>
  words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !/^https?:/.test(line))

/** Every line of a source that would be left over in a translation, to compare a text with. */
export type SourceLines = ReadonlySet<string>

/** @param versions of the source: the one that was translated, and the one that counts now */
export function sourceLines(
  versions: readonly Pick<DraftContent, HeadLine | 'document'>[],
  from: Locale,
  to: Locale,
): SourceLines {
  const lines = new Set<string>()
  const add = (words: string | null) => {
    for (const line of linesOf(words ?? '')) if (givesAway(line, from, to)) lines.add(line)
  }
  for (const version of versions) {
    for (const field of headLines) add(version[field])
    for (const block of version.document.content) if (!modelOf(block.type)?.isCode) add(wordsOfBlock(block))
  }
  return lines
}

/** A field's or a paragraph's text is one that stands in the source. */
export const isLeftOver = (text: string, lines: SourceLines): boolean =>
  linesOf(text).some((line) => lines.has(line))

const known = new WeakMap<Block, readonly string[]>()

/** Of a block: blocks never change, so their lines are read once. */
export function isBlockLeftOver(block: Block, lines: SourceLines): boolean {
  if (modelOf(block.type)?.isCode) return false
  let own = known.get(block)
  if (!own) {
    own = linesOf(wordsOfBlock(block))
    known.set(block, own)
  }
  return own.some((line) => lines.has(line))
}

/** Where a translation still says what its source says, in reading order. */
export function untranslated(
  content: Pick<DraftContent, HeadLine | 'document'>,
  lines: SourceLines,
): ({ field: HeadLine } | { block: number })[] {
  return [
    ...headLines.filter((field) => isLeftOver(content[field] ?? '', lines)).map((field) => ({ field })),
    ...content.document.content.flatMap((block, index) =>
      isBlockLeftOver(block, lines) ? [{ block: index }] : [],
    ),
  ]
}
