/** Substack, Settings → Exports. */
import { type Format, ofHtml, rowsOf, story, textOf } from '../counted.ts'

export const substack: Format = {
  name: 'Substack',
  zip: 'substack-export.zip',
  files: () => ({
    'posts.csv': `post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url
123401.the-port,2021-07-26T20:48:19.814Z,true,2021-07-26T20:48:19.814Z,,newsletter,everyone,"الميناء، ""كما كان""",سطر تحت العنوان,
123402.voices,2021-08-12T12:11:23.230Z,true,,,podcast,everyone,أصوات,الحلقة الأولى,https://api.substack.com/feed/podcast/1/voices.mp3
123403.for-members,2021-08-13T12:11:23.230Z,true,,,newsletter,only_paid,للمشتركين,,
123405.,,false,,,newsletter,everyone,مسودة لم تُرسل,,
123406.about,2020-01-01T00:00:00.000Z,true,,,page,everyone,من نحن,,
`,
    'email_list.raseef.csv':
      'email,active_subscription,expiry\na@example.org,false,\nb@example.org,true,\nc@example.org,true,\n',
    'posts/123401.the-port.html': `<div class="captioned-image-container"><figure><a class="image-link image2" target="_blank" href="https://cdn.substack.com/image/fetch/x.jpeg"><div class="image2-inset"><picture><source type="image/webp" srcset="https://cdn.substack.com/w.webp 424w"><img src="https://bucketeer.s3.amazonaws.com/public/images/x.jpeg" width="1456" height="971" class="sizing-normal" alt="ميناء"></picture></div></a><figcaption class="image-caption">الميناء عام ١٩٢٠</figcaption></figure></div><p>وصلنا مع <strong>الفجر</strong>، ولم يكن على <a href="https://x.example/quay">الرصيف</a> أحد.</p><h2>ما بعد</h2><ul><li><p>قاربان</p></li><li><p>شبكة</p></li></ul><div class="subscription-widget-wrap" data-attrs="{}"><div class="subscription-widget show-subscribe"><div class="preamble"><p>اشترك لتصلك الرسالة</p></div><form class="subscription-widget-subscribe"><input type="email" class="email-input" name="email"></form></div></div><div class="pullquote"><p>البحر لا ينسى</p></div><div id="youtube2-dQw4w9WgXcQ" class="youtube-wrap" data-attrs="{&quot;videoId&quot;:&quot;dQw4w9WgXcQ&quot;}" data-component-name="Youtube2ToDOM"><div class="youtube-inner"><iframe src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0" frameborder="0"></iframe></div></div><div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div class="footnote-content"><p>من سجل الميناء.</p></div></div>`,
    'posts/123402.voices.html': '<p>في هذه الحلقة صيادان ومنارة.</p>',
    'posts/123403.for-members.html': '<p>سرّ المنارة.</p>',
    'posts/123405..html': '<p>لم تكتمل بعد.</p>',
    'posts/123406.about.html': '<p>نشرة عن البحر.</p>',
    'posts/123401.delivers.csv': 'post_id,timestamp,email\n123401,2021-07-26,a@example.org\n',
  }),
  count(files) {
    const subscribers = Object.keys(files).filter((path) => path.startsWith('email_list'))
    return {
      stories: rowsOf(textOf(files, 'posts.csv')).map((row) => {
        const shown = ofHtml(textOf(files, `posts/${row.post_id}.html`))
        const slug = row.post_id!.split('.')[1]
        return story(row.title!, {
          ...shown,
          texts: [...shown.texts, row.subtitle!],
          // A picture leads to itself, and a footnote to its number.
          links: [...shown.links.filter((link) => !/^#|image\/fetch/.test(link)), row.podcast_url!].filter(
            Boolean,
          ),
          state:
            row.type === 'page'
              ? 'page'
              : row.is_published === 'true' && row.audience === 'everyone'
                ? 'public'
                : 'not-public',
          day: row.post_date || null,
          addresses: slug ? [`/p/${slug}`] : [],
        })
      }),
      beside: [
        {
          what: 'Subscribers',
          count: subscribers.reduce((sum, path) => sum + rowsOf(textOf(files, path)).length, 0),
          note: 'subscribers-left-out',
        },
        {
          what: 'Lists of deliveries',
          count: Object.keys(files).filter((path) => path.endsWith('.delivers.csv')).length,
          note: 'type-left-out',
        },
      ],
    }
  },
}
