/**
 * The files of pictures that a backup holds: a line for each, `path⇥bytes⇥sha256`, in the order of their paths, packed in
 * lists of some thousands. The files themselves lie in `media/`, once for all backups, under the paths that name their
 * content: what is there already is not written again.
 */
import { createHash, type Hash } from 'node:crypto'
import { reasonOf } from '../log/reason-of.ts'
import { mediaPath } from '../picture/media-files.ts'
import { BackupRefused } from './backup-refused.ts'
import type { Manifest } from './manifest.ts'
import { readPart } from './manifest.ts'
import { unpacked } from './packed.ts'
import type { BackupPlace } from './place.ts'

export const mediaFolder = 'media/'

export type ListedFile = {
  path: string
  bytes: number
  /** Null for a file that the database names and the store did not have. */
  sha256: string | null
}

export const mediaLine = ({ path, bytes, sha256 }: ListedFile): string =>
  `${path}\t${bytes}\t${sha256 ?? '-'}\n`

const line = new RegExp(`^(?<path>${mediaPath})\\t(?<bytes>\\d+)\\t(?<sha256>[0-9a-f]{64}|-)$`)

/** @throws {BackupRefused} `damaged` */
export async function* listedMedia(place: BackupPlace, { id, media }: Manifest): AsyncGenerator<ListedFile> {
  for (const list of media.lists) {
    const text = (await unpacked(await readPart(place, id, list), list.path)).toString('utf8')
    for (const each of text.split('\n')) {
      if (!each) continue
      const read = line.exec(each)
      if (!read?.groups) throw new BackupRefused('damaged', `${list.path} names what is no picture`)
      const { path, bytes, sha256 } = read.groups as Record<'path' | 'bytes' | 'sha256', string>
      yield {
        path,
        bytes: Number(bytes),
        sha256: sha256 === '-' ? null : sha256,
      }
    }
  }
}

/** The same pieces, which a hash has had when they are through. */
export async function* hashedBy(hash: Hash, content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    hash.update(piece)
    yield piece
  }
}

/**
 * The file piece by piece, for a film is larger than what should be held in memory. Whoever writes it elsewhere gives it
 * its name there only when all of it has come.
 * @throws {BackupRefused} `damaged`, after the last piece when they are not what was written
 */
export async function* mediaFile(
  place: BackupPlace,
  { path, sha256 }: ListedFile,
): AsyncGenerator<Uint8Array> {
  const name = `${mediaFolder}${path}`
  const content = await place.open(name)
  if (!content) throw new BackupRefused('damaged', `${name} is missing`)
  const hash = createHash('sha256')
  try {
    yield* hashedBy(hash, content)
  } catch (error) {
    if (error instanceof BackupRefused) throw error
    throw new BackupRefused('damaged', `${name}: ${reasonOf(error)}`)
  }
  if (hash.digest('hex') !== sha256) throw new BackupRefused('damaged', `${name} is not what was written`)
}

/** @throws {BackupRefused} `damaged` */
export async function checkMediaFile(place: BackupPlace, file: ListedFile): Promise<void> {
  for await (const _ of mediaFile(place, file));
}

/** Steps through what comes in the order of its paths, beside another that does: what has a path, or undefined. */
export class InOrder<T extends { path: string }> {
  readonly #items: AsyncGenerator<T>
  #next: T | undefined
  #begun = false

  constructor(items: AsyncGenerator<T>) {
    this.#items = items
  }

  /** @param path after all that were asked before */
  async at(path: string): Promise<T | undefined> {
    if (!this.#begun) await this.#step()
    while (this.#next && this.#next.path < path) await this.#step()
    return this.#next?.path === path ? this.#next : undefined
  }

  async #step(): Promise<void> {
    this.#begun = true
    const { value, done } = await this.#items.next()
    this.#next = done ? undefined : value
  }
}
