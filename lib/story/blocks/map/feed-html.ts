import { localeTable } from '../../../locale/table.ts'
import { isMapRefusal } from '../../../map/map.ts'
import { areasOf, marksOf } from '../../../map/map-of.ts'
import { element, isolated } from '../../html.ts'
import { chart } from '../chart/feed-html.ts'
import type { FeedHtml } from '../feed-context.ts'
import type { MapBlock } from './model.ts'

/** Countries as a chart's table, by their names; places as a list. No drawing: few readers of feeds show one. */
export const map: FeedHtml<MapBlock> = ({ attrs }, context) => {
  const { title, description, unit, note, source } = attrs
  const { lang } = context
  if (attrs.data) {
    const areas = areasOf(attrs.data, lang)
    const data =
      areas && !isMapRefusal(areas)
        ? [[areas.table.corner, areas.head], ...areas.rows.map(({ name, cell }) => [name, cell])]
            .map((row) => row.join('\t'))
            .join('\n')
        : attrs.data
    return chart(
      { type: 'chart', attrs: { kind: 'bars', data, title, description, unit, note, source } },
      context,
    )
  }
  const { dir } = localeTable[lang]
  const text = (words: string | null | undefined) => (words ? isolated(words, dir) : '')
  const marks = marksOf(attrs.places)
  const items = isMapRefusal(marks) ? [] : marks.filter(({ name }) => name)
  const below = [note, source].filter(Boolean).map(text)
  return element(
    'figure',
    { dir, lang },
    (title ? element('p', {}, element('strong', {}, text(title))) : '') +
      (description ? element('p', {}, text(description)) : '') +
      (items.length
        ? element('ul', {}, items.map(({ name }) => element('li', {}, text(name))).join(''))
        : '') +
      (below.length ? element('figcaption', {}, below.join(' · ')) : ''),
  )
}
