import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { draft } from '../../db/tables/drafts.ts'
import { liveEntry } from '../../db/tables/live.ts'
import { author, media } from '../../db/tables/people-and-pictures.ts'
import { publication } from '../../db/tables/publication.ts'
import { article } from '../../db/tables/stories.ts'
import type { Transaction } from '../../db/transaction.ts'
import { present } from '../../present.ts'
import { type AnyNode, documentVersion, type StoryDocument } from '../../story/document.ts'
import { referencesOf } from '../../story/references.ts'
import { asStored } from '../../story/unknown-block.ts'
import { upToDate } from '../../story/up-steps.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { pictureId } from '../fields.ts'
import { entriesOf, nextChange } from '../live/find-entry.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { authorise } from '../permissions.ts'
import { createRevision, writeWords } from '../stories/create-revision.ts'
import type { DraftContent } from '../stories/draft-content.ts'
import { type EditableArticle, lockArticle, subjectOf } from '../stories/editable-article.ts'
import { writerOf } from '../stories/editing-tabs.ts'
import { withMutation } from '../with-mutation.ts'
import { lockPicture } from './editable-picture.ts'
import { requireMachineLabels } from './machine-label.ts'

const replacePictureInput = z.object({ mediaId: pictureId, replacement: pictureId })

/**
 * Puts another picture of the library wherever one stands: in what readers see, in drafts, as a portrait and as the
 * paper's mark, in all of these places or in none. Words that a story said of the former for itself it goes on saying.
 * What lies in the bin stays as it was.
 * @returns in how many stories it stood
 * @throws {NewsroomError} `not-allowed` when one of the places is not the actor's to change; `locked` while somebody
 *   writes in one of them; `picture-refused` (`unknown`); `machine-label-missing`; `malformed` when both are one picture
 */
export const replacePicture = operation({
  name: 'picture.replace',
  input: replacePictureInput,
  permission: 'media.edit',
  run: replace,
})

async function replace(
  db: Database,
  actor: Actor,
  { mediaId: fromId, replacement: toId }: z.output<typeof replacePictureInput>,
): Promise<number> {
  if (fromId === toId) throw new NewsroomError('malformed', 'replacement')
  return withMutation(db, async (tx, emit) => {
    await lockPicture(tx, actor, 'media.edit', fromId)
    const [other] = await tx.select({ id: media.id }).from(media).where(eq(media.id, toId)).for('share')
    if (!other) throw new NewsroomError('picture-refused', 'unknown')
    await requireMachineLabels(tx, [toId])
    const stories = await storiesWith(tx, fromId)
    for (const articleId of stories) await replaceIn(tx, actor, articleId, fromId, toId)
    await replaceElsewhere(tx, actor, fromId, toId)
    await emit(actor, {
      type: 'PictureChanged',
      mediaId: fromId,
      cause: 'person',
      // Whatever shows the former was made from it.
      readersSee: true,
      details: { replacedBy: toId, stories: String(stories.length) },
    })
    return stories.length
  })
}

async function storiesWith(tx: Transaction, mediaId: string): Promise<string[]> {
  const shows = (document: AnyPgColumn) =>
    sql`public.document_media(${document}) && array[${mediaId}]::text[]`
  const rows = await tx
    .select({ id: article.id })
    .from(article)
    .leftJoin(draft, eq(draft.articleId, article.id))
    .where(
      and(
        isNull(article.deletedAt),
        or(
          eq(article.leadMediaId, mediaId),
          shows(article.document),
          eq(draft.leadMediaId, mediaId),
          shows(draft.document),
          sql`exists(select from ${liveEntry} where ${liveEntry.articleId} = ${article.id} and ${shows(liveEntry.document)})`,
        ),
      ),
    )
    // In one order, whoever asks: two who replace at once wait for each other, not for ever.
    .orderBy(asc(article.id))
  return rows.map(({ id }) => id)
}

async function replaceIn(
  tx: Transaction,
  actor: Actor,
  articleId: string,
  fromId: string,
  toId: string,
): Promise<void> {
  const found = await lockArticle(tx, actor, 'story.edit', articleId)
  const writer = await writerOf(tx, articleId)
  if (writer) throw new NewsroomError('locked', writer.name)
  await replaceInPublic(tx, actor, found, fromId, toId)
  await replaceInEntries(tx, actor, found, fromId, toId)
  if (!showsIn(found.content, fromId)) return
  if (found.version !== found.revisedVersion) await createRevision(tx, found, found.savedBy, 'autosave')
  const version = await writeWords(tx, actor, found, {
    ...found.content,
    document: withPicture(found.content.document, fromId, toId),
    leadMediaId: found.content.leadMediaId === fromId ? toId : found.content.leadMediaId,
  })
  await record(tx, actor, {
    action: 'story.edit',
    subjectKind: 'article',
    subjectId: articleId,
    details: { version, picture: fromId, replacedBy: toId },
  })
}

/** Its live coverage. Each entry is another from then on, so that an open form of it is told. */
async function replaceInEntries(
  tx: Transaction,
  actor: Actor,
  found: EditableArticle,
  fromId: string,
  toId: string,
): Promise<void> {
  for (const row of await entriesOf(tx, found.articleId)) {
    if (!showsIn({ document: row.document, leadMediaId: null }, fromId)) continue
    if (row.state === 'published') authorise(actor, 'story.publish', subjectOf(found))
    await tx
      .update(liveEntry)
      .set({
        document: asStored(withPicture(row.document, fromId, toId)),
        documentVersion,
        version: row.version + 1,
        ...(row.state === 'published' && { change: await nextChange(tx, found.articleId) }),
      })
      .where(eq(liveEntry.id, row.id))
  }
}

/** What readers see, or saw, or will: whoever changes it must be one who may publish it. */
async function replaceInPublic(
  tx: Transaction,
  actor: Actor,
  found: EditableArticle,
  fromId: string,
  toId: string,
): Promise<void> {
  const [row] = await tx
    .select({
      document: article.document,
      documentVersion: article.documentVersion,
      leadMediaId: article.leadMediaId,
    })
    .from(article)
    .where(eq(article.id, found.articleId))
  const document = upToDate(present(row, 'such row').document, present(row, 'such row').documentVersion, {
    preserveUnknown: true,
  })
  if (!showsIn({ document, leadMediaId: present(row, 'such row').leadMediaId }, fromId)) return
  if (found.publishedAt || found.state === 'scheduled')
    authorise(actor, found.publishedAt ? 'story.publish' : 'story.schedule', subjectOf(found))
  await tx
    .update(article)
    .set({
      document: asStored(withPicture(document, fromId, toId)),
      documentVersion,
      leadMediaId:
        present(row, 'such row').leadMediaId === fromId ? toId : present(row, 'such row').leadMediaId,
    })
    .where(eq(article.id, found.articleId))
}

const showsIn = (
  { document, leadMediaId }: Pick<DraftContent, 'document' | 'leadMediaId'>,
  mediaId: string,
): boolean => leadMediaId === mediaId || referencesOf(document).mediaIds.includes(mediaId)

async function replaceElsewhere(tx: Transaction, actor: Actor, fromId: string, toId: string): Promise<void> {
  const portraits = await tx.select({ id: author.id }).from(author).where(eq(author.portraitId, fromId))
  if (portraits.length > 0) {
    authorise(actor, 'directory.edit')
    await tx.update(author).set({ portraitId: toId }).where(eq(author.portraitId, fromId))
  }
  const [mark] = await tx
    .select({ logoId: publication.logoId })
    .from(publication)
    .where(eq(publication.logoId, fromId))
  if (!mark) return
  authorise(actor, 'settings.edit')
  await tx.update(publication).set({ logoId: toId }).where(eq(publication.logoId, fromId))
}

/** The same document with another picture in the place of one. */
function withPicture(document: StoryDocument, fromId: string, toId: string): StoryDocument {
  const visit = (node: AnyNode): AnyNode => {
    if (node.type === 'figure' || node.type === 'embed')
      return node.attrs.mediaId === fromId
        ? ({ ...node, attrs: { ...node.attrs, mediaId: toId } } as AnyNode)
        : node
    if (node.type === 'video' && node.attrs.posterId === fromId)
      return { ...node, attrs: { ...node.attrs, posterId: toId } }
    return 'content' in node && node.content
      ? ({ ...node, content: node.content.map((child) => visit(child)) } as AnyNode)
      : node
  }
  return visit(document) as StoryDocument
}
