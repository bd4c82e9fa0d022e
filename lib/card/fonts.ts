/**
 * The faces social cards are set in: complete static TrueType files, read from node_modules once per process.
 * Web subsets will not do: HarfBuzz takes neither woff2 nor, here, variable fonts, and the Arabic subsets lack
 * digits, guillemets and half of some bracket pairs.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Blob, Font, Face as HarfBuzzFace } from 'harfbuzzjs'
import type { Locale } from '../locale/table.ts'

export type Weight = 400 | 500 | 600 | 700

/** One glyph's drawing, y upwards, in font units; `top` and `bottom` are its ink's extremes. */
export type Outline = { commands: { type: string; values: number[] }[]; top: number; bottom: number }

export type Face = {
  family: string
  weight: Weight
  /** Absolute path of the TrueType file. */
  file: string
  font: Font
  unitsPerEm: number
  /** Code points the face has a glyph for. */
  characters: ReadonlySet<number>
  outlines: Map<number, Outline>
}

const families = {
  'Markazi Text': ['markazi-text', 'MarkaziText'],
  'Frank Ruhl Libre': ['frank-ruhl-libre', 'FrankRuhlLibre'],
  'Noto Nastaliq Urdu': ['noto-nastaliq-urdu', 'NotoNastaliqUrdu'],
} as const
type Family = keyof typeof families

const weightNames: Record<Weight, string> = { 400: 'Regular', 500: 'Medium', 600: 'SemiBold', 700: 'Bold' }

/** The publication's name is a mark, the same in every language, so it does not follow the text face. */
const markFamilies: readonly Family[] = ['Markazi Text', 'Frank Ruhl Libre', 'Noto Nastaliq Urdu']

const textFamilies: Record<Locale, readonly Family[]> = {
  ar: markFamilies,
  en: markFamilies,
  fa: markFamilies,
  fr: markFamilies,
  he: ['Frank Ruhl Libre', 'Markazi Text', 'Noto Nastaliq Urdu'],
  ur: ['Noto Nastaliq Urdu', 'Markazi Text', 'Frank Ruhl Libre'],
}

/** An outline holds a few kilobytes; a thousand per face is more than one language's headlines ever use. */
const outlinesPerFace = 1_000

const loaded = new Map<string, Face>()

function loadFace(family: Family, weight: Weight): Face {
  const key = `${family} ${weight}`
  const known = loaded.get(key)
  if (known) return known
  const [packageName, fileName] = families[family]
  const style = `${weight}${weightNames[weight]}`
  // From the working directory, not import.meta.url: inside Next's server bundle the latter points into .next/.
  const file = join(
    /* turbopackIgnore: true */ process.cwd(),
    'node_modules/@expo-google-fonts',
    packageName,
    style,
    `${fileName}_${style}.ttf`,
  )
  const face = new HarfBuzzFace(new Blob(readFileSync(/* turbopackIgnore: true */ file)))
  const entry: Face = {
    family,
    weight,
    file,
    font: new Font(face),
    unitsPerEm: face.upem,
    characters: new Set(face.collectUnicodes()),
    outlines: new Map(),
  }
  loaded.set(key, entry)
  return entry
}

/** Faces for text in a language, first choice first; every face takes part, so mixed headlines find their letters. */
export function textFaces(locale: Locale, weight: Weight): readonly Face[] {
  return textFamilies[locale].map((family) => loadFace(family, weight))
}

/** Faces for the publication's name, in whatever script it is written. */
export function markFaces(weight: Weight): readonly Face[] {
  return markFamilies.map((family) => loadFace(family, weight))
}

/** A glyph's outline. Kept per face, oldest dropped first, because headlines share most of their letters. */
export function outlineOf(face: Face, glyph: number): Outline {
  const known = face.outlines.get(glyph)
  if (known) return known
  const extents = face.font.glyphExtents(glyph)
  const top = extents?.yBearing ?? 0
  // HarfBuzz measures a glyph's height downwards from its top, so it is negative.
  const outline = { commands: face.font.glyphToJson(glyph), top, bottom: top + (extents?.height ?? 0) }
  if (face.outlines.size >= outlinesPerFace) {
    const oldest = face.outlines.keys().next()
    if (!oldest.done) face.outlines.delete(oldest.value)
  }
  face.outlines.set(glyph, outline)
  return outline
}
