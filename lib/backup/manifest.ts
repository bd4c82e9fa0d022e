/** What a backup holds, with counts and hashes: `backups/ID/manifest.json`, written last, so that without it there is no backup. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { BackupRefused } from './backup-refused.ts'
import type { BackupPlace } from './place.ts'

/** The only one so far. A change that an older build would misread counts it up. */
const format = 1

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().nonnegative()
/** Nothing outside of the backup, whoever wrote the manifest. */
const inside = z.string().regex(/^(?:[\w-]+\/)*[\w-]+(?:\.[\w-]+)*$/)
const name = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/)

/** A file of the backup's own folder. */
const part = z.object({ path: inside, bytes: count, sha256 })
export type Part = z.infer<typeof part>

const table = z.object({
  name,
  columns: z.array(name),
  rows: count,
  /** {@link RowSum} */
  sum: z.string().regex(/^[0-9a-f]{24}$/),
  parts: z.array(part.extend({ rows: count })),
})
export type BackedUpTable = z.infer<typeof table>

const manifest = z.object({
  id: z.string().regex(/^[0-9TZ-]{17,20}-[0-9a-z]{4}$/),
  /** By the database's clock, when the one moment was that all of it is of. */
  madeAt: z.iso.datetime(),
  engine: z.enum(['postgres', 'embedded']),
  /** Warraq's version, and the build that made it. */
  version: z.string(),
  build: z.string(),
  /** The last migration that the database had had. */
  schema: z.object({ tag: z.string(), when: z.number() }),
  tables: z.array(table),
  /** What the database has derived of articles for its search, to be looked up instead of derived: see `kept-vectors.ts`. */
  vectors: table.nullable(),
  sequences: z.array(z.object({ name, value: z.string().regex(/^\d+$/) })),
  media: z.object({
    /** False where the pictures were left where they are (`move`). */
    isHeld: z.boolean(),
    files: count,
    bytes: count,
    /** Named by the database, and not found in the store. */
    missing: count,
    /** Their names, sizes and hashes, in the order of their paths: see `media-list.ts`. */
    lists: z.array(part.extend({ files: count })),
  }),
  /** See `sealed-secret.ts`; null where no passphrase was set. */
  sealed: part.nullable(),
  /** Of the environment, without what is secret. */
  settings: z.record(z.string(), z.string()),
})
export type Manifest = z.infer<typeof manifest>

/** What another format may be, as far as it must be read to say so. */
const envelope = z.object({ format: z.number(), sha256, manifest: z.record(z.string(), z.unknown()) })

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

const folderOf = (id: string): string => `backups/${id}/`
const pathOf = (id: string): string => `${folderOf(id)}manifest.json`

/** Where a file of a backup lies. */
const pathOfPart = (id: string, { path }: Pick<Part, 'path'>): string => `${folderOf(id)}${path}`

const manifestBytes = (made: Manifest): Buffer =>
  Buffer.from(JSON.stringify({ format, sha256: hashOf(made), manifest: made }, null, 1))

export const writeManifest = (place: BackupPlace, made: Manifest): Promise<void> =>
  place.write(pathOf(made.id), manifestBytes(made))

/** @throws {BackupRefused} `no-backup`, `damaged`, `newer-version` */
export async function readManifest(place: BackupPlace, id: string): Promise<Manifest> {
  const bytes = await place.read(pathOf(id))
  if (!bytes) throw new BackupRefused('no-backup', `${place.name}, ${id}`)
  const damaged = (why: string) => new BackupRefused('damaged', `${pathOf(id)} ${why}`)
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw damaged('is no whole JSON')
  }
  const read = envelope.safeParse(value)
  if (!read.success) throw damaged('is no manifest')
  if (read.data.format > format)
    throw new BackupRefused('newer-version', String(read.data.manifest.version ?? read.data.format))
  if (hashOf(read.data.manifest) !== read.data.sha256) throw damaged('was changed after it was written')
  const checked = manifest.safeParse(read.data.manifest)
  if (!checked.success) throw damaged(`says what none says (${checked.error.issues[0]?.path.join('.')})`)
  return checked.data
}

/** Ids of the backups that are whole, the oldest first, and of those that were begun and never done. */
export async function backupsAt(place: BackupPlace): Promise<{ whole: string[]; begun: string[] }> {
  const whole: string[] = []
  const begun: string[] = []
  for (const id of (await place.folders('backups/')).sort()) {
    const found = await place.has(pathOf(id))
    ;(found ? whole : begun).push(id)
  }
  return { whole, begun }
}

/** @throws {BackupRefused} `damaged` when it is not what the manifest says */
export async function readPart(place: BackupPlace, id: string, described: Part): Promise<Buffer> {
  const bytes = await place.read(pathOfPart(id, described))
  if (!bytes) throw new BackupRefused('damaged', `${described.path} is missing`)
  if (createHash('sha256').update(bytes).digest('hex') !== described.sha256)
    throw new BackupRefused('damaged', `${described.path} is not what was written`)
  return bytes
}

/** Writes a file of a backup, and says what a manifest says of it. */
export async function writePart(place: BackupPlace, id: string, path: string, bytes: Buffer): Promise<Part> {
  await place.write(pathOfPart(id, { path }), bytes)
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}
