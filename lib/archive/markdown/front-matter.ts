/**
 * What stands over a Markdown text: YAML between lines of hyphens (Jekyll, Hugo, Astro, Obsidian), TOML between lines of
 * plus signs, or a JSON object (both Hugo's, https://gohugo.io/content-management/front-matter/); or lines of
 * MultiMarkdown without any fence (Pelican, https://docs.getpelican.com/en/stable/content.html).
 */
import { parse as parseToml, TomlDate } from 'smol-toml'
import { parse as parseYaml } from 'yaml'

export type Fields = Record<string, unknown>
/** `isUnreadable`: there is a head, but nothing of it is known except, perhaps, its title. */
export type FrontMatter = { fields: Fields; body: string; isUnreadable: boolean }

/** Characters of a head: what is longer describes no story. */
const longestHead = 64_000
/** `? key`, nested in one line, takes the reader of YAML time that is cubic; no head has such keys. */
const explicitKeys = /^[ \t]*(?:-[ \t]+)*\?(?:[ \t]|$)|[{[,]\s*\?\s/m
/** What programs keep what is their own in: Hugo's `params`, Zola's `taxonomies` and `extra`. */
const nested = ['params', 'taxonomies', 'extra']

/** @throws where it is no YAML of a head */
export function yamlFields(head: string): unknown {
  if (explicitKeys.test(head)) throw new Error('explicit keys')
  // Nothing that names itself a thousand times over is written out. (`silent` would have errors pass unsaid.)
  return parseYaml(head, { maxAliasCount: 20, schema: 'core', logLevel: 'error', uniqueKeys: false })
}

/** @throws where it is no TOML */
export const tomlFields = (head: string): unknown => parseToml(head)

export function frontMatter(text: string): FrontMatter {
  const source = text.replace(/^\uFEFF/, '')
  const whole: FrontMatter = { fields: {}, body: source, isUnreadable: false }
  const [, fence] = /^(---|\+\+\+)[ \t]*\r?\n/.exec(source) ?? []
  const found = fence
    ? fencedHead(source, fence)
    : /^\{\s*(?:"|\}[ \t]*\r?\n)/.test(source)
      ? jsonHead(source)
      : null
  // A line of hyphens without another is a line; plus signs and braces are nothing but a head.
  const plain = fence || found ? null : plainHead(source)
  if (plain) return { ...plain, isUnreadable: false }
  if (!found)
    return fence === '---' || !/^(?:\+\+\+|\{\s*")/.test(source) ? whole : { ...whole, isUnreadable: true }
  const { head, body } = found
  try {
    if (head.length > longestHead) throw new Error('too long')
    const read = fence === '---' ? yamlFields(head) : fence ? tomlFields(head) : JSON.parse(head)
    if (read !== null && read !== undefined && (typeof read !== 'object' || Array.isArray(read)))
      throw new Error('no fields')
    return { fields: flat((read ?? {}) as Fields), body, isUnreadable: false }
  } catch {
    return { fields: titleAlone(head), body, isUnreadable: true }
  }
}

/** What Pelican knows of a text, and MultiMarkdown of a document. */
const plainKeys =
  /^(?:title|subtitle|date|modified|category|tags|keywords|slug|authors?|summary|status|lang|translation|template|save_as|url|image|cover)$/i

/**
 * Lines of `Name: value` up to an empty one, without a fence. A text may begin with such a line, too: two that are known
 * are a head.
 */
function plainHead(source: string): { fields: Fields; body: string } | null {
  const fields: Fields = {}
  let at = 0
  let last = ''
  while (at < source.length && at < longestHead) {
    const newline = source.indexOf('\n', at)
    const end = newline < 0 ? source.length : newline
    const line = source.slice(at, Math.min(end, at + 4_000)).trimEnd()
    if (!line) break
    const [, name, value = ''] = /^([A-Za-z][\w-]{0,60}):(?:[ \t]+(.*))?$/.exec(line) ?? []
    if (name) {
      last = name.toLowerCase()
      if (!Object.hasOwn(fields, last)) fields[last] = value.trim()
    } else if (last && /^(?: {4}|\t)/.test(line)) fields[last] = `${String(fields[last])} ${line.trim()}`
    else return null
    at = end + 1
  }
  if (Object.keys(fields).filter((name) => plainKeys.test(name)).length < 2) return null
  // «Haddad, Salma; Saleh, Omar»: a comma parts the names of one person then.
  for (const name of ['author', 'authors']) {
    const people = fields[name]
    if (typeof people === 'string' && people.includes(';'))
      fields[name] = people.split(';').map((each) => each.trim())
  }
  return { fields, body: source.slice(at) }
}

function fencedHead(source: string, fence: string): { head: string; body: string } | null {
  const ends = fence === '---' ? /^(?:---|\.\.\.)[ \t]*$/ : /^\+\+\+[ \t]*$/
  const from = source.indexOf('\n') + 1
  for (let at = from; at < source.length; ) {
    const newline = source.indexOf('\n', at)
    const end = newline < 0 ? source.length : newline
    // The line that ends it is short; a whole book in one line is none.
    if (end - at < 100 && ends.test(source.slice(at, end).replace(/\r$/, '')))
      return { head: source.slice(from, at), body: source.slice(end + 1) }
    at = end + 1
  }
  return null
}

/** Up to the brace that closes the first. */
function jsonHead(source: string): { head: string; body: string } | null {
  let depth = 0
  let inString = false
  for (let at = 0; at < source.length && at <= longestHead; at += 1) {
    const char = source[at]
    if (inString) {
      if (char === '\\') at += 1
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '{') depth += 1
    else if (char === '}') {
      depth -= 1
      if (depth === 0)
        return { head: source.slice(0, at + 1), body: source.slice(at + 1).replace(/^\s*\n/, '') }
    }
  }
  return null
}

function flat(fields: Fields): Fields {
  const result: Fields = {}
  for (const name of nested) {
    const inside = fieldNamed(fields, name)
    if (typeof inside === 'object' && inside !== null && !Array.isArray(inside)) Object.assign(result, inside)
  }
  return { ...result, ...fields }
}

/** Most heads that cannot be read are so by a colon in a title, which stands there to be read all the same. */
function titleAlone(head: string): Fields {
  const [, title] =
    /^title[ \t]*[:=][ \t]*(\S[^\n]{0,300})$/m.exec(head.slice(0, longestHead).replaceAll('\r', '')) ?? []
  const words = title?.trim().replace(/^(["'])(.*)\1$/, '$2')
  return words && !/^[[{&*!|>"']/.test(words) ? { title: words } : {}
}

/** The first of some fields that says anything, by any of the names that it goes by. */
export function textField(fields: Fields, ...names: string[]): string | null {
  for (const name of names) {
    const said = wordsOf(fieldNamed(fields, name))
    if (said) return said
  }
  return null
}

/** Where pictures and people are objects, what of them is said first. */
const inside = ['name', 'src', 'url', 'image', 'image_path', 'overlay_image', 'teaser']

function wordsOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date)
    return null
  const said = inside
    .map((name) => fieldNamed(value as Fields, name))
    .find((each) => typeof each === 'string')
  return typeof said === 'string' ? said.trim() || null : null
}

/** A list, one thing, or several with commas between them. */
export function listField(fields: Fields, ...names: string[]): string[] {
  for (const name of names) {
    const value = fieldNamed(fields, name)
    if (value === undefined || value === null) continue
    const all = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,،]/) : [value]
    const texts = all.flatMap((each) => wordsOf(each) ?? [])
    if (texts.length) return texts
  }
  return []
}

/** A day without a time is its beginning in UTC. */
export function dateField(fields: Fields, ...names: string[]): Date | null {
  for (const name of names) {
    const value = fieldNamed(fields, name)
    if (value instanceof TomlDate) {
      // Of a time without a zone TOML says nothing; nor does anybody else.
      const at = new Date(
        /[zZ]|[+-]\d\d:\d\d$/.test(value.toISOString()) ? value.getTime() : utc(value.toISOString()),
      )
      if (!Number.isNaN(at.getTime())) return at
      continue
    }
    if (value instanceof Date && !Number.isNaN(value.getTime())) return value
    if (typeof value !== 'string') continue
    // Jekyll: 2020-01-02 03:04:05 +0300
    const written = value
      .trim()
      .replace(
        /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(?: ?([+-]\d\d):?(\d\d))?$/,
        (_, day, time, hours, minutes) => `${day}T${time}${hours ? `${hours}:${minutes}` : 'Z'}`,
      )
    const at = new Date(written)
    if (!Number.isNaN(at.getTime()) && at.getUTCFullYear() >= 1970) return at
  }
  return null
}

const utc = (written: string): number => Date.parse(written.includes('T') ? `${written}Z` : written)

/** The moment as it is written, in whatever zone: `2021-05-06T01:00:00`; null where none is. */
export function writtenDate(fields: Fields, ...names: string[]): string | null {
  for (const name of names) {
    const value = fieldNamed(fields, name)
    const written =
      value instanceof Date ? value.toISOString() : typeof value === 'string' ? value.trim() : ''
    const [, day, time = '00:00:00'] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?))?/.exec(written) ?? []
    if (day) return `${day}T${time.padEnd(8, ':00')}`
  }
  return null
}

/** Hugo's names have no capitals of their own. */
export function fieldNamed(fields: Fields, name: string): unknown {
  if (Object.hasOwn(fields, name)) return fields[name]
  const lower = name.toLowerCase()
  const key = Object.keys(fields).find((each) => each.toLowerCase() === lower)
  return key === undefined ? undefined : fields[key]
}
