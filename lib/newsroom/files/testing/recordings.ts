/** Sounds, films and documents made by code, as small as they can be and still be what they are. */

/** A tone, 8 kHz, 16 bits, one channel. */
export function wav(
  seconds: number,
  sample: (at: number) => number = (at) => Math.sin(at * 440 * 2 * Math.PI) / 4,
): Buffer {
  const rate = 8000
  const count = Math.round(rate * seconds)
  const data = Buffer.alloc(count * 2)
  for (let index = 0; index < count; index++)
    data.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample(index / rate))) * 32767), index * 2)
  return riff('WAVE', [
    chunk('fmt ', Buffer.from([1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x80, 0x3e, 0, 0, 2, 0, 16, 0])),
    chunk('data', data),
  ])
}

const chunk = (name: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}
const riff = (name: string, parts: Buffer[]): Buffer =>
  chunk('RIFF', Buffer.concat([Buffer.from(name), ...parts]))

/**
 * Silence as MPEG 1 audio, layer III, 128 kbit/s, 44.1 kHz: 26 milliseconds a frame.
 * @param noted whether its encoder notes in a first frame how many bytes there are
 */
export function mp3(frames: number, noted = false): Buffer {
  const frame = Buffer.alloc(417)
  frame.writeUInt32BE(0xfffb9064)
  const all = Array.from({ length: frames }, () => frame)
  if (!noted) return Buffer.concat(all)
  const first = Buffer.from(frame)
  first.write('Xing', 36, 'latin1')
  first.writeUInt32BE(3, 40)
  first.writeUInt32BE(frames, 44)
  first.writeUInt32BE((frames + 1) * 417, 48)
  return Buffer.concat([first, ...all])
}

const word = (...values: number[]): Buffer => {
  const made = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => {
    made.writeUInt32BE(value >>> 0, index * 4)
  })
  return made
}
const box = (type: string, ...parts: (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  )
  return Buffer.concat([word(body.length + 8), Buffer.from(type, 'latin1'), body])
}

/** Where the film of {@link mp4} says that it was made. */
export const place = '+25.2048+055.2708/'

/** A film of two seconds, in boxes, whose frames are noise. @param codec `null`: a sound alone */
export function mp4({
  codec = 'avc1',
  moovLast = false,
}: {
  codec?: string | null
  moovLast?: boolean
} = {}): Buffer {
  const track = (id: number, kind: 'vide' | 'soun', sample: Buffer) =>
    box(
      'trak',
      box('tkhd', word(7, 0, 0, id, 0, 2000), Buffer.alloc(52), word(640 << 16, 360 << 16)),
      box(
        'mdia',
        box('mdhd', word(0, 0, 0, 1000, 2000, 0x55c40000)),
        box('hdlr', word(0, 0), kind, Buffer.alloc(13)),
        box(
          'minf',
          box(
            'stbl',
            box('stsd', word(0, 1), sample),
            box('stts', word(0, 1, 50, 40)),
            box('stsc', word(0, 1, 1, 50, 1)),
            box('stsz', word(0, 100, 50)),
            box('stco', word(0, 1, 48)),
          ),
        ),
      ),
    )
  const picture = Buffer.alloc(78)
  picture.writeUInt16BE(1, 6)
  picture.writeUInt16BE(640, 24)
  picture.writeUInt16BE(360, 26)
  const sound = Buffer.alloc(28)
  sound.writeUInt16BE(1, 6)
  sound.writeUInt16BE(2, 16)
  sound.writeUInt16BE(16, 18)
  sound.writeUInt32BE((44100 << 16) >>> 0, 24)
  const moov = box(
    'moov',
    box('mvhd', word(0, 0, 0, 1000, 2000, 0x10000, 0x1000000), Buffer.alloc(68), word(3)),
    ...(codec ? [track(1, 'vide', box(codec, picture))] : []),
    track(2, 'soun', box('mp4a', sound)),
    box('udta', box('\xa9xyz', Buffer.from([0, place.length, 0x15, 0xc7]), place)),
  )
  const mdat = box('mdat', Buffer.alloc(5000, 0x5a))
  const ftyp = box('ftyp', codec ? 'isom' : 'M4A ', word(0x200), 'isomavc1')
  return Buffer.concat(moovLast ? [ftyp, mdat, moov] : [ftyp, moov, mdat])
}

const ebml = (id: string, ...parts: (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  )
  return Buffer.concat([Buffer.from(id, 'hex'), word(0x10000000 | body.length), body])
}

/** A film as WebM, with no picture in it. */
export function webm(codec = 'V_VP9'): Buffer {
  const duration = Buffer.alloc(8)
  duration.writeDoubleBE(3000)
  return Buffer.concat([
    ebml('1a45dfa3', ebml('4282', 'webm'), ebml('4287', Buffer.from([4])), ebml('4285', Buffer.from([2]))),
    ebml(
      '18538067',
      ebml('1549a966', ebml('2ad7b1', Buffer.from([0x0f, 0x42, 0x40])), ebml('4489', duration)),
      ebml(
        '1654ae6b',
        ebml(
          'ae',
          ebml('d7', Buffer.from([1])),
          ebml('83', Buffer.from([1])),
          ebml('86', codec),
          ebml('e0', ebml('b0', Buffer.from([2, 128])), ebml('ba', Buffer.from([1, 104]))),
        ),
      ),
      ebml('1f43b675', ebml('e7', Buffer.from([0])), ebml('a3', Buffer.alloc(2000, 0x81))),
    ),
  ])
}

/** A ZIP with files of these names, all empty. */
export function zip(names: string[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const name of names) {
    const text = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.write('PK\x03\x04', 'latin1')
    local.writeUInt16LE(text.length, 26)
    const entry = Buffer.alloc(46)
    entry.write('PK\x01\x02', 'latin1')
    entry.writeUInt16LE(text.length, 28)
    entry.writeUInt32LE(at, 42)
    parts.push(local, text)
    directory.push(entry, text)
    at += 30 + text.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(names.length, 8)
  end.writeUInt16LE(names.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, listed, end])
}

export const pdf = (): Buffer =>
  Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
