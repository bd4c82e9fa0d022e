/**
 * Pictures that lie anywhere in an archive, by their names alone: a Takeout keeps them in albums beside its blogs, agencies
 * name them from beside the file of the story.
 */
import { posix } from 'node:path'
import type { AssetSource } from './asset-source.ts'
import type { ArchivePart } from './file-tree.ts'

const pictures = /\.(?:jpe?g|png|gif|webp|avif|heic|bmp|tiff?)$/i

export function picturesByName(files: ArchivePart[]): AssetSource {
  const byName = new Map<string, ArchivePart[]>()
  for (const file of files) {
    if (!pictures.test(file.path)) continue
    const name = posix.basename(file.path)
    byName.set(name, [...(byName.get(name) ?? []), file])
  }
  return {
    async find(address) {
      const found = byName.get(nameOf(address)) ?? []
      // Two of one name may be two pictures.
      return found.length === 1 ? (found[0]?.open ?? null) : null
    },
  }
}

/** Google writes a space as `+`, and what is no ASCII encoded twice. */
function nameOf(address: string): string {
  let name = posix.basename(address.replace(/[?#].*$/s, '')).replaceAll('+', ' ')
  for (let times = 0; times < 2; times += 1)
    try {
      name = decodeURIComponent(name)
    } catch {
      break
    }
  return name.normalize('NFC')
}
