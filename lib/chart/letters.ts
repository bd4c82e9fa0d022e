/** Text of a chart: how wide it is, and how much of it fits. */
import type { Direction, LocaleFacts } from '../locale/table.ts'
import { firstOf, itemAt } from '../present.ts'

/** Width of a text in ems, as it will be set: by our own shaping on the server, by the browser in the editor. */
export type Measure = (text: string, isBold: boolean) => number

/** In units of the drawing, which are pixels of a page at its usual size. */
type Metrics = {
  size: number
  /** From line to line. */
  lead: number
  /** Of a line's height, what is above the baseline. */
  rise: number
}

/** Nastaliq hangs: it needs twice the height, most of it above. */
export const metricsOf: Record<LocaleFacts['script'], Metrics> = {
  Arab: { size: 16, lead: 20, rise: 14.5 },
  Latn: { size: 16, lead: 19, rise: 14 },
  Hebr: { size: 14, lead: 19, rise: 14 },
  Aran: { size: 14, lead: 32, rise: 20 },
}

export type Fitted = { lines: string[]; width: number; isCut: boolean }

export type Letters = Metrics & {
  /** Of words with no direction of their own. */
  dir: Direction
  width: (text: string, isBold?: boolean) => number
  /** The words in at most so many lines of at most so much room; what does not fit ends with an ellipsis. */
  fit: (text: string, room: number, lines: number, isBold?: boolean) => Fitted
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

export function lettersOf(metrics: Metrics, dir: Direction, measure: Measure): Letters {
  const known = new Map<string, number>()
  const widthOfWord = (word: string, isBold: boolean): number => {
    const key = `${isBold ? 'b' : ''} ${word}`
    const found = known.get(key) ?? measure(word, isBold) * metrics.size
    known.set(key, found)
    return found
  }
  // Word by word: no letter joins across a space, and labels share their words.
  const width = (text: string, isBold = false): number => {
    const isCut = text.length > 1 && text.endsWith('…')
    if (isCut) return width(text.slice(0, -1), isBold) + widthOfWord('…', isBold)
    const words = text.split(' ')
    const spaces = words.length > 1 ? (words.length - 1) * widthOfWord(' ', isBold) : 0
    return words.reduce((sum, word) => sum + (word ? widthOfWord(word, isBold) : 0), spaces)
  }

  /** As many words as there is room for, with an ellipsis; of a single one that is too long, as many letters. */
  const cut = (words: readonly string[], room: number, isBold: boolean): string => {
    const mark = widthOfWord('…', isBold)
    let end = 0
    for (let wide = mark; end < words.length; end += 1) {
      wide += (end > 0 ? widthOfWord(' ', isBold) : 0) + widthOfWord(itemAt(words, end), isBold)
      if (wide > room) break
    }
    if (end > 0) return `${words.slice(0, end).join(' ')}…`
    const parts = Array.from(graphemes.segment(itemAt(words, 0).slice(0, 200)), ({ segment }) => segment)
    let [fits, tooMany] = [0, parts.length + 1]
    while (tooMany - fits > 1) {
      const middle = Math.floor((fits + tooMany) / 2)
      if (widthOfWord(parts.slice(0, middle).join(''), isBold) + mark <= room) fits = middle
      else tooMany = middle
    }
    return `${parts.slice(0, fits).join('')}…`
  }

  const fit = (text: string, room: number, most: number, isBold = false): Fitted => {
    const words = text.split(/\s+/u).filter(Boolean)
    const lines: string[] = []
    let isCut = false
    for (let from = 0; from < words.length; ) {
      if (lines.length === most - 1 && width(words.slice(from).join(' '), isBold) > room) {
        lines.push(cut(words.slice(from), room, isBold))
        isCut = true
        break
      }
      let to = from + 1
      while (to < words.length && width(words.slice(from, to + 1).join(' '), isBold) <= room) to += 1
      const line = words.slice(from, to).join(' ')
      const fits = width(line, isBold) <= room
      if (!fits) isCut = true
      lines.push(fits ? line : cut([line], room, isBold))
      from = to
    }
    return {
      lines: lines.length ? lines : [''],
      width: Math.max(0, ...lines.map((line) => width(line, isBold))),
      isCut,
    }
  }
  return { ...metrics, dir, width, fit }
}

/** Places of labels one below the other, each as near as can be to where it wants to be; null where they have no room. */
export function spread(
  wants: readonly { middle: number; height: number }[],
  top: number,
  bottom: number,
): number[] | null {
  if (wants.reduce((sum, { height }) => sum + height, 0) > bottom - top) return null
  const order = wants.map((_, i) => i).sort((a, b) => itemAt(wants, a).middle - itemAt(wants, b).middle)
  const tops = wants.map(({ middle, height }) => middle - height / 2)
  let free = top
  for (const i of order) {
    tops[i] = Math.max(itemAt(tops, i), free)
    free = itemAt(tops, i) + itemAt(wants, i).height
  }
  let end = bottom
  for (const i of order.toReversed()) {
    tops[i] = Math.min(itemAt(tops, i), end - itemAt(wants, i).height)
    end = itemAt(tops, i)
  }
  return tops
}

/** The first that is true of; the last one where none is. */
export const firstThat = <T>(list: readonly T[], isRight: (each: T) => boolean): T =>
  list.find(isRight) ?? list.at(-1) ?? firstOf(list)
