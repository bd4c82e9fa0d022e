import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { desc, eq, sql } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/open.ts'
import { auditEvent } from '../../db/tables/audit.ts'
import { media, rendition, staff } from '../../db/tables/people-and-pictures.ts'
import { describeEngine, openTestDatabase } from '../../db/testing/test-databases.ts'
import type { Role } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import type { PictureRule } from './picture-rules.ts'
import type { PictureBytes } from './receive-picture.ts'
import {
  animatedPng,
  animation,
  archive,
  gifClaiming,
  halved,
  heic,
  jpegClaiming,
  noisy,
  photographWithPlace,
  pngBomb,
  pngWithBurden,
  secret,
} from './testing/strange-pictures.ts'
import { uploadPicture } from './upload-picture.ts'

const photographer: Actor = { staffId: 'staff-1', name: 'مريم', role: 'author', deskIds: [], authorId: null }
const as = (role: Role): Actor => ({ ...photographer, role })

/** A media folder, somebody who uploads to it, and what can be seen of it afterwards. */
function newsroom(opened: () => Database) {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-media-'))
    await opened().orm.insert(staff).values({ id: 'staff-1', name: 'مريم', email: 'm@warraq.example' })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const upload = (bytes: Buffer | PictureBytes, actor = photographer) =>
    uploadPicture(opened(), actor, {}, folder, Buffer.isBuffer(bytes) ? [bytes] : bytes)
  const filesOf = async (mediaId: string) => {
    const rows = await opened().orm.select().from(rendition).where(eq(rendition.mediaId, mediaId))
    return Promise.all(rows.map(async (row) => ({ ...row, bytes: await readFile(join(folder, row.path)) })))
  }
  /** The colour at a place, given as fractions of width and height, of the largest JPEG. */
  const colourAt = async (mediaId: string, x: number, y: number) => {
    const files = (await filesOf(mediaId)).filter((file) => file.format === 'jpeg')
    const { bytes, width, height } = files.sort((a, b) => b.width - a.width)[0]!
    const { data } = await sharp(bytes)
      .extract({ left: Math.floor(width * x), top: Math.floor(height * y), width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true })
    return [...data]
  }
  const count = () => opened().orm.$count(media)
  /** Everything that lies in the media folder and belongs to no row. */
  const strayFiles = async () => {
    const known = new Set((await opened().orm.select().from(rendition)).map((row) => row.path))
    const found = await readdir(folder, { recursive: true, withFileTypes: true })
    return found
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name).slice(folder.length + 1))
      .filter((path) => !known.has(path))
  }
  const expectRefused = async (rule: PictureRule, bytes: Buffer | PictureBytes) => {
    const before = await count()
    await expect(upload(bytes)).rejects.toMatchObject({ refusal: 'picture-refused', subject: rule })
    expect(await count()).toBe(before)
    expect(await strayFiles()).toEqual([])
  }
  return { upload, filesOf, colourAt, count, strayFiles, expectRefused, folder: () => folder }
}

describeEngine('embedded', 'uploadPicture', (opened) => {
  const { upload, filesOf, colourAt, count, strayFiles, folder } = newsroom(opened)

  it('keeps a photograph in every format and size, and says whose it is', async () => {
    const { mediaId, ...kept } = await upload(await noisy(700, 350).jpeg().toBuffer())
    expect(kept).toEqual({ width: 700, height: 350, isKnown: false })
    const files = await filesOf(mediaId)
    expect(files.map(({ width, format }) => `${width} ${format}`).sort()).toEqual(
      [160, 320, 640, 700].flatMap((width) => ['avif', 'jpeg', 'webp'].map((format) => `${width} ${format}`)),
    )
    for (const { bytes, width, height } of files)
      expect(await sharp(bytes).metadata()).toMatchObject({ width, height })
    const [row] = await opened().orm.select().from(media).where(eq(media.id, mediaId))
    expect(row).toMatchObject({ createdBy: 'staff-1', alts: {} })
    const [event] = await opened().orm.select().from(auditEvent).orderBy(desc(auditEvent.id)).limit(1)
    expect(event).toMatchObject({ action: 'media.upload', subjectId: mediaId, staffId: 'staff-1' })
    expect(await strayFiles()).toEqual([])
  })

  it('keeps nothing of where, when and by whom it was taken', async () => {
    const original = await photographWithPlace()
    expect(original.toString('latin1').split(secret)).toHaveLength(4)
    expect(await sharp(original).metadata()).toMatchObject({
      exif: expect.anything(),
      xmp: expect.anything(),
    })
    const { mediaId } = await upload(original)
    const files = await filesOf(mediaId)
    expect(files.length).toBeGreaterThan(0)
    for (const { bytes } of files) {
      expect(bytes.toString('latin1')).not.toContain(secret)
      const { exif, xmp, iptc, icc, comments, orientation } = await sharp(bytes).metadata()
      expect([exif, xmp, iptc, icc, comments, orientation]).toEqual(Array(6).fill(undefined))
    }
  })

  it('takes over what an agency wrote into it, and no place', async () => {
    const original = readFileSync(new URL('../../picture/testing/xmp.webp', import.meta.url))
    const { mediaId } = await upload(original)
    const [row] = await opened().orm.select().from(media).where(eq(media.id, mediaId))
    expect(row).toMatchObject({
      captions: { en: 'Dockers unload wheat at Jeddah port', ar: 'عمّال في ميناء جدة' },
      alts: { en: 'Two men beside sacks' },
      credits: { en: 'Salma Kanaan / Sahel Agency' },
      licence: null,
      licenceKind: null,
      licenceNote: '© 2026 Sahel Agency\nEditorial use only',
      takenAt: '2026-11-20T08:30:00+03:00',
      digitalSource: 'trainedAlgorithmicMedia',
    })
  })

  it('turns it the way it was held', async () => {
    // 6: the camera's left is up (Exif 2.32, tag 0x0112).
    const { mediaId, width, height } = await upload(
      await halved(600, 400).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    )
    expect([width, height]).toEqual([400, 600])
    const [red, , blue] = await colourAt(mediaId, 0.5, 0.1)
    expect(red).toBeGreaterThan(240)
    expect(blue).toBeLessThan(15)
    expect((await colourAt(mediaId, 0.5, 0.9))[2]).toBeGreaterThan(240)
  })

  it('shows a wide-gamut photograph in the colours it was taken in', async () => {
    const original = await halved(64, 64).withIccProfile('p3').png().toBuffer()
    // What a program that knows of no profile would show.
    const { data } = await sharp(original, { ignoreIcc: true }).raw().toBuffer({ resolveWithObject: true })
    expect([...data.subarray(0, 3)]).not.toEqual([255, 0, 0])
    const [red, green, blue] = await colourAt((await upload(original)).mediaId, 0.2, 0.5)
    expect(red).toBeGreaterThan(248)
    expect(Math.max(green!, blue!)).toBeLessThan(8)
  })

  it('takes a picture made for print, in grey, transparent, or deep', async () => {
    const print = await halved(64, 64).toColourspace('cmyk').jpeg().toBuffer()
    expect((await sharp(print).metadata()).space).toBe('cmyk')
    const [red, green] = await colourAt((await upload(print)).mediaId, 0.2, 0.5)
    expect(red! - green!).toBeGreaterThan(120)

    const grey = await noisy(64, 64).toColourspace('b-w').jpeg().toBuffer()
    expect((await sharp(grey).metadata()).channels).toBe(1)
    expect((await upload(grey)).width).toBe(64)

    const clear = await sharp({ create: { width: 64, height: 64, channels: 4, background: '#0000' } })
      .png()
      .toBuffer()
    expect(await colourAt((await upload(clear)).mediaId, 0.5, 0.5)).toEqual([255, 255, 255])

    const deep = await halved(66, 66).toColourspace('rgb16').png().toBuffer()
    expect((await sharp(deep).metadata()).depth).toBe('ushort')
    expect((await colourAt((await upload(deep)).mediaId, 0.2, 0.5))[0]).toBeGreaterThan(248)
  })

  it('takes a still GIF and a WebP', async () => {
    for (const format of ['gif', 'webp'] as const)
      expect((await upload(await halved(80, 50).toFormat(format).toBuffer())).width).toBe(80)
  })

  it('keeps the same picture once, brought twice and brought by two at once', async () => {
    const original = await noisy(90, 60).png().toBuffer()
    const first = await upload(original)
    const events = await opened().orm.$count(auditEvent)
    expect(await upload(original)).toEqual({ ...first, isKnown: true })
    expect(await opened().orm.$count(auditEvent)).toBe(events)

    const before = await count()
    const other = await noisy(91, 60).png().toBuffer()
    const both = await Promise.all([upload(other), upload(other)])
    expect(both[0].mediaId).toBe(both[1].mediaId)
    expect(both.map((each) => each.isKnown).sort()).toEqual([false, true])
    expect(await count()).toBe(before + 1)
    expect(await strayFiles()).toEqual([])
  })

  it('asks who it is before it reads a byte', async () => {
    let read = 0
    function* bytes() {
      read += 1
      yield Buffer.from('')
    }
    await expect(upload(bytes(), as('contributor'))).rejects.toMatchObject({
      refusal: 'not-allowed',
      subject: 'media.upload',
    })
    expect(read).toBe(0)
  })

  it.runIf(process.platform === 'linux')('tells the process that opens it no secret', async () => {
    process.env.DATABASE_URL_OF_TEST = 'postgres://secret'
    let environment = ''
    await uploadPicture(
      opened(),
      photographer,
      {},
      folder(),
      [await noisy(70, 70).png().toBuffer()],
      (pid) => {
        environment = readFileSync(`/proc/${pid}/environ`, 'latin1')
      },
    ).finally(() => delete process.env.DATABASE_URL_OF_TEST)
    expect(environment).toContain('NODE_CHANNEL_FD')
    expect(environment).not.toContain('secret')
  })

  it('finds the pictures of a document by an index', async () => {
    const { rows } = await opened().orm.execute<{ found: string[] }>(
      sql`select public.document_media('{"content":[{"type":"figure","attrs":{"mediaId":"a"}},{"content":[{"attrs":{"mediaId":"b"}},{"attrs":{"mediaId":"a"}}]}]}') as found`,
    )
    expect(rows[0]!.found.toSorted()).toEqual(['a', 'b'])
  })
})

// On one engine: what is refused never comes to the database.
describe('uploadPicture refuses, leaving no row and no file,', () => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase('postgres')
  })
  afterAll(() => database.close())
  const opened = () => database
  const { upload, filesOf, count, strayFiles, expectRefused, folder } = newsroom(opened)

  it('what moves', async () => {
    await expectRefused('animated', await animation('gif'))
    await expectRefused('animated', await animation('webp'))
    await expectRefused('animated', await animatedPng())
  })

  it('what is no photograph’s format, whatever it is called', async () => {
    const svg =
      '<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    await expectRefused('svg', Buffer.from(svg))
    await expectRefused('svg', Buffer.from(`\uFEFF${svg}`, 'utf16le'))
    await expectRefused('heif', await halved(64, 64).avif().toBuffer())
    await expectRefused('heif', await heic())
    await expectRefused('wrong-type', await halved(64, 64).tiff().toBuffer())
    await expectRefused('wrong-type', Buffer.from('%PDF-1.7\n'))
    await expectRefused('wrong-type', Buffer.from('<!doctype html><script>alert(1)</script>'))
    await expectRefused('wrong-type', archive())
    await expectRefused('empty', Buffer.alloc(0))
  })

  it('what is hidden behind a picture that is one', async () => {
    const two = Buffer.concat([await noisy(64, 64).jpeg().toBuffer(), archive()])
    const { mediaId } = await upload(two)
    for (const { bytes } of await filesOf(mediaId)) expect(bytes.toString('latin1')).not.toContain('payload')
  })

  it('what calls itself one type and goes on as another', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    await expectRefused('damaged', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), svg]))
    await expectRefused('damaged', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), svg]))
  })

  it('what was cut short', async () => {
    for (const format of ['jpeg', 'png', 'webp', 'gif'] as const) {
      const whole = await noisy(200, 200).toFormat(format).toBuffer()
      await expectRefused('damaged', whole.subarray(0, Math.round(whole.length * 0.6)))
    }
  })

  it('more pixels than any photograph has, by its first bytes', async () => {
    const bomb = pngBomb(50_000, 20_000)
    expect(bomb.length).toBeLessThan(1_000_000)
    await expectRefused('too-large', bomb)
    await expectRefused('too-large', pngBomb(16_384, 8))
    await expectRefused('too-large', pngBomb(15_000, 15_000))
    await expectRefused('too-large', pngBomb(16_000, 16_000))
    await expectRefused('too-large', await jpegClaiming(65_500, 65_500))
    await expectRefused('too-large', gifClaiming(65_535, 65_535))
    await expectRefused('animated', await animation('webp', 400))
    await expectRefused('animated', await animation('gif', 400))
  })

  it('what unpacks to far more than it shows, in a process that ends with it', async () => {
    for (const type of ['zTXt', 'iCCP', 'IDAT'] as const) {
      const burden = await pngWithBurden(type, 200)
      expect(burden.length).toBeLessThan(1024 * 1024)
      const before = process.memoryUsage.rss()
      await upload(burden).then(
        // What is not looked at costs nothing.
        ({ width }) => expect(width).toBe(40),
        (error) => expect(error).toMatchObject({ refusal: 'picture-refused' }),
      )
      expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 * 1024)
      expect(await strayFiles()).toEqual([])
    }
  })

  it('more than forty megabytes, as soon as there are more', async () => {
    const piece = Buffer.alloc(1024 * 1024)
    let sent = 0
    async function* endless() {
      yield Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), piece])
      for (;;) {
        sent += 1
        yield piece
      }
    }
    await expectRefused('too-heavy', endless())
    expect(sent).toBe(39)
  })

  it('a wrong type before the rest of it has come', async () => {
    let sent = 0
    async function* endless() {
      for (;;) {
        sent += 1
        yield Buffer.from(`<svg>${' '.repeat(2_000)}`)
      }
    }
    await expectRefused('svg', endless())
    expect(sent).toBe(1)
  })

  it('one whose process was ended meanwhile, and one whose sender went away', async () => {
    const original = await noisy(900, 900).png().toBuffer()
    const before = await count()
    await expect(
      uploadPicture(opened(), photographer, {}, folder(), [original], (pid) => process.kill(pid, 'SIGKILL')),
    ).rejects.toMatchObject({ refusal: 'picture-refused', subject: 'not-opened' })
    async function* broken() {
      yield original.subarray(0, 5_000)
      throw new Error('aborted')
    }
    await expect(upload(broken())).rejects.toThrow('aborted')
    expect(await count()).toBe(before)
    expect(await strayFiles()).toEqual([])
    expect((await upload(original)).isKnown).toBe(false)
  })
})
