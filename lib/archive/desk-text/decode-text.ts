/** From the bytes of a file to text, or to a reason that says what to do about it. */

export type ImportRefusal =
  /** Nothing, or only spaces. */
  | 'empty'
  /** Text in another encoding: Windows-1256, UTF-16… */
  | 'not-utf8'
  /** Longer than {@link maxTextBytes}, or more blocks than a story document may have. */
  | 'too-large'
  /** A Word document, a PDF, a picture. */
  | 'binary'
  /** It took more time or memory to read than a story does. */
  | 'took-too-long'
  /** A byline, punctuation, but no words of a story. */
  | 'no-text'
  /** `--section` names none, or the publication has none yet. */
  | 'unknown-section'

/** A file that cannot become a story. Nothing was written; the message tells a person what to do. */
export class ImportRefused extends Error {
  override name = 'ImportRefused'
  readonly code: ImportRefusal
  constructor(code: ImportRefusal, message: string) {
    super(message)
    this.code = code
  }
}

/** A long book has 1 MB of text. */
export const maxTextBytes = 5 * 1024 * 1024

/** How files that are not text begin: https://en.wikipedia.org/wiki/List_of_file_signatures */
const signatures: [name: string, bytes: number[]][] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a Word document or another ZIP archive', [0x50, 0x4b, 0x03, 0x04]],
  ['an old Word document', [0xd0, 0xcf, 0x11, 0xe0]],
  ['an RTF document', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a gzip archive', [0x1f, 0x8b, 0x08]],
]

const startsWith = (bytes: Uint8Array, start: number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)

const asUtf8 = (name: string, encoding: string): string =>
  `Save it as UTF-8, or convert it:  iconv -f ${encoding} -t UTF-8 ${name} > utf8-${name}`

/**
 * The text of a file, without its byte order mark.
 * @throws {ImportRefused} `empty`, `too-large`, `binary` or `not-utf8`, judged in this order of cost
 */
export function decodeText({ name, bytes }: { name: string; bytes: Uint8Array }): string {
  if (bytes.length === 0)
    throw new ImportRefused('empty', `${name} is empty. Is it the file you meant, and was it saved?`)
  if (bytes.length > maxTextBytes)
    throw new ImportRefused(
      'too-large',
      `${name} is larger than 5 MB, and no story is. Give the text of one story, without pictures.`,
    )
  const kind = signatures.find(([, start]) => startsWith(bytes, start))?.[0]
  if (kind)
    throw new ImportRefused(
      'binary',
      `${name} is ${kind}, not plain text. Open it, choose “Save as”, plain text (UTF-8), and import that.`,
    )
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]))
    throw new ImportRefused('not-utf8', `${name} is in UTF-16, not UTF-8. ${asUtf8(name, 'UTF-16')}`)
  if (bytes.includes(0))
    throw new ImportRefused(
      'binary',
      `${name} is not plain text: it holds zero bytes. Save the story as plain text (UTF-8) and import that.`,
    )
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new ImportRefused(
      'not-utf8',
      `${name} is not in UTF-8; old Arabic files are mostly in Windows-1256. ${asUtf8(name, 'WINDOWS-1256')}`,
    )
  }
  if (!text.trim())
    throw new ImportRefused('empty', `${name} holds only spaces. Is it the file you meant, and was it saved?`)
  return text
}
