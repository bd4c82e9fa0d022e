import { and, asc, desc, eq, ilike, inArray, ne, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { media, rendition, staff } from '../../db/tables/people-and-pictures.ts'
import type { PerLocale } from '../../locale/table.ts'
import type { Credentials } from '../../picture/credentials/credentials.ts'
import { fileKinds } from '../../picture/file-formats.ts'
import { expiryOf } from '../../picture/licences.ts'
import { originColumns } from '../../publication/origin.ts'
import { type Recording, toRecording } from '../../publication/recordings.ts'
import type { Actor } from '../actor.ts'
import { idOf, text } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { may } from '../permissions.ts'

/** A sound, film or document as the newsroom shows and chooses it. */
export type LibraryFile = Recording & {
  /** What it said of itself when it came; null where it had none. */
  credentials: Credentials | null
  /** ISO 8601. */
  createdAt: string
  /** The name of who brought it; null for the demo's and for imports. */
  createdBy: string | null
  /** By now, or within a fortnight. */
  expiry: 'expired' | 'soon' | null
  /** Whether the actor may change what is said of it. */
  mayEdit: boolean
  mayDelete: boolean
}

export type FilePage = { files: LibraryFile[]; hasMore: boolean }

const fileId = idOf('file-refused', 'unknown')
/** About one of them. */
export const fileInput = z.object({ mediaId: fileId })

const filePageSize = 24
const mostPages = 200

const listFilesInput = z.object({
  /** Letters of its name. */
  query: text.default(''),
  kind: z.enum(fileKinds).optional(),
  /** From 1. */
  page: z.int().min(1).max(mostPages).default(1),
})

/**
 * The sounds, films and documents there are, the newest first.
 * @throws {NewsroomError} `not-allowed`
 */
export const listFiles = operation({
  name: 'file.list',
  input: listFilesInput,
  permission: 'story.read',
  run: async (
    { orm }: Database,
    actor: Actor,
    { query, kind, page }: z.output<typeof listFilesInput>,
  ): Promise<FilePage> => {
    const name = query
      .trim()
      .slice(0, 100)
      .replace(/[\\%_]/g, '\\$&')
    const found = await filesWhere(orm, actor, {
      where: and(kind && eq(media.kind, kind), name ? ilike(media.fileName, `%${name}%`) : undefined),
      limit: filePageSize + 1,
      offset: (page - 1) * filePageSize,
    })
    return { files: found.slice(0, filePageSize), hasMore: found.length > filePageSize }
  },
})

/** @throws {NewsroomError} `not-allowed`, or `file-refused` (`unknown`) */
export const readFile = operation({
  name: 'file.read',
  input: fileInput,
  permission: 'story.read',
  run: async (
    { orm }: Database,
    actor: Actor,
    { mediaId }: z.output<typeof fileInput>,
  ): Promise<LibraryFile> => {
    const [found] = await filesWhere(orm, actor, { where: inArray(media.id, [mediaId]), limit: 1, offset: 0 })
    if (!found) throw new NewsroomError('file-refused', 'unknown')
    return found
  },
})

async function filesWhere(
  orm: Database['orm'],
  actor: Actor,
  { where, limit, offset }: { where: SQL | undefined; limit: number; offset: number },
): Promise<LibraryFile[]> {
  const now = new Date()
  const rows = await orm
    .select({
      mediaId: media.id,
      fileName: media.fileName,
      seconds: media.seconds,
      width: media.width,
      height: media.height,
      credits: media.credits,
      tracks: media.tracks,
      digitalSource: media.digitalSource,
      credentials: media.credentials,
      ...originColumns,
      createdAt: media.createdAt,
      expiresAt: media.expiresAt,
      by: media.createdBy,
      createdBy: staff.name,
      path: rendition.path,
      format: rendition.format,
      bytes: rendition.bytes,
    })
    .from(media)
    .innerJoin(rendition, eq(rendition.mediaId, media.id))
    .leftJoin(staff, eq(staff.id, media.createdBy))
    .where(and(ne(media.kind, 'picture'), where))
    .orderBy(desc(media.createdAt), asc(media.id))
    .limit(limit)
    .offset(offset)
  return rows.flatMap(({ createdAt, createdBy, expiresAt, by, credentials, ...row }) =>
    toRecording(row, 'ar').map((each) => ({
      ...each,
      credentials,
      createdAt: createdAt.toISOString(),
      createdBy,
      expiry: expiryOf(expiresAt, now),
      mayEdit: may(actor, 'media.edit', { createdBy: by }),
      mayDelete: may(actor, 'media.delete', { createdBy: by }),
    })),
  )
}

/**
 * What is said in a recording, in each language that it is known in.
 * @throws {NewsroomError} `not-allowed`, or `file-refused` (`unknown`)
 */
export const readCaptionsOf = operation({
  name: 'file.read-captions',
  input: fileInput,
  permission: 'story.read',
  run: async (
    { orm }: Database,
    _actor: Actor,
    { mediaId }: z.output<typeof fileInput>,
  ): Promise<PerLocale> => {
    const [row] = await orm
      .select({ tracks: media.tracks })
      .from(media)
      .where(and(eq(media.id, mediaId), ne(media.kind, 'picture')))
    if (!row) throw new NewsroomError('file-refused', 'unknown')
    return row.tracks
  },
})
