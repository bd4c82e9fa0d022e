/** What stands on a line of names or of time: columns, lines and areas, their values on an axis beside. */
import { scaleLinear } from 'd3-scale'
import { area, line, stack } from 'd3-shape'
import { itemAt } from '../present.ts'
import {
  type Ask,
  coloursOf,
  type Drawing,
  domainOf,
  figuresOf,
  placeOf,
  stackEnds,
  textsAbove,
} from './ask.ts'
import { paletteSize } from './chart.ts'
import { drawBars } from './draw-bars.ts'
import { spread } from './letters.ts'
import { momentOf } from './read-table.ts'
import { type Sheet, sheetOf } from './sheet.ts'

const heightOf = (width: number): number => (width < 450 ? 230 : 290)

export function drawUpright(ask: Ask): Drawing {
  const { table, kind, width } = ask
  const { letters } = ask
  const isColumns = kind === 'columns' || kind === 'stackedColumns'
  // An area of what is below nothing is no area.
  const asLines = kind === 'lines' || (kind === 'areas' && figuresOf(table).some((value) => value < 0))
  const isStacked = kind === 'stackedColumns' || (kind === 'areas' && !asLines)
  const sheet = sheetOf(width, table.timeline ? ask.flow : ask.dir, letters)
  const colours = coloursOf(ask)

  const annotations = ask.annotations.map((annotation) => ({
    annotation,
    place: placeOf(annotation.at, ask),
  }))
  const leftOver = annotations.flatMap(({ annotation, place }) => (place ? [] : [annotation]))
  const levels = annotations.flatMap(({ annotation, place }) =>
    place?.value === undefined ? [] : [{ annotation, value: place.value }],
  )

  const values = isStacked ? stackEnds(table) : figuresOf(table)
  const reach = [...values, ...levels.map(({ value }) => value)]
  const [least, most] = [Math.min(...reach), Math.max(...reach)]
  // Columns and areas are measured by their length; a line by its slope, but not without need.
  const withZero = isColumns || kind === 'areas' || (least >= 0 && least < most * 0.4)
  const domain = domainOf(reach, withZero, 5)
  const ticks = scaleLinear().domain(domain).ticks(5)
  const said = ask.print.ticks(ticks)
  const startRoom = Math.max(...said.map((each) => letters.width(each))) + 8

  const ends = isColumns ? null : endLabels(ask, colours, asLines)
  const endRoom = ends ? ends.room : 6
  const [from, to] = [startRoom, width - endRoom]
  const places = placesOf(ask, from, to, isColumns)

  if (isColumns && !table.timeline) {
    // Below narrower ones no name stands, and none has to be measured to know it.
    if (places.band < 24) return drawBars(ask, kind === 'stackedColumns')
    const room = places.band - 6
    const fitted = table.rows.map(({ label }) => letters.fit(ask.print.label(label), room, 3))
    // Names that have no room below their columns have one beside bars.
    if (fitted.some(({ isCut }) => isCut)) return drawBars(ask, kind === 'stackedColumns')
  }

  const above = textsAbove(
    sheet,
    annotations.flatMap(({ annotation, place }) =>
      place?.row === undefined ? [] : [{ at: itemAt(places.middles, place.row), annotation }],
    ),
    0,
  )
  const top = above.height + letters.lead / 2 + 2
  const foot = top + heightOf(width)
  const y = scaleLinear().domain(domain).range([foot, top])

  for (const [i, value] of ticks.entries()) {
    sheet.line(from, y(value), width - endRoom, y(value), value === 0 ? 'z' : 'g')
    sheet.text(0, y(value) - letters.lead / 2, [itemAt(said, i)], { side: 'start', className: 's' })
  }
  const below = foot + (ticks.some((value) => y(value) > foot - letters.lead / 2) ? letters.lead / 2 + 1 : 4)
  const height = below + drawPlaceLabels(ask, sheet, places, below)
  above.drawPointers(foot)

  if (isColumns) drawColumns(ask, sheet, places, colours, y, isStacked)
  else if (asLines) drawLines(ask, sheet, places, colours, y)
  else drawAreas(ask, sheet, places, colours, y)

  for (const { annotation, value } of levels) {
    sheet.line(from, y(value), to, y(value), 'a')
    const fitted = letters.fit(annotation.text, to - from, 1)
    const spots = [
      [from + 4, y(value) - letters.lead - 1, 'start'],
      [from + 4, y(value) + 1, 'start'],
      [to, y(value) - letters.lead - 1, 'end'],
      [to, y(value) + 1, 'end'],
    ] as const
    const spot = spots.find(
      ([at, textTop, side]) =>
        textTop >= above.height &&
        textTop + letters.lead <= foot + 1 &&
        sheet.isFree(sheet.boxOf(at, textTop, fitted.lines, { side })),
    )
    if (!spot || fitted.isCut) leftOver.push(annotation)
    else sheet.text(spot[0], spot[1], fitted.lines, { side: spot[2], className: 'n h' })
  }

  const isNamed = ends ? drawEndLabels(ask, sheet, ends, colours, y, isStacked, to + 8, top, foot) : false
  return {
    svg: sheet.svg(height),
    height,
    boxes: sheet.boxes,
    needsKey: table.series.length > 1 && !isNamed,
    leftOver: [...leftOver, ...above.leftOver],
  }
}

type Places = { middles: number[]; band: number }

/** Where each row stands along the line: moments by their distance, names side by side. */
function placesOf({ table, kind }: Ask, from: number, to: number, isColumns: boolean): Places {
  const { rows, timeline } = table
  if (isColumns) {
    const band = (to - from) / rows.length
    return { middles: rows.map((_, i) => from + band * (i + 0.5)), band }
  }
  if (rows.length === 1) return { middles: [(from + to) / 2], band: to - from }
  // A stack's areas begin at the axis; lines have a little room for their dots.
  const inner = kind === 'areas' ? 0 : 4
  const moments = rows.map(({ label }, i) => (timeline ? momentOf(label) : i))
  const scale = scaleLinear()
    .domain([itemAt(moments, 0), itemAt(moments, moments.length - 1)])
    .range([from + inner, to - inner])
  return { middles: moments.map((each) => scale(each)), band: (to - from) / (rows.length - 1) }
}

/** Labels below the plot, as many as stand apart. @returns how high they are */
function drawPlaceLabels(
  { table, print, kind }: Ask,
  sheet: Sheet,
  { middles, band }: Places,
  top: number,
): number {
  const { letters, width } = sheet
  const { rows, timeline } = table
  const isColumns = kind === 'columns' || kind === 'stackedColumns'
  if (!timeline && isColumns) {
    const fitted = rows.map(({ label }) => letters.fit(print.label(label), band - 6, 3))
    for (const [i, { lines }] of fitted.entries()) sheet.text(itemAt(middles, i), top, lines)
    return Math.max(...fitted.map(({ lines }) => lines.length)) * letters.lead + 2
  }
  // No label is narrower than this with what parts it from the next: more of them need not be tried.
  const least = Math.max(1, Math.ceil(rows.length / (width / 24)))
  for (let step = least; step <= rows.length; step += Math.max(1, Math.floor(step / 8))) {
    const round = chosenRows(rows, timeline, step)
    // One moment alone tells no distance: then both ends.
    const chosen = round.length < 2 && rows.length > 1 ? [0, rows.length - 1] : round
    const labels: { from: number; to: number; text: string }[] = []
    for (const [k, i] of chosen.entries()) {
      const before = chosen[k - 1]
      const label = itemAt(rows, i).label
      const whole = print.shortLabel(label, before === undefined ? null : itemAt(rows, before).label)
      const { lines, width: wide } = letters.fit(whole, Math.min(width, 160), 1)
      const from = Math.max(0, Math.min(itemAt(middles, i) - wide / 2, width - wide))
      // The rest of a row in which two touch need not be measured.
      if (k > 0 && from <= itemAt(labels, k - 1).to + 12) break
      labels.push({ from, to: from + wide, text: lines.join(' ') })
    }
    if (labels.length === chosen.length) {
      for (const { from, text } of labels) sheet.text(from, top, [text], { side: 'start', className: 's' })
      return letters.lead + 2
    }
  }
  return 0
}

/** Every so many rows; of years, those that are round. */
function chosenRows(rows: Ask['table']['rows'], timeline: Ask['table']['timeline'], step: number): number[] {
  const all = rows.map((_, i) => i)
  if (timeline !== 'year' || step === 1) return all.filter((i) => i % step === 0)
  const roundStep = [2, 5, 10, 20, 25, 50, 100, 200, 500, 1000].find((each) => each >= step) ?? step
  const chosen = all.filter(
    (i) => new Date(momentOf(itemAt(rows, i).label)).getUTCFullYear() % roundStep === 0,
  )
  return chosen.length > 0 ? chosen : all.slice(0, 1)
}

type YScale = (value: number) => number

function drawColumns(
  { table, letters, print }: Ask,
  sheet: Sheet,
  { middles, band }: Places,
  colours: string[],
  y: YScale,
  isStacked: boolean,
): void {
  const wide = band * (band > 12 ? 0.72 : 0.86)
  const count = table.series.length
  for (const [i, { values }] of table.rows.entries()) {
    const begin = itemAt(middles, i) - wide / 2
    const behind = { positive: 0, negative: 0 }
    for (const [k, value] of values.entries()) {
      if (value === null) {
        if (count === 1 && letters.width('—') < band)
          sheet.text(itemAt(middles, i), y(0) - letters.lead, ['—'], { className: 's' })
        continue
      }
      const colour = itemAt(colours, k)
      const side = value >= 0 ? 'positive' : 'negative'
      const base = isStacked ? behind[side] : 0
      behind[side] += value
      const [a, b] = [y(base), y(base + value)].sort((p, q) => p - q) as [number, number]
      const each = isStacked ? wide : wide / count
      const left = isStacked ? begin : begin + k * each
      const inner = !isStacked && count > 1 && each > 6 ? 1 : 0
      sheet.rect(left, left + each - inner, a, b, `f ${colour}`)
      const said = print.value(value)
      const fits = letters.width(said) + 4 <= each && b - a >= letters.lead + 2
      if (fits && isStacked && colour !== 'km')
        sheet.text(left + each / 2, (a + b - letters.lead) / 2, [said], { className: `i ${colour}` })
    }
  }
}

const dotted =
  (sheet: Sheet) =>
  (point: [number, number]): [number, number] => [sheet.x(point[0]), point[1]]

function drawLines({ table }: Ask, sheet: Sheet, { middles }: Places, colours: string[], y: YScale): void {
  const mirror = dotted(sheet)
  const path = line<[number, number] | null>(
    (point) => mirror(point ?? [0, 0])[0],
    (point) => (point ?? [0, 0])[1],
  )
    .defined((point) => point !== null)
    .digits(1)
  const draw = (k: number) => {
    const colour = itemAt(colours, k)
    const points = table.rows.map(({ values }, i): [number, number] | null => {
      const value = values[k]
      return value === null || value === undefined ? null : [itemAt(middles, i), y(value)]
    })
    sheet.path(path(points), `l ${colour}`)
    // One alone between two that are missing is no line.
    for (const [i, point] of points.entries())
      if (point && !points[i - 1] && !points[i + 1]) sheet.dot(point[0], point[1], 3, `f ${colour}`)
    const last = points.findLast((point) => point !== null)
    if (last && colour !== 'km') sheet.dot(last[0], last[1], 4, `f d ${colour}`)
  }
  // Grey ones lie behind.
  for (const k of colours.keys()) if (itemAt(colours, k) === 'km') draw(k)
  for (const k of colours.keys()) if (itemAt(colours, k) !== 'km') draw(k)
}

/** Lower and upper edge of each series in a stack, row by row. */
function stacked({ table }: Ask): [number, number][][] {
  const keys = table.series.map((_, i) => i)
  return stack<{ values: (number | null)[] }, number>()
    .keys(keys)
    .value((row, key) => row.values[key] ?? 0)(table.rows)
    .map((series) => series.map((point): [number, number] => [point[0], point[1]]))
}

function drawAreas(ask: Ask, sheet: Sheet, { middles }: Places, colours: string[], y: YScale): void {
  const shape = area<[number, number]>()
    .x((_, i) => sheet.x(itemAt(middles, i)))
    .y0(([low]) => y(low))
    .y1(([, high]) => y(high))
    .digits(1)
  for (const [k, points] of stacked(ask).entries()) sheet.path(shape(points), `f e ${itemAt(colours, k)}`)
}

type EndLabel = { series: number; lines: string[] }
type EndLabels = { room: number; labels: EndLabel[] }

/** What stands at the end of each line: its name, or of a single one its last value. */
function endLabels(
  { table, letters, print, width }: Ask,
  colours: string[],
  asLines: boolean,
): EndLabels | null {
  const lastOfAll = (k: number) => table.rows.findLast(({ values }) => values[k] !== null)?.values[k] ?? null
  if (table.series.length === 1) {
    const value = lastOfAll(0)
    if (value === null) return null
    const lines = [print.value(value)]
    return { room: letters.width(itemAt(lines, 0), true) + 12, labels: [{ series: 0, lines }] }
  }
  const widest = width * (width < 450 ? 0.27 : 0.25)
  const named = table.series.flatMap((name, series) =>
    lastOfAll(series) === null ||
    (asLines && itemAt(colours, series) === 'km' && table.series.length > paletteSize)
      ? []
      : [{ series, ...letters.fit(name, widest, 2, true) }],
  )
  const high = named.reduce((sum, { lines }) => sum + lines.length * letters.lead, 0)
  if (named.length === 0 || named.some(({ isCut }) => isCut) || high > heightOf(width) * 0.9) return null
  return { room: Math.max(...named.map((each) => each.width)) + 14, labels: named }
}

/** @returns whether they found room */
function drawEndLabels(
  ask: Ask,
  sheet: Sheet,
  { labels }: EndLabels,
  colours: string[],
  y: YScale,
  isStacked: boolean,
  at: number,
  top: number,
  foot: number,
): boolean {
  const { letters, table } = ask
  const edges = isStacked ? stacked(ask) : null
  const wants = labels.map(({ series, lines }) => {
    const edge = edges?.[series]?.at(-1)
    const last = table.rows.findLast(({ values }) => values[series] !== null)?.values[series] ?? 0
    return { middle: edge ? (y(edge[0]) + y(edge[1])) / 2 : y(last), height: lines.length * letters.lead }
  })
  const tops = spread(wants, Math.max(0, top - letters.lead / 2), foot + letters.lead / 2)
  if (!tops) return false
  for (const [i, { series, lines }] of labels.entries())
    sheet.text(at, itemAt(tops, i), lines, {
      side: 'start',
      isBold: true,
      className: `c ${itemAt(colours, series)}`,
    })
  return true
}
