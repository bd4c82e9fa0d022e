import { eq } from 'drizzle-orm'
import { parse, serialize } from 'parse5'
import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../db/id.ts'
import type { Database } from '../db/open.ts'
import { author, media, rendition } from '../db/tables/people-and-pictures.ts'
import { publication } from '../db/tables/publication.ts'
import { article, byline, correction, story } from '../db/tables/stories.ts'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { authorPage, sectionPage } from '../publication/listing.ts'
import { masthead } from '../publication/masthead.ts'
import { findStory, type Story } from '../publication/story.ts'
import { addStory, smallPublication } from '../publication/testing/small-publication.ts'
import { doc, factBox, figure, liveUpdate, p } from '../story/compose.ts'
import { storyKinds } from '../vocabulary.ts'
import { googleFields, lacking } from './google-fields.ts'
import {
  breadcrumbJsonLd,
  collectionJsonLd,
  frontJsonLd,
  profileJsonLd,
  scriptJson,
  storyJsonLd,
} from './json-ld.ts'

const cards = [{ url: 'http://localhost:3000/card/story/ar/x?v=1', width: 1200, height: 630 }]

/** A description as it goes out, without the types that it was written in. */
const asSent = (description: unknown) => JSON.parse(scriptJson(description)) as Record<string, unknown>

async function storyAt(db: Database, locale: 'ar' | 'en', slug: string): Promise<Story> {
  const found = await findStory(db, locale, 'economy', slug)
  if (found.kind !== 'found') throw new Error(`${slug} is ${found.kind}`)
  return found.story
}

describeDatabase('what pages say in schema.org’s words', (opened) => {
  beforeAll(async () => {
    const db = opened()
    const ids = await smallPublication(db)
    await db.orm.update(publication).set({ contactEmail: 'newsroom@warraq.example' })
    const mediaId = newId()
    await db.orm.insert(media).values({
      id: mediaId,
      contentHash: 'x'.repeat(64),
      width: 1600,
      height: 1000,
      alts: { ar: 'سفن' },
      captions: { ar: 'سفن في الميناء' },
      credits: { ar: 'تصوير: سلمى' },
      thumbhash: '3OcRJYB4d3h/iIeHeEh3eIhw+j2w',
    })
    await db.orm.insert(rendition).values({
      mediaId,
      width: 1600,
      height: 1000,
      format: 'jpeg',
      path: '0123456789abcdef01234567/1600.jpg',
      bytes: 1,
    })
    await db.orm
      .update(author)
      .set({
        jobTitles: { ar: 'مراسلة', en: 'Reporter' },
        biographies: { ar: 'تكتب عن الموانئ.' },
        handles: [
          { network: 'mastodon', handle: 'salma@social.example' },
          { network: 'x', handle: 'no handle' },
        ],
        portraitId: mediaId,
      })
      .where(eq(author.id, ids.author))
    const source = await addStory(db, { slug: 'مصدر', headline: 'خبر عن «tZero» و</script>' })
    await db.orm.update(article).set({ leadMediaId: mediaId }).where(eq(article.id, source.articleId))
    await db.orm
      .insert(correction)
      .values({ id: newId(), articleId: source.articleId, note: 'كان الرقم خطأ.' })
    const translated = await addStory(db, { slug: 'translated', storyId: source.storyId, locale: 'en' })
    await db.orm
      .update(article)
      .set({ translatedFromId: source.articleId, translatedFromRevision: 1 })
      .where(eq(article.id, translated.articleId))
    await db.orm
      .insert(author)
      .values({ id: 'auth000009', slug: 'reem', names: { ar: 'ريم', en: 'Reem' }, email: 'r@w.example' })
    await db.orm
      .insert(byline)
      .values({ articleId: translated.articleId, authorId: 'auth000009', role: 'translator', position: 1 })
    const live = await addStory(db, {
      slug: 'مباشر',
      document: doc(p('مقدّمة'), liveUpdate('2026-11-24T10:00:00.000Z', 'بداية', p('نصّ التحديث'))),
    })
    await db.orm.update(story).set({ kind: 'live' }).where(eq(story.id, live.storyId))
    await addStory(db, { slug: 'بلا-صورة' })
  })

  const described = async (locale: 'ar' | 'en', slug: string) =>
    asSent(storyJsonLd(await storyAt(opened(), locale, slug), await masthead(opened(), locale), cards))

  it('a story has every field that Google documents for articles', async () => {
    for (const slug of ['مصدر', 'مباشر', 'بلا-صورة']) {
      const said = await described('ar', slug)
      expect(lacking(said, googleFields.Article.recommended), slug).toEqual([])
      expect(lacking(said, googleFields.Speakable.required), slug).toEqual([])
      expect(said.headline).toBe((await storyAt(opened(), 'ar', slug)).headline)
    }
  })

  it('its authors are persons with their role and their other addresses, handles that are none left out', async () => {
    expect((await described('ar', 'مصدر')).author).toEqual([
      {
        '@type': 'Person',
        '@id': 'http://localhost:3000/author/salma#person',
        name: 'سلمى الحدّاد',
        url: 'http://localhost:3000/author/salma',
        jobTitle: 'مراسلة',
        sameAs: ['https://social.example/@salma'],
        image: 'http://localhost:3000/media/0123456789abcdef01234567/1600.jpg',
      },
    ])
  })

  it('its picture comes in the three proportions that Google asks for, with its credit', async () => {
    const { image } = (await described('ar', 'مصدر')) as { image: Record<string, string>[] }
    const ratios = image.map((each) => Number(each.width) / Number(each.height))
    expect(ratios[0]).toBeCloseTo(16 / 9, 2)
    expect(ratios[1]).toBeCloseTo(4 / 3, 2)
    expect(ratios[2]).toBe(1)
    expect(image[0]).toMatchObject({ caption: 'سفن في الميناء', creditText: 'تصوير: سلمى' })
    // Google: width × height of 50,000 pixels at least.
    for (const each of image) expect(Number(each.width) * Number(each.height)).toBeGreaterThan(50_000)
  })

  it('a story without a picture shows its cards', async () => {
    expect((await described('ar', 'بلا-صورة')).image).toEqual([
      { '@type': 'ImageObject', url: cards[0]!.url, width: '1200', height: '630' },
    ])
  })

  it('says what was corrected, and when', async () => {
    expect((await described('ar', 'مصدر')).correction).toEqual([
      expect.objectContaining({
        '@type': 'CorrectionComment',
        text: 'كان الرقم خطأ.',
        datePublished: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      }),
    ])
    expect(await described('ar', 'بلا-صورة')).not.toHaveProperty('correction')
  })

  it('a translation names who made it, and the work that it translates', async () => {
    const said = await described('en', 'translated')
    const source = `http://localhost:3000/economy/${encodeURIComponent('مصدر')}`
    expect(said.translationOfWork).toMatchObject({ '@id': `${source}#article`, inLanguage: 'ar' })
    expect(said.isBasedOn).toBe(source)
    expect(said.translator).toMatchObject([{ '@type': 'Person', name: 'Reem' }])
    expect(said.author).toMatchObject([{ name: 'Salma Haddad' }])
    expect(await described('ar', 'مصدر')).not.toHaveProperty('translationOfWork')
    expect(await described('ar', 'مصدر')).not.toHaveProperty('translator')
  })

  it('live coverage is a live blog with its updates', async () => {
    expect(await described('ar', 'مباشر')).toMatchObject({
      '@type': 'LiveBlogPosting',
      coverageStartTime: expect.any(String),
      liveBlogUpdate: [
        {
          '@type': 'BlogPosting',
          url: `http://localhost:3000/economy/${encodeURIComponent('مباشر')}/u1795514400000`,
          headline: 'بداية',
          datePublished: '2026-11-24T10:00:00.000Z',
          articleBody: 'نصّ التحديث',
        },
      ],
    })
    expect(await described('ar', 'مصدر')).toMatchObject({ '@type': 'NewsArticle' })
  })

  it('each kind of story is what schema.org calls it', async () => {
    const db = opened()
    const { storyId } = await storyAt(db, 'ar', 'بلا-صورة')
    const said: Record<string, unknown> = {}
    // A static page stands elsewhere, and is none.
    for (const kind of storyKinds.filter((each) => each !== 'page')) {
      await db.orm.update(story).set({ kind }).where(eq(story.id, storyId))
      said[kind] = (await described('ar', 'بلا-صورة'))['@type']
    }
    await db.orm.update(story).set({ kind: 'report' }).where(eq(story.id, storyId))
    expect(said).toEqual({
      report: 'NewsArticle',
      analysis: 'AnalysisNewsArticle',
      interview: 'NewsArticle',
      explainer: 'BackgroundNewsArticle',
      opinion: 'OpinionNewsArticle',
      live: 'LiveBlogPosting',
      photo: 'NewsArticle',
      review: 'ReviewNewsArticle',
      obituary: 'NewsArticle',
      statement: 'NewsArticle',
    })
  })

  it('a statement names who issues it, and a photo story its pictures', async () => {
    const found = await storyAt(opened(), 'ar', 'مصدر')
    const head = await masthead(opened(), 'ar')
    const picture = found.picture!
    const as = (given: Partial<Story>) => asSent(storyJsonLd({ ...found, ...given }, head, cards))
    expect(as({ kind: 'statement', kicker: 'هيئة الموانئ' })).toMatchObject({
      sourceOrganization: { '@type': 'Organization', name: 'هيئة الموانئ' },
    })
    expect(
      as({
        kind: 'photo',
        document: doc(p('نصّ'), figure(picture.mediaId, { caption: 'رصيف' }), figure('gone')),
        pictures: new Map([[picture.mediaId, picture]]),
      }),
    ).toMatchObject({ associatedMedia: [{ '@type': 'ImageObject', caption: 'رصيف', width: '1600' }] })
  })

  it('a review says what it is of and, where it gives stars, how many', async () => {
    const found = {
      ...(await storyAt(opened(), 'ar', 'مصدر')),
      kind: 'review' as const,
      kicker: 'رواية «النهر»',
    }
    const head = await masthead(opened(), 'ar')
    const verdict = { ...factBox('الحكم', p('تُقرأ')), attrs: { title: 'الحكم', rating: 4 } }
    expect(asSent(storyJsonLd({ ...found, document: doc(p('نصّ'), verdict) }, head, cards))).toMatchObject({
      itemReviewed: { '@type': 'CreativeWork', name: 'رواية «النهر»' },
      reviewRating: { '@type': 'Rating', ratingValue: '4', bestRating: '5', worstRating: '1' },
    })
    expect(storyJsonLd(found, head, cards)).not.toHaveProperty('reviewRating')
  })

  const documented = (name: keyof typeof googleFields, said: unknown) => {
    const { required, recommended, leftOut } = googleFields[name]
    expect(lacking(said, required), `${name}: required`).toEqual([])
    // Exactly what is declared: a field that can be filled now is no longer to be left out.
    expect(lacking(said, recommended).sort(), `${name}: recommended`).toEqual(Object.keys(leftOut).sort())
  }

  it('the other pages have what Google documents for them', async () => {
    const db = opened()
    const head = await masthead(db, 'ar')
    const page = (await authorPage(db, 'ar', 'salma', 1))!
    documented('ProfilePage', asSent(profileJsonLd(page.author, 'ar', head)))
    const [site, organization] = frontJsonLd(head, 'ar').map(asSent)
    documented('WebSite', site)
    documented('Organization', organization)
    documented('BreadcrumbList', asSent(breadcrumbJsonLd(head, 'ar', [{ name: 'اقتصاد', href: '/economy' }])))
    expect(site).toMatchObject({
      potentialAction: {
        '@type': 'SearchAction',
        target: { urlTemplate: 'http://localhost:3000/search?q={search_term_string}' },
        'query-input': 'required name=search_term_string',
      },
    })
    const section = (await sectionPage(db, 'ar', 'economy', 1))!
    const { name, description, href } = section.section
    const list = asSent(collectionJsonLd({ name, description, href, locale: 'ar' }, section)) as {
      mainEntity: { itemListElement: { url: string }[] }
    }
    expect(list.mainEntity.itemListElement).toHaveLength(section.stories.length)
    for (const each of list.mainEntity.itemListElement) expect(each.url).toMatch(/^http:\/\/localhost:3000\//)
  })
})

describe('scriptJson', () => {
  const hostile = '</script><script>alert(1)</script><!--<script>&amp;\u2028\u2029 «نصّ»'

  it('never ends the element that it stands in', () => {
    const page = parse(
      `<!doctype html><body><script type="application/ld+json">${scriptJson({ headline: hostile })}</script><p>after`,
    )
    const html = serialize(page)
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html).toContain('<p>after</p>')
  })

  it('says the same', () => {
    expect(JSON.parse(scriptJson({ headline: hostile }))).toEqual({ headline: hostile })
  })
})
