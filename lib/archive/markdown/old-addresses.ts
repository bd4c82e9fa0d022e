/** The addresses that a text of a static site had, the one it stood at first. */
import { type Fields, listField } from './front-matter.ts'
import { hugoAddresses, hugoAliases } from './hugo-addresses.ts'
import { baseUrl, jekyllAddresses } from './jekyll-addresses.ts'
import type { StaticSite } from './site-config.ts'
import type { StoryFile } from './story-files.ts'

/** Folders that programs take their texts from, and that are no part of an address. */
const sources = new Set(['src', 'content', 'pages', 'source'])

export function oldAddresses(
  site: StaticSite,
  file: StoryFile,
  fields: Fields,
  publishedAt: Date | null,
): string[] {
  const said = [...listField(fields, 'permalink'), ...listField(fields, 'url')]
  const redirects = listField(fields, 'redirect_from')
  switch (site.program) {
    case 'hugo': {
      const own = hugoAddresses(site, file, fields)
      return addresses(own, hugoAliases(site, file, fields, own[0]), redirects)
    }
    case 'jekyll': {
      const base = site.address ? new URL(site.address).pathname.replace(/\/$/, '') : baseUrl(site.config)
      const under = [...redirects, ...listField(fields, 'aliases')].map((each) =>
        each.startsWith('/') ? base + each : each,
      )
      return addresses(jekyllAddresses(site, file, fields, publishedAt), under)
    }
    default:
      return addresses(
        said,
        listField(fields, 'aliases'),
        redirects,
        said.length ? [] : guessed(site, file, fields, publishedAt),
      )
  }
}

const addresses = (...lists: string[][]): string[] =>
  [...new Set(lists.flat())].filter(
    (each) =>
      !/[{}]/.test(each) && (/^https?:/.test(each) || !each.includes(':')) && /^(?:\/|https?:)/.test(each),
  )

/** Where programs whose settings are not there put it by themselves. */
function guessed(site: StaticSite, file: StoryFile, fields: Fields, publishedAt: Date | null): string[] {
  const base = site.address ? new URL(site.address).pathname.replace(/\/$/, '') : ''
  if (file.collection === 'posts' && file.day) {
    const day = `/${file.day.replaceAll('-', '/')}/${file.name}`
    return [
      ...jekyllAddresses({ ...site, address: null }, file, fields, publishedAt),
      `${day}.html`,
      `${day}/`,
    ].map((each) => base + each)
  }
  const at = file.places.findLastIndex((name) => sources.has(name))
  if (site.program === null && at < 0) return []
  const folders = file.places.slice(at + 1)
  const bundle = file.name === 'index' && folders.length > 0
  const placed = {
    ...file,
    folders,
    places: folders,
    isBundle: bundle,
    day: site.program === 'eleventy' ? null : file.day,
  }
  return hugoAddresses({ ...site, config: {} }, placed, fields)
}
