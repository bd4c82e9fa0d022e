/**
 * Subscribers from a file of comma-separated values, as Ghost, Mailchimp, or anybody's spreadsheet writes it: line by line, so
 * that a million of them take no memory and a broken one loses only itself.
 */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { parse } from 'csv-parse/sync'
import type { SubscriberFileFormat } from '../../vocabulary.ts'
import { type AddressFault, isMailAddress, readMailAddress } from './mail-address.ts'

/**
 * Why a line does not come in: its address, or `consent`: it does not say when they asked for it; `quotes`: no line of a
 * table; `left`: it says itself that they have unsubscribed, or were removed.
 */
export type LineFault = AddressFault | 'consent' | 'quotes' | 'left'

export type ReadSubscriber = {
  line: number
  email: string
  emailKey: string
  consentedAt: Date
  proof: string
}
export type BrokenLine = { line: number; text: string; fault: LineFault }
export type FileBatch = { format: SubscriberFileFormat; subscribers: ReadSubscriber[]; broken: BrokenLine[] }

/** The first line names no column with addresses. */
export class NoAddressColumn extends Error {
  override name = 'NoAddressColumn'
}

/** Lines in a batch: to keep a thousand took the embedded engine, and with it readers, sixty milliseconds at once. */
const step = 250
/** A note of Ghost's may have as many lines in quotation marks; past it, a mark was never closed. */
const longestRecord = { lines: 30, characters: 20_000 }

/** Characters of a broken line that are told. */
const longestQuoted = 120

const countQuotes = (text: string): number => text.split('"').length - 1

const addressColumns = [
  'email',
  'email address',
  'e-mail',
  'email_address',
  'mail',
  'adresse e-mail',
  'البريد الإلكتروني',
  'البريد',
  'عنوان البريد',
  'ایمیل',
  'ای میل',
  'אימייל',
]
const consentColumns = ['consented_at', 'confirm_time', 'optin_time', 'subscribed_at', 'created_at', 'date']

type Columns = {
  format: SubscriberFileFormat
  delimiter: string
  names: string[]
  of: (names: readonly string[], record: readonly string[]) => string
}

/** @throws {NoAddressColumn} */
function columnsOf(header: string): Columns {
  const delimiter = ['\t', ';', ','].find((each) => header.includes(each)) ?? ','
  const names = (cells(header, delimiter)[0] ?? []).map((each) => each.trim().toLowerCase())
  if (!names.some((each) => addressColumns.includes(each)))
    throw new NoAddressColumn('No column of addresses')
  const format: SubscriberFileFormat =
    names.includes('optin_time') || names.includes('confirm_time') || names.includes('member_rating')
      ? 'mailchimp'
      : names.includes('subscribed_to_emails') || (names.includes('created_at') && names.includes('tiers'))
        ? 'ghost'
        : 'csv'
  return {
    format,
    delimiter,
    names,
    of: (wanted, record) => {
      for (const each of wanted) {
        const value = record[names.indexOf(each)]?.trim()
        if (value) return value
      }
      return ''
    },
  }
}

const cells = (text: string, delimiter: string): string[][] =>
  parse(text, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 1_000_000,
  }) as string[][]

/**
 * A moment as these systems write it; what names no zone is in UTC, as theirs does.
 * @returns null for none, and for one to come
 */
function readMoment(text: string): Date | null {
  const [, day, time = '00:00:00', zone] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?\s*(Z|[+-]\d\d:?\d\d)?$/.exec(text) ?? []
  if (!day) return null
  const at = new Date(`${day}T${time}${zone ?? 'Z'}`)
  return Number.isNaN(at.getTime()) || at.getTime() > Date.now() + 86_400_000 ? null : at
}

function readRecord(columns: Columns, record: readonly string[], line: number): ReadSubscriber | LineFault {
  const { format, of } = columns
  // As `csvStream` keeps a formula from being one.
  const address = readMailAddress(of(addressColumns, record).replace(/^'(?=[=+@-])/, ''))
  if (!isMailAddress(address)) return address
  const hasLeft =
    (format === 'ghost' &&
      (of(['subscribed_to_emails'], record) === 'false' || of(['deleted_at'], record) !== '')) ||
    (format === 'mailchimp' && (of(['unsub_time'], record) !== '' || of(['clean_time'], record) !== ''))
  if (hasLeft) return 'left'
  const said = of(consentColumns, record)
  const consentedAt = readMoment(said)
  if (!consentedAt) return 'consent'
  const where = of(['source', 'proof', 'consent', 'optin_ip', 'confirm_ip'], record)
  return {
    line,
    ...address,
    consentedAt,
    // No database keeps U+0000, nor half a letter, which may also be where it is cut.
    proof: [said, where]
      .filter(Boolean)
      .join(' · ')
      .replace(/\p{Cc}+/gu, ' ')
      .slice(0, 300)
      .toWellFormed(),
  }
}

/** @throws {NoAddressColumn} */
export async function* readSubscriberFile(path: string): AsyncGenerator<FileBatch> {
  const input = createReadStream(path, { encoding: 'utf8', highWaterMark: 262_144 })
  // A line without end is no line: the interface would keep all of it.
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
  let columns: Columns | null = null
  let number = 0
  let records: { line: number; text: string }[] = []
  let broken: BrokenLine[] = []
  /** Lines of a record whose quotation marks are not closed yet. */
  let open: { line: number; text: string }[] = []
  let openQuotes = 0
  let openCharacters = 0

  const isBroken = ({ line, text }: { line: number; text: string }) => {
    broken.push({ line, text: text.slice(0, longestQuoted), fault: 'quotes' })
  }
  const closeRecord = () => {
    open = []
    openQuotes = 0
    openCharacters = 0
  }
  /** A mark was never closed: the line it stands in is broken, and the others are read each for itself. */
  const giveUp = () => {
    const [first, ...rest] = open
    closeRecord()
    if (first) isBroken(first)
    for (const each of rest)
      if (countQuotes(each.text) % 2 === 0) records.push(each)
      else isBroken(each)
  }

  const flush = (known: Columns): FileBatch => {
    const batch: FileBatch = { format: known.format, subscribers: [], broken }
    broken = []
    for (const { line, text } of records) {
      let record: string[] | undefined
      try {
        record = cells(text, known.delimiter)[0]
      } catch {
        record = undefined
      }
      if (!record) {
        batch.broken.push({ line, text: text.slice(0, longestQuoted), fault: 'quotes' })
        continue
      }
      const read = readRecord(known, record, line)
      if (typeof read === 'string')
        batch.broken.push({ line, text: text.slice(0, longestQuoted), fault: read })
      else batch.subscribers.push(read)
    }
    records = []
    return batch
  }

  try {
    for await (const raw of lines) {
      number += 1
      const text = number === 1 ? raw.replace(/^\ufeff/, '') : raw
      if (columns === null) {
        if (text.trim() === '') continue
        columns = columnsOf(text.slice(0, longestRecord.characters))
        continue
      }
      if (text.trim() === '' && open.length === 0) continue
      const quotes = countQuotes(text)
      if (open.length === 0 && quotes % 2 === 0) {
        if (text.length > longestRecord.characters) isBroken({ line: number, text })
        else records.push({ line: number, text })
      } else {
        open.push({ line: number, text })
        openQuotes += quotes
        openCharacters += text.length
        const [first] = open
        if (openQuotes % 2 === 0 && first) {
          records.push({ line: first.line, text: open.map((each) => each.text).join('\n') })
          closeRecord()
        } else if (open.length > longestRecord.lines || openCharacters > longestRecord.characters) giveUp()
      }
      if (records.length + broken.length >= step) yield flush(columns)
    }
    if (columns === null) throw new NoAddressColumn('The file is empty')
    // The file may end within quotation marks.
    giveUp()
    if (records.length + broken.length > 0) yield flush(columns)
  } finally {
    lines.close()
    input.destroy()
  }
}
