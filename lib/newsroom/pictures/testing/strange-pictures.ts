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
