/**
 * What a site map must be: https://www.sitemaps.org/protocol.html with its schema's order of elements
 * (https://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd), and what Google documents of pictures, languages and news
 * (https://developers.google.com/search/docs/crawling-indexing/sitemaps/overview).
 */
import { all, readXml, texts, type XmlElement } from './read-xml.ts'
import { siteMapSchemaProblems } from './schemas.ts'

const sitemap = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** Absolute, of this site, escaped (RFC 3986), and shorter than the 2,048 characters that the protocol allows. */
const isOurs = (text: string, siteUrl: string): boolean =>
  text.startsWith(`${siteUrl}/`) &&
  text.length < 2_048 &&
  /^[\x21-\x7e]+$/.test(text) &&
  !/[<>"{}|\\^`]/.test(text)

const isMoment = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/.test(text) && Date.parse(text) <= Date.now()

export type MapUrl = {
  loc: string
  lastmod: string | undefined
  alternates: Record<string, string>
  images: string[]
  news: { title: string; language: string; publishedAt: string } | null
}

/** A map as read, and what is wrong with it: nothing, of a valid one. */
export function readSiteMap(xml: string, siteUrl: string): { urls: MapUrl[]; problems: string[] } {
  const root = readXml(xml)
  const problems: string[] = siteMapSchemaProblems(xml)
  const expect = (isRight: boolean, problem: string) => {
    if (!isRight) problems.push(problem)
  }
  expect(root.name === 'urlset' && root.attributes.xmlns === sitemap, 'no urlset')
  expect(Buffer.byteLength(xml) <= 50 * 1024 * 1024, 'larger than 50 MB')
  expect(root.children.length >= 1 && root.children.length <= 50_000, `${root.children.length} addresses`)
  const urls = root.children.map((url): MapUrl => {
    const names = url.children.map((child) => child.name)
    expect(
      url.name === 'url' && names[0] === 'loc' && names.filter((each) => each === 'loc').length === 1,
      'loc',
    )
    // The schema's sequence: loc, lastmod, then what other namespaces add.
    expect(!names.includes('lastmod') || names.indexOf('lastmod') === 1, 'lastmod out of its place')
    for (const name of names)
      expect(['loc', 'lastmod', 'xhtml:link', 'image:image', 'news:news'].includes(name), `<${name}>`)
    const [loc = ''] = texts(url, 'loc')
    const [lastmod] = texts(url, 'lastmod')
    expect(isOurs(loc, siteUrl), `loc ${loc}`)
    expect(lastmod === undefined || isMoment(lastmod), `lastmod ${lastmod}`)
    const images = all(url, 'image:image').flatMap((image) => texts(image, 'image:loc'))
    for (const image of images) expect(isOurs(image, siteUrl), `image ${image}`)
    return {
      loc,
      lastmod,
      alternates: alternatesOf(url, loc, siteUrl, expect),
      images,
      news: newsOf(url, expect),
    }
  })
  expect(new Set(urls.map((each) => each.loc)).size === urls.length, 'an address twice')
  return { urls, problems }
}

type Expect = (isRight: boolean, problem: string) => void

function alternatesOf(url: XmlElement, loc: string, siteUrl: string, expect: Expect): Record<string, string> {
  const links = all(url, 'xhtml:link').map(({ attributes }) => attributes)
  const alternates: Record<string, string> = {}
  for (const { rel, hreflang = '', href = '' } of links) {
    expect(rel === 'alternate' && /^([a-z]{2}|x-default)$/.test(hreflang), `xhtml:link ${rel} ${hreflang}`)
    expect(isOurs(href, siteUrl) && !(hreflang in alternates), `alternate ${hreflang} ${href}`)
    alternates[hreflang] = href
  }
  if (links.length === 0) return {}
  const { 'x-default': byDefault, ...languages } = alternates
  expect(Object.keys(languages).length >= 2, 'alternates of a page in one language')
  expect(Object.values(languages).includes(loc), `${loc} does not name itself`)
  expect(byDefault !== undefined && Object.values(languages).includes(byDefault), `x-default ${byDefault}`)
  return alternates
}

function newsOf(url: XmlElement, expect: Expect): MapUrl['news'] {
  const [news] = all(url, 'news:news')
  if (!news) return null
  expect(
    news.children.map((child) => child.name).join(' ') ===
      'news:publication news:publication_date news:title',
    'news',
  )
  const [publication] = all(news, 'news:publication')
  const [language = ''] = publication ? texts(publication, 'news:language') : []
  expect(publication !== undefined && texts(publication, 'news:name').join('') !== '', 'news:name')
  expect(/^[a-z]{2,3}$/.test(language), `news:language ${language}`)
  const [publishedAt = ''] = texts(news, 'news:publication_date')
  expect(
    isMoment(publishedAt) && Date.now() - Date.parse(publishedAt) < 48 * 3_600_000,
    `news of ${publishedAt}`,
  )
  const [title = ''] = texts(news, 'news:title')
  expect(title !== '', 'news:title')
  return { title, language, publishedAt }
}

/** The names and moments of an index's maps, and what is wrong with it. */
export function readMapIndex(
  xml: string,
  siteUrl: string,
): { maps: { loc: string; lastmod: string | undefined }[]; problems: string[] } {
  const root = readXml(xml)
  const problems: string[] = []
  if (root.name !== 'sitemapindex' || root.attributes.xmlns !== sitemap) problems.push('no sitemapindex')
  if (root.children.length < 1 || root.children.length > 50_000) problems.push(`${root.children.length} maps`)
  const maps = root.children.map((map) => {
    const [loc = ''] = texts(map, 'loc')
    const [lastmod] = texts(map, 'lastmod')
    // A map may only name what lies below its own folder: ours stand in the root.
    if (!isOurs(loc, siteUrl) || new URL(loc).pathname.lastIndexOf('/') !== 0) problems.push(`loc ${loc}`)
    if (lastmod !== undefined && !isMoment(lastmod)) problems.push(`lastmod ${lastmod}`)
    return { loc, lastmod }
  })
  if (new Set(maps.map((each) => each.loc)).size !== maps.length) problems.push('a map twice')
  return { maps, problems }
}
