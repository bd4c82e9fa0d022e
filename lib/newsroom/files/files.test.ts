import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { GET } from '@/app/(machines)/media/[...path]/route.ts'
import { media, rendition } from '../../db/tables/people-and-pictures.ts'
import { describeEngine } from '../../db/testing/test-databases.ts'
import { recordingsById } from '../../publication/recordings.ts'
import { rangeOf } from '../../server/byte-range.ts'
import type { Actor } from '../actor.ts'
import { deletePicture } from '../pictures/delete-picture.ts'
import { listPictures } from '../pictures/list-pictures.ts'
import { staffMember } from '../testing/staff-member.ts'
import { readCaptions } from './captions.ts'
import type { FileRule } from './file-rules.ts'
import { typeOfFile } from './file-type.ts'
import { Broken, inspectFile } from './inspect-file.ts'
import { listFiles, readFile as readLibraryFile } from './list-files.ts'
import { setCaptions } from './set-captions.ts'
import { mp3, mp4, pdf, place, wav, webm, zip } from './testing/recordings.ts'
import { uploadFile } from './upload-file.ts'

const refusedAs = (rule: string) => ({ refusal: 'file-refused', subject: rule })

describeEngine('embedded', 'a sound, film or document', (opened) => {
  let folder: string
  let reporter: Actor
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-files-'))
    vi.stubEnv('WARRAQ_DATA', folder)
    vi.stubEnv('UPLOAD_MEGABYTES', '1')
    reporter = await staffMember(opened(), 'author')
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true, force: true })
  })
  const mediaFolder = () => join(folder, 'media')
  const bring = (bytes: Buffer, name: string, actor = reporter) =>
    uploadFile(opened(), actor, { name }, mediaFolder(), [bytes])
  const pathOf = async (mediaId: string) => {
    const [row] = await opened().orm.select().from(rendition).where(eq(rendition.mediaId, mediaId))
    return row!.path
  }
  const get = (path: string, headers: Record<string, string> = {}) =>
    GET(new Request(`https://warraq.example/media/${path}`, { headers }), {
      params: Promise.resolve({ path: path.split('/') }),
    })

  it('is kept by what is in it, whatever it is called', async () => {
    const { mediaId } = await bring(mp4(), 'a/b\\c\u202e.mp3')
    const film = await readLibraryFile(opened(), reporter, { mediaId })
    expect(film).toMatchObject({
      kind: 'video',
      format: 'mp4',
      seconds: 2,
      width: 640,
      fileName: 'a b c.mp3',
    })
    await bring(Buffer.from('اسم,عدد\nقمح,3\n'), 'أرقام القمح.csv')
    expect((await listPictures(opened(), reporter, {})).total).toBe(0)
    const names = async (asked: Parameters<typeof listFiles>[2]) =>
      (await listFiles(opened(), reporter, asked)).files.map(({ fileName }) => fileName)
    expect(await names({ kind: 'video' })).toEqual(['a b c.mp3'])
    expect(await names({ query: 'القمح' })).toEqual(['أرقام القمح.csv'])
    expect(await names({ query: '%' })).toEqual([])
  })

  it('is kept once, and nothing of a film says where it was made', async () => {
    const film = mp4({ moovLast: true })
    expect(film.includes(place)).toBe(true)
    const first = await bring(film, 'first.mp4')
    expect(await bring(film, 'second.mp4')).toEqual({ mediaId: first.mediaId, isKnown: true })
    const stored = await readFile(join(mediaFolder(), await pathOf(first.mediaId)))
    expect(stored).toHaveLength(film.length)
    expect(stored.includes(place)).toBe(false)
  })

  it.each([
    ['a film cut at half', mp4().subarray(0, 2000), 'damaged'],
    ['more than is taken', Buffer.alloc(1024 * 1024 + 1, 'a'), 'too-heavy'],
  ])('is not kept when it is %s', async (_, bytes, rule) => {
    const before = await opened().orm.$count(media)
    await expect(bring(bytes, 'a.txt')).rejects.toMatchObject(refusedAs(rule))
    expect(await opened().orm.$count(media)).toBe(before)
    expect(await readdir(join(mediaFolder(), '.incoming'))).toEqual([])
  })

  it('is sent in the parts that are asked for', async () => {
    const sound = wav(1)
    const path = await pathOf((await bring(sound, 'a.wav')).mediaId)
    const all = await get(path)
    expect(Object.fromEntries(all.headers)).toMatchObject({
      'content-type': 'audio/wav',
      'content-length': String(sound.length),
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect(all.headers.get('content-disposition')).toBeNull()
    expect(Buffer.from(await all.arrayBuffer())).toEqual(sound)
    const part = await get(path, { range: 'bytes=10-19', 'if-range': all.headers.get('etag')! })
    expect(part.status).toBe(206)
    expect(part.headers.get('content-range')).toBe(`bytes 10-19/${sound.length}`)
    expect(Buffer.from(await part.arrayBuffer())).toEqual(sound.subarray(10, 20))
    const older = await get(path, { range: 'bytes=10-19', 'if-range': '"another"' })
    expect(older.status).toBe(200)
    await older.body?.cancel()
    const beyond = await get(path, { range: `bytes=${sound.length}-` })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${sound.length}`])
    const document = await get(await pathOf((await bring(pdf(), 'تقرير.pdf')).mediaId))
    expect(document.headers.get('content-disposition')).toBe('attachment')
    expect(document.headers.get('content-security-policy')).toContain('sandbox')
    await document.body?.cancel()
  })

  it('says what is said in it, in each language', async () => {
    const { mediaId } = await bring(wav(1.5), 'b.wav')
    const captions = 'WEBVTT\n\n00:00.000 --> 00:01.000\nمرحبًا\n'
    await setCaptions(opened(), reporter, { mediaId, locale: 'ar', captions })
    const tracks = (await recordingsById(opened().orm, 'ar', [mediaId])).get(mediaId)!.tracks
    expect(tracks.map(({ locale }) => locale)).toEqual(['ar'])
    const address = tracks[0]!.href.replace('/media/', '')
    const strangers = await staffMember(opened(), 'author')
    await expect(
      setCaptions(opened(), strangers, { mediaId, locale: 'ar', captions: '' }),
    ).rejects.toMatchObject({ refusal: 'not-allowed' })
    await setCaptions(opened(), reporter, { mediaId, locale: 'ar', captions: '' })
    expect((await recordingsById(opened().orm, 'ar', [mediaId])).get(mediaId)!.tracks).toEqual([])
    expect(address).toMatch(/\/ar-[0-9a-f]{8}\.vtt$/)
  })

  it('is deleted with its file', async () => {
    const { mediaId } = await bring(wav(0.5), 'c.wav')
    const path = await pathOf(mediaId)
    await deletePicture(opened(), reporter, { mediaId }, mediaFolder())
    expect((await get(path)).status).toBe(404)
    await expect(readLibraryFile(opened(), reporter, { mediaId })).rejects.toMatchObject(refusedAs('unknown'))
  })
})

describe('what is in a file', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-inspect-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const inspect = async (bytes: Buffer, name: string) => {
    const told = typeOfFile(bytes.subarray(0, 1024))
    if ('breaks' in told) throw new Broken(told.breaks)
    const file = join(folder, randomUUID())
    await writeFile(file, bytes)
    return inspectFile(file, told.type, name)
  }

  it.each([
    ['mp3', mp3(100, true), 'a.mp3', 3],
    ['mp3', mp3(100), 'a.wav', 3],
    ['m4a', mp4({ codec: null }), 'a.m4a', 2],
    ['wav', wav(1), 'a.wav', 1],
    ['webm', webm(), 'a.webm', 3],
    ['docx', zip(['[Content_Types].xml', 'word/document.xml']), 'a.docx', null],
    ['xlsx', zip(['xl/workbook.xml']), 'a.xlsx', null],
    ['zip', zip(['a.txt']), 'a.zip', null],
    ['pdf', pdf(), 'a.pdf', null],
    ['txt', Buffer.from('سلام\n'), 'a', null],
  ])('is told: %s', async (format, bytes, name, seconds) => {
    const told = await inspect(bytes, name)
    expect({ ...told, seconds: told.seconds && Math.round(told.seconds) }).toMatchObject({ format, seconds })
  })

  const whole = mp4()
  const refused: [string, Buffer, string, FileRule][] = [
    ['nothing', Buffer.alloc(0), 'a.mp3', 'empty'],
    ['a film cut at half', whole.subarray(0, whole.length / 2), 'a.mp4', 'damaged'],
    [
      'a film whose end, with its tracks, is missing',
      mp4({ moovLast: true }).subarray(0, 3000),
      'a.mp4',
      'damaged',
    ],
    ['a sound cut at half', mp3(200, true).subarray(0, 40_000), 'a.mp3', 'damaged'],
    ['a recording cut at half', wav(2).subarray(0, 9000), 'a.wav', 'damaged'],
    ['WebM cut at half', webm().subarray(0, 1200), 'a.webm', 'damaged'],
    ['a document cut at half', pdf().subarray(0, 30), 'a.pdf', 'damaged'],
    [
      'boxes without end',
      Buffer.concat([Buffer.from('\0\0\0\x10ftypisom\0\0\0\0'), Buffer.alloc(900_000)]),
      'a.mp4',
      'damaged',
    ],
    ['HEVC', mp4({ codec: 'hvc1' }), 'a.mp4', 'codec'],
    ['H.264 in WebM', webm('V_MPEG4/ISO/AVC'), 'a.webm', 'codec'],
    ['QuickTime', Buffer.from('\0\0\0\x14ftypqt  \0\0\0\0qt  '), 'a.mov', 'quicktime'],
    ['FLAC', Buffer.from('fLaC\0\0\0\x22'), 'a.mp3', 'unplayable'],
    ['AVI', Buffer.from('RIFF\xff\0\0\0AVI LIST', 'latin1'), 'a.mp4', 'unplayable'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'), 'a.mp4', 'picture'],
    ['a page', Buffer.from('<html><script>alert(1)</script>'), 'a.html', 'wrong-type'],
    ['a program', Buffer.from('\x7fELF\x02\x01\x01\0\0', 'latin1'), 'a.pdf', 'wrong-type'],
    ['a document with programs', zip(['word/document.xml', 'word/vbaProject.bin']), 'a.docx', 'macros'],
  ]

  it.each(refused)('is refused in words: %s', async (_, bytes, name, rule) => {
    await expect(inspect(bytes, name)).rejects.toMatchObject({ rule })
  })
})

describe('captions', () => {
  const cue = (times: string) => `WEBVTT\n\n${times}\nكلام\n`
  it('are WebVTT, or become it', () => {
    expect(readCaptions(cue('00:01.000 --> 00:02.500 align:start'))).toBe(
      cue('00:01.000 --> 00:02.500 align:start'),
    )
    expect(readCaptions('\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\nكلام\r\n')).toBe(
      'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nكلام\n',
    )
    expect(readCaptions('  \n')).toBe('')
  })
  it.each([
    ['no captions', 'كلام', 'vtt-none'],
    ['a head alone', 'WEBVTT\n', 'vtt-none'],
    ['times that are none', cue('1 --> 2'), 'vtt-times 3'],
    ['an end before its beginning', cue('00:03.000 --> 00:02.000'), 'vtt-backwards 3'],
    ['times backwards', `${cue('00:03.000 --> 00:04.000')}\n00:01.000 --> 00:02.000\nx`, 'vtt-backwards 6'],
    ['a day of talk', `WEBVTT\n${'x'.repeat(700_000)}`, 'vtt-long'],
  ])('are refused with the line: %s', (_, given, rule) => {
    expect(() => readCaptions(given)).toThrow(expect.objectContaining(refusedAs(rule)))
  })
})

it('reads the part that is asked for as RFC 9110 has it', () => {
  const range = (text: string) => rangeOf(new Headers({ range: text }), { size: 100, etag: '"a"' })
  expect(range('bytes=0-')).toEqual({ from: 0, to: 99 })
  expect(range('bytes=90-500')).toEqual({ from: 90, to: 99 })
  expect(range('bytes=-10')).toEqual({ from: 90, to: 99 })
  expect(range('bytes=-500')).toEqual({ from: 0, to: 99 })
  for (const none of ['bytes=-0', 'bytes=100-']) expect(range(none)).toBe('unsatisfiable')
  for (const all of ['bytes=5-2', 'bytes=0-1,4-5', 'bytes=-', 'items=0-1', 'bytes=a-b'])
    expect(range(all)).toBeNull()
})
