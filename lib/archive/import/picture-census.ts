/** How many pictures there are to come along, and where they are, before anything is written. */
import type { Block } from '../../story/document.ts'
import { figuresIn } from '../../story/references.ts'
import { type AssetSource, findPicture } from './asset-source.ts'
import type { PictureRecord } from './import-record.ts'
import { fetchable } from './picture-address.ts'
import { addressOfToken } from './picture-token.ts'

export type CountedPictures = {
  /** The site that the file is of, where it says so: what is missing may be had from there. */
  origin: string | null
  /** Different ones that the stories show that were looked at. */
  shown: number
  /** Of these, those that lie in the file, or beside it. */
  beside: number
  /** Of these, those that are neither, nor at an address that could be asked. */
  nowhere: number
  /** Who would be asked for the others, the commonest first. */
  hosts: { host: string; pictures: number }[]
  /** Of the site's own library: as many as were looked for, and as many of these as lie in the file or beside it. */
  library: { looked: number; beside: number }
}

/** Pictures of a library that are looked for: of the largest, the first. */
const mostLooked = 5_000

export class PictureCensus {
  readonly #shelf: AssetSource | null
  /** By address, or `picture:KEY`, whether it was found; what a key stands for is known only at the end. */
  readonly #shown = new Map<string, boolean>()

  constructor(shelf: AssetSource | null) {
    this.#shelf = shelf
  }

  /** Those of one story. A document's own can be found only now. */
  async add(blocks: readonly Block[], lead: string | null): Promise<void> {
    const names = figuresIn(blocks).flatMap(({ attrs }) => addressOfToken(attrs.mediaId) ?? [])
    for (const name of lead ? [...names, lead] : names)
      if (!this.#shown.has(name)) this.#shown.set(name, await this.#isBeside(name))
  }

  async count(
    catalogue: ReadonlyMap<string, PictureRecord>,
    origin: string | null,
  ): Promise<CountedPictures> {
    const counted = { beside: 0, nowhere: 0 }
    const hosts = new Map<string, number>()
    const seen = new Set<string>()
    for (const [name, isBeside] of this.#shown) {
      const key = /^picture:(.*)$/s.exec(name)?.[1]
      const address = key === undefined ? name : (catalogue.get(key)?.address ?? name)
      const at = fetchable(address, origin)
      // Sizes of one picture are one.
      if (seen.has(at?.address ?? address)) continue
      seen.add(at?.address ?? address)
      if (isBeside || (key !== undefined && (await this.#isBeside(address)))) counted.beside += 1
      else if (at) hosts.set(at.host, (hosts.get(at.host) ?? 0) + 1)
      else counted.nowhere += 1
    }
    return {
      origin,
      shown: seen.size,
      ...counted,
      hosts: [...hosts]
        .map(([host, pictures]) => ({ host, pictures }))
        .sort((a, b) => b.pictures - a.pictures || (a.host < b.host ? -1 : 1)),
      library: await this.#lookFor(new Set(catalogue.values())),
    }
  }

  async #lookFor(library: ReadonlySet<PictureRecord>): Promise<CountedPictures['library']> {
    let looked = 0
    let beside = 0
    for (const { address } of library) {
      if (looked >= mostLooked) break
      looked += 1
      if (await this.#isBeside(address)) beside += 1
    }
    return { looked, beside }
  }

  async #isBeside(address: string): Promise<boolean> {
    return (await findPicture(this.#shelf, address)) !== null
  }
}
