/** Where Jekyll puts a page (https://jekyllrb.com/docs/permalinks/), and what its configuration says of pages for all. */
import { type Fields, fieldNamed, textField } from './front-matter.ts'
import { type StaticSite, tableIn } from './site-config.ts'
import { isHtml, isMarkdown } from './site-paths.ts'
import type { StoryFile } from './story-files.ts'

const styles: Record<string, string> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
}

/** The front matter that a file has by its place, under what it says itself. */
export function withDefaults({ config, root }: StaticSite, file: StoryFile, fields: Fields): Fields {
  const { defaults } = config
  if (!Array.isArray(defaults)) return fields
  const within = file.path.slice(root.length)
  const type = file.collection ?? 'pages'
  // The nearest place counts most.
  const fitting = (defaults as Fields[])
    .map((each) => ({ scope: tableIn(each, 'scope'), values: tableIn(each, 'values') }))
    .map(({ scope, values }) => ({
      path: (textField(scope, 'path') ?? '').replace(/^\/+|\/+$/g, ''),
      type: textField(scope, 'type'),
      values,
    }))
    .filter((each) => (!each.type || each.type === type) && isUnder(within, each.path))
    .sort((a, b) => a.path.length - b.path.length)
  return Object.assign({}, ...fitting.map(({ values }) => values), fields)
}

function isUnder(within: string, path: string): boolean {
  if (!path || within === path || within.startsWith(`${path}/`)) return true
  const [before = '', after] = path.split('*', 2)
  return after !== undefined && within.startsWith(before)
}

/** Categories: of the folders above `_posts`, then its own. In one line, words are parted by spaces. */
export function jekyllCategories({ collection }: StoryFile, folders: string[], fields: Fields): string[] {
  const at = folders.indexOf(`_${collection}`)
  const above = collection === 'posts' && at > 0 ? folders.slice(0, at) : []
  const one = fieldNamed(fields, 'category')
  const own = typeof one === 'string' && one.trim() ? [one.trim()] : wordsIn(fieldNamed(fields, 'categories'))
  return [...new Set([...above, ...own])]
}

export const jekyllTags = (fields: Fields): string[] => {
  const one = fieldNamed(fields, 'tag')
  return typeof one === 'string' && one.trim() ? [one.trim()] : wordsIn(fieldNamed(fields, 'tags'))
}

const wordsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : typeof value === 'string' ? value.split(/\s+/) : [])
    .flatMap((each) => (typeof each === 'string' || typeof each === 'number' ? String(each).trim() : []))
    .filter(Boolean)

/** Paths from the root of its host, the first that of the page itself. */
export function jekyllAddresses(
  site: StaticSite,
  file: StoryFile,
  fields: Fields,
  publishedAt: Date | null,
): string[] {
  const { config, address } = site
  const before = address ? new URL(address).pathname.replace(/\/$/, '') : baseUrl(config)
  const pattern = patternFor(config, file, fields)
  const path = expanded(pattern, site, file, fields, publishedAt)
  return path === null ? [] : [`${before}/${path}`.replace(/\/{2,}/g, '/')]
}

export const baseUrl = (config: Fields): string => {
  const path = (textField(config, 'baseurl') ?? '').replace(/\/+$/, '')
  return path && !path.startsWith('/') ? `/${path}` : path
}

function patternFor(config: Fields, file: StoryFile, fields: Fields): string {
  const general = textField(config, 'permalink') ?? 'date'
  const own = textField(fields, 'permalink')
  if (own) return styles[own] ?? own
  if (file.collection === 'posts' || file.collection === 'drafts') return styles[general] ?? general
  const ending = /^(?:pretty)$|\/$/.test(general) ? '/' : ':output_ext'
  if (file.collection) {
    const collection = textField(tableIn(config, 'collections', file.collection), 'permalink')
    return (collection && (styles[collection] ?? collection)) ?? `/:collection/:path${ending}`
  }
  return `/:path${ending}`
}

const slug = (text: string, kept = ''): string =>
  text.replace(new RegExp(`[^\\p{M}\\p{L}\\p{Nd}${kept}]+`, 'gu'), '-').replace(/^-|-$/g, '')

function expanded(
  pattern: string,
  site: StaticSite,
  file: StoryFile,
  fields: Fields,
  publishedAt: Date | null,
): string | null {
  if (/[{}]/.test(pattern)) return null
  const own = textField(fields, 'slug')
  const at = publishedAt && localParts(publishedAt, textField(site.config, 'timezone') ?? 'UTC', fields, file)
  const categories = jekyllCategories(file, file.places, fields).map((each) => each.toLowerCase())
  const folders = file.places.filter((each) => each !== `_${file.collection}`)
  const values: Record<string, string | null> = {
    ...at,
    title: slug(own ?? file.name, "._~!$&'()+,;=@"),
    slug: slug(own ?? file.name).toLowerCase(),
    name: slug(file.name).toLowerCase(),
    basename: file.name,
    path: [...folders, file.name].join('/'),
    collection: file.collection ?? '',
    categories: categories.join('/'),
    slugified_categories: categories.map((each) => slug(each).toLowerCase()).join('/'),
    output_ext: isMarkdown(file.path) || isHtml(file.path) ? '.html' : '',
  }
  let isWhole = true
  const path = pattern.replace(/:([a-z_]+)/g, (_, token: string) => {
    // :title and what stands right behind it: «:titlehtml» is nobody's.
    const value = Object.hasOwn(values, token) ? values[token] : undefined
    if (value === undefined || value === null) isWhole = false
    return value ?? ''
  })
  return isWhole ? path : null
}

const two = (value: number): string => String(value).padStart(2, '0')
const long = (at: Date, part: 'month' | 'weekday'): string =>
  new Intl.DateTimeFormat('en', { [part]: 'long', timeZone: 'UTC' }).format(at)

/** The day in the site's own zone, in which Jekyll writes it; that of a file's name is one already. */
function localParts(
  publishedAt: Date,
  zone: string,
  fields: Fields,
  { day }: StoryFile,
): Record<string, string> {
  const isOfName = day !== null && fieldNamed(fields, 'date') === undefined
  const local = isOfName ? publishedAt : inZone(publishedAt, zone)
  const year = local.getUTCFullYear()
  const month = local.getUTCMonth() + 1
  const date = local.getUTCDate()
  const week = isoWeek(local)
  return {
    year: String(year),
    short_year: two(year % 100),
    month: two(month),
    i_month: String(month),
    short_month: long(local, 'month').slice(0, 3).toUpperCase(),
    long_month: long(local, 'month'),
    day: two(date),
    i_day: String(date),
    y_day: String(
      Math.floor((Date.UTC(year, month - 1, date) - Date.UTC(year, 0, 1)) / 86_400_000) + 1,
    ).padStart(3, '0'),
    w_year: String(week.year),
    week: two(week.week),
    w_day: String(local.getUTCDay() || 7),
    short_day: long(local, 'weekday').slice(0, 3).toUpperCase(),
    long_day: long(local, 'weekday'),
    hour: two(local.getUTCHours()),
    minute: two(local.getUTCMinutes()),
    second: two(local.getUTCSeconds()),
  }
}

/** A moment whose UTC parts are those that a clock in the zone shows. */
function inZone(at: Date, timeZone: string): Date {
  try {
    const parts = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(
      at,
    )
    const local = new Date(`${parts.replace(' ', 'T')}Z`)
    return Number.isNaN(local.getTime()) ? at : local
  } catch {
    return at
  }
}

/** ISO 8601. */
function isoWeek(at: Date): { year: number; week: number } {
  const thursday = new Date(
    Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + 4 - (at.getUTCDay() || 7)),
  )
  const year = thursday.getUTCFullYear()
  return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / 604_800_000) + 1 }
}
