/** How files of a backup are packed: Zstandard (RFC 8878), level 1; `zstd -d` opens them anywhere. */
import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompress } from 'node:zlib'
import { reasonOf } from '../log/reason-of.ts'
import { BackupRefused } from './backup-refused.ts'

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

/** No part is larger than a row with others of 16 MB: what claims more is not ours. */
const largest = 1024 * 1024 * 1024

export const packed = (bytes: Buffer): Promise<Buffer> =>
  compress(bytes, {
    params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 },
  })

/** @throws {BackupRefused} `damaged` */
export async function unpacked(bytes: Buffer, path: string): Promise<Buffer> {
  try {
    return await decompress(bytes, { maxOutputLength: largest })
  } catch (error) {
    throw new BackupRefused('damaged', `${path} cannot be unpacked (${reasonOf(error)})`)
  }
}
