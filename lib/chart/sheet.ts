/**
 * What a chart is drawn on: SVG as text, in lengths counted from where its lines begin. In a chart that runs from right
 * to left that is the right edge; nothing but this file knows left and right.
 */
import { firstStrongDirection } from '../arabic/first-strong.ts'
import type { Direction } from '../locale/table.ts'
import { escapeHtml } from '../story/html.ts'
import type { Letters } from './letters.ts'

/** Room that a label takes, from the drawing's left and top. */
export type Box = { left: number; top: number; right: number; bottom: number; text: string }

type TextOptions = {
  /** Which of its sides stands at the place; its middle unless said otherwise. */
  side?: 'start' | 'end'
  className?: string
  isBold?: boolean
}

export type Sheet = ReturnType<typeof sheetOf>

const round = (value: number): number => Math.round(value * 10) / 10

export function sheetOf(width: number, flow: Direction, letters: Letters) {
  const parts: string[] = []
  const boxes: Box[] = []
  /** From where the lines begin, as an x of SVG. */
  const x = (at: number): number => round(flow === 'rtl' ? width - at : at)

  const boxOf = (at: number, top: number, lines: readonly string[], options: TextOptions): Box => {
    const wide = Math.max(...lines.map((line) => letters.width(line, options.isBold)))
    const begin = options.side === 'start' ? at : options.side === 'end' ? at - wide : at - wide / 2
    const left = flow === 'rtl' ? width - begin - wide : begin
    const text = lines.join(' ')
    return { left, top, right: left + wide, bottom: top + lines.length * letters.lead, text }
  }

  return {
    width,
    flow,
    letters,
    boxes,
    x,
    boxOf,
    isFree: (box: Box) =>
      box.left >= -0.5 && box.right <= width + 0.5 && boxes.every((other) => !overlaps(box, other)),

    rect(from: number, to: number, top: number, bottom: number, className: string, title = ''): void {
      const [left, right] = [x(from), x(to)].sort((a, b) => a - b) as [number, number]
      const size = `width="${round(right - left)}" height="${round(Math.max(bottom - top, 0))}"`
      const told = title ? `><title>${escapeHtml(title)}</title></rect>` : '/>'
      parts.push(`<rect class="${className}" x="${left}" y="${round(top)}" ${size}${told}`)
    },

    line(fromX: number, fromY: number, toX: number, toY: number, className: string): void {
      const ends = `x1="${x(fromX)}" y1="${round(fromY)}" x2="${x(toX)}" y2="${round(toY)}"`
      parts.push(`<line class="${className}" ${ends}/>`)
    },

    dot(at: number, y: number, radius: number, className: string): void {
      parts.push(`<circle class="${className}" cx="${x(at)}" cy="${round(y)}" r="${radius}"/>`)
    },

    /** A path whose x have been through `x` already. */
    path(d: string | null, className: string): void {
      if (d) parts.push(`<path class="${className}" d="${d}"/>`)
    },

    /** Lines of text, the top of the first at `top`. */
    text(at: number, top: number, lines: readonly string[], options: TextOptions = {}): void {
      if (lines.every((line) => line === '')) return
      boxes.push(boxOf(at, top, lines, options))
      for (const [i, line] of lines.entries()) {
        const dir = directionOf(line, letters.dir)
        // SVG's start is where the text's own lines begin, whatever the chart's do.
        const isLeft = (options.side === 'start') === (flow === 'ltr')
        const anchor = options.side === undefined ? 'middle' : isLeft === (dir === 'ltr') ? 'start' : 'end'
        const place = `x="${x(at)}" y="${round(top + i * letters.lead + letters.rise)}"`
        const look = `${options.isBold ? ' b' : ''}${options.className ? ` ${options.className}` : ''}`
        parts.push(
          `<text class="t${look}" ${place} direction="${dir}" text-anchor="${anchor}">${escapeHtml(line)}</text>`,
        )
      }
    },

    svg: (height: number): string =>
      `<svg viewBox="0 0 ${width} ${round(height)}" width="${width}" height="${round(height)}" aria-hidden="true" focusable="false">${parts.join('')}</svg>`,
  }
}

/** Figures with a word («1.2 مليون») run as their word does, whatever mark they begin with. */
function directionOf(line: string, otherwise: Direction): Direction {
  const words = line.replace(/[\u200e\u200f\u061c]/g, '')
  const strong = firstStrongDirection(words)
  return strong ?? (/\p{L}/u.test(words) ? otherwise : 'ltr')
}

export const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5
