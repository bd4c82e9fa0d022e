import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { parse } from 'parse5'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/open.ts'
import { media, rendition } from '../../db/tables/people-and-pictures.ts'
import { article } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { operator } from '../../newsroom/actor.ts'
import { renameArticle } from '../../newsroom/stories/rename-article.ts'
import { transitionArticle } from '../../newsroom/stories/transition-article.ts'
import { absolute, embedHref, shortHref } from '../../publication/addresses.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { all, readXml, texts } from '../testing/read-xml.ts'
import { answerOEmbed, type OEmbed } from './oembed.ts'
import { storyCard, storyCardHeaders } from './story-card.ts'

const headline = 'قالت tZero: «<b>نعم</b>» & "لا" ]]> 😀'
const ask = (db: Database, url: string | null, given: object = {}) =>
  answerOEmbed(db, { url, format: null, maxwidth: null, maxheight: null, ...given })
const described = async (db: Database, url: string, given: object = {}): Promise<OEmbed> => {
  const answer = await ask(db, url, given)
  if (answer.status !== 200) throw new Error(`${answer.status} for ${url}`)
  return JSON.parse(answer.body) as OEmbed
}

describeDatabase('embedding a story', (opened) => {
  const ids: Record<string, { storyId: string; articleId: string }> = {}
  const encoded = () => absolute(`/economy/${encodeURIComponent('مشتركة')}`)

  beforeAll(async () => {
    const db = opened()
    await smallPublication(db)
    ids.shared = await addStory(db, { slug: 'مشتركة', headline })
    ids.other = await addStory(db, { slug: 'بلا-صورة' })
    await addStory(db, {
      slug: 'in-english',
      locale: 'en',
      storyId: ids.shared.storyId,
      headline: 'In English',
    })
    await db.orm.insert(media).values({
      id: 'media00001',
      contentHash: 'x',
      width: 1600,
      height: 1000,
      thumbhash: '1QcSHQRnh493V4dIh4eXh1h4kJUI',
      alts: { ar: 'ميناء "قديم" <x>' },
    })
    for (const width of [160, 320, 640, 1280])
      await db.orm.insert(rendition).values({
        mediaId: 'media00001',
        width,
        height: (width * 5) / 8,
        format: 'jpeg',
        path: `${'0'.repeat(24)}/${width}.jpg`,
        bytes: 1,
      })
    await db.orm
      .update(article)
      .set({ leadMediaId: 'media00001' })
      .where(eq(article.id, ids.shared.articleId))
  })

  it('describes a story by its encoded, raw and short address, in its own language', async () => {
    const db = opened()
    const urls = [
      encoded(),
      absolute('/economy/مشتركة'),
      absolute('/economy/مشتركة'.normalize('NFD')),
      `${encoded()}?utm_source=x#y`,
      absolute(shortHref(ids.shared!.storyId, 'ar')),
    ]
    for (const url of urls) {
      const found = await described(db, url)
      expect(found, url).toMatchObject({
        version: '1.0',
        type: 'rich',
        author_name: 'سلمى الحدّاد',
        author_url: absolute('/author/salma'),
        provider_name: 'ورّاق',
        provider_url: absolute('/'),
        width: 600,
        height: 420,
      })
      expect(found.html).toContain(`src="${absolute(embedHref(ids.shared!.storyId, 'ar'))}"`)
    }
    for (const url of [absolute('/en/economy/in-english'), absolute(shortHref(ids.shared!.storyId, 'en'))])
      expect(await described(db, url)).toMatchObject({ title: 'In English', provider_name: 'Warraq' })
  })

  it('says the same in XML', async () => {
    const json = await described(opened(), encoded())
    const answer = await ask(opened(), encoded(), { format: 'xml' })
    expect(answer).toMatchObject({ status: 200, contentType: 'text/xml; charset=utf-8' })
    const root = readXml(answer.status === 200 ? answer.body : '')
    expect(root.name).toBe('oembed')
    expect(Object.fromEntries(root.children.map((child) => [child.name, child.text]))).toEqual(
      Object.fromEntries(Object.entries(json).map(([name, value]) => [name, String(value)])),
    )
    expect(texts(root, 'title')[0]).toContain(']]>')
    expect(all(root, 'html')[0]!.text).toMatch(/^<iframe /)
  })

  it.each([
    [{}, 600, 420, 320],
    [{ maxwidth: '320', maxheight: '200' }, 320, 200, 320],
    [{ maxwidth: '319' }, 319, 420, 160],
    [{ maxwidth: '5000', maxheight: '5000' }, 600, 420, 320],
    [{ maxwidth: 'wide', maxheight: '-1' }, 600, 420, 320],
    [{ maxheight: '50' }, 600, 50, undefined],
  ])('stays within %j', async (asked, width, height, thumbnail) => {
    const found = await described(opened(), encoded(), asked)
    expect([found.width, found.height, found.thumbnail_width]).toEqual([width, height, thumbnail])
    expect(found.html).toContain(`width="${width}" height="${height}"`)
    expect('thumbnail_url' in found).toBe(thumbnail !== undefined)
  })

  it.each([
    ['no address', null, {}, 400],
    ['a format of nobody', 'x', { format: 'yaml' }, 501],
    ['no URL', 'economy', {}, 404],
    ['another site', 'https://elsewhere.example/economy/x', {}, 404],
    ['another port of ours', 'http://localhost:1/economy/x', {}, 404],
    ['the front', absolute('/'), {}, 404],
    ['a section', absolute('/economy'), {}, 404],
    ['an author', absolute('/author/salma'), {}, 404],
    ['a story that is not there', absolute('/economy/none'), {}, 404],
    ['a broken encoding', absolute('/economy/%D8'), {}, 404],
    ['a short link of nothing', absolute('/s/zzzzzzzzzz'), {}, 404],
    ['a short link in no language', absolute('/s/zzzzzzzzzz/xx'), {}, 404],
    ['more than a story', absolute('/economy/x/y'), {}, 404],
    ['a huge id', absolute(`/s/${'9'.repeat(5_000)}`), {}, 404],
  ])('answers for %s with its status', async (_what, url, given, status) => {
    expect(await ask(opened(), url, given)).toEqual({ status })
  })

  it('makes a card that may do nothing but be read and lead to its story', async () => {
    const html = (await storyCard(opened(), 'ar', ids.shared!.storyId))!
    expect(html).toContain('<html lang="ar" dir="rtl">')
    expect(html).toContain('<bdi dir="ltr">tZero</bdi>')
    expect(html).not.toContain('<b>')
    expect(html).not.toMatch(/<script|<iframe|<form|\son\w+=|style="/)
    const links = [...html.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href]) => href)
    expect(links).toEqual([encoded()])
    // Well-formed enough that a browser finds no more elements than were written.
    expect(parse(html).childNodes).toHaveLength(2)

    const policy = storyCardHeaders()['Content-Security-Policy']!
    const [, css = ''] = /<style>(.*?)<\/style>/s.exec(html)!
    expect(policy).toContain(`'sha256-${createHash('sha256').update(css).digest('base64')}'`)
    expect(policy).toMatch(/^default-src 'none'; .*frame-ancestors \*$/)
    expect(policy).not.toContain('script-src')
  })

  it('makes a card of a story without a picture, in either direction', async () => {
    const db = opened()
    expect(await storyCard(db, 'ar', ids.other!.storyId)).not.toContain('<img')
    expect(await storyCard(db, 'en', ids.shared!.storyId)).toContain('<html lang="en" dir="ltr">')
    expect(await storyCard(db, 'fr', ids.shared!.storyId)).toBeNull()
  })

  it('follows a story that is renamed, and forgets one that is killed', async () => {
    const db = opened()
    await renameArticle(db, operator, { articleId: ids.shared!.articleId, slug: 'اسم آخر' })
    expect((await described(db, encoded())).html).toContain(embedHref(ids.shared!.storyId, 'ar'))
    await transitionArticle(db, operator, { articleId: ids.shared!.articleId, move: 'kill', note: 'سبب' })
    expect(await ask(db, encoded())).toEqual({ status: 404 })
    expect(await storyCard(db, 'ar', ids.shared!.storyId)).toBeNull()
    expect((await described(db, absolute('/en/economy/in-english'))).title).toBe('In English')
  })
})

describe('the card’s frame', () => {
  it('takes 5,000 characters of address for what they are', async () => {
    expect(await ask(undefined as never, `https://elsewhere.example/${'x'.repeat(5_000)}`)).toEqual({
      status: 404,
    })
  })
})
