/** How wide a text will be set, by our own shaping: for drawing on the server. */

import { firstStrongDirection } from '../arabic/first-strong.ts'
import { textFaces } from '../card/fonts.ts'
import { analyseParagraph, plainLine, rulerOf } from '../card/shape.ts'
import { type Locale, localeTable } from '../locale/table.ts'
import type { Measure } from './letters.ts'

/** Ems of a text. Charts of one story share their labels, and both their widths have all of them. */
const known = new Map<string, number>()
const mostKnown = 5_000

export const shapedWidth =
  (locale: Locale): Measure =>
  (text, isBold) => {
    const key = `${locale} ${isBold ? 'b' : ''} ${text}`
    const found = known.get(key)
    if (found !== undefined) return found
    // Alone on a line it would be trimmed away.
    if (text === ' ') return shapedWidth(locale)('n n', isBold) - shapedWidth(locale)('nn', isBold)
    const line = plainLine(text)
    const paragraph = analyseParagraph(line, {
      direction: firstStrongDirection(line) ?? localeTable[locale].dir,
      language: locale,
      faces: textFaces(locale, isBold ? 600 : 400),
    })
    const width = line ? rulerOf(paragraph)(0, paragraph.clusters.length) : 0
    if (known.size >= mostKnown) known.clear()
    known.set(key, width)
    return width
  }
