/** A file that was packed by itself, as Joomla's J2XML does: read as it is unpacked, and never written. */
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { FileRefused } from './file-refused.ts'
import { type Bytes, headOf } from './open-text.ts'

/** How often what is in it may be larger than itself, beyond what does no harm: as of a ZIP. */
const mostExpansion = 200
const harmless = 100_000_000

export const isGzip = (head: string): boolean => head.startsWith('\x1f\x8b\x08')

/** @param size of the file, in bytes. What is not packed stays as it is. */
export const gunzipped = async (bytes: Bytes, size: number): Promise<Bytes> =>
  isGzip(await headOf(bytes, 3)) ? () => unpacked(bytes, size) : bytes

async function* unpacked(bytes: Bytes, size: number): AsyncGenerator<Uint8Array> {
  const packed = Readable.from(bytes())
  const chunks = packed.pipe(createGunzip())
  packed.once('error', (error) => chunks.destroy(error))
  let total = 0
  try {
    for await (const chunk of chunks) {
      total += chunk.length
      if (total > harmless && total > size * mostExpansion)
        throw new FileRefused('too-large', `${Math.round(total / 1_000_000)} MB, unpacked`)
      yield chunk
    }
  } catch (error) {
    if (error instanceof FileRefused) throw error
    throw new FileRefused('broken-zip', (error as Error).message)
  } finally {
    packed.destroy()
  }
}
