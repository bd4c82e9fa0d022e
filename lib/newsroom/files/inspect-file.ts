/**
 * What is in a sound, film or document: whether all of it is there, whether browsers play it, how long it is. Runs in a
 * process of its own (`inspect-child.ts`). Whether a file is whole is walked here, in bounds; codecs and lengths are
 * `music-metadata`'s to know.
 */
import { type FileHandle, open } from 'node:fs/promises'
import { type IFormat, parseFile, TrackType } from 'music-metadata'
import type { FileFormat } from '../../picture/file-formats.ts'
import type { FileRule } from './file-rules.ts'
import { isText, type SniffedType } from './file-type.ts'

export type Inspected = { format: FileFormat; seconds: number | null; width: number; height: number }

export class Broken extends Error {
  readonly rule: FileRule
  constructor(rule: FileRule) {
    super(rule)
    this.rule = rule
  }
}

/** Elements of a container that are looked at before it is none that we need to understand. */
const mostElements = 100_000
/** Bytes of a track list, of a directory: an hour's film has a megabyte. */
const mostTail = 1024 * 1024

/** Codecs that the browsers of these years play, by the names that containers give them. */
const played = {
  mp4: { video: ['avc1', 'avc3', 'av01', 'vp09'], audio: ['mp4a', 'Opus', '.mp3', 'fLaC'] },
  webm: { video: ['V_VP8', 'V_VP9', 'V_AV1'], audio: ['A_OPUS', 'A_VORBIS'] },
} as const

/**
 * @param name what it was called, which tells one kind of text from another
 * @throws {Broken}
 */
export async function inspectFile(file: string, type: SniffedType, name: string): Promise<Inspected> {
  const handle = await open(file, 'r+')
  try {
    const { size } = await handle.stat()
    const reader = readerOf(handle, size)
    const document = (format: FileFormat): Inspected => ({ format, seconds: null, width: 0, height: 0 })
    switch (type) {
      case 'pdf':
        if (!(await reader.tail(2048)).includes('%%EOF')) throw new Broken('damaged')
        return document('pdf')
      case 'zip':
        return document(await zipFormat(reader))
      case 'text':
        return document(await textFormat(handle, name))
      case 'mp4':
        await wholeMp4(reader, handle)
        break
      case 'webm':
        await wholeWebm(reader)
        break
      case 'wav':
        await wholeWav(reader)
        break
      case 'ogg':
        await wholeOgg(reader)
        break
      case 'mp3':
        await wholeMp3(reader)
        break
    }
  } finally {
    await handle.close()
  }
  const { format } = await parseFile(file, { duration: true, skipCovers: true }).catch(() => {
    throw new Broken('damaged')
  })
  return recording(type, format)
}

function recording(type: Exclude<SniffedType, 'pdf' | 'zip' | 'text'>, format: IFormat): Inspected {
  const tracks = format.trackInfo
  const film = tracks.find((track) => track.type === TrackType.video)
  const sound = tracks.find((track) => track.type === TrackType.audio)
  const seconds =
    format.duration && Number.isFinite(format.duration) && format.duration > 0 ? format.duration : null
  const known = { seconds, width: 0, height: 0 }
  if (type === 'mp4' || type === 'webm') {
    const rules = played[type]
    const isPlayed = (names: readonly string[], track: typeof film): boolean =>
      !track || names.some((each) => track.codecId?.startsWith(each))
    if (!film && !sound) throw new Broken('damaged')
    if (!isPlayed(rules.video, film) || !isPlayed(rules.audio, sound)) throw new Broken('codec')
    if (!film) return { format: type === 'mp4' ? 'm4a' : 'weba', ...known }
    const side = (value: number | undefined) => Math.min(Math.max(Math.round(value ?? 0), 0), 16_384)
    return {
      format: type,
      seconds,
      width: side(film.video?.displayWidth ?? film.video?.pixelWidth),
      height: side(film.video?.displayHeight ?? film.video?.pixelHeight),
    }
  }
  if (!format.hasAudio || format.hasVideo) throw new Broken(format.hasVideo ? 'unplayable' : 'damaged')
  if (type === 'ogg' && !/opus|vorbis/i.test(format.codec ?? '')) throw new Broken('codec')
  if (type === 'wav' && !/^(PCM|IEEE|ADPCM)/i.test(format.codec ?? '')) throw new Broken('codec')
  if (type === 'mp3' && !/layer ?3|mp3/i.test(`${format.container} ${format.codec}`))
    throw new Broken('damaged')
  return { format: type, ...known }
}

type Reader = {
  size: number
  /** Up to so many bytes from a place. */
  at: (position: number, length: number) => Promise<Buffer>
  tail: (length: number) => Promise<Buffer>
}

const readerOf = (handle: FileHandle, size: number): Reader => {
  const at = async (position: number, length: number) => {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, position)
    return buffer.subarray(0, bytesRead)
  }
  return {
    size,
    at,
    tail: (length) => at(Math.max(0, size - length), Math.min(length, size)),
  }
}

type Box = { type: string; start: number; body: number; end: number }

/**
 * The boxes within a stretch of an ISO base media file (ISO/IEC 14496-12, 4.2).
 * @throws {Broken} `damaged` for one that ends behind its stretch: the file was cut
 */
async function* boxes({ at }: Reader, from: number, to: number): AsyncGenerator<Box> {
  for (let start = from, count = 0; start + 8 <= to; count++) {
    if (count > mostElements) throw new Broken('too-costly')
    const head = await at(start, 16)
    if (head.length < 8) throw new Broken('damaged')
    const short = head.readUInt32BE(0)
    const isLong = short === 1
    if (isLong && head.length < 16) throw new Broken('damaged')
    const length = isLong ? Number(head.readBigUInt64BE(8)) : short === 0 ? to - start : short
    const body = start + (isLong ? 16 : 8)
    const end = start + length
    if (end < body || end > to) throw new Broken('damaged')
    yield { type: head.toString('latin1', 4, 8), start, body, end }
    start = end
  }
}

/** Where it was made, by whom and with what: boxes that no player needs. */
const aboutItself = new Set(['udta', 'meta'])

/** Of boxes with names of their own (ISO/IEC 14496-12, 4.2): Content Credentials (C2PA 2.2, A.5.1). */
const credentials = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex')

/**
 * A film of which every box is there. What it says of itself besides, the place where it was filmed among it, is made
 * empty on the way: a box of another name, of the same length. What was signed of it is no longer so, and goes with it.
 */
async function wholeMp4(reader: Reader, handle: FileHandle): Promise<void> {
  let hasTracks = false
  let hasFrames = false
  let isEmptied = false
  const signed: Box[] = []
  const empty = async ({ start, end, body }: Box): Promise<void> => {
    isEmptied = true
    await handle.write(Buffer.from('free'), 0, 4, start + 4)
    const zeros = Buffer.alloc(64 * 1024)
    for (let at = body; at < end; at += zeros.length)
      await handle.write(zeros, 0, Math.min(zeros.length, end - at), at)
  }
  for await (const box of boxes(reader, 0, reader.size)) {
    if (box.type === 'mdat') hasFrames = true
    else if (box.type === 'meta') await empty(box)
    else if (box.type === 'uuid' && credentials.equals(await reader.at(box.body, credentials.length)))
      signed.push(box)
    else if (box.type === 'moov') {
      hasTracks = true
      for await (const part of boxes(reader, box.body, box.end)) {
        if (aboutItself.has(part.type)) await empty(part)
        else if (part.type === 'trak')
          for await (const own of boxes(reader, part.body, part.end))
            if (aboutItself.has(own.type)) await empty(own)
      }
    }
  }
  if (!hasTracks || !hasFrames) throw new Broken('damaged')
  if (isEmptied) for (const box of signed) await empty(box)
}

/** EBML (RFC 8794, 4): the segment says how long it is, unless it was written as it was recorded. */
async function wholeWebm({ at, size }: Reader): Promise<void> {
  const head = await at(0, 4096)
  const number = (position: number): { value: number; length: number; isOpen: boolean } => {
    const first = head[position] ?? 0
    const length = Math.clz32(first) - 23
    if (length > 8 || position + length > head.length) throw new Broken('damaged')
    let value = first & (0xff >> length)
    let isOpen = value === 0xff >> length
    for (let index = 1; index < length; index++) {
      const byte = head[position + index] ?? 0
      value = value * 256 + byte
      isOpen &&= byte === 0xff
    }
    return { value, length, isOpen }
  }
  const header = number(4)
  const segment = 4 + header.length + header.value
  if (segment + 12 > head.length || head.readUInt32BE(segment) !== 0x18538067) throw new Broken('damaged')
  const length = number(segment + 4)
  if (!length.isOpen && segment + 4 + length.length + length.value > size) throw new Broken('damaged')
}

async function wholeWav({ at, size }: Reader): Promise<void> {
  const head = await at(0, 8)
  if (head.length < 8) throw new Broken('damaged')
  const length = head.readUInt32LE(4)
  // Both are what recorders write that do not know yet how long it will be.
  if (length === 0 || length === 0xffffffff) return
  if (length + 8 > size + 1) throw new Broken('damaged')
}

/** Ogg (RFC 3533, 6): the last page says how long it is. */
async function wholeOgg({ tail }: Reader): Promise<void> {
  const end = await tail(128 * 1024)
  const page = end.lastIndexOf('OggS')
  const segments = page < 0 ? undefined : end[page + 26]
  if (segments === undefined) throw new Broken('damaged')
  const table = end.subarray(page + 27, page + 27 + segments)
  const length = 27 + segments + table.reduce((sum, each) => sum + each, 0)
  if (table.length < segments || page + length > end.length) throw new Broken('damaged')
}

/** An encoder notes in the first frame of MPEG audio how many bytes it wrote; where it did not, nothing tells a cut. */
async function wholeMp3({ at, size }: Reader): Promise<void> {
  const head = await at(0, 10)
  const tag =
    head.toString('latin1', 0, 3) === 'ID3'
      ? 10 + (((head[6] ?? 0) << 21) | ((head[7] ?? 0) << 14) | ((head[8] ?? 0) << 7) | (head[9] ?? 0))
      : 0
  if (tag >= size) throw new Broken('damaged')
  const frame = await at(tag, 512)
  const noted = Math.max(frame.indexOf('Xing'), frame.indexOf('Info'))
  if (noted < 0 || noted + 16 > frame.length) return
  const flags = frame.readUInt32BE(noted + 4)
  if ((flags & 2) === 0) return
  const bytes = frame.readUInt32BE(noted + 8 + (flags & 1 ? 4 : 0))
  // Tags at the end are counted by some, and not by others.
  if (bytes > (size - tag) * 1.02 + 1024) throw new Broken('damaged')
}

/** A ZIP ends with its directory, in which documents of office programs have files of known names. */
async function zipFormat({ tail, size }: Reader): Promise<FileFormat> {
  const end = await tail(mostTail)
  const last = end.lastIndexOf('PK\x05\x06')
  if (last < 0 || last + 22 > end.length) throw new Broken('damaged')
  const directory = end.readUInt32LE(last + 16)
  const length = end.readUInt32LE(last + 12)
  const isLarge = directory === 0xffffffff || length === 0xffffffff
  if (!isLarge && directory + length > size) throw new Broken('damaged')
  const names = end.toString('latin1', Math.max(0, last - length), last)
  if (/(word|xl|ppt)\/vbaProject\.bin/.test(names)) throw new Broken('macros')
  if (names.includes('word/document.xml')) return 'docx'
  if (names.includes('xl/workbook.xml')) return 'xlsx'
  return 'zip'
}

async function textFormat(handle: FileHandle, name: string): Promise<FileFormat> {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase()
  if (extension && !['csv', 'tsv', 'txt', 'text'].includes(extension)) throw new Broken('wrong-type')
  let left = Buffer.alloc(0)
  for await (const chunk of handle.createReadStream({ autoClose: false, start: 0 })) {
    const bytes = Buffer.concat([left, chunk as Buffer])
    // Whole lines: a part may end within a character, which the next one ends.
    const cut = bytes.lastIndexOf(10) + 1
    if (!isText(bytes.subarray(0, cut))) throw new Broken('wrong-type')
    left = bytes.subarray(cut)
    if (left.length > mostTail) throw new Broken('wrong-type')
  }
  if (!isText(left)) throw new Broken('wrong-type')
  return extension === 'csv' ? 'csv' : 'txt'
}
