import { readFileSync } from 'node:fs'
import { count, eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { formatReport } from '../command/import-report.ts'
import { newId } from '../db/id.ts'
import type { Database } from '../db/open.ts'
import { section, topic } from '../db/tables/directory.ts'
import { revision } from '../db/tables/drafts.ts'
import { author, desk } from '../db/tables/people-and-pictures.ts'
import { article, byline, story, storyTopic } from '../db/tables/stories.ts'
import { describeDatabase } from '../db/testing/test-databases.ts'
import type { Locale } from '../locale/table.ts'
import { writeArticle } from '../newsroom/stories/write-article.ts'
import { findStory } from '../publication/story.ts'
import { doc, p } from '../story/compose.ts'
import { plainText } from '../story/plain-text.ts'
import { decodeText, ImportRefused, maxTextBytes } from './desk-text/decode-text.ts'
import { prepareDeskText } from './desk-text/prepare-desk-text.ts'
import { type ImportOptions, importStory as importStoryInThread } from './import-story.ts'

/** A thread for each would take longer than all of them; `desk-text-in-thread.test.ts` is about that. */
const importStory = (db: Database, given: { name: string; bytes: Uint8Array }, options: ImportOptions) =>
  importStoryInThread(db, given, options, prepareDeskText)

const fixture = (locale: Locale): string =>
  readFileSync(new URL(`./desk-text/fixtures/${locale}.txt`, import.meta.url), 'utf8')
const file = (text: string | Uint8Array, name = 'story.txt') => ({
  name,
  bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
})
const isolates = /[\u2066-\u2069]/gu

const technology = { id: newId(), slug: 'technology', position: 2 }
const economy = { id: newId(), slug: 'economy', position: 1 }
const blockchain = { id: newId(), slug: 'blockchain' }
const water = { id: newId(), slug: 'water' }
const energy = { id: newId(), slug: 'energy' }
const marsaLight = { id: newId(), slug: 'marsa-light' }
const tamim = { id: newId(), slug: 'tamim-ghazali' }

/** The publication before any story came in. */
async function fill({ orm }: Database): Promise<void> {
  await orm.delete(article)
  await orm.delete(story)
  await orm.delete(author)
  for (const table of [section, topic, desk]) await orm.delete(table)
  await orm.insert(section).values([
    { ...economy, names: { ar: 'اقتصاد', en: 'Economy' } },
    {
      ...technology,
      names: { ar: 'تقنية', en: 'Technology', fr: 'Technologie' },
      descriptions: { ar: 'الشبكات وسلاسل الكتل', en: 'Networks and blockchain' },
    },
  ])
  await orm.insert(topic).values([
    {
      ...blockchain,
      names: { ar: 'سلسلة الكتل', en: 'Blockchain' },
      aliases: ['blockchain', 'بلاکچین', 'بلاک چین', "בלוקצ'יין", 'chaîne de blocs'],
    },
    {
      ...water,
      names: { ar: 'المياه', en: 'Water' },
      aliases: ['ماء', 'water', 'آب', 'מים', 'المים', 'پانی', 'eau'],
    },
    { ...energy, names: { ar: 'الطاقة', en: 'Energy' }, aliases: ['كهرباء'] },
  ])
  await orm.insert(desk).values({ ...marsaLight, names: { ar: 'مرسى النور', en: 'Marsa Light' } })
}

async function rows({ orm }: Database) {
  const of = async (
    table: typeof article | typeof story | typeof author | typeof desk | typeof revision | typeof byline,
  ) => (await orm.select({ n: count() }).from(table))[0]!.n
  return {
    articles: await of(article),
    stories: await of(story),
    authors: await of(author),
    desks: await of(desk),
    revisions: await of(revision),
    bylines: await of(byline),
  }
}
const nothing = { articles: 0, stories: 0, authors: 0, desks: 1, revisions: 0, bylines: 0 }

describeDatabase('importing a story', (opened) => {
  beforeEach(() => fill(opened()))

  test('says what it would write, and writes nothing, when told to', async () => {
    const db = opened()
    const report = await importStory(db, file(fixture('ar')), { publish: true, isDryRun: true })
    expect(report).toMatchObject({ outcome: 'created', state: 'published', author: { created: true } })
    expect(formatReport(report, 'https://paper.example', true)).toMatch(
      /^Nothing was written\. It would be published:/,
    )
    expect(await rows(db)).toEqual(nothing)
  })

  test('publishes it with everything it says', async () => {
    const db = opened()
    const report = await importStory(db, file(fixture('ar')), { publish: true })
    expect(report).toMatchObject({
      outcome: 'created',
      locale: 'ar',
      state: 'published',
      author: { name: 'تميم الغزالي', created: true },
      desk: { name: 'مرسى النور', created: false },
      section: 'تقنية',
      topics: ['المياه', 'سلسلة الكتل'],
      warnings: [],
    })
    expect(report.headline).toBe('بلدية مرسى النور تنقل عدادات المياه، وتراهن في قراءتها على شبكة blockchain')

    const [, sectionSlug, slug] = decodeURIComponent(report.href).split('/')
    const found = await findStory(db, 'ar', sectionSlug!, slug!)
    expect(found.kind).toBe('found')
    if (found.kind !== 'found') return
    expect(found.story.bylines.map((each) => [each.name, each.role])).toEqual([['تميم الغزالي', 'author']])
    expect(found.story.topics.map((each) => each.name)).toEqual(['المياه', 'سلسلة الكتل'])
    const text = plainText(found.story.document)
    expect(text).not.toMatch(/\s[،؛؟]|``|''|"/u)
    expect(text).toContain('«لا نطلب من الساكن أن يثق بنا، بل أن يراجع بنفسه»')
    expect(text).toContain('حفظت السلسلة كذبته إلى الأبد.\nمديرة مختبر المياه الحضرية سهاد البرغوثي')

    const [person] = await db.orm.select().from(author)
    expect(person).toMatchObject({
      slug: expect.stringMatching(/^[a-z0-9-]+$/),
      names: { ar: 'تميم الغزالي' },
      email: 'Tamim@Marsad.example',
      handles: [{ network: 'x', handle: 'tamim_marsad' }],
      deskId: marsaLight.id,
    })
    expect(await rows(db)).toEqual({
      ...nothing,
      articles: 1,
      stories: 1,
      authors: 1,
      revisions: 1,
      bylines: 1,
    })
  })

  test('reports each change with its place and its reason', async () => {
    const { tidied } = await importStory(opened(), file(fixture('ar')), { publish: false })
    expect(tidied).toContainEqual({
      where: 'headline',
      rule: 'space-before-punctuation',
      before: 'المياه ،',
      after: 'المياه،',
    })
    // Two rules, one place: both show what came of it.
    for (const rule of ['tex-quotes', 'space-inside-quotes'])
      expect(tidied).toContainEqual({
        where: 'paragraph 6',
        rule,
        before: 'تسمى `` الدفتر',
        after: 'تسمى «الدفتر',
      })
    expect(new Set(tidied.map(({ where }) => where))).toContain('quotation 8')
    for (const { where, rule, before, after } of tidied) {
      expect(where).toMatch(/^headline$|^(?:paragraph|quotation) \d+$/)
      expect(rule).toMatch(/^[a-z-]+$/)
      expect(after).not.toBe(before)
    }
  })

  test.each<[Locale, string, string[]]>([
    ['en', 'Technology', ['Blockchain', 'Water']],
    ['fa', 'تقنية', ['المياه', 'سلسلة الكتل']],
    ['he', 'تقنية', ['المياه', 'سلسلة الكتل']],
    ['ur', 'تقنية', ['المياه', 'سلسلة الكتل']],
    ['fr', 'Technologie', ['المياه', 'سلسلة الكتل']],
  ])('in %s', async (locale, sectionName, topics) => {
    const report = await importStory(opened(), file(fixture(locale)), { publish: true })
    expect(report).toMatchObject({ outcome: 'created', locale, state: 'published', section: sectionName })
    expect(report.topics.toSorted()).toEqual(topics.toSorted())
    expect(report.author!.created).toBe(true)
    expect(report.href.startsWith(`/${locale}/technology/`)).toBe(true)
    expect(report.shortHref).toBe(`/s/${report.storyId}/${locale}`)
  })

  test('a draft is not public', async () => {
    const db = opened()
    const report = await importStory(db, file(fixture('en')), { publish: false })
    expect(report.state).toBe('draft')
    const [row] = await db.orm.select().from(article)
    expect(row).toMatchObject({ state: 'draft', publishedAt: null })
    const [, , sectionSlug, slug] = decodeURIComponent(report.href).split('/')
    expect((await findStory(db, 'en', sectionSlug!, slug!)).kind).toBe('missing')
  })

  test('twice makes one story, however it was saved', async () => {
    const db = opened()
    const first = await importStory(db, file(fixture('ar')), { publish: true })
    const before = await rows(db)
    for (const saved of [
      fixture('ar'),
      `\ufeff${fixture('ar').replaceAll('\n', '\r\n')}`,
      fixture('ar').normalize('NFD'),
      `${fixture('ar')}\n\n`,
    ]) {
      const again = await importStory(db, file(saved, 'other-name.txt'), { publish: false })
      expect(again).toMatchObject({
        outcome: 'already-there',
        storyId: first.storyId,
        articleId: first.articleId,
        href: first.href,
        state: 'published',
        headline: first.headline,
        author: { name: 'تميم الغزالي', created: false },
        topics: first.topics,
        section: first.section,
        tidied: [],
      })
    }
    expect(await rows(db)).toEqual(before)
  })

  test('six times at once makes one story; six languages at once, one author', async () => {
    const db = opened()
    const same = await Promise.all(
      Array.from({ length: 6 }, () => importStory(db, file(fixture('ar')), { publish: true })),
    )
    expect(same.filter((each) => each.outcome === 'created')).toHaveLength(1)
    expect(new Set(same.map((each) => each.href)).size).toBe(1)
    expect(await rows(db)).toMatchObject({ stories: 1, articles: 1, authors: 1 })

    const locales: Locale[] = ['en', 'fa', 'he', 'ur', 'fr']
    await Promise.all(locales.map((locale) => importStory(db, file(fixture(locale)), { publish: true })))
    expect(await rows(db)).toMatchObject({ stories: 6, articles: 6, authors: 1 })
    const [person] = await db.orm.select().from(author)
    expect(person!.names).toMatchObject({ ar: 'تميم الغزالي', en: 'Tamim Ghazali', ur: 'تمیم غزالی' })
  })

  test('that fails halfway writes nothing', async () => {
    const db = opened()
    // The byline is the last row of a story to be written.
    await db.orm.execute(sql`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$`)
    await db.orm.execute(sql`
      CREATE TRIGGER refuse BEFORE INSERT ON byline FOR EACH ROW EXECUTE FUNCTION refuse()`)
    try {
      const withNewDesk = fixture('ar').replace('مكتب أخبار مرسى النور', 'مكتب أخبار رأس البر')
      await expect(importStory(db, file(withNewDesk), { publish: true })).rejects.toThrow()
      expect(await rows(db)).toEqual(nothing)
      expect(await db.orm.select().from(storyTopic)).toEqual([])
    } finally {
      await db.orm.execute(sql`DROP FUNCTION refuse CASCADE`)
    }
  })

  describe('finds the author', () => {
    beforeEach(async () => {
      await opened()
        .orm.insert(author)
        .values({
          ...tamim,
          names: { en: 'Tamim Ghazali' },
          email: 'tamim@marsad.example',
          handles: [{ network: 'x', handle: 'Tamim_Marsad' }],
        })
    })

    test('by e-mail in any case, and learns the name in this language', async () => {
      const report = await importStory(opened(), file(fixture('ar')), { publish: true })
      expect(report.author).toEqual({ name: 'تميم الغزالي', created: false })
      const [person] = await opened().orm.select().from(author)
      expect(person!.names).toEqual({ en: 'Tamim Ghazali', ar: 'تميم الغزالي' })
    })

    test('by a handle', async () => {
      const text = fixture('ar').replace('Tamim@Marsad.example', '')
      const report = await importStory(opened(), file(text), { publish: true })
      expect(report.author).toEqual({ name: 'تميم الغزالي', created: false })
    })

    test('by name, folded, in the same language', async () => {
      const text = fixture('en')
        .replace(/E-mail.*\n/, '')
        .replace('Tamim Ghazali', 'TAMIM GHAZÁLI')
      const report = await importStory(opened(), file(text), { publish: true })
      expect(report.author).toEqual({ name: 'Tamim Ghazali', created: false })
    })

    test('not in a namesake with another address', async () => {
      const text = fixture('en')
        .replace('Tamim@Marsad.example', 'other@paper.example')
        .replace('@tamim_marsad', '@other_tamim')
      const report = await importStory(opened(), file(text), { publish: true })
      expect(report.author).toEqual({ name: 'Tamim Ghazali', created: true })
      expect(report.unsure.join('\n')).toMatch(/Another author is called Tamim Ghazali/)
      const slugs = await opened().orm.select({ slug: author.slug }).from(author)
      expect(slugs.map((each) => each.slug).toSorted()).toEqual(['tamim-ghazali', 'tamim-ghazali-2'])
    })

    test('and publishes a story whose byline is only an address', async () => {
      const text = fixture('en').replace('By: Tamim Ghazali\n', '')
      const report = await importStory(opened(), file(text), { publish: true })
      expect(report).toMatchObject({ state: 'published', author: { name: 'Tamim Ghazali', created: false } })
    })

    test('and leaves alone what the byline says otherwise', async () => {
      const text = fixture('en')
        .replace('By: Tamim Ghazali', 'By: Somebody Else')
        .replace('@tamim_marsad', '@new_one')
      const { unsure, author: by } = await importStory(opened(), file(text), { publish: true })
      expect(by!.name).toBe('Tamim Ghazali')
      expect(unsure.join('\n')).toMatch(/Somebody Else/)
      expect(unsure.join('\n')).toMatch(/new_one/)
      const [person] = await opened().orm.select().from(author)
      expect(person!.handles).toEqual([{ network: 'x', handle: 'Tamim_Marsad' }])
    })
  })

  test('creates a desk once, with an address in ASCII that nobody has', async () => {
    const db = opened()
    const texts = ['مكتب أخبار رأس البر', 'مكتب راس البر', 'مكتب: 北京', 'Latest Desk'].map((line, index) =>
      fixture('ar').replace('مكتب أخبار مرسى النور', line).replace('في مارس', `في مارس ${index}`),
    )
    const reports = []
    for (const text of texts) reports.push(await importStory(db, file(text), { publish: false }))
    expect(reports.map((each) => each.desk)).toEqual([
      { name: 'رأس البر', created: true },
      { name: 'رأس البر', created: false },
      { name: '北京', created: true },
      { name: 'Latest', created: true },
    ])
    const desks = await db.orm.select().from(desk)
    expect(new Set(desks.map((each) => each.slug)).size).toBe(4)
    for (const { id, slug, names } of desks) {
      expect(slug).toMatch(/^[a-z0-9-]+$/)
      expect(slug).not.toBe('latest')
      if (names.ar === '北京') expect(slug).toBe(id)
    }
  })

  test('without a headline stays a draft', async () => {
    const body = 'انعقد مجلس البلدية يوم الاثنين وناقش خطة المياه ولم يقرر شيئًا. '.repeat(6)
    const report = await importStory(opened(), file(`${body}\n\n-----\nبقلم: سلمى حداد`), { publish: true })
    expect(report.state).toBe('draft')
    expect(report.headline).toBe('انعقد مجلس البلدية يوم الاثنين وناقش خطة المياه…')
    expect(report.warnings.join('\n')).toMatch(/no headline/)
    const [row] = await opened().orm.select().from(article)
    expect(row!.plainText).toBe(body.trim())
  })

  test('without a byline stays a draft', async () => {
    const [text] = fixture('en').split('____')
    const report = await importStory(opened(), file(text!), { publish: true })
    expect(report).toMatchObject({ state: 'draft', author: null, desk: null })
    expect(report.warnings.join('\n')).toMatch(/no byline/)
  })

  test('in a language nobody can tell stays a draft, until a person says it', async () => {
    const text = 'Zwei Preise fielen\n\nDie Preise fielen gestern stark.\n\n-----\nAuthor: Anna Berg'
    expect(await importStory(opened(), file(text), { publish: true })).toMatchObject({ state: 'draft' })
    const told = await importStory(opened(), file(`${text}\n`.replace('stark', 'leicht')), {
      publish: true,
      locale: 'en',
    })
    expect(told).toMatchObject({ state: 'published', locale: 'en' })
  })

  test('goes to the section a person names, else to the fitting one, else to the first', async () => {
    const named = await importStory(opened(), file(fixture('en')), { publish: false, section: 'economy' })
    expect(named.section).toBe('Economy')
    const plain =
      'A quiet day\n\nNothing of note was said to have happened in the town that day.\n\n-----\nBy Mara Quill'
    const first = await importStory(opened(), file(plain), { publish: false })
    expect(first.section).toBe('Economy')
    expect(first.unsure.join('\n')).toMatch(/because it is the first/)
    await expect(
      importStory(opened(), file(`${plain} B`), { publish: false, section: 'sports' }),
    ).rejects.toMatchObject({
      code: 'unknown-section',
      message: expect.stringMatching(/economy, technology/),
    })
  })

  test('learns a section from where such stories were filed', async () => {
    const { orm } = opened()
    for (let index = 0; index < 4; index += 1) {
      const id = newId()
      await orm.insert(story).values({ id, sectionId: economy.id })
      await orm.insert(storyTopic).values({ storyId: id, topicId: blockchain.id, position: 0 })
    }
    expect((await importStory(opened(), file(fixture('en')), { publish: false })).section).toBe('Economy')
  })

  test('does not file it under what it mentions in passing, or spells alike', async () => {
    const { orm } = opened()
    await orm.insert(topic).values({ id: newId(), slug: 'ai', names: { en: 'AI' }, aliases: ['AI'] })
    const text = fixture('ar').replace('الدفتر المفتوح', 'الطاقة')
    const report = await importStory(opened(), file(text), { publish: false })
    expect(report.topics).not.toContain('الطاقة')
    expect(report.unsure.join('\n')).toMatch(/“الطاقة” is mentioned once/)
    const french = fixture('fr').replace('Reste une question', "J'ai une question, j'ai dit")
    expect((await importStory(opened(), file(french), { publish: false })).topics).not.toContain('AI')
  })

  describe('links what it says to read', () => {
    const earlier = async (headline: string, text: string, state: 'published' | 'draft' = 'published') => {
      const storyId = newId()
      await opened().orm.transaction(async (tx) => {
        await tx.insert(story).values({ id: storyId, sectionId: technology.id })
        await tx.insert(storyTopic).values({ storyId, topicId: water.id, position: 0 })
        await writeArticle(tx, {
          storyId,
          locale: 'ar',
          slug: `slug-${storyId}`,
          state,
          headline,
          document: doc(p(text)),
          publishedAt: state === 'published' ? new Date(Date.now() - 86_400_000) : null,
          bylines: [],
        })
      })
      return storyId
    }
    const meant = [
      'مرسى النور تستبدل عدادات المياه القديمة',
      'أقرت البلدية خطة بقيمة 2.4 مليون دولار لاستبدال عدادات المياه القديمة بعدادات ذكية.',
    ] as const
    const others = [
      ['أسعار القمح ترتفع', 'ارتفعت أسعار القمح في الميناء مع شح المياه.'],
      ['الصيف يبكر', 'يقول خبراء المياه إن الصيف جاء مبكرًا هذا العام.'],
    ] as const
    const marksOf = async () => {
      const [row] = await opened()
        .orm.select({ document: article.document })
        .from(article)
        .where(
          eq(article.headline, 'بلدية مرسى النور تنقل عدادات المياه، وتراهن في قراءتها على شبكة blockchain'),
        )
      const [first] = row!.document.content
      return first?.type === 'paragraph'
        ? (first.content ?? []).flatMap((node) => (node.type === 'text' && node.marks ? [node] : []))
        : []
    }

    test('where one story is clearly meant', async () => {
      for (const [headline, text] of others) await earlier(headline, text)
      const storyId = await earlier(...meant)
      const report = await importStory(opened(), file(fixture('ar')), { publish: true })
      expect(await marksOf()).toEqual([
        { type: 'text', text: 'اقرأ ذلك من هنا', marks: [{ type: 'storyLink', attrs: { storyId } }] },
      ])
      expect(report.tidied).toContainEqual({
        where: 'paragraph 1',
        rule: 'story-link',
        before: 'اقرأ ذلك من هنا',
        after: `→ ${meant[0]}`,
      })
    })

    test('not where two stories may be, nor to one that is not public', async () => {
      await earlier(...meant)
      await earlier(`${meant[0]} مجددًا`, meant[1])
      const report = await importStory(opened(), file(fixture('ar')), { publish: true })
      expect(await marksOf()).toEqual([])
      expect(report.unsure.join('\n')).toMatch(/“اقرأ ذلك من هنا”.*The nearest is/)
    })

    test('not to a draft', async () => {
      await earlier(...meant, 'draft')
      const report = await importStory(opened(), file(fixture('ar')), { publish: true })
      expect(await marksOf()).toEqual([])
      expect(report.unsure.join('\n')).toMatch(/None of the public ones/)
    })
  })

  test.each<[string, Uint8Array | string, string]>([
    ['empty', '', 'empty'],
    ['only spaces', '\ufeff \n\t\u00a0\n', 'empty'],
    ['Windows-1256', Uint8Array.of(0xca, 0xd1, 0xdd, 0xda, 0x20, 0xc7, 0xe1, 0xd5, 0xed, 0xe4), 'not-utf8'],
    ['UTF-16', new Uint8Array(Buffer.from('\ufeffقصة', 'utf16le')), 'not-utf8'],
    ['cut in the middle of a letter', new TextEncoder().encode('قصة').subarray(0, 5), 'not-utf8'],
    ['50 MB', new Uint8Array(50 * 1024 * 1024).fill(0x61), 'too-large'],
    ['more paragraphs than a story has', `Headline\n\n${'word\n\n'.repeat(60_000)}`, 'too-large'],
    ['a Word document', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14), 'binary'],
    ['a picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'binary'],
    ['zero bytes', 'text\u0000text', 'binary'],
    ['only a byline', '-----\nBy: Mara Quill\nmara@paper.example', 'no-text'],
    ['only marks', '*** ... 123 !!!', 'no-text'],
  ])('refuses a file that is %s', async (_, content, code) => {
    const db = opened()
    await expect(importStory(db, file(content), { publish: true })).rejects.toMatchObject({
      name: 'ImportRefused',
      code,
      message: expect.stringMatching(/^story\.txt .{20,}/),
    })
    expect(await rows(db)).toEqual(nothing)
  })

  test('reports to a terminal', async () => {
    const report = await importStory(opened(), file(fixture('ar')), { publish: true })
    const shown = formatReport(report, 'https://paper.example')
    expect(shown).toMatch(/^Published\./)
    expect(shown).toContain(`https://paper.example${report.href}`)
    expect(shown).toContain(`https://paper.example/s/${report.storyId}`)
    expect(shown).toContain('Arabic')
    expect(shown).toMatch(/تميم الغزالي.* \(new\)/)
    for (const { rule } of report.tidied) expect(shown).toContain(rule)
    // Every line of English with Arabic in it isolates the Arabic, and closes what it opens.
    for (const line of shown
      .split('\n')
      .filter((each) => /\p{sc=Arab}/u.test(each) && !each.includes('https:'))) {
      const opens = line.match(/[\u2066-\u2068]/gu)?.length ?? 0
      expect(opens).toBeGreaterThan(0)
      expect(line.match(/\u2069/gu)?.length).toBe(opens)
      const outside = line.replace(/[\u2066-\u2068][^\u2066-\u2069]*\u2069/gu, '')
      expect(outside.replace(isolates, '')).not.toMatch(/\p{sc=Arab}/u)
    }
    const again = await importStory(opened(), file(fixture('ar')), { publish: true })
    expect(formatReport(again, 'https://paper.example')).toMatch(/imported before; it is published/)
  })
})

test('the limit is what it says', () => {
  expect(decodeText({ name: 'a', bytes: new Uint8Array(maxTextBytes).fill(0x61) })).toHaveLength(maxTextBytes)
  expect(() => decodeText({ name: 'a', bytes: new Uint8Array(maxTextBytes + 1).fill(0x61) })).toThrow(
    ImportRefused,
  )
})
