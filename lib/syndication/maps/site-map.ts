/** Site maps (https://www.sitemaps.org/protocol.html), written as they are read. */
import type { Database } from '../../db/open.ts'
import { isLocale, type Locale, locales } from '../../locale/table.ts'
import { absolute, mapHref } from '../../publication/addresses.ts'
import { alternates } from '../../publication/alternates.ts'
import { type Month, monthsOfStories } from '../../publication/mapped-months.ts'
import { filesOfLists, listPages, type MappedPage } from '../../publication/mapped-pages.ts'
import { newsStories, storiesOfMonth } from '../../publication/mapped-stories.ts'
import { masthead } from '../../publication/masthead.ts'
import { mappedStaticPages } from '../../publication/static-pages.ts'
import { xml, xmlDeclaration, xmlLeaf } from '../xml.ts'

/**
 * Stories in a file. The protocol allows 50,000 and 50 MB, and as many files; this is what one request may cost the
 * database.
 */
export const mapSize = 1_000
/** https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap */
const newsSize = 1_000

const urlset = {
  xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
  'xmlns:image': 'http://www.google.com/schemas/sitemap-image/1.1',
}

export type MapName =
  | { kind: 'pages'; part: number }
  | { kind: 'news'; locale: Locale }
  | { kind: 'month'; locale: Locale; month: Month; part: number }

/** Reads what stands between `/sitemap-` and `.xml`: `pages`, `pages-2`, `ar-news`, `ar-2026-11`, `ar-2026-11-2`. */
export function readMapName(name: string): MapName | null {
  const [, first, month, number] =
    /^([a-z]{2,5})(?:-(news|\d{4}-(?:0[1-9]|1[0-2])))?(?:-([1-9]\d{0,3}))?$/.exec(name) ?? []
  // The first file has no number: one address for each.
  if (first === undefined || number === '1') return null
  const part = Number(number ?? 1)
  if (first === 'pages') return month === undefined ? { kind: 'pages', part } : null
  if (!isLocale(first) || month === undefined) return null
  if (month === 'news') return number === undefined ? { kind: 'news', locale: first } : null
  return { kind: 'month', locale: first, month, part }
}

const numbered = (name: string, part: number): string => (part === 1 ? name : `${name}-${part}`)

/** Every map there is, with when something in it last changed. */
export async function siteMapIndex(db: Database): Promise<string> {
  const months = await monthsOfStories(db)
  const maps: { name: string; changedAt: Date | null }[] = []
  for (const part of await filesOfLists(db))
    maps.push({
      name: numbered('pages', part),
      // Lists change with their stories. Of those that follow the first we know no sooner than by making them.
      changedAt: part === 1 ? newestOf([...months, ...(await mappedStaticPages(db))]) : null,
    })
  for (const locale of locales) {
    const news = await newsStories(db, locale, newsSize)
    if (news.length) maps.push({ name: `${locale}-news`, changedAt: newestOf(news) })
  }
  for (const { locale, month, stories, changedAt } of months)
    for (let part = 1; (part - 1) * mapSize < stories; part += 1)
      maps.push({ name: numbered(`${locale}-${month}`, part), changedAt })
  return [
    xmlDeclaration,
    xml(
      'sitemapindex',
      { xmlns: urlset.xmlns },
      ...maps.map(({ name, changedAt }) =>
        xml(
          'sitemap',
          {},
          xmlLeaf('loc', absolute(mapHref(name))),
          changedAt ? xmlLeaf('lastmod', changedAt.toISOString()) : '',
        ),
      ),
    ),
    '\n',
  ].join('')
}

const newestOf = (pages: readonly { changedAt: Date | null }[]): Date | null => {
  const times = pages.flatMap(({ changedAt }) => (changedAt ? [changedAt.getTime()] : []))
  return times.length ? new Date(Math.max(...times)) : null
}

/**
 * One map, a piece at a time; null when nothing stands in it, for a map without an address is none (its schema asks
 * for one).
 */
export async function siteMap(db: Database, name: MapName): Promise<AsyncIterable<string> | null> {
  switch (name.kind) {
    case 'pages': {
      const pages = await listPages(db, name.part)
      return pages.length ? whole('urlset', urlset, [pages.map(urlOf).join('\n')]) : null
    }
    case 'news':
      return newsMap(db, name.locale)
    case 'month': {
      const { locale, month, part } = name
      const stretches = storiesOfMonth(db, locale, month, { offset: (part - 1) * mapSize, limit: mapSize })
      const first = await stretches.next()
      return first.done ? null : whole('urlset', urlset, storyUrls(first.value, stretches))
    }
  }
}

/** A map in one piece, as it is sent: what fails half-way must not look like a short map. */
export async function siteMapText(db: Database, name: MapName): Promise<string | null> {
  const pieces = await siteMap(db, name)
  if (!pieces) return null
  const written: string[] = []
  for await (const piece of pieces) written.push(piece)
  return written.join('')
}

async function* storyUrls(
  first: MappedPage[],
  rest: AsyncIterable<MappedPage[]>,
): AsyncGenerator<string, void> {
  yield first.map(urlOf).join('\n')
  for await (const stretch of rest) yield stretch.map(urlOf).join('\n')
}

async function* whole(
  root: string,
  attributes: Record<string, string>,
  pieces: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<string, void> {
  // What encloses them, cut where they go.
  const [start, end] = xml(root, attributes, '\n').split('\n')
  yield `${xmlDeclaration}${start}\n`
  for await (const piece of pieces) yield `${piece}\n`
  yield `${end}\n`
}

function urlOf(page: MappedPage & { picture?: string | null }): string {
  return xml(
    'url',
    {},
    xmlLeaf('loc', absolute(page.href)),
    page.changedAt ? xmlLeaf('lastmod', page.changedAt.toISOString()) : '',
    ...Object.entries(alternates(page.versions)).map(([hreflang, href]) =>
      xml('xhtml:link', { rel: 'alternate', hreflang, href }),
    ),
    page.picture ? xml('image:image', {}, xmlLeaf('image:loc', absolute(page.picture))) : '',
  )
}

async function newsMap(db: Database, locale: Locale): Promise<AsyncIterable<string> | null> {
  const stories = await newsStories(db, locale, newsSize)
  if (stories.length === 0) return null
  const { name } = await masthead(db, locale)
  const urls = stories.map(({ href, headline, publishedAt, changedAt }) =>
    xml(
      'url',
      {},
      xmlLeaf('loc', absolute(href)),
      xmlLeaf('lastmod', changedAt.toISOString()),
      xml(
        'news:news',
        {},
        xml('news:publication', {}, xmlLeaf('news:name', name), xmlLeaf('news:language', locale)),
        xmlLeaf('news:publication_date', publishedAt.toISOString()),
        // As it stands on the page: without the isolates that plain text of ours has elsewhere.
        xmlLeaf('news:title', headline),
      ),
    ),
  )
  return whole(
    'urlset',
    { xmlns: urlset.xmlns, 'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9' },
    [urls.join('\n')],
  )
}
