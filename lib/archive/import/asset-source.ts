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
