import bidiFactory from 'bidi-js'
import type { Direction } from '../locale/table.ts'

const bidi = bidiFactory()

/** UTF-16 units. What has no letter in as many as a long paragraph has is no text. */
const furthest = 20_000

/**
 * The direction of the first strong character (bidi class L, R or AL) that stands outside every isolate, or
 * null where there is none: digits, punctuation, emoji alone. UAX #9, rules P2 and P3
 * (https://www.unicode.org/reports/tr9/#P2). The whole string is taken as one paragraph; an isolate that
 * nobody closes ends at a paragraph separator, as it would on the page.
 */
export function firstStrongDirection(text: string): Direction | null {
  let openIsolates = 0
  for (const char of text.slice(0, furthest)) {
    switch (bidi.getBidiCharTypeName(char)) {
      case 'LRI':
      case 'RLI':
      case 'FSI':
        openIsolates++
        break
      case 'PDI':
        if (openIsolates > 0) openIsolates--
        break
      case 'B':
        openIsolates = 0
        break
      case 'L':
        if (openIsolates === 0) return 'ltr'
        break
      case 'R':
      case 'AL':
        if (openIsolates === 0) return 'rtl'
    }
  }
  return null
}
