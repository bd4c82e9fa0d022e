import { describe, expect, it } from 'vitest'
import type { Block } from '../../story/document.ts'
import { plainText } from '../../story/plain-text.ts'
import { phpValue } from './php-values.ts'
import { readStory } from './testing/wxr.ts'

const wordsIn = (blocks: Block[]) => plainText({ type: 'doc', content: blocks }).replace(/\n+/g, '\n')

describe('WPBakery', () => {
  it('is unwrapped, with the words and pictures of its attributes', async () => {
    const { blocks, said } =
      await readStory(`[vc_row full_width="stretch_row" css=".vc_custom_1505191935674{background-position: 0 0 !important;}"][vc_column width="1/2"][vc_custom_heading text="ما الذي تغيّر" font_container="tag:h2|font_size:26px|text_align:center|color:%23191e23" use_theme_fonts="yes"][vc_column_text css_animation="none"]
وصلت السفينة.

ثم <strong>غادرت</strong>.
[/vc_column_text][vc_single_image image="77" img_size="full" alignment="center"][vc_btn title="اقرأ المزيد" link="url:https%3A%2F%2Fold.example%2Fmore%2F|title:المزيد|target:_blank"][/vc_column][vc_column width="1/2"][vc_video link="https://www.youtube.com/watch?v=abc123XYZ_-"][vc_gallery type="image_grid" images="78,79"][vc_empty_space height="32px"][vc_raw_html]JTNDcCUzRSVEOSU4NiVEOCVCNSVEOSU5MSUzQyUyRnAlM0U=[/vc_raw_html][vc_tta_accordion][vc_tta_section title="سؤال" tab_id="1"][vc_column_text]جواب[/vc_column_text][/vc_tta_section][/vc_tta_accordion][vc_posts_slider count="3"][/vc_column][/vc_row]`)
    expect(blocks).toMatchObject([
      { type: 'heading', content: [{ text: 'ما الذي تغيّر' }] },
      { type: 'paragraph', content: [{ text: 'وصلت السفينة.' }] },
      { type: 'paragraph' },
      { type: 'figure', attrs: { mediaId: 'at:picture:77' } },
      { content: [{ text: 'اقرأ المزيد', marks: [{ attrs: { href: 'https://old.example/more/' } }] }] },
      { type: 'embed' },
      { type: 'figure', attrs: { mediaId: 'at:picture:78' } },
      { type: 'figure', attrs: { mediaId: 'at:picture:79' } },
      { type: 'paragraph', content: [{ text: 'نصّ' }] },
      { type: 'details', attrs: { title: 'سؤال' } },
    ])
    expect(JSON.stringify(blocks)).not.toMatch(/vc_|font_container/)
    expect(said).toEqual(['shortcode-removed vc_posts_slider'])
  })
})

describe('the theme Newspaper', () => {
  it('is unwrapped', async () => {
    const { blocks } = await readStory(
      '[vc_row][vc_column][td_block_text_with_title custom_title="للتواصل" header_color="#000"]هاتف الجريدة\n\nوبريدها[/td_block_text_with_title][td_block_2 limit="3" custom_title="ذات صلة"][/vc_column][/vc_row]',
    )
    expect(wordsIn(blocks)).toBe('للتواصل\nهاتف الجريدة\nوبريدها\nذات صلة')
  })
})

describe('Divi', () => {
  it('is unwrapped, with the words and pictures of its attributes', async () => {
    const { blocks, said } =
      await readStory(`[et_pb_section fb_built="1" admin_label="section" _builder_version="4.16"][et_pb_row admin_label="row" _builder_version="4.16"][et_pb_column type="4_4" _builder_version="4.16"][et_pb_text admin_label="Text" _builder_version="4.27" text_orientation="right"]<h2>تمهيد</h2>
<p>قال %91كذا%93 ومضى.</p>[/et_pb_text][et_pb_image src="https://old.example/u/1.jpg" alt="قارب" title_text="boat" _builder_version="4.16"][/et_pb_image][et_pb_toggle title="من يدفع؟" _builder_version="4.16"]<p>الميناء.</p>[/et_pb_toggle][et_pb_blurb title="الخلاصة %22هنا%22" image="https://old.example/u/2.png" _builder_version="4.16"]<p>باختصار.</p>[/et_pb_blurb][et_pb_button button_url="https://old.example/a/" button_text="التفاصيل" _builder_version="4.16"][/et_pb_button][et_pb_testimonial author="نور" job_title="بحّار"]<p>لا أعود.</p>[/et_pb_testimonial][et_pb_contact_form title="راسلنا"][et_pb_contact_field field_title="الاسم"][/et_pb_contact_field][/et_pb_contact_form][et_pb_code]<p>خام</p><!-- [et_pb_line_break_holder] --><p>أيضًا</p>[/et_pb_code][/et_pb_column][/et_pb_row][/et_pb_section]`)
    const words = wordsIn(blocks)
    for (const each of [
      'تمهيد',
      'الخلاصة "هنا"',
      'باختصار.',
      'لا أعود.',
      'نور',
      'بحّار',
      'خام',
      'أيضًا',
      'من يدفع؟\nالميناء.',
    ])
      expect(words).toContain(each)
    expect(blocks.filter(({ type }) => type === 'figure')).toMatchObject([
      { attrs: { mediaId: 'at:https://old.example/u/1.jpg', alt: 'قارب' } },
      { attrs: { mediaId: 'at:https://old.example/u/2.png' } },
    ])
    expect(JSON.stringify(blocks)).toContain('"href":"https://old.example/a/"')
    expect(JSON.stringify(blocks)).not.toMatch(/et_pb|admin|4\.16/)
    expect(said).toEqual(['shortcode-removed et_pb_contact_form: راسلنا الاسم'])
  })
})

describe('Avada', () => {
  it('is unwrapped', async () => {
    const { blocks } = await readStory(
      '[fusion_builder_container type="flex"][fusion_builder_row][fusion_builder_column type="1_1" layout="1_1"][fusion_title title_type="text" size="2"]العنوان[/fusion_title][fusion_text columns=""]<p>النصّ</p>[/fusion_text][fusion_imageframe image_id="5|full" hover_type="none"]https://old.example/u/5.jpg[/fusion_imageframe][fusion_youtube id="abc123XYZ_-" /][/fusion_builder_column][/fusion_builder_row][/fusion_builder_container]',
    )
    expect(blocks).toMatchObject([
      { content: [{ text: 'العنوان' }] },
      { content: [{ text: 'النصّ' }] },
      { type: 'figure', attrs: { mediaId: 'at:https://old.example/u/5.jpg' } },
      { type: 'embed' },
    ])
  })
})

describe('Elementor', () => {
  const widget = (widgetType: string, settings: object, elements: object[] = []) => ({
    id: 'a1b2c3d',
    elType: 'widget',
    settings,
    elements,
    widgetType,
  })
  const page = (...widgets: object[]) => ({
    _elementor_edit_mode: 'builder',
    _elementor_version: '3.25.0',
    _elementor_data: JSON.stringify([
      {
        id: '1',
        elType: 'section',
        settings: { background_image: { url: 'https://old.example/u/bg.jpg', id: 1 } },
        elements: [
          {
            id: '2',
            elType: 'column',
            settings: { _column_size: 100, _inline_size: null },
            elements: widgets,
          },
        ],
      },
    ]),
  })

  it('is read from what it keeps, not from its copy for search', async () => {
    const { blocks, said } = await readStory(
      '<p>نسخة للبحث</p>',
      page(
        widget('heading', { title: 'عنوان', header_size: 'h3', align: 'right', _title: 'x' }),
        widget('text-editor', { editor: '<p>فقرة أولى</p><p>وثانية</p>' }),
        widget('image', {
          image: { url: 'https://old.example/u/1.jpg', id: 11, size: '', alt: 'رصيف', source: 'library' },
          caption_source: 'custom',
          caption: 'على الرصيف',
        }),
        widget('image-gallery', {
          wp_gallery: [
            { id: 12, url: 'https://old.example/u/2.jpg' },
            { id: 13, url: 'https://old.example/u/3.jpg' },
          ],
        }),
        widget('video', {
          video_type: 'youtube',
          youtube_url: 'https://www.youtube.com/watch?v=abc123XYZ_-',
        }),
        widget('button', {
          text: 'إلى الملف',
          link: { url: 'https://old.example/file/', is_external: '', nofollow: '' },
          size: 'sm',
        }),
        widget('accordion', {
          tabs: [{ _id: 'e1', tab_title: 'لماذا؟', tab_content: '<p>لأن البحر قريب.</p>' }],
        }),
        widget('nested-accordion', { items: [{ item_title: 'كيف؟', _id: 'e2' }] }, [
          {
            id: '3',
            elType: 'container',
            settings: {},
            elements: [widget('text-editor', { editor: 'هكذا.' })],
          },
        ]),
        widget('icon-list', {
          icon_list: [
            { text: 'أولًا', _id: '1' },
            { text: 'ثانيًا', _id: '2', link: { url: 'https://old.example/2/' } },
          ],
        }),
        widget('blockquote', {
          blockquote_content: 'كلام يُقتبس',
          author_name: 'هناء',
          tweet_button_label: 'غرّد',
        }),
        widget('shortcode', { shortcode: '[gallery ids="14"]' }),
        widget('jet-something', { text_title: 'لوحة', show_title: 'yes', box_content: 'وصف اللوحة' }),
        widget('form', { form_name: 'اتصل', form_fields: [{ field_label: 'الاسم' }], button_text: 'أرسل' }),
        widget('posts', { posts_per_page: 3 }),
        widget('spacer', { space: { unit: 'px', size: 50 } }),
      ),
    )
    expect(wordsIn(blocks)).toBe(
      'عنوان\nفقرة أولى\nوثانية\nعلى الرصيف\nإلى الملف\nلماذا؟\nلأن البحر قريب.\nكيف؟\nهكذا.\nأولًا\nثانيًا\nكلام يُقتبس\nهناء\nلوحة\nوصف اللوحة',
    )
    expect(blocks.filter(({ type }) => type === 'figure')).toMatchObject([
      { attrs: { mediaId: 'at:https://old.example/u/1.jpg', caption: 'على الرصيف' } },
      { attrs: { mediaId: 'at:https://old.example/u/2.jpg' } },
      { attrs: { mediaId: 'at:https://old.example/u/3.jpg' } },
      { attrs: { mediaId: 'at:picture:14' } },
    ])
    expect(blocks.some(({ type }) => type === 'embed')).toBe(true)
    expect(said).toEqual(['block-left-out elementor form: اتصل أرسل', 'block-left-out elementor posts'])
  })

  it.each([
    ['that cannot be read', { _elementor_edit_mode: 'builder', _elementor_data: '[{"id":"1","elType"' }],
    ['that holds nothing', page()],
    ['that is not in use', { ...page(widget('heading', { title: 'قديم' })), _elementor_edit_mode: '' }],
  ])('%s leaves the copy', async (_, meta) => {
    const { blocks } = await readStory('<p>نسخة للبحث</p>', meta)
    expect(wordsIn(blocks)).toBe('نسخة للبحث')
  })

  it('nested without an end is read within bounds', async () => {
    const deep = `${'[{"elType":"container","elements":'.repeat(20_000)}[]${'}]'.repeat(20_000)}`
    const { blocks } = await readStory('<p>نسخة</p>', {
      _elementor_edit_mode: 'builder',
      _elementor_data: deep,
    })
    expect(wordsIn(blocks)).toBe('نسخة')
  })
})

describe('what was switched off', () => {
  it.each([
    ['[vc_row disable_element="yes"][vc_column_text]سرّ[/vc_column_text][/vc_row]نصّ', 'words-left-out سرّ'],
    ['[et_pb_section][et_pb_text disabled="on"]سرّ[/et_pb_text][/et_pb_section]نصّ', 'words-left-out سرّ'],
    [
      '<!-- wp:paragraph {"metadata":{"blockVisibility":false}} --><p>سرّ</p><!-- /wp:paragraph --><!-- wp:paragraph --><p>نصّ</p><!-- /wp:paragraph -->',
      'block-left-out paragraph',
    ],
  ])('stays out, and is said: %s', async (content, note) => {
    const { blocks, said } = await readStory(content)
    expect(wordsIn(blocks)).toBe('نصّ')
    expect(said).toEqual([note])
  })
})

describe('builders that leave the post itself empty', () => {
  it('Bricks is read from its fields', async () => {
    const { blocks } = await readStory('', {
      _bricks_page_content_2:
        'a:2:{i:0;a:3:{s:2:"id";s:6:"abcdef";s:4:"name";s:7:"heading";s:8:"settings";a:2:{s:4:"text";s:10:"عنوان";s:3:"tag";s:2:"h2";}}i:1;a:2:{s:4:"name";s:10:"text-basic";s:8:"settings";a:1:{s:4:"text";s:8:"فقرة";}}}',
    })
    expect(wordsIn(blocks)).toBe('عنوان\nفقرة')
  })

  it('others are said by name', async () => {
    expect((await readStory('', { _fl_builder_data: 'a:0:{}' })).said).toEqual([
      'builder-unread Beaver Builder',
    ])
  })
})

describe('fields that PHP packed', () => {
  it.each([
    ['a:2:{i:0;s:4:"نص";i:1;b:1;}', { 0: 'نص', 1: true }],
    ['s:3:"a"b";', 'a"b'],
    ['a:1:{s:1:"a";d:1.5;}', { a: 1.5 }],
    ['O:8:"stdClass":1:{s:1:"a";N;}', { a: null }],
    // Its length is no longer true.
    ['a:1:{s:1:"a";s:9:"نص";}', { a: 'نص' }],
    ['a:9:{', null],
    ['plain words', null],
    ['a:1:{i:0;'.repeat(50_000), null],
  ])('%#', (packed, value) => {
    expect(phpValue(packed)).toEqual(value)
  })
})
