/** The folder of pictures that was given with a file. */
import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { AssetSource } from './asset-source.ts'

/**
 * An address's path as names of folders and a file; null for one that is no plain path.
 * Nothing that climbs out of a folder is one: `..`, drives, NUL, backslashes.
 */
export function plainSegments(address: string): string[] | null {
  let path: string
  try {
    path = decodeURIComponent(address.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, '').replace(/[?#].*$/s, ''))
  } catch {
    return null
  }
  const segments = path.split('/').filter((each) => each && each !== '.')
  const isPlain = segments.length > 0 && segments.every((each) => each !== '..' && !/[\0\\:]/.test(each))
  return isPlain ? segments : null
}

/**
 * Files of a folder by an address's path, or by the end of it: `/wp-content/uploads/2019/05/a.jpg` is found in a copy of
 * the site, of `wp-content`, of `uploads`, or of `2019`.
 * @param folder absolute
 */
export function folderAssets(folder: string): AssetSource {
  const root = realpath(folder)
  const fileAt = async (segments: string[]): Promise<string | null> => {
    const at = await realpath(join(await root, ...segments)).catch(() => null)
    // A link may lead anywhere.
    if (!at?.startsWith((await root) + sep)) return null
    const found = await stat(at).catch(() => null)
    return found?.isFile() ? at : null
  }
  return {
    async find(address) {
      const segments = plainSegments(address)
      if (!segments) return null
      for (let from = 0; from < segments.length; from += 1) {
        const tail = segments.slice(from)
        // The same name, however its accents are put together: macOS and Linux do not agree.
        for (const form of ['NFC', 'NFD'] as const) {
          const at = await fileAt(tail.map((each) => each.normalize(form)))
          if (at) return () => createReadStream(/* turbopackIgnore: true */ at)
        }
      }
      return null
    },
  }
}
