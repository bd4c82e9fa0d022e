/** Lines with no more points than can be seen, and as text for SVG. */
import { itemAt } from '../present.ts'

export type Point = [x: number, y: number]

/** Squared distance of a point from a stretch. */
function away([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const wide = toX - fromX
  const high = toY - fromY
  const length = wide * wide + high * high
  const at = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - fromX) * wide + (y - fromY) * high) / length))
  const dx = x - fromX - at * wide
  const dy = y - fromY - at * high
  return dx * dx + dy * dy
}

/** Points that are nearer than `apart` to the one before, left out; then those within `apart` / 2 of the line without them. */
export function simplify(line: readonly Point[], apart: number): Point[] {
  const near = apart * apart
  const spaced: Point[] = []
  let last: Point | null = null
  for (let i = 0; i < line.length; i += 1) {
    const point = itemAt(line, i)
    if (last && i < line.length - 1 && (point[0] - last[0]) ** 2 + (point[1] - last[1]) ** 2 < near) continue
    spaced.push(point)
    last = point
  }
  if (spaced.length < 4) return spaced
  // Douglas and Peucker's, with a list in the place of calls. A ring begins where it ends: it is parted at its middle.
  const kept = new Uint8Array(spaced.length)
  const middle = Math.floor(spaced.length / 2)
  kept[0] = kept[middle] = kept[spaced.length - 1] = 1
  const stretches: [number, number][] = [
    [0, middle],
    [middle, spaced.length - 1],
  ]
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    const [from, to] = stretch
    let [farthest, most] = [-1, near / 4]
    const [begin, end] = [itemAt(spaced, from), itemAt(spaced, to)]
    for (let i = from + 1; i < to; i += 1) {
      const far = away(itemAt(spaced, i), begin, end)
      if (far > most) [farthest, most] = [i, far]
    }
    if (farthest < 0) continue
    kept[farthest] = 1
    stretches.push([from, farthest], [farthest, to])
  }
  return spaced.filter((_, i) => kept[i])
}

/** A line in steps of a tenth, each from the point before: half as long as in places. */
export function pathOf(
  line: readonly Point[],
  isRing: boolean,
  { factor = 1, from = [0, 0] }: { factor?: number; from?: Point } = {},
): string {
  let [x, y, steps] = [0, 0, 0]
  let d = ''
  for (const [i, point] of line.entries()) {
    const toX = Math.round((from[0] + point[0] * factor) * 10)
    const toY = Math.round((from[1] + point[1] * factor) * 10)
    const [dx, dy] = [toX - x, toY - y]
    if (i > 0 && dx === 0 && dy === 0) continue
    steps += 1
    const across = dx < 0 || steps < 3 ? `${dx / 10}` : ` ${dx / 10}`
    const down = dy < 0 ? `${dy / 10}` : ` ${dy / 10}`
    d += steps === 1 ? `M${across}${down}l` : across + down
    x = toX
    y = toY
  }
  if (steps < 2) return ''
  return isRing ? `${d}z` : d
}

/** Twice the area that a ring holds, whichever way it runs. */
export const areaOf = (ring: readonly Point[]): number => {
  let sum = 0
  for (let i = 0; i < ring.length; i += 1) {
    const [ax, ay] = itemAt(ring, i)
    const [bx, by] = itemAt(ring, (i + 1) % ring.length)
    sum += ax * by - bx * ay
  }
  return Math.abs(sum)
}
