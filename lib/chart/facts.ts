/** What a chart shows, for who cannot see it: where each series begins and ends, its least and its most. */
import { itemAt } from '../present.ts'
import type { Print } from './print.ts'
import type { ChartTable } from './read-table.ts'

type Point = { value: string; label: string }
export type SeriesFacts = {
  name: string
  first: Point
  last: Point
  least: Point
  most: Point
  /** Of a series in time: what became of it from its first figure to its last. */
  trend: 'up' | 'down' | 'flat'
}

/** Less than a hundredth of what there is between the least and the most is no change worth a word. */
const flat = 0.01

/** Facts of the first series, so many of them; those without a figure say nothing. */
export function seriesFacts(table: ChartTable, print: Print, most: number): SeriesFacts[] {
  return table.series.slice(0, most).flatMap((name, k): SeriesFacts[] => {
    const points = table.rows.flatMap(({ label, values }) => {
      const value = values[k]
      return value === null || value === undefined ? [] : [{ label, value }]
    })
    if (points.length === 0) return []
    const [first, last] = [itemAt(points, 0), itemAt(points, points.length - 1)]
    const low = points.reduce((a, b) => (b.value < a.value ? b : a))
    const high = points.reduce((a, b) => (b.value > a.value ? b : a))
    const said = ({ label, value }: { label: string; value: number }): Point => ({
      value: print.value(value),
      label: print.label(label),
    })
    const change = last.value - first.value
    const isFlat = Math.abs(change) <= (high.value - low.value) * flat
    return [
      {
        name,
        first: said(first),
        last: said(last),
        least: said(low),
        most: said(high),
        trend: isFlat ? 'flat' : change > 0 ? 'up' : 'down',
      },
    ]
  })
}
