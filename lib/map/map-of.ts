/** A map's drawings from what is stored of it. On the server alone: readers and who makes it see the same. */
import { lettersOf, type Measure, metricsOf } from '../chart/letters.ts'
import { type Print, printOf } from '../chart/print.ts'
import { type ChartTable, cellsOf, isRefused, readTable } from '../chart/read-table.ts'
import { numbersTag } from '../locale/format-preferences.ts'
import { type FormatPreferences, type Locale, localeTable } from '../locale/table.ts'
import { type ColourClass, classesOf } from './classes.ts'
import { countryName, countryOf } from './countries.ts'
import { drawMap, type MapDrawing, type Mark } from './draw-map.ts'
import {
  isMapRefusal,
  type MapAttributes,
  type MapRefusal,
  mapWidths,
  mostPlaces,
  readCoordinates,
  readJoined,
  readTypedNames,
  readTypedPlaces,
  refusal,
} from './map.ts'
import { type Coordinates, cityNamed } from './places.ts'
import { type Extent, edgeOf, isWorld, regionNamed } from './regions.ts'
import { bodyOf, middleOf } from './shapes.ts'
import { viewOf } from './view.ts'

/** A country's figure. */
type AreaFigure = { code: string; name: string; value: number | null; cell: string }
export type Areas = { head: string; rows: AreaFigure[]; table: ChartTable; classes: ColourClass[] }

export type DrawnMap = {
  narrow: MapDrawing
  wide: MapDrawing
  marks: Mark[]
  areas: (Areas & { print: Print }) | null
  /** Marks that one of the drawings does not name. */
  unnamed: string[]
}

/** More countries than there are. */
const mostRows = 260

export const isMapDrawn = (map: DrawnMap | MapRefusal): map is DrawnMap => 'narrow' in map

/** Places with their coordinates: those that were typed, else those of the city or the country of that name. */
export function marksOf(places: string | null | undefined): Mark[] | MapRefusal {
  const typed = readTypedPlaces(places)
  if (typed.length > mostPlaces) return refusal('places', { most: mostPlaces, count: typed.length })
  const marks: Mark[] = []
  for (const { name, at, weight } of typed) {
    const found = at ? readCoordinates(at) : (cityNamed(name) ?? countryMiddle(name))
    if (!found)
      return refusal(at ? 'coordinates' : 'unknownPlace', {
        name: at ? [name, at].filter(Boolean).join(': ') : name,
      })
    marks.push({ name, at: found, weight })
  }
  return marks
}

function countryMiddle(name: string): Coordinates | null {
  const code = countryOf(name)
  const body = code ? bodyOf(code) : []
  if (body.length === 0) return null
  const [x, y, z] = middleOf(body.map(({ centre }) => centre))
  return { latitude: (Math.asin(z) * 180) / Math.PI, longitude: (Math.atan2(y, x) * 180) / Math.PI }
}

/** The figures of countries; null where there are none to colour by. */
export function areasOf(data: string | null | undefined, locale: Locale): Areas | MapRefusal | null {
  if (!data?.trim()) return null
  const [first = [], ...others] = cellsOf(data)
  // Pasted without names over it: a country with a figure is no name of a column.
  const hasHead = !(countryOf(first[0] ?? '') && /\d|[٠-٩۰-۹]/.test(first[1] ?? ''))
  const count = others.filter((row) => row.some((cell) => cell.trim())).length + (hasHead ? 0 : 1)
  if (count > mostRows) return refusal('rows', { most: mostRows, count })
  const table = readTable(hasHead ? data : `\t\n${data}`)
  if (isRefused(table)) {
    const reason = table.reason === 'series' || table.reason === 'cells' ? 'columns' : 'noFigures'
    return refusal(reason, { most: 1, count: table.count })
  }
  if (table.series.length > 1) return refusal('columns', { most: 1, count: table.series.length })
  const rows: AreaFigure[] = []
  for (const { label, cells, values } of table.rows) {
    const code = countryOf(label)
    if (!code) return refusal('unknownCountry', { name: label })
    if (rows.some((row) => row.code === code)) return refusal('twice', { name: label })
    const [cell = '', value = null] = [cells[0], values[0]]
    if (cell && value === null) return refusal('notNumber', { name: `${label}: ${cell}` })
    rows.push({ code, name: countryName(code, locale), value, cell })
  }
  const { classes } = classesOf(rows.flatMap(({ value }) => (value === null ? [] : [value])))
  return { head: table.series[0] ?? '', rows, table, classes }
}

type Frame = { codes: string[]; extents: Extent[] } | 'world'

function frameOf(text: string | null | undefined): Frame | MapRefusal {
  const frame = { codes: [] as string[], extents: [] as Extent[] }
  for (const name of (text ?? '').split(/[,،;؛\n]/).map((each) => each.trim())) {
    if (!name) continue
    if (isWorld(name)) return 'world'
    const [code, extent] = [countryOf(name), regionNamed(name)]
    if (code && bodyOf(code).length > 0) frame.codes.push(code)
    else if (extent) frame.extents.push(extent)
    else return refusal('unknownCountry', { name })
  }
  return frame
}

const isRefusal = (value: object | string | null): value is MapRefusal =>
  typeof value === 'object' && value !== null && isMapRefusal(value)

const kilometres = new Map<string, Intl.NumberFormat>()

function kilometresIn(tag: string): Intl.NumberFormat {
  const options = { style: 'unit', unit: 'kilometer', unitDisplay: 'short' } as const
  const known = kilometres.get(tag) ?? new Intl.NumberFormat(tag, options)
  kilometres.set(tag, known)
  return known
}

export function mapOf(
  attrs: MapAttributes,
  { locale, reading, measure }: { locale: Locale; reading: FormatPreferences; measure: Measure },
): DrawnMap | MapRefusal {
  const marks = marksOf(attrs.places)
  if (isRefusal(marks)) return marks
  const areas = areasOf(attrs.data, locale)
  if (isRefusal(areas)) return areas
  const frame = frameOf(attrs.frame)
  if (isRefusal(frame)) return frame
  const names = new Map<string, string>()
  for (const { country, name } of readTypedNames(attrs.names)) {
    const code = countryOf(country)
    if (!code) return refusal('unknownCountry', { name: country })
    names.set(code, name)
  }
  const isFramed = frame === 'world' || frame.codes.length + frame.extents.length > 0
  if (marks.length === 0 && !areas && !isFramed) return refusal('empty')

  const joined = readJoined(attrs.joined)
  const coloured = areas?.rows.map(({ code }) => code) ?? []
  const edges = frame === 'world' ? [] : frame.extents.flatMap(edgeOf)
  const view = viewOf(
    {
      places: [
        ...(isFramed ? [] : marks.map(({ at }) => at)),
        ...edges.map(([longitude, latitude]) => ({ latitude, longitude })),
      ],
      frame: frame === 'world' || isFramed ? (frame === 'world' ? frame : frame.codes) : coloured,
      isRegion: edges.length > 0,
      zoom: attrs.zoom ?? 'usual',
    },
    mapWidths.wide,
  )
  const colours = new Map<string, string>()
  if (areas) {
    const { classOf } = classesOf(areas.rows.flatMap(({ value }) => (value === null ? [] : [value])))
    for (const { code, value } of areas.rows) if (value !== null) colours.set(code, classOf(value))
  } else if (frame !== 'world') for (const code of frame.codes) colours.set(code, 'mf')
  // What is drawn as one has one colour.
  for (const code of joined) colours.delete(code)

  const { dir, script } = localeTable[locale]
  const letters = lettersOf(metricsOf[script], dir, measure)
  const { narrow, wide } = drawMap({
    view,
    letters,
    marks,
    joined,
    classOf: (code) => colours.get(code) ?? null,
    nameOf: (code) => names.get(code) ?? countryName(code, locale),
    isInset: attrs.inset === 'globe',
    kilometres: (count) => kilometresIn(numbersTag(locale, reading)).format(count),
  })
  const isUnnamed = (mark: Mark) => narrow.unnamed.includes(mark) || wide.unnamed.includes(mark)
  return {
    narrow,
    wide,
    marks,
    areas: areas && { ...areas, print: printOf(areas.table, { unit: attrs.unit ?? null, locale, reading }) },
    unnamed: marks.filter(isUnnamed).map(({ name }) => name),
  }
}
