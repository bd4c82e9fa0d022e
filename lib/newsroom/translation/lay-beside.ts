/** Where a source and its translation stand beside each other: in one grid, whose lines both share. */
import type { SourceBlock, SourceRow } from './source-rows.ts'

/** Lines are counted from 1, as CSS counts them. */
type Place = { line: number; span: number }

export type PlacedSource = {
  block: SourceBlock
  place: Place
  /** Nothing in the translation translates it. */
  isAlone: boolean
  /** The place in the translation before which it belongs, if it is alone. */
  before: number
}

export type BesideLayout = {
  source: PlacedSource[]
  /** Of each block of the translation, in order. */
  target: Place[]
  /** How many lines there are; at least 1. */
  lines: number
}

/**
 * Each row takes as many lines as its longer side has blocks; the last block of the shorter side reaches over what is
 * left.
 */
export function layBeside(rows: readonly SourceRow[]): BesideLayout {
  const source: BesideLayout['source'] = []
  const target: Place[] = []
  let line = 1
  for (const row of rows) {
    const height = Math.max(row.source.length, row.target.length)
    const placeOf = (nth: number, of: number): Place => ({
      line: line + nth,
      span: nth === of - 1 ? height - nth : 1,
    })
    for (const [nth, block] of row.source.entries())
      source.push({
        block,
        place: placeOf(nth, row.source.length),
        isAlone: row.target.length === 0,
        before: target.length,
      })
    for (const nth of row.target.keys()) target.push(placeOf(nth, row.target.length))
    line += height
  }
  return { source, target, lines: Math.max(1, line - 1) }
}
