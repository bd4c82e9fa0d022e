/** Other sites as they are, and as they should not be: real servers of this machine. */
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { media } from '../../db/tables/people-and-pictures.ts'
import { describeEngine } from '../../db/testing/test-databases.ts'
import { validateDocument } from '../../story/validate.ts'
import type { Actor } from '../actor.ts'
import { staffMember } from '../testing/staff-member.ts'
import { type LinkReader, readLink } from './read-link.ts'

describeEngine('embedded', 'a link', (opened) => {
  let actor: Actor
  let reader: LinkReader
  let picture: Buffer
  let site: string
  let folder: string
  const servers: Server[] = []
  const pages = new Map<string, RequestListener>()
  let asked: string[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-links-'))
    actor = await staffMember(opened(), 'author')
    reader = { mediaFolder: folder, allowed: ['127.0.0.1'], siteUrl: 'https://warraq.example' }
    picture = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#357' } })
      .jpeg()
      .toBuffer()
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://x')
      asked.push(pathname)
      const answer = pages.get(decodeURI(pathname))
      if (answer) return answer(request, response)
      response.writeHead(404).end()
    })
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    pages.set('/picture.jpg', (_, response) => {
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end(picture)
    })
  })
  afterAll(async () => {
    for (const server of servers) {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
    await rm(folder, { recursive: true, force: true })
  })

  const html =
    (text: string | Buffer, type = 'text/html; charset=utf-8'): RequestListener =>
    (_, response) =>
      response.writeHead(200, { 'content-type': type }).end(text)
  const read = (path: string, more: Partial<LinkReader> = {}) => {
    asked = []
    return readLink(opened(), actor, { url: path.includes(':') ? path : site + path }, { ...reader, ...more })
  }
  const refused = (subject: string) => ({ refusal: 'link-unread', subject })

  it('says what its page says of itself, and its picture becomes one of ours', async () => {
    pages.set(
      '/تقرير',
      html(`<!doctype html><title>لا هذا</title>
        <meta property="og:title" content="الموانئ القديمة &amp; بحّارتها">
        <meta property="og:description" content="كيف عاش البحّارة؟">
        <meta property="og:site_name" content="مجلة المرفأ"><meta property="og:image" content="/picture.jpg">
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"x"},
          {"@type":"NewsArticle","author":[{"@type":"Person","name":"ليلى حداد"}],"datePublished":"2026-03-09T22:00:00Z"}]}</script>`),
    )
    const found = await read('/تقرير?utm_source=x')
    expect(found).toMatchObject({
      provider: 'link',
      url: encodeURI(`${site}/تقرير`),
      title: 'الموانئ القديمة & بحّارتها',
      description: 'كيف عاش البحّارة؟',
      author: 'ليلى حداد',
      site: 'مجلة المرفأ',
      date: '2026-03-09',
    })
    const [kept] = await opened().orm.select().from(media).where(eq(media.id, found.mediaId!))
    expect(kept).toMatchObject({ width: 600, credits: { ar: 'مجلة المرفأ' } })
    // As it will stand in a story.
    const { document } = validateDocument({ type: 'doc', content: [{ type: 'embed', attrs: found }] })
    expect(document.content[0]).toMatchObject({ type: 'embed', attrs: found })
  })

  it('says what oEmbed says beside the page, and keeps nothing of its HTML', async () => {
    pages.set(
      '/@writer/113590000000000001',
      html('<link rel="alternate" type="application/json+oembed" href="/oembed">'),
    )
    pages.set(
      '/oembed',
      html(
        JSON.stringify({
          title: '<script>alert(1)</script>عنوان',
          author_name: 'سلمى <b>حداد</b>',
          provider_name: 'social.example',
          html: '<blockquote class="mastodon-embed"><p>قال<br>كلامًا</p></blockquote><script>alert(1)</script>',
        }),
        'application/json',
      ),
    )
    const found = await read('/@writer/113590000000000001')
    expect(found).toMatchObject({ title: 'عنوان', author: 'سلمى حداد', description: 'قال كلامًا' })
    expect(JSON.stringify(found)).not.toMatch(/<|alert/)
  })

  it.each(['text/plain', 'text/html', 'application/javascript'])(
    'believes no oEmbed that comes as %s',
    async (type) => {
      pages.set(
        '/a',
        html('<title>صفحة</title><link rel="alternate" type="application/json+oembed" href="/o">'),
      )
      pages.set('/o', html('{"author_name":"غريب"}', type))
      expect(await read('/a')).toMatchObject({ title: 'صفحة', author: null })
    },
  )

  it('takes words alone, and no more of them than a card holds', async () => {
    pages.set(
      '/long',
      html(`<meta property="og:title" content="${'كلمة '.repeat(1_000)}"><meta name="description"
        content="&lt;img src=x onerror=alert(1)&gt;وصف &lt;b&gt;قصير&lt;/b&gt; 3 &lt; 5 \u202eمقلوب">
        <meta name="author" content="https://facebook.com/writer"><meta property="og:image" content="javascript:alert(1)">`),
    )
    const { title, description, author, mediaId } = await read('/long')
    expect(title!.length).toBeLessThanOrEqual(301)
    expect(title).toMatch(/كلمة…$/)
    expect(description).toBe('وصف قصير 3 < 5 مقلوب')
    expect({ author, mediaId }).toEqual({ author: null, mediaId: null })
  })

  it('is read in the letters it was written in', async () => {
    // «خبر» in Windows-1256.
    const word = Buffer.from([0xce, 0xc8, 0xd1])
    const page = (meta: string) =>
      Buffer.concat([Buffer.from(`${meta}<title>`), word, Buffer.from('</title>')])
    pages.set('/old', html(page('<meta charset="windows-1256">'), 'text/html'))
    pages.set('/told', html(page(''), 'text/html; charset=windows-1256'))
    pages.set('/wrong', html('<title>News خبر 新聞</title>', 'text/html; charset=no-such'))
    expect((await read('/old')).title).toBe('خبر')
    expect((await read('/told')).title).toBe('خبر')
    expect((await read('/wrong')).title).toBe('News خبر 新聞')
  })

  it('of 50 megabytes is read at its beginning, and no further', async () => {
    let sent = 0
    pages.set('/huge', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.write('<title>طويلة</title><p>')
      const chunk = Buffer.alloc(64 * 1024, 'a')
      const send = () => {
        while (sent < 50 * 1024 * 1024 && !response.destroyed) {
          sent += chunk.length
          if (!response.write(chunk)) return void response.once('drain', send)
        }
        response.end()
      }
      send()
    })
    expect((await read('/huge')).title).toBe('طويلة')
    expect(sent).toBeLessThan(20 * 1024 * 1024)
  })

  it('that never ends, or never answers, is left', async () => {
    pages.set('/endless', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      const trickle = setInterval(() => response.write('<p>'), 20)
      response.on('close', () => clearInterval(trickle))
    })
    pages.set('/silent', () => {})
    await expect(read('/endless', { within: 250 })).rejects.toMatchObject(refused('slow'))
    await expect(read('/silent', { within: 250 })).rejects.toMatchObject(refused('slow'))
  })

  it('that leads into our own network is not followed there', async () => {
    for (const to of [
      'http://10.0.0.1/',
      'http://169.254.169.254/latest/meta-data',
      'http://[::1]/',
      'http://[::ffff:169.254.169.254]/',
      'http://2852039166/',
      'file:///etc/passwd',
    ]) {
      pages.set('/moved', (_, response) => response.writeHead(302, { location: to }).end())
      await expect(read('/moved'), to).rejects.toMatchObject(refused('address'))
    }
    // Nor is it asked for a picture, or for what it says by oEmbed.
    pages.set(
      '/inside',
      html(`<title>صفحة</title><meta property="og:image" content="http://169.254.169.254/a.jpg">
        <link rel="alternate" type="application/json+oembed" href="http://[::1]/oembed">`),
    )
    expect(await read('/inside')).toMatchObject({ title: 'صفحة', mediaId: null })
    // Of this machine: were it not for the test, nobody would be asked at all.
    await expect(read('/inside', { allowed: [] })).rejects.toMatchObject(refused('address'))
    expect(asked).toEqual([])
    for (const address of [
      'http://127.0.0.1/',
      'http://localhost/',
      'https://user:word@example.org/',
      'ftp://example.org/',
    ])
      await expect(read(address, { allowed: [] }), address).rejects.toMatchObject(refused('address'))
  })

  it('to what is no page, says nothing, or is gone, is told so', async () => {
    pages.set('/film.mp4', html('x', 'video/mp4'))
    pages.set('/empty', html(''))
    pages.set('/fault', (_, response) => response.writeHead(503).end())
    await expect(read('/film.mp4')).rejects.toMatchObject(refused('unreadable'))
    await expect(read('/empty')).rejects.toMatchObject(refused('silent'))
    await expect(read('/nowhere')).rejects.toMatchObject(refused('gone'))
    await expect(read('/fault')).rejects.toMatchObject(refused('unreachable'))
    await expect(read('http://127.0.0.1:1/')).rejects.toMatchObject(refused('unreachable'))
  })

  it('whose picture is none, or is not what it says, has a card without', async () => {
    pages.set('/not-a-picture', html('<svg onload="alert(1)"/>', 'image/jpeg'))
    for (const src of ['/not-a-picture', '/missing.jpg']) {
      pages.set('/page', html(`<title>صفحة</title><meta property="og:image" content="${src}">`))
      expect(await read('/page'), src).toMatchObject({ title: 'صفحة', mediaId: null })
    }
  })

  it('to a page built to be slow to read does not hold anybody up', async () => {
    pages.set('/deep', html(`<title>عميقة</title>${'<a><div>'.repeat(40_000)}`))
    pages.set('/plain', html('<title>صفحة</title>'))
    const [deep, plain] = await Promise.allSettled([read('/deep'), read('/plain')])
    expect(plain).toMatchObject({ status: 'fulfilled', value: { title: 'صفحة' } })
    if (deep.status === 'rejected') expect(deep.reason).toMatchObject(refused('unreadable'))
    else expect(deep.value.title).toBe('عميقة')
  })
})
