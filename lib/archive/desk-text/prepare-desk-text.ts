/** All that is done with a desk's text file before anything of it is stored: none of it asks the database. */
import { createHash } from 'node:crypto'
import type { Locale } from '../../locale/table.ts'
import { plainText } from '../../story/plain-text.ts'
import { DocumentRefused, validateDocument } from '../../story/validate.ts'
import { decodeText, ImportRefused } from './decode-text.ts'
import { type DeskText, readDeskText } from './read-desk-text.ts'
import { type TidiedText, tidyDeskText } from './tidy-desk-text.ts'

/** A file, and what it is called in messages. */
export type TextFile = { name: string; bytes: Uint8Array }

export type PreparedText = {
  read: DeskText
  tidied: TidiedText
  /** The same for the same words, however the file was saved. */
  sourceHash: string
}

/**
 * @param locale the language, where a person said it
 * @throws {ImportRefused} when the file is not a story; the message tells a person what to do
 */
export async function prepareDeskText(file: TextFile, locale?: Locale): Promise<PreparedText> {
  const source = decodeText(file)
  const read = readDeskText(source, locale)
  refuseWhatIsNoStory(file.name, read)
  return { read, tidied: await tidyDeskText(read), sourceHash: fingerprint(source) }
}

function refuseWhatIsNoStory(fileName: string, { headline, document, byline }: DeskText): void {
  if (!/\p{L}/u.test(`${headline ?? ''}${plainText(document)}`))
    throw new ImportRefused(
      'no-text',
      `${fileName} holds no story${byline.source ? ', only a byline' : ''}. Is it the file you meant?`,
    )
  try {
    validateDocument(document)
  } catch (error) {
    if (!(error instanceof DocumentRefused)) throw error
    throw new ImportRefused('too-large', `${fileName} has more paragraphs than a story may have. Split it.`)
  }
}

/** SHA-256 of its NFC with every run of spaces made one. */
const fingerprint = (text: string): string =>
  createHash('sha256').update(text.normalize('NFC').replace(/\s+/gu, ' ').trim()).digest('hex')
