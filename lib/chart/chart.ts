/** What a chart is, before it is drawn: its kinds, its bounds, what an editor says of it beside the figures. */
import type { Direction } from '../locale/table.ts'

/** In the order in which they are offered. */
export const chartKinds = [
  'bars',
  'columns',
  'stackedBars',
  'stackedColumns',
  'lines',
  'areas',
  'dots',
  'ranges',
  'multiples',
] as const
export type ChartKind = (typeof chartKinds)[number]

/** How a series is coloured: in the palette's next colour, in the paper's own, or in grey behind the others. */
export const seriesRoles = ['palette', 'accent', 'muted'] as const
export type SeriesRole = (typeof seriesRoles)[number]

/** A text at a row of the table, or at a value. */
export type Annotation = { at: string; text: string }

/** Years of daily figures belong into a file to download, not into a table that is read. */
export const mostRows = 500
export const mostSeries = 60
export const mostCells = 6_000
/** Letters of the whole table as text: more is cut where a document is checked. */
export const longestData = 100_000
/** Bytes of a file that somebody brings; a table of {@link mostCells} has a tenth of it. */
export const largestFile = 1_000_000

/** Colours of the palette. What comes after them is grey. */
export const paletteSize = 6

/** How much of a table each kind has room for. */
export const roomOf: Record<ChartKind, { rows: number; series: number; leastSeries?: number }> = {
  bars: { rows: 60, series: 6 },
  columns: { rows: 120, series: 6 },
  stackedBars: { rows: 60, series: 8 },
  stackedColumns: { rows: 120, series: 8 },
  lines: { rows: mostRows, series: mostSeries },
  areas: { rows: mostRows, series: 8 },
  dots: { rows: 60, series: 8 },
  ranges: { rows: 60, series: 6, leastSeries: 2 },
  multiples: { rows: 120, series: 36 },
}

/** Why a table is not drawn. `most` (or, of series too few, the least) and `count` where it is a matter of numbers. */
export type ChartRefusal = {
  reason: 'empty' | 'noFigures' | 'rows' | 'series' | 'cells' | 'kindRows' | 'kindSeries' | 'fewSeries'
  most: number
  count: number
}

/** Drawn twice, chosen by the width that there is: a phone's, and the text's. */
export const chartWidths = { narrow: 340, wide: 560 } as const

export const readRoles = (text: string | null | undefined): SeriesRole[] =>
  (text ?? '').split(',').map((each) => seriesRoles.find((role) => role === each) ?? 'palette')

/** One to a line: where, a tab, what is said. */
export const readAnnotations = (text: string | null | undefined): Annotation[] =>
  (text ?? '').split('\n').flatMap((line) => {
    const [at = '', ...rest] = line.split('\t')
    const words = rest.join(' ').trim()
    return at.trim() && words ? [{ at: at.trim(), text: words }] : []
  })

export const readFlow = (value: unknown): Direction | null =>
  value === 'rtl' || value === 'ltr' ? value : null
