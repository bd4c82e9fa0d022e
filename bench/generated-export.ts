/** A WordPress export of any size, for the benches that move in. */

const sentences = [
  'وصلت إلى الميناء صباح أمس ثلاث رافعات جديدة بعد رحلة دامت أربعين يومًا من هامبورغ.',
  'وقال مدير الميناء إن العمل بها يبدأ مطلع الشهر المقبل، وإنها ترفع ضعف ما ترفعه القديمة.',
  'وارتفعت كلفة الشحن بنسبة 12 في المئة منذ بداية العام، وفق بيانات غرفة التجارة.',
  'ويعمل في الأرصفة الشرقية نحو 1,400 عامل، بينهم مئة وعشرون امرأة.',
  'وأضاف أن <strong>التدريب</strong> على الرافعات استغرق <a href="https://example.org/training">ستة أسابيع</a>.',
]

/** The pieces of a WordPress export of so many stories, which 40 people wrote in eight categories. */
export function* wordPress(stories: number): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" ?><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>الميناء</title><link>https://old.example</link><language>ar</language><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>`
  for (let n = 0; n < 40; n += 1)
    yield `<wp:author><wp:author_login>a${n}</wp:author_login><wp:author_display_name><![CDATA[كاتب رقم ${n}]]></wp:author_display_name></wp:author>`
  for (let n = 1; n <= stories; n += 1) {
    const day = new Date(Date.UTC(2012, 0, 1) + n * 6 * 3_600_000)
      .toISOString()
      .slice(0, 19)
      .replace('T', ' ')
    const text = Array.from(
      { length: 10 },
      (_, i) =>
        `<!-- wp:paragraph --><p>${[0, 1, 2, 3].map((k) => sentences[(n + i + k) % sentences.length]).join(' ')}</p><!-- /wp:paragraph -->`,
    ).join('\n')
    yield `<item><title><![CDATA[خبر الميناء رقم ${n}: رافعات وسفن]]></title><link>https://old.example/${day.slice(0, 10).replaceAll('-', '/')}/n-${n}/</link><dc:creator>a${n % 40}</dc:creator><content:encoded><![CDATA[${text}]]></content:encoded><excerpt:encoded><![CDATA[ملخّص الخبر ${n}.]]></excerpt:encoded><wp:post_id>${n}</wp:post_id><wp:post_date_gmt>${day}</wp:post_date_gmt><wp:post_name>%d8%ae%d8%a8%d8%b1-${n}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><category domain="category" nicename="s${n % 8}"><![CDATA[قسم ${n % 8}]]></category><category domain="post_tag" nicename="t${n % 300}"><![CDATA[وسم ${n % 300}]]></category></item>`
  }
  yield '</channel></rss>'
}
