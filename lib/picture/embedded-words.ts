/**
 * What a photograph's file says of it: the fields that agencies and cameras fill, of the IPTC Photo Metadata Standard
 * (https://www.iptc.org/std/photometadata/specification/), as XMP or in its older form, IIM.
 */
import ExifReader, { type ExpandedTags } from 'exifreader'
import { type DigitalSource, digitalSources } from './digital-source.ts'

/** A text, and the language that the file names for it (BCP 47); null where it names none. */
export type WordsOfFile = { language: string | null; text: string }

export type EmbeddedWords = {
  captions: WordsOfFile[]
  alts: WordsOfFile[]
  /** “Salma Kanaan / Sahel Agency”. */
  credit: string | null
  /** Whose it is and on which terms, a line each. */
  rights: string | null
  /** ISO 8601, as far as it says: with a zone, without one, or the day alone. */
  takenAt: string | null
  digitalSource: DigitalSource | null
}

export const noEmbeddedWords: EmbeddedWords = {
  captions: [],
  alts: [],
  credit: null,
  rights: null,
  takenAt: null,
  digitalSource: null,
}

/** Letters of one text; a caption of an agency has some hundred. */
export const longestEmbeddedText = 2_000

/** What ExifReader gives for a field of XMP: a text, or one for each language or person. */
type XmpField = { value: unknown; attributes?: Record<string, string>; description: string }
type Fields = Record<string, XmpField | undefined>

/**
 * Reads what the file says, XMP before IIM where both say it: the latter is cut at 32 letters or in no encoding that it
 * names. Whatever cannot be read is left out.
 * @param file its bytes, or as many of the first as hold its metadata
 */
export function wordsInFile(file: Buffer): EmbeddedWords {
  let read: ExpandedTags
  try {
    read = ExifReader.load(file, { expanded: true })
  } catch {
    // No form that it knows, or a broken one: the picture itself may be well.
    return noEmbeddedWords
  }
  const xmp = (read.xmp ?? {}) as unknown as Fields
  const iim = (read.iptc ?? {}) as unknown as Record<string, { value: unknown } | undefined>
  const inIim = (name: string): string | null => decoded(iim[name]?.value)
  const caption = inIim('Caption/Abstract')
  const captions = textsOf(xmp.description)
  const makers = textsOf(xmp.creator).map(({ text }) => text)
  const byline = makers.length > 0 ? makers.join('، ') : inIim('By-line')
  const agency = textOf(xmp.Credit) ?? inIim('Credit') ?? textOf(xmp.Source) ?? inIim('Source')
  return {
    captions: captions.length > 0 ? captions : caption ? [{ language: null, text: caption }] : [],
    alts: textsOf(xmp.AltTextAccessibility),
    credit: [...new Set([byline, agency].filter(Boolean))].join(' / ') || null,
    rights:
      [
        ...new Set([textOf(xmp.rights) ?? inIim('Copyright Notice'), textOf(xmp.UsageTerms)].filter(Boolean)),
      ].join('\n') || null,
    takenAt:
      momentOf(textOf(xmp.DateCreated)) ??
      momentOf(iimMoment(inIim('Date Created'), inIim('Time Created'))) ??
      momentOf(
        exifMoment(read.exif?.DateTimeOriginal?.description, read.exif?.OffsetTimeOriginal?.description),
      ),
    digitalSource: sourceOf(textOf(xmp.DigitalSourceType)),
  }
}

const clean = (text: string): string =>
  text
    // What programs leave at the end of a field.
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]+/g, ' ')
    .trim()
    .slice(0, longestEmbeddedText)

function textsOf(field: XmpField | undefined): WordsOfFile[] {
  if (!field) return []
  const each = Array.isArray(field.value) ? (field.value as XmpField[]) : [field]
  return each.flatMap(({ value, description, attributes }) => {
    const text = clean(typeof value === 'string' ? value : description)
    const language = attributes?.lang ?? null
    return text ? [{ language: language === 'x-default' ? null : language, text }] : []
  })
}

const textOf = (field: XmpField | undefined): string | null => textsOf(field)[0]?.text ?? null

const asUtf8 = new TextDecoder('utf-8', { fatal: true })
const asArabic = new TextDecoder('windows-1256')
const asLatin = new TextDecoder('windows-1252')

/**
 * Bytes of a field of IIM, whose encoding is seldom named: UTF-8 where they are that, else the code page of Arabic Windows
 * where that makes words of Arabic letters, else that of western Europe.
 */
function decoded(value: unknown): string | null {
  if (!Array.isArray(value)) return null
  const bytes = Uint8Array.from(value as number[])
  const text = () => {
    try {
      return asUtf8.decode(bytes)
    } catch {
      const arabic = asArabic.decode(bytes)
      return /\p{Script=Arabic}{3}/u.test(arabic) ? arabic : asLatin.decode(bytes)
    }
  }
  return clean(text()) || null
}

/** IIM 2:55 `CCYYMMDD` and 2:60 `HHMMSS±HHMM`. */
function iimMoment(day: string | null, time: string | null): string | null {
  const [, year, month, date] = /^(\d{4})(\d\d)(\d\d)$/.exec(day ?? '') ?? []
  if (!year) return null
  const clock = /^(\d\d)(\d\d)(\d\d)([+-]\d\d)(\d\d)$/.exec(time ?? '')
  return `${year}-${month}-${date}${clock ? `T${clock[1]}:${clock[2]}:${clock[3]}${clock[4]}:${clock[5]}` : ''}`
}

/** EXIF's `YYYY:MM:DD HH:MM:SS`, and since its version 2.31 the zone of that clock. */
function exifMoment(moment: string | undefined, offset: string | undefined): string | null {
  const [day, clock] = moment?.split(' ') ?? []
  return day && clock ? `${day.replaceAll(':', '-')}T${clock}${offset ?? ''}` : null
}

/** What is no moment, or of a camera whose clock was never set, is left out. */
function momentOf(text: string | null): string | null {
  if (!text || !/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)?)?$/.test(text))
    return null
  const year = Number(text.slice(0, 4))
  return year > 1826 && !Number.isNaN(Date.parse(text)) ? text : null
}

/** https://cv.iptc.org/newscodes/digitalsourcetype/ */
function sourceOf(address: string | null): DigitalSource | null {
  const code = address?.split('/').at(-1)
  return digitalSources.find((each) => each === code) ?? null
}
