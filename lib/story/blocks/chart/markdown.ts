import { cellsOf } from '../../../chart/read-table.ts'
import { escaped, type Markdown } from '../markdown-text.ts'
import type { Chart } from './model.ts'

export const chart: Markdown<Chart> = ({ attrs }) => {
  const [head = [], ...rows] = cellsOf(attrs.data)
  const row = (cells: string[]) => `| ${cells.map(escaped).join(' | ')} |`
  const parts = [
    attrs.title && `**${escaped(attrs.title)}**`,
    [attrs.description, attrs.unit].flatMap((each) => (each ? [escaped(each)] : [])).join(' · '),
    [row(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(row)].join('\n'),
    [attrs.note, attrs.source].flatMap((each) => (each ? [`*${escaped(each)}*`] : [])).join('\n'),
  ]
  return parts.filter(Boolean).join('\n\n')
}
