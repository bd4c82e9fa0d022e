import { cellsOf } from '../../../chart/read-table.ts'
import { localeTable } from '../../../locale/table.ts'
import { element, isolated } from '../../html.ts'
import type { FeedHtml } from '../feed-context.ts'
import type { Chart } from './model.ts'

/** Its table: drawings are shown by few readers of feeds, and in colours of their own by none. */
export const chart: FeedHtml<Chart> = ({ attrs }, { lang }) => {
  const { dir } = localeTable[lang]
  const text = (words: string | null | undefined) => (words ? isolated(words, dir) : '')
  const row = (cells: string[], isHead: boolean) =>
    element(
      'tr',
      {},
      cells.map((cell, i) => element(isHead || i === 0 ? 'th' : 'td', {}, text(cell))).join(''),
    )
  const [head = [], ...rows] = cellsOf(attrs.data)
  const below = [attrs.note, attrs.source].filter(Boolean).map((each) => text(each))
  const above = [attrs.description, attrs.unit].filter(Boolean).map((each) => text(each))
  return element(
    'figure',
    { dir, lang },
    (attrs.title ? element('p', {}, element('strong', {}, text(attrs.title))) : '') +
      (above.length ? element('p', {}, above.join(' · ')) : '') +
      element(
        'table',
        { dir, lang },
        element('thead', {}, row(head, true)) +
          element('tbody', {}, rows.map((cells) => row(cells, false)).join('')),
      ) +
      (below.length ? element('figcaption', {}, below.join(' · ')) : ''),
  )
}
