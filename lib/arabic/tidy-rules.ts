/**
 * The typographic rules, each a search for what breaks it. They run one after another on one paragraph or
 * more, until none finds anything. What they may not touch (addresses, code, foreign phrases) they see as a
 * row of U+E000, {@link hidden}, which counts as a word. Reasons and sources: docs/decisions/0004-tidy-rules.md.
 */
import { type Locale, localeTable } from '../locale/table.ts'
import type { Edit } from './edit-buffer.ts'
import { matchIsolates } from './isolates.ts'
import { ownLetters, wordsInAlefMaksura } from './letter-forms.ts'
import { quantityWords, unitSymbols } from './quantities.ts'
import { findQuotations, type Quotation } from './quotation-marks.ts'
import { digit as D, space as S } from './scripts.ts'
import { typography } from './typography.ts'

/** Stable names; `messages/` has a sentence for each. */
export const tidyRules = [
  'bidi-control',
  'unbalanced-isolate',
  'invisible-character',
  'non-joiner',
  'presentation-form',
  'composition',
  'letter-form',
  'digit-form',
  'tatweel',
  'stray-mark',
  'ellipsis',
  'geresh',
  'tex-quotes',
  'straight-quotes',
  'quotes-of-language',
  'nested-quotes',
  'space-inside-quotes',
  'space-around-quotes',
  'apostrophe',
  'number-separator',
  'percent-order',
  'percent-sign',
  'percent-spacing',
  'currency-spacing',
  'range',
  'dash',
  'punctuation-form',
  'doubled-punctuation',
  'space-before-punctuation',
  'space-after-punctuation',
  'space-inside-brackets',
  'space-around-brackets',
  'odd-space',
  'doubled-space',
  'line-edge-space',
  'stray-no-break-space',
  'no-break-space',
] as const
export type TidyRule = (typeof tidyRules)[number]

/** Finds what to change in a text, in order. */
export type TidyStep = (text: string) => Edit<TidyRule>[]

const noBreak = '\u00A0'
const narrowNoBreak = '\u202F'
const arabicIndic = '[٠-٩۰-۹]'
/** A letter, mark or figure, or something hidden. */
const W = String.raw`[\p{L}\p{M}\p{N}\uE000]`
const arabicLetter = String.raw`[\p{sc=Arab}&&\p{L}]`
const hebrewLetter = String.raw`[\p{sc=Hebr}&&\p{L}]`
const vowelMarks = String.raw`[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u065F\u0670]`

const regExp = (source: string, flags = 'gv') => new RegExp(source, flags)
const anyOf = (words: readonly string[]) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'))
    .join('|')

/** The smallest edit that makes `before`, which starts at `start`, into `after`; none where they are equal. */
function smallestEdit(rule: TidyRule, start: number, before: string, after: string): Edit<TidyRule>[] {
  if (before === after) return []
  const shorter = Math.min(before.length, after.length)
  let same = 0
  while (same < shorter && before[same] === after[same]) same++
  let tail = 0
  while (tail < shorter - same && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return [
    {
      rule,
      start: start + same,
      end: start + before.length - tail,
      text: after.slice(same, after.length - tail),
    },
  ]
}

/** A step that replaces every match of a pattern. */
function replace(
  rule: TidyRule,
  source: string,
  replacement: string | ((match: RegExpExecArray, text: string) => string),
): TidyStep {
  const pattern = regExp(source)
  return (text) =>
    [...text.matchAll(pattern)].flatMap((match) =>
      smallestEdit(
        rule,
        match.index,
        match[0],
        typeof replacement === 'string' ? replacement : replacement(match, text),
      ),
    )
}

/** A step that replaces single characters within each match of a pattern, each an edit of its own. */
function replaceLetters(rule: TidyRule, source: string, letters: (word: string) => string): TidyStep {
  const pattern = regExp(source)
  return (text) =>
    [...text.matchAll(pattern)].flatMap(({ 0: word, index }) => {
      const after = letters(word)
      return word.split('').flatMap((char, i) => smallestEdit(rule, index + i, char, after[i] ?? ''))
    })
}

/** A step over the quotations of each line. */
function overQuotations(find: (line: string, quotations: Quotation[]) => Edit<TidyRule>[]): TidyStep {
  return (text) => {
    let lineStart = 0
    return text.split('\n').flatMap((line) => {
      const offset = lineStart
      lineStart += line.length + 1
      return find(line, findQuotations(line))
        .map((edit) => ({ ...edit, start: edit.start + offset, end: edit.end + offset }))
        .sort((a, b) => a.start - b.start)
    })
  }
}

/** Steps that look into everything, addresses and foreign phrases too: what nobody sees and everybody copies. */
export const stepsOnAnyText: readonly TidyStep[] = [
  replace('bidi-control', String.raw`[\u202A-\u202E]`, ''),
  (text) =>
    matchIsolates(text).unmatched.map((start) => ({
      rule: 'unbalanced-isolate',
      start,
      end: start + 1,
      text: '',
    })),
  // Line and paragraph separators stay; so do the tab and single direction marks.
  replace(
    'invisible-character',
    String.raw`[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u200B\u2060-\u2064\uFEFF\uFFF9-\uFFFC]|(?<=([\u200E\u200F\u061C]))\1`,
    '',
  ),
]

function letterSteps(locale: Locale): TidyStep[] {
  const { nonJoiner, digits } = typography[locale]
  const own = ownLetters[locale]
  // A word with letters the language has not got is a quoted word of the neighbour's: «گوگل», «الرحمة».
  const foreignWord = { ar: /[پچژگٹڈڑ]/u, fa: /[ةإٱ]/u, ur: /[إٱ]/u, he: null, en: null, fr: null }[locale]
  const ownLettersOf = (word: string): string => {
    if (foreignWord?.test(word)) return word
    const mapped = word.replace(/./gsu, (char) => own[char] ?? char)
    if (locale !== 'ar' || !word.endsWith('ی')) return mapped
    const inMaksura = `${mapped.slice(0, -1)}ى`
    return wordsInAlefMaksura.has(inMaksura.replace(/^[وف](?=..)/u, '')) ? inMaksura : mapped
  }
  const digitsOf = (from: string, to: number) => (digitsIn: string) =>
    digitsIn.replace(regExp(from), (char) => String.fromCodePoint(to + ((char.codePointAt(0) ?? 0) & 0xf)))
  return [
    replace(
      'non-joiner',
      nonJoiner
        ? `(?<!${arabicLetter}\\p{M}*)\\u200C+|\\u200C+(?!${arabicLetter}|\\u200C)|(?<=\\u200C)\\u200C+`
        : String.raw`\u200C+`,
      '',
    ),
    replace(
      'presentation-form',
      String.raw`[\uFB00-\uFB06\uFB1D-\uFDCF\uFDF0-\uFDF9\uFE70-\uFEFC]+`,
      ([forms]) => forms.normalize('NFKC').replace(/[ \u0640](?=\p{M})/gu, ''),
    ),
    replace('composition', String.raw`[^\p{M}\uE000]\p{M}+`, ([cluster]) => cluster.normalize('NFC')),
    ...(Object.keys(own).length > 0
      ? [replaceLetters('letter-form', `(?:${arabicLetter}[\\p{M}\\u0640\\u200C]*)+`, ownLettersOf)]
      : []),
    ...(digits === 'arab' ? [replaceLetters('digit-form', '[۰-۹]+', digitsOf('[۰-۹]', 0x660))] : []),
    ...(digits === 'arabext' ? [replaceLetters('digit-form', '[٠-٩]+', digitsOf('[٠-٩]', 0x6f0))] : []),
    // Kept where it holds a prefix open (لـ Blockchain), makes an abbreviation (هـ) or carries a mark.
    replace('tatweel', `(?<=${arabicLetter}\\p{M}*)\\u0640+(?=${arabicLetter}|\\u0670)`, ''),
    replace('tatweel', `(?<=${arabicLetter}\\p{M}*\\u0640)\\u0640+`, ''),
    // A mark over a no-break space or a dotted circle is shown on purpose.
    replace('stray-mark', `(?<=^|[ \\t\\n\\(\\[\\{«“"'،؛:.!؟,;?…\\-–—])${vowelMarks}+`, ''),
    replace('stray-mark', `(?<=(${vowelMarks}))\\1+`, ''),
  ]
}

const spacesAtStart = regExp(`^${S}*`, 'v')
const spacesAtEnd = regExp(`${S}*$`, 'v')

function quoteRule(mark: string, depth: number): TidyRule {
  if (mark === '``' || mark === "''" || mark === '`') return 'tex-quotes'
  if (/["'＂]/.test(mark)) return 'straight-quotes'
  return depth > 0 ? 'nested-quotes' : 'quotes-of-language'
}

function quotationSteps(locale: Locale): TidyStep[] {
  const { script, singleQuotes, insideQuotes, prefix } = typography[locale]
  const [outerOpen, outerClose, innerOpen, innerClose] = localeTable[locale].quotes.map((q) => q.trim())
  const steps: TidyStep[] = []
  if (script === 'Hebr') {
    steps.push(
      replace('geresh', `(?<=${hebrewLetter}\\p{M}*)["“”](?=${hebrewLetter})`, (match, text) => {
        // ב"הארץ": a prefix and a quoted name, if the name is closed again; ארה"ב: an acronym.
        const line = text.slice(match.index).split('\n', 1)[0] ?? ''
        const word = /[\p{L}\p{M}]*$/u.exec(text.slice(Math.max(0, match.index - 40), match.index))?.[0] ?? ''
        const quoted = prefix?.test(word) && /^["“”]\p{L}{2}[^"“”]*["“”](?!\p{L})/u.test(line)
        return quoted ? match[0] : '״'
      }),
    )
  }
  steps.push(
    overQuotations((line, quotations) => {
      const styles: ('outer' | 'inner')[] = []
      return quotations.flatMap(({ open, close, depth }) => {
        const root = open.family === 'single' && singleQuotes ? 'inner' : 'outer'
        const style = depth === 0 ? root : styles[depth - 1] === 'outer' ? 'inner' : 'outer'
        styles[depth] = style
        const [opening, closing] = style === 'outer' ? [outerOpen, outerClose] : [innerOpen, innerClose]
        return [
          { mark: open, wanted: opening },
          { mark: close, wanted: closing },
        ].flatMap(({ mark: { start, end }, wanted = '' }) => {
          const mark = line.slice(start, end)
          return mark === wanted ? [] : [{ rule: quoteRule(mark, depth), start, end, text: wanted }]
        })
      })
    }),
    overQuotations((line, quotations) =>
      quotations.flatMap(({ open, close }) => {
        const inside = line[open.start] === '«' ? insideQuotes : ''
        const words = line.slice(open.end, close.start)
        const after = spacesAtStart.exec(words)?.[0] ?? ''
        const before = spacesAtEnd.exec(words)?.[0] ?? ''
        return [
          ...smallestEdit('space-inside-quotes', open.end, after, inside),
          ...smallestEdit('space-inside-quotes', close.start - before.length, before, inside),
        ]
      }),
    ),
    overQuotations((line, quotations) =>
      quotations.flatMap(({ open, close }) => {
        const word = /[\p{L}\p{M}\u0640\uE000]+$/u.exec(
          line.slice(Math.max(0, open.start - 40), open.start),
        )?.[0]
        const parted = word && !prefix?.test(word) ? [open.start] : []
        // Where any word may touch a mark, endings may follow one as well.
        const endingsTouch = prefix?.test('\uE000') ?? false
        if (!endingsTouch && /^[\p{L}\uE000]/u.test(line.slice(close.end))) parted.push(close.end)
        return parted.map((at) => ({ rule: 'space-around-quotes', start: at, end: at, text: ' ' }))
      }),
    ),
  )
  if (script === 'Hebr') steps.push(replace('geresh', `(?<=${hebrewLetter}\\p{M}*)'(?!')`, '׳'))
  if (script === 'Latn') {
    steps.push(
      replace('apostrophe', String.raw`(?<=[\p{L}\p{N}])'(?=\p{L})`, '’'),
      replace(
        'apostrophe',
        String.raw`(?<=(?<!\p{L})(?:[ldjmtscn]|qu|[LDJMTSCN]|Qu))'(?=${S}?[«“\uE000])`,
        '’',
      ),
      replace('apostrophe', String.raw`(?<=\p{L}s)'(?=[\s.,;:!?\)]|$)|(?<=^|\s)'(?=\d0s(?!\p{L}))`, '’'),
    )
  }
  return steps
}

const asNumber = (figures: string): number =>
  Number(
    figures.replace(/[٠-٩۰-۹]/gu, (char) => String((char.codePointAt(0) ?? 0) & 0xf)).replace(/[,٫]/gu, '.'),
  )

/** Whether two figures joined by a hyphen are surely a range: growing, and both short or both years. */
function isRange(left: string, right: string): boolean {
  const [from, to] = [asNumber(left), asNumber(right)]
  const isYear = (year: number) => year >= 1000 && year <= 2100
  if (left.length <= 2 && right.length <= 2) return to > from
  if (/[.,٫]/u.test(left + right)) return from < 100 && to < 100 && to > from
  if (isYear(from) && isYear(to)) return to > from
  // 2023-24 is a season, 2023-11 a month.
  return isYear(from) && right.length === 2 && to > from % 100 && to > 12
}

function numberSteps(locale: Locale): TidyStep[] {
  const { script } = typography[locale]
  const french = locale === 'fr'
  const figures = `${D}{1,4}(?:[.,٫]${D}{1,2})?`
  const steps: TidyStep[] = []
  if (script === 'Arab') {
    steps.push(
      // ١٬٢٣٤٫٥ — The Unicode Standard, section 9.2: U+066B and U+066C go with Arabic-script digits only.
      replace(
        'number-separator',
        `(?<![\\p{L}\\p{N}])${arabicIndic}+(?:[.,،]${arabicIndic}+)+(?![\\p{L}\\p{N}])`,
        ([number]) => {
          const [first = '', ...groups] = number.split(/[.,،]/u)
          const signs = number.match(/[.,،]/gu) ?? []
          const grouped = first.length <= 3 && groups.every((group) => group.length === 3)
          if (grouped && signs.every((sign) => sign !== '.')) return [first, ...groups].join('٬')
          return signs.length === 1 && signs[0] !== '،' ? `${first}٫${groups[0]}` : number
        },
      ),
      replace(
        'number-separator',
        String.raw`(?<=(?<!\p{N})[0-9]{1,3}(?:[,،][0-9]{3})*)،(?=[0-9]{3}(?![0-9]))`,
        ',',
      ),
      replace(
        'percent-order',
        `(?<![\\p{L}\\p{N}\\uE000%٪]|${D}${S})([%٪])(${S}?)(${D}+(?:[.,٫]${D}+)*)(?![\\p{N}%٪]|[.,٫]\\p{N})`,
        ([, sign, , number]) => `${number}${sign}`,
      ),
      replace('percent-sign', `(?<=${arabicIndic}${S}?)%(?![\\p{L}\\p{N}])`, '٪'),
      replace('percent-sign', `(?<=[0-9]${S}?)٪(?![\\p{L}\\p{N}])`, '%'),
    )
  }
  steps.push(
    replace('percent-spacing', `(?<=${D})${S}*(?=[%٪‰](?![\\p{L}\\p{N}]))`, french ? noBreak : ''),
    ...(french
      ? [replace('currency-spacing', `(?<=${D})${S}*(?=[$€£](?!${D}))`, noBreak)]
      : [replace('currency-spacing', `(?<=(?<!${D}${S}?)[$€£¥₪₹])${S}+(?=${D})`, '')]),
    // Groups of three with spaces: one group is enough in French, elsewhere it may be two numbers.
    replace(
      'no-break-space',
      `(?<![\\p{L}\\p{N}.,+\\-–\\/:]|${D}${S})${D}{1,3}(?:[ \\u2009]${D}{3}){${french ? 1 : 2},}(?!${S}?${D})`,
      ([number]) => number.replace(/[ \u2009]/gu, narrowNoBreak),
    ),
    replace(
      'range',
      `(?<![\\p{L}\\p{N}\\uE000\\p{Sc}\\/:\\-–—+]|${D}[.,٫])(${figures})(${S}?[\\-‐‑−–—]${S}?)(${figures})(?![\\p{L}\\p{N}\\uE000\\/:\\-–—]|[.,٫]${D}|${S}?=)`,
      ([whole, left = '', , right = '']) => (isRange(left, right) ? `${left}–${right}` : whole),
    ),
  )
  return steps
}

const twoDigits = regExp(`^${D}${D}`, 'v')

function punctuationSteps(locale: Locale): TidyStep[] {
  const { script, comma, semicolon, question, fullStop, spaceBefore } = typography[locale]
  const own = script === 'Arab' ? arabicLetter : script === 'Hebr' ? hebrewLetter : String.raw`\p{sc=Latn}`
  const rightToLeft = script !== 'Latn'
  const steps: TidyStep[] = [
    replace('ellipsis', String.raw`\.{3,}|\.(?: \.){2,}|…[.…]+`, '…'),
    replace('dash', `(?<=[^\\s\\|]${S})(?:-{1,3}|[‐−―])(?=${S}[^\\s\\|])`, (match, text) => {
      const around =
        text.slice(match.index - 2, match.index - 1) + text.slice(match.index + match[0].length + 1)
      if (twoDigits.test(around)) return match[0]
      return match[0] === '---' ? '—' : '–'
    }),
    replace('dash', String.raw`(?<=[\p{L}\uE000])--(?=[\p{L}\uE000])`, ' – '),
  ]
  if (script === 'Arab') {
    steps.push(
      replace('punctuation-form', `,(?!(?<=${D},)${D})`, comma),
      replace('punctuation-form', `;(?!-?\\))`, semicolon),
      replace('punctuation-form', `\\?`, question),
      fullStop === '.'
        ? replace('punctuation-form', '۔', '.')
        : replace(
            'punctuation-form',
            `(?<=${own}\\p{M}*${own}\\p{M}*|\\uE000|[»”“\\)\\]])(?<!\\.)\\.(?=\\s|[»”“"\\)\\]]|$)`,
            fullStop,
          ),
    )
  } else {
    const forms: Record<string, string> = { '،': comma, '؛': semicolon, '؟': question, '۔': fullStop }
    steps.push(
      replace(
        'punctuation-form',
        `(?<=[\\p{L}\\p{M}\\p{N}»”\\)\\]]${S}*)[،؛؟۔]`,
        ([mark]) => forms[mark] ?? mark,
      ),
    )
  }
  steps.push(
    replace(
      'doubled-punctuation',
      `([،؛,;])(?:${S}*\\1)+|([؟?!])\\2+`,
      ([, pause, cry]) => pause ?? cry ?? '',
    ),
  )

  // Marks that take no space before them here, and what must not follow for each to be that mark.
  const tight = [
    ['،', ''],
    [',', ''],
    ['؛', ''],
    ['؟', ''],
    ['۔', ''],
    [';', String.raw`(?!-?\))`],
    [':', `(?!-?[\\)\\(DPp](?!\\p{L})|(?<=${D}${S}*:)${S}*${D})`],
    ['?', '(?!=)'],
    ['!', '(?!=)'],
    ['.', `(?!${W})`],
    ['…', `(?!${W})`],
  ] as const
  const marks = tight
    .filter(([mark]) => !(mark in spaceBefore))
    .map(([mark, not]) => `${mark === '.' || mark === '?' ? `\\${mark}` : mark}${not}`)
  steps.push(replace('space-before-punctuation', `(?<=\\S)${S}+(?=${marks.join('|')})`, ''))
  for (const [mark, gap] of Object.entries(spaceBefore)) {
    const follows = mark === ':' ? String.raw`(?=\s|[«“"]|$)` : '(?![\\p{L}\\p{N}=]|-?\\))'
    steps.push(
      replace(
        'space-before-punctuation',
        `(?<=[\\p{L}\\p{M}\\p{N}\\uE000»”’\\)\\]%$€])${S}*(?=\\${mark}${follows})`
          .replace('\\:', ':')
          .replace('\\;', ';')
          .replace('\\!', '!'),
        gap,
      ),
    )
  }

  const opening = localeTable[locale].quotes
    .filter((_, i) => i % 2 === 0)
    .map((mark) => mark.trim())
    .join('')
  const afterPause = `(?=[\\p{L}\\uE000${opening}\\(\\[])`
  if (script === 'Arab') {
    steps.push(
      replace(
        'space-after-punctuation',
        `(?<=[،؛؟۔])${afterPause}|(?<=[\\p{L}\\p{M}\\uE000»\\)][،؛])(?=\\p{N})`,
        ' ',
      ),
      replace(
        'space-after-punctuation',
        `(?<=[\\p{L}\\p{M}\\uE000»\\)]:)(?=[\\p{L}\\p{N}\\uE000${opening}"])`,
        ' ',
      ),
    )
  } else steps.push(replace('space-after-punctuation', String.raw`(?<=\p{L}[,;])(?=\p{L})`, ' '))
  steps.push(
    rightToLeft
      ? replace('space-after-punctuation', `(?<=${own}\\p{M}*${own}\\p{M}*[.!])(?=${own}\\p{M}*${own})`, ' ')
      : replace('space-after-punctuation', String.raw`(?<=\p{Ll}{2}[.!?])(?=\p{Lu}\p{Ll})`, ' '),
    replace(
      'space-inside-brackets',
      `(?<=[\\(\\[\\{])${S}+(?=[^\\s\\)\\]\\}])|(?<=[^\\s\\(\\[\\{])${S}+(?=[\\)\\]\\}])`,
      '',
    ),
  )
  if (rightToLeft) {
    // Short ones are endings or alternatives: «مهندس(ة)», «ال(لا)شعور».
    steps.push(
      replace(
        'space-around-brackets',
        `(?<=(?:${own}\\p{M}*){2})(?=\\([^\\(\\)\\n]{4,}\\))|(?<=\\([^\\(\\)\\n]{4,}\\))(?=[\\p{L}\\uE000])`,
        ' ',
      ),
    )
  }
  return steps
}

function spaceSteps(locale: Locale): TidyStep[] {
  const { script, titles } = typography[locale]
  // “5 A man” is no current: single letters are units only where the sentence has another script.
  const units = unitSymbols.filter((unit) => script !== 'Latn' || unit.length > 1)
  const afterNumber = anyOf([...quantityWords[locale], ...units])
  const title = titles.length > 0 ? `(?<![\\p{L}\\p{M}.])(?:${anyOf(titles)})` : '(?!)'
  return [
    replace('line-edge-space', `(?<!${S})${S}+(?=\\r?\\n)|(?<=\\n)${S}+`, ''),
    replace('odd-space', String.raw`[\t\u2000-\u2008\u200A\u205F\u3000]`, ' '),
    replace('doubled-space', `${S}{2,}`, ' '),
    replace(
      'stray-no-break-space',
      `(?<=[\\p{L}\\p{M}\\uE000])(?<!${title})\\u00A0(?=[\\p{L}\\uE000])|(?<=[،؛,;:])\\u00A0(?=\\S)`,
      ' ',
    ),
    replace(
      'no-break-space',
      `(?<=${D}) (?=(?:${afterNumber})(?![\\p{L}\\p{M}\\p{N}\\u200C])|[$€£¥₪₹﷼](?!${S}?${D}))`,
      noBreak,
    ),
    replace('no-break-space', `(?<=${title}) (?=\\p{L})`, noBreak),
  ]
}

const made = new Map<Locale, readonly TidyStep[]>()

/** The rules of a language in the order they run. */
export function tidySteps(locale: Locale): readonly TidyStep[] {
  const steps = made.get(locale) ?? [
    ...letterSteps(locale),
    ...quotationSteps(locale),
    ...punctuationSteps(locale),
    ...numberSteps(locale),
    ...spaceSteps(locale),
  ]
  made.set(locale, steps)
  return steps
}
