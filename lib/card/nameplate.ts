/**
 * The paper's name as outlines, word by word, so that the first thing a reader sees is drawn in the paper's hand before
 * any font is there. Words stay apart for a long name to break between them on a phone.
 */
import { firstStrongDirection } from '../arabic/first-strong.ts'
import type { Direction, Locale } from '../locale/table.ts'
import { codePointOf, firstOf, itemAt } from '../present.ts'
import { markFaces } from './fonts.ts'
import { perPixel, runPath } from './outline.ts'
import { analyseParagraph, plainLine, shapeLine } from './shape.ts'

/** One word's drawing, in paths of `boxUnits` to the em. Lengths are in ems. */
export type DrawnWord = { paths: string[]; width: number; ascent: number; descent: number }
/** Words that run one way, which must not be turned round by what stands beside them. */
export type DrawnRun = { direction: Direction; words: DrawnWord[] }

const size = 100
export const boxUnits = size * perPixel

/** A paper has a name for each of six languages; a handful more are kept for previews and changes. */
const keptNames = 32
const drawsNothing = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu
const kept = new Map<string, DrawnRun[]>()

/**
 * The runs of a name in the order of its text. A name is shaped once and kept: the first page after the owner changed it
 * draws it, in some milliseconds.
 * @returns no run where a character has no glyph in the paper's faces, or is an emoji: such a name is set as text
 */
export function drawnName(name: string, locale: Locale): readonly DrawnRun[] {
  const key = `${locale} ${name}`
  const known = kept.get(key)
  if (known) return known
  const drawn = drawName(name, locale)
  if (kept.size >= keptNames) kept.delete(firstOf([...kept.keys()]))
  kept.set(key, drawn)
  return drawn
}

function drawName(name: string, locale: Locale): DrawnRun[] {
  const text = plainLine(name)
  const faces = markFaces(700)
  const paragraph = analyseParagraph(text, {
    direction: firstStrongDirection(text) ?? 'ltr',
    language: locale,
    faces,
  })
  const { clusters } = paragraph
  const hasAll = clusters.every(
    ({ start, end, face, emoji, blank }) =>
      blank ||
      (!emoji &&
        Array.from(text.slice(start, end).replace(drawsNothing, '')).every((each) =>
          face.characters.has(codePointOf(each)),
        )),
  )
  if (!hasAll) return []
  const runs: DrawnRun[] = []
  for (let from = 0; from < clusters.length; ) {
    let to = from
    while (to < clusters.length && !itemAt(clusters, to).blank) to += 1
    if (to > from) {
      const direction = itemAt(clusters, from).level % 2 ? 'rtl' : 'ltr'
      const { width, ascent, descent, runs: shaped } = shapeLine(paragraph, from, to)
      let left = 0
      const paths = shaped.flatMap((run) => {
        const at = left
        left += run.width
        return run.kind === 'glyphs' ? [runPath(run, at * size, ascent * size, size)] : []
      })
      const last = runs.at(-1)
      const word = { paths, width, ascent, descent }
      if (last?.direction === direction) last.words.push(word)
      else runs.push({ direction, words: [word] })
    }
    from = to + 1
  }
  return runs
}
