/** A map as SVG, at both widths: shapes are laid flat once, labels are set for each. */
import type { Letters } from '../chart/letters.ts'
import { type Box, type Sheet, sheetOf } from '../chart/sheet.ts'
import { itemAt } from '../present.ts'
import { type Joinable, joinable, mapWidths, type PlaceWeight } from './map.ts'
import type { Coordinates } from './places.ts'
import { along, type Country, distance, shapesOf, vectorOf } from './shapes.ts'
import { areaOf, type Point, pathOf, simplify } from './simplify.ts'
import { apart, isSeen, type View } from './view.ts'

export type Mark = { name: string; at: Coordinates; weight: PlaceWeight }

export type MapAsk = {
  view: View
  letters: Letters
  marks: readonly Mark[]
  /** The class that colours a country; land as any other where there is none. */
  classOf: (code: string) => string | null
  /** What a country is called; empty where it is not to be. */
  nameOf: (code: string) => string
  joined: readonly Joinable[]
  isInset: boolean
  kilometres: (count: number) => string
}

export type MapDrawing = {
  svg: string
  height: number
  boxes: readonly Box[]
  /** Marks whose names have no room in it. */
  unnamed: readonly Mark[]
}

/** A country's parts that are seen, flat, at the wide width. */
type Laid = { code: string; rings: Point[][] }

const insetRadius = 38
/** Between a dot and its name, and around what nothing may touch. */
const gap = 8
/** An area that has a colour is never smaller than a dot. */
const smallest = 40
/** Twice the area under which land is left out. */
const speck = 5

export function drawMap(ask: MapAsk): { narrow: MapDrawing; wide: MapDrawing } {
  const laid = layCountries(ask)
  const borders = layBorders(ask)
  const globe = ask.isInset && ask.view.cap ? layGlobe(ask.view.middle) : null
  const draw = (factor: number) => drawAt(ask, { laid, borders, globe }, factor)
  return { narrow: draw(mapWidths.narrow / mapWidths.wide), wide: draw(1) }
}

const layCountries = ({ view, joined }: MapAsk): Laid[] =>
  shapesOf(view.detail).countries.flatMap((country) => {
    if (country.code === 'AQ' && !view.cap) return []
    const seen = country.polygons.filter((each) => isSeen(view, each))
    const rings = seen.flatMap(view.rings)
    return rings.length > 0 ? [{ code: wholeOf(country, joined), rings }] : []
  })

const wholeOf = ({ code }: Country, joined: readonly Joinable[]): string => {
  const found = joined.find((each) => each === code)
  return found ? joinable[found] : code
}

const layBorders = ({ view, joined }: MapAsk): { line: Point[]; isDisputed: boolean }[] =>
  shapesOf(view.detail)
    .borders.filter((border) => !(border.of && joined.includes(border.of)) && isSeen(view, border))
    .flatMap((border) => view.lines(border).map((line) => ({ line, isDisputed: border.of !== null })))

/** Land of the half of the globe around a place, about the middle of its own disc. */
function layGlobe({ latitude, longitude }: Coordinates): Point[][] {
  // Seen from the equator's side, as globes are.
  const centre = vectorOf(longitude, latitude * 0.7)
  const east = vectorOf(longitude + 90, 0)
  const north = vectorOf(longitude, latitude * 0.7 + 90)
  const rings: Point[][] = []
  for (const { polygons } of shapesOf('coarse').countries)
    for (const polygon of polygons) {
      if (distance(centre, polygon.centre) > Math.PI / 2 + polygon.radius) continue
      const ring = (polygon.vectors[0] ?? []).map((each): Point => {
        const [x, y] = [along(each, east), -along(each, north)]
        // What is behind the edge stands on it.
        const scale = along(each, centre) < 0 ? insetRadius / Math.hypot(x, y) : insetRadius
        return [x * scale, y * scale]
      })
      const simple = simplify(ring, 1)
      if (simple.length > 3) rings.push(simple)
    }
  return rings
}

function drawAt(
  ask: MapAsk,
  { laid, borders, globe }: { laid: Laid[]; borders: ReturnType<typeof layBorders>; globe: Point[][] | null },
  factor: number,
): MapDrawing {
  const { view, letters } = ask
  const width = Math.round(view.width * factor)
  const height = Math.round(view.height * factor)
  // North is up and east is right in every language.
  const sheet = sheetOf(width, 'ltr', letters)
  const thin = (line: Point[]): Point[] => (factor < 1 ? simplify(line, apart / factor) : line)
  sheet.rect(0, width, 0, height, 'ms')
  const byClass = new Map<string, string>()
  const shown: Laid[] = []
  const dots: { at: Point; className: string }[] = []
  for (const { code, rings } of laid) {
    const className = (code && ask.classOf(code)) || 'ml'
    const isPlain = className === 'ml'
    const thinned = rings
      .map(thin)
      // Rocks of a unit or two are noise, unless the map is about them.
      .filter((ring) => ring.length > 3 && !(isPlain && areaOf(ring) * factor * factor < speck))
    const d = thinned.map((ring) => pathOf(ring, true, { factor })).join('')
    byClass.set(className, (byClass.get(className) ?? '') + d)
    if (code && thinned.length > 0) shown.push({ code, rings: thinned })
    const first = rings[0]?.[0]
    const isSmall = thinned.reduce((sum, ring) => sum + areaOf(ring), 0) * factor * factor < smallest
    if (className !== 'ml' && isSmall && first)
      dots.push({ at: [first[0] * factor, first[1] * factor], className })
  }
  for (const [className, d] of [...byClass].sort(([a]) => (a === 'ml' ? -1 : 1))) sheet.path(d, className)
  const lines = (isDisputed: boolean) =>
    borders
      .filter((each) => each.isDisputed === isDisputed)
      .map(({ line }) => pathOf(thin(line), false, { factor }))
      .join('')
  sheet.path(lines(false), 'mb')
  sheet.path(lines(true), 'mb md')
  for (const { at, className } of dots) sheet.dot(at[0], at[1], 3.5, `${className} d`)

  const marks = ask.marks.flatMap((mark) => {
    const at = view.place(mark.at)
    const [x, y] = [at[0] * factor, at[1] * factor]
    return x >= 0 && x <= width && y >= 0 && y <= height ? [{ mark, x, y }] : []
  })
  for (const { mark, x, y } of marks) {
    const radius = mark.weight === 'main' ? 5 : 3
    sheet.dot(x, y, radius, mark.weight === 'main' ? 'f ka d' : 'mp')
    sheet.boxes.push({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius, text: '' })
  }
  const room = roomOn(sheet, height)
  if (globe) drawGlobe(sheet, globe, room)
  if (view.scale) drawScale(sheet, view.scale / factor, ask.kilometres, room)
  // A frame may leave out what is marked: it is told of all the same.
  const unnamed = ask.marks.filter((mark) => mark.name && marks.every((each) => each.mark !== mark))
  // What the story is about is named before what helps to find it.
  for (const weight of ['main', 'minor'] as const)
    for (const { mark, x, y } of marks)
      if (mark.weight === weight && mark.name && !nameMark(sheet, mark, x, y, room)) unnamed.push(mark)
  if (view.cap) nameCountries(sheet, shown, ask, room, factor)
  return { svg: sheet.svg(height), height, boxes: sheet.boxes, unnamed }
}

type Room = ReturnType<typeof roomOn>

const roomOn = (sheet: Sheet, height: number) => ({
  height,
  isFree: (box: Box): boolean => box.top >= 0 && box.bottom <= height && sheet.isFree(box),
})

/** Beside its dot, where its language begins to read; then on the other side, above, below, askew. */
function nameMark(sheet: Sheet, mark: Mark, x: number, y: number, room: Room): boolean {
  const { letters } = sheet
  const isBold = mark.weight === 'main'
  const fitted = letters.fit(mark.name, Math.min(180, sheet.width * 0.45), 2, isBold)
  const high = fitted.lines.length * letters.lead
  const sides = letters.dir === 'rtl' ? (['end', 'start'] as const) : (['start', 'end'] as const)
  const beside = (side: 'start' | 'end', top: number) => ({
    side,
    at: side === 'start' ? x + gap : x - gap,
    top,
  })
  const places = [
    ...sides.map((side) => beside(side, y - high / 2)),
    { side: undefined, at: x, top: y - high - gap + 2 },
    { side: undefined, at: x, top: y + gap - 2 },
    ...sides.flatMap((side) => [beside(side, y - high), beside(side, y)]),
  ]
  for (const { side, at, top } of places) {
    const options = { ...(side && { side }), isBold, className: 'h' }
    const box = sheet.boxOf(at, top, fitted.lines, options)
    if (!room.isFree(box) || !sheet.isFree({ ...box, left: box.left - 2, right: box.right + 2 })) continue
    sheet.text(at, top, fitted.lines, options)
    return true
  }
  return false
}

/** The corners of a drawing, those at the foot first. */
function cornerFor(
  sheet: Sheet,
  wide: number,
  high: number,
  room: Room,
): { left: number; top: number } | null {
  const [right, bottom] = [sheet.width - wide - 6, room.height - high - 6]
  const corners = [
    { left: 6, top: bottom },
    { left: right, top: bottom },
    { left: right, top: 6 },
    { left: 6, top: 6 },
  ]
  const box = ({ left, top }: { left: number; top: number }): Box => ({
    left: left - 4,
    top: top - 4,
    right: left + wide + 4,
    bottom: top + high + 4,
    text: '',
  })
  return corners.find((corner) => room.isFree(box(corner))) ?? null
}

function drawGlobe(sheet: Sheet, globe: Point[][], room: Room): void {
  const side = insetRadius * 2
  const corner = cornerFor(sheet, side, side, room)
  if (!corner) return
  const from: Point = [corner.left + insetRadius, corner.top + insetRadius]
  sheet.dot(from[0], from[1], insetRadius, 'ms mg')
  sheet.path(globe.map((ring) => pathOf(ring, true, { from })).join(''), 'mi')
  sheet.dot(from[0], from[1], 3.5, 'f ka d')
  const { left, top } = corner
  sheet.boxes.push({ left, top, right: left + side, bottom: top + side, text: '' })
}

/** As long as a round number of kilometres, and no longer than a fifth of the map. */
function drawScale(sheet: Sheet, perUnit: number, kilometres: MapAsk['kilometres'], room: Room): void {
  const most = perUnit * sheet.width * 0.22
  const power = 10 ** Math.floor(Math.log10(most))
  const count = [5, 2, 1].map((each) => each * power).find((each) => each <= most) ?? power
  // Of a map that wide, lengths at its edge are others.
  if (count > 1000 || count < 1) return
  const length = count / perUnit
  const lines = [kilometres(count)]
  const wide = Math.max(length, sheet.letters.width(lines[0] ?? ''))
  const high = sheet.letters.lead + 5
  const corner = cornerFor(sheet, wide, high, room)
  if (!corner) return
  const middle = corner.left + wide / 2
  sheet.text(middle, corner.top, lines, { className: 's h' })
  const y = corner.top + high - 2
  sheet.line(middle - length / 2, y, middle + length / 2, y, 'z')
  sheet.boxes.push({ left: corner.left, top: y - 1, right: corner.left + wide, bottom: y + 2, text: '' })
}

/** Each name within its country, on one line or two; where it has no room it is left out: the table has it. */
function nameCountries(
  sheet: Sheet,
  shown: readonly Laid[],
  { nameOf, classOf }: MapAsk,
  room: Room,
  factor: number,
): void {
  const { letters } = sheet
  const byCode = new Map<string, Point[][]>()
  for (const { code, rings } of shown) byCode.set(code, [...(byCode.get(code) ?? []), ...rings])
  const largest = [...byCode].flatMap(([code, rings]) => {
    const ring = rings.reduce((a, b) => (areaOf(b) > areaOf(a) ? b : a))
    return nameOf(code) ? [{ code, ring, area: areaOf(ring), isOurs: classOf(code) !== null }] : []
  })
  largest.sort((a, b) => Number(b.isOurs) - Number(a.isOurs) || b.area - a.area)
  for (const { code, ring: fine, area } of largest) {
    const name = nameOf(code)
    // Not even a short name of letters that touch the borders.
    if (area * factor * factor < letters.lead * letters.width(name) * 0.5) continue
    const ring = simplify(fine, 2.5).map(([x, y]): Point => [x * factor, y * factor])
    for (const lines of [[name], letters.fit(name, letters.width(name) * 0.62, 2).lines]) {
      if (lines.some((line) => line.endsWith('…'))) continue
      const wide = Math.max(...lines.map((line) => letters.width(line)))
      const place = placeWithin(ring, wide, lines.length * letters.lead, sheet, room, lines)
      if (!place) continue
      sheet.text(place.x, place.top, lines, { className: 's h' })
      break
    }
  }
}

/** Where a label stands within a ring: as near to its middle as there is room from edge to edge. */
function placeWithin(
  ring: readonly Point[],
  wide: number,
  high: number,
  sheet: Sheet,
  room: Room,
  lines: readonly string[],
): { x: number; top: number } | null {
  const ys = ring.map(([, y]) => y)
  const [first, last] = [Math.max(0, Math.min(...ys)), Math.min(room.height, Math.max(...ys))]
  if (last - first < high * 0.6) return null
  const middle = (first + last) / 2
  const steps = Math.min(24, Math.max(4, Math.floor((last - first) / 6)))
  let best: { x: number; top: number; score: number } | null = null
  for (let step = 0; step <= steps; step += 1) {
    const y = first + ((last - first) * step) / steps
    // Letters are lower than their line.
    for (const [from, to] of common(spans(ring, y - high * 0.32), spans(ring, y + high * 0.32))) {
      const [left, right] = [Math.max(from, 3), Math.min(to, sheet.width - 3)]
      if (right - left < wide + 4) continue
      const place = { x: (left + right) / 2, top: y - high / 2 }
      const score = Math.min(right - left, wide * 2) - Math.abs(y - middle)
      if (best && best.score >= score) continue
      const box = sheet.boxOf(place.x, place.top, lines, {})
      const around = {
        ...box,
        left: box.left - 4,
        top: box.top - 5,
        right: box.right + 4,
        bottom: box.bottom + 5,
      }
      if (sheet.isFree(around) && room.isFree(box)) best = { ...place, score }
    }
  }
  return best
}

/** Stretches of a line across that lie within a ring. */
function spans(ring: readonly Point[], y: number): [number, number][] {
  const crossings: number[] = []
  for (let i = 0; i < ring.length; i += 1) {
    const [ax, ay] = itemAt(ring, i)
    const [bx, by] = itemAt(ring, (i + 1) % ring.length)
    if (ay > y !== by > y) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax))
  }
  crossings.sort((a, b) => a - b)
  return crossings.flatMap((from, i) =>
    i % 2 === 0 ? [[from, crossings[i + 1] ?? from] as [number, number]] : [],
  )
}

const common = (above: [number, number][], below: [number, number][]): [number, number][] =>
  above.flatMap(([a, b]) =>
    below.flatMap(([c, d]) => {
      const [from, to] = [Math.max(a, c), Math.min(b, d)]
      return to > from ? [[from, to] as [number, number]] : []
    }),
  )
