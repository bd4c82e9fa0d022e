import { eq, or, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { draft } from '../../db/tables/drafts.ts'
import { liveEntry } from '../../db/tables/live.ts'
import { author, media, rendition } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import { article } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import { mediaStore } from '../../picture/media-store.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { pictureInput } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { lockPicture } from './editable-picture.ts'
import { pictureWithHash } from './insert-picture.ts'

/**
 * Deletes a picture that stands nowhere: in no story, in no draft, in no entry of live coverage, in nothing that lies in the bin, as nobody's
 * portrait, and not as the paper's mark. Former versions of a story that showed it show a gap.
 * @param mediaFolder absolute; `WARRAQ_DATA/media`
 * @throws {NewsroomError} `not-allowed`, or `picture-refused` (`unknown`, `in-use`)
 */
export const deletePicture = operation({
  name: 'picture.delete',
  input: pictureInput,
  permission: 'media.delete',
  run: remove,
})

async function remove(
  db: Database,
  actor: Actor,
  { mediaId }: z.output<typeof pictureInput>,
  mediaFolder: string,
): Promise<void> {
  const { contentHash, paths } = await db.orm.transaction(async (tx) => {
    const row = await lockPicture(tx, actor, 'media.delete', mediaId)
    if (await isUsed(tx, mediaId)) throw new NewsroomError('picture-refused', 'in-use')
    const files = await tx
      .select({ path: rendition.path })
      .from(rendition)
      .where(eq(rendition.mediaId, mediaId))
    await tx.delete(media).where(eq(media.id, mediaId))
    await record(tx, actor, {
      action: 'media.delete',
      subjectKind: 'media',
      subjectId: mediaId,
      details: { alt: Object.values(row.alts)[0] ?? null, width: row.width, height: row.height },
    })
    return { contentHash: row.contentHash, paths: files.map(({ path }) => path) }
  })
  // Named by content: somebody may have brought the same again by now, and its files are these.
  if (await pictureWithHash(db.orm, contentHash)) return
  const store = mediaStore(mediaFolder)
  for (const path of paths) await store.remove(path)
}

async function isUsed(tx: Transaction, mediaId: string): Promise<boolean> {
  const shows = (document: AnyPgColumn) =>
    sql`public.document_media(${document}) && array[${mediaId}]::text[]`
  const [inArticle] = await tx
    .select({ one: sql`1` })
    .from(article)
    .where(or(eq(article.leadMediaId, mediaId), shows(article.document)))
    .limit(1)
  const [inDraft] = await tx
    .select({ one: sql`1` })
    .from(draft)
    .where(or(eq(draft.leadMediaId, mediaId), shows(draft.document)))
    .limit(1)
  const [inEntry] = await tx.select({ one: sql`1` }).from(liveEntry).where(shows(liveEntry.document)).limit(1)
  const [ofAuthor] = await tx
    .select({ one: sql`1` })
    .from(author)
    .where(eq(author.portraitId, mediaId))
    .limit(1)
  const [logo] = await tx
    .select({ one: sql`1` })
    .from(publication)
    .where(eq(publication.logoId, mediaId))
    .limit(1)
  return Boolean(inArticle ?? inDraft ?? inEntry ?? ofAuthor ?? logo)
}
