/** Pictures of a story from elsewhere: found beside the file, kept among ours, and put where they stood. */

import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { importPicture } from '../../db/tables/imports.ts'
import { media } from '../../db/tables/people-and-pictures.ts'
import type { Actor } from '../../newsroom/actor.ts'
import { uploadFile } from '../../newsroom/files/upload-file.ts'
import { NewsroomError } from '../../newsroom/newsroom-error.ts'
import { cleanHref } from '../../newsroom/paste/pasted-links.ts'
import { uploadPicture } from '../../newsroom/pictures/upload-picture.ts'
import type { FileKind } from '../../picture/file-formats.ts'
import type { Figure } from '../../story/blocks/figure/model.ts'
import type { Gallery } from '../../story/blocks/gallery/model.ts'
import type { Paragraph } from '../../story/blocks/paragraph/model.ts'
import { withoutOverrides } from '../../story/clean-text.ts'
import type { Block } from '../../story/document.ts'
import type { ImportNote, ImportPictureUse } from '../../vocabulary.ts'
import { type AssetSource, findPicture } from './asset-source.ts'
import { FileRefused } from './file-refused.ts'
import { galleryOf } from './gallery-of.ts'
import type { PictureRecord } from './import-record.ts'
import { note } from './notes.ts'
import { fetchable, originalAddress } from './picture-address.ts'
import { addressOfToken } from './picture-token.ts'
import { fileNameOf, recordingBlock, recordingLink } from './recording-link.ts'

/** Pictures of one run that are fetched: as many as a paper of twenty years has. */
const mostFetched = 300_000

/** What became of the address of a sound, film or document. */
type PlacedRecording = { mediaId: string; kind: FileKind } | { missing: true } | { refused: string }

/** What became of a picture's address. */
type Placed = { mediaId: string; isNew: boolean } | { missing: true } | { refused: string }

/** A picture that is not with the file, where a story would show it. */
export type MissedPicture = {
  /** Where it can be asked for: see `fetchable`. */
  at: { address: string; written: string; host: string }
  /** What the note of it names. */
  shown: string
  words: PictureRecord | undefined
  place: ImportPictureUse
}

/** What is told of the pictures of one story. */
export type Told = {
  say: (each: ImportNote) => void
  /** Of each that was placed, with what the site's library says of it. */
  seen: (mediaId: string, words: PictureRecord | undefined, address: string) => void
  /** Of each that is not with the file, and may be had from its site. */
  missed: (each: MissedPicture) => void
}

/** The pictures of one run: each is looked for, and kept, once. */
export class Pictures {
  readonly #db: Database
  readonly #origin: string | null
  readonly #missed = new Set<string>()
  readonly #placed = new Map<string, Placed>()
  readonly #recordings = new Map<string, PlacedRecording>()
  readonly #catalogue: ReadonlyMap<string, PictureRecord>
  readonly #shelf: AssetSource | null
  readonly #keep: (bytes: AsyncIterable<Uint8Array>) => Promise<{ mediaId: string; isKnown: boolean }>

  readonly #keepRecording: (name: string, bytes: AsyncIterable<Uint8Array>) => Promise<{ mediaId: string }>

  constructor(
    db: Database,
    actor: Actor,
    given: {
      shelf: AssetSource | null
      /** By key and by address. */
      catalogue: ReadonlyMap<string, PictureRecord>
      /** Of the site, where the file says it. */
      origin: string | null
      /** Absolute; `WARRAQ_DATA/media`. */
      mediaFolder: string
    },
  ) {
    this.#db = db
    this.#origin = given.origin
    this.#shelf = given.shelf
    this.#catalogue = given.catalogue
    this.#keep = (bytes) => uploadPicture(db, actor, {}, given.mediaFolder, bytes)
    this.#keepRecording = (name, bytes) => uploadFile(db, actor, { name }, given.mediaFolder, bytes)
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
    const open = await findPicture(this.#shelf, address)
    if (open)
      try {
        const { mediaId, isKnown } = await this.#keep(open())
        return { mediaId, isNew: !isKnown }
      } catch (error) {
        if (error instanceof NewsroomError && error.refusal === 'picture-refused')
          return { refused: error.subject }
        // A file of a ZIP that is broken, or longer than any picture: that one, not all of it.
        if (error instanceof FileRefused && error.reason !== 'took-too-long') return { refused: error.reason }
        throw error
      }
    const at = fetchable(address, this.#origin)
    const fetched = at && (await fetchedBefore(this.#db, [at.address, at.written]))
    return fetched ? { mediaId: fetched, isNew: false } : { missing: true }
  }

  /** Blocks with our pictures in them. One that is not there becomes a link to where it was. */
  async placeIn(blocks: Block[], told: Told): Promise<Block[]> {
    const result: Block[] = []
    for (const block of blocks)
      if (block.type === 'gallery') result.push(...(await this.#placeGallery(block, told)))
      else if (block.type === 'figure') result.push(...(await this.#placeFigure(block, told)))
      else if (block.type === 'paragraph') result.push(await this.#placeRecording(block, told))
      else result.push(block)
    return result
  }

  async #placeFigure(
    block: Figure,
    told: Told,
    joins?: { before: boolean; after: boolean },
  ): Promise<(Figure | Paragraph)[]> {
    const address = addressOfToken(block.attrs.mediaId)
    if (address === null) return [block]
    const placed = await this.place(address)
    const words = this.wordsOf(address)
    if ('mediaId' in placed) {
      told.seen(placed.mediaId, words, this.#addressOf(address))
      return [{ type: 'figure', attrs: { ...block.attrs, mediaId: placed.mediaId } }]
    }
    const link = linkInstead(this.#addressOf(address), this.#origin, block)
    const { alt = null, caption = null } = block.attrs
    const place = link.place && {
      role: 'figure' as const,
      link: link.place,
      alt,
      caption,
      ...(joins && { joins }),
    }
    this.#tell(address, placed, told, place)
    return link.blocks
  }

  /** A file that lies with the others; a link to one that may be had later stands in for it. */
  async #placeRecording(block: Paragraph, { say, missed }: Told): Promise<Block> {
    const link = recordingLink(block, this.#origin)
    if (!link) return block
    const { href } = link
    const known = this.#recordings.get(href) ?? (await this.#lookForRecording(href))
    this.#recordings.set(href, known)
    if ('mediaId' in known) return recordingBlock(known.mediaId, known.kind, link)
    if ('refused' in known) say(note('recording-refused', `${href} (${known.refused})`))
    if (!('missing' in known)) return block
    say(note('recording-missing', href))
    const at = fetchable(href, this.#origin)
    if (!at || this.#missed.size >= mostFetched) return block
    this.#missed.add(at.address)
    missed({ at, shown: href, words: undefined, place: { role: 'recording', link } })
    return block
  }

  async #lookForRecording(address: string): Promise<PlacedRecording> {
    const open = await this.#shelf?.find(address)
    if (open)
      try {
        const { mediaId } = await this.#keepRecording(fileNameOf(address), open())
        return (await recordingOf(this.#db, mediaId)) ?? { missing: true }
      } catch (error) {
        if (error instanceof NewsroomError && error.refusal === 'file-refused')
          return { refused: error.subject }
        if (error instanceof FileRefused && error.reason !== 'took-too-long') return { refused: error.reason }
        throw error
      }
    const at = fetchable(address, this.#origin)
    const fetched = at && (await fetchedBefore(this.#db, [at.address, at.written]))
    return (fetched && (await recordingOf(this.#db, fetched))) || { missing: true }
  }

  /** As long as some of its pictures are links, those that are here stand around them; they join when the others come. */
  async #placeGallery(block: Gallery, told: Told): Promise<Block[]> {
    const placed: Block[] = []
    for (const [at, each] of block.content.entries())
      placed.push(
        ...(await this.#placeFigure(each, told, { before: at > 0, after: at + 1 < block.content.length })),
      )
    const pictures = placed.filter((each): each is Figure => each.type === 'figure')
    if (pictures.length === placed.length && pictures.length > 0) return [{ ...block, content: pictures }]
    const { caption } = block.attrs
    const words: Block[] = caption ? [{ type: 'paragraph', content: [{ type: 'text', text: caption }] }] : []
    return [...placed.reduce(joined, []), ...words]
  }

  /** The picture over a story. */
  async placeLead(name: string, told: Told): Promise<string | null> {
    const placed = await this.place(name)
    if ('mediaId' in placed) {
      told.seen(placed.mediaId, this.wordsOf(name), this.#addressOf(name))
      return placed.mediaId
    }
    this.#tell(name, placed, told, { role: 'lead' })
    return null
  }

  #tell(name: string, placed: Placed, { say, missed }: Told, place: ImportPictureUse | null): void {
    const shown = this.#addressOf(name)
    if ('refused' in placed) say(note('picture-refused', `${shown} (${placed.refused})`))
    if (!('missing' in placed)) return
    say(note('picture-missing', shown))
    const at = fetchable(shown, this.#origin)
    if (!at || !place || this.#missed.size >= mostFetched) return
    this.#missed.add(at.address)
    missed({ at, shown, words: this.wordsOf(name), place })
  }
}

/** Blocks with one more, which joins the pictures before it. */
function joined(blocks: Block[], next: Block): Block[] {
  const last = blocks.at(-1)
  const gallery = last && next.type === 'figure' && galleryOf(last, next)
  return gallery ? [...blocks.slice(0, -1), gallery] : [...blocks, next]
}

/** A file of the library by its kind; null for a picture, or what is there no more. */
async function recordingOf(
  { orm }: Database,
  mediaId: string,
): Promise<{ mediaId: string; kind: FileKind } | null> {
  const [row] = await orm.select({ kind: media.kind }).from(media).where(eq(media.id, mediaId))
  return row && row.kind !== 'picture' ? { mediaId, kind: row.kind } : null
}

/** The picture that another run had from one of these very addresses, if it is still there. */
async function fetchedBefore({ orm }: Database, addresses: string[]): Promise<string | null> {
  const [found] = await orm
    .select({ mediaId: importPicture.mediaId })
    .from(importPicture)
    .where(
      and(
        inArray(importPicture.address, addresses),
        eq(importPicture.state, 'placed'),
        isNotNull(importPicture.mediaId),
      ),
    )
    .limit(1)
  return found?.mediaId ?? null
}

/**
 * The words that stood under it stay; and its address, where it has one that leads somewhere.
 * @returns also what the link is known by, when the picture comes later
 */
function linkInstead(
  address: string,
  origin: string | null,
  { attrs }: Figure,
): { blocks: Paragraph[]; place: { href: string; text: string } | null } {
  const href = cleanHref(fetchable(address, origin)?.written ?? address)
  if (!href)
    return {
      blocks: attrs.caption ? [{ type: 'paragraph', content: [{ type: 'text', text: attrs.caption }] }] : [],
      place: null,
    }
  const words = attrs.caption || attrs.alt || address.split(/[/\\]/).at(-1) || address
  // As it will be stored, or it would not be found again.
  const text = withoutOverrides(`[${words}]`)
  return {
    blocks: [
      { type: 'paragraph', content: [{ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] }] },
    ],
    place: { href, text },
  }
}
