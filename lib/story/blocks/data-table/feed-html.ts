import { formatMoment } from '../../../locale/moments.ts'
import { localeTable } from '../../../locale/table.ts'
import { element, escapeHtml, isolated } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import type { DataTable } from './model.ts'
import { arrows, printedTable } from './printed-table.ts'

/** As it stands when the feed is made, with that moment: a feed reader shows it for days. */
export const dataTable: FeedHtml<DataTable> = (
  { attrs },
  { context: { datasets, timeZone = 'UTC' }, lang },
) => {
  const dataset = datasets?.get(attrs.datasetId)
  if (!dataset) return ''
  const { dir, reading } = localeTable[lang]
  const { columns, rows } = printedTable(dataset, attrs, lang, reading)
  const row = (cells: string[]) => element('tr', {}, cells.join(''))
  const at = formatMoment(dataset.changedAt, 'moment', lang, timeZone, reading)
  return element(
    'figure',
    { dir, lang },
    (attrs.title ? element('p', {}, element('strong', {}, isolated(attrs.title, dir))) : '') +
      element(
        'table',
        { dir, lang },
        element('thead', {}, row(columns.map(({ name }) => element('th', {}, isolated(name, dir))))) +
          element(
            'tbody',
            {},
            rows
              .map(({ cells }) =>
                row(
                  cells.map(({ text, unit, way }, index) => {
                    const printed =
                      columns[index]?.kind === 'text'
                        ? isolated(text, dir)
                        : element('bdi', {}, escapeHtml(text))
                    return element(
                      index === 0 ? 'th' : 'td',
                      {},
                      text &&
                        `${way ? `${arrows[way]} ` : ''}${printed}${unit ? `&nbsp;${isolated(unit, dir)}` : ''}`,
                    )
                  }),
                ),
              )
              .join(''),
          ),
      ) +
      element(
        'figcaption',
        {},
        [
          element('time', { datetime: dataset.changedAt.toISOString() }, escapeHtml(at)),
          attrs.note && isolated(attrs.note, dir),
        ]
          .filter(Boolean)
          .join(' · '),
      ),
  )
}
