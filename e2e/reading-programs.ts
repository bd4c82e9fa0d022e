/** Programs that read a page for somebody else, as their makers publish them, and what each makes of a story. */
import { extract } from '@extractus/article-extractor'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import metascraper from 'metascraper'
import metascraperAuthor from 'metascraper-author'
import metascraperDate from 'metascraper-date'
import metascraperImage from 'metascraper-image'
import metascraperPublisher from 'metascraper-publisher'
import metascraperTitle from 'metascraper-title'
import metascraperUrl from 'metascraper-url'
import openGraphScraper from 'open-graph-scraper'
import { unfurl } from 'unfurl.js'
import type { FactBoxContent } from '../lib/story/blocks/fact-box/model.ts'
import type { ListItem } from '../lib/story/blocks/list-item/model.ts'
import type { Block } from '../lib/story/document.ts'
import { textOf } from '../lib/story/plain-text.ts'

/** What a program made of a page. */
export type FormatPreferences = {
  headline: string | undefined
  author: string | undefined
  date: string | undefined
  image: string | undefined
  /** Of those that read the text. */
  text?: string | undefined
}

/** Titles carry isolates, which are no part of what they say. */
export const words = (text: string | undefined | null): string =>
  (text ?? '').replace(/[\u2066-\u2069]/g, '').trim()
/** Where a program puts spaces between blocks is its own affair. */
export const letters = (text: string | undefined | null): string => words(text).replace(/\s+/g, '')

/** The hosts of this test have no dot in their name. */
const anyHost = {
  protocols: ['http', 'https'],
  require_tld: false,
  require_protocol: true,
  require_host: true,
  require_valid_protocol: true,
  allow_underscores: false,
  allow_trailing_dot: false,
  allow_protocol_relative_addresses: false,
  allow_fragments: true,
  allow_query_components: true,
  disallow_auth: false,
  validate_length: true,
}

const textIn = (html: string): string =>
  parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body.textContent ?? ''

export const programs: Record<string, (address: string) => Promise<FormatPreferences>> = {
  'open-graph-scraper': async (url) => {
    const { result } = await openGraphScraper({ url, timeout: 30, urlValidatorSettings: anyHost as never })
    return {
      headline: result.ogTitle,
      author: result.author,
      date: result.articlePublishedTime,
      image: result.ogImage?.[0]?.url,
    }
  },
  'unfurl.js': async (url) => {
    const { open_graph: graph, author } = await unfurl(url, { timeout: 30_000 })
    const [article] = (graph as { articles?: { published_time?: string }[] }).articles ?? []
    return { headline: graph.title, author, date: article?.published_time, image: graph.images?.[0]?.url }
  },
  metascraper: async (url) => {
    const scrape = metascraper([
      metascraperAuthor(),
      metascraperDate({ datePublished: true }),
      metascraperImage(),
      metascraperPublisher(),
      metascraperTitle(),
      metascraperUrl(),
    ])
    const found = await scrape({ url, html: await (await fetch(url)).text() })
    return { headline: found.title, author: found.author, date: found.datePublished, image: found.image }
  },
  '@extractus/article-extractor': async (url) => {
    const found = await extract(url)
    return {
      headline: found?.title,
      author: found?.author,
      date: found?.published,
      image: found?.image,
      text: textIn(found?.content ?? ''),
    }
  },
  '@mozilla/readability': async (url) => {
    const html = await (await fetch(url)).text()
    // linkedom's document is not TypeScript's own, but what Readability needs of one.
    const found = new Readability(parseHTML(html).document as unknown as Document).parse()
    return {
      headline: found?.title ?? undefined,
      author: found?.byline ?? undefined,
      date: found?.publishedTime ?? undefined,
      // It looks for none.
      image: undefined,
      text: found?.textContent ?? undefined,
    }
  },
}

/**
 * What somebody who reads the story anywhere must not miss: its paragraphs, headings, lists and quotations. Boxes
 * beside the text, tables' captions and who a quotation is by stand in elements that some programs leave out.
 */
export function proseOf(blocks: readonly (Block | FactBoxContent | ListItem)[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
      case 'codeBlock':
        return [textOf(block)]
      case 'bulletList':
      case 'orderedList':
      case 'listItem':
      case 'blockquote':
        return proseOf(block.content as ListItem[])
      case 'liveUpdate':
        return [block.attrs.headline, ...proseOf(block.content)]
      default:
        return []
    }
  })
}
