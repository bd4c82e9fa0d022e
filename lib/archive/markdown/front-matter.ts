/** What stands between two lines of hyphens over a Markdown text, as Jekyll, Hugo, Astro and Obsidian write it. */
import { parse } from 'yaml'

export type FrontMatter = { fields: Record<string, unknown>; body: string }

/** @returns null for what cannot be read: no YAML, or Hugo's TOML */
export function frontMatter(text: string): FrontMatter | null {
  const source = text.replace(/^\uFEFF/, '')
  if (/^\+\+\+\r?\n/.test(source)) return null
  const found = /^---[ \t]*\r?\n([\s\S]*?)\r?\n?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(source)
  if (!found) return { fields: {}, body: source }
  try {
    // Nothing that names itself a thousand times over is written out.
    const fields: unknown = parse(found[1] ?? '', { maxAliasCount: 20, schema: 'core', logLevel: 'silent' })
    if (fields !== null && (typeof fields !== 'object' || Array.isArray(fields))) return null
    return { fields: (fields ?? {}) as Record<string, unknown>, body: source.slice(found[0].length) }
  } catch {
    return null
  }
}

/** The first of some fields that says anything, by any of the names that it goes by. */
export function textField(fields: FrontMatter['fields'], ...names: string[]): string | null {
  for (const name of names) {
    const value = fieldNamed(fields, name)
    if (typeof value === 'string' && value.trim()) return value.trim()
    if (typeof value === 'number') return String(value)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const inside = value as Record<string, unknown>
      const said = inside.name ?? inside.src ?? inside.url ?? inside.image
      if (typeof said === 'string' && said.trim()) return said.trim()
    }
  }
  return null
}

/** A list, one thing, or several with commas between them. */
export function listField(fields: FrontMatter['fields'], ...names: string[]): string[] {
  for (const name of names) {
    const value = fieldNamed(fields, name)
    if (value === undefined || value === null) continue
    const all = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,،]/) : [value]
    const texts = all.flatMap((each) => textField({ each }, 'each') ?? [])
    if (texts.length) return texts
  }
  return []
}

/** A day without a time is its beginning in UTC. */
export function dateField(fields: FrontMatter['fields'], ...names: string[]): Date | null {
  for (const name of names) {
    const value = fieldNamed(fields, name)
    if (value instanceof Date && !Number.isNaN(value.getTime())) return value
    if (typeof value !== 'string') continue
    // Jekyll: 2020-01-02 03:04:05 +0300
    const written = value
      .trim()
      .replace(
        /^(\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d)?)(?: ?([+-]\d\d):?(\d\d))?$/,
        (_, day, time, hours, minutes) => `${day}T${time}${hours ? `${hours}:${minutes}` : 'Z'}`,
      )
    const at = new Date(/^\d{4}-\d\d-\d\dT[\d:.]+$/.test(written) ? `${written}Z` : written)
    if (!Number.isNaN(at.getTime()) && at.getUTCFullYear() >= 1970) return at
  }
  return null
}

const fieldNamed = (fields: FrontMatter['fields'], name: string): unknown =>
  Object.hasOwn(fields, name) ? fields[name] : undefined
