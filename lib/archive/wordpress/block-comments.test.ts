import { describe, expect, it } from 'vitest'
import type { Block } from '../../story/document.ts'
import { plainText } from '../../story/plain-text.ts'
import { item, readStory } from './testing/wxr.ts'

const typesOf = (blocks: Block[]) => blocks.map(({ type }) => type)
const wordsIn = (blocks: Block[]) => plainText({ type: 'doc', content: blocks }).replace(/\n+/g, '\n')

describe('blocks of WordPress itself', () => {
  it('pictures keep their captions, one by one or in galleries new and old', async () => {
    const { blocks, said } =
      await readStory(`<!-- wp:image {"id":5,"sizeSlug":"large","linkDestination":"none"} -->
<figure class="wp-block-image size-large"><img src="https://old.example/u/1.jpg" alt="قارب" class="wp-image-5"/><figcaption class="wp-element-caption">قارب <strong>صيد</strong></figcaption></figure>
<!-- /wp:image -->

<!-- wp:gallery {"linkTo":"none"} -->
<figure class="wp-block-gallery has-nested-images columns-default is-cropped"><!-- wp:image {"id":6} -->
<figure class="wp-block-image size-large"><img src="https://old.example/u/2.jpg" alt="" class="wp-image-6"/><figcaption class="wp-element-caption">الثانية</figcaption></figure>
<!-- /wp:image -->

<!-- wp:image {"id":7} -->
<figure class="wp-block-image size-large"><img src="https://old.example/u/3.jpg" alt="" class="wp-image-7"/></figure>
<!-- /wp:image --><figcaption class="blocks-gallery-caption wp-element-caption">صور من الرصيف</figcaption></figure>
<!-- /wp:gallery -->

<!-- wp:gallery {"ids":[8,9]} -->
<figure class="wp-block-gallery columns-2 is-cropped"><ul class="blocks-gallery-grid"><li class="blocks-gallery-item"><figure><img src="https://old.example/u/4.jpg" alt="" data-id="8" class="wp-image-8"/><figcaption class="blocks-gallery-item__caption">الرابعة</figcaption></figure></li><li class="blocks-gallery-item"><figure><img src="https://old.example/u/5.jpg" alt="" data-id="9" class="wp-image-9"/></figure></li></ul><figcaption class="blocks-gallery-caption">صور قديمة</figcaption></figure>
<!-- /wp:gallery -->`)
    expect(blocks).toMatchObject([
      {
        type: 'figure',
        attrs: { mediaId: 'at:https://old.example/u/1.jpg', alt: 'قارب', caption: 'قارب صيد' },
      },
      {
        type: 'gallery',
        attrs: { caption: 'صور من الرصيف' },
        content: [
          { attrs: { mediaId: 'at:https://old.example/u/2.jpg', caption: 'الثانية' } },
          { attrs: { mediaId: 'at:https://old.example/u/3.jpg' } },
        ],
      },
      {
        type: 'gallery',
        attrs: { caption: 'صور قديمة' },
        content: [
          { attrs: { mediaId: 'at:https://old.example/u/4.jpg', caption: 'الرابعة' } },
          { attrs: { mediaId: 'at:https://old.example/u/5.jpg' } },
        ],
      },
    ])
    expect(said).toEqual([])
  })

  it('quotations name who said them; one that repeats the story is a pull quote, another is not', async () => {
    const { blocks } = await readStory(`<!-- wp:paragraph -->
<p>قالت: «لا يرسو هنا إلا من يعرف الريح»، ومضت.</p>
<!-- /wp:paragraph -->
<!-- wp:pullquote -->
<figure class="wp-block-pullquote"><blockquote><p>لا يرسو هنا إلا من يعرف الريح</p><cite>ريم سعد</cite></blockquote></figure>
<!-- /wp:pullquote -->
<!-- wp:pullquote -->
<figure class="wp-block-pullquote"><blockquote><p>سطر لم يُقل في الخبر</p></blockquote></figure>
<!-- /wp:pullquote -->
<!-- wp:quote {"className":"is-style-large"} -->
<blockquote class="wp-block-quote is-style-large"><!-- wp:paragraph -->
<p>نفتح في السابعة.</p>
<!-- /wp:paragraph --><cite>الحارس</cite></blockquote>
<!-- /wp:quote -->`)
    expect(blocks.slice(1)).toMatchObject([
      { type: 'pullQuote', attrs: { attribution: 'ريم سعد' } },
      { type: 'blockquote', content: [{ content: [{ text: 'سطر لم يُقل في الخبر' }] }] },
      { type: 'blockquote', attrs: { attribution: 'الحارس' } },
    ])
  })

  it('poems keep their lines and stanzas, and so does what was set in lines; code stays code', async () => {
    const { blocks } = await readStory(`<!-- wp:verse -->
<pre class="wp-block-verse">يا بحرُ <em>خذني</em>
إلى الضفةِ الأخرى

هناك أهلي</pre>
<!-- /wp:verse -->
<!-- wp:preformatted -->
<pre class="wp-block-preformatted">السبت: قارب<br>الأحد: قاربان</pre>
<!-- /wp:preformatted -->
<!-- wp:code -->
<pre class="wp-block-code"><code>let قارب = 1</code></pre>
<!-- /wp:code -->`)
    expect(blocks).toMatchObject([
      {
        type: 'poem',
        content: [
          { content: [{ content: [{}, { text: 'خذني', marks: [{ type: 'italic' }] }] }] },
          { content: [{ content: [{ text: 'إلى الضفةِ الأخرى' }] }] },
          { content: [{ type: 'hemistich' }] },
          { content: [{ content: [{ text: 'هناك أهلي' }] }] },
        ],
      },
      {
        type: 'paragraph',
        content: [{ text: 'السبت: قارب' }, { type: 'hardBreak' }, { text: 'الأحد: قاربان' }],
      },
      { type: 'codeBlock' },
    ])
  })

  it('tables keep the line under them, also with a picture in a cell', async () => {
    const { blocks } = await readStory(`<!-- wp:table -->
<figure class="wp-block-table"><table class="has-fixed-layout"><thead><tr><th>السنة</th><th>الطن</th></tr></thead><tbody><tr><td>2024 <img src="https://old.example/u/1.jpg"></td><td>240</td></tr></tbody></table><figcaption class="wp-element-caption">المصدر: الميناء</figcaption></figure>
<!-- /wp:table -->`)
    expect(typesOf(blocks)).toEqual(['table', 'figure'])
    expect(blocks[0]).toMatchObject({ attrs: { caption: 'المصدر: الميناء' } })
    expect(wordsIn(blocks)).toContain('240')
  })

  it('buttons, files and recordings are links with their names', async () => {
    const { blocks, said } = await readStory(`<!-- wp:buttons -->
<div class="wp-block-buttons"><!-- wp:button -->
<div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="https://old.example/join/">انضم</a></div>
<!-- /wp:button --></div>
<!-- /wp:buttons -->
<!-- wp:file {"id":9,"href":"https://old.example/u/report.pdf","displayPreview":true} -->
<div class="wp-block-file"><object class="wp-block-file__embed" data="https://old.example/u/report.pdf" type="application/pdf" style="width:100%;height:600px" aria-label="تقرير"></object><a id="wp-block-file--media-1" href="https://old.example/u/report.pdf">التقرير السنوي</a><a href="https://old.example/u/report.pdf" class="wp-block-file__button wp-element-button" download aria-describedby="wp-block-file--media-1">تنزيل</a></div>
<!-- /wp:file -->
<!-- wp:audio {"id":10} -->
<figure class="wp-block-audio"><audio controls src="https://old.example/u/a.mp3"></audio><figcaption class="wp-element-caption">صوت الموج</figcaption></figure>
<!-- /wp:audio -->
<!-- wp:video {"id":11} -->
<figure class="wp-block-video"><video controls src="https://old.example/u/v.mp4"></video></figure>
<!-- /wp:video -->`)
    expect(
      blocks.map((block) => {
        const [text, ...others] = (
          block as { content: { text: string; marks: { attrs: { href: string } }[] }[] }
        ).content
        return [text?.text, text?.marks[0]?.attrs.href, others.length]
      }),
    ).toEqual([
      ['انضم', 'https://old.example/join/', 0],
      ['التقرير السنوي', 'https://old.example/u/report.pdf', 0],
      ['صوت الموج', 'https://old.example/u/a.mp3', 0],
      ['https://old.example/u/v.mp4', 'https://old.example/u/v.mp4', 0],
    ])
    expect(said).toEqual([])
  })

  it('covers and columns give their words and pictures in order', async () => {
    const { blocks } =
      await readStory(`<!-- wp:cover {"url":"https://old.example/u/sea.jpg","id":3,"hasParallax":true} -->
<div class="wp-block-cover has-parallax"><span aria-hidden="true" class="wp-block-cover__background has-background-dim"></span><div role="img" class="wp-block-cover__image-background wp-image-3 has-parallax" style="background-position:50% 50%;background-image:url(https://old.example/u/sea.jpg)"></div><div class="wp-block-cover__inner-container"><!-- wp:paragraph -->
<p>على الغلاف</p>
<!-- /wp:paragraph --></div></div>
<!-- /wp:cover -->
<!-- wp:media-text {"mediaId":4,"mediaType":"image"} -->
<div class="wp-block-media-text is-stacked-on-mobile"><figure class="wp-block-media-text__media"><img src="https://old.example/u/m.jpg" alt="" class="wp-image-4 size-full"/></figure><div class="wp-block-media-text__content"><!-- wp:paragraph -->
<p>إلى جانبها</p>
<!-- /wp:paragraph --></div></div>
<!-- /wp:media-text -->
<!-- wp:columns -->
<div class="wp-block-columns"><!-- wp:column -->
<div class="wp-block-column"><!-- wp:group --><div class="wp-block-group"><p>عمود</p></div><!-- /wp:group --></div>
<!-- /wp:column --></div>
<!-- /wp:columns -->`)
    expect(typesOf(blocks)).toEqual(['figure', 'paragraph', 'figure', 'paragraph', 'paragraph'])
  })

  it('what opens when it is pressed stays so', async () => {
    const { blocks } = await readStory(`<!-- wp:details -->
<details class="wp-block-details"><summary>من هو الربّان؟</summary><!-- wp:paragraph -->
<p>رجل من أهل الساحل.</p>
<!-- /wp:paragraph --></details>
<!-- /wp:details -->
<!-- wp:details -->
<details class="wp-block-details"><summary>صورته</summary><figure><img src="https://old.example/u/m.jpg"/></figure></details>
<!-- /wp:details -->`)
    expect(blocks).toMatchObject([
      {
        type: 'details',
        attrs: { title: 'من هو الربّان؟' },
        content: [{ content: [{ text: 'رجل من أهل الساحل.' }] }],
      },
      { type: 'paragraph', content: [{ text: 'صورته', marks: [{ type: 'bold' }] }] },
      { type: 'figure' },
    ])
  })

  it('accordions and tabs keep their titles', async () => {
    const { blocks, said } = await readStory(`<!-- wp:accordion -->
<div role="group" class="wp-block-accordion"><!-- wp:accordion-item -->
<div class="wp-block-accordion-item"><!-- wp:accordion-heading -->
<h3 class="wp-block-accordion-heading"><button class="wp-block-accordion-heading__toggle"><span class="wp-block-accordion-heading__toggle-title">متى؟</span><span class="wp-block-accordion-heading__toggle-icon" aria-hidden="true">+</span></button></h3>
<!-- /wp:accordion-heading -->

<!-- wp:accordion-panel -->
<div role="region" class="wp-block-accordion-panel"><!-- wp:paragraph -->
<p>غدًا.</p>
<!-- /wp:paragraph --></div>
<!-- /wp:accordion-panel --></div>
<!-- /wp:accordion-item --></div>
<!-- /wp:accordion -->
<!-- wp:tabs -->
<div class="wp-block-tabs"><!-- wp:tab {"label":"الأرقام"} -->
<section class="wp-block-tab"><!-- wp:paragraph -->
<p>عشرون.</p>
<!-- /wp:paragraph --></section>
<!-- /wp:tab --></div>
<!-- /wp:tabs -->`)
    expect(blocks).toMatchObject([
      { type: 'heading', content: [{ text: 'متى؟' }] },
      { type: 'paragraph' },
      { type: 'heading', content: [{ text: 'الأرقام' }] },
      { type: 'paragraph', content: [{ text: 'عشرون.' }] },
    ])
    expect(said).toEqual([])
  })

  it('footnotes stand where their signs stood', async () => {
    const sign = (id: string, number: number) =>
      `<sup data-fn="${id}" class="fn"><a href="#${id}" id="${id}-link">${number}</a></sup>`
    const meta = {
      footnotes: JSON.stringify([
        { content: 'دفتر الميناء، <em>1931</em>.', id: '6f3f' },
        { content: 'حديث مع الكاتبة.', id: '9a1c' },
      ]),
    }
    const content = `<!-- wp:paragraph -->
<p>بُني الرصيف قديمًا${sign('6f3f', 1)} ثم وُسّع${sign('9a1c', 2)}.</p>
<!-- /wp:paragraph -->`
    for (const end of ['\n\n<!-- wp:footnotes /-->', '']) {
      const { blocks, said } = await readStory(content + end, meta)
      expect(blocks).toMatchObject([
        {
          type: 'paragraph',
          content: [{}, { type: 'footnote' }, {}, { type: 'footnote' }, {}],
        },
      ])
      expect(plainText({ type: 'doc', content: blocks })).toContain('دفتر الميناء، 1931.')
      expect(said).toEqual([])
    }
  })

  it('embeds of any site become what may stand, or the card of a page', async () => {
    const { blocks } =
      await readStory(`<!-- wp:embed {"url":"https://www.youtube.com/watch?v=abc123XYZ_-","type":"video","providerNameSlug":"youtube"} -->
<figure class="wp-block-embed is-type-video is-provider-youtube"><div class="wp-block-embed__wrapper">
https://www.youtube.com/watch?v=abc123XYZ_-
</div><figcaption class="wp-element-caption">من الأرشيف</figcaption></figure>
<!-- /wp:embed -->
<!-- wp:embed {"url":"https://podcasts.example.org/episode/7","type":"rich","providerNameSlug":"podcasts"} -->
<figure class="wp-block-embed is-type-rich"><div class="wp-block-embed__wrapper">
https://podcasts.example.org/episode/7
</div></figure>
<!-- /wp:embed -->
<!-- wp:core-embed/vimeo {"url":"https://vimeo.com/141358"} /-->`)
    expect(blocks).toMatchObject([
      { type: 'embed' },
      { type: 'paragraph', content: [{ text: 'من الأرشيف' }] },
      { type: 'embed', attrs: { provider: 'link', url: 'https://podcasts.example.org/episode/7' } },
      {},
    ])
  })

  it('shared blocks are put in, wherever they stand in the file, and may not hold themselves', async () => {
    const { blocks, said } = await readStory(
      '<!-- wp:block {"ref":50} /--><!-- wp:block {"ref":51} /--><!-- wp:block {"ref":99} /-->',
      {},
      item({
        id: 50,
        type: 'wp_block',
        content: '<!-- wp:paragraph --><p>راسلونا على العنوان.</p><!-- /wp:paragraph -->',
      }),
      item({
        id: 51,
        type: 'wp_block',
        content: '<!-- wp:paragraph --><p>مرة.</p><!-- /wp:paragraph --><!-- wp:block {"ref":51} /-->',
      }),
    )
    expect(wordsIn(blocks)).toBe('راسلونا على العنوان.\nمرة.')
    expect(said).toEqual(['block-left-out block 51', 'block-left-out block 99'])
  })

  it('what a program makes there is said by its name, with its words', async () => {
    const { blocks, said } = await readStory(`<!-- wp:pattern {"slug":"theme/call-to-action"} /-->
<!-- wp:latest-posts {"postsToShow":3} /-->
<!-- wp:search {"label":"بحث","buttonText":"ابحث"} /-->
<!-- wp:query {"queryId":1} -->
<div class="wp-block-query"><!-- wp:post-template --><!-- wp:post-title {"isLink":true} /--><!-- /wp:post-template --><p>لا شيء</p></div>
<!-- /wp:query -->
<!-- wp:jetpack/contact-form -->
<div class="wp-block-jetpack-contact-form"><!-- wp:jetpack/field-name {"required":true,"label":"اسمك"} /--></div>
<!-- /wp:jetpack/contact-form -->
<!-- wp:paragraph --><p>باقٍ</p><!-- /wp:paragraph -->`)
    expect(wordsIn(blocks)).toBe('باقٍ')
    expect(said).toEqual([
      'block-left-out pattern theme/call-to-action',
      'block-left-out latest-posts',
      'block-left-out search: بحث ابحث',
      'block-left-out query',
      'block-left-out jetpack/contact-form',
    ])
  })

  it('shortcodes and the classic editor within blocks are read by their own rules', async () => {
    const { blocks, said } = await readStory(`<!-- wp:shortcode -->
[su_note]انتبه[/su_note]
<!-- /wp:shortcode -->
<!-- wp:freeform -->
سطر

وسطر
<!-- /wp:freeform -->
<!-- wp:html -->
<div><p>خام</p><script>x()</script></div>
<!-- /wp:html -->
<!-- wp:more --><!--more--><!-- /wp:more -->
<!-- wp:nextpage --><!--nextpage--><!-- /wp:nextpage -->`)
    expect(wordsIn(blocks)).toBe('انتبه\nسطر\nوسطر\nخام')
    expect(said).toEqual(['element-left-out script'])
  })
})

describe('blocks of others', () => {
  it('keep the words that their programs draw from settings', async () => {
    const { blocks, said } = await readStory(`<!-- wp:kadence/advancedbtn {"uniqueID":"_1"} -->
<div class="wp-block-kadence-advancedbtn kb-buttons-wrap kb-btns_1"><!-- wp:kadence/singlebtn {"uniqueID":"_2","text":"اطلب نسخة","link":"https://old.example/order/","inheritStyles":"outline"} /--></div>
<!-- /wp:kadence/advancedbtn -->
<!-- wp:acf/fact {"name":"acf/fact","data":{"number_of_boats":"ستون قاربًا","_number_of_boats":"field_1","photo":77,"_photo":"field_2","layout":"wide"},"mode":"preview"} /-->
<!-- wp:genesis-custom-blocks/note {"remark":"ملاحظة من المحرر","animation":"fade_in","className":"is wide","metadata":{"name":"صندوق داخلي"}} /-->
<!-- wp:divi/text {"module":{"advanced":{}},"content":{"innerContent":{"desktop":{"value":"<p>نصّ من ديفي</p>"}}}} --><!-- /wp:divi/text -->`)
    expect(blocks).toMatchObject([
      { content: [{ text: 'اطلب نسخة', marks: [{ attrs: { href: 'https://old.example/order/' } }] }] },
      { type: 'figure', attrs: { mediaId: 'at:picture:77' } },
      { content: [{ text: 'ستون قاربًا' }] },
      { content: [{ text: 'ملاحظة من المحرر' }] },
      { content: [{ text: 'نصّ من ديفي' }] },
    ])
    expect(said).toEqual([])
  })

  it('titles that stand in settings alone come with what they open', async () => {
    const { blocks, said } =
      await readStory(`<!-- wp:ub/content-toggle-block {"blockID":"95fc","theme":"#f1f1f1"} -->
<!-- wp:ub/content-toggle-panel-block {"index":0,"theme":"#f1f1f1","collapsed":true,"titleColor":"#000000","panelTitle":"هل يُعاد الثمن؟","titleTag":"h3"} -->
<!-- wp:paragraph {"placeholder":"Panel content"} -->
<p>نعم.</p>
<!-- /wp:paragraph -->
<!-- /wp:ub/content-toggle-panel-block -->
<!-- /wp:ub/content-toggle-block -->
<!-- wp:uagb/faq-child {"block_id":"faq-q1","question":"ومتى؟","answer":"بعد أسبوع."} -->
<div class="wp-block-uagb-faq-child"><h3 class="uagb-question">ومتى؟</h3><div class="uagb-faq-content"><p>بعد أسبوع.</p></div></div>
<!-- /wp:uagb/faq-child -->`)
    expect(wordsIn(blocks)).toBe('هل يُعاد الثمن؟\nنعم.\nومتى؟\nبعد أسبوع.')
    expect(said).toEqual([])
  })

  it('accordions keep their titles, which are drawn as buttons, and what is hidden under them', async () => {
    const { blocks, said } = await readStory(`<!-- wp:kadence/accordion {"uniqueID":"_9"} -->
<div class="wp-block-kadence-accordion"><div class="kt-accordion-inner-wrap"><!-- wp:kadence/pane {"uniqueID":"_8"} -->
<div class="wp-block-kadence-pane kt-accordion-pane kt-accordion-pane-1"><div class="kt-accordion-header-wrap"><button class="kt-blocks-accordion-header kt-acccordion-button-label-show" type="button"><span class="kt-blocks-accordion-title-wrap"><span class="kt-blocks-accordion-title">متى يفتح السوق؟</span></span><span class="kt-blocks-accordion-icon-trigger"></span></button></div><div class="kt-accordion-panel" style="display:none"><div class="kt-accordion-panel-inner"><!-- wp:paragraph -->
<p>بعد الفجر.</p>
<!-- /wp:paragraph --></div></div></div>
<!-- /wp:kadence/pane --></div></div>
<!-- /wp:kadence/accordion -->
<!-- wp:yoast/faq-block -->
<div class="schema-faq wp-block-yoast-faq-block"><div class="schema-faq-section"><strong class="schema-faq-question">كم السعر؟</strong> <p class="schema-faq-answer">عشرة.</p></div></div>
<!-- /wp:yoast/faq-block -->`)
    expect(wordsIn(blocks)).toBe('متى يفتح السوق؟\nبعد الفجر.\nكم السعر؟\nعشرة.')
    expect(blocks.at(-1)).toMatchObject({ type: 'questionAnswer', attrs: { question: 'كم السعر؟' } })
    expect(said).toEqual([])
  })
})

describe('what a text loses', () => {
  it('is said with its words', async () => {
    const { blocks, said } = await readStory(
      '<p>نصّ</p><button onclick="x()">اشترك الآن</button><select><option>بيروت</option><option>طرابلس</option></select><nav><a href="#a">المحتويات</a></nav><p style="display:none">مخفي</p>',
    )
    expect(wordsIn(blocks)).toBe('نصّ')
    expect(said).toEqual([
      'words-left-out اشترك الآن',
      'words-left-out بيروت طرابلس',
      'words-left-out المحتويات',
      'words-left-out مخفي',
    ])
  })
})
