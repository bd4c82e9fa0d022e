/**
 * The faces that readers' pages are set in, as files for browsers: for each script a first file with the characters
 * that headlines and first screens use, cut by `npm run fonts` out of the complete face and sent with every page, and
 * the rest of the face, which a browser fetches when a page has a character of it.
 */

/** A file with the characters of a first screen. */
export type FirstFace = {
  family: string
  /** Its name under `components/reader/style/fonts`, without the ending. */
  file: string
  /** The complete face, under `node_modules`. */
  source: string
  /** The weights it has: one, or a range that one variable file carries. */
  weight: string
  characters: ReadonlySet<number>
}

/** The whole of a face's part, as fontsource cuts it: for what no first file has. */
export type LaterFace = { family: string; source: string; weight: string; ranges: string }

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i)
const pointsOf = (text: string): number[] => Array.from(text, (each) => each.codePointAt(0) ?? 0)

/** The alphabets of Arabic and Persian with vowel marks, both digits, and the marks of their sentences. */
const arabicLetters = [
  ...range(0x0621, 0x063a),
  ...range(0x0640, 0x0652),
  ...pointsOf('ٰٔپچژگکی،؛؟٫٬'),
  ...range(0x0660, 0x0669),
  ...range(0x06f0, 0x06f9),
  // The joiners, and the marks of direction.
  ...range(0x200c, 0x200f),
  0x061c,
]
const quotesAndDashes = pointsOf('\u00a0«»‹›“”‘’–—−…·•©°×½€£\u2009\u200e\u200f\u202f\u2066\u2067\u2068\u2069')
const ascii = range(0x20, 0x7e)
/** What English and French write, and most names of Europe. */
const latinLetters = [...ascii, ...quotesAndDashes, ...pointsOf('ÀÂÄÆÇÈÉÊËÎÏÔÖÙÛÜŒàâäæçèéêëîïôöùûüÿœáíñóú')]
/** What Hebrew and Urdu have of Latin in their own faces: digits, marks, and the names of things and languages. */
const ownLatin = [...ascii, ...quotesAndDashes, ...pointsOf('éç')]
const hebrewLetters = [...range(0x05d0, 0x05ea), ...pointsOf('־׳״₪')]
/** Nastaliq is drawn for each neighbour of each letter: a letter that Urdu does not write costs kilobytes. */
const urduLetters = pointsOf('ءآأؤئابةتثجحخدذرزسشصضطظعغفقلمنوپچژگکیےۓہھۂۃںٹڈڑًٌٍَُِّْٰٓٔ،؛؟۔٪٫٬ـ').concat(
  range(0x06f0, 0x06f9),
  range(0x200c, 0x200f),
)

const variable = (name: string, part: string) =>
  `@fontsource-variable/${name}/files/${name}-${part}-wght-normal.woff2`
const complete = (name: string, file: string, style: string) =>
  `@expo-google-fonts/${name}/${style}/${file}_${style}.ttf`

const only = (points: readonly number[]): ReadonlySet<number> =>
  new Set([...points].toSorted((a, b) => a - b))

export const firstFaces: readonly FirstFace[] = [
  {
    family: 'Markazi Text',
    file: 'markazi-arabic',
    source: variable('markazi-text', 'arabic'),
    weight: '400 700',
    characters: only(arabicLetters),
  },
  {
    family: 'Markazi Text',
    file: 'markazi-latin',
    source: variable('markazi-text', 'latin'),
    weight: '400 700',
    characters: only(latinLetters),
  },
  // Two weights of Frank Ruhl Libre with its own digits are lighter than its variable file.
  {
    family: 'Frank Ruhl Libre',
    file: 'frank-ruhl-regular',
    source: complete('frank-ruhl-libre', 'FrankRuhlLibre', '400Regular'),
    weight: '400 599',
    characters: only([...hebrewLetters, ...ownLatin]),
  },
  {
    family: 'Frank Ruhl Libre',
    file: 'frank-ruhl-bold',
    source: complete('frank-ruhl-libre', 'FrankRuhlLibre', '700Bold'),
    weight: '600 900',
    characters: only([...hebrewLetters, ...ownLatin]),
  },
  // One weight, as Urdu papers set it: size tells a headline from its text, and a second weight is 110 KB.
  {
    family: 'Noto Nastaliq Urdu',
    file: 'nastaliq',
    source: complete('noto-nastaliq-urdu', 'NotoNastaliqUrdu', '400Regular'),
    weight: '400 700',
    characters: only([...urduLetters, ...ownLatin].filter((each) => each !== 0xbd)),
  },
]

export const laterFaces: readonly LaterFace[] = [
  {
    family: 'Markazi Text',
    source: variable('markazi-text', 'arabic'),
    weight: '400 700',
    // It has no ٪: whoever prints one would fetch the file for nothing.
    ranges:
      'U+0600-0669, U+066B-06FF, U+0750-077F, U+0870-088E, U+0890-0891, U+0897-08E1, U+08E3-08FF, U+200C-200E, U+2010-2011, U+204F, U+2E41, U+FB50-FDFF, U+FE70-FE74, U+FE76-FEFC',
  },
  {
    family: 'Markazi Text',
    source: variable('markazi-text', 'latin'),
    weight: '400 700',
    ranges:
      'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD',
  },
  {
    family: 'Markazi Text',
    source: variable('markazi-text', 'latin-ext'),
    weight: '400 700',
    ranges:
      'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF',
  },
  // Browsers first choose by weight, among rules of one weight by letter: these are the weights of its first files.
  ...['400 599', '600 900'].map((weight) => ({
    family: 'Frank Ruhl Libre',
    source: variable('frank-ruhl-libre', 'hebrew'),
    weight,
    ranges: 'U+0590-05FF, U+20AA, U+25CC, U+FB1D-FB4F',
  })),
  {
    family: 'Noto Nastaliq Urdu',
    source: variable('noto-nastaliq-urdu', 'arabic'),
    weight: '400 700',
    ranges: 'U+0600-06FF, U+0750-077F, U+FB50-FDFF, U+FE70-FEFC',
  },
]

/** Code points as `unicode-range` writes them. */
export function unicodeRange(points: Iterable<number>): string {
  const runs: [number, number][] = []
  for (const point of [...points].toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && last[1] + 1 === point) last[1] = point
    else runs.push([point, point])
  }
  const hex = (point: number) => point.toString(16).toUpperCase().padStart(4, '0')
  return runs.map(([first, last]) => `U+${hex(first)}${last > first ? `-${hex(last)}` : ''}`).join(', ')
}

/** The code points of a `unicode-range`. */
export const pointsIn = (ranges: string): number[] =>
  ranges.split(', ').flatMap((each) => {
    const [first = '', last = first] = each.slice(2).split('-')
    return range(Number.parseInt(first, 16), Number.parseInt(last, 16))
  })
