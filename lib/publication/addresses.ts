/**
 * Every address of ours, in one place. Paths are percent-encoded and start with `/`; the default locale has
 * no prefix. Put {@link absolute} around one that leaves the site (feeds, cards, `canonical`).
 */
import { defaultLocale, type Locale } from '../locale/table.ts'
import { readSettings } from '../settings/settings.ts'

const path = (locale: Locale, ...segments: string[]): string => {
  const prefix = locale === defaultLocale ? [] : [locale]
  return `/${[...prefix, ...segments].map(encodeURIComponent).join('/')}`
}

export const frontHref = (locale: Locale): string => path(locale)
export const latestHref = (locale: Locale): string => path(locale, 'latest')
export const sectionHref = (locale: Locale, slug: string): string => path(locale, slug)
export const storyHref = (locale: Locale, sectionSlug: string, slug: string): string =>
  path(locale, sectionSlug, slug)
export const authorHref = (locale: Locale, slug: string): string => path(locale, 'author', slug)
export const topicHref = (locale: Locale, slug: string): string => path(locale, 'topic', slug)
export const deskHref = (locale: Locale, slug: string): string => path(locale, 'desk', slug)
export const searchHref = (locale: Locale, query = ''): string =>
  path(locale, 'search') + (query && `?q=${encodeURIComponent(query.toWellFormed())}`)

/** Page 1 is the bare address: two addresses for one page would be two pages to a search engine. */
export const pageHref = (href: string, page: number): string =>
  page > 1 ? `${href}${href.includes('?') ? '&' : '?'}page=${page}` : href

/**
 * A page's light edition; or, for a browser that asks for light ones by itself, its full one.
 * @param href relative or absolute; its own `lite` is replaced
 */
export function editionHref(href: string, edition: 'lite' | 'full'): string {
  const [, address, query = '', fragment = ''] = /^([^?#]*)\??([^#]*)(#.*)?$/s.exec(href)!
  const parameters = query.split('&').filter((each) => each !== '' && !/^lite(=|$)/.test(each))
  return `${address}?${[...parameters, edition === 'lite' ? 'lite' : 'lite=0'].join('&')}${fragment}`
}

/** Short, ASCII, never changes: for sharing where an Arabic address would be a wall of percent signs. */
export const shortHref = (storyId: string, locale: Locale): string =>
  locale === defaultLocale ? `/s/${storyId}` : `/s/${storyId}/${locale}`

export type CardKind = 'story' | 'author' | 'section' | 'front'
/** `version` changes with what the card shows, so that a platform that keeps images for ever asks again. */
export const cardHref = (kind: CardKind, locale: Locale, id: string, version: string): string =>
  `/card/${kind}/${locale}/${id}?v=${version}`

/** Where a reader's choice of digits and calendars is sent, from every language. */
export const readingHref = '/reading'

/** The newest stories of a language, for feed readers. */
export const feedHref = (locale: Locale): string => `/feed/${locale}`

export const mediaHref = (renditionPath: string): string => `/media/${renditionPath}`

/** Sections live at the root, so none may be called what a route is called. */
export const reservedSectionSlugs = [
  'latest',
  'author',
  'topic',
  'desk',
  'search',
  'admin',
  'card',
  'media',
  'feed',
  'suggest',
  's',
  'reading',
  'lite',
]

/** The address as the rest of the world must write it. The origin is `SITE_URL`, never a request header. */
export const absolute = (href: string): string => readSettings().siteUrl + href
