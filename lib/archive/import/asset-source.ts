import { originalAddress } from './picture-address.ts'

/** Files beside the one that is read, by the addresses that stories show them at. */
export type AssetSource = {
  /** Null where there is no such file. Nothing is fetched, and nothing outside of it is opened. */
  find: (address: string) => Promise<(() => AsyncIterable<Uint8Array>) | null>
}

/** The first that has it. */
export const firstAssetSource = (...sources: (AssetSource | null | undefined)[]): AssetSource => ({
  async find(address) {
    for (const source of sources) {
      const open = await source?.find(address)
      if (open) return open
    }
    return null
  },
})

/** A picture by the address at which a story shows it: the largest of it that there is. */
export async function findPicture(
  source: AssetSource | null,
  address: string,
): Promise<(() => AsyncIterable<Uint8Array>) | null> {
  for (const each of new Set([originalAddress(address), address])) {
    const open = await source?.find(each)
    if (open) return open
  }
  return null
}
