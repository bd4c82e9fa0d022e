import { itemAt } from '../present.ts'
import { bidiControl, digit, ltrLetter } from './scripts.ts'

/** Ends an address that runs into its sentence: spaces, quotes, brackets, Arabic punctuation. */
const stop = String.raw`[\s<>"“”«»„\u0060،؛؟${bidiControl}]`

/** What a reader copies whole: each alternative is one kind of address. */
const alternatives = {
  // The scheme is Latin, the rest may be anything: `https://warraq.example/سياسة`.
  url: String.raw`(?:[a-zA-Z][a-zA-Z0-9+.\-]{0,15}:\/\/|www\.|mailto:|tel:)(?:(?!${stop}).)+`,
  email: String.raw`[a-zA-Z0-9_.+%\-]{1,64}@[a-zA-Z0-9\-]{1,63}(?:\.[a-zA-Z0-9\-]{1,63}){1,8}`,
  handle: String.raw`(?<![a-zA-Z0-9_.])@[a-zA-Z0-9_](?:[a-zA-Z0-9_.\-]{0,62}[a-zA-Z0-9_])?`,
  hashtag: String.raw`(?<![a-zA-Z0-9_&\/])#[\p{L}\p{M}\p{N}_\u200C]{1,140}`,
  path: String.raw`(?<![^\s\(\[«"“])(?:~|\.{1,2}|[a-zA-Z]:)?[\/\\][a-zA-Z0-9_.\-\/\\]*[a-zA-Z0-9_\/\\]`,
  // Domain and file names: `Overstock.com`, `report-2024.pdf`, `example.co.uk/a?b`. A last part of two to
  // five letters in one case, so that “end.Next” is not taken for one.
  name: String.raw`(?<![a-zA-Z0-9_.@\-])(?:[a-zA-Z0-9_\-]{1,63}\.){1,8}(?:[a-z]{2,5}|[A-Z]{2,5}|mp[34])(?![a-zA-Z0-9_]|\.[a-zA-Z])(?:[\/?](?:(?!${stop}).)*)?`,
  // Telephone numbers: international, national with their leading zero, local (555-1234).
  phone: String.raw`(?<![\p{N}.,])(?:(?:\+${digit}|\(?0${digit})[0-9٠-٩۰-۹ \u00A0\u202F\(\).\-]{3,20}${digit}|[0-9]{3}-[0-9]{4}(?!${digit}|-))`,
  // ISO dates, ISBNs, IP addresses, versions: three groups or more, joined by one sign.
  identifier: String.raw`(?<![\p{N}.,])v?${digit}+(?:(?:-${digit}+){2,}|(?:\.${digit}+){2,}(?:-[a-zA-Z][a-zA-Z0-9]*(?:\.[a-zA-Z0-9]+)*)?)`,
}

export type Address = { start: number; end: number; kind: keyof typeof alternatives }

const pattern = new RegExp(
  Object.entries(alternatives)
    .map(([kind, source]) => `(?<${kind}>${source})`)
    .join('|'),
  'gv',
)

// Punctuation at the end of an address belongs to its sentence (GitHub Flavored Markdown, section 6.9).
const trailing = ".,:;!?'’…*"
const openerOf: Record<string, string> = { ')': '(', ']': '[', '}': '{' }
const closerOf: Record<string, string> = { '(': ')', '[': ']', '{': '}' }

/** Where the address that starts a string ends, without the sentence's own punctuation and brackets. */
function lengthWithoutSentence(address: string): number {
  /** How many more brackets of a kind are closed than opened. */
  const excess: Record<string, number> = {}
  for (const char of address) {
    const closer = closerOf[char]
    if (closer) excess[closer] = (excess[closer] ?? 0) - 1
    else if (openerOf[char]) excess[char] = (excess[char] ?? 0) + 1
  }
  for (let length = address.length; length > 0; length--) {
    const last = itemAt(address, length - 1)
    if (trailing.includes(last)) continue
    const over = excess[last] ?? 0
    if (!(over > 0)) return length
    excess[last] = over - 1
  }
  return 0
}

const isNumber = new RegExp(`^#?${digit}+$`, 'v')
const letter = new RegExp(ltrLetter, 'v')

/**
 * URLs, e-mail addresses, handles, hashtags, paths, domain and file names, telephone and other identifying
 * numbers of a text, in order, as UTF-16 positions. Nothing inside them may be respaced, repunctuated or reordered.
 */
export function findAddresses(text: string): Address[] {
  const found: Address[] = []
  for (const match of text.matchAll(pattern)) {
    const kind = Object.keys(alternatives).find((name) => match.groups?.[name] !== undefined)
    const length = lengthWithoutSentence(match[0])
    const address = match[0].slice(0, length)
    if (!kind || length === 0) continue
    // “#1” is a rank and “1.50” a number; a name needs a letter that is not its ending's alone.
    if (isNumber.test(address)) continue
    // Seven digits is the shortest national number worth writing with its code (ITU-T E.164 allows fifteen).
    if (kind === 'phone' && (address.match(/\p{Nd}/gu)?.length ?? 0) < 7) continue
    if (kind === 'path' && !letter.test(address)) continue
    found.push({ start: match.index, end: match.index + length, kind: kind as Address['kind'] })
  }
  return found
}
