import { chartKinds, longestData, readFlow } from '../../../chart/chart.ts'
import type { ChartAttributes } from '../../../chart/chart-of.ts'
import { cellsOf, dataOf } from '../../../chart/read-table.ts'
import { withoutOverrides } from '../../clean-text.ts'
import { words } from '../attributes.ts'
import { type BlockModel, joinLines } from '../block-model.ts'

/** Figures, and how they are drawn. The table is text: cells between tabs, rows between line ends. */
export type Chart = { type: 'chart'; attrs: ChartAttributes }

/** Of annotations and of colours no chart has room for more. */
const longestWords = 4_000

const lines = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() ? withoutOverrides(value.slice(0, longestWords).trim()) : null

/** Whole rows of a table that is longer than any chart's. */
function bounded(data: string): string {
  if (data.length <= longestData) return data
  const end = data.lastIndexOf('\n', longestData)
  return data.slice(0, end > 0 ? end : longestData)
}

export const chart = {
  rule: {
    content: null,
    attrs: (a) => {
      const data = typeof a.data === 'string' ? dataOf(cellsOf(withoutOverrides(bounded(a.data)))) : ''
      if (!data) return null
      return {
        kind: chartKinds.find((kind) => kind === a.kind) ?? 'bars',
        data,
        title: words(a.title),
        description: words(a.description),
        unit: words(a.unit),
        note: words(a.note),
        source: words(a.source),
        roles: lines(a.roles),
        annotations: lines(a.annotations),
        flow: readFlow(a.flow),
      }
    },
    needsContent: false,
  },
  // It runs as its story does: a title that begins with a foreign name must not turn its bars round.
  isDirected: false,
  fields: ['title', 'description', 'note'],
  plainText: ({ attrs }) =>
    joinLines([
      attrs.title,
      attrs.description,
      namesOf(attrs.data),
      attrs.annotations,
      attrs.note,
      attrs.source,
    ]),
  isNamed: true,
  lines: ({ attrs }) => [
    attrs.title,
    attrs.description,
    attrs.unit,
    attrs.data,
    attrs.annotations,
    attrs.note,
    attrs.source,
  ],
  identity: ({ attrs }) => attrs.data.replace(/[^\d٠-٩۰-۹\n\t.,٫٬-]/g, ''),
} satisfies BlockModel<Chart>

/** Names of the columns and the rows: what somebody searches for, unlike the figures. */
function namesOf(data: string): string {
  const [head = [], ...rows] = cellsOf(data)
  return [head.join(' '), ...rows.map(([label = '']) => label)].join('\n').trim()
}
