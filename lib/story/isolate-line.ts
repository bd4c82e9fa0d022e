/** The foreign runs of a line that is held in pieces: what is bold, raised or struck out is part of its sentence. */

import { isolateRuns, type Run } from '../arabic/isolate-runs.ts'
import type { Direction } from '../locale/table.ts'
import { itemAt } from '../present.ts'
import type { Inline } from './inline.ts'
import { scriptCharacters } from './script-characters.ts'

/** Set as it stands: code, what an editor isolated herself, and the end of a line. */
const isSetApart = (node: Inline): boolean =>
  node.type !== 'text' || (node.marks ?? []).some((mark) => mark.type === 'code' || mark.type === 'isolate')

/**
 * For each piece of a line its runs, as `isolateRuns` finds them in the whole line; null for what is set as it stands.
 *
 * A run that goes on in the next piece (`E=mc` with a raised `2`, a name of which a part is bold) is isolated in none
 * of them: two isolates beside each other stand in the order of the sentence, so that the exponent would come before
 * its base. Not isolated, UAX #9 keeps its letters and digits together by itself.
 */
export function isolateLine(line: readonly Inline[], base: Direction): (Run[] | null)[] {
  const cut: (Run[] | null)[] = line.map(() => null)
  for (let first = 0; first < line.length; first++) {
    if (isSetApart(itemAt(line, first))) continue
    let end = first
    while (end < line.length && !isSetApart(itemAt(line, end))) end++
    const pieces = line.slice(first, end).filter((node) => node.type === 'text')
    const within = cutAtPieces(
      isolateRuns(pieces.map(scriptCharacters).join(''), base),
      pieces.map(({ text }) => text),
    )
    within.forEach((runs, index) => {
      cut[first + index] = runs
    })
    first = end
  }
  return cut
}

/** Runs of several texts in one, as runs of each. */
function cutAtPieces(runs: readonly Run[], texts: readonly string[]): Run[][] {
  let at = 0
  const spans = runs.map(({ text, isolate }) => {
    const start = at
    at += text.length
    return { start, end: at, isolate }
  })
  let start = 0
  /** The first run that reaches into the text at hand: both lists are in order, and each is gone through once. */
  let first = 0
  return texts.map((text) => {
    const end = start + text.length
    const own: Run[] = []
    while (first < spans.length && itemAt(spans, first).end <= start) first++
    for (let index = first; index < spans.length && itemAt(spans, index).start < end; index++) {
      const span = itemAt(spans, index)
      if (span.end <= start) continue
      const piece = text.slice(Math.max(span.start, start) - start, Math.min(span.end, end) - start)
      const isolate = span.start >= start && span.end <= end ? span.isolate : null
      const last = own.at(-1)
      if (last && last.isolate === null && isolate === null) last.text += piece
      else own.push({ text: piece, isolate })
    }
    start = end
    return own
  })
}
