/** Where Hugo puts a page (https://gohugo.io/content-management/urls/). */
import { posix } from 'node:path'
import { type Fields, listField, textField, writtenDate } from './front-matter.ts'
import { type StaticSite, tableIn } from './site-config.ts'
import type { StoryFile } from './story-files.ts'

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')
/** What Hugo itself takes the date of a page from, in its order. */
const dates = ['date', 'publishDate', 'pubdate', 'published', 'lastmod', 'modified']

/** Letters, digits and some marks stay, spaces become hyphens, all else goes. */
const sanitized = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}\s./\\_#+~@-]+/gu, '')
    .trim()
    .replace(/\s+/gu, '-')
    .replace(/-{2,}/g, '-')

/** Paths from the root of its host, the first that of the page itself; without those of its aliases. */
export function hugoAddresses(site: StaticSite, file: StoryFile, fields: Fields): string[] {
  const { config } = site
  const before = languagePath(site, file)
  const url = textField(fields, 'url')
  const isUgly = uglyIn(config, file)
  const lower = (path: string) => (config.disablepathtolower === true ? path : path.toLowerCase())
  if (url && !url.includes(':')) return [at(before, url)]
  const name = file.isBundle ? (file.places.at(-1) ?? '') : file.day ? `${file.day}-${file.name}` : file.name
  const folders = file.isBundle ? file.places.slice(0, -1) : file.places
  const pattern = url ?? patternFor(site, file, folders)
  if (pattern) {
    const path = expanded(pattern, { fields, file, folders, name })
    return path === null ? [] : [at(before, lower(path))]
  }
  const last = sanitized(textField(fields, 'slug') ?? name)
  const path = [...folders.map(sanitized), last].filter(Boolean).join('/')
  return [at(before, lower(isUgly ? `${path}.html` : `${path}/`))]
}

/** Aliases are paths of the site, or beside the page that they lead to. */
export function hugoAliases(
  site: StaticSite,
  file: StoryFile,
  fields: Fields,
  page: string | undefined,
): string[] {
  const before = languagePath(site, file)
  return listField(fields, 'aliases').map((alias) =>
    /^https?:/.test(alias)
      ? alias
      : alias.startsWith('/')
        ? at(before, alias)
        : posix.join(page ? posix.dirname(page.replace(/\/$/, '')) : before, alias),
  )
}

const at = (before: string, path: string): string =>
  `${before}${path.replace(/^\/+/, '')}`.replace(/\/{2,}/g, '/')

/** The path of the site, and of the language where that has one. */
function languagePath({ address, config }: StaticSite, { language, folders, places }: StoryFile): string {
  if (places.length > folders.length) return address ? new URL(address).pathname : '/'
  const own = language ? textField(tableIn(config, 'languages', language), 'baseurl') : null
  if (own && URL.canParse(own)) return new URL(own).pathname.replace(/\/?$/, '/')
  const path = address ? new URL(address).pathname : '/'
  const main = (textField(config, 'defaultcontentlanguage') ?? 'en').toLowerCase()
  const isMain = language === null || language === main
  const isSeveral = Object.keys(tableIn(config, 'languages')).length > 0
  if (isMain) return config.defaultcontentlanguageinsubdir === true && isSeveral ? `${path}${main}/` : path
  return `${path}${language}/`
}

function uglyIn(config: Fields, { places: folders }: StoryFile): boolean {
  if (config.uglyurls === true) return true
  return tableIn(config, 'uglyurls')[(folders[0] ?? '').toLowerCase()] === true
}

/** The pattern of its section, old (`posts = "…"`) or new (`[permalinks.page]`); or of a list of rules by path. */
function patternFor({ config }: StaticSite, { language }: StoryFile, folders: string[]): string | null {
  const section = (folders[0] ?? '').toLowerCase()
  const ofLanguage = language ? tableIn(config, 'languages', language) : {}
  for (const from of [ofLanguage, config]) {
    const rules = Array.isArray(from.permalinks) ? (from.permalinks as Fields[]) : []
    for (const rule of rules) {
      const { kind, path } = tableIn(rule, 'target')
      const isOf =
        (kind === undefined || kind === 'page') &&
        (typeof path !== 'string' ||
          new RegExp(`^/?\\{?${section.replace(/[^\p{L}\p{N}_-]/gu, '.')}(?:[,/}]|$)`, 'u').test(path))
      if (isOf) return textField(rule, 'pattern')
    }
    const table = tableIn(from, 'permalinks')
    const pattern =
      textField(tableIn(table, 'page'), section || '/') ??
      textField(table, section || '/') ??
      (section ? null : (textField(table, '') ?? null))
    if (pattern) return pattern
  }
  return null
}

type Page = { fields: Fields; file: StoryFile; folders: string[]; name: string }

/** Null where the pattern asks for what cannot be known. */
function expanded(pattern: string, { fields, file, folders, name }: Page): string | null {
  const written = writtenDate(fields, ...dates) ?? (file.day ? `${file.day}T00:00:00` : null)
  let isWhole = true
  const path = pattern.replace(/:(\w+)(?:\[([^\]]{1,20})\])?/g, (_, token: string, cut?: string) => {
    const value =
      token === 'sections' && cut
        ? slice(folders, cut).join('/')
        : (dated(token, written) ?? named(token, { fields, file, folders, name }))
    if (value === null) isWhole = false
    return value ?? ''
  })
  return isWhole ? path : null
}

function named(token: string, { fields, folders, name }: Page): string | null {
  const title = textField(fields, 'title') ?? ''
  const slug = textField(fields, 'slug')
  switch (token) {
    case 'section':
    case 'sectionslug':
      return folders[0] ?? ''
    case 'sections':
    case 'sectionslugs':
      return folders.join('/')
    case 'title':
      return sanitized(title)
    case 'slug':
      return sanitized(slug ?? title)
    case 'filename':
    case 'contentbasename':
      return sanitized(name)
    case 'slugorfilename':
    case 'slugorcontentbasename':
      return sanitized(slug ?? name)
    default:
      return null
  }
}

function dated(token: string, written: string | null): string | null {
  if (!written) return null
  const [year = '', month = '', day = ''] = written.slice(0, 10).split('-')
  const date = new Date(`${written.slice(0, 10)}T00:00:00Z`)
  switch (token) {
    case 'year':
    case '2006':
      return year
    case '06':
      return year.slice(2)
    case 'month':
    case '01':
      return month
    case '1':
      return String(Number(month))
    case 'monthname':
    case 'January':
      return months[Number(month) - 1] ?? null
    case 'Jan':
      return months[Number(month) - 1]?.slice(0, 3) ?? null
    case 'day':
    case '02':
      return day
    case '2':
      return String(Number(day))
    case 'weekday':
      return String(date.getUTCDay())
    case 'weekdayname':
      return weekdays[date.getUTCDay()] ?? null
    case 'yearday':
      return String(Math.floor((date.getTime() - Date.UTC(Number(year), 0, 1)) / 86_400_000) + 1)
    default:
      return null
  }
}

/** `[1:]`, `[:2]`, `[last]`, `[0]`: parts of the sections' path. */
function slice(folders: string[], cut: string): string[] {
  const number = (text: string, otherwise: number) =>
    text === ''
      ? otherwise
      : text === 'last'
        ? folders.length - 1
        : Math.max(0, Number.parseInt(text, 10) || 0)
  const [from = '', to] = cut.split(':')
  const first = number(from, 0)
  if (to === undefined) return folders.slice(first, first + 1)
  return folders.slice(first, number(to, folders.length))
}
