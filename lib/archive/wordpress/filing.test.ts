import { describe, expect, it } from 'vitest'
import { plainText } from '../../story/plain-text.ts'
import type { ImportRecord } from '../import/import-record.ts'
import { bytesOf } from '../import/testing/archive-of.ts'
import { readWordPress } from './read-wordpress.ts'
import { category, item, readStory, storiesIn, wxr } from './testing/wxr.ts'

const tree = [
  category(3, 'economy', 'اقتصاد'),
  category(4, 'oil', 'نفط', 'economy'),
  category(5, 'prices', 'أسعار', 'oil'),
  category(6, 'breaking', 'أخبار عاجلة'),
  category(7, 'world', 'العالم'),
  // Two that are above each other.
  category(8, 'a', 'ألف', 'b'),
  category(9, 'b', 'باء', 'a'),
]
const filed = async (terms: [string, string][], meta: Record<string, string> = {}) => {
  const [story] = await storiesIn(
    ...tree,
    item({ id: 1, meta, terms: terms.map(([slug, name]) => ['category', slug, name]) }),
  )
  return [story?.section?.name, story?.topics.map(({ name }) => name)]
}

describe('a section', () => {
  it.each([
    ['is the topmost above the first category', [['prices', 'أسعار']], {}, 'اقتصاد', ['أسعار']],
    [
      'is none of its own topics',
      [
        ['economy', 'اقتصاد'],
        ['oil', 'نفط'],
      ],
      {},
      'اقتصاد',
      ['نفط'],
    ],
    [
      'follows the primary category of Yoast',
      [
        ['oil', 'نفط'],
        ['world', 'العالم'],
      ],
      { _yoast_wpseo_primary_category: '7' },
      'العالم',
      ['نفط'],
    ],
    [
      'follows that of Rank Math',
      [
        ['world', 'العالم'],
        ['prices', 'أسعار'],
      ],
      { rank_math_primary_category: '5' },
      'اقتصاد',
      ['العالم', 'أسعار'],
    ],
    [
      'follows that of the theme',
      [
        ['economy', 'اقتصاد'],
        ['world', 'العالم'],
      ],
      { td_post_theme_settings: 'a:1:{s:14:"td_primary_cat";s:1:"7";}' },
      'العالم',
      ['اقتصاد'],
    ],
    [
      'does not follow a primary category that the story is no longer in',
      [['world', 'العالم']],
      { _yoast_wpseo_primary_category: '3' },
      'العالم',
      [],
    ],
    [
      'is not what only says how urgent it was',
      [
        ['breaking', 'أخبار عاجلة'],
        ['world', 'العالم'],
      ],
      {},
      'العالم',
      ['أخبار عاجلة'],
    ],
    [
      'nor where that is the primary one',
      [
        ['breaking', 'أخبار عاجلة'],
        ['world', 'العالم'],
      ],
      { _yoast_wpseo_primary_category: '6' },
      'العالم',
      ['أخبار عاجلة'],
    ],
    ['nor where there is no other', [['breaking', 'أخبار عاجلة']], {}, undefined, ['أخبار عاجلة']],
    ['is none of what nobody filed', [['uncategorized', 'غير مصنف']], {}, undefined, []],
    ['ends where a tree goes in circles', [['a', 'ألف']], {}, 'باء', ['ألف']],
  ] as const)('%s', async (_, terms, meta, section, topics) => {
    expect(await filed(terms as never, meta)).toEqual([section, topics])
  })

  it('is no format of a post, and topics are no terms of a program', async () => {
    const [story] = await storiesIn(
      item({
        id: 1,
        terms: [
          ['post_format', 'post-format-video', 'مقطع'],
          ['category', 'world', 'العالم'],
          ['post_tag', 'sea', 'البحر'],
          ['translation_priority', 'optional', 'Optional'],
          ['location', 'beirut', 'بيروت'],
        ],
      }),
    )
    expect(story?.section?.name).toBe('العالم')
    expect(story?.topics.map(({ name }) => name)).toEqual(['البحر', 'بيروت'])
    expect(story?.notes).toContainEqual({ kind: 'was-of-format', subject: 'video' })
  })
})

async function recordsOf(reading: AsyncIterable<ImportRecord>): Promise<ImportRecord[]> {
  const records: ImportRecord[] = []
  for await (const each of reading) records.push(each)
  return records
}

describe('kinds of posts', () => {
  it('that hold stories come in, and those of programs stay out by name', async () => {
    const records = await recordsOf(
      readWordPress(
        bytesOf(
          wxr(
            item({
              id: 1,
              type: 'interview',
              content: 'حوار طويل.',
              terms: [['interview_category', 'art', 'فن']],
            }),
            item({ id: 2, type: 'video', content: '<p>مقطع</p>' }),
            item({ id: 3, type: 'news', content: '' }),
            ...[
              'nav_menu_item',
              'wp_template',
              'custom_css',
              'revision',
              'elementor_library',
              'acf-field',
              'shop_order',
              'product',
              'wpcf7_contact_form',
              'reply',
            ].map((type, index) => item({ id: 10 + index, type, content: 'شيء' })),
          ),
        ),
      ),
    )
    const stories = records.filter((each) => each.kind === 'story')
    expect(stories.map((each) => [each.sourceId, each.section?.name, each.notes, each.isCustomType])).toEqual(
      [
        ['1', 'فن', [{ kind: 'was-of-own-type', subject: 'interview' }], undefined],
        ['2', undefined, [{ kind: 'was-of-own-type', subject: 'video' }], undefined],
        // Without words: only when somebody says what it is.
        ['3', undefined, [], true],
      ],
    )
    expect(records.flatMap((each) => (each.kind === 'other' ? [each.note.subject] : []))).toEqual([
      'nav_menu_item',
      'wp_template',
      'custom_css',
      'revision',
      'elementor_library',
      'acf-field',
      'shop_order',
      'product',
      'wpcf7_contact_form',
      'reply',
    ])
  })
})

describe('a standfirst', () => {
  it.each([
    [{ kia_subtitle: 'سطر <em>ثانٍ</em>' }, '', 'سطر ثانٍ'],
    [{ tie_post_sub_title: 'من جنة' }, '', 'من جنة'],
    [{ td_post_theme_settings: 'a:1:{s:11:"td_subtitle";s:11:"نيوزيبر";}' }, '', 'نيوزيبر'],
    [{ _subtitle: 'لا يُؤخذ' }, 'المقتطف', 'المقتطف'],
    [{}, '', null],
  ])('%j', async (meta, excerpt, standfirst) => {
    const [story] = await storiesIn(item({ id: 1, excerpt, meta: meta as Record<string, string> }))
    expect(story?.standfirst).toBe(standfirst)
  })
})

describe('a source', () => {
  it.each([
    [{ _bs_source_name: 'وكالة البحر', _bs_source_url: 'https://agency.example/1' }, '(وكالة البحر)'],
    [
      { td_post_theme_settings: 'a:2:{s:9:"td_source";s:12:"الميناء";s:13:"td_source_url";s:0:"";}' },
      '(الميناء)',
    ],
    [
      { tie_source: 'a:1:{i:0;a:2:{s:4:"text";s:6:"Harbor";s:3:"url";s:21:"https://harbor.example";}}' },
      '(Harbor)',
    ],
    [{ source: 'https://agency.example/2' }, '(https://agency.example/2)'],
    [{ source: '1' }, ''],
  ])('%j stands under the text', async (meta, line) => {
    const { blocks } = await readStory('<p>نصّ</p>', meta as Record<string, string>)
    expect(plainText({ type: 'doc', content: blocks.slice(1) })).toBe(line)
  })
})

describe('translations of WPML', () => {
  it('are joined where the file says so: by its own export, and copies by what they were copied from', async () => {
    const found = await storiesIn(
      item({ id: 1, meta: { _wpml_import_translation_group: 'wheat', _wpml_import_language_code: 'ar' } }),
      item({
        id: 2,
        meta: {
          _wpml_import_translation_group: 'wheat',
          _wpml_import_language_code: 'en',
          _wpml_import_source_language_code: 'ar',
        },
      }),
      item({ id: 3, link: 'https://old.example/a-story/' }),
      item({ id: 4, link: 'https://old.example/en/a-story/', meta: { _icl_lang_duplicate_of: '3' } }),
      item({ id: 5, link: 'https://old.example/en/another/' }),
    )
    expect(found.map(({ groupKey, locale }) => [groupKey, locale])).toEqual([
      ['wpml:wheat', 'ar'],
      ['wpml:wheat', 'en'],
      ['wpml-copy:3', null],
      ['wpml-copy:3', 'en'],
      [null, null],
    ])
  })
})

describe('what a theme prints over the text', () => {
  it.each([
    [
      {
        td_post_video:
          'a:2:{s:8:"td_video";s:28:"https://youtu.be/abc123XYZ_-";s:13:"td_last_video";s:0:"";}',
      },
      ['embed'],
    ],
    [{ tie_embed_code: '<iframe src="https://www.youtube.com/embed/abc123XYZ_-"></iframe>' }, ['embed']],
    [{ _format_video_embed: 'https://old.example/u/v.mp4' }, ['paragraph']],
    [{ _format_gallery_images: 'a:2:{i:0;s:2:"11";i:1;i:12;}' }, ['gallery']],
  ])('%j comes first', async (meta, types) => {
    const { blocks } = await readStory('<p>نصّ</p>', meta as Record<string, string>)
    expect(blocks.map(({ type }) => type)).toEqual([...types, 'paragraph'])
  })

  it('is not printed twice', async () => {
    const { blocks } = await readStory('نصّ\n\nhttps://youtu.be/abc123XYZ_-', {
      tie_video_url: 'https://youtu.be/abc123XYZ_-',
    })
    expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'embed'])
  })
})

it('names a category as readers read it', async () => {
  const found: ImportRecord[] = []
  for await (const each of readWordPress(
    bytesOf(wxr(category(3, 'sport', 'رياضة &amp; شباب'), item({ id: 1 }))),
  ))
    found.push(each)
  expect(found).toContainEqual(expect.objectContaining({ kind: 'category', name: 'رياضة & شباب' }))
})

it('keeps a story in a language that is none of ours as a draft', async () => {
  const stories = await storiesIn(
    item({ id: 1, terms: [['language', 'de', 'Deutsch']] }),
    item({ id: 2, terms: [['language', 'ar', 'العربية']] }),
    item({ id: 3, meta: { _wpml_import_language_code: 'es' } }),
  )
  expect(stories.map(({ state, notes }) => [state, notes.map(({ subject }) => subject)])).toEqual([
    ['draft', ['de']],
    ['published', []],
    ['draft', ['es']],
  ])
})
