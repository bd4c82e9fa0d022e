import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CardFacts } from '../publication/cards.ts'
import type { BylineCredit } from '../publication/summary.ts'
import { listingMetadata } from './listing-metadata.ts'
import { type PageFacts, pageMetadata } from './metadata.ts'

const card: CardFacts = {
  card: { kind: 'front', locale: 'ar', publicationName: 'ورّاق', tagline: '', headlines: [] },
  picture: null,
}

const facts: PageFacts = {
  locale: 'ar',
  publicationName: 'ورّاق',
  title: 'استثمار في tZero',
  description: 'نصّ عن tZero',
  href: '/economy/%D8%AE%D8%A8%D8%B1',
  card: { kind: 'story', id: '0123456789', facts: card },
  cardAlt: 'بطاقة',
}

const credit = (handles: BylineCredit['handles'], name = 'سلمى'): BylineCredit => ({
  authorId: 'a',
  name,
  slug: 'salma',
  href: '/author/salma',
  role: 'author',
  jobTitle: '',
  handles,
  portrait: null,
})

const article = (authors: BylineCredit[]): PageFacts['article'] => ({
  authors,
  section: 'اقتصاد',
  topics: ['مدفوعات'],
})

describe('pageMetadata', () => {
  const former = process.env.SITE_URL
  beforeEach(() => {
    process.env.SITE_URL = 'https://news.example'
  })
  afterEach(() => {
    if (former === undefined) delete process.env.SITE_URL
    else process.env.SITE_URL = former
  })

  it('writes every address that leaves the site in full, from SITE_URL', () => {
    const said = pageMetadata({ ...facts, languages: { ar: facts.href, en: '/en/economy/news' } })
    expect(said.alternates).toMatchObject({
      canonical: 'https://news.example/economy/%D8%AE%D8%A8%D8%B1',
      languages: {
        ar: 'https://news.example/economy/%D8%AE%D8%A8%D8%B1',
        en: 'https://news.example/en/economy/news',
        'x-default': 'https://news.example/economy/%D8%AE%D8%A8%D8%B1',
      },
    })
    const addresses = JSON.stringify([said.openGraph, said.twitter, said.alternates]).match(/https?:[^"]+/g)!
    for (const each of addresses) expect(each).toMatch(/^https:\/\/news\.example\/[\x21-\x7e]*$/)
  })

  it('isolates foreign runs in titles and descriptions, for whoever shows them alone', () => {
    const said = pageMetadata(facts)
    expect(said.title).toBe('استثمار في \u2068tZero\u2069 — ورّاق')
    expect(said.openGraph).toMatchObject({ title: 'استثمار في \u2068tZero\u2069' })
    expect(said.description).toBe('نصّ عن \u2068tZero\u2069')
  })

  it('names the picture with its size, type and words', () => {
    expect(pageMetadata(facts).openGraph).toMatchObject({
      images: [
        {
          url: expect.stringMatching(
            /^https:\/\/news\.example\/card\/story\/ar\/0123456789\?v=[0-9a-f]{12}$/,
          ),
          width: 1200,
          height: 630,
          type: 'image/png',
          alt: 'بطاقة',
        },
      ],
    })
  })

  it('says of a story where it stands, what it is about, and in which other languages it is', () => {
    const said = pageMetadata({
      ...facts,
      languages: { ar: facts.href, fr: '/fr/economy/x' },
      article: article([credit([])]),
    })
    expect(said.openGraph).toMatchObject({
      type: 'article',
      section: 'اقتصاد',
      tags: ['مدفوعات'],
      locale: 'ar_AR',
      alternateLocale: ['fr_FR'],
    })
    // Authors are named by the page itself, in the order that programs need (open-graph-article.tsx).
    expect(said.authors).toBeUndefined()
  })

  it('names the authors’ accounts where networks ask for them, and no handle that is none', () => {
    const known = credit([
      { network: 'mastodon', handle: 'salma@social.example' },
      { network: 'x', handle: 'salma' },
    ])
    expect(pageMetadata({ ...facts, article: article([credit([], 'كريم'), known]) }).other).toEqual({
      'fediverse:creator': '@salma@social.example',
      'twitter:creator': '@salma',
      'dc.creator': 'كريم وسلمى',
    })
    const hostile = credit([
      { network: 'mastodon', handle: 'a@b/../c' },
      { network: 'x', handle: '"><script>' },
    ])
    expect(pageMetadata({ ...facts, article: article([hostile]) }).other).toEqual({ 'dc.creator': 'سلمى' })
  })

  it('asks for large pictures, and for pages that repeat others to be followed only', () => {
    expect(pageMetadata(facts).robots).toEqual({ 'max-image-preview': 'large' })
    expect(pageMetadata({ ...facts, index: false }).robots).toEqual({ index: false, follow: true })
  })
})

describe('listingMetadata', () => {
  const story = { headline: 'خبر' }
  const list = (page: number, stories: unknown[]) =>
    listingMetadata({
      ...facts,
      hrefIn: (locale) => (locale === 'ar' ? '/economy' : `/${locale}/economy`),
      pagedTitle: 'اقتصاد — الصفحة 2',
      listing: {
        stories: stories as never,
        paging: { page, pages: 2, total: 13, hasMore: false },
        locales: ['ar', 'en'],
      },
    })

  it('names only the languages that have something in the list', () => {
    expect(Object.keys(list(1, [story]).alternates!.languages!)).toEqual(['ar', 'en', 'x-default'])
  })

  it('has pages past the first name themselves, unindexed and without other languages', () => {
    const second = list(2, [story])
    expect(second.alternates).toMatchObject({ canonical: expect.stringMatching(/\/economy\?page=2$/) })
    expect(second.alternates!.languages).toEqual({})
    expect(second.robots).toEqual({ index: false, follow: true })
    expect(second.title).toContain('الصفحة')
  })

  it('has an empty list indexed in no language', () => {
    expect(list(1, []).robots).toEqual({ index: false, follow: true })
    expect(list(1, []).alternates!.languages).toEqual({})
  })
})
