import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { topic } from '../db/tables/directory.ts'
import { author } from '../db/tables/people-and-pictures.ts'
import { article, story, storyTopic } from '../db/tables/stories.ts'
import { describeEachEngine } from '../db/testing/test-databases.ts'
import type { Locale } from '../locale/table.ts'
import { operator } from '../newsroom/actor.ts'
import { transitionArticle } from '../newsroom/stories/transition-article.ts'
import { addStory, smallPublication } from '../publication/testing/small-publication.ts'
import { doc, p } from '../story/compose.ts'
import { searchPage } from './search-page.ts'
import { suggest } from './suggest.ts'

const timeZone = 'Asia/Dubai'

describeEachEngine('a search', (opened) => {
  const add = async (
    slug: string,
    headline: string,
    text = '',
    more: { locale?: Locale; state?: 'draft' } = {},
  ) => addStory(opened(), { slug, headline, document: doc(p(text)), publishedIn: -24, ...more })
  beforeAll(async () => {
    await smallPublication(opened())
    await add(
      'وزارة',
      'الوزارة تعلن خطتها',
      'قالت وزارة المالية إن البنك المركزي وافق، وإن بالوزارة قسمًا جديدًا.',
    )
    await add('صين', 'صادرات تتراجع', 'بين أميركا والصين خلاف على الرقائق الإلكترونية من شركة Tessaro Trust.')
    await add('ذهب', 'أسعار الذهب', 'ارتفع الذهب مع الدولار، ولا ذكر لغيره هنا.')
    await add('رموز', 'رموز مدعومة بالذهب', 'كل رمز بغرام من الذهب، على سلسلة كتل يديرها عبد الرحمن.')
    await add('كتل', 'عن السلسلة', 'هذه سلسلة، وتلك كتل أخرى لا صلة بينهما.')
    await add('قديم', 'خبر قديم', 'ذهب قديم.')
    await add('gold', 'Gold prices rise', 'Translators of the reserves report say so.', { locale: 'en' })
    await add('سر', 'زرافة في السوق', 'زرافات وخراتيت.', { state: 'draft' })
    const { orm } = opened()
    await orm
      .update(article)
      .set({ publishedAt: new Date('2020-03-01T00:30:00+04:00') })
      .where(eq(article.slug, 'قديم'))
    await orm.insert(topic).values({
      id: 'top1c00002',
      slug: 'blockchain',
      names: { ar: 'سلسلة الكتل', en: 'Blockchain' },
      aliases: ['بلوكتشين', 'بيتكوين', 'bitcoin'],
    })
    const [coin] = await orm.select({ id: article.storyId }).from(article).where(eq(article.slug, 'رموز'))
    await orm.insert(storyTopic).values({ storyId: coin!.id, topicId: 'top1c00002', position: 1 })
    await orm
      .insert(author)
      .values({ id: 'auth000002', slug: 'omar', names: { ar: 'عمر صديقي', en: 'Omar Siddiqui' } })
  })
  const search = (text: string, page = 1, locale: Locale = 'ar') =>
    searchPage(opened(), locale, text, page, timeZone)
  const slugs = async (text: string, locale: Locale = 'ar') =>
    (await search(text, 1, locale))!.stories
      .map(({ story: found }) => decodeURIComponent(found.href.split('/').at(-1)!))
      .sort()

  it.each<[string, string[]]>([
    ['وزارة', ['وزارة']],
    ['بالوزارات', ['وزارة']],
    ['الصين', ['صين']],
    ['وزاره الماليه', ['وزارة']],
    ['رقائق الكترونيه', ['صين']],
    ['TESSARO', ['صين']],
    ['عبدالرحمن', ['رموز']],
    ['ذهب', ['ذهب', 'رموز', 'قديم']],
    ['ذهب -رموز', ['ذهب', 'قديم']],
    ['ذهب -"سلسلة كتل"', ['ذهب', 'قديم']],
    ['"سلسلة كتل"', ['رموز']],
    ['سلسلة كتل -رموز', []],
    ['after:2021 ذهب', ['ذهب', 'رموز']],
    ['بعد:2020-03-01 قبل:2020-03-02', ['قديم']],
    ['قبل:2020-03-01', []],
    ['author:salma ذهب -رموز', ['ذهب', 'قديم']],
    ['كاتب:"سلمى الحداد" الصين', ['صين']],
    ['كاتب: سلمى الحداد الصين', ['صين']],
    ['author:omar', []],
    ['author:nobody ذهب', []],
    ['topic:blockchain', ['رموز']],
    ['موضوع:مدفوعات الصين', ['صين']],
    ['blockchain', ['رموز']],
    ['بلوكتشين', ['رموز']],
    ['والبلوكتشين', ['رموز']],
    ['بلوكتشين الذهب', ['رموز']],
  ])('for %s finds %j', async (text, expected) => {
    expect(await slugs(text)).toEqual(expected.toSorted())
  })

  it('looks in one language only', async () => {
    expect(await slugs('translating', 'en')).toEqual(['gold'])
    expect(await slugs('gold')).toEqual([])
    expect(await slugs('ذهب', 'en')).toEqual([])
  })

  it('finds under a suggestive word only what no story says in words', async () => {
    expect(await slugs('bitcoin')).toEqual(['رموز'])
    const { articleId } = await add('بت', 'هبوط بيتكوين')
    expect(await slugs('bitcoin')).toEqual(['بت'])
    await opened().orm.delete(article).where(eq(article.id, articleId))
  })

  it('shows the authors and topics that are named, when they have something to read', async () => {
    const names = async (text: string) =>
      (await search(text))!.names.map(({ name, stories }) => `${name} ${stories}`)
    expect(await names('سلمى')).toEqual(['سلمى الحدّاد 6'])
    expect(await names('haddad')).toEqual(['سلمى الحدّاد 6'])
    expect(await names('سلسلة الكتل')).toEqual(['سلسلة الكتل 1'])
    expect(await names('عمر')).toEqual([])
    expect(await slugs('الحداد')).toHaveLength(6)
  })

  it('ranks a headline before a passing word, and the new before the old', async () => {
    const found = (await search('ذهب'))!.stories.map(({ story: each }) => each.headline)
    expect(found.at(-1)).toBe('خبر قديم')
    expect(found[0]).toBe('أسعار الذهب')
  })

  it('mends a slip, and says so', async () => {
    const mended = (await search('الوزراة'))!
    expect(mended).toMatchObject({
      answers: 'mended',
      paging: { total: 1 },
      meant: { text: 'الوزارة', href: `/search?q=${encodeURIComponent('الوزارة')}` },
    })
    expect((await search('Tesaro -ذهب'))!.meant?.text).toBe('Tessaro -ذهب')
    expect((await search('سلمه الحداد'))!.paging.total).toBe(6)
  })

  it('never means a word that only a draft has', async () => {
    expect(await search('زرافه')).toMatchObject({ answers: 'query', paging: { total: 0 }, meant: null })
    expect(await search('زرفات')).toMatchObject({ paging: { total: 0 }, meant: null })
    expect(await suggest(opened(), 'ar', 'زراف')).toEqual([])
  })

  it('means the nearest word that readers can find, past one of a story that was withdrawn', async () => {
    const { articleId } = await add('قطب', 'المغناطيس')
    await add('جذب', 'جذب مغناطيسي')
    expect((await search('مغناطيص'))!.meant?.text).toBe('المغناطيس')
    await transitionArticle(opened(), operator, { articleId, move: 'kill' })
    expect((await search('مغناطيص'))!.meant?.text).toBe('مغناطيسي')
  })

  it('answers with some of the words when no story has them all', async () => {
    const found = (await search('الصين الذهب كركدن'))!
    expect(found.answers).toBe('query')
    expect(found.paging.total).toBe(0)
    const half = (await search('الصين رقائق الذهب'))!
    expect(half.answers).toBe('some')
    expect(half.stories.map(({ story: each }) => each.headline)).toEqual(['صادرات تتراجع'])
  })

  it.each([
    '',
    '   ',
    '-',
    '""',
    '-صين',
    'في من على',
    '"في من"',
    ':::',
    '()&|!<->*',
    "' OR 1=1; --",
    "\\' \\\\",
    '%',
    '_',
    '\0\u202E\uFEFF',
    '🪙🪙',
    'author:',
    'after:',
    '<script>alert(1)</script>',
  ])('is calm about %j', async (text) => {
    expect(await search(text)).toMatchObject({ stories: [], names: [], paging: { total: 0, pages: 1 } })
  })

  it('is calm about what is enormous', async () => {
    expect((await search('ا'.repeat(1_000_000)))!.paging.total).toBe(0)
    expect((await search('وزارة '.repeat(50_000)))!.paging.total).toBe(1)
    expect((await search('"'.repeat(10_000)))!.paging.total).toBe(0)
    expect((await search('-x '.repeat(10_000)))!.paging.total).toBe(0)
    expect(await suggest(opened(), 'ar', 'ا'.repeat(1_000_000))).toEqual([])
    expect(await suggest(opened(), 'ar', "%_\\'\0")).toEqual([])
  })

  describe('in pages', () => {
    beforeAll(async () => {
      for (let number = 1; number <= 14; number++) await add(`صفحة-${number}`, `كركدن ${number}`)
    })

    it('has each story once, a total, and no page past the last', async () => {
      const pages = await Promise.all([search('كركدن', 1), search('كركدن', 2)])
      expect(pages.map((page) => page!.paging)).toEqual([
        { page: 1, pages: 2, total: 14, hasMore: false },
        { page: 2, pages: 2, total: 14, hasMore: false },
      ])
      const found = pages.flatMap((page) => page!.stories.map(({ story: each }) => each.articleId))
      expect(new Set(found).size).toBe(14)
      expect(await search('كركدن', 3)).toBeNull()
      expect(await search('زرافة', 2)).toBeNull()
    })
  })

  it('suggests authors, topics and headlines by how they begin', async () => {
    const texts = async (typed: string) => (await suggest(opened(), 'ar', typed)).map(({ text }) => text)
    expect(await texts('سل')).toEqual(expect.arrayContaining(['سلمى الحدّاد', 'سلسلة الكتل']))
    expect(await texts('الحد')).toContain('سلمى الحدّاد')
    expect(await texts('bloc')).toEqual(['سلسلة الكتل'])
    expect(await texts('أسعار ال')).toEqual(['أسعار الذهب'])
    expect(await texts('وزار')).toContain('الوزارة تعلن خطتها')
    expect(await texts('عمر')).toEqual([])
    expect(await texts('س')).toEqual([])
  })

  it('lets two desks publish the same new words at once, in whatever order', async () => {
    const { orm } = opened()
    if (opened().engine === 'embedded') return
    const publish = (words: string[]) =>
      orm.transaction(async (tx) => {
        for (const word of words) {
          const id = word.padStart(10, '0')
          const [any] = await tx.select({ sectionId: story.sectionId }).from(story).limit(1)
          await tx.insert(story).values({ id, sectionId: any!.sectionId })
          await tx.execute(sql`
            INSERT INTO article (id, story_id, locale, slug, slug_key, state, headline, document, document_version, plain_text, word_count, published_at)
            VALUES (${id}, ${id}, 'ar', ${id}, ${id}, 'published', ${word.slice(1)}, '{}', 1, '', 1, now())`)
        }
      })
    await Promise.all([publish(['1قرنفل', '1ياسمين', '1أقحوان']), publish(['2أقحوان', '2ياسمين', '2قرنفل'])])
    expect((await search('ياسمين'))!.paging.total).toBe(2)
  })
})
