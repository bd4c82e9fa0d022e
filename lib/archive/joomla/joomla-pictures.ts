/** Pictures that J2XML writes into its file, as `<img src="images/port.jpg">` and the bytes in base64. */
import type { AssetSource } from '../import/asset-source.ts'
import type { ArchivePart } from '../import/file-tree.ts'
import { plainSegments } from '../import/folder-assets.ts'
import { xmlElements } from '../import/xml-elements.ts'

/** Characters of one element: a picture of 30 MB. */
export const longestElement = 40_000_000
/** Bytes of all that are kept while an archive is read. */
const most = 300_000_000

/** Found once, when the first is asked for; what is beyond the bound is missing. */
export function joomlaPictures(parts: ArchivePart[]): AssetSource {
  let found: Promise<Map<string, Buffer>> | undefined
  return {
    async find(address) {
      found ??= picturesIn(parts)
      const bytes = (await found).get(pathOf(address))
      return bytes
        ? async function* () {
            yield bytes
          }
        : null
    },
  }
}

const pathOf = (address: string): string => (plainSegments(address) ?? []).join('/')

async function picturesIn(parts: ArchivePart[]): Promise<Map<string, Buffer>> {
  const pictures = new Map<string, Buffer>()
  let total = 0
  const bounds = { mayNameDoctype: true, longestElement }
  for (const { open } of parts)
    for await (const each of xmlElements(open, (depth) => depth === 1, bounds)) {
      if (!('whole' in each) || each.whole.name !== 'img') continue
      const bytes = Buffer.from(each.whole.text, 'base64')
      total += bytes.length
      if (total > most) return pictures
      pictures.set(pathOf(each.whole.attributes.src ?? ''), bytes)
    }
  return pictures
}
