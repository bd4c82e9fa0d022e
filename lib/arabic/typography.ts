import type { Locale } from '../locale/table.ts'

/** What a language's typesetters do, where languages differ. Quotation marks are in the locale table. */
export type Typography = {
  script: 'Arab' | 'Hebr' | 'Latn'
  /** The language's own form of each mark that has one per script. */
  comma: string
  semicolon: string
  question: string
  fullStop: string
  /** Its digits where a text mixes the two Arabic-script kinds; Latin digits are left as they are. */
  digits: 'arab' | 'arabext' | null
  /** Whether a zero-width non-joiner means anything between two letters. */
  nonJoiner: boolean
  /** Single quotation marks around words are the writer's choice here, and not a poor man's double ones. */
  singleQuotes: boolean
  /** Set before the marks named, with no space that may break. Lexique des règles typographiques, Imprimerie nationale. */
  spaceBefore: Readonly<Record<string, string>>
  /** Set inside the outer quotation marks. */
  insideQuotes: string
  /** A short word that a quotation mark may follow with no space: «و», «ال». Matched against the letters before. */
  prefix: RegExp | null
  /** Titles and the like, not parted from the name after them. */
  titles: readonly string[]
}

const noBreak = '\u00A0'
const narrowNoBreak = '\u202F'

const arabicMarks = { script: 'Arab', comma: '،', semicolon: '؛', question: '؟', fullStop: '.' } as const
const latinMarks = { comma: ',', semicolon: ';', question: '?', fullStop: '.' } as const
const plain = { singleQuotes: false, spaceBefore: {}, insideQuotes: '', prefix: null, titles: [] } as const

export const typography: Record<Locale, Typography> = {
  ar: {
    ...arabicMarks,
    ...plain,
    digits: 'arab',
    nonJoiner: false,
    prefix: /^(?:[وف]?[بلك]?|[وف]?[بك]?ال|[وف]?لل|.*ـ)$/u,
    titles: ['د.', 'أ.', 'م.', 'أ.د.'],
  },
  // Persian hangs its endings on a closing mark («کتاب»ها), so nothing is known of what touches one.
  fa: { ...arabicMarks, ...plain, digits: 'arabext', nonJoiner: true, prefix: /^.*$/u },
  ur: { ...arabicMarks, ...plain, fullStop: '۔', digits: 'arabext', nonJoiner: true },
  he: {
    ...latinMarks,
    ...plain,
    script: 'Hebr',
    digits: null,
    nonJoiner: false,
    prefix: /^[והבלמשכ]{1,3}$/u,
    titles: ['ד״ר', 'פרופ׳', 'גב׳'],
  },
  en: {
    ...latinMarks,
    ...plain,
    script: 'Latn',
    digits: null,
    nonJoiner: false,
    singleQuotes: true,
    prefix: /^.*$/u,
    titles: ['Mr.', 'Mrs.', 'Ms.', 'Dr.', 'Prof.', 'No.'],
  },
  fr: {
    ...latinMarks,
    ...plain,
    script: 'Latn',
    digits: null,
    nonJoiner: false,
    spaceBefore: { ':': noBreak, ';': narrowNoBreak, '!': narrowNoBreak, '?': narrowNoBreak },
    insideQuotes: noBreak,
    prefix: /^.*$/u,
    titles: ['M.', 'Mme', 'Mlle', 'Dr', 'Me', 'n°'],
  },
}
