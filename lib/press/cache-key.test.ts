import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectPath } from '../db/project-path.ts'
import { cacheKeyFor, isForNextsScriptsAlone, isOnlyRead, localeOf } from './cache-key.ts'

const key = (url: string, method = 'GET', cookie?: string) => cacheKeyFor(method, url, { cookie })?.key
const asks = (url: string, saveData?: string) => cacheKeyFor('GET', url, { saveData })

describe('localeOf', () => {
  it.each([
    ['/', 'ar'],
    ['/?lite', 'ar'],
    ['/en', 'en'],
    ['/en?lite', 'en'],
    ['/fa/economy?page=2', 'fa'],
    ['/economy/en', 'ar'],
    ['/economy?q=/en', 'ar'],
    ['?/en', 'ar'],
  ])('reads %s as %s', (url, expected) => {
    expect(localeOf(url)).toBe(expected)
  })
})

describe('askedFor', () => {
  it.each([
    ['/?utm_source=x', '/'],
    ['/latest?page=2&utm_source=x', '/latest?page=2'],
    ['/latest?utm_source=x&page=2', '/latest?page=2'],
    ['/latest?page=1&page=2', '/latest?page=1&page=2'],
    ['/card/story/ar/0123456789?v=abc&title=x', '/card/story/ar/0123456789'],
    ['/economy/%D8%A7?fbclid=1', '/economy/%D8%A7'],
    ['/en/search?page=2&q=tZero&x=1', '/en/search?q=tZero&page=2'],
    ['/latest?page=1', '/latest'],
    ['/economy?page=2', '/economy?page=2'],
    ['/en/author/huda?page=2', '/en/author/huda?page=2'],
    ['/economy/%D8%A7?page=2', '/economy/%D8%A7'],
    ['/following?of=author-a1.topic-b2&x=1', '/following?of=author-a1.topic-b2'],
    ['/en/mine?of=topic-b2', '/en/mine'],
    ['/?page=2', '/'],
    ['/en?page=2', '/en'],
    [`/economy/%D8%A7?fbclid=${'x'.repeat(2_000)}`, '/economy/%D8%A7'],
  ])('takes %s for %s', (url, expected) => {
    expect(key(url)).toBe(expected)
  })

  it.each([
    '/admin',
    '/admin/x',
    '/_next/static/a.js',
    '/media/a/b.webp',
    '/suggest/ar?q=x',
    '/kept',
    `/${'x'.repeat(2_000)}`,
  ])('passes %s by', (url) => {
    expect(key(url)).toBeUndefined()
  })

  it('keeps nothing for a signed-in reader, a preview, or a method that writes', () => {
    expect(key('/', 'POST')).toBeUndefined()
    expect(key('/', 'DELETE')).toBeUndefined()
    for (const cookie of [
      '__Host-session=1',
      'a=b; session_token=1',
      'better-auth.session_token=1',
      '__Secure-better-auth.session_token=1',
      'preview=1',
      '__prerender_bypass=1',
    ])
      expect(key('/', 'GET', cookie), cookie).toBeUndefined()
    expect(key('/', 'GET', 'theme=dark; _ga=1')).toBe('/')
    expect(key('/', 'HEAD')).toBe('/')
  })

  it('keeps a page apart for a reader who chose digits or calendars in its language, and for no other', () => {
    const chosen = 'reading=ar.arab.gregory.AE.-'
    const both = `theme=dark; ${chosen}~en.latn.gregory.-.persian; a=b`
    expect(cacheKeyFor('GET', '/latest?page=2', { cookie: both })).toEqual({
      key: '/latest?page=2 ar.arab.gregory.AE.-',
      url: '/latest?page=2',
      edition: 'full',
      cookie: chosen,
    })
    expect(key('/en', 'GET', both)).toBe('/en en.latn.gregory.-.persian')
    for (const [url, cookie] of [
      ['/en', chosen],
      ['/', 'reading=ar.klingon.gregory.AE.-'],
      ['/', 'xreading=ar.arab.gregory.AE.-'],
      ['/card/story/ar/0123456789', chosen],
      ['/s/0123456789', chosen],
    ] as const)
      expect(cacheKeyFor('GET', url, { cookie }), `${url} ${cookie}`).toMatchObject({ key: url, url })
  })

  it.each([
    ['/', undefined, 'full'],
    ['/?lite', undefined, 'lite'],
    ['/?lite=1', undefined, 'lite'],
    ['/?lite=0', undefined, 'full'],
    ['/?utm_source=x&lite', undefined, 'lite'],
    ['/', 'on', 'lite'],
    ['/', ' On ', 'lite'],
    ['/?lite=0', 'on', 'insisted'],
    ['/', 'off', 'full'],
    ['/', 'on, on', 'full'],
  ])('takes %s with Save-Data %s for the edition %s', (url, saveData, edition) => {
    expect(asks(url, saveData)?.edition).toBe(edition)
  })

  it('keeps editions apart, each once, and renders all of them from one address', () => {
    const editions = [
      '/en/latest?lite',
      '/en/latest?lite=1',
      '/en/latest?lite=0',
      '/en/latest?page=2&lite',
      '/en/latest?lite&page=2',
    ].flatMap((url) => [asks(url), asks(url, 'on')])
    expect(new Set(editions.map((each) => each?.key))).toEqual(
      new Set(['/en/latest', '/en/latest lite', '/en/latest insisted', '/en/latest?page=2 lite']),
    )
    expect(new Set(editions.map((each) => each?.url))).toEqual(new Set(['/en/latest', '/en/latest?page=2']))
  })

  it('asks oEmbed with all of an address, also one that is encoded twice over', () => {
    const url = `https://news.example/economy/${encodeURIComponent('ا'.repeat(40))}`
    const request = `/oembed?${new URLSearchParams({ url, format: 'xml', utm_source: 'x' })}`
    expect(cacheKeyFor('GET', request, {})).toMatchObject({
      url: `/oembed?${new URLSearchParams({ url, format: 'xml' })}`,
      isBoundless: true,
    })
  })

  it('keeps what the API says to everybody, and nothing that it says to a key', () => {
    const list = '/api/v1/stories?locale=ar&cursor=abc'
    expect(cacheKeyFor('GET', '/api/v1/stories?cursor=abc&utm=x&locale=ar', {})).toEqual({
      key: list,
      url: list,
      isBoundless: true,
      unlike: 'Authorization',
    })
    expect(key('/api/v1/stories/0123456789?q=x')).toBe('/api/v1/stories/0123456789')
    expect(key('/api')).toBe('/api')
    for (const address of [list, '/api/v1/stories/0123456789', '/api/v1/openapi.json'])
      for (const authorization of ['Bearer wq_x', ''])
        expect(cacheKeyFor('GET', address, { authorization }), address).toBeNull()
    for (const address of ['/api/v1/drafts', '/api/v1/drafts/0123456789', '/api/v1/pictures', '/preview/abc'])
      expect(key(address), address).toBeUndefined()
    expect(key('/api/v1/stories', 'POST')).toBeUndefined()
    // The API says for itself which methods it takes.
    expect(['/api/v1/stories', '/api/v1/drafts/x', '/api'].map(isOnlyRead)).toEqual([false, false, true])
  })

  it('keeps the maps of an archive from pushing pages out', () => {
    expect(cacheKeyFor('GET', '/sitemap-ar-2026-11.xml?x', {})).toEqual({
      key: '/sitemap-ar-2026-11.xml',
      url: '/sitemap-ar-2026-11.xml',
      isBoundless: true,
    })
    expect(cacheKeyFor('GET', '/sitemap.xml', {})).toEqual({ key: '/sitemap.xml', url: '/sitemap.xml' })
  })

  it('gives no room of the paper’s own to an address that is of no kind of ours', () => {
    for (const url of [
      '/anything.rsc',
      '/a.png',
      '/wp-login.php',
      '/a/b.c/d',
      '/a/b/c/d',
      '/0123456789abcdef.txt',
    ])
      expect(cacheKeyFor('GET', url, {})?.isBoundless, url).toBe(true)
    for (const url of ['/', '/en', '/economy', '/en/economy/x', '/topic/x', '/robots.txt', '/icon-192.png'])
      expect(cacheKeyFor('GET', url, {})?.isBoundless, url).toBeUndefined()
  })

  it('takes no number of a page from what has one page', async () => {
    const folder = projectPath('app/[locale]/(reader)')
    for (const name of await readdir(folder)) {
      const source = await readFile(join(folder, name, 'page.tsx'), 'utf8').catch(() => '')
      if (!source || name.startsWith('[')) continue
      // Some read it in what they share with others (`listing-route.ts`).
      const asks = /searchParams|listingRoute|authorsMetadata/.test(source)
      if (!asks) expect(key(`/en/${name}?page=7`), name).toBe(`/en/${name}`)
    }
  })

  it('knows parts of pages, which only Next’s own scripts ask for', () => {
    for (const path of [
      '/anything.rsc',
      '/en/economy/x.prefetch.rsc',
      '/en.segments/_tree.segment.rsc',
      '/_next/data/build/en.json',
    ])
      expect(isForNextsScriptsAlone(path), path).toBe(true)
    for (const path of ['/', '/economy/rsc', '/economy/segments/', '/_next/static/data.js', '/admin/stories'])
      expect(isForNextsScriptsAlone(path), path).toBe(false)
  })

  it('knows what is only ever read', () => {
    for (const path of [
      '/feed/ar.rss',
      '/embed/0123456789/ar',
      '/oembed',
      '/robots.txt',
      '/card/front/ar/front',
      '/',
      '/en/economy/x',
      '/economy/oembed',
    ])
      expect(isOnlyRead(path), path).toBe(true)
    for (const path of ['/reading', '/admin/sign-in', '/admin/x.json', '/suggest/ar', '/kept'])
      expect(isOnlyRead(path), path).toBe(false)
  })

  it('gives machines one form, whoever asks', () => {
    for (const url of ['/card/story/ar/0123456789', '/s/0123456789', '/feed/ar', '/reader.js', '/icon.svg'])
      expect(cacheKeyFor('GET', `${url}?lite`, { saveData: 'on' })).toEqual({ key: url, url })
  })
})
