/**
 * `ads.txt` and `trust.txt` as an owner pastes them, held to their rules line by line: whoever reads these files passes
 * over a line that is wrong, and nobody would ever hear of it.
 */
import { NewsroomError, type Refusal } from '../newsroom-error.ts'

/** Characters. The longest that are in use have half of it. */
export const longestDeclaredFile = 200_000

/** Of a line that is wrong, what is shown of it. */
const longestExcerpt = 80

type Wrong = { refusal: Refusal }
const wrong = (refusal: Refusal): Wrong => ({ refusal })

/** What no line of text has, and what turns the order of others round. */
const control = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069]/

/** A name of a host in ASCII, with at least one dot (RFC 1123, 2.1): `xn--…` where it is written otherwise. */
const host = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i

/**
 * A file with `\n` between its lines and no empty ones around it.
 * @param lineIsWrong of a line without its comment and the space around it, never empty
 * @throws {NewsroomError} `text-too-long`; with what is wrong in the first line that is, which is the subject
 */
function parseLines(
  given: string,
  unprintable: Refusal,
  lineIsWrong: (line: string) => Wrong | null,
): string {
  if (given.length > longestDeclaredFile)
    throw new NewsroomError('text-too-long', String(longestDeclaredFile))
  const text = given
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .trim()
  for (const [at, whole] of text.split('\n').entries()) {
    const line = whole.split('#', 1)[0]?.trim() ?? ''
    const found = control.test(whole) ? wrong(unprintable) : line ? lineIsWrong(line) : null
    if (found) throw new NewsroomError(found.refusal, `${at + 1}: ${excerptOf(whole)}`)
  }
  return text
}

/** Set apart, so that it stands in any sentence as it stands in the file. */
const excerptOf = (line: string): string => {
  const shown = line.replace(new RegExp(control, 'g'), '\uFFFD').trim()
  const cut = shown.length > longestExcerpt ? `${shown.slice(0, longestExcerpt).toWellFormed()}…` : shown
  return `\u2068${cut}\u2069`
}

const adsVariables = ['CONTACT', 'SUBDOMAIN', 'INVENTORYPARTNERDOMAIN', 'OWNERDOMAIN', 'MANAGERDOMAIN']

/**
 * IAB Tech Lab, ads.txt 1.1 (https://iabtechlab.com/ads-txt): records of three or four fields, variables, comments.
 * @throws {NewsroomError} `text-too-long`, `ads-unprintable`, `ads-fields`, `ads-domain`, `ads-relation`, `ads-variable`
 */
export const parseAdsTxt = (given: string): string =>
  parseLines(given, 'ads-unprintable', (line) => {
    // What a seller adds for its own use stands after a semicolon (3.4.3).
    const [record = ''] = line.split(';', 1)
    const variable = /^([A-Za-z]+)\s*=(.*)$/.exec(record)
    if (variable) {
      const [, name = '', value = ''] = variable
      if (!adsVariables.includes(name.toUpperCase()) || !value.trim()) return wrong('ads-variable')
      if (name.toUpperCase() === 'CONTACT') return null
      // A manager may be named for one country alone.
      const [domain = '', country, ...rest] = value.split(',').map((part) => part.trim())
      const isForCountry = name.toUpperCase() === 'MANAGERDOMAIN' && /^[A-Za-z]{2}$/.test(country ?? '')
      if (rest.length > 0 || (country !== undefined && !isForCountry)) return wrong('ads-variable')
      return host.test(domain) ? null : wrong('ads-domain')
    }
    const fields = record.split(',').map((field) => field.trim())
    if (fields.length < 3 || fields.length > 4 || fields.some((field) => !field)) return wrong('ads-fields')
    const [domain = '', , relation = ''] = fields
    if (!host.test(domain)) return wrong('ads-domain')
    return /^(direct|reseller)$/i.test(relation) ? null : wrong('ads-relation')
  })

const trustAttributes = [
  'member',
  'belongto',
  'control',
  'controlledby',
  'social',
  'vendor',
  'customer',
  'disclosure',
]

const isAddress = (value: string): boolean =>
  host.test(value) ||
  (/^https?:\/\/\S+$/i.test(value) && URL.canParse(value) && host.test(new URL(value).hostname))

/**
 * https://journallist.net/reference-document-for-trust-txt-specifications: `attribute=value`, and comments.
 * @throws {NewsroomError} `text-too-long`, `trust-unprintable`, `trust-attribute`, `trust-address`, `trust-training`
 */
export const parseTrustTxt = (given: string): string =>
  parseLines(given, 'trust-unprintable', (line) => {
    const [, name = '', value = ''] = /^([A-Za-z]+)\s*=\s*(.*)$/.exec(line) ?? []
    const attribute = name.toLowerCase()
    if (attribute === 'datatrainingallowed') return wrong('trust-training')
    if (attribute === 'contact') return value ? null : wrong('trust-address')
    if (!trustAttributes.includes(attribute)) return wrong('trust-attribute')
    return isAddress(value) ? null : wrong('trust-address')
  })
