import { readTypedPlaces } from '../../../map/map.ts'
import { chart } from '../chart/markdown.ts'
import { escaped, type Markdown } from '../markdown-text.ts'
import type { MapBlock } from './model.ts'

/** Its figures as a chart's table, or its places as they were typed. */
export const map: Markdown<MapBlock> = ({ attrs }, tools) => {
  const { data, title, description, unit, note, source } = attrs
  if (data)
    return chart(
      { type: 'chart', attrs: { kind: 'bars', data, title, description, unit, note, source } },
      tools,
    )
  const places = readTypedPlaces(attrs.places).map(
    ({ name, at }) => `- ${escaped([name, at && `(${at})`].filter(Boolean).join(' '))}`,
  )
  return [
    title && `**${escaped(title)}**`,
    description && escaped(description),
    places.join('\n'),
    [note, source].flatMap((each) => (each ? [`*${escaped(each)}*`] : [])).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
}
