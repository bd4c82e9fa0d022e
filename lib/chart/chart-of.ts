/** A chart's drawings from what is stored of it: the same for readers and for who makes it. */
import { type FormatPreferences, type Locale, localeTable } from '../locale/table.ts'
import { itemAt } from '../present.ts'
import { coloursOf, type Drawing } from './ask.ts'
import {
  type Annotation,
  type ChartKind,
  type ChartRefusal,
  chartWidths,
  readAnnotations,
  readFlow,
  readRoles,
} from './chart.ts'
import { drawChart } from './draw-chart.ts'
import { lettersOf, type Measure, metricsOf } from './letters.ts'
import { type Print, printOf } from './print.ts'
import { type ChartTable, isRefused, readTable, refusalOf } from './read-table.ts'

export type ChartAttributes = {
  kind: ChartKind
  /** Cells between tabs, rows between line ends; the first row and the first column are names. */
  data: string
  title?: string | null
  description?: string | null
  unit?: string | null
  note?: string | null
  source?: string | null
  /** What each series is coloured as, between commas. */
  roles?: string | null
  /** One to a line: where, a tab, what is said. */
  annotations?: string | null
  /** Which way time runs, where it is not as in the language's other charts. */
  flow?: 'rtl' | 'ltr' | null
}

export type DrawnChart = {
  table: ChartTable
  print: Print
  narrow: Drawing
  wide: Drawing
  /** What is named above the drawings that do not name it themselves. */
  key: { name: string; colour: string }[]
  /** Annotations that one of the drawings has no room for. */
  leftOver: Annotation[]
}

export function chartOf(
  attrs: ChartAttributes,
  { locale, reading, measure }: { locale: Locale; reading: FormatPreferences; measure: Measure },
): DrawnChart | ChartRefusal {
  const table = readTable(attrs.data)
  if (isRefused(table)) return table
  const refusal = refusalOf(attrs.kind, table)
  if (refusal) return refusal
  const { dir, script, timeline } = localeTable[locale]
  const print = printOf(table, { unit: attrs.unit ?? null, locale, reading })
  const roles = readRoles(attrs.roles)
  const ask = {
    kind: attrs.kind,
    table,
    roles,
    annotations: readAnnotations(attrs.annotations),
    print,
    letters: lettersOf(metricsOf[script], dir, measure),
    dir,
    flow: readFlow(attrs.flow) ?? timeline,
  }
  const narrow = drawChart({ ...ask, width: chartWidths.narrow })
  const wide = drawChart({ ...ask, width: chartWidths.wide })
  const colours = coloursOf({ table, roles })
  const isInPalette = (colour: string) => colour !== 'km' || table.series.length <= 8
  const key =
    narrow.needsKey || wide.needsKey
      ? table.series
          .map((name, i) => ({ name, colour: itemAt(colours, i) }))
          .filter(({ colour }) => isInPalette(colour))
      : []
  const leftOver = ask.annotations.filter(
    (each) => narrow.leftOver.includes(each) || wide.leftOver.includes(each),
  )
  return { table, print, narrow, wide, key, leftOver }
}

export const isDrawn = (chart: DrawnChart | ChartRefusal): chart is DrawnChart => 'narrow' in chart
