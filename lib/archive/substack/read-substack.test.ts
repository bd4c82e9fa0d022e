import { expect, it } from 'vitest'
import { plainText } from '../../story/plain-text.ts'
import { storyBlocks } from '../import/story-blocks.ts'
import { htmlOf } from '../import/testing/archive-of.ts'
import { opened } from '../import/testing/opened.ts'
import { substackHtml } from './substack-html.ts'

const posts = `post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url
123401.the-port,2021-07-26T20:48:19.814Z,true,2021-07-26T20:48:19.814Z,,newsletter,everyone,"الميناء، ""كما كان""",سطر تحت العنوان,
123402.voices,2021-08-12T12:11:23.230Z,true,,,podcast,everyone,أصوات,الحلقة الأولى,https://api.substack.com/feed/podcast/1/voices.mp3
123403.for-members,2021-08-13T12:11:23.230Z,true,,,newsletter,only_paid,للمشتركين,,
123404.founders,2021-08-14T12:11:23.230Z,true,,,thread,founding,للمؤسسين,,
123405.,,false,,,newsletter,everyone,مسودة,,
123406.about,2020-01-01T00:00:00.000Z,true,,,page,everyone,من نحن,,
`
const body = `<div class="captioned-image-container"><figure><a class="image-link image2" target="_blank" href="https://cdn.substack.com/image/fetch/x.jpeg"><div class="image2-inset"><picture><source type="image/webp" srcset="https://cdn.substack.com/w.webp 424w"><img src="https://bucketeer.s3.amazonaws.com/public/images/x.jpeg" width="1456" height="971" data-attrs="{}" class="sizing-normal" alt="ميناء"></picture><div class="image-link-expand"><svg></svg></div></div></a><figcaption class="image-caption">الميناء عام ١٩٢٠</figcaption></figure></div><p>وصلنا مع <strong>الفجر</strong>.</p><div class="subscription-widget-wrap" data-attrs="{&quot;url&quot;:&quot;https://salma.substack.com/subscribe?&quot;,&quot;text&quot;:&quot;Subscribe&quot;}"><div class="subscription-widget show-subscribe"><div class="preamble"><p>اشترك لتصلك الرسالة</p></div><form class="subscription-widget-subscribe"><input type="email" class="email-input" name="email"></form></div></div><div class="pullquote"><p>البحر لا ينسى</p></div><div id="youtube2-dQw4w9WgXcQ" class="youtube-wrap" data-attrs="{&quot;videoId&quot;:&quot;dQw4w9WgXcQ&quot;,&quot;startTime&quot;:null,&quot;endTime&quot;:null}" data-component-name="Youtube2ToDOM"><div class="youtube-inner"><iframe src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0" frameborder="0"></iframe></div></div><div class="tweet" data-attrs="{&quot;url&quot;:&quot;https://twitter.com/salma/status/1234567890&quot;,&quot;full_text&quot;:&quot;نص&quot;}"></div><p class="button-wrapper" data-attrs="{}"><a class="button primary" href="https://salma.substack.com/p/x?utm_source=substack&amp;action=share"><span>Share</span></a></p><div class="embedded-post-wrap" data-attrs="{&quot;id&quot;:1,&quot;url&quot;:&quot;https://other.substack.com/p/y&quot;,&quot;title&quot;:&quot;موانئ أخرى&quot;}"></div><div class="poll-embed" data-attrs="{&quot;id&quot;:5,&quot;kind&quot;:&quot;one of many&quot;,&quot;question&quot;:&quot;أي ميناء؟&quot;}"></div>`

it('has posts by who could read them, and counts readers without reading them', async () => {
  const read = await opened('export.zip', {
    'posts.csv': posts,
    'email_list.salma.csv': 'email,active_subscription,expiry\na@example.org,false,\nb@example.org,true,\n',
    'posts/123401.the-port.html': body,
    'posts/123401.delivers.csv': 'post_id,timestamp,email\n123401,2021-07-26,a@example.org\n',
    'posts/123402.voices.html': '<p>في هذه الحلقة</p>',
    'posts/123403.for-members.html': '<p>سرّ</p>',
    'posts/123404.founders.html': '<p>سرّ</p>',
    'posts/123405..html': '<p>م</p>',
    'posts/123406.about.html': '<p>نحن</p>',
    'posts/99.nobody.html': '<p>لا أحد</p>',
  })
  expect(read.format).toBe('substack')
  const stories = read.of('story')
  expect(stories.map(({ sourceId, state, isPage, slug }) => [sourceId, state, isPage, slug])).toEqual([
    ['123401', 'published', false, 'the-port'],
    ['123402', 'published', false, 'voices'],
    ['123403', 'private', false, 'for-members'],
    ['123404', 'private', false, 'founders'],
    ['123405', 'draft', false, null],
    ['123406', 'published', true, 'about'],
  ])
  expect(stories[0]).toMatchObject({
    headline: 'الميناء، "كما كان"',
    standfirst: 'سطر تحت العنوان',
    publishedAt: new Date('2021-07-26T20:48:19.814Z'),
    oldPaths: ['/p/the-port'],
  })
  expect(stories[2]?.notes).toEqual([{ kind: 'was-private', subject: 'only_paid' }])
  expect(read.notes).toEqual([
    'entry-left-out: posts/99.nobody.html',
    'subscribers-left-out: 2',
    'type-left-out: delivers',
  ])
  expect(JSON.stringify(read.records)).not.toContain('@example.org')
  expect(htmlOf(stories[1]!)).toContain('voices.mp3')

  const said: string[] = []
  const html = stories[0]!.text(({ kind, subject }) => said.push(`${kind}: ${subject}`))
  const { blocks } = storyBlocks(html, { locale: 'ar', otherwise: null, origin: null })
  expect(blocks.map(({ type }) => type)).toEqual([
    'figure',
    'paragraph',
    'blockquote',
    'embed',
    'embed',
    'embed',
  ])
  expect(blocks[4]).toMatchObject({ attrs: { provider: 'x', description: 'نص' } })
  expect(plainText({ type: 'doc', content: blocks })).toContain('موانئ أخرى')
  expect(said).toEqual([
    'block-left-out: اشترك لتصلك الرسالة',
    'block-left-out: Share',
    'block-left-out: poll-embed: أي ميناء؟',
  ])
})

it('makes one gallery of what a program showed as one', () => {
  const attrs = {
    gallery: {
      images: ['a', 'b'].map((name) => ({
        type: 'image/jpeg',
        src: `https://substack-post-media.s3.amazonaws.com/public/images/${name}.jpeg`,
      })),
      caption: 'الميناء <قديمًا>',
      alt: 'سفن',
      staticGalleryImage: {
        type: 'image/png',
        src: 'https://substack-post-media.s3.amazonaws.com/public/images/all.png',
      },
    },
    isEditorNode: true,
  }
  const html = substackHtml(
    `<p>قبلها.</p><div class="image-gallery-embed" data-attrs="${JSON.stringify(attrs).replaceAll('"', '&quot;')}"></div><div class="image-gallery-embed" data-attrs="{"></div>`,
    () => {},
  )
  const { blocks } = storyBlocks(html, { locale: 'ar', otherwise: null, origin: null })
  expect(blocks).toMatchObject([
    { type: 'paragraph' },
    { type: 'gallery', attrs: { caption: 'الميناء <قديمًا>' }, content: [{ attrs: { alt: 'سفن' } }, {}] },
  ])
  expect(html.match(/<img/g)).toHaveLength(2)
})
