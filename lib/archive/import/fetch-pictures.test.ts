/** Pictures of an archive, had from the site that is left: a server on this machine, which answers as sites do. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, desc, eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Database } from '../../db/open.ts'
import { webhook, webhookDelivery } from '../../db/tables/connections.ts'
import { revision } from '../../db/tables/drafts.ts'
import {
  importEntry,
  importedStory,
  importHost,
  importPicture,
  importPictureUse,
  importRun,
} from '../../db/tables/imports.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import { article, story } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { operator } from '../../newsroom/actor.ts'
import { mp3, pdf } from '../../newsroom/files/testing/recordings.ts'
import { animation, gifClaiming, halved } from '../../newsroom/pictures/testing/strange-pictures.ts'
import { openDraft, saveDraft } from '../../newsroom/stories/working-draft.ts'
import { staffMember, tab } from '../../newsroom/testing/staff-member.ts'
import { smallPublication } from '../../publication/testing/small-publication.ts'
import type { Block } from '../../story/document.ts'
import { readWordPress } from '../wordpress/read-wordpress.ts'
import { dryRunImport } from './dry-run-import.ts'
import { fetchTaken, type PictureFetcher, sweepHosts, takePicture } from './fetch-pictures.ts'
import { folderAssets } from './folder-assets.ts'
import { fetchDue } from './keep-fetching.ts'
import { placeFetched } from './place-fetched.ts'
import { runImport } from './run-import.ts'
import { fetchRunPictures, picturesOfRun, readRunPictures, stopPictures } from './run-pictures.ts'
import { archiveOf, bytesOf } from './testing/archive-of.ts'
import { type OldSite, openOldSite } from './testing/old-site.ts'

type Post = { id: number; body: string; status?: string; thumbnail?: number }

/** As WordPress writes it: see `../wordpress/fixtures`. */
function wxr(origin: string, posts: Post[], attachments: { id: number; url: string; alt: string }[] = []) {
  const item = ({ id, body, status = 'publish', thumbnail }: Post) => `<item><title>خبر ${id}</title>
    <link>${origin}/2019/05/story-${id}/</link><content:encoded><![CDATA[${body}]]></content:encoded>
    <wp:post_id>${id}</wp:post_id><wp:post_date_gmt>2019-05-04 08:00:00</wp:post_date_gmt>
    <wp:post_name>story-${id}</wp:post_name><wp:status>${status}</wp:status><wp:post_type>post</wp:post_type>${
      thumbnail
        ? `<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value><![CDATA[${thumbnail}]]></wp:meta_value></wp:postmeta>`
        : ''
    }</item>`
  const attachment = ({ id, url, alt }: (typeof attachments)[number]) => `<item><title>صورة</title>
    <wp:post_id>${id}</wp:post_id><wp:post_type>attachment</wp:post_type><wp:attachment_url>${url}</wp:attachment_url>
    <wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value><![CDATA[${alt}]]></wp:meta_value></wp:postmeta></item>`
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>الميناء</title><link>${origin}</link><language>ar</language><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>${origin}</wp:base_blog_url>${posts.map(item).join('')}${attachments.map(attachment).join('')}</channel></rss>`
}

const p = (words: string) => `<p>${words}</p>`

describeDatabase('pictures of an archive, fetched from its site', (opened) => {
  let folder: string
  let site: OldSite
  let fetcher: PictureFetcher
  let db: Database
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-fetched-'))
    db = opened()
    await smallPublication(db)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  beforeEach(async () => {
    for (const table of [importRun, importHost, importedStory, article, story, media, webhook])
      await db.orm.delete(table)
    site = await openOldSite()
    fetcher = {
      allowed: ['127.0.0.1'],
      siteUrl: 'https://warraq.example',
      mediaFolder: join(folder, 'media'),
      within: 2_000,
      pause: 0,
    }
  })
  afterEach(() => site.close())

  async function take(text: string, { publish = true, fetchPictures = true } = {}): Promise<string> {
    const archive = archiveOf('wordpress', readWordPress, bytesOf(text))
    const surveyed = await dryRunImport(archive, { locale: null, looks: 0 })
    const options = { publish, locale: null, section: null, fetchPictures }
    const { runId } = await runImport(db, operator, options, {
      archive,
      surveyed,
      mediaFolder: join(folder, 'media'),
    })
    return runId
  }
  const dueNow = async () => {
    await db.orm.update(importPicture).set({ nextAt: sql`now()` }).where(sql`next_at is not null`)
    await db.orm.update(importHost).set({ nextAt: sql`now()` })
  }
  const fetchAll = async () => {
    while (await fetchDue(db, fetcher));
  }
  const fetchNext = async (given = fetcher) => {
    const taken = await takePicture(db)
    if (taken) await fetchTaken(db, taken, given)
  }
  const pictures = async () =>
    Object.fromEntries(
      (await db.orm.select().from(importPicture)).map((each) => [
        each.address.replace(site.origin, ''),
        each.reason ? `${each.state} ${each.reason}` : each.state,
      ]),
    )
  const storyOf = async (sourceId: number) => {
    const [row] = await db.orm
      .select({ article })
      .from(importedStory)
      .innerJoin(article, eq(article.id, importedStory.articleId))
      .where(eq(importedStory.sourceId, String(sourceId)))
    return row!.article
  }
  const kinds = (blocks: readonly Block[]) => blocks.map(({ type }) => type).join(' ')
  const revisions = async (articleId: string) =>
    db.orm.select().from(revision).where(eq(revision.articleId, articleId)).orderBy(desc(revision.number))
  const notes = async (runId: string) =>
    (await db.orm.select().from(importEntry).where(eq(importEntry.runId, runId))).flatMap((each) =>
      each.notes.map(({ kind, subject }) => `${kind} ${subject.replace(site.origin, '')}`),
    )

  const ofRecordings = async (runId: string) =>
    (await notes(runId)).filter((each) => each.startsWith('recording'))

  it('are left, when as much has come as may at one asking, until somebody asks again', async () => {
    site.answers.set('/up/a.jpg', await halved(64, 40).jpeg().toBuffer())
    site.answers.set('/up/b.jpg', await halved(48, 40).jpeg().toBuffer())
    const body = `<figure class="wp-block-gallery"><img src="${site.origin}/up/a.jpg"><img src="${site.origin}/up/b.jpg"><figcaption>معرض</figcaption></figure>`
    const runId = await take(wxr(site.origin, [{ id: 1, body }]))
    await fetchNext({ ...fetcher, mostInAll: 1 })
    const full = await picturesOfRun(db, runId)
    expect(full).toMatchObject({ counts: { placed: 1, waiting: 1 }, coming: 0 })
    expect(full?.fetchedBytes).toBeGreaterThan(1)
    await fetchRunPictures(db, operator, { runId })
    expect(await picturesOfRun(db, runId)).toMatchObject({ coming: 1, fetchedBytes: 0 })
    await fetchNext({ ...fetcher, mostInAll: 1 })
    expect(await picturesOfRun(db, runId)).toMatchObject({ counts: { placed: 2 }, coming: 0 })
    await fetchAll()
    // One gallery again, in which each came by itself.
    const { content } = (await storyOf(1)).document
    expect(content).toMatchObject([{ type: 'gallery', content: [{}, {}] }, { content: [{ text: 'معرض' }] }])
  })

  it('are beside sounds, films and documents of the site, which come to stand where they were played', async () => {
    site.answers.set('/up/waves.mp3', mp3(40))
    site.answers.set('/up/list.mp3', mp3(41))
    site.answers.set('/up/report.pdf', pdf())
    site.answers.set('/up/film.mp4', Buffer.from('no film at all'))
    const player = (tag: string, file: string, caption = '') =>
      `<!-- wp:${tag} --><figure class="wp-block-${tag}"><${tag} controls src="${site.origin}/up/${file}"></${tag}>${caption && `<figcaption class="wp-element-caption">${caption}</figcaption>`}</figure><!-- /wp:${tag} -->`
    const body = `${player('audio', 'waves.mp3', 'صوت الموج')}${p('أول')}[audio mp3="${site.origin}/up/list.mp3"][/audio]<!-- wp:file --><div class="wp-block-file"><a id="wp-block-file--media-1" href="${site.origin}/up/report.pdf">التقرير السنوي</a><a href="${site.origin}/up/report.pdf" class="wp-block-file__button" download aria-describedby="wp-block-file--media-1">تنزيل</a></div><!-- /wp:file -->${player('video', 'film.mp4')}<p><a href="https://elsewhere.example/up/other.mp3">عند غيرنا</a></p><p>في <a href="${site.origin}/up/waves.mp3">سطر</a></p>`
    const runId = await take(wxr(site.origin, [{ id: 1, body }]))
    expect(kinds((await storyOf(1)).document.content)).toBe(
      'paragraph paragraph paragraph paragraph paragraph paragraph paragraph',
    )
    expect(await ofRecordings(runId)).toEqual(
      ['waves.mp3', 'list.mp3', 'report.pdf', 'film.mp4'].map((file) => `recording-missing /up/${file}`),
    )
    await fetchAll()
    const { content } = (await storyOf(1)).document
    expect(content).toMatchObject([
      { type: 'audio', attrs: { title: 'صوت الموج' } },
      { type: 'paragraph' },
      { type: 'audio', attrs: { title: null } },
      { type: 'file', attrs: { title: 'التقرير السنوي' } },
      { type: 'paragraph' },
      { type: 'paragraph' },
      { type: 'paragraph' },
    ])
    expect(await pictures()).toEqual({
      '/up/waves.mp3': 'placed',
      '/up/list.mp3': 'placed',
      '/up/report.pdf': 'placed',
      '/up/film.mp4': 'refused wrong-type',
    })
    expect(await ofRecordings(runId)).toEqual(['recording-missing /up/film.mp4'])
    const kept = await db.orm.select({ kind: media.kind, fileName: media.fileName }).from(media)
    expect(kept).toEqual(expect.arrayContaining([{ kind: 'audio', fileName: 'waves.mp3' }]))
    // Read again, it has them at once.
    await db.orm.delete(importedStory)
    await db.orm.delete(story)
    await take(wxr(site.origin, [{ id: 1, body }]))
    expect(kinds((await storyOf(1)).document.content)).toBe(
      'audio paragraph audio file paragraph paragraph paragraph',
    )
  })

  it('are beside those that were given with the file, and are asked nobody for', async () => {
    const beside = join(folder, 'beside', 'wp-content', 'uploads')
    await mkdir(beside, { recursive: true })
    await writeFile(join(beside, 'waves.mp3'), mp3(43))
    await writeFile(join(beside, 'broken.mp3'), 'nothing')
    const archive = archiveOf(
      'wordpress',
      readWordPress,
      bytesOf(
        wxr(
          site.origin,
          [
            {
              id: 1,
              body: `[playlist ids="8,9"]<p><a href="${site.origin}/wp-content/uploads/broken.mp3">مكسور</a></p>`,
            },
          ],
          [
            { id: 8, url: `${site.origin}/wp-content/uploads/waves.mp3`, alt: '' },
            { id: 9, url: `${site.origin}/wp-content/uploads/away.mp3`, alt: '' },
          ],
        ),
      ),
    )
    const surveyed = await dryRunImport(archive, { locale: null, looks: 0 })
    const options = { publish: true, locale: null, section: null, fetchPictures: false }
    const { runId } = await runImport(db, operator, options, {
      archive: { ...archive, shelf: folderAssets(join(folder, 'beside')) },
      surveyed,
      mediaFolder: join(folder, 'media'),
    })
    expect(kinds((await storyOf(1)).document.content)).toBe('audio paragraph paragraph')
    expect(await ofRecordings(runId)).toEqual([
      'recording-missing /wp-content/uploads/away.mp3',
      expect.stringMatching(/^recording-refused .*broken\.mp3 \(wrong-type\)$/),
    ])
    // It may be asked for when somebody wants it.
    expect(await pictures()).toEqual({ '/wp-content/uploads/away.mp3': 'waiting' })
    expect(await fetchDue(db, fetcher)).toBe(false)
  })

  it('stand where their links stood and over the story, in drafts and before readers, with their words', async () => {
    site.answers.set('/up/harbour.jpg', await halved(640, 400).jpeg().toBuffer())
    site.answers.set('/up/crane.png', await halved(320, 200).png().toBuffer())
    site.answers.set('/up/lead.webp', await halved(800, 500).webp().toBuffer())
    const body = `${p('أول')}<figure><img src="${site.origin}/up/harbour-300x200.jpg" alt="ميناء"><figcaption>الميناء صباحًا</figcaption></figure>${p('ثان')}<img src="/up/crane.png" alt="رافعة">${p('ثالث')}<img src="${site.origin}/up/harbour-1024x683.jpg">`
    const text = wxr(
      site.origin,
      [
        { id: 1, body, thumbnail: 9 },
        { id: 2, body: p('كلام') + body, status: 'draft' },
      ],
      [{ id: 9, url: `${site.origin}/up/lead.webp`, alt: 'رصيف الميناء' }],
    )
    await db.orm.insert(webhook).values({
      id: 'hook000001',
      name: 'شريك',
      address: 'https://receiver.example/',
      events: ['story.changed', 'story.published'],
      secret: 'whsec_c2VjcmV0c2VjcmV0c2VjcmV0',
    })
    const runId = await take(text)
    const before = await storyOf(1)
    expect(kinds(before.document.content)).toBe('paragraph paragraph paragraph paragraph paragraph paragraph')
    expect(await pictures()).toEqual({
      '/up/harbour.jpg': 'waiting',
      '/up/crane.png': 'waiting',
      '/up/lead.webp': 'waiting',
    })
    expect((await notes(runId)).filter((each) => each.startsWith('picture'))).toHaveLength(7)

    await fetchAll()
    // Cut to two sizes over there: one picture, asked for once.
    expect([...site.asked].sort()).toEqual(['/up/crane.png', '/up/harbour.jpg', '/up/lead.webp'])
    expect([...site.agents]).toEqual(['Warraq (+https://warraq.example)'])
    expect(site.mostAtOnce()).toBeLessThanOrEqual(2)
    for (const [id, shape] of [
      [1, 'paragraph figure paragraph figure paragraph figure'],
      [2, 'paragraph paragraph figure paragraph figure paragraph figure'],
    ] as const) {
      const now = await storyOf(id)
      expect(kinds(now.document.content)).toBe(shape)
      const [one, two, three] = now.document.content.filter((each) => each.type === 'figure')
      expect(one?.attrs).toMatchObject({ alt: 'ميناء', caption: 'الميناء صباحًا' })
      expect(two?.attrs).toMatchObject({ alt: 'رافعة' })
      expect(three?.attrs.mediaId).toBe(one?.attrs.mediaId)
      // One revision more, however many pictures.
      expect(await revisions(now.id)).toMatchObject([
        { number: 2, reason: expect.stringContaining('import: ') },
        { number: 1 },
      ])
    }
    const [lead] = await db.orm
      .select()
      .from(media)
      .where(eq(media.id, (await storyOf(1)).leadMediaId!))
    expect(lead).toMatchObject({ width: 800, alts: { ar: 'رصيف الميناء' } })
    expect((await storyOf(2)).leadMediaId).toBeNull()
    // Before readers, on the day that it had, and no news.
    const after = await storyOf(1)
    expect(after).toMatchObject({ state: 'published', revisionNumber: 2, updatedAt: null })
    expect(after.publishedAt).toEqual(before.publishedAt)
    expect((await revisions(after.id))[0]?.publishedAt).not.toBeNull()
    expect(await db.orm.$count(webhookDelivery)).toBe(0)
    // The report says nothing more of them.
    expect((await notes(runId)).filter((each) => each.startsWith('picture'))).toEqual([])
    expect(await picturesOfRun(db, runId)).toMatchObject({ counts: { placed: 3 }, coming: 0, edited: [] })

    // The same file once more: nothing is asked for, and nothing written.
    site.asked.length = 0
    const again = await take(text)
    expect(
      (await db.orm.select().from(importEntry).where(eq(importEntry.runId, again))).map(
        (each) => each.outcome,
      ),
    ).toEqual(['already-there', 'already-there'])
    await fetchAll()
    expect(site.asked).toEqual([])
    expect(await revisions(after.id)).toHaveLength(2)
    await sweepHosts(db)
    expect(await db.orm.$count(importHost)).toBe(0)
  }, 60_000)

  it('are each named for what became of them, and nobody is led into the machine’s own network', async () => {
    const jpeg = await halved(320, 200).jpeg().toBuffer()
    const { answers } = site
    const secret = await openOldSite()
    answers.set('/good.jpg', jpeg)
    answers.set('/gone.jpg', (_, response) => response.writeHead(410).end())
    answers.set('/forbidden.jpg', (_, response) => response.writeHead(403).end('no'))
    answers.set('/page.jpg', Buffer.from(`<!doctype html><title>لا شيء هنا</title>${'x'.repeat(5_000)}`))
    answers.set('/bomb.gif', gifClaiming(60_000, 60_000))
    answers.set('/moving.gif', await animation('gif'))
    answers.set('/endless.jpg', (_, response) => {
      const much = Buffer.alloc(1 << 20, jpeg)
      const more = () => {
        while (response.writable && response.write(much));
      }
      response.on('drain', more)
      more()
    })
    answers.set('/slow.jpg', (_, response) => {
      const trickle = setInterval(() => response.write('.'), 50)
      response.on('close', () => clearInterval(trickle))
    })
    const to = (location: string) => (_: unknown, response: import('node:http').ServerResponse) =>
      void response.writeHead(302, { location }).end()
    answers.set('/moved.jpg', to('/good.jpg'))
    answers.set('/inside.jpg', to('http://169.254.169.254/latest/meta-data'))
    answers.set('/localhost.jpg', to(`${secret.origin.replace('127.0.0.1', '[::1]')}/secret.jpg`))
    answers.set('/circle.jpg', to('/circle.jpg'))
    answers.set('/file.jpg', to('file:///etc/passwd'))
    const names = 'good gone forbidden page endless slow moved inside localhost circle file nothing'.split(
      ' ',
    )
    const runId = await take(
      wxr(site.origin, [
        {
          id: 1,
          body: [...names.map((name) => `${name}.jpg`), 'bomb.gif', 'moving.gif']
            .map((name) => `<img src="${site.origin}/${name}">`)
            .join(p('بين')),
        },
        {
          id: 2,
          body: '<img src="http://10.0.0.1/x.jpg"><img src="http://2130706433:1/y.jpg"><img src="ftp://old.example/z.jpg">',
        },
      ]),
    )
    fetcher.within = 5_000
    // A machine with much to do takes more than a try for the endless one.
    for (
      let round = 0;
      round === 0 || (round < 3 && (await pictures())['/endless.jpg']?.startsWith('waiting'));
      round += 1
    ) {
      await dueNow()
      await fetchAll()
    }
    await secret.close()
    expect(secret.asked).toEqual([])
    expect(await pictures()).toEqual({
      '/good.jpg': 'placed',
      '/moved.jpg': 'placed',
      '/gone.jpg': 'missing status-410',
      '/nothing.jpg': 'missing status-404',
      '/forbidden.jpg': 'refused status-403',
      '/page.jpg': 'refused wrong-type',
      '/bomb.gif': 'refused too-large',
      '/moving.gif': 'refused animated',
      '/endless.jpg': 'refused too-heavy',
      '/slow.jpg': 'waiting too-slow',
      '/inside.jpg': 'refused private',
      '/localhost.jpg': 'refused private',
      '/circle.jpg': 'refused redirect',
      '/file.jpg': 'refused malformed',
      'http://10.0.0.1/x.jpg': 'refused private',
      'http://127.0.0.1:1/y.jpg': 'waiting ECONNREFUSED',
    })
    // What came stands in its place; of the rest the link stays.
    const figures = (await storyOf(1)).document.content.filter(({ type }) => type === 'figure')
    expect(figures).toHaveLength(2)
    expect((await notes(runId)).filter((each) => each === 'picture-missing /page.jpg')).toHaveLength(1)
    const report = await picturesOfRun(db, runId)
    expect(report?.first.missing).toHaveLength(2)
    expect(report?.coming).toBeGreaterThan(0)
  }, 180_000)

  it('are asked for again when the site says so, and given up when it never answers', async () => {
    const jpeg = await halved(320, 200).jpeg().toBuffer()
    let tired = true
    site.answers.set('/busy.jpg', (_, response) =>
      tired ? response.writeHead(429, { 'retry-after': '3600' }).end() : response.end(jpeg),
    )
    site.answers.set('/broken.jpg', (_, response) => response.writeHead(500).end())
    site.answers.set('/other.jpg', jpeg)
    const runId = await take(wxr(site.origin, [{ id: 1, body: `<img src="${site.origin}/busy.jpg">` }]))
    await fetchAll()
    expect(site.asked).toEqual(['/busy.jpg'])
    const [row] = await db.orm.select().from(importPicture)
    expect(row).toMatchObject({ state: 'waiting', reason: 'status-429', tries: 1 })
    expect(row!.nextAt!.getTime()).toBeGreaterThan(Date.now() + 3_500_000)
    // The whole site is left alone for as long: also what another archive wants of it.
    for (const { nextAt } of await db.orm.select().from(importHost))
      expect(nextAt.getTime()).toBeGreaterThan(Date.now() + 3_500_000)
    await take(wxr(site.origin, [{ id: 2, body: `<img src="${site.origin}/other.jpg">` }]))
    await fetchAll()
    expect(site.asked).toEqual(['/busy.jpg'])
    tired = false
    await dueNow()
    await fetchAll()
    expect((await storyOf(1)).document.content.map(({ type }) => type)).toEqual(['figure'])

    // Five times, and no more; until somebody asks for it.
    const broken = await take(wxr(site.origin, [{ id: 3, body: `<img src="${site.origin}/broken.jpg">` }]))
    site.asked.length = 0
    for (let tried = 0; tried < 8; tried += 1) {
      await dueNow()
      await fetchAll()
    }
    expect(site.asked).toHaveLength(5)
    expect((await pictures())['/broken.jpg']).toBe('failed status-500')
    site.answers.set('/broken.jpg', jpeg)
    await db.orm.update(importHost).set({ nextAt: sql`now()` })
    await fetchRunPictures(db, operator, { runId: broken })
    await fetchAll()
    expect((await pictures())['/broken.jpg']).toBe('placed')
    expect(runId).not.toBe(broken)
  }, 60_000)

  it('of a site that is gone are given up together', async () => {
    await site.close()
    const images = Array.from({ length: 40 }, (_, at) => `<img src="${site.origin}/${at}.jpg">`)
    const runId = await take(wxr(site.origin, [{ id: 1, body: images.join(p('بين')) }]))
    for (let pass = 0; pass < 12; pass += 1) {
      await db.orm.update(importHost).set({ nextAt: sql`now()` })
      await fetchNext()
    }
    expect(await picturesOfRun(db, runId)).toMatchObject({ counts: { failed: 40 }, coming: 0 })
    expect((await db.orm.select().from(importPicture))[0]?.reason).toBe('ECONNREFUSED')
  }, 60_000)

  it('of several sizes are one where there is an original, and each its own where there is none', async () => {
    const small = await halved(300, 200).jpeg().toBuffer()
    const medium = await halved(1_024, 683).jpeg().toBuffer()
    const { answers, origin } = site
    // Larger than may be taken: the largest of its sizes.
    answers.set('/huge.jpg', Buffer.concat([medium, Buffer.alloc(41 * 1024 * 1024)]))
    answers.set('/huge-300x200.jpg', small)
    answers.set('/huge-1024x683.jpg', medium)
    // No original, which a program would have made the others of: two advertisements, say.
    answers.set('/ad-300x250.jpg', await halved(300, 250).jpeg().toBuffer())
    answers.set('/ad-728x90.jpg', await halved(728, 90).jpeg().toBuffer())
    // Only the one that is shown is left.
    answers.set('/only-640x480.jpg', await halved(640, 480).jpeg().toBuffer())
    // Told apart by their query alone.
    answers.set('/image.php?id=1', await halved(111, 50).jpeg().toBuffer())
    answers.set('/image.php?id=2', await halved(222, 50).jpeg().toBuffer())
    const shown = [
      'huge-300x200.jpg',
      'huge-1024x683.jpg',
      'ad-300x250.jpg',
      'ad-728x90.jpg',
      'only-640x480.jpg',
      'image.php?id=1',
      'image.php?id=2',
    ]
    await take(
      wxr(origin, [{ id: 1, body: shown.map((name) => `<img src="${origin}/${name}">`).join(p('بين')) }]),
    )
    await fetchAll()
    const sides = await db.orm.select({ id: media.id, width: media.width, height: media.height }).from(media)
    const placed = (await storyOf(1)).document.content.flatMap((each) => {
      const found = each.type === 'figure' && sides.find(({ id }) => id === each.attrs.mediaId)
      return found ? [`${found.width}x${found.height}`] : []
    })
    expect(placed).toEqual(['1024x683', '1024x683', '300x250', '728x90', '640x480', '111x50', '222x50'])
    expect(Object.values(await pictures()).every((each) => each === 'placed')).toBe(true)
  }, 60_000)

  it('leave alone what somebody has edited since, lie in the library then, and are named', async () => {
    const { answers, origin } = site
    answers.set('/a.jpg', await halved(320, 200).jpeg().toBuffer())
    answers.set('/b.jpg', await halved(330, 200).jpeg().toBuffer())
    const runId = await take(
      wxr(origin, [
        { id: 1, body: `${p('كلام')}<img src="${origin}/a.jpg">` },
        { id: 2, body: `${p('كلام')}<img src="${origin}/b.jpg">` },
        { id: 3, body: `${p('كلام')}<img src="${origin}/b.jpg">` },
      ]),
      { publish: false },
    )
    const [edited, opened, third] = [await storyOf(1), await storyOf(2), await storyOf(3)]
    const { content, version } = await openDraft(db, operator, { articleId: edited.id })
    await saveDraft(db, operator, {
      articleId: edited.id,
      tabId: tab(),
      baseVersion: version,
      content: { ...content, headline: 'عنوان من هنا' },
    })
    // To look at it is no edit; to take the link out of it is one.
    await openDraft(db, operator, { articleId: opened.id })
    await db.orm.update(article).set({ state: 'approved' }).where(eq(article.id, third.id))
    await fetchAll()
    expect((await storyOf(1)).document).toEqual(edited.document)
    expect((await openDraft(db, operator, { articleId: edited.id })).content.headline).toBe('عنوان من هنا')
    expect(kinds((await storyOf(2)).document.content)).toBe('paragraph figure')
    expect(kinds((await openDraft(db, operator, { articleId: opened.id })).content.document.content)).toBe(
      'paragraph figure',
    )
    expect(kinds((await storyOf(3)).document.content)).toBe('paragraph paragraph')
    expect(await db.orm.$count(media)).toBe(2)
    expect((await notes(runId)).filter((each) => each.startsWith('picture')).sort()).toEqual([
      'picture-in-library /a.jpg',
      'picture-in-library /b.jpg',
    ])
    expect((await picturesOfRun(db, runId))?.edited.map(({ articleId }) => articleId).sort()).toEqual(
      [edited.id, third.id].sort(),
    )
  }, 60_000)

  it('go on where a process ended in the middle, and are fetched by no more than two at a time', async () => {
    const { answers, origin } = site
    const jpeg = await halved(320, 200).jpeg().toBuffer()
    const names = Array.from({ length: 6 }, (_, at) => `${at}.jpg`)
    for (const name of names)
      answers.set(`/${name}`, (_, response) => void setTimeout(() => response.end(jpeg), 30))
    await take(
      wxr(
        origin,
        names.map((name, at) => ({ id: at + 1, body: `<img src="${origin}/${name}">` })),
      ),
    )
    // It has a picture in hand and one that has come, and then it is no more.
    answers.set('/0.jpg', () => {})
    const ended = fetchNext({ ...fetcher, within: 400 })
    await expect.poll(() => site.asked).toEqual(['/0.jpg'])
    expect(
      (await db.orm.select().from(importPicture).where(eq(importPicture.tries, 1)))[0]?.nextAt?.getTime(),
    ).toBeGreaterThan(Date.now() + 500_000)
    await ended
    // One that is stopped in good order gives back what it had in hand, as if it had not tried.
    await dueNow()
    const stopping = new AbortController()
    const passing = fetchDue(db, fetcher, { signal: stopping.signal })
    await expect.poll(() => site.asked.filter((each) => each === '/0.jpg')).toHaveLength(2)
    stopping.abort()
    await passing
    const [held] = await db.orm.select().from(importPicture).where(sql`address like '%/0.jpg'`)
    expect(held).toMatchObject({ state: 'waiting', tries: 1 })
    expect(held!.nextAt!.getTime()).toBeLessThanOrEqual(Date.now() + 1_000)
    answers.set('/0.jpg', jpeg)
    await dueNow()
    await fetchNext()
    // What has come is not in its story yet: that is found out by whoever comes next.
    expect(await db.orm.$count(importPictureUse, eq(importPictureUse.outcome, 'ready'))).toBeGreaterThan(0)
    await dueNow()
    await Promise.all([fetchAll(), fetchAll()])
    expect(site.mostAtOnce()).toBeLessThanOrEqual(2)
    await placeFetched(db)
    for (let id = 1; id <= 6; id += 1) expect(kinds((await storyOf(id)).document.content)).toBe('figure')
  }, 60_000)

  it('are not asked for once no story shows them', async () => {
    site.answers.set('/a.jpg', await halved(320, 200).jpeg().toBuffer())
    await take(
      wxr(site.origin, [
        { id: 1, body: `<img src="${site.origin}/a.jpg"><img src="${site.origin}/b.jpg">` },
        { id: 2, body: `<img src="${site.origin}/a.jpg">` },
      ]),
    )
    await db.orm.delete(article).where(eq(article.id, (await storyOf(1)).id))
    await fetchAll()
    expect(site.asked).toEqual(['/a.jpg'])
    expect(await pictures()).toEqual({ '/a.jpg': 'placed' })
  }, 60_000)

  it('are fetched when an owner wants it, stopped when she wants it, and nobody else’s to see or to move', async () => {
    const { answers, origin } = site
    answers.set('/a.jpg', await halved(320, 200).jpeg().toBuffer())
    const runId = await take(wxr(origin, [{ id: 1, body: `<img src="${origin}/a.jpg">` }]), {
      fetchPictures: false,
    })
    await fetchAll()
    expect(site.asked).toEqual([])
    const owner = await staffMember(db, 'owner')
    expect(await readRunPictures(db, owner, { runId })).toMatchObject({
      counts: { waiting: 1 },
      coming: 0,
      hosts: [{ host: new URL(origin).host, pictures: 1, placed: 0 }],
      first: { waiting: [{ address: `${origin}/a.jpg`, reason: null }] },
    })
    for (const role of ['editor', 'author', 'translator', 'contributor'] as const) {
      const actor = await staffMember(db, role)
      for (const denied of [readRunPictures, stopPictures, fetchRunPictures])
        await expect(denied(db, actor, { runId })).rejects.toMatchObject({ refusal: 'not-allowed' })
    }
    await fetchRunPictures(db, owner, { runId })
    await stopPictures(db, owner, { runId })
    await fetchAll()
    expect(site.asked).toEqual([])
    await fetchRunPictures(db, owner, { runId })
    await fetchAll()
    expect(await readRunPictures(db, owner, { runId })).toMatchObject({ counts: { placed: 1 } })
    await db.orm
      .update(importRun)
      .set({ state: 'running' })
      .where(and(eq(importRun.id, runId)))
    await expect(fetchRunPictures(db, owner, { runId })).rejects.toMatchObject({ refusal: 'wrong-state' })
    await expect(stopPictures(db, owner, { runId: 'nothing001' })).rejects.toMatchObject({
      refusal: 'unknown-reference',
    })
  }, 60_000)
})
