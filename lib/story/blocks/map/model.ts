import { cellsOf, dataOf } from '../../../chart/read-table.ts'
import {
  joinables,
  longestWords,
  type MapAttributes,
  mapZooms,
  placesText,
  readTypedPlaces,
} from '../../../map/map.ts'
import { withoutOverrides } from '../../clean-text.ts'
import { words } from '../attributes.ts'
import { type BlockModel, joinLines } from '../block-model.ts'

/** Places on a map, or countries coloured by their figures. What is to be drawn is stored, and no drawing. */
export type MapBlock = { type: 'map'; attrs: MapAttributes }

const bounded = (value: unknown): string | null => {
  if (typeof value !== 'string' || !value.trim()) return null
  const text = withoutOverrides(value)
  if (text.length <= longestWords) return text
  const end = text.lastIndexOf('\n', longestWords)
  return text.slice(0, end > 0 ? end : longestWords)
}

export const map = {
  rule: {
    content: null,
    attrs: (a) => {
      const data = dataOf(cellsOf(bounded(a.data) ?? '')) || null
      const places = placesText(readTypedPlaces(bounded(a.places)))
      const frame = words(bounded(a.frame))
      if (!data && !places && !frame) return null
      const joined = joinables.filter(
        (code) => typeof a.joined === 'string' && a.joined.split(',').includes(code),
      )
      return {
        places,
        data,
        title: words(a.title),
        description: words(a.description),
        unit: words(a.unit),
        note: words(a.note),
        source: words(a.source),
        frame,
        zoom: mapZooms.find((zoom) => zoom === a.zoom) ?? 'usual',
        inset: a.inset === 'globe' ? 'globe' : null,
        names: bounded(a.names)?.trim() || null,
        joined: joined.join(',') || null,
      }
    },
    needsContent: false,
  },
  // North is up and east is right in every language; its words run as its story does.
  isDirected: false,
  fields: ['title', 'description', 'note'],
  plainText: ({ attrs }) =>
    joinLines([attrs.title, attrs.description, namesOf(attrs), attrs.note, attrs.source]),
  isNamed: true,
  lines: ({ attrs }) => [
    attrs.title,
    attrs.description,
    attrs.unit,
    attrs.places,
    attrs.data,
    attrs.frame,
    attrs.names,
    attrs.note,
    attrs.source,
  ],
  identity: ({ attrs }) => `${attrs.places ?? ''}${attrs.data ?? ''}`.replace(/[^\d٠-٩۰-۹\n\t.,٫٬-]/g, ''),
} satisfies BlockModel<MapBlock>

/** What somebody searches for: places and countries, not their figures. */
function namesOf({ places, data }: MapAttributes): string {
  const rows = data ? cellsOf(data) : []
  return [...readTypedPlaces(places).map(({ name }) => name), ...rows.map(([name = '']) => name)]
    .join('\n')
    .trim()
}
