/** What is to be drawn, worked out once for all kinds. */
import { scaleLinear } from 'd3-scale'
import type { Direction } from '../locale/table.ts'
import { type Annotation, type ChartKind, paletteSize, type SeriesRole } from './chart.ts'
import type { Fitted, Letters } from './letters.ts'
import type { Print } from './print.ts'
import type { ChartTable } from './read-table.ts'
import type { Box, Sheet } from './sheet.ts'

export type Ask = {
  kind: ChartKind
  table: ChartTable
  roles: readonly SeriesRole[]
  annotations: readonly Annotation[]
  print: Print
  letters: Letters
  width: number
  /** Which way rows of names, bars and labels run. */
  dir: Direction
  /** Which way time runs. */
  flow: Direction
}

export type Drawing = {
  svg: string
  height: number
  /** Of every label, for who checks that none touches another. */
  boxes: readonly Box[]
  /** The series are not named in the drawing. */
  needsKey: boolean
  /** Annotations that had no place in it, to be said below. */
  leftOver: readonly Annotation[]
}

/** The class that colours each series: the palette's in order, the paper's own, or grey. */
export function coloursOf({ table, roles }: Pick<Ask, 'table' | 'roles'>): string[] {
  let next = 0
  return table.series.map((_, i) => {
    const role = roles[i] ?? 'palette'
    if (role !== 'palette') return role === 'accent' ? 'ka' : 'km'
    next += 1
    return next <= paletteSize ? `k${next}` : 'km'
  })
}

export const figuresOf = (table: ChartTable): number[] =>
  table.rows.flatMap(({ values }) => values.filter((value) => value !== null))

/** Sums of what is above zero and below it in each row, as stacks reach. */
export const stackEnds = (table: ChartTable): number[] =>
  table.rows.flatMap(({ values }) => {
    const known = values.filter((value) => value !== null)
    const sum = (list: number[]) => list.reduce((total, each) => total + each, 0)
    return [sum(known.filter((each) => each > 0)), sum(known.filter((each) => each < 0))]
  })

/** A stretch of values with round ends, never empty. */
export function domainOf(values: readonly number[], withZero: boolean, ticks: number): [number, number] {
  let [least, most] = [Math.min(...values), Math.max(...values)]
  if (withZero) [least, most] = [Math.min(0, least), Math.max(0, most)]
  if (least === most) {
    const room = Math.abs(least) / 10 || 1
    ;[least, most] = [least - (withZero && least === 0 ? 0 : room), most + room]
  }
  const [from = least, to = most] = scaleLinear().domain([least, most]).nice(ticks).domain()
  return [from, to]
}

/** Where an annotation stands: at a row, at a value, or at nothing in the table. */
export function placeOf(at: string, { table, print }: Pick<Ask, 'table' | 'print'>) {
  const row = table.rows.findIndex(({ label }) => label === at || print.label(label) === at)
  if (row >= 0) return { row }
  const value = at.trim() === '' ? Number.NaN : Number(at)
  return Number.isFinite(value) ? { value } : null
}

/** In as few lines as there must be, all of about one length: no word alone on the last. */
function balanced(letters: Letters, text: string, room: number): Fitted {
  let best = letters.fit(text, room, 4)
  for (let narrower = room - 8; narrower > 40 && !best.isCut; narrower -= 8) {
    const next = letters.fit(text, narrower, 4)
    if (next.isCut || next.lines.length > best.lines.length) break
    best = next
  }
  return best
}

/**
 * Texts above a plot, each over what it speaks of, in as few lines of them as none touches another or another's pointer.
 * @returns how high they are, and what draws them once the plot's foot is known
 */
export function textsAbove(
  sheet: Sheet,
  texts: readonly { at: number; annotation: Annotation }[],
  top: number,
): { height: number; drawPointers: (foot: number) => void; leftOver: Annotation[] } {
  const { letters, width } = sheet
  const leftOver: Annotation[] = []
  const placed: { at: number; lines: string[]; from: number; to: number; lane: number; height: number }[] = []
  for (const { at, annotation } of texts.toSorted((a, b) => a.at - b.at)) {
    const fitted = balanced(letters, annotation.text, Math.min(170, width * 0.48))
    const height = fitted.lines.length * letters.lead
    const starts = [at - fitted.width / 2, at, at - fitted.width].map((from) =>
      Math.max(0, Math.min(from, width - fitted.width)),
    )
    const found = [0, 1, 2, 3].flatMap((lane) =>
      starts.flatMap((from) => {
        const to = from + fitted.width
        const isClear = placed.every((other) => {
          if (other.lane === lane) return to + 10 < other.from || from - 10 > other.to
          const [upper, lower] = other.lane < lane ? [other.at, { from, to }] : [at, other]
          return upper < lower.from - 4 || upper > lower.to + 4
        })
        return isClear ? [{ lane, from, to }] : []
      }),
    )[0]
    if (!found || fitted.isCut) leftOver.push(annotation)
    else placed.push({ at, lines: fitted.lines, height, ...found })
  }
  const tops = new Map<number, number>()
  let foot = top
  for (const lane of [0, 1, 2, 3]) {
    const inLane = placed.filter((each) => each.lane === lane)
    if (inLane.length === 0) continue
    tops.set(lane, foot)
    foot += Math.max(...inLane.map(({ height }) => height)) + 4
  }
  for (const { lines, from, to, lane, at } of placed) {
    const y = tops.get(lane) ?? top
    // Set at the side that its pointer is at.
    const side = Math.abs(from - at) < 1 ? 'start' : Math.abs(to - at) < 1 ? 'end' : undefined
    const place = side === 'start' ? from : side === 'end' ? to : (from + to) / 2
    sheet.text(place, y, lines, { className: 'n', ...(side && { side }) })
  }
  return {
    height: foot - top,
    leftOver,
    drawPointers: (end) => {
      for (const { at, lane, height } of placed)
        sheet.line(at, (tops.get(lane) ?? top) + height + 1, at, end, 'p')
    },
  }
}
