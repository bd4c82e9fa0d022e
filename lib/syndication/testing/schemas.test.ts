import { expect, it } from 'vitest'
import { atomSchemaProblems, siteMapSchemaProblems } from './schemas.ts'

const feed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar" xmlns:media="http://search.yahoo.com/mrss/"><title>ورّاق</title>
  <id>https://warraq.example/</id><updated>2026-11-27T10:00:00Z</updated><link rel="self" href="https://warraq.example/a"/>
  <entry><title type="html">خبر</title><id>tag:warraq.example,2026:1</id><updated>2026-11-27T10:00:00Z</updated>
  <author><name>هدى</name></author><content type="html">&lt;p dir="rtl"&gt;نص&lt;/p&gt;</content>
  <media:content url="https://warraq.example/a.jpg"><media:credit>مريم</media:credit></media:content></entry></feed>`

it('takes an Atom feed as RFC 4287 has it, and sees what breaks it', () => {
  expect(atomSchemaProblems(feed)).toEqual([])
  for (const [part, broken] of [
    ['<id>tag:warraq.example,2026:1</id>', ''],
    ['<title type="html">خبر</title>', '<title>خبر</title><title>آخر</title>'],
    ['<updated>2026-11-27T10:00:00Z</updated><link', '<updated>yesterday</updated><link'],
    ['<name>هدى</name>', ''],
    ['xml:lang="ar"', 'xml:lang="العربية"'],
    ['<link rel="self" href="https://warraq.example/a"/>', '<link rel="self"/>'],
    ['<content type="html">', '<description/><content type="html">'],
  ] as const) {
    expect(feed).toContain(part)
    expect(atomSchemaProblems(feed.replace(part, broken)), broken || part).not.toEqual([])
  }
})

const map = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"><url>
  <loc>https://warraq.example/a</loc><lastmod>2026-11-27T10:00:00Z</lastmod>
  <xhtml:link rel="alternate" hreflang="en" href="https://warraq.example/en/a"/></url></urlset>`

it('takes a site map as sitemaps.org has it, and sees what breaks it', () => {
  expect(siteMapSchemaProblems(map)).toEqual([])
  for (const [part, broken] of [
    ['<loc>https://warraq.example/a</loc>', ''],
    ['<lastmod>2026-11-27T10:00:00Z</lastmod>', '<lastmod>27 November</lastmod>'],
    ['<lastmod>', '<priority>2</priority><lastmod>'],
    ['<url>', '<url><title>أ</title>'],
  ] as const) {
    expect(map).toContain(part)
    expect(siteMapSchemaProblems(map.replace(part, broken)), broken || part).not.toEqual([])
  }
})
