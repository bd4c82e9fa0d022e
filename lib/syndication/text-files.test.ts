import { beforeAll, expect, it } from 'vitest'
import { publication } from '../db/tables/publication.ts'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { locales } from '../locale/table.ts'
import { absolute, searchHref } from '../publication/addresses.ts'
import { addStory, smallPublication } from '../publication/testing/small-publication.ts'
import { llmsTxt, robotsTxt, securityTxt } from './text-files.ts'

describeDatabase('robots.txt', (opened) => {
  beforeAll(() => smallPublication(opened()))

  it('keeps machines from search and the newsroom, and shows them the maps', async () => {
    const lines = (await robotsTxt(opened())).split('\n')
    expect(lines[0]).toBe('User-agent: *')
    for (const path of ['/admin', ...locales.map((locale) => searchHref(locale))])
      expect(lines).toContain(`Disallow: ${path}`)
    expect(lines).toContain(`Sitemap: ${absolute('/sitemap.xml')}`)
    // RFC 9309: nothing else, and above all not everything.
    for (const line of lines) expect(line).toMatch(/^(User-agent: \*|Disallow: \/[a-z/]+|Sitemap: http\S+|)$/)
  })
})

describeDatabase('files for machines', (opened) => {
  beforeAll(async () => {
    await smallPublication(opened())
    await addStory(opened(), { slug: 'منشورة' })
    await addStory(opened(), { slug: 'published', locale: 'en' })
  })

  it('name no security contact where the paper names none', async () => {
    expect(await securityTxt(opened(), new Date())).toBeNull()
  })

  it('name a security contact until half a year from now, the same all day', async () => {
    await opened().orm.update(publication).set({ contactEmail: 'security@news.example' })
    const text = (await securityTxt(opened(), new Date('2026-11-25T01:02:03Z')))!
    expect(await securityTxt(opened(), new Date('2026-11-25T23:59:59Z'))).toBe(text)
    const fields = new Map(
      text
        .trimEnd()
        .split('\n')
        .map((line) => line.split(/: (.*)/s) as [string, string]),
    )
    expect(Object.fromEntries(fields)).toEqual({
      Contact: 'mailto:security@news.example',
      Expires: '2027-05-24T00:00:00Z',
      'Preferred-Languages': 'ar, en, fa, he, ur, fr',
      Canonical: absolute('/.well-known/security.txt'),
    })
  })

  it('tell a language model’s program what there is, and only of pages that exist', async () => {
    const text = await llmsTxt(opened())
    expect(text).toMatch(/^# Warraq\n\n> /)
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, href]) => href)
    for (const href of ['/', '/en', '/en/economy', '/sitemap.xml']) expect(links).toContain(absolute(href))
    expect(text).toContain(absolute('/feed/ar.json'))
    expect(text.length).toBeLessThan(4_000)
  })
})
