/**
 * The files of pictures that a backup holds: a line for each, `path⇥bytes⇥sha256`, in the order of their paths, packed in
 * lists of some thousands. The files themselves lie in `media/`, once for all backups, under the paths that name their
 * content: what is there already is not written again.
 */
import { createHash } from 'node:crypto'
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

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** @throws {BackupRefused} `damaged` */
export async function readMediaFile(place: BackupPlace, { path, sha256 }: ListedFile): Promise<Buffer> {
  const bytes = await place.read(`${mediaFolder}${path}`)
  if (!bytes) throw new BackupRefused('damaged', `${mediaFolder}${path} is missing`)
  if (sha256Of(bytes) !== sha256)
    throw new BackupRefused('damaged', `${mediaFolder}${path} is not what was written`)
  return bytes
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
