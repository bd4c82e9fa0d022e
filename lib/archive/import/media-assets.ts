/** The pictures that were given beside a file: a folder of them, or a ZIP. */
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { AssetSource } from './asset-source.ts'
import { FileRefused } from './file-refused.ts'
import { zipTree } from './file-tree.ts'
import { folderAssets } from './folder-assets.ts'
import { bytesOfFile, headOf } from './open-text.ts'

/** By what it begins with, as far as it is text. */
export const isZip = (head: string): boolean => head.startsWith('PK\u0003\u0004')

/**
 * @param path absolute
 * @param name what it is called to whoever gave it
 * @throws {FileRefused} `no-pictures` where it is neither; `broken-zip`, `unsafe-zip`, `too-large`
 */
export async function mediaAssets(
  path: string,
  name = basename(path),
): Promise<{ shelf: AssetSource; close: () => Promise<void> }> {
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory()) return { shelf: folderAssets(path), close: async () => {} }
  if (!found?.isFile() || !isZip(await headOf(bytesOfFile(path)))) throw new FileRefused('no-pictures', name)
  return zipTree(path)
}
