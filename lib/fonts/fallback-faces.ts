/**
 * What stands in for a face until its file is there: fonts that devices have, brought to its measure, so that the swap
 * moves nothing. `size-adjust` makes their lines as long, the overrides put their baseline where the face has it
 * (https://www.w3.org/TR/css-fonts-5/#size-adjust-desc). All of it is computed from the fonts' own tables and from
 * {@link sampleText}; fonts whose tables nobody may pass on (Geeza Pro) are not here, and come as they are.
 */
import { readFile } from 'node:fs/promises'
import { Blob, Face, Font, Buffer as HarfBuzzBuffer, shape } from 'harfbuzzjs'
import subsetFont from 'subset-font'
import { projectPath } from '../db/project-path.ts'
import type { Locale } from '../locale/table.ts'
import { tableAt } from './narrow-one.ts'
import { sampleText } from './sample-text.ts'
import { pointsIn } from './web-faces.ts'

type Weight = 'regular' | 'bold'

/** Letters that one device font stands in for. */
export type FallbackFace = {
  family: string
  weight: Weight
  /** The face it stands in for, and the font that does, as files under `node_modules`. */
  face: string
  device: string
  /** The names under which devices have it; `local()` takes full and PostScript names. */
  local: readonly string[]
  ranges: string
  /** Fractions of the font size. */
  sizeAdjust: number
  ascent: number
  descent: number
}

type FontFiles = Record<Weight, string>
const complete = (name: string, file: string): FontFiles => ({
  regular: `@expo-google-fonts/${name}/400Regular/${file}_400Regular.ttf`,
  bold: `@expo-google-fonts/${name}/700Bold/${file}_700Bold.ttf`,
})
const markazi = complete('markazi-text', 'MarkaziText')
const frankRuhl = complete('frank-ruhl-libre', 'FrankRuhlLibre')
// Urdu is set in one weight: see `firstFaces`.
const nastaliq = {
  ...complete('noto-nastaliq-urdu', 'NotoNastaliqUrdu'),
  bold: complete('noto-nastaliq-urdu', 'NotoNastaliqUrdu').regular,
}

/** Drawn to have every advance of Times New Roman, whose own file is not ours to ship. */
const tinos = (part: string): FontFiles => ({
  regular: `@fontsource/tinos/files/tinos-${part}-400-normal.woff2`,
  bold: `@fontsource/tinos/files/tinos-${part}-700-normal.woff2`,
})
const timesNames = {
  regular: ['Times New Roman', 'TimesNewRomanPSMT', 'Liberation Serif', 'Tinos'],
  bold: ['Times New Roman Bold', 'TimesNewRomanPS-BoldMT', 'Liberation Serif Bold', 'Tinos Bold'],
}
const notoNames = (name: string) => ({
  regular: [`${name} Regular`, name, `${name.replaceAll(' ', '')}-Regular`],
  bold: [`${name} Bold`, `${name.replaceAll(' ', '')}-Bold`],
})

const arabic = 'U+0020, U+00A0, U+0600-06FF, U+0750-077F, U+08A0-08FF, U+200C-200F, U+FB50-FDFF, U+FE70-FEFC'
const latin = 'U+0020-007E, U+00A0-024F, U+2010-2044, U+20AC'
const hebrew = 'U+0590-05FF, U+FB1D-FB4F'

type StandIn = {
  family: string
  face: FontFiles
  /** What is sent with the page: its metrics are the ones to have. */
  device: FontFiles
  local: Record<Weight, readonly string[]>
  languages: readonly Locale[]
  ranges: string
}

const standIns: readonly StandIn[] = [
  {
    family: 'Markazi Naskh',
    face: markazi,
    // Android's Arabic, and that of most Linux desktops.
    device: complete('noto-naskh-arabic', 'NotoNaskhArabic'),
    local: notoNames('Noto Naskh Arabic'),
    languages: ['ar'],
    ranges: arabic,
  },
  {
    // The same letters, but Persian has more of the narrow ones.
    family: 'Markazi Persian',
    face: markazi,
    device: complete('noto-naskh-arabic', 'NotoNaskhArabic'),
    local: notoNames('Noto Naskh Arabic'),
    languages: ['fa'],
    ranges: arabic,
  },
  {
    family: 'Markazi Times',
    face: markazi,
    device: tinos('latin'),
    local: timesNames,
    languages: ['en', 'fr'],
    ranges: latin,
  },
  {
    family: 'Markazi Serif',
    face: markazi,
    device: complete('noto-serif', 'NotoSerif'),
    local: notoNames('Noto Serif'),
    languages: ['en', 'fr'],
    ranges: latin,
  },
  {
    family: 'Frank Ruhl Times',
    face: frankRuhl,
    device: tinos('hebrew'),
    local: timesNames,
    languages: ['he'],
    ranges: hebrew,
  },
  {
    family: 'Frank Ruhl Times',
    face: frankRuhl,
    device: tinos('latin'),
    local: timesNames,
    languages: ['en'],
    ranges: latin,
  },
  {
    family: 'Frank Ruhl Serif',
    face: frankRuhl,
    device: complete('noto-serif-hebrew', 'NotoSerifHebrew'),
    local: notoNames('Noto Serif Hebrew'),
    languages: ['he'],
    ranges: hebrew,
  },
  {
    // Android has no Times for the Latin words in a Hebrew headline.
    family: 'Frank Ruhl Serif',
    face: frankRuhl,
    device: complete('noto-serif', 'NotoSerif'),
    local: notoNames('Noto Serif'),
    languages: ['en'],
    ranges: latin,
  },
  {
    family: 'Nastaliq Naskh',
    face: nastaliq,
    device: complete('noto-naskh-arabic', 'NotoNaskhArabic'),
    local: notoNames('Noto Naskh Arabic'),
    languages: ['ur'],
    ranges: arabic,
  },
]

/** Every font that stands in, with its measures, in the order the style sheet has them. */
export async function fallbackFaces(): Promise<FallbackFace[]> {
  const found: FallbackFace[] = []
  for (const { family, face, device, local, languages, ranges } of standIns)
    for (const weight of ['regular', 'bold'] as const) {
      const [ours, theirs] = [await openFont(face[weight]), await openFont(device[weight])]
      const words = languages.flatMap((each) => sampleText[each].join(' ').split(' '))
      const covered = new Set(pointsIn(ranges))
      const inScript = words
        .filter((word) => Array.from(word).every((each) => covered.has(codePoint(each))))
        .join(theirs.characters.has(0x20) ? ' ' : '')
      const sizeAdjust = advanceOf(ours, inScript) / advanceOf(theirs, inScript)
      found.push({
        family,
        weight,
        face: face[weight],
        device: device[weight],
        local: local[weight],
        ranges,
        sizeAdjust,
        ascent: ours.ascent / sizeAdjust,
        descent: ours.descent / sizeAdjust,
      })
    }
  return found
}

type OpenFont = { font: Font; unitsPerEm: number; ascent: number; descent: number; characters: Set<number> }
const opened = new Map<string, Promise<OpenFont>>()
const buffer = new HarfBuzzBuffer()

function openFont(file: string): Promise<OpenFont> {
  const known = opened.get(file) ?? readFont(file)
  opened.set(file, known)
  return known
}

async function readFont(file: string): Promise<OpenFont> {
  const bytes = await readFile(projectPath(`node_modules/${file}`))
  // HarfBuzz reads no woff2.
  const plain = await subsetFont(bytes, '', { keepAllGlyphs: true, targetFormat: 'sfnt' })
  const face = new Face(new Blob(plain))
  const font = new Font(face)
  const { ascent, descent } = lineMetrics(plain)
  return {
    font,
    unitsPerEm: face.upem,
    ascent: ascent / face.upem,
    descent: descent / face.upem,
    characters: new Set(face.collectUnicodes()),
  }
}

/** What browsers on every system take: `hhea`, which the fonts here agree in with their typographic metrics. */
function lineMetrics(font: Buffer): { ascent: number; descent: number } {
  const at = tableAt(font, 'hhea')
  return { ascent: font.readInt16BE(at + 4), descent: -font.readInt16BE(at + 6) }
}

/** In ems. */
function advanceOf({ font, unitsPerEm }: OpenFont, text: string): number {
  buffer.reset()
  buffer.addText(text)
  buffer.guessSegmentProperties()
  shape(font, buffer)
  return buffer.getGlyphPositions().reduce((sum, { xAdvance }) => sum + xAdvance, 0) / unitsPerEm
}

/** How wide a font sets a text, in ems. */
export const advanceIn = async (file: string, text: string): Promise<number> =>
  advanceOf(await openFont(file), text)

/** The code points that a file under `node_modules` has a glyph for. */
export const charactersOf = async (file: string): Promise<ReadonlySet<number>> =>
  (await openFont(file)).characters

const codePoint = (character: string): number => character.codePointAt(0) ?? 0

const percent = (fraction: number): string => `${(fraction * 100).toFixed(2)}%`

/** As a rule of a style sheet. */
export const fallbackRule = (face: FallbackFace): string => `@font-face {
  font-family: '${face.family}';
  font-weight: ${face.weight === 'regular' ? '400 599' : '600 900'};
  src: ${face.local.map((name) => `local('${name}')`).join(', ')};
  size-adjust: ${percent(face.sizeAdjust)};
  ascent-override: ${percent(face.ascent)};
  descent-override: ${percent(face.descent)};
  line-gap-override: 0%;
  unicode-range: ${face.ranges};
}`
