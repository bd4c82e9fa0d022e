/** Lines of a poem as they are typed, printed and put on the web, parted into hemistichs where a sign says so. */
import type { Inline } from '../../inline.ts'
import type { Verse } from './model.ts'

/** A longer line is none of a poem. */
const longestLine = 400

/** What poems are parted by on the web; each only where a line has it once. */
const signs = [
  /[ \u00A0]*\t[\t \u00A0]*/g,
  /\s+\*+\s+/g,
  /\s*(?:\.{3,}|…+)\s*/g,
  /\s+(?:\/{1,2}|\|{1,2})\s+/g,
]
/** Spaces alone, as many as nobody types between words. */
const wideSpace = /[ \u00A0\u2000-\u200A]{3,}|[\u2001\u2003]/g
/** Those that part nothing else than hemistichs. */
const plainSigns = [/\s+\*+\s+/g, /\s+(?:\.{3,}|…+)\s+/g, wideSpace]

/** Where the sign between hemistichs stands in a line; null where there is none, or where it is not clear. */
function gapIn(text: string, those: readonly RegExp[]): { start: number; end: number } | null {
  if (text.length > longestLine) return null
  const before = text.length - text.trimStart().length
  const line = text.trim()
  for (const sign of those) {
    const found = [...line.matchAll(sign)].filter(
      ({ index, 0: { length } }) => index > 0 && index + length < line.length,
    )
    const [only] = found
    if (only && found.length === 1)
      return { start: before + only.index, end: before + only.index + only[0].length }
  }
  return null
}

/** A stretch of a line, without white space at its edges. */
function stretch(line: readonly Inline[], start: number, end: number): Inline[] {
  let at = 0
  const cut = line.flatMap((each): Inline[] => {
    const from = at
    if (each.type !== 'text') return []
    at += each.text.length
    const text = each.text.slice(Math.max(0, start - from), Math.max(0, end - from))
    return text ? [{ ...each, text }] : []
  })
  const trimmed = (index: number, how: 'trimStart' | 'trimEnd'): void => {
    const edge = cut.at(index)
    if (edge?.type === 'text') cut[index < 0 ? cut.length - 1 : index] = { ...edge, text: edge.text[how]() }
  }
  trimmed(0, 'trimStart')
  trimmed(-1, 'trimEnd')
  return cut.filter((each) => each.type !== 'text' || each.text !== '')
}

/** @param line without breaks, its white space as it stands */
function verseOf(line: readonly Inline[]): Verse {
  const text = line.map((each) => (each.type === 'text' ? each.text : '')).join('')
  const gap = gapIn(text, [...signs, wideSpace])
  const halves = gap
    ? [stretch(line, 0, gap.start), stretch(line, gap.end, text.length)]
    : [stretch(line, 0, text.length)]
  return {
    type: 'verse',
    content: halves.map((content) => ({ type: 'hemistich', ...(content.length > 0 && { content }) })),
  }
}

/** Lines as verses; an empty one parts stanzas, and stands for any number of them. */
export function versesOf(lines: readonly (readonly Inline[])[]): Verse[] {
  const verses: Verse[] = []
  const isEmpty = (verse: Verse | undefined) => !verse?.content.some((each) => each.content)
  for (const verse of lines.map(verseOf)) if (!isEmpty(verse) || !isEmpty(verses.at(-1))) verses.push(verse)
  if (verses.length > 0 && isEmpty(verses.at(-1))) verses.pop()
  return verses
}

export const versesOfText = (text: string): Verse[] =>
  versesOf(
    text
      .split(/\r\n|[\n\r\u2028\u2029]/)
      .map((line): Inline[] => (line ? [{ type: 'text', text: line }] : [])),
  )

const ofWords = /^(?:[^\s]+\s+){1,11}[^\s]+$/
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/**
 * Whether a line of plain text is a verse beyond doubt, wherever it is pasted: two halves of a few words each around a
 * sign that prose and tables do not have there.
 */
export function isPlainlyVerse(line: string): boolean {
  const gap = gapIn(line, plainSigns)
  if (!gap) return false
  return [line.slice(0, gap.start).trim(), line.slice(gap.end).trim()].every(
    (half) => half.length <= 80 && ofWords.test(half) && rightToLeft.test(half),
  )
}
