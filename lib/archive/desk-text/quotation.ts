/** Pairs of quotation marks as desks type them, outer ones of all six languages. */
const pairs: readonly (readonly [string, string])[] = [
  ['«', '»'],
  ['“', '”'],
  // Urdu, and what automatic quotes make of a right-to-left paragraph.
  ['”', '“'],
  ['„', '“'],
  ['״', '״'],
  ['"', '"'],
  // LaTeX's pair, left behind by converters.
  ['``', "''"],
  ["''", "''"],
]

/** What may follow the closing mark and still belong to the quotation's last sentence. */
const tail = String.raw`[\s.,;:!?…،؛؟۔]*`
const ends = /[.!?…؟۔]$/u

/** Longer than any quotation a newspaper prints: past this a closing mark was forgotten. */
export const maxQuotedParagraphs = 8

type Opened = { marks: readonly [string, string]; inner: string }

/** A mark between two letters is a gershayim or an apostrophe (`צה"ל`), not a quotation mark. */
const hasMark = (text: string, mark: string): boolean => {
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + mark.length)) {
    const before = text.slice(0, at).at(-1) ?? ' '
    const after = text.slice(at + mark.length).at(0) ?? ' '
    if (!(/\p{L}/u.test(before) && /\p{L}/u.test(after))) return true
  }
  return false
}

const opened = (text: string): Opened | null => {
  const marks = pairs.find(([open]) => text.startsWith(open))
  return marks ? { marks, inner: text.slice(marks[0].length) } : null
}

const literally = (mark: string): string => mark.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')

/** The words before a closing mark that ends the text, with the sentence's stop; null where it does not end so. */
function closed(inner: string, [open, close]: readonly [string, string]): string | null {
  const match = inner.match(new RegExp(`${literally(close)}(${tail})$`, 'u'))
  if (!match) return null
  const words = inner.slice(0, match.index).trim()
  // Another mark inside means two quotations with something said between them; only different marks nest.
  if (hasMark(words, close) || hasMark(words, open)) return null
  const stop = (match[1] ?? '').trim()
  return ends.test(words) && /^[.،,]?$/.test(stop) ? words : words + stop
}

export const startsQuotation = (text: string): boolean => opened(text) !== null

/**
 * The paragraphs of a passage that is wholly one quotation, without its marks: the first paragraph opens it, the
 * last closes it, those between may open again, as is the custom. Null where the passage is anything else.
 * @returns `taken`, how many of the given paragraphs the passage spans
 */
export function readQuotation(paragraphs: string[]): { paragraphs: string[]; taken: number } | null {
  const first = opened(paragraphs[0] ?? '')
  if (!first) return null
  const [open, close] = first.marks
  const words: string[] = []
  for (const [index, paragraph] of paragraphs.slice(0, maxQuotedParagraphs).entries()) {
    const inner = paragraph.startsWith(open) ? paragraph.slice(open.length) : paragraph
    const last = closed(inner, first.marks)
    if (last !== null) return last ? { paragraphs: [...words, last], taken: index + 1 } : null
    if (hasMark(inner, close) || hasMark(inner, open)) return null
    words.push(inner.trim())
  }
  return null
}
