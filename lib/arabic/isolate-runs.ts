import type { Direction } from '../locale/table.ts'
import { type Address, findAddresses } from './addresses.ts'
import { firstStrongDirection } from './first-strong.ts'
import { matchIsolates } from './isolates.ts'
import { quantityWords, unitSymbols } from './quantities.ts'
import { digit, ltrLetter, rtlLetter, space } from './scripts.ts'

/** A stretch of a sentence; `isolate` is the direction of the `<bdi>` it needs, null where it needs none. */
export type Run = { text: string; isolate: Direction | null }

type Atom = { start: number; end: number; kind: 'word' | 'number' | 'pair' | 'fixed' | 'plain' }

const number = String.raw`${digit}+(?:[.,٫٬\u00A0\u202F]${digit}+)*`
const dash = String.raw`[\-‐‑‒–—−]`

/** What always reads left to right among right-to-left words, Latin letters or none. */
const fixedForms = [
  // Thousands held apart by breaking spaces.
  String.raw`(?<![\d٠-٩۰-۹.,])[0-9۰-۹]{1,3}(?: [0-9۰-۹]{3})+(?![\d٠-٩۰-۹])`,
  // Prices with the sign first (“$1.6B”) or last, percentages, signed numbers. With Latin digits the signs
  // keep their Latin places (CLDR, `ar` with `latn`); with Arabic-Indic ones UAX #9 already sets them right.
  String.raw`[+\-−]?(?:US|CA|AU|HK)?\p{Sc}[ \u00A0\u202F]?[0-9]+(?:[.,][0-9]+)*(?:[\u00A0\u202F]?(?:[KMBTkmbt]|bn|mn|tn)(?![\p{L}\p{N}]))?`,
  String.raw`(?<![\p{L}\p{N}\uFFFC])[+\-−~≈±]?[0-9]+(?:[.,][0-9]+)*[ \u00A0\u202F]?(?:[%‰]|\p{Sc}(?!${digit}))`,
  String.raw`(?<![\p{L}\p{N}\p{Pd}\)٪%\uFFFC])[+\-−~≈±<>≤≥][0-9]+(?:[.,][0-9]+)*(?![\d٠-٩۰-۹]|${dash}${digit}|\p{L}|[ \u00A0\u202F]?°)`,
]

const wordPatterns: Record<Direction, string> = {
  // “tZero”, “GPT-4”, “C++”, “.NET”, “AT&T”, “3D”, “v1.2-beta”, “-5°C”. A sign or digits may come first.
  ltr: String.raw`(?:(?<![\p{L}\p{N}])[+\-−])?(?:(?<![\d٠-٩۰-۹.,])[0-9]+(?:[.,][0-9]+)*(?:-|[ \u00A0\u202F]?°(?=[CF]))?|(?<![^\s\(\[«"“])[.$~])?${ltrLetter}(?:[${ltrLetter}0-9\p{M}\u00B2\u00B3\u00B9\u2070-\u209C]|(?:['’._\/&@:\\‑\-]{1,2}|\+\+?)(?=[${ltrLetter}0-9]))*(?:\+{1,2}|#)?[™®©]?`,
  // «صه״ل», «می‌خواهم», «#وسم», digits that belong to the script.
  rtl: String.raw`(?:${rtlLetter}|[٠-٩۰-۹])(?:[${rtlLetter}٠-٩۰-۹\p{M}\u0640\u200C\u200D]|['’."״׳_\/٫٬־\-](?=[${rtlLetter}٠-٩۰-۹])|[־\-_][0-9]+(?![.,]?[0-9]))*`,
}

const atomPattern = (foreign: Direction) =>
  new RegExp(
    [
      foreign === 'ltr' ? `(?<fixed>${fixedForms.join('|')})` : null,
      `(?<word>${wordPatterns[foreign]})`,
      // After an isolate and a dash it is the rest of a range whose first figure stands alone (`spansOfPair`).
      `(?<pair>(?<![\\d٠-٩۰-۹.,]|\\uFFFC ?${dash} ?)${number} ?(?:${dash}|×) ?${number}(?![\\d٠-٩۰-۹])[%‰]?)`,
      `(?<number>${number})`,
    ]
      .filter(Boolean)
      .join('|'),
    'gv',
  )
const atomPatterns = { ltr: atomPattern('ltr'), rtl: atomPattern('rtl') }

const anyRtlLetter = new RegExp(rtlLetter, 'v')

/** The text with each span replaced by as many U+FFFC: neutral, no letter, and positions stay. */
function masked(text: string, spans: { start: number; end: number }[]): string {
  let result = ''
  let from = 0
  for (const { start, end } of spans) {
    result += text.slice(from, start) + '\uFFFC'.repeat(end - start)
    from = end
  }
  return result + text.slice(from)
}

function findAtoms(text: string, found: readonly Address[], foreign: Direction): Atom[] {
  const addresses = found.map((address): Atom => {
    const { start, end } = address
    if (address.kind === 'name') return { start, end, kind: foreign === 'ltr' ? 'word' : 'plain' }
    // An Arabic hashtag runs with Arabic text and against English; elsewhere an address is Latin.
    const direction = address.kind === 'hashtag' ? firstStrongDirection(text.slice(start, end)) : 'ltr'
    return { start, end, kind: direction === foreign ? 'fixed' : 'plain' }
  })
  const atoms = [...addresses]
  for (const match of masked(text, addresses).matchAll(atomPatterns[foreign])) {
    const kind = (['fixed', 'word', 'pair', 'number'] as const).find((name) => match.groups?.[name])
    if (kind) atoms.push({ start: match.index, end: match.index + match[0].length, kind })
  }
  return atoms.sort((a, b) => a.start - b.start)
}

const onlySpaces = new RegExp(`^${space}+$`, 'v')
const glue: Record<Direction, RegExp> = {
  ltr: new RegExp(`^(?:['’]?${space}+|${space}?[&+=\\/\\|•·×]${space}?|[,:;!]${space}|[–—‑'’\\-])$`, 'v'),
  rtl: new RegExp(`^(?:${space}+|${space}?[&+\\/\\|•·×]${space}?|[،؛,:;!؟?.…]+${space}|[–—־\\-])$`, 'v'),
}
const initialsOrTitle = /(?:^|[\s.])\p{Lu}\p{Ll}{0,3}$/u
const initials = /(?:^|[\s.])\p{L}(?:\.\p{L})+$/u
const shortened = /(?:^|\s)(?:Inc|Co|Corp|Ltd|Jr|Sr|Dr|St|vs|No)$/
const sentenceGoesOn = new RegExp(`^\\.(?:${space}+[\\p{L}\\p{N}]|[،,؛])`, 'v')
const brackets: Record<string, string> = { '(': ')', '[': ']', '“': '”', '‘': '’', '"': '"', '«': '»' }
const openingGap = new RegExp(`^${space}?([\\(\\[“‘"«])$`, 'v')

// Words after which a number cannot be a counted noun: prepositions, conjunctions, relatives.
const particles = new Set(
  'من في على إلى عن مع منذ حتى بين ثم أو أم لا لم لن ما قد لقد إن أن بعد قبل عند لدى هو هي التي الذي'.split(
    ' ',
  ),
)
const everyQuantityWord = new Set(Object.values(quantityWords).flat())

/**
 * Whether a number after a Latin name counts what follows it (`Apple 3 أجهزة`), and so belongs to the
 * sentence, or is part of the name (`Windows 11 الجديد`). Arabic tells: three to ten and whole hundreds take a
 * bare noun, others one that ends in ـًا or ة, money and magnitudes are a closed list.
 */
function countsWhatFollows(digits: string, after: string): boolean {
  const [word, next = ''] =
    after.match(/^[ \u00A0\u202F]*([\p{L}\p{M}]+(?:[ \u00A0][\p{L}\p{M}]+)?)/u)?.[1]?.split(/[ \u00A0]/u) ??
    []
  if (!word || !anyRtlLetter.test(word)) return false
  if (everyQuantityWord.has(word) || everyQuantityWord.has(`${word} ${next}`)) return true
  const bare = !word.startsWith('ال') && !/^[وفبلك]ال|^لل/u.test(word) && !particles.has(word)
  const count = Number(digits)
  return bare && ((count >= 3 && count <= 10) || count % 100 === 0 || /(?:ًا|اً|ة)$/u.test(word))
}

/** Extends a run that starts at `atoms[first]` over what belongs to the same name or phrase. */
function endOfRun(text: string, atoms: Atom[], first: number, foreign: Direction): number {
  let last = first
  let numberLast = false
  const gapBefore = (index: number) => text.slice(atoms[index - 1]?.end, atoms[index]?.start)

  /** The atom that closes the bracket opened before `from`, where words stand in it, or -1: “(IoT)”. */
  const closing = (from: number, closer: string): number => {
    let holdsWord = false
    for (let index = from; index < atoms.length; index++) {
      const atom = atoms[index]
      holdsWord ||= atom?.kind === 'word'
      if (!atom || (atom.kind !== 'word' && atom.kind !== 'number')) return -1
      if (index > from && !glue[foreign].test(gapBefore(index))) return -1
      const after = text.slice(atom.end, atom.end + 2)
      const length = after[0] === closer ? 1 : /^[.,!?]/.test(after) && after[1] === closer ? 2 : 0
      if (length > 0) {
        // The bracket is swallowed with its atom, so that the gap after it is measured from outside.
        if (holdsWord) atom.end += length
        return holdsWord ? index : -1
      }
    }
    return -1
  }

  for (;;) {
    const atom = atoms[last + 1]
    const current = atoms[last]
    if (!atom || !current) break
    const gap = gapBefore(last + 1)
    if (atom.kind === 'word') {
      // “J. K. Rowling”, or a quotation of several sentences; two names with a stop between stay apart.
      const isSentence = last - first >= 2
      const before = text.slice(Math.max(atoms[first]?.start ?? 0, current.end - 6), current.end)
      const stopInside =
        gap === '. ' ? isSentence || initialsOrTitle.test(before) : isSentence && gap === '? '
      if (glue[foreign].test(gap) || stopInside) {
        last++
        numberLast = false
        continue
      }
    }
    const followedByWord = atoms[last + 2]?.kind === 'word' && glue[foreign].test(gapBefore(last + 2))
    const digits = text.slice(atom.start, atom.end)
    if (atom.kind === 'number' && onlySpaces.test(gap)) {
      if (followedByWord || (foreign === 'ltr' && !countsWhatFollows(digits, text.slice(atom.end)))) {
        last++
        numberLast = true
        continue
      }
    }
    // “March 5, 2021”
    if (atom.kind === 'number' && numberLast && gap === ', ' && /^\d{4}$/.test(digits)) {
      last++
      continue
    }
    if (atom.kind === 'pair' && onlySpaces.test(gap)) {
      const model = /^\d{3}-\d{2,4}$/.test(digits) && foreign === 'ltr' // “Boeing 737-800”
      if (followedByWord || model) {
        last++
        numberLast = true
        continue
      }
    }
    const opener = openingGap.exec(gap)?.[1]
    const closer = opener && brackets[opener]
    const close = closer ? closing(last + 1, closer) : -1
    if (close >= 0) {
      last = close
      numberLast = false
      continue
    }
    break
  }
  return last
}

/** Whether ranges and scores run from the right. They do in Arabic, and do not in Persian, Urdu and Hebrew. */
function pairsRunFromTheRight(text: string): boolean {
  // https://www.w3.org/International/articles/lang-bidi-use-cases/, https://github.com/w3c/alreq/issues/288
  if (/\p{sc=Hebr}/u.test(text)) return false
  const persian = text.match(/[پچژگکیںےہۂۃٹڈڑ۰-۹]/gu)?.length ?? 0
  const arabic = text.match(/[ةىيكأإ٠-٩]/gu)?.length ?? 0
  return persian <= arabic
}

const units = new Set(unitSymbols)
const signedNumber = /^[+\-−]?[0-9.,]+$/
const pairParts = new RegExp(`^(?:${number})(?= ?(.))`, 'v')
const lastPercentage = new RegExp(`${number}[%‰]$`, 'v')

type Span = { start: number; end: number; isolate: Direction }

/**
 * What to isolate of a range or score that runs from the right. Usually nothing: after an Arabic letter UAX #9
 * sets it so. With none before it, W4 would take “3-2” for one number from the left, unless its first figure
 * stands alone; and a percent sign must stay with its figure.
 */
function spansOfPair(text: string, { start, end }: Atom, afterArabic: boolean): Span[] {
  const [first = '', sign] = pairParts.exec(text.slice(start, end)) ?? []
  const spans: Span[] = []
  if (!afterArabic && sign === '-') spans.push({ start, end: start + first.length, isolate: 'ltr' })
  const last = lastPercentage.exec(text.slice(start, end))
  if (last) spans.push({ start: start + last.index, end, isolate: 'ltr' })
  return spans
}

/** No run is without one of these; most sentences are. */
const worthALook: Record<Direction, RegExp> = {
  ltr: new RegExp(`${ltrLetter}|${digit}|[@#]`, 'v'),
  rtl: anyRtlLetter,
}

/** @param whole the text without anything hidden, by which its language is told */
function foreignSpans(text: string, base: Direction, whole: string): Span[] {
  const foreign: Direction = base === 'rtl' ? 'ltr' : 'rtl'
  if (!worthALook[foreign].test(text)) return []
  const addresses = findAddresses(text)
  const atoms = findAtoms(text, addresses, foreign)
  let fromTheRight: boolean | undefined
  let firstRtl: number | undefined
  const spans: Span[] = []
  for (let index = 0; index < atoms.length; index++) {
    const atom = atoms[index]
    if (!atom) continue
    const next = atoms[index + 1]
    const measure =
      foreign === 'ltr' &&
      (atom.kind === 'number' || signedNumber.test(text.slice(atom.start, atom.end))) &&
      next?.kind === 'word' &&
      onlySpaces.test(text.slice(atom.end, next.start)) &&
      units.has(text.slice(next.start, next.end))
    if (measure) {
      spans.push({ start: atom.start, end: next.end, isolate: 'ltr' })
      index++
      continue
    }
    if (atom.kind === 'fixed') spans.push({ start: atom.start, end: atom.end, isolate: foreign })
    if (atom.kind === 'pair' && foreign === 'ltr') {
      // Asked once, and only of a text that has one.
      fromTheRight ??= pairsRunFromTheRight(whole)
      if (fromTheRight) {
        firstRtl ??= masked(text, addresses).search(anyRtlLetter)
        spans.push(...spansOfPair(text, atom, firstRtl >= 0 && firstRtl < atom.start))
      } else spans.push({ start: atom.start, end: atom.end, isolate: 'ltr' })
    }
    if (atom.kind === 'word') {
      const last = endOfRun(text, atoms, index, foreign)
      let end = atoms[last]?.end ?? atom.end
      // “U.S.” and “J. K.” keep their last stop; so does “Inc.” while the sentence goes on.
      if (text[end] === '.' && foreign === 'ltr') {
        const tail = text.slice(Math.max(atom.start, end - 12), end)
        if (initials.test(tail) || (shortened.test(tail) && sentenceGoesOn.test(text.slice(end, end + 8))))
          end++
      }
      // Digits alone, of whatever kind, keep their order in any sentence.
      if (/\p{L}/u.test(text.slice(atom.start, end))) spans.push({ start: atom.start, end, isolate: foreign })
      index = last
    }
  }
  return spans
}

/**
 * Splits a sentence into what runs with it and what must be isolated from it, so that `<bdi>` (or, in plain
 * text, isolate characters) keeps every name, address, price and number in its place: UAX #9 section 2.4 and
 * https://www.w3.org/International/articles/inline-bidi-markup/. The texts joined are the input. Punctuation
 * of the sentence stays outside the runs, single numbers need none, and stretches that already stand in
 * isolates are left alone.
 */
export function isolateRuns(text: string, baseDirection: Direction): readonly Run[] {
  if (text.length > longestKept) return splitIntoRuns(text, baseDirection)
  const key = `${baseDirection} ${text}`
  const known = kept.get(key)
  if (known) return known
  const runs = splitIntoRuns(text, baseDirection)
  if (kept.size >= mostKept) for (const oldest of kept.keys()) if (kept.delete(oldest)) break
  kept.set(key, runs)
  return runs
}

/** Headlines, names and labels stand on many pages: their runs are kept, some 2 MB of them. Paragraphs stand on one. */
const kept = new Map<string, readonly Run[]>()
const longestKept = 200
const mostKept = 5_000

/**
 * UTF-16 units; eight thousand words. What stands beyond them in one paragraph is left as it was written, so that nobody
 * waits for who pasted a book into one.
 */
const longestSplit = 50_000

function splitIntoRuns(whole: string, baseDirection: Direction): Run[] {
  const text = whole.slice(0, longestSplit)
  const runs: Run[] = []
  const push = (part: string, isolate: Direction | null) => {
    const last = runs.at(-1)
    if (part === '') return
    if (last && last.isolate === null && isolate === null) last.text += part
    else runs.push({ text: part, isolate })
  }
  let position = 0
  const open = masked(text, matchIsolates(text).pairs)
  for (const span of foreignSpans(open, baseDirection, text)) {
    push(text.slice(position, span.start), null)
    push(text.slice(span.start, span.end), span.isolate)
    position = span.end
  }
  push(whole.slice(position), null)
  return runs
}

/**
 * The same for plain text: titles, feeds, notifications, attributes. Each run stands between FSI and PDI
 * (U+2068, U+2069), which take the direction of its first letter, or left to right where it has none (UAX #9,
 * X5c): what our runs need. Isolates that already stand are left alone, so applying it twice changes nothing.
 */
export function isolateInPlainText(text: string, baseDirection: Direction): string {
  return isolateRuns(text, baseDirection)
    .map((run) => (run.isolate === null ? run.text : `\u2068${run.text}\u2069`))
    .join('')
}
