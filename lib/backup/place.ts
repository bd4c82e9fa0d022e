/** Where backups lie: a folder, a bucket, or one ZIP. All hold the same files under the same paths. */
import { resolve } from 'node:path'
import type { Bucket } from '../settings/settings.ts'
import { BackupRefused } from './backup-refused.ts'
import { bucketPlace } from './bucket-place.ts'
import { folderPlace } from './folder-place.ts'
import { zipPlace } from './zip-place.ts'

export type PlacedFile = { path: string; bytes: number }

/** What is larger than should be held in memory. `open` begins anew each time. */
export type FileContent = { bytes: number; open: () => Promise<AsyncIterable<Uint8Array>> }

/** Paths have `/` between names. What fails is a {@link BackupRefused}: `unreachable`, `disk-full`. */
export type BackupPlace = {
  /** For people: never with a key in it. */
  name: string
  /** One file for one backup: nothing of it can be read before it is whole, nor taken away. */
  isSingleFile: boolean
  /** Whole or not at all; on the disk when it returns. */
  write: (path: string, content: Uint8Array | FileContent) => Promise<void>
  /** False when there is one already. */
  writeNew: (path: string, bytes: Uint8Array) => Promise<boolean>
  has: (path: string) => Promise<boolean>
  /** Null when there is none. */
  read: (path: string) => Promise<Buffer | null>
  /** The same piece by piece. */
  open: (path: string) => Promise<AsyncIterable<Uint8Array> | null>
  /** Files under a folder, whose path ends in a slash, in the order of their bytes. */
  list: (folder: string) => AsyncGenerator<PlacedFile>
  /** Names of the folders right under one. */
  folders: (folder: string) => Promise<string[]>
  /** Removing a missing file is a no-op. */
  remove: (path: string) => Promise<void>
  /** With all that lies in it. */
  removeFolder: (folder: string) => Promise<void>
  /** No more is written. From now on a single file can be read. */
  finish: () => Promise<void>
  /** A single file gets its name. */
  publish: () => Promise<void>
  close: () => Promise<void>
}

/** A place by its address: an absolute path, or a bucket. */
export type PlaceAddress = { kind: 'folder' | 'zip'; path: string } | { kind: 'bucket'; bucket: Bucket }

const bucketName = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:\/[\w.-]+)*)\/?$/

/**
 * Reads the address of a place.
 * @param typed `s3://bucket/folder`, or a path
 * @param from what a relative path begins at
 * @param access who asks the bucket, and where
 * @throws {BackupRefused} `no-place`
 */
export function readPlace(
  typed: string,
  from: string,
  access: Pick<Bucket, 'endpoint' | 'region' | 'credentials'>,
): PlaceAddress {
  if (typed.startsWith('s3:')) {
    const [, name, folders = ''] = bucketName.exec(typed) ?? []
    if (!name) throw new BackupRefused('no-place', typed)
    const prefix = folders ? `${folders.slice(1)}/` : ''
    return { kind: 'bucket', bucket: { ...access, name, prefix } }
  }
  if (!typed.trim() || /^[a-z][a-z0-9+.-]+:\/\//i.test(typed)) throw new BackupRefused('no-place', typed)
  const path = resolve(from, typed)
  return { kind: /\.zip$/i.test(path) ? 'zip' : 'folder', path }
}

export const nameOfPlace = (address: PlaceAddress): string =>
  address.kind === 'bucket' ? `s3://${address.bucket.name}/${address.bucket.prefix}` : address.path

/** @throws {BackupRefused} `damaged` of a ZIP that is none */
export function openPlace(address: PlaceAddress): Promise<BackupPlace> | BackupPlace {
  if (address.kind === 'bucket') return bucketPlace(address.bucket, nameOfPlace(address))
  return address.kind === 'zip' ? zipPlace(address.path) : folderPlace(address.path)
}
