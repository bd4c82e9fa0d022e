/** Shaped lines as SVG. */
import { itemAt } from '../present.ts'
import { emojiSvg } from './emoji.ts'
import { outlineOf } from './fonts.ts'
import { emojiMetrics, type GlyphRun, type ShapedLine } from './shape.ts'

/** A tenth of a pixel is finer than the rasteriser shows and keeps a card's SVG near 50 KB. */
const tenths = (pixels: number) => String(Math.round(pixels * 10) / 10)

function runPath(run: GlyphRun, left: number, baseline: number, size: number): string {
  const scale = size / run.face.unitsPerEm
  let path = ''
  for (const glyph of run.glyphs) {
    const x = left + glyph.x * size
    const y = baseline - glyph.y * size
    for (const { type, values } of outlineOf(run.face, glyph.id).commands) {
      path += type
      for (let i = 0; i < values.length; i += 2) {
        path += `${i ? ' ' : ''}${tenths(x + itemAt(values, i) * scale)} ${tenths(y - itemAt(values, i + 1) * scale)}`
      }
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
      if (path) svg += `<path fill="${color}" d="${path}"/>`
    }
    x += run.width * size
  }
  return svg
}
