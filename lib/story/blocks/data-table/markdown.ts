import { localeTable } from '../../../locale/table.ts'
import { escapeHtml } from '../../html.ts'
import { escaped, type Markdown } from '../markdown-text.ts'
import type { DataTable } from './model.ts'
import { arrows, printedTable } from './printed-table.ts'

/** As it stands when it is written down, with that moment; which table it is is said for who reads it by machine. */
export const dataTable: Markdown<DataTable> = ({ attrs }, { datasetOf, locale = 'ar' }) => {
  const dataset = datasetOf?.(attrs.datasetId)
  const mark = `<div class="data-table" data-dataset="${escapeHtml(attrs.datasetId)}"></div>`
  if (!dataset) return mark
  const { columns, rows } = printedTable(dataset, attrs, locale, localeTable[locale].reading)
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`
  const parts = [
    attrs.title && `**${escaped(attrs.title)}**`,
    [
      row(columns.map(({ name }) => escaped(name))),
      `|${' --- |'.repeat(columns.length)}`,
      ...rows.map(({ cells }) =>
        row(
          cells.map(({ text, unit, way }) =>
            [way && text && arrows[way], escaped(text), text && unit && escaped(unit)]
              .filter(Boolean)
              .join(' '),
          ),
        ),
      ),
    ].join('\n'),
    `*${dataset.changedAt.toISOString()}*`,
    attrs.note && `*${escaped(attrs.note)}*`,
    mark,
  ]
  return parts.filter(Boolean).join('\n\n')
}
