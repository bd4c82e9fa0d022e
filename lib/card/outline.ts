/** Shaped lines as SVG. */
import { itemAt } from '../present.ts'
import { emojiSvg } from './emoji.ts'
import { outlineOf } from './fonts.ts'
import { emojiMetrics, type GlyphRun, type ShapedLine } from './shape.ts'

/**
 * A tenth of a pixel is finer than the rasteriser shows. Whole numbers of them, each counted from the last, are half as
 * much text to read as pixels with a point.
 */
export const perPixel = 10

/** A run's outlines as the `d` of one path, in tenths of a pixel. */
export function runPath(run: GlyphRun, left: number, baseline: number, size: number): string {
  const scale = (size / run.face.unitsPerEm) * perPixel
  let path = ''
  // Where the pen is, and where the outline began that it is drawing.
  let [penX, penY, startX, startY] = [0, 0, 0, 0]
  for (const glyph of run.glyphs) {
    const x = (left + glyph.x * size) * perPixel
    const y = (baseline - glyph.y * size) * perPixel
    for (const { type, values } of outlineOf(run.face, glyph.id).commands) {
      path += type.toLowerCase()
      let [toX, toY] = [penX, penY]
      for (let i = 0; i < values.length; i += 2) {
        toX = Math.round(x + itemAt(values, i) * scale)
        toY = Math.round(y - itemAt(values, i + 1) * scale)
        const [byX, byY] = [toX - penX, toY - penY]
        path += `${i && byX >= 0 ? ' ' : ''}${byX}${byY >= 0 ? ' ' : ''}${byY}`
      }
      if (type === 'Z') [toX, toY] = [startX, startY]
      else if (type === 'M') [startX, startY] = [toX, toY]
      ;[penX, penY] = [toX, toY]
    }
  }
  return path
}

/**
 * A line's ink with its left edge and baseline at these pixels. Each run is one path: joined letters overlap, and
 * drawn apart their seams would show.
 */
export function lineSvg(
  line: ShapedLine,
  left: number,
  baseline: number,
  size: number,
  color: string,
): string {
  let x = left
  let svg = ''
  for (const run of line.runs) {
    if (run.kind === 'emoji') {
      const picture = emojiMetrics.size * size
      svg += emojiSvg(
        run.text,
        x + (run.width * size - picture) / 2,
        baseline + emojiMetrics.drop * size - picture,
        picture,
      )
    } else {
      const path = runPath(run, x, baseline, size)
      if (path) svg += `<path fill="${color}" transform="scale(${1 / perPixel})" d="${path}"/>`
    }
    x += run.width * size
  }
  return svg
}
