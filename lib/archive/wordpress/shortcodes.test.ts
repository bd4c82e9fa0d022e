import { describe, expect, it } from 'vitest'
import { figuresIn } from '../../story/references.ts'
import { all, bytesOf } from '../import/testing/archive-of.ts'
import { autop } from './autop.ts'
import { withoutBlockComments } from './block-comments.ts'
import { emptyLibrary } from './library.ts'
import { readerOfParts, readWordPress } from './read-wordpress.ts'
import { expandShortcodes } from './shortcodes.ts'
import { blocksOf, htmlOf, item, readStory, storiesIn, wxr } from './testing/wxr.ts'

const expanded = (text: string, library = emptyLibrary()) => {
  const said: string[] = []
  const html = expandShortcodes(text, {
    postId: '1',
    library,
    say: ({ kind, subject }) => said.push(`${kind} ${subject}`),
    footnotes: [],
  })
  return [html.replace(/\s*\n\s*/g, ''), said]
}

describe('shortcodes', () => {
  it.each([
    ['قال [كذا] و[sic] و[1]', 'قال [كذا] و[sic] و[1]', []],
    ['He met the [co-founder] in [mid-May].', 'He met the [co-founder] in [mid-May].', []],
    ['<p>سطر</p>\n[polls]\n<p>سطر</p>', '<p>سطر</p><p>سطر</p>', ['shortcode-removed polls']],
    ['Thank you.\n\n[applause]\n\nGood night.', 'Thank you.[applause]Good night.', []],
    ['قبل [audio] بعد', 'قبل  بعد', ['shortcode-removed audio']],
    ['[[gallery]]', '[gallery]', []],
    [
      '[audio src="https://old.example/a.mp3"]',
      '<p><a href="https://old.example/a.mp3">https://old.example/a.mp3</a></p>',
      [],
    ],
    ['[embed]https://youtu.be/abc123XYZ_-[/embed]', '<p>https://youtu.be/abc123XYZ_-</p>', []],
    [
      '[youtube https://www.youtube.com/watch?v=abc123XYZ_-&amp;w=320]',
      '<p>https://www.youtube.com/watch?v=abc123XYZ_-&amp;w=320</p>',
      [],
    ],
    ['[vimeo 141358]', '<p>https://vimeo.com/141358</p>', []],
    [
      '[tweet https://twitter.com/harbour/status/1234567890]',
      '<p>https://twitter.com/harbour/status/1234567890</p>',
      [],
    ],
    ['[unknown_box title="]"]نص[/unknown_box]', 'نص', ['shortcode-unwrapped unknown_box']],
    [
      '[promo_strip title="تابعنا"]النصّ[/promo_strip]',
      '<p><strong>تابعنا</strong></p>النصّ',
      ['shortcode-unwrapped promo_strip'],
    ],
    ['قبل [ad_zone id="3" caption="إعلان"] بعد', 'قبل  بعد', ['shortcode-removed ad_zone caption="إعلان"']],
    ['[caption width="1"]بلا صورة', '<figure></figure>بلا صورة', []],
    [
      '[caption id="attachment_5" width="300"]<a href="/x.jpg"><img src="/x.jpg" /></a> قرب <a href="/y/">المرفأ</a>[/caption]',
      '<figure><a href="/x.jpg"><img src="/x.jpg" /></a><figcaption>قرب <a href="/y/">المرفأ</a></figcaption></figure>',
      [],
    ],
    [
      '[caption width="3" caption="قرب <em>المرفأ</em>"]<img src="/x.jpg" />[/caption]',
      '<figure><img src="/x.jpg" /><figcaption>قرب <em>المرفأ</em></figcaption></figure>',
      [],
    ],
    [
      '[caption width="3"][media-credit name="نور" align="left"]<img src="/x.jpg" />[/media-credit] المرفأ[/caption]',
      '<figure><img src="/x.jpg" /><figcaption>(نور) المرفأ</figcaption></figure>',
      [],
    ],
    [
      '[su_quote cite="أمل ناصر"]البحر لا ينتظر.[/su_quote]',
      '<blockquote>البحر لا ينتظر.<cite>أمل ناصر</cite></blockquote>',
      [],
    ],
    [
      '[su_spoiler title="<b>كيف نقيس؟</b>" icon="plus"]بالمسطرة.[/su_spoiler]',
      '<details><summary>كيف نقيس؟</summary>بالمسطرة.</details>',
      [],
    ],
    [
      '[su_button url="https://old.example/a/"]سجّل[/su_button]',
      '<p><a href="https://old.example/a/">سجّل</a></p>',
      [],
    ],
    ['[su_highlight]كلمة[/su_highlight] في السطر', 'كلمة في السطر', []],
    ['[nggallery id=3]', '', ['gallery-elsewhere nggallery id=3']],
    ['[ngg src="galleries" ids="3"]', '', ['gallery-elsewhere ngg src=galleries ids=3']],
    ['[code]if (a[0]) <b>[/code]', '<pre><code>if (a[0]) &lt;b&gt;</code></pre>', []],
    ['[اقتباس]كلام[/اقتباس]', 'كلام', ['shortcode-unwrapped اقتباس']],
    ['[a_b]أول[c_d]ثانٍ[/a_b]ثالث[/c_d]', 'أولثانٍثالث', ['shortcode-removed c_d', 'shortcode-unwrapped a_b']],
  ])('%s', (text, html, said) => {
    expect(expanded(text)).toEqual([html, said])
  })

  it('that hold footnotes leave their signs, and the notes at the end', () => {
    expect(
      htmlOf('وصل المركب.[efn_note]في <em>فجر</em> الثلاثاء.[/efn_note] ثم غادر.[efn_note]مساءً.[/efn_note]')
        .html,
    ).toBe(
      '<p>وصل المركب.<sup data-fn="shortcode-note-1">1</sup> ثم غادر.<sup data-fn="shortcode-note-2">2</sup></p><hr><ol><li id="shortcode-note-1">في <em>فجر</em> الثلاثاء.</li><li id="shortcode-note-2">مساءً.</li></ol>',
    )
  })

  it.each([
    ['tags that never end', '[gallery '.repeat(80_000)],
    ['tags that open and never close', '[caption]'.repeat(80_000)],
    ['rows within rows', `${'[vc_row]'.repeat(40_000)}س${'[/vc_row]'.repeat(40_000)}`],
    ['quotation marks that never end', `[a_b ${'x="'.repeat(230_000)}`],
    ['attributes without a value', `[a_b ${'w'.repeat(2_900)}]`.repeat(240)],
    ['brackets', '["'.repeat(350_000)],
    ['ends', '[/a_b]'.repeat(110_000)],
    ['links within a caption', `[caption]${'<a '.repeat(230_000)}[/caption]`],
    ['blocks that never end', '<!-- wp:x {'.repeat(64_000)],
    ['blocks within blocks', '<!-- wp:x/y {} -->'.repeat(39_000)],
    ['queries within queries', '<!-- wp:query -->'.repeat(20_000) + '<!-- /wp:query -->'.repeat(20_000)],
    ['queries one after the other', '<!-- wp:query --><!-- /wp:query -->'.repeat(18_000)],
    ['queries of which one ends', `${'<!-- wp:query -->'.repeat(41_000)}<!-- /wp:query -->`],
    ['preformatted that never ends', '<pre'.repeat(175_000)],
    ['preformatted', '<pre>'.repeat(140_000)],
    ['empty lines', `س${'\n'.repeat(700_000)}س`],
    ['tags', '<a '.repeat(230_000)],
  ])('take no longer than the text is long: %s', { timeout: 20_000 }, (_, text) => {
    const started = process.cpuUsage()
    const context = { postId: '1', library: emptyLibrary(), say: () => {}, footnotes: [] }
    autop(expandShortcodes(withoutBlockComments(text, context), context))
    expect(process.cpuUsage(started).user).toBeLessThan(5_000_000)
  })
})

describe('a gallery', () => {
  const picture = (id: number, given: { parent?: number; order?: number } = {}) =>
    item({ id, type: 'attachment', attachment: `https://old.example/uploads/${id}.jpg`, ...given })
  const library = [
    picture(13, { parent: 1, order: 2 }),
    picture(11, { parent: 1, order: 1 }),
    picture(12, { parent: 1, order: 1 }),
    picture(20, { parent: 7 }),
  ]

  it.each([
    ['[gallery ids="20,11"]', ['20', '11']],
    ['[gallery include="20" columns="2"]', ['20']],
    ['[gallery]', ['11', '12', '13']],
    ['[gallery exclude="12" type="slideshow"]', ['11', '13']],
    ['[gallery order="DESC"]', ['13', '12', '11']],
    ['[gallery id="7" type="rectangular"]', ['20']],
    ['[slideshow]', ['11', '12', '13']],
  ])('%s', async (shortcode, ids) => {
    const { blocks, said } = await readStory(`قبل\n\n${shortcode}\n\nبعد`, {}, ...library)
    expect(figuresIn(blocks).map(({ attrs }) => attrs.mediaId)).toEqual(ids.map((id) => `at:picture:${id}`))
    // One by itself is no gallery.
    expect(blocks.map(({ type }) => type)).toEqual([
      'paragraph',
      ids.length > 1 ? 'gallery' : 'figure',
      'paragraph',
    ])
    expect(said).toEqual([])
  })

  it('shows pictures of another part of the export', async () => {
    const posts = bytesOf(wxr(item({ id: 1, content: '[gallery]' })))
    const pictures = bytesOf(wxr(picture(11, { parent: 1 })))
    const read = readerOfParts([posts, pictures])
    const [story] = await all(read(posts), 'story')
    const { blocks } = blocksOf(story as never)
    expect(figuresIn(blocks).map(({ attrs }) => attrs.mediaId)).toEqual(['at:picture:11'])
    expect(await all(read(pictures), 'picture')).toEqual([])
  })

  it('without a picture in the file is said', async () => {
    expect((await readStory('نصّ [gallery]')).said).toEqual(['gallery-empty gallery'])
  })

  it('has pictures with their words and credits; recordings and documents are none', async () => {
    const found = await all(
      readWordPress(
        bytesOf(
          wxr(
            item({ id: 1 }),
            item({
              id: 2,
              type: 'attachment',
              attachment: 'https://old.example/uploads/quay.jpg',
              excerpt: 'الرصيف <em>الشرقي</em>',
              meta: {
                _wp_attachment_image_alt: 'رصيف',
                _wp_attachment_metadata:
                  'a:2:{s:5:"width";i:1200;s:10:"image_meta";a:2:{s:8:"aperture";s:1:"0";s:6:"credit";s:15:"سلمى ريم";}}',
              },
            }),
            item({ id: 3, type: 'attachment', attachment: 'https://old.example/uploads/report.pdf' }),
          ),
        ),
      ),
      'picture',
    )
    expect(found).toEqual([
      {
        kind: 'picture',
        key: '2',
        address: 'https://old.example/uploads/quay.jpg',
        alt: 'رصيف',
        caption: 'الرصيف الشرقي',
        credit: 'سلمى ريم',
      },
    ])
  })

  it('of recordings is links to them', async () => {
    const { blocks } = await readStory(
      '[playlist ids="31"]',
      {},
      item({
        id: 31,
        type: 'attachment',
        title: 'نشرة الصباح',
        attachment: 'https://old.example/uploads/1.mp3',
      }),
    )
    expect(blocks).toMatchObject([
      {
        type: 'paragraph',
        content: [{ text: 'نشرة الصباح', marks: [{ attrs: { href: 'https://old.example/uploads/1.mp3' } }] }],
      },
    ])
  })
})

describe('words that only some were shown', () => {
  it.each([
    ['[members_only]سرّ[/members_only]'],
    ['مقدمة [rcp_restrict level="1"]سرّ[/rcp_restrict]'],
    [
      '<!-- wp:jetpack/premium-content/subscriber-view --><p>سرّ</p><!-- /wp:jetpack/premium-content/subscriber-view -->',
    ],
    ['<p>مقدمة</p><!-- wp:jetpack/paywall /--><p>بقية</p>'],
  ])('%s make a draft', async (content) => {
    const [story] = await storiesIn(item({ id: 1, content }))
    expect(story).toMatchObject({ state: 'private', notes: [{ kind: 'was-private', subject: 'members' }] })
  })

  it.each([
    [{ _members_access_role: 'subscriber' }],
    [{ _jetpack_newsletter_access: 'paid_subscribers' }],
    [
      {
        um_content_restriction:
          'a:2:{s:26:"_um_custom_access_settings";s:1:"1";s:14:"_um_accessible";s:1:"2";}',
      },
    ],
  ])('are known by fields of the post, too: %j', async (meta) => {
    const [story] = await storiesIn(item({ id: 1, content: 'سرّ', meta: meta as Record<string, string> }))
    expect(story?.state).toBe('private')
  })

  it('are found in shared blocks and in what Elementor keeps', async () => {
    const found = await storiesIn(
      item({ id: 1, content: '<!-- wp:block {"ref":9} /-->' }),
      item({
        id: 2,
        meta: {
          _elementor_edit_mode: 'builder',
          _elementor_data:
            '[{"widgetType":"text-editor","settings":{"editor":"[members_only]x[\\/members_only]"}}]',
        },
      }),
      item({ id: 9, type: 'wp_block', content: '[members_only]سرّ[/members_only]' }),
    )
    expect(found.map(({ state }) => state)).toEqual(['private', 'private'])
  })

  it('are not what a word in brackets says', async () => {
    const [story] = await storiesIn(item({ id: 1, content: 'He spoke of his [private] life.' }))
    expect(story?.state).toBe('published')
  })
})
