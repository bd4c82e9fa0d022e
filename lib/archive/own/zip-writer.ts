/**
 * A ZIP as it is written, file after file, to wherever it goes (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT).
 * Sizes follow the content, so that nothing is kept in memory or read twice; past 4 GB it is a ZIP64.
 */
import { crc32, createDeflateRaw } from 'node:zlib'

export type ZipEntry = {
  /** With `/` between names. */
  path: string
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** Pictures and films do not become smaller. */
  isPacked?: boolean
}

const utf8Names = 0x0800
const sizesFollow = 0x0008
const most32 = 0xffff_ffff
/** A moment that every system can show: what is in the file says when it was written. */
const noTime = { date: (20 << 9) | (1 << 5) | 1, time: 0 }

function record(fields: [bytes: 2 | 4 | 8, value: number][], ...more: Buffer[]): Buffer {
  const head = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = 0
  for (const [bytes, value] of fields) {
    if (bytes === 8) head.writeBigUInt64LE(BigInt(value), at)
    else head.writeUIntLE(value, at, bytes)
    at += bytes
  }
  return Buffer.concat([head, ...more])
}

export async function* writeZip(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = []
  let offset = 0
  let count = 0
  for await (const { path, content, isPacked = true } of entries) {
    const name = Buffer.from(path, 'utf8')
    const method = isPacked ? 8 : 0
    const began = offset
    const head = record(
      [
        [4, 0x04034b50],
        [2, 45],
        [2, utf8Names | sizesFollow],
        [2, method],
        [2, noTime.time],
        [2, noTime.date],
        [4, 0],
        [4, most32],
        [4, most32],
        [2, name.length],
        [2, 20],
      ],
      name,
      // ZIP64: the sizes that follow are of eight bytes.
      record([
        [2, 1],
        [2, 16],
        [8, 0],
        [8, 0],
      ]),
    )
    yield head
    offset += head.length
    let crc = 0
    let size = 0
    let written = 0
    const counted = async function* () {
      for await (const chunk of content) {
        crc = crc32(chunk, crc)
        size += chunk.length
        yield chunk
      }
    }
    for await (const chunk of isPacked ? deflated(counted()) : counted()) {
      written += chunk.length
      yield chunk
    }
    offset += written
    const tail = record([
      [4, 0x08074b50],
      [4, crc],
      [8, written],
      [8, size],
    ])
    yield tail
    offset += tail.length
    directory.push(
      record(
        [
          [4, 0x02014b50],
          [2, 45],
          [2, 45],
          [2, utf8Names | sizesFollow],
          [2, method],
          [2, noTime.time],
          [2, noTime.date],
          [4, crc],
          [4, most32],
          [4, most32],
          [2, name.length],
          [2, 28],
          [2, 0],
          [2, 0],
          [2, 0],
          [4, 0],
          [4, most32],
        ],
        name,
        record([
          [2, 1],
          [2, 24],
          [8, size],
          [8, written],
          [8, began],
        ]),
      ),
    )
    count += 1
  }
  const length = directory.reduce((sum, each) => sum + each.length, 0)
  for (const each of directory) yield each
  yield record([
    [4, 0x06064b50],
    [8, 44],
    [2, 45],
    [2, 45],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, length],
    [8, offset],
  ])
  yield record([
    [4, 0x07064b50],
    [4, 0],
    [8, offset + length],
    [4, 1],
  ])
  yield record([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, 0xffff],
    [2, 0xffff],
    [4, most32],
    [4, most32],
    [2, 0],
  ])
}

async function* deflated(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const deflate = createDeflateRaw({ level: 6 })
  const feeding = (async () => {
    for await (const chunk of content) {
      if (!deflate.write(chunk)) await new Promise((resolve) => deflate.once('drain', resolve))
    }
    deflate.end()
  })()
  feeding.catch((error: Error) => deflate.destroy(error))
  yield* deflate
  await feeding
}
