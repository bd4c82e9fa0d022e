import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { media, rendition } from '../../db/tables/people-and-pictures.ts'
import { fileFormats } from '../../picture/file-formats.ts'
import { filePath } from '../../picture/media-files.ts'
import { mediaStore } from '../../picture/media-store.ts'
import { readSettings } from '../../settings/settings.ts'
import { withoutOverrides } from '../../story/clean-text.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { text } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { type PictureBytes, receiveFile } from '../pictures/receive-picture.ts'
import { takeWhole } from '../pictures/upload-in-parts.ts'
import { credentialsOfFile } from './file-credentials.ts'
import { fileLimits } from './file-rules.ts'
import { typeOfFile } from './file-type.ts'
import { inspectInChild } from './inspect-in-child.ts'

export type KeptFile = { mediaId: string; isKnown: boolean }

const uploadFileInput = z.object({
  /** What it is called where it comes from. */
  name: text.default(''),
})

/**
 * Keeps a sound, a film or a document that somebody brought, as it is: what browsers do not play is refused. Its bytes
 * are looked into in a process of their own. What its Content Credentials say stands in the library; a sound or film is signed
 * by the paper when it has a certificate.
 * @param mediaFolder absolute; `WARRAQ_DATA/media`
 * @param bytes read no further than needed to refuse them
 * @throws {NewsroomError} `not-allowed`, or `file-refused` with a `FileRule`
 */
export const uploadFile = operation({
  name: 'file.upload',
  input: uploadFileInput,
  permission: 'media.upload',
  run: upload,
})

async function upload(
  db: Database,
  actor: Actor,
  { name }: z.output<typeof uploadFileInput>,
  mediaFolder: string,
  bytes: PictureBytes,
): Promise<KeptFile> {
  return keepFile(db, { mediaFolder, bytes, name, createdBy: actor.staffId }, (tx, mediaId, details) =>
    record(tx, actor, { action: 'media.upload', subjectKind: 'media', subjectId: mediaId, details }),
  )
}

type NewFile = {
  mediaFolder: string
  bytes: PictureBytes
  name: string
  createdBy: string | null
  /** What else is known of it. */
  row?: Partial<typeof media.$inferInsert>
}
type Details = { file: string; type: string; credentials?: string }

/**
 * {@link uploadFile}, without somebody who asks: for the demo and for imports.
 * @param andRecord in the same transaction, when the file is a new one
 * @throws {NewsroomError} `file-refused`
 */
export async function keepFile(
  db: Database,
  { mediaFolder, bytes, name, createdBy, row }: NewFile,
  andRecord?: (tx: Parameters<typeof record>[0], mediaId: string, details: Details) => Promise<void>,
): Promise<KeptFile> {
  const fileName = tidyName(name)
  return receiveFile(mediaFolder, bytes, judge(), async ({ file, contentHash, type, bytes: size }) => {
    const same = await fileWithHash(db, contentHash)
    if (same) return same
    const { credentials, sign } = await credentialsOfFile(file, type)
    const { format, ...known } = await inspectInChild({ file, type, name: fileName })
    const signedSize = await sign()
    const path = filePath(contentHash, format)
    await mediaStore(mediaFolder).keep(path, file)
    const kept = await db.orm.transaction(async (tx) => {
      const id = row?.id ?? newId()
      const { kind } = fileFormats[format]
      const [inserted] = await tx
        .insert(media)
        .values({
          // Nobody types it for a sound or a film: it is what the credentials say.
          digitalSource: credentials?.machine ?? null,
          credentials,
          ...row,
          ...known,
          ...{ id, kind, contentHash, createdBy, thumbhash: '', fileName },
        })
        .onConflictDoNothing({ target: media.contentHash })
        .returning({ id: media.id })
      if (!inserted) return null
      await tx
        .insert(rendition)
        .values({ mediaId: id, width: 0, height: 0, format, path, bytes: signedSize ?? size })
      await andRecord?.(tx, id, {
        file: fileName,
        type: format,
        ...(credentials && { credentials: credentials.state }),
      })
      return { mediaId: id, isKnown: false }
    })
    if (kept) return kept
    // Somebody brought the same meanwhile.
    const theirs = await fileWithHash(db, contentHash)
    if (!theirs) throw new NewsroomError('file-refused', 'not-opened')
    return theirs
  })
}

const judge = () => ({
  most: readSettings().uploadBytes,
  tooHeavy: () => new NewsroomError('file-refused', 'too-heavy'),
  typeOf: (head: Uint8Array) => {
    const told = typeOfFile(head)
    if ('breaks' in told) throw new NewsroomError('file-refused', told.breaks)
    return told.type
  },
})

async function fileWithHash({ orm }: Database, contentHash: string): Promise<KeptFile | null> {
  const [kept] = await orm.select({ id: media.id }).from(media).where(eq(media.contentHash, contentHash))
  return kept ? { mediaId: kept.id, isKnown: true } : null
}

/** A name that every system can save a file under; its extension stays where it is cut. */
function tidyName(given: string): string {
  const name = withoutOverrides(given)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const letters = Array.from(name)
  if (letters.length <= fileLimits.name) return name
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  return letters.slice(0, fileLimits.name - extension.length).join('') + extension
}

const takeFileInput = z.object({ id: z.string(), name: text.default('') })

/**
 * Keeps the file whose last byte has come in parts. Asked again, because the answer was lost, it answers the same.
 * @throws {NewsroomError} `not-allowed`; `picture-refused`: `upload-gone`, `damaged` while bytes are missing;
 *   `file-refused`
 */
export const takeFile = operation({
  name: 'file.take',
  input: takeFileInput,
  permission: 'media.upload',
  run: (
    db: Database,
    actor: Actor,
    { id, name }: z.output<typeof takeFileInput>,
    mediaFolder: string,
  ): Promise<KeptFile> =>
    takeWhole(actor, mediaFolder, id, (bytes) => uploadFile(db, actor, { name }, mediaFolder, bytes)),
})
