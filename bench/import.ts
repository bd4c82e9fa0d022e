/**
 * What moving in costs: `node bench/import.ts [stories]`. Writes a WordPress export of 20,000 Arabic stories, reads it to
 * its end, takes it into an empty embedded database, and takes it in again. Prints stories per minute and the most memory
 * that the process, with the database in it, ever held.
 */
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { archiveInThread } from '../lib/archive/import/archive-in-thread.ts'
import { dryRunImport } from '../lib/archive/import/dry-run-import.ts'
import { runImport } from '../lib/archive/import/run-import.ts'
import { migrateDatabase } from '../lib/db/migrate.ts'
import { openDatabase } from '../lib/db/open.ts'
import { operator } from '../lib/newsroom/actor.ts'

const stories = Number(process.argv[2] ?? 20_000)
const sentences = [
  'وصلت إلى الميناء صباح أمس ثلاث رافعات جديدة بعد رحلة دامت أربعين يومًا من هامبورغ.',
  'وقال مدير الميناء إن العمل بها يبدأ مطلع الشهر المقبل، وإنها ترفع ضعف ما ترفعه القديمة.',
  'وارتفعت كلفة الشحن بنسبة 12 في المئة منذ بداية العام، وفق بيانات غرفة التجارة.',
  'ويعمل في الأرصفة الشرقية نحو 1,400 عامل، بينهم مئة وعشرون امرأة.',
  'وأضاف أن <strong>التدريب</strong> على الرافعات استغرق <a href="https://example.org/training">ستة أسابيع</a>.',
]

function* wordPress(): Generator<string> {
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

const folder = mkdtempSync(join(tmpdir(), 'warraq-bench-import-'))
let most = 0
const watching = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss())
}, 100)
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1_000
}
const told = (what: string, took: number) => {
  console.log(
    `${what}: ${took.toFixed(1)} s, ${Math.round((stories * 60) / took).toLocaleString('en')} stories per minute, ${Math.round(most / 1e6)} MB at most`,
  )
  most = 0
}

try {
  const path = join(folder, 'export.xml')
  await pipeline(Readable.from(wordPress()), createWriteStream(path))
  console.log(`${stories.toLocaleString('en')} stories, ${Math.round(statSync(path).size / 1e6)} MB of XML`)
  const archive = await archiveInThread(path)
  let surveyed = await dryRunImport(archive, { locale: null, looks: 0 })
  most = 0
  told(
    'read to its end',
    await seconds(async () => {
      surveyed = await dryRunImport(archive, { locale: null, looks: 0 })
    }),
  )
  const db = await openDatabase({ dataFolder: folder })
  await migrateDatabase(db)
  const options = { publish: true, locale: null, section: null }
  const take = () =>
    runImport(db, operator, options, { archive, surveyed, mediaFolder: join(folder, 'media') })
  told('taken in', await seconds(take))
  told('taken in again', await seconds(take))
  await archive.close()
  await db.close()
} finally {
  clearInterval(watching)
  rmSync(folder, { recursive: true, force: true })
}
