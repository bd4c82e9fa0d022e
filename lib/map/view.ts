/** Which part of the globe a map shows, and how it is laid flat. */
import type { Position } from 'geojson'
import { itemAt } from '../present.ts'
import type { MapZoom } from './map.ts'
import type { Coordinates } from './places.ts'
import {
  along,
  type Border,
  bodyOf,
  type Cap,
  type Detail,
  distance,
  middleOf,
  type Polygon,
  type Vector,
  vectorOf,
} from './shapes.ts'
import { type Point, simplify } from './simplify.ts'

export type View = {
  width: number
  height: number
  /** What of the globe is seen; null where it is all of it. */
  cap: Cap | null
  detail: Detail
  /** Kilometres of a unit in the middle; of a world's map there is no one number. */
  scale: number | null
  /** Coordinates of the middle. */
  middle: Coordinates
  /** Where a place stands. */
  place: (at: Coordinates) => Point
  rings: (polygon: Polygon) => Point[][]
  lines: (border: Border) => Point[][]
}

const degrees = 180 / Math.PI
const earthRadius = 6371

/** Half of what is seen around a place that stands alone, in radians. */
const leastRadius: Record<MapZoom, number> = { near: 0.02, usual: 0.06, far: 0.25 }
/** How much more is seen than what must be. */
const around: Record<MapZoom, number> = { near: 1.08, usual: 1.3, far: 2.4 }
/** Wider than this, a part of the globe is better shown as all of it. */
const widest = 1.05
/** Radii of what is seen beyond which finer shapes would look the same. */
const [close, far] = [0.2, 0.9]

const longitudeOf = ([x, y]: Vector): number => Math.atan2(y, x) * degrees
const latitudeOf = ([, , z]: Vector): number => Math.asin(z) * degrees

/** Lambert's azimuthal projection: areas compare as they are, shapes near the middle look as they are. */
function flat(middle: Vector): (vector: Vector) => Point {
  const [longitude, latitude] = [longitudeOf(middle), latitudeOf(middle)]
  const [east, north] = [vectorOf(longitude + 90, 0), vectorOf(longitude, latitude + 90)]
  return (vector) => {
    // What is nearly behind would be endlessly far away.
    const factor = Math.sqrt(2 / (1 + Math.max(-0.95, along(vector, middle))))
    return [along(vector, east) * factor, -along(vector, north) * factor]
  }
}

/** What is flat at a point, on the globe again. */
function onGlobe(middle: Vector, [x, y]: Point): Vector {
  const [longitude, latitude] = [longitudeOf(middle), latitudeOf(middle)]
  const [east, north] = [vectorOf(longitude + 90, 0), vectorOf(longitude, latitude + 90)]
  const far = Math.min(2, Math.hypot(x, y))
  const [towards, side] = [1 - (far * far) / 2, Math.sqrt(Math.max(0, 1 - (far * far) / 4))]
  const part = (i: 0 | 1 | 2) => middle[i] * towards + (east[i] * x - north[i] * y) * side
  return [part(0), part(1), part(2)]
}

type Bounds = { left: number; top: number; right: number; bottom: number }

function boundsOf(points: readonly Point[]): Bounds {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const [x, y] of points) {
    if (x < bounds.left) bounds.left = x
    if (x > bounds.right) bounds.right = x
    if (y < bounds.top) bounds.top = y
    if (y > bounds.bottom) bounds.bottom = y
  }
  return bounds
}

/** Units between points that are kept. */
export const apart = 1.5

/** A world begins in the Pacific, east of Chukotka, so that it cuts no country. */
const cut = -169

/** Equal Earth (Šavrič, Patterson and Jenny 2018): areas compare as they are. */
function equalEarth(longitude: number, latitude: number): Point {
  const l = Math.asin((Math.sqrt(3) / 2) * Math.sin(latitude / degrees))
  const [squared, sixth] = [l * l, l ** 6]
  const from = longitude - (cut + 180)
  const x =
    ((from / degrees) * Math.cos(l) * 2) /
    (Math.sqrt(3) * (1.340264 - 0.243318 * squared + sixth * (0.006251 + 0.034164 * squared)))
  return [x, -l * (1.340264 - 0.081106 * squared + sixth * (0.000893 + 0.003796 * squared))]
}

type Laid = { rings: Map<Polygon, Point[][]>; lines: Map<Border, Point[][]> }
/** A world is always the same: it is laid flat once. */
const worlds = new Map<number, Laid>()

function kept<K>(known: Map<K, Point[][]>, key: K, make: () => Point[][]): Point[][] {
  const found = known.get(key) ?? make()
  known.set(key, found)
  return found
}

/** All there is but the Antarctic, which nobody writes about by countries. */
function world(width: number): View {
  const laid = worlds.get(width) ?? { rings: new Map(), lines: new Map() }
  worlds.set(width, laid)
  const [half = 1] = equalEarth(cut + 359.999, 0)
  const scale = width / 2 / half
  const top = equalEarth(0, 84)[1]
  const placed = (longitude: number, latitude: number): Point => {
    const [x, y] = equalEarth(longitude, latitude)
    return [width / 2 + x * scale, (y - top) * scale]
  }
  const around = (longitude: number) => (longitude < cut ? longitude + 360 : longitude)
  // A line goes on where it goes over the day's border, and no further than the map.
  const shape = (line: readonly Position[]): Point[] => {
    let before = around(line[0]?.[0] ?? 0)
    const points = line.map(([longitude = 0, latitude = 0]) => {
      before = longitude + Math.round((before - longitude) / 360) * 360
      return placed(Math.max(cut, Math.min(before, cut + 360)), latitude)
    })
    return simplify(points, apart)
  }
  return {
    width,
    height: Math.round((equalEarth(0, -57)[1] - top) * scale),
    cap: null,
    detail: 'coarse',
    scale: null,
    middle: { latitude: 20, longitude: 11 },
    place: ({ latitude, longitude }) => placed(around(longitude), latitude),
    rings: (polygon) =>
      kept(laid.rings, polygon, () => polygon.rings.map(shape).filter((ring) => ring.length > 3)),
    lines: (border) => kept(laid.lines, border, () => [shape(border.line)]),
  }
}

/** @param frame codes of countries that are shown whole; `world` for all */
export function viewOf(
  {
    places,
    frame,
    isRegion,
    zoom,
  }: {
    places: readonly Coordinates[]
    frame: readonly string[] | 'world'
    /** The places are the edge of what is shown, and none of what is marked. */
    isRegion: boolean
    zoom: MapZoom
  },
  width: number,
): View {
  if (frame === 'world') return world(width)
  const vectors = [
    ...places.map(({ latitude, longitude }) => vectorOf(longitude, latitude)),
    ...frame.flatMap((code) =>
      bodyOf(code).flatMap(({ rings }) => (rings[0] ?? []).map(([x = 0, y = 0]) => vectorOf(x, y))),
    ),
  ]
  if (vectors.length === 0) return world(width)
  // The middle of what is seen, not of its points: a coast has more of them than a desert.
  let middle = middleOf(vectors)
  if (vectors.some((each) => distance(middle, each) > 2)) return world(width)
  for (let round = 0; round < 3; round += 1) {
    const { left, top, right, bottom } = boundsOf(vectors.map(flat(middle)))
    middle = onGlobe(middle, [(left + right) / 2, (top + bottom) / 2])
  }
  const { left, top, right, bottom } = boundsOf(vectors.map(flat(middle)))
  const [wide, high] = [right - left, bottom - top]
  // As high as what it shows, between a page of a book and a letter's window.
  const isShape = frame.length > 0 || isRegion
  const height = Math.round(width * (isShape ? Math.min(0.95, Math.max(0.56, high / wide)) : 0.7))
  // A country or a region that is named is shown as it is: what is around it, only where more is asked for.
  const isWhole = isShape && zoom === 'usual'
  const room = Math.max(wide / width, high / height) * width * (isWhole ? around.near : around[zoom])
  const span = Math.max(room, leastRadius[zoom] * 2)
  const scale = width / span
  const radius = Math.min(Math.PI, Math.hypot(span / 2, (span / 2) * (height / width)) * 1.1)
  if (radius > widest * 1.6) return world(width)
  const project = flat(middle)
  const placed = (vector: Vector): Point => {
    const [x, y] = project(vector)
    return [width / 2 + x * scale, height / 2 + y * scale]
  }
  const window = { left: -beyond, top: -beyond, right: width + beyond, bottom: height + beyond }
  return {
    width,
    height,
    cap: { centre: middle, radius },
    detail: radius > far ? 'coarse' : radius > close ? 'middle' : 'fine',
    scale: earthRadius / scale,
    middle: { latitude: latitudeOf(middle), longitude: longitudeOf(middle) },
    place: ({ latitude, longitude }) => placed(vectorOf(longitude, latitude)),
    rings: ({ vectors }) =>
      vectors
        .map((ring) => simplify(clipped(ring.map(placed), window), apart))
        .filter((ring) => ring.length > 3),
    lines: ({ vectors }) => within(vectors.map(placed), window).map((line) => simplify(line, apart)),
  }
}

/** What is drawn beyond the edges, and hidden there. */
const beyond = 6

/** A ring, as much of it as is in a window: by Sutherland and Hodgman, edge after edge. */
function clipped(ring: Point[], window: Bounds): Point[] {
  const { left, top, right, bottom } = boundsOf(ring)
  if (right < window.left || left > window.right || bottom < window.top || top > window.bottom) return []
  let points = ring
  const edges: [isOver: boolean, axis: 0 | 1, at: number, sign: 1 | -1][] = [
    [left < window.left, 0, window.left, 1],
    [right > window.right, 0, window.right, -1],
    [top < window.top, 1, window.top, 1],
    [bottom > window.bottom, 1, window.bottom, -1],
  ]
  for (const [isOver, axis, at, sign] of edges) {
    if (!isOver || points.length === 0) continue
    const inside: Point[] = []
    let before = itemAt(points, points.length - 1)
    let wasIn = (before[axis] - at) * sign >= 0
    for (const point of points) {
      const isIn = (point[axis] - at) * sign >= 0
      if (isIn !== wasIn) {
        const part = (at - before[axis]) / (point[axis] - before[axis])
        inside.push([before[0] + (point[0] - before[0]) * part, before[1] + (point[1] - before[1]) * part])
      }
      if (isIn) inside.push(point)
      before = point
      wasIn = isIn
    }
    points = inside
  }
  return points
}

/** The stretches of a line that are in a window, or may cross it. */
function within(line: Point[], { left, top, right, bottom }: Bounds): Point[][] {
  const stretches: Point[][] = []
  let stretch: Point[] = []
  const end = () => {
    if (stretch.length > 1) stretches.push(stretch)
    stretch = []
  }
  for (let i = 1; i < line.length; i += 1) {
    const [a, b] = [itemAt(line, i - 1), itemAt(line, i)]
    const isOutside =
      (a[0] < left && b[0] < left) ||
      (a[0] > right && b[0] > right) ||
      (a[1] < top && b[1] < top) ||
      (a[1] > bottom && b[1] > bottom)
    if (isOutside) end()
    else {
      if (stretch.length === 0) stretch.push(a)
      stretch.push(b)
    }
  }
  end()
  return stretches
}

export const isSeen = (view: View, { centre, radius }: Cap): boolean =>
  view.cap === null || distance(view.cap.centre, centre) < view.cap.radius + radius
