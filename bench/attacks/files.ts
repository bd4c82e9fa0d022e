/** Files that are not what they say, or more than they seem: as pictures, and as archives to be taken in. */
import { writeZip } from '../../lib/archive/own/zip-writer.ts'
import {
  animation,
  gifClaiming,
  jpegClaiming,
  noisy,
  pngBomb,
  pngWithBurden,
} from '../../lib/newsroom/pictures/testing/strange-pictures.ts'
import { type Attack, type Kind, marks, request } from './attack.ts'
import type { Target } from './open-target.ts'

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

async function zipOf(files: Record<string, string | Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  const entries = Object.entries(files).map(([path, content]) => ({
    path,
    content: [Buffer.from(content as string)],
  }))
  for await (const chunk of writeZip(entries)) chunks.push(chunk)
  return latin(Buffer.concat(chunks))
}

/** Refused, or a picture that was made anew from its pixels: nothing of what was sent is served. */
function picture(target: Target, what: string, body: string, type = 'image/jpeg'): Attack {
  return {
    what: `${what}, as ${type}`,
    attempt: async () => {
      const answer = await fetch(`${target.url}/admin/media/pictures`, {
        method: 'POST',
        body: Buffer.from(body, 'latin1'),
        headers: { cookie: target.cookies.editor, origin: target.siteUrl, 'content-type': type },
      })
      if (answer.status === 422) return null
      if (answer.status !== 200) return `answers ${answer.status}`
      const told = JSON.stringify(await answer.json())
      for (const [address] of told.matchAll(/\/media\/[\w./-]+/g)) {
        const kept = await fetch(target.url + address)
        const bytes = Buffer.from(await kept.arrayBuffer()).toString('latin1')
        if (/alert\(31337\)|<\?php|<script/i.test(bytes)) return `serves what was sent at ${address}`
        if (!/^image\/(?:avif|webp|jpeg|png)$/.test(kept.headers.get('content-type') ?? ''))
          return `${address} is no picture`
      }
      return null
    },
  }
}

async function pictures(target: Target): Promise<Attack[]> {
  const jpeg = latin(await noisy(64, 64).jpeg().toBuffer())
  const png = latin(await noisy(64, 64).png().toBuffer())
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(31337)">${marks.script}</svg>`
  const files: [string, string][] = [
    ['An SVG with a script', svg],
    [
      'An SVG behind a declaration',
      `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>`,
    ],
    [
      'An SVG that fetches',
      '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://169.254.169.254/x"/></svg>',
    ],
    ['A page', `<!doctype html>${marks.script}`],
    ['A page behind a JPEG’s first bytes', `\xff\xd8\xff\xe0${marks.script}`],
    ['A page behind a GIF’s first bytes', `GIF89a${marks.script}`],
    ['A page behind a PNG’s first bytes', `\x89PNG\r\n\x1a\n${marks.script}`],
    ['A JPEG with a page behind it', jpeg + marks.script],
    [
      'A JPEG with a page in a comment',
      `${jpeg.slice(0, 2)}\xff\xfe\x00\x20${marks.script.slice(0, 30)}${jpeg.slice(2)}`,
    ],
    ['A PNG with PHP behind it', `${png}<?php system($_GET[0]);`],
    ['A JPEG with a ZIP behind it', jpeg + (await zipOf({ 'x.html': marks.script }))],
    ['A ZIP', await zipOf({ 'x.png': png })],
    ['PostScript', '%!PS-Adobe-3.0 EPSF-3.0\n(file) (r) file'],
    ['A PDF', '%PDF-1.7\n1 0 obj<</JS(app.alert(31337))>>endobj'],
    [
      'MVG of ImageMagick',
      'push graphic-context\nviewbox 0 0 1 1\nimage over 0,0 0,0 "https://127.0.0.1/x"\npop graphic-context',
    ],
    ['MSL of ImageMagick', '<?xml version="1.0"?><image><read filename="/etc/passwd"/></image>'],
    ['A list of FFmpeg’s', '#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1,\nfile:///etc/passwd\n'],
    ['An ICO', '\x00\x00\x01\x00\x01\x00\x10\x10'],
    ['A BMP', `BM${'\x00'.repeat(60)}`],
    ['A TIFF', `II*\x00${'\xff'.repeat(60)}`],
    ['A PSD', `8BPS\x00\x01${'\x00'.repeat(40)}`],
    ['A WebP that is cut off', 'RIFF\xff\xff\xff\x7fWEBPVP8X'],
    ['An AVIF that is cut off', '\x00\x00\x00\x20ftypavif\x00\x00\x00\x00avifmif1'],
    ['Nothing', ''],
    ['One byte', 'x'],
    ['Zeros', '\x00'.repeat(100_000)],
    ['Half a JPEG', jpeg.slice(0, jpeg.length / 2)],
    ['A PNG of 50,000 × 50,000', latin(pngBomb(50_000, 50_000))],
    ['A PNG of 2 × 1,000,000,000', latin(pngBomb(2, 1_000_000_000))],
    ['A GIF that claims 65,535 × 65,535', latin(gifClaiming(65_535, 65_535))],
    ['A JPEG that claims 65,000 × 65,000', latin(await jpegClaiming(65_000, 65_000))],
    ['A PNG whose text unpacks to 60 MB', latin(await pngWithBurden('zTXt', 60))],
    ['A PNG whose profile unpacks to 60 MB', latin(await pngWithBurden('iCCP', 60))],
    ['A GIF of 300 pictures', latin(await animation('gif', 300))],
  ]
  return files.flatMap(([what, body]) =>
    ['image/jpeg', 'image/svg+xml', 'text/html'].map((type) => picture(target, what, body, type)),
  )
}

const names = [
  'x.xml',
  '../../x.php',
  '..\\..\\x.exe',
  'x.xml\\0.jpg',
  '"><script>.xml',
  '\u202Efdp.xml',
  `${'a'.repeat(500)}.xml`,
]

/** As an owner sends a file to be taken in: it leads to the run, or says why not. What is in it is seen by the next page. */
function archive(target: Target, what: string, body: string, name = 'x.xml'): Attack {
  return {
    what: `${what}, as ${name.slice(0, 40)}`,
    attempt: async () => {
      const form = new FormData()
      form.set('file', new Blob([Buffer.from(body, 'latin1')]), name)
      const headers = { cookie: target.cookies.owner, origin: target.siteUrl }
      const answer = await fetch(`${target.url}/admin/import/file`, {
        method: 'POST',
        body: form,
        redirect: 'manual',
        headers,
      })
      if (answer.status >= 500) return `answers ${answer.status}`
      const leads = answer.headers.get('location')
      if (!leads) return answer.status >= 400 ? null : `answers ${answer.status}`
      const shown = await fetch(new URL(leads, target.url).href.replace(target.siteUrl, target.url), {
        headers,
      })
      const text = await shown.text()
      if (shown.status >= 500) return `the page answers ${shown.status}`
      if (/^root:.*:0:0:/m.test(text)) return 'shows a file of the machine'
      if (text.includes(marks.script)) return 'runs a script of ours'
      return null
    },
  }
}

const wxr = (item: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>x</title><link>https://old.example</link><wp:wxr_version>1.2</wp:wxr_version>${item}</channel></rss>`
const post = (title: string, text: string): string =>
  `<item><title>${title}</title><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><content:encoded><![CDATA[${text}]]></content:encoded></item>`

async function archives(target: Target): Promise<Attack[]> {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 12 }, (_, n) => `<!ENTITY ${'bcdefghijklm'[n]} "${`&${'abcdefghijkl'[n]};`.repeat(10)}">`).join('')}]>`
  const files: [string, string, string?][] = [
    [
      'An entity of a file',
      wxr(post('&x;', '&x;'), '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    ],
    [
      'An entity of an address',
      wxr(post('&x;', '&x;'), '<!DOCTYPE x [<!ENTITY x SYSTEM "http://127.0.0.1:1/">]>'),
    ],
    [
      'A parameter entity',
      wxr(post('x', 'x'), '<!DOCTYPE x [<!ENTITY % x SYSTEM "file:///etc/passwd">%x;]>'),
    ],
    ['A billion laughs', wxr(post('&m;', '&m;'), laughs)],
    [
      'Quadratic laughs',
      wxr(post('x', '&a;'.repeat(10_000)), `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(10_000)}">]>`),
    ],
    [
      'XInclude',
      wxr(
        post(
          'x',
          '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>',
        ),
      ),
    ],
    ['A script in a title', wxr(post(`&lt;script&gt;alert(31337)&lt;/script&gt;`, marks.script))],
    ['A title without an end', wxr(`<item><title>${'a'.repeat(2_000_000)}`)],
    ['Elements without an end', wxr('<a>'.repeat(200_000))],
    ['Attributes without an end', wxr(`<a ${'b="c" '.repeat(100_000)}`)],
    ['JSON without an end', '{"db":['.repeat(100_000), 'ghost.json'],
    ['JSON nested a million times', `{"db":${'['.repeat(1_000_000)}`, 'ghost.json'],
    [
      'JSON of prototypes',
      '{"db":[{"data":{"posts":[{"__proto__":{"admin":1},"id":"1","title":"x"}]}}]}',
      'ghost.json',
    ],
    ['A ZIP that climbs', await zipOf({ '../../../tmp/x.md': 'x', 'a.md': '# x' }), 'x.zip'],
    ['A ZIP of absolute paths', await zipOf({ '/etc/x.md': 'x', 'a.md': '# x' }), 'x.zip'],
    ['A ZIP that unpacks to 300 MB', await zipOf({ 'a.md': '0'.repeat(300_000_000) }), 'x.zip'],
    ['A ZIP cut off', (await zipOf({ 'a.md': '# x' })).slice(0, -20), 'x.zip'],
    [
      'A ZIP in a ZIP',
      await zipOf({ 'a.zip': Buffer.from(await zipOf({ 'b.md': 'x' }), 'latin1') }),
      'x.zip',
    ],
    [
      'A Word document with an entity',
      await zipOf({
        'word/document.xml':
          '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>',
        '[Content_Types].xml': '<Types/>',
      }),
      'x.docx',
    ],
    ['A gzip that is none', '\x1f\x8b\x08\x00', 'x.gz'],
    [
      'Markdown with a head of aliases',
      `---\na: &a [x]\n${Array.from({ length: 12 }, (_, n) => `${'bcdefghijklm'[n]}: &${'bcdefghijklm'[n]} [${`*${'abcdefghijkl'[n]},`.repeat(9)}*a]`).join('\n')}\n---\nx`,
      'x.md',
    ],
    ['Markdown with code in its head', '---js\nprocess.exit(1)\n---\nx', 'x.md'],
    [
      'Markdown with a type of YAML’s',
      '---\ntitle: !!js/function "function(){process.exit(1)}"\n---\nx',
      'x.md',
    ],
    ['15 KB of *a_', '*a_'.repeat(5_000), 'x.md'],
    ['500 KB of <a ', wxr(post('x', '<a '.repeat(170_000)))],
    ['500 KB of [', '['.repeat(500_000), 'x.md'],
    ['Lists in lists', Array.from({ length: 2_000 }, (_, n) => `${' '.repeat(n)}- a`).join('\n'), 'x.md'],
    ['A line of 1 MB', 'a '.repeat(500_000), 'x.md'],
    [
      'Our own export, a line of 19 MB',
      await zipOf({
        'warraq.json': '{"format":"warraq","version":1,"exportedAt":"x"}',
        'articles.jsonl': `{"id":"a","headline":"${'x'.repeat(19_000_000)}"}\n`,
      }),
      'x.zip',
    ],
    [
      'Our own export, nested',
      await zipOf({
        'warraq.json': '{"format":"warraq","version":1,"exportedAt":"x"}',
        'articles.jsonl': `${'['.repeat(2_000_000)}\n`,
      }),
      'x.zip',
    ],
    [
      'Our own export, climbing',
      await zipOf({
        'warraq.json': '{"format":"warraq","version":1,"exportedAt":"x"}',
        'media.jsonl': '{"id":"a","file":"media/../../secret","createdAt":"2026-01-01T00:00:00Z"}\n',
      }),
      'x.zip',
    ],
    ['Nothing', ''],
    ['Zeros', '\x00'.repeat(100_000)],
  ]
  return [
    ...files.map(([what, body, name]) => archive(target, what, body, name)),
    ...names.map((name) => archive(target, 'A name', wxr(post('x', 'x')), name)),
    request(
      target,
      [
        'POST /admin/import/file HTTP/1.1',
        'Content-Type: multipart/form-data; boundary=x',
        `Cookie: ${target.cookies.owner}`,
        `Origin: ${target.siteUrl}`,
      ],
      {
        body: '--x\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\nhalf',
      },
    ),
  ]
}

export const files: Kind[] = [
  { name: 'Pictures that are none, or too much', isCheap: false, attacks: pictures },
  { name: 'Files to be taken in', isCheap: false, isInOrder: true, attacks: archives },
]
