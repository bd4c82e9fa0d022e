import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../story/plain-text.ts'
import { wordsOf } from '../import/archive-here.ts'
import { dryRunImport } from '../import/dry-run-import.ts'
import type { StoryRecord } from '../import/import-record.ts'
import { all, archiveOf, bytesOf } from '../import/testing/archive-of.ts'
import { wxrOf } from '../import/testing/wxr-of.ts'
import { autop } from './autop.ts'
import { elsewhereOf } from './post-meta.ts'
import { readWordPress } from './read-wordpress.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}.xml`, import.meta.url), 'utf8')
const storiesOf = (text: string) => all(readWordPress(bytesOf(text)), 'story')
const blocksOf = (story: StoryRecord) =>
  wordsOf(story.text, { locale: story.locale, otherwise: null, origin: 'https://old.example' })
const surveyOf = (text: string | ReturnType<typeof bytesOf>) =>
  dryRunImport(archiveOf('wordpress', readWordPress, typeof text === 'string' ? bytesOf(text) : text), {
    locale: null,
    looks: 1_000,
  })

it('says which words have no field here', async () => {
  const meta = (key: string, value: string) =>
    `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value>${value}</wp:meta_value></wp:postmeta>`
  const item = `<item><title>خبر</title><wp:post_id>9002</wp:post_id><excerpt:encoded>مقدمة</excerpt:encoded>${meta('_yoast_wpseo_title', '%%title%% %%sep%% رصيف')}${meta('_yoast_wpseo_metadesc', 'كم وصل وكم يكفي')}${meta('subtitle', 'ثلاثة أشهر')}</item>`
  const story = (await storiesOf(fixture('classic-1.1').replace('</channel>', `${item}</channel>`))).at(-1)
  expect(story?.notes.filter(({ kind }) => kind === 'field-left-out').map(({ subject }) => subject)).toEqual([
    'ثلاثة أشهر',
  ])
})

it('says what stood in fields that a site made for itself', async () => {
  const fields = {
    summary_points: '<p>وصلت ثلاث سفن&nbsp;أمس</p>',
    _summary_points: 'field_5f0a1b2c3d4e5',
    // A choice, a setting, an address, a picture's number, a field that is read, and one of no plug-in's.
    tone: 'عاجل',
    _tone: 'field_5f0a1b2c3d4e6',
    layout: 'a:2:{i:0;s:4:"text wide";i:1;s:4:"more";}',
    _layout: 'field_5f0a1b2c3d4e7',
    document: 'https://old.example/a-file.pdf',
    _document: 'field_5f0a1b2c3d4e8',
    photo: '312',
    _photo: 'field_5f0a1b2c3d4e9',
    subtitle: 'في ثلاثة أشهر',
    _subtitle: 'field_5f0a1b2c3d4f0',
    rank_math_focus_keyword: 'ميناء ثلاث سفن',
  }
  const meta = Object.entries(fields).map(
    ([key, value]) =>
      `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`,
  )
  const item = `<item><title>خبر</title><wp:post_id>9003</wp:post_id>${meta.join('')}</item>`
  const story = (await storiesOf(fixture('classic-1.1').replace('</channel>', `${item}</channel>`))).at(-1)
  expect(story?.notes.filter(({ kind }) => kind === 'own-field-left-out')).toEqual([
    { kind: 'own-field-left-out', subject: 'summary_points: وصلت ثلاث سفن أمس' },
  ])
  expect(story?.standfirst).toBe('في ثلاثة أشهر')
})

it('takes over what search engines and platforms were told', async () => {
  const meta = (fields: Record<string, string>) =>
    new Map(Object.entries(fields)) satisfies ReadonlyMap<string, string>
  const own = { headline: 'خبر', standfirst: 'ملخّصه' }
  expect(
    elsewhereOf(
      meta({
        _yoast_wpseo_title: '%%title%%: ما نعرفه حتى الآن %%page%% %%sep%% %%sitename%%',
        _yoast_wpseo_metadesc: 'كم وصل وكم &quot;يكفي&quot;',
        '_yoast_wpseo_opengraph-title': 'رصيف 22 – 100% عربي',
        '_yoast_wpseo_opengraph-description': '%%excerpt%%',
      }),
      own,
    ),
  ).toEqual({
    searchTitle: 'خبر: ما نعرفه حتى الآن',
    searchDescription: 'كم وصل وكم "يكفي"',
    socialTitle: 'رصيف 22 – 100% عربي',
    socialDescription: 'ملخّصه',
  })
  const others = meta({
    rank_math_title: '%title% %sep% %sitename%',
    _aioseo_description: '#post_title | #site_title',
    rank_math_facebook_title: '%%primary_category%% في سطر',
  })
  expect(elsewhereOf(others, own)).toEqual({
    searchTitle: 'خبر',
    searchDescription: 'خبر |',
    socialTitle: null,
    socialDescription: null,
  })
})

it('knows guests by the posts that Co-Authors Plus keeps them as', async () => {
  const guest = `<item><title>ليلى المصري</title><wp:post_type>guest-author</wp:post_type><wp:post_name>cap-laila</wp:post_name>
    <wp:postmeta><wp:meta_key>cap-display_name</wp:meta_key><wp:meta_value>ليلى المصري</wp:meta_value></wp:postmeta>
    <wp:postmeta><wp:meta_key>cap-user_login</wp:meta_key><wp:meta_value>laila</wp:meta_value></wp:postmeta>
    <wp:postmeta><wp:meta_key>cap-description</wp:meta_key><wp:meta_value>شاعرة.</wp:meta_value></wp:postmeta></item>
    <item><title>قصيدة</title><wp:post_id>9001</wp:post_id><category domain="author" nicename="cap-laila">laila</category></item>`
  const text = fixture('classic-1.1').replace('</channel>', `${guest}</channel>`)
  const people = await all(readWordPress(bytesOf(text)), 'person')
  expect(people.at(-1)).toMatchObject({ key: 'laila', name: 'ليلى المصري', biography: 'شاعرة.' })
  expect((await storiesOf(text)).at(-1)).toMatchObject({ people: ['laila'] })
})

describe('an export of the classic editor', () => {
  it('is read with what it says of itself', async () => {
    const [site] = await all(readWordPress(bytesOf(fixture('classic-1.1'))), 'site')
    expect(site).toEqual({
      kind: 'site',
      source: 'wordpress:old.example',
      origin: 'http://old.example',
      locale: 'ar',
    })
    const [story] = await storiesOf(fixture('classic-1.1'))
    expect(story).toMatchObject({
      sourceId: '101',
      state: 'published',
      headline: 'رافعات جديدة تصل الميناء & تعمل غدًا',
      slug: 'رافعات-جديدة',
      standfirst: 'ثلاث رافعات دفعة واحدة.',
      publishedAt: new Date('2013-02-28T08:15:00Z'),
      people: ['salma'],
      section: { name: 'اقتصاد', slug: 'اقتصاد' },
      topics: [{ name: 'الموانئ', slug: 'ports' }],
      lead: 'picture:55',
    })
    expect(story?.oldPaths.map(decodeURIComponent)).toEqual([
      'http://old.example/2013/02/رافعات-جديدة/',
      '/2013/02/old-cranes/',
      '/?p=101',
    ])
  })

  it('has paragraphs for its empty lines, pictures for its captions and galleries, and no plug-in', async () => {
    const [story] = await storiesOf(fixture('classic-1.1'))
    const { blocks, notes, locale } = blocksOf(story!)
    expect(locale).toBe('ar')
    expect(blocks.map((block) => block.type)).toEqual([
      'paragraph',
      'figure',
      'heading',
      'paragraph',
      'paragraph',
      'embed',
      'gallery',
      'paragraph',
    ])
    expect(blocks[0]).toMatchObject({
      content: [{}, { text: 'أمس', marks: [{ type: 'bold' }] }, {}, { type: 'hardBreak' }, {}],
    })
    expect(blocks[1]).toMatchObject({
      attrs: {
        mediaId: 'at:http://old.example/wp-content/uploads/2013/02/crane-300x200.png',
        alt: 'رافعة',
        caption: 'رافعة على الرصيف الشرقي',
      },
    })
    expect(plainText({ type: 'doc', content: blocks })).toContain('إن العمل [sic] يبدأ')
    expect(JSON.stringify(blocks)).not.toMatch(/contact-form|alert/)
    expect([...story!.notes, ...notes].map(({ kind, subject }) => [kind, subject])).toEqual([
      ['was-pinned', ''],
      ['shortcode-removed', 'contact-form-7 title="راسلنا"'],
      ['element-left-out', 'script'],
      ['embed-linked', 'https://maps.example.org/embed?x=1'],
    ])
  })

  it('is surveyed to its end', async () => {
    const { preview, catalogue } = await surveyOf(fixture('classic-1.1'))
    expect(preview).toMatchObject({
      stories: 2,
      states: { published: 1, draft: 1 },
      people: 1,
      pictures: 2,
      topics: 1,
    })
    expect(preview.notes).toContainEqual({ kind: 'type-left-out', count: 1, subjects: ['nav_menu_item'] })
    expect(preview.notes).toContainEqual({ kind: 'comments-left-out', count: 1, subjects: ['1'] })
    expect(catalogue.get('55')).toMatchObject({ alt: 'رافعة صفراء', caption: 'رافعة في الميناء' })
  })
})

describe('an export of the block editor', () => {
  it('keeps the blocks that hold words, and says which were made by a program', async () => {
    const [story] = await storiesOf(fixture('blocks-1.2'))
    const { blocks, notes } = blocksOf(story!)
    expect(blocks.map((block) => block.type)).toEqual([
      'paragraph',
      'heading',
      'orderedList',
      'figure',
      'blockquote',
      'embed',
      'table',
      'paragraph',
      'paragraph',
      'paragraph',
    ])
    expect(blocks[0]).toMatchObject({
      content: [
        {},
        { marks: [{ type: 'link', attrs: { href: 'https://old.example/economy/second/' } }] },
        {},
        {},
        {},
      ],
    })
    expect(blocks[3]).toMatchObject({ attrs: { alt: 'سنابل', caption: 'سنابل القمح' } })
    expect(blocks[4]).toMatchObject({ attrs: { attribution: 'وزير التموين' } })
    expect(plainText({ type: 'doc', content: blocks })).toContain('اسم مقلوب هنا')
    expect([...story!.notes, ...notes].map(({ kind, subject }) => [kind, subject])).toEqual([
      ['block-left-out', 'latest-posts'],
      ['overrides-removed', ''],
    ])
  })

  it('is in the language of its words, also where they are few and the site says another', async () => {
    const { preview } = await surveyOf(fixture('blocks-1.2'))
    expect(preview.languages).toEqual({ ar: 6, en: 1 })
  })

  it('knows languages, translations and every state', async () => {
    const found = await storiesOf(fixture('blocks-1.2'))
    expect(found.map((each) => [each.sourceId, each.state, each.isPage, each.locale, each.groupKey])).toEqual(
      [
        ['2001', 'published', false, 'ar', 'pll_wheat'],
        ['2002', 'published', false, 'en', 'pll_wheat'],
        ['2', 'published', true, null, null],
        ['2003', 'scheduled', false, null, null],
        ['2004', 'private', false, null, null],
        ['2005', 'in_review', false, null, null],
        ['2006', 'trash', false, null, null],
      ],
    )
  })
})

describe('a hostile file', () => {
  const bomb = `<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>&c;</title></channel></rss>`

  const cutWithin = (text: string, word: string) => {
    const bytes = Buffer.from(text)
    return bytes.subarray(0, bytes.indexOf(word) + 1)
  }

  it.each([
    ['with an entity bomb', bomb, 'doctype'],
    ['that asks for a file of ours', bomb.replace(/\[.*\]/, 'SYSTEM "file:///etc/passwd"'), 'doctype'],
    [
      'with an entity that nobody declared',
      fixture('blocks-1.2').replace('<description>', '<description>&evil;'),
      'broken-xml',
    ],
    ['that was cut off', fixture('blocks-1.2').slice(0, -400), 'broken-xml'],
    ['that was cut off within a character', cutWithin(fixture('blocks-1.2'), 'السلة'), 'cut-off'],
    ['of another encoding than it says', Buffer.from(fixture('blocks-1.2'), 'utf16le'), 'encoding'],
    ['of a version that is not known', fixture('blocks-1.2').replace('>1.2<', '>9.9<'), 'unknown-version'],
    ['without a story', fixture('blocks-1.2').replace(/<item>[\s\S]*<\/item>/, ''), 'empty'],
  ])('%s is refused', async (_, text, reason) => {
    await expect(surveyOf(bytesOf(text))).rejects.toMatchObject({ name: 'ImportRefused', reason })
  })

  it('of one text without an end is refused before it fills the memory', async () => {
    const [start = '', end = ''] = fixture('blocks-1.2').split('يُنشر في وقته.')
    let sent = 0
    const endless = async function* () {
      yield new TextEncoder().encode(start)
      for (let i = 0; i < 1_600; i += 1) {
        sent += 65_536
        yield Buffer.alloc(65_536, 'a')
      }
      yield new TextEncoder().encode(end)
    }
    await expect(surveyOf(endless)).rejects.toMatchObject({ reason: 'too-large' })
    expect(sent).toBeLessThan(50_000_000)
  })

  it('nested without an end is refused', async () => {
    await expect(
      surveyOf(fixture('blocks-1.2').replace('<description>', `<description>${'<a>'.repeat(100_000)}`)),
    ).rejects.toMatchObject({ reason: 'broken-xml' })
  })

  it('with characters that no text has is read without them, and it is said', async () => {
    const { preview } = await surveyOf(
      fixture('blocks-1.2').replace('أسعار الخبز', 'أسعار\u0000\u0008 الخبز'),
    )
    expect(preview.notes).toContainEqual({ kind: 'characters-removed', count: 1, subjects: ['2'] })
  })
})

describe('paragraphs', () => {
  it.each([
    ['أول\n\nثانٍ', '<p>أول</p>\n<p>ثانٍ</p>'],
    ['أول\nثانٍ', '<p>أول<br>\nثانٍ</p>'],
    ['<h2>عنوان</h2>\nنص', '<h2>عنوان</h2>\n<p>نص</p>'],
    ['أول\nhttps://a.example/1\nثانٍ', '<p>أول</p>\n<p>https://a.example/1</p>\n<p>ثانٍ</p>'],
    ['<pre>أ\n\nب</pre>', '<pre>أ\n\nب</pre>'],
    ['<p>جاهزة</p>', '<p>جاهزة</p>'],
  ])('of %j', (text, html) => {
    expect(autop(text)).toBe(html)
  })
})

it('takes the day by the clock of the site where the moment is all zeros, and never the first of 1970', async () => {
  const dated = async (gmt: string, sent: string) => {
    const [story] = await storiesOf(
      wxrOf({ items: [{ id: 1, title: 'خبر' }] })
        .replace('2019-05-04 08:00:00', gmt)
        .replace('Sat, 04 May 2019 08:00:00 +0000', sent)
        .replace('<wp:post_name>', '<wp:post_date>2012-02-16 15:52:55</wp:post_date><wp:post_name>'),
    )
    return story?.publishedAt?.toISOString()
  }
  const zeros = '0000-00-00 00:00:00'
  expect(await dated(zeros, 'Thu, 01 Jan 1970 00:00:00 +0000')).toBe('2012-02-16T15:52:55.000Z')
  expect(await dated(zeros, 'Mon, 30 Nov -0001 00:00:00 +0000')).toBe('2012-02-16T15:52:55.000Z')
  expect(await dated(zeros, 'Thu, 16 Feb 2012 12:52:55 +0000')).toBe('2012-02-16T12:52:55.000Z')
})

it('takes the marks out of a title, and leaves what is written in it between angles', async () => {
  const [story] = await storiesOf(
    wxrOf({ items: [{ id: 1, title: 'لماذا <em>تركنا</em> <html> &amp; غيره' }] }),
  )
  expect(story?.headline).toBe('لماذا تركنا <html> & غيره')
})
