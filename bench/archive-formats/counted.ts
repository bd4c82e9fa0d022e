/**
 * What a file of another system holds, counted by means of its own: nothing here, nor in `formats`, shares a line with
 * `lib/archive`, so that what a reader there overlooks is not overlooked here as well.
 */

export type CountedStory = {
  title: string
  /** How it stood: whether everybody could read it. `taken-back`: it lay in the bin. */
  state: 'public' | 'not-public' | 'page' | 'taken-back'
  /** The moment it was published, ISO; null where the file says none. */
  day: string | null
  /** Everything of it that readers read, in any order. */
  texts: string[]
  /** Names or addresses of its pictures. */
  pictures: string[]
  /** What is said of pictures beside the text, which comes with them: of one that is nowhere it is the note of it. */
  alts: string[]
  links: string[]
  /** Categories and tags, by name. */
  terms: string[]
  authors: string[]
  addresses: string[]
}

/** What is no story, and which note of the import's report has to name it. */
type CountedBeside = { what: string; count: number; note: string }

export type CountedFile = { stories: CountedStory[]; beside: CountedBeside[] }

export type Files = Record<string, string | Buffer>

export type Format = {
  name: string
  /** The file, or the files, as its system writes them; our own writing. */
  files: () => Files
  /** Sent as a ZIP of this name; otherwise as the one file. */
  zip?: string
  /** Pictures, which lie in a folder of `--media`. */
  media?: () => Files
  /** Runs the site that the files are of; its address is what the command is given. */
  serve?: (files: Files) => Promise<{ address: string; stop: () => Promise<void> }>
  count: (files: Files) => CountedFile
}

export const story = (title: string, given: Partial<CountedStory> = {}): CountedStory => ({
  title,
  state: 'public',
  day: null,
  texts: [],
  pictures: [],
  alts: [],
  links: [],
  terms: [],
  authors: [],
  addresses: [],
  ...given,
})

export const textOf = (files: Files, path: string): string => String(files[path] ?? '')

/** The value of each element of a name, as it is written. Elements of one name do not nest here. */
export const inner = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*[^/])?>([\\s\\S]*?)</${name}>`, 'g'))].map(
    ([, found = '']) => found,
  )

/** The text of the first element of a name. */
export const value = (xml: string, name: string): string => plain(inner(xml, name)[0] ?? '')

/** Without the fence of CDATA, and with the characters that entities stand for. */
export const plain = (xml: string): string => {
  const found = /^\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*$/.exec(xml)
  return (found ? found[1]! : decode(xml)).trim()
}

const entities: Record<string, string> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  amp: '&',
}
export const decode = (text: string): string =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, number, name) =>
    hex
      ? String.fromCodePoint(Number.parseInt(hex, 16))
      : number
        ? String.fromCodePoint(Number(number))
        : (entities[name] ?? whole),
  )

/** What readers of some HTML read, follow and see. */
export function ofHtml(html: string): Pick<CountedStory, 'texts' | 'pictures' | 'alts' | 'links'> {
  const shown = html
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<(script|style|noscript)\b[\s\S]*?<\/\1>/gi, ' ')
  const attributes = (pattern: RegExp) => [...shown.matchAll(pattern)].map(([, found = '']) => decode(found))
  return {
    texts: [
      decode(
        shown
          .replace(/<\/?(?:b|i|em|strong|a|span|u|s|mark|sub|sup|code|small)\b[^>]*>/gi, '')
          .replace(/<[^>]*>/g, ' '),
      ),
    ],
    alts: attributes(/<img\b[^>]*?\salt="([^"]*)"/gi),
    pictures: attributes(/<img\b[^>]*?\ssrc="([^"]*)"/gi),
    links: [
      ...attributes(/<a\b[^>]*?\shref="([^"]*)"/gi),
      ...attributes(/<(?:iframe|video|audio)\b[^>]*?\ssrc="([^"]*)"/gi),
    ],
  }
}

/** Words as they are compared: letters and digits, without what joins or points them. */
export const wordsOf = (texts: readonly string[]): string[] =>
  texts.flatMap(
    (text) =>
      text
        .normalize('NFKC')
        .replace(/https?:\/\/\S+/g, ' ')
        .replace(/[\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
        .toLowerCase()
        .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [],
  )

/** Rows of a table with commas, as RFC 4180 has them. */
export function rowsOf(csv: string): Record<string, string>[] {
  const rows: string[][] = [[]]
  for (const [, quoted, bare = '', end] of csv
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)!.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    if (end === '') break
    if (end !== ',') rows.push([])
  }
  const [names = [], ...found] = rows.filter((row) => row.some(Boolean))
  return found.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])))
}
