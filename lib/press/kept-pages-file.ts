/** The file that pages are kept in: SQLite, whose writers and readers may be several processes of a machine. */

import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Encoding } from './encodings.ts'

/** A page as it lies in the file. */
export type PageRow = {
  key: string
  status: number
  /** JSON of {@link Page.headers}. */
  headers: string
  encoding: Encoding
  body: Uint8Array
  isCompressible: number
  isTight: number
  hash: string
  /** JSON: the tags it was made from. */
  tags: string
  /** The touches that had been recorded, and forgotten by its process, before it began to be made. */
  seq: number
  madeAt: number
  checkedAt: number
  /** Milliseconds since 1970. */
  freshUntil: number
}

/**
 * Nothing is deleted when something is touched: each touch has a number, each page the number up to which it knows, and a
 * page is true while none of its tags has been touched under a higher one. So a touch costs the same whether a hundred pages
 * or a million were made from it.
 */
const schema = `
create table if not exists page (
  id integer primary key,
  key text not null unique,
  status integer not null,
  headers text not null,
  encoding text not null,
  body blob not null,
  isCompressible integer not null,
  isTight integer not null,
  hash text not null,
  tags text not null,
  seq integer not null,
  madeAt integer not null,
  checkedAt integer not null,
  freshUntil integer not null,
  readAt integer not null
);
create index if not exists page_read_at on page (readAt);
create table if not exists touched (tag text primary key, seq integer not null) without rowid;
create index if not exists touched_seq on touched (seq);
create table if not exists seen (id integer primary key, at integer not null);
create table if not exists state (
  only integer primary key check (only = 1),
  seq integer not null,
  floor integer not null,
  followedUntil integer,
  lastId integer,
  lastAt integer
);
insert or ignore into state (only, seq, floor) values (1, 1, 1);
`

const pageSize = 8_192
/** Milliseconds for which a writer waits for another process's. A reader waits for nobody. */
const writersWait = 5_000

/** @throws when the file cannot be opened, made or read */
export function openForWriting(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  try {
    return opened(path)
  } catch (error) {
    // What holds nothing but copies is not worth mending.
    if (!isBroken(error)) throw error
    removeFile(path)
    return opened(path)
  }
}

function opened(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: writersWait })
  try {
    db.exec(`pragma page_size = ${pageSize}; pragma journal_mode = wal; pragma synchronous = normal`)
    db.exec(`begin immediate; ${schema}; commit`)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

export const openForReading = (path: string): DatabaseSync =>
  new DatabaseSync(path, { readOnly: true, timeout: 0 })

/** Whether the file itself is at fault: SQLITE_CORRUPT (11) or SQLITE_NOTADB (26). */
const isBroken = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && (error.errcode === 11 || error.errcode === 26)

/** Whether another process has it just now (SQLITE_BUSY, 5), or the disk has no more room (SQLITE_FULL, 13). */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5
export const isFull = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === 13

/** SQLite's file and what lies beside it. */
function removeFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
}

/** Removes what other builds and other settings kept. */
export function removeOthers(path: string): void {
  const folder = dirname(path)
  for (const name of readdirSync(folder)) {
    const other = join(folder, name)
    if (name.includes('.sqlite') && !other.startsWith(path)) rmSync(other, { force: true })
  }
}
