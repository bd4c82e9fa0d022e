/**
 * Natural Earth's countries (package world-atlas, 1:50 million), read once per process, in three grades of detail. Each
 * polygon knows a circle of the globe that holds it, so that a map looks at those alone that it can show.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Polygon as GeoPolygon, MultiPolygon, Position } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification'
import { itemAt } from '../present.ts'
import { codeOfNumber, codeOfUnnumbered } from './countries.ts'
import { type Joinable, joinable, joinables } from './map.ts'
import { type Point, simplify } from './simplify.ts'

/** A point of the globe, as a vector of length 1. */
export type Vector = readonly [x: number, y: number, z: number]

/** A circle of the globe: all within `radius` (radians) of `centre`. */
export type Cap = { centre: Vector; radius: number }

export type Polygon = Cap & {
  rings: Position[][]
  /** The same rings, the outer one first. */
  vectors: Vector[][]
}
export type Country = { code: string; polygons: Polygon[] }
/** A line between two countries; between an area and the country that others draw it with, the area's code. */
export type Border = Cap & { line: Position[]; vectors: Vector[]; of: Joinable | null }
export type Shapes = { countries: Country[]; borders: Border[] }

/** Degrees between points that are kept: less than can be seen on a map of so much of the globe. */
const grades = { fine: 0.008, middle: 0.06, coarse: 0.2 } as const
export type Detail = keyof typeof grades

type Named = { name: string }
type Atlas = Topology<{ countries: GeometryCollection<Named> }>

const radians = Math.PI / 180

export function vectorOf(longitude: number, latitude: number): Vector {
  const [l, p] = [longitude * radians, latitude * radians]
  return [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)]
}

/** How far a vector reaches along another. */
export const along = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

export const distance = (a: Vector, b: Vector): number => Math.acos(Math.min(1, Math.max(-1, along(a, b))))

/** The middle of vectors; of those that are all around the globe, one of them. */
export function middleOf(vectors: readonly Vector[]): Vector {
  const sum = vectors.reduce<[number, number, number]>(
    ([x, y, z], each) => [x + each[0], y + each[1], z + each[2]],
    [0, 0, 0],
  )
  const length = Math.hypot(...sum)
  return length < 1e-9 ? (vectors[0] ?? [1, 0, 0]) : [sum[0] / length, sum[1] / length, sum[2] / length]
}

const vectorsOf = (line: readonly Position[]): Vector[] =>
  line.map(([longitude = 0, latitude = 0]) => vectorOf(longitude, latitude))

function capOf(vectors: readonly Vector[]): Cap {
  const centre = middleOf(vectors)
  return { centre, radius: vectors.reduce((most, each) => Math.max(most, distance(centre, each)), 0) }
}

function codeOf(geometry: GeometryObject<Named>): string | null {
  const name = (geometry.properties as Partial<Named> | undefined)?.name ?? ''
  return codeOfUnnumbered[name] ?? codeOfNumber.get(String(geometry.id ?? '')) ?? null
}

let atlas: Atlas | null = null

/** The atlas as it is shipped, its arcs in degrees. */
function readAtlas(): Atlas {
  if (atlas) return atlas
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'node_modules/world-atlas/countries-50m.json')
  const { transform, ...read } = JSON.parse(readFileSync(/* turbopackIgnore: true */ file, 'utf8')) as Atlas
  if (!transform) throw new Error('world-atlas is not quantized as it was')
  const [[wide = 1, high = 1], [left = 0, bottom = 0]] = [transform.scale, transform.translate]
  const arcs = read.arcs.map((arc) => {
    let [x, y] = [0, 0]
    return arc.map(([dx = 0, dy = 0]): Point => {
      ;[x, y] = [x + dx, y + dy]
      return [left + x * wide, bottom + y * high]
    })
  })
  atlas = { ...read, arcs }
  return atlas
}

/** Neighbours share their arcs, so that what is left of a border is the same for both. */
function atGrade(detail: Detail): Atlas {
  const whole = readAtlas()
  const arcs = (whole.arcs as Point[][]).map((arc) => {
    const simple = simplify(arc, grades[detail])
    if (simple.length > 3 || arc.length < 4) return simple
    const [first, last] = [itemAt(arc, 0), itemAt(arc, arc.length - 1)]
    // An island is still an island.
    const isRing = first[0] === last[0] && first[1] === last[1]
    return isRing
      ? [0, 1, 2, 3].map((part) => itemAt(arc, Math.floor((part * (arc.length - 1)) / 3)))
      : simple
  })
  return { ...whole, arcs }
}

function read(detail: Detail): Shapes {
  const shapes = atGrade(detail)
  const { countries } = shapes.objects
  const byCode = new Map<string, Polygon[]>()
  for (const geometry of countries.geometries) {
    const { geometry: shape } = feature(shapes, geometry) as { geometry: MultiPolygon | GeoPolygon }
    // What has no code of its own (an island nobody counts, a glacier) is land all the same.
    const code = codeOf(geometry) ?? ''
    const polygons = byCode.get(code) ?? []
    for (const rings of shape.type === 'MultiPolygon' ? shape.coordinates : [shape.coordinates]) {
      const vectors = rings.map(vectorsOf)
      polygons.push({ rings, vectors, ...capOf(vectors[0] ?? []) })
    }
    byCode.set(code, polygons)
  }
  // Of a country's islands those that nobody could see are left out, but never all of it.
  const visible = (polygons: Polygon[]) => {
    const most = Math.max(...polygons.map(({ radius }) => radius))
    return polygons.filter(({ radius }) => radius === most || radius > grades[detail] * radians)
  }
  const bordersOf = (of: Joinable | null): Border[] =>
    mesh(shapes, countries, (a, b) => a !== b && disputeOf(a, b) === of).coordinates.map((line) => {
      const vectors = vectorsOf(line)
      return { line, vectors, of, ...capOf(vectors) }
    })
  return {
    countries: [...byCode].map(([code, polygons]) => ({ code, polygons: visible(polygons) })),
    borders: [null, ...joinables].flatMap(bordersOf),
  }
}

/** The area of two neighbours that others draw as one. */
function disputeOf(a: GeometryObject, b: GeometryObject): Joinable | null {
  const [first, second] = [codeOf(a as GeometryObject<Named>), codeOf(b as GeometryObject<Named>)]
  return (
    joinables.find(
      (code) =>
        (first === code && second === joinable[code]) || (second === code && first === joinable[code]),
    ) ?? null
  )
}

const loaded = new Map<Detail, Shapes>()

export function shapesOf(detail: Detail): Shapes {
  const known = loaded.get(detail)
  if (known) return known
  const shapes = read(detail)
  loaded.set(detail, shapes)
  return shapes
}

/** The polygons of a country that are its body: without islands and lands oversea that would make its map the ocean's. */
export function bodyOf(code: string): Polygon[] {
  const polygons = shapesOf('middle').countries.find((each) => each.code === code)?.polygons ?? []
  const largest = polygons.reduce<Polygon | null>((a, b) => (a && a.radius >= b.radius ? a : b), null)
  if (!largest) return []
  return polygons.filter(
    (each) =>
      each === largest ||
      (each.radius > largest.radius * 0.15 &&
        distance(each.centre, largest.centre) < Math.max(largest.radius * 2, 0.06)),
  )
}
