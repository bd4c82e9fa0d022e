/** Finding which quotation marks belong together, whatever marks a translator, a word processor or TeX left. */

type Family = 'straight' | 'curly' | 'guillemet' | 'tex' | 'single' | 'gershayim'
type Mark = { start: number; end: number; family: Family; side: 'open' | 'close' | 'either' }

/** A pair of marks around words; `depth` counts the pairs that enclose it. */
export type Quotation = { open: Mark; close: Mark; depth: number }

const pattern = /``|''|["＂]|[“”„‟]|[«»‹›]|״|['‘’‚‛`]/gu
// A mark after one of these opens, a mark before one of those closes, spaces or none.
const opensAfter = /[([{\-–—/]/u
const closesBefore = /[)\]}.,،؛:;!؟?۔]/u
const anyMark = /["“”„«»‹›'‘’`״]/u
const letter = /[\p{L}\p{M}\p{N}\uE000]/u
const space = /^\s?$/u
/** Curly double marks are missing: „a“, “a” and ”a“ are all in use. */
const nominal: Record<string, 'open' | 'close'> = {
  '``': 'open',
  '`': 'open',
  '‘': 'open',
  '‚': 'open',
  '‛': 'open',
  '«': 'open',
  '‹': 'open',
  '’': 'close',
  '»': 'close',
  '›': 'close',
}

const familyOf = (mark: string): Family => {
  if (mark === '``' || mark === "''") return 'tex'
  if (/["＂]/.test(mark)) return 'straight'
  if (/[“”„‟]/.test(mark)) return 'curly'
  if (/[«»‹›]/.test(mark)) return 'guillemet'
  return mark === '״' ? 'gershayim' : 'single'
}

/** Which side of words a mark stands on, by its surroundings; its own shape decides only where they do not. */
function sideOf(line: string, start: number, end: number): Mark['side'] {
  const mark = line.slice(start, end)
  const before = line[start - 1] ?? ''
  const after = line[end] ?? ''
  const spaceBefore = space.test(before)
  const spaceAfter = space.test(after)
  const shape = nominal[mark] ?? 'either'
  if (mark === '``') return 'open'
  if (spaceBefore && spaceAfter) return shape
  if (closesBefore.test(after)) return 'close'
  if (opensAfter.test(before)) return 'open'
  if (spaceBefore || (anyMark.test(before) && letter.test(after))) return 'open'
  if (spaceAfter || (anyMark.test(after) && letter.test(before))) return 'close'
  return shape
}

function findMarks(line: string): Mark[] {
  const marks: Mark[] = []
  for (const { 0: mark, index } of line.matchAll(pattern)) {
    const end = index + mark.length
    const family = familyOf(mark)
    const insideWord = letter.test(line[index - 1] ?? '') && letter.test(line[end] ?? '')
    // Apostrophes, geresh and gershayim inside a word quote nothing.
    if (insideWord && (family === 'single' || family === 'gershayim')) continue
    marks.push({ start: index, end, family, side: sideOf(line, index, end) })
  }
  return marks
}

/** Deeper than any writer goes; keeps a page of opening marks from being compared with each other. */
const deepest = 16

/**
 * The quotations of one line. A mark that has no partner is no quotation: inches, a paragraph that opens a
 * quotation the next one closes, an apostrophe.
 */
export function findQuotations(line: string): Quotation[] {
  const open: Mark[] = []
  const pairs: Omit<Quotation, 'depth'>[] = []
  for (const mark of findMarks(line)) {
    const partner = open.findLastIndex((other) => other.family === mark.family)
    const last = open.at(-1)
    // “text" — where an opening and a closing mark of two kinds meet, they are taken for a pair.
    const mixed = last && last.family !== 'single' && mark.family !== 'single' ? open.length - 1 : -1
    const match = partner >= 0 ? partner : mixed
    if (match >= 0 && (mark.side === 'close' || (mark.side === 'either' && partner >= 0))) {
      const opening = open[match] as Mark
      if (line.slice(opening.end, mark.start).trim() !== '') pairs.push({ open: opening, close: mark })
      // Marks left open inside (an apostrophe taken for a quotation) are given up when the outer one closes.
      open.length = match
    } else if (mark.side !== 'close') {
      open.push(mark)
      if (open.length > deepest) open.shift()
    }
  }
  pairs.sort((a, b) => a.open.start - b.open.start)
  const enclosing: number[] = []
  return pairs.map((pair) => {
    while ((enclosing.at(-1) ?? Infinity) < pair.open.start) enclosing.pop()
    enclosing.push(pair.close.start)
    return { ...pair, depth: enclosing.length - 1 }
  })
}
