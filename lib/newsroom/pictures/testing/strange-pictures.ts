/** Files as people bring them, and as attackers do, made on the spot. */
import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** Blue, its left half red: which way up it is can be seen. */
export const halved = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#0000ff' } }).composite([
    {
      input: { create: { width: Math.round(width / 2), height, channels: 3, background: '#ff0000' } },
      left: 0,
      top: 0,
    },
  ])

/** Noise: what truncation cannot hide in. */
export const noisy = (width: number, height: number): Sharp =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })

/** What the photograph below must not tell. */
export const secret = 'Hay al-Zuhur 14'

/** A phone's photograph: where it was taken, by what, and a note. */
export const photographWithPlace = (): Promise<Buffer> =>
  noisy(400, 300)
    .withExif({
      IFD0: { Make: 'Warraq', ImageDescription: secret, Copyright: secret },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 53/1 0/1', GPSLongitudeRef: 'E' },
    })
    .withXmp(
      `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="${secret}"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`,
    )
    .jpeg()
    .toBuffer()

/** A tall picture whose `frames` are shown in turn. */
export const animation = (format: 'gif' | 'webp', frames = 3): Promise<Buffer> => {
  const width = 40
  const pixels = Buffer.alloc(width * width * 3 * frames, 0).map((_, at) => at % 251)
  return sharp(pixels, {
    raw: { width, height: width * frames, channels: 3, pageHeight: width },
  })
    .toFormat(format, { delay: 100, loop: 0 })
    .toBuffer()
}

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

/** A PNG of as many pixels as it says, each black, in a few hundred kilobytes at most. */
export function pngBomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const row = 1 + Math.ceil(width / 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(row * height), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A small PNG that holds, besides its pixels, `megabytes` of zeros in a chunk of this type, well compressed. */
export async function pngWithBurden(type: 'zTXt' | 'iCCP' | 'IDAT', megabytes: number): Promise<Buffer> {
  const still = await halved(40, 40).png().toBuffer()
  const afterHeader = 8 + 25
  const zeros = deflateSync(Buffer.alloc(megabytes * 1024 * 1024), { level: 9 })
  const burden = type === 'IDAT' ? zeros : Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), zeros])
  return Buffer.concat([still.subarray(0, afterHeader), chunk(type, burden), still.subarray(afterHeader)])
}

/** A JPEG whose frame header claims these sides (ITU-T T.81, B.2.2). */
export async function jpegClaiming(width: number, height: number): Promise<Buffer> {
  const whole = await noisy(64, 64).jpeg().toBuffer()
  const frame = whole.indexOf(Buffer.from([0xff, 0xc0]))
  whole.writeUInt16BE(height, frame + 5)
  whole.writeUInt16BE(width, frame + 7)
  return whole
}

/** A GIF of one frame whose screen and frame claim these sides (GIF89a, 18 and 20). */
export function gifClaiming(width: number, height: number): Buffer {
  const sides = Buffer.alloc(4)
  sides.writeUInt16LE(width, 0)
  sides.writeUInt16LE(height, 2)
  return Buffer.concat([
    Buffer.from('GIF89a', 'latin1'),
    sides,
    Buffer.from([0x80, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0x2c, 0, 0, 0, 0]),
    sides,
    Buffer.from([0, 2, 2, 0x44, 1, 0, 0x3b]),
  ])
}

/** An archive with one file in it, stored, as it begins and ends. */
export const archive = (): Buffer =>
  Buffer.concat([
    Buffer.from('PK\x03\x04\x14\0\0\0\0\0', 'latin1'),
    Buffer.alloc(20),
    Buffer.from('payload.exe-in-an-archive', 'latin1'),
    Buffer.from('PK\x05\x06', 'latin1'),
    Buffer.alloc(18),
  ])

/** A PNG that says it is animated (https://www.w3.org/TR/png-3/#acTL-chunk), after a colour profile's worth of bytes. */
export async function animatedPng(): Promise<Buffer> {
  const still = await halved(40, 40).png().toBuffer()
  const afterHeader = 8 + 25
  const control = Buffer.alloc(8)
  control.writeUInt32BE(2, 0)
  return Buffer.concat([
    still.subarray(0, afterHeader),
    chunk('tEXt', Buffer.from(`Comment\0${'x'.repeat(3_000)}`, 'latin1')),
    chunk('acTL', control),
    still.subarray(afterHeader),
  ])
}

/** A format that begins as HEIC does. */
export async function heic(): Promise<Buffer> {
  const avif = await halved(64, 64).avif().toBuffer()
  return Buffer.from(avif.toString('latin1').replaceAll('avif', 'heic'), 'latin1')
}
