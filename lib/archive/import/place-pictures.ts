/** Pictures of a story from elsewhere: found beside the file, kept among ours, and put where they stood. */

import type { Database } from '../../db/open.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { NewsroomError } from '../../newsroom/newsroom-error.ts'
import { cleanHref } from '../../newsroom/paste/pasted-links.ts'
import { uploadPicture } from '../../newsroom/pictures/upload-picture.ts'
import type { Figure } from '../../story/blocks/figure/model.ts'
import type { Paragraph } from '../../story/blocks/paragraph/model.ts'
import type { Block } from '../../story/document.ts'
import type { ImportNote } from '../../vocabulary.ts'
import type { AssetSource } from './asset-source.ts'
import type { PictureRecord } from './import-record.ts'
import { note } from './notes.ts'
import { addressOfToken } from './story-blocks.ts'

/** What became of a picture's address. */
type Placed = { mediaId: string; isNew: boolean } | { missing: true } | { refused: string }

/** The pictures of one run: each is looked for, and kept, once. */
export class Pictures {
  readonly #placed = new Map<string, Placed>()
  readonly #catalogue: ReadonlyMap<string, PictureRecord>
  readonly #shelf: AssetSource | null
  readonly #keep: (bytes: AsyncIterable<Uint8Array>) => Promise<{ mediaId: string; isKnown: boolean }>

  constructor(
    db: Database,
    actor: Actor,
    given: {
      shelf: AssetSource | null
      /** By key and by address. */
      catalogue: ReadonlyMap<string, PictureRecord>
      /** Absolute; `WARRAQ_DATA/media`. */
      mediaFolder: string
    },
  ) {
    this.#shelf = given.shelf
    this.#catalogue = given.catalogue
    this.#keep = (bytes) => uploadPicture(db, actor, {}, given.mediaFolder, bytes)
  }

  /** What the site's library says of a picture, by key or address. */
  wordsOf(name: string): PictureRecord | undefined {
    return this.#catalogue.get(name.replace(/^picture:/, '')) ?? this.#catalogue.get(originalAddress(name))
  }

  /** @param name an address, or `picture:KEY` */
  async place(name: string): Promise<Placed> {
    const address = this.#addressOf(name)
    const known = this.#placed.get(address)
    if (known) return known
    const placed = await this.#look(address)
    this.#placed.set(address, placed)
    return placed
  }

  #addressOf(name: string): string {
    return name.startsWith('picture:') ? (this.wordsOf(name)?.address ?? name) : name
  }

  async #look(address: string): Promise<Placed> {
    for (const each of new Set([originalAddress(address), address])) {
      const open = await this.#shelf?.find(each)
      if (!open) continue
      try {
        const { mediaId, isKnown } = await this.#keep(open())
        return { mediaId, isNew: !isKnown }
      } catch (error) {
        if (error instanceof NewsroomError && error.refusal === 'picture-refused')
          return { refused: error.subject }
        throw error
      }
    }
    return { missing: true }
  }

  /**
   * Blocks with our pictures in them. One that is not there becomes a link to where it was.
   * @param seen is told of each that was placed, with what the site's library says of it
   */
  async placeIn(
    blocks: Block[],
    say: (each: ImportNote) => void,
    seen: (mediaId: string, words: PictureRecord | undefined) => void,
  ): Promise<Block[]> {
    const result: Block[] = []
    for (const block of blocks) {
      const address = block.type === 'figure' ? addressOfToken(block.attrs.mediaId) : null
      if (block.type !== 'figure' || address === null) {
        result.push(block)
        continue
      }
      const placed = await this.place(address)
      const words = this.wordsOf(address)
      if ('mediaId' in placed) {
        seen(placed.mediaId, words)
        result.push({ type: 'figure', attrs: { ...block.attrs, mediaId: placed.mediaId } })
        continue
      }
      this.say(address, placed, say)
      result.push(...linkInstead(this.#addressOf(address), block))
    }
    return result
  }

  say(name: string, placed: Placed, say: (each: ImportNote) => void): void {
    const address = this.#addressOf(name)
    if ('missing' in placed) say(note('picture-missing', address))
    if ('refused' in placed) say(note('picture-refused', `${address} (${placed.refused})`))
  }
}

/** The words that stood under it stay; and its address, where it has one that leads somewhere. */
function linkInstead(address: string, { attrs }: Figure): Paragraph[] {
  const href = cleanHref(address)
  const words = attrs.caption || attrs.alt || address.split(/[/\\]/).at(-1) || address
  if (!href)
    return attrs.caption ? [{ type: 'paragraph', content: [{ type: 'text', text: attrs.caption }] }] : []
  return [
    {
      type: 'paragraph',
      content: [{ type: 'text', text: `[${words}]`, marks: [{ type: 'link', attrs: { href } }] }],
    },
  ]
}

/** Systems cut a picture to sizes, each with an address; the one that it was cut from is the largest. */
export const originalAddress = (address: string): string =>
  address
    .replace(/[?#].*$/s, '')
    // WordPress: photo-1024x683.jpg, photo-scaled.jpg. Ghost: /content/images/size/w1000/2020/05/photo.jpg.
    .replace(/-(?:\d{2,5}x\d{2,5}|scaled)(?=\.\w{2,5}$)/, '')
    .replace(/(\/content\/images)\/size\/w\d+(?:h\d+)?\//, '$1/')
