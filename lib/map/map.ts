/** What a map is, before it is drawn: what an editor says of it, its bounds, and why one is refused. */
import { asciiDigits } from '../chart/read-table.ts'

export type MapAttributes = {
  /** One to a line: a name, its coordinates where its name does not say them, its weight; tabs between. */
  places?: string | null
  /** Cells between tabs, rows between line ends: names or codes of countries and their figures, under a first row of names. */
  data?: string | null
  title?: string | null
  description?: string | null
  unit?: string | null
  note?: string | null
  source?: string | null
  /** Countries that it shows whole, between commas, or `world`; where none are named, what there is to show. */
  frame?: string | null
  zoom?: MapZoom | null
  /** A globe in the corner shows where in the world this is. */
  inset?: 'globe' | null
  /** One to a line: a country, a tab, what it is called here; nothing, where it is not to be called at all. */
  names?: string | null
  /** Codes, between commas, of areas that are drawn as one with the country that they are of {@link joinable}. */
  joined?: string | null
}

/** How much of what is around the places is shown. */
export const mapZooms = ['near', 'usual', 'far'] as const
export type MapZoom = (typeof mapZooms)[number]

/** What the story is about, or what helps to find it on the map. */
export const placeWeights = ['main', 'minor'] as const
export type PlaceWeight = (typeof placeWeights)[number]

/**
 * Areas that Natural Earth draws apart because who rules there says so, and the country that others draw them with.
 * XS and XN are of nobody's list: ISO has no code for Somaliland or Northern Cyprus.
 */
export const joinable = { EH: 'MA', XS: 'SO', XN: 'CY', XK: 'RS' } as const
export type Joinable = keyof typeof joinable
export const joinables = Object.keys(joinable) as Joinable[]

export const mostPlaces = 40
/** Letters of what an editor types in one field: all places, or the whole table. */
export const longestWords = 8_000
/** Of a name that is not one of Natural Earth's countries. */
export const mostNames = 60

/** Drawn twice, chosen by the width that there is, as charts are. */
export const mapWidths = { narrow: 340, wide: 560 } as const

/** Why a map is not drawn. `name` is what was typed, `most` and `count` where it is a matter of numbers. */
export type MapRefusal = {
  reason:
    | 'empty'
    | 'coordinates'
    | 'unknownPlace'
    | 'unknownCountry'
    | 'twice'
    | 'notNumber'
    | 'noFigures'
    | 'rows'
    | 'columns'
    | 'places'
  name: string
  most: number
  count: number
}

export const refusal = (reason: MapRefusal['reason'], given: Partial<MapRefusal> = {}): MapRefusal => ({
  name: '',
  most: 0,
  count: 0,
  ...given,
  reason,
})

export const isMapRefusal = (value: object): value is MapRefusal => 'reason' in value

/** A place as it was typed. */
export type TypedPlace = { name: string; at: string; weight: PlaceWeight }

export const readTypedPlaces = (text: string | null | undefined): TypedPlace[] =>
  (text ?? '').split('\n').flatMap((line) => {
    const [name = '', at = '', weight = ''] = line.split('\t').map((cell) => cell.trim())
    return name || at
      ? [{ name, at, weight: weight === 'minor' ? ('minor' as const) : ('main' as const) }]
      : []
  })

export const placesText = (places: readonly TypedPlace[]): string | null =>
  places
    .filter(({ name, at }) => name.trim() || at.trim())
    .map(({ name, at, weight }) =>
      [name, at, weight]
        .map((cell) => cell.replace(/\s+/g, ' ').trim())
        .join('\t')
        .replace(/\tmain$/, '')
        .trimEnd(),
    )
    .join('\n') || null

export type TypedName = { country: string; name: string }

export const readTypedNames = (text: string | null | undefined): TypedName[] =>
  (text ?? '').split('\n').flatMap((line) => {
    const [country = '', name = ''] = line.split('\t').map((cell) => cell.trim())
    return country ? [{ country, name }] : []
  })

export const readJoined = (text: string | null | undefined): Joinable[] =>
  joinables.filter((code) => (text ?? '').split(',').includes(code))

/** Degrees as they are typed: `24.71, 46.68`, `٢٤٫٧١، ٤٦٫٦٨`; null where they are none, or none of this earth. */
export function readCoordinates(text: string): { latitude: number; longitude: number } | null {
  const [latitude, longitude, ...rest] = asciiDigits(text)
    .replace(/[\u200e\u200f\u061c\u2066-\u2069°]/g, '')
    .replaceAll('−', '-')
    .split(/[,،;؛\s]+/)
    .filter(Boolean)
    .map((part) => (/^[+-]?\d{1,3}(\.\d{1,12})?$/.test(part) ? Number(part) : Number.NaN))
  if (latitude === undefined || longitude === undefined || rest.length > 0) return null

  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}
