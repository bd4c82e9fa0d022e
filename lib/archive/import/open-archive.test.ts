import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { archiveHere } from './archive-here.ts'
import { dryRunImport } from './dry-run-import.ts'
import { isArchive, openArchive } from './open-archive.ts'
import { plainWxr } from './testing/wxr-of.ts'
import { zipOf } from './testing/zip-of.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warraq-archive-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const wordPress = new URL('../wordpress/fixtures/blocks-1.2.xml', import.meta.url).pathname
async function at(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

describe('what a file is', () => {
  it('is told by what it begins with', async () => {
    await cp(wordPress, join(folder, 'export.bin'))
    const markdown = '---\ntitle: x\n---\nنصّ'
    for (const [path, format] of [
      [join(folder, 'export.bin'), 'wordpress'],
      [await at('g.txt', '{ "db": [ {"data": {"posts": []}}]}'), 'ghost'],
      [await at('f.xml', '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"></feed>'), 'feed'],
      [await at('a.md', markdown), 'markdown'],
      [await at('site.zip', await zipOf({ 'site/a.md': markdown, 'site/b.png': 'x' })), 'markdown'],
      [
        await at(
          'packed.zip',
          await zipOf({
            'blog.xml': '<?xml version="1.0"?><!-- wordpress.org/export/1.2 --><rss/>',
            'uploads/a.png': 'x',
          }),
        ),
        'wordpress',
      ],
      [await at('word.bin', await zipOf({ 'word/document.xml': '<x/>' })), 'docx'],
    ] as const) {
      expect(await isArchive(path)).toBe(true)
      const archive = await openArchive(path)
      expect([path, archive.format]).toEqual([path, format])
      await archive.close()
    }
    for (const text of [
      'خبر من المكتب\n\nنصّ',
      '[رويترز] خبر\n\nنصّ',
      '{نص} خبر',
      '< 5 في المئة\n\nنصّ',
      'عنوان، نص',
    ])
      expect([text, await isArchive(await at('desk.txt', text))]).toEqual([text, false])
  })

  it.each([
    ['a picture', '\x89PNG\r\n\x1a\n'],
    ['a page', '<!DOCTYPE html><html></html>'],
    ['nothing', ''],
    ['a JSON of another program', '{"name":"site","version":1,"dependencies":{}}'],
    ['a list of another program', '[{"id":1,"price":2}]'],
    ['an XML of another program', '<?xml version="1.0"?><project><module/></project>'],
    ['half a page', '<div class="x"><p>words</p></div>'],
  ])('is none of ours: %s', async (_, content) => {
    const path = await at('other', content)
    await expect(openArchive(path)).rejects.toMatchObject({ reason: 'unknown-format' })
    // Nor is what a program wrote read as the text of a desk, of which a draft would be made.
    if (/^[<{[]/.test(content)) expect(await isArchive(path)).toBe(true)
  })
})

it('is known in UTF-16, too, in which programs of Windows save', async () => {
  const xml = plainWxr('https://old.example', [{ id: 1, title: 'سفينة' }]).replace('UTF-8', 'UTF-16')
  const ghost =
    '{"db":[{"meta":{"version":"5"},"data":{"posts":[{"id":"1","title":"سفينة","html":"<p>x</p>"}]}}]}'
  const rows = '[{"title":"سفينة","body":"وصلت"}]'
  for (const [name, text, format] of [
    ['u16.xml', xml, 'wordpress'],
    ['u16.json', ghost, 'ghost'],
    ['rows.json', rows, 'table'],
  ] as const) {
    const little = Buffer.from(`\ufeff${text}`, 'utf16le')
    for (const bytes of [little, Buffer.from(little).swap16()]) {
      const path = await at(name, bytes)
      expect(await isArchive(path)).toBe(true)
      const archive = await openArchive(path)
      const headlines: string[] = []
      for await (const each of archive.read()) if (each.kind === 'story') headlines.push(each.headline)
      await archive.close()
      expect([archive.format, headlines]).toEqual([format, ['سفينة']])
    }
  }
})

describe('a file that is packed by itself', () => {
  const xml =
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>خبر</title></entry></feed>'

  it('is read as what is in it', async () => {
    const path = await at('feed.xml.gz', gzipSync(xml))
    expect(await isArchive(path)).toBe(true)
    const archive = archiveHere(await openArchive(path))
    expect((await dryRunImport(archive, { locale: null, looks: 1 })).preview).toMatchObject({
      format: 'feed',
      stories: 1,
    })
  })

  it('is refused where it is cut off, or unpacks to a thousand times its size', async () => {
    const packed = gzipSync(xml)
    await expect(openArchive(await at('cut.gz', packed.subarray(0, 40)))).rejects.toMatchObject({
      reason: 'broken-zip',
    })
    const bomb = Buffer.concat([Buffer.from('<feed><entry><title>'), Buffer.alloc(120_000_000, ' ')])
    const archive = archiveHere(await openArchive(await at('bomb.gz', gzipSync(bomb))))
    await expect(dryRunImport(archive, { locale: null, looks: 1 })).rejects.toMatchObject({
      reason: 'too-large',
    })
  })
})

describe('a ZIP', () => {
  const opened = async (name: string, bytes: Uint8Array) => {
    const archive = archiveHere(await openArchive(await at(name, bytes)))
    try {
      return (await dryRunImport(archive, { locale: null, looks: 10 })).preview
    } finally {
      await archive.close()
    }
  }

  it('is read where it is, its pictures with it, and never unpacked', async () => {
    const bytes = await zipOf({
      'site/posts/ا.md': '---\ntitle: خبر\n---\n![أ](../صور/a.png)',
      'site/صور/a.png': 'PNG',
    })
    expect(await opened('whole.zip', bytes)).toMatchObject({ stories: 1, format: 'markdown' })
    const archive = await openArchive(join(folder, 'whole.zip'))
    const found = await archive.shelf!.find('/صور/a.png')
    expect(found).not.toBeNull()
    await archive.close()
  })

  it.each(['../outside.md', '/etc/passwd.md', 'a/../../b.md', 'C:/x.md'])(
    'with %s in it is refused',
    async (path) => {
      await expect(opened('slip.zip', await zipOf({ [path]: 'x' }))).rejects.toMatchObject({
        reason: 'unsafe-zip',
      })
    },
  )

  it('with a link in it is refused', async () => {
    const bytes = await zipOf({ 'a.md': '/etc/passwd' })
    // The attributes of the first entry of its directory, as Unix writes a link.
    const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    bytes.writeUInt32LE((0o120777 << 16) >>> 0, entry + 38)
    await expect(opened('link.zip', bytes)).rejects.toMatchObject({ reason: 'unsafe-zip' })
  })

  it('that unpacks to a thousand times its size is refused before it is unpacked', async () => {
    await expect(
      opened('bomb.zip', await zipOf({ 'a.md': Buffer.alloc(120_000_000, ' ') })),
    ).rejects.toMatchObject({ reason: 'too-large' })
  })

  it('that says it is smaller than it is, is refused where it goes on', async () => {
    const bytes = await zipOf({ 'a.md': 'x'.repeat(10_000) })
    const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    // The size in its ZIP64 field, behind the name.
    bytes.writeBigUInt64LE(10n, entry + 46 + 4 + 4)
    await expect(opened('liar.zip', bytes)).rejects.toMatchObject({ reason: 'broken-zip' })
  })

  it.each([0.2, 0.5, 0.95])('that was cut off at %s of its length is refused', async (part) => {
    const bytes = await zipOf({ 'a.md': 'x'.repeat(10_000), 'b.md': 'y' })
    await expect(opened('cut.zip', bytes.subarray(0, bytes.length * part))).rejects.toMatchObject({
      reason: 'broken-zip',
    })
  })

  it('in several parts is one site, and no other beside it', async () => {
    const one = plainWxr('https://old.example', [{ id: 1, title: 'أ' }])
    const other = plainWxr('https://old.example', [
      { id: 1, title: 'أ' },
      { id: 2, title: 'ب' },
      { id: 3, title: 'ج' },
    ])
    const path = join(folder, 'parts.zip')
    const parts = { 'export.000.xml': one, 'export.001.xml': other, 'settings.json': '{"a":1}' }
    const preview = await opened('parts.zip', await zipOf(parts))
    expect(preview).toMatchObject({ stories: 4, format: 'wordpress', source: 'wordpress:old.example' })
    expect(preview.notes).toContainEqual({ kind: 'entry-left-out', count: 1, subjects: ['settings.json'] })
    const strange = {
      ...parts,
      'export.002.xml': plainWxr('https://elsewhere.example', [{ id: 9, title: 'د' }]),
    }
    await expect(opened('several.zip', await zipOf(strange))).rejects.toMatchObject({
      reason: 'several-sites',
      subject: 'wordpress:old.example, wordpress:elsewhere.example',
    })
    await expect(
      opened('cut.zip', await zipOf({ ...parts, 'export.001.xml': other.slice(0, -30) })),
    ).rejects.toMatchObject({ reason: 'broken-xml', subject: expect.stringMatching(/^export\.001\.xml: /) })
    await rm(path)
  })

  it('has parts that were packed by themselves, and names an archive within it', async () => {
    const part = (id: number) => plainWxr('https://old.example', [{ id, title: `مادة ${id}` }])
    for (const other of ['more.zip', 'more.rar']) {
      const archive = await openArchive(
        await at(
          'packed-parts.zip',
          await zipOf({ 'a/site.000.xml': part(1), 'a/site.001.xml.gz': gzipSync(part(2)), [other]: 'PK' }),
        ),
      )
      const ids: string[] = []
      const named: string[] = []
      for await (const each of archive.read()) {
        if (each.kind === 'story') ids.push(each.sourceId)
        if (each.kind === 'other') named.push(`${each.note.kind}: ${each.note.subject}`)
      }
      await archive.close()
      expect([ids, named]).toEqual([['1', '2'], [`entry-left-out: ${other}`]])
    }
  })

  it('is another system’s export with a README beside it, and a site of HTML alone', async () => {
    const wxr = plainWxr('https://old.example', [{ id: 1, title: 'أ' }])
    expect(await opened('readme.zip', await zipOf({ 'README.md': '# x', 'a.xml': wxr }))).toMatchObject({
      format: 'wordpress',
    })
    const html = '---\ntitle: خبر\n---\n<p>نصّ</p>'
    expect(
      await opened('html.zip', await zipOf({ '_config.yml': 'url: x', '_posts/2020-01-02-a.html': html })),
    ).toMatchObject({ format: 'markdown', stories: 1 })
    expect(await opened('only.zip', await zipOf({ 'README.md': '# خبر\n\nنصّ', 'b.md': 'x' }))).toMatchObject({
      format: 'markdown',
    })
  })
})
