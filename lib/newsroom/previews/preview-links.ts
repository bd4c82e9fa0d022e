/** Links that show one article's draft to somebody outside: made, listed, taken back. */

import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { previewLink } from '../../db/tables/connections.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { present } from '../../present.ts'
import type { Actor } from '../actor.ts'
import { type ArticleInput, articleId, articleInput, idOf, line, readBy } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { lockArticle, readArticle } from '../stories/editable-article.ts'
import { withMutation } from '../with-mutation.ts'
import { previewHours } from './preview-hours.ts'
import { newPreviewId, previewAddress, previewToken } from './preview-token.ts'

/** A link that works. Moments are ISO 8601. */
export type PreviewRow = {
  id: string
  address: string
  note: string | null
  madeBy: string
  createdAt: string
  expiresAt: string
  opened: number
  lastOpenedAt: string | null
}

const makePreviewLinkInput = z.object({
  articleId,
  /** For whom it is. */
  note: readBy(line('note')),
  hours: z.number().refine((hours) => previewHours.some((each) => each === hours)),
})

/**
 * @param given.note for whom it is
 * @param given.hours one of {@link previewHours}
 * @param secret `newsroomSecret()`
 * @returns its address
 * @throws {NewsroomError} `unknown-article`, `not-allowed`, `killed`, `malformed`
 */
export const makePreviewLink = operation({
  name: 'preview.make',
  input: makePreviewLinkInput,
  permission: 'story.share',
  run: make,
})

async function make(
  db: Database,
  actor: Actor,
  { articleId, note, hours }: z.output<typeof makePreviewLinkInput>,
  secret: string,
): Promise<{ id: string; address: string }> {
  return withMutation(db, async (tx, emit) => {
    const found = await lockArticle(tx, actor, 'story.share', articleId)
    if (found.state === 'killed') throw new NewsroomError('killed', articleId)
    // It lives as long as its maker may be here; a machine is not.
    if (actor.staffId === null) throw new NewsroomError('not-allowed', 'story.share')
    const [made] = await tx
      .insert(previewLink)
      .values({
        id: newPreviewId(),
        articleId,
        note,
        madeBy: actor.staffId,
        // To the second, as the link itself says it.
        expiresAt: sql`date_trunc('second', now()) + make_interval(hours => ${hours})`,
      })
      .returning()
    await emit(actor, {
      type: 'StoryShared',
      articleId,
      linkId: present(made, 'row that was made').id,
      hours,
      note,
    })
    return {
      id: present(made, 'row that was made').id,
      address: previewAddress(previewToken(secret, present(made, 'row that was made'))),
    }
  })
}

/**
 * The links to an article that work now, the newest first.
 * @throws {NewsroomError} `unknown-article`, `not-allowed`: whoever may not make one is not shown any
 */
export const listPreviewLinks = operation({
  name: 'preview.list',
  input: articleInput,
  permission: 'story.share',
  run: list,
})

async function list(
  db: Database,
  actor: Actor,
  { articleId }: ArticleInput,
  secret: string,
): Promise<PreviewRow[]> {
  await readArticle(db, actor, 'story.share', articleId)
  const rows = await db.orm
    .select({ link: previewLink, madeBy: staff.name })
    .from(previewLink)
    .innerJoin(staff, eq(staff.id, previewLink.madeBy))
    .where(
      and(
        eq(previewLink.articleId, articleId),
        isNull(previewLink.revokedAt),
        gt(previewLink.expiresAt, sql`now()`),
        isNull(staff.suspendedAt),
      ),
    )
    .orderBy(desc(previewLink.createdAt), desc(previewLink.id))
  return rows.map(({ link, madeBy }) => ({
    id: link.id,
    address: previewAddress(previewToken(secret, link)),
    note: link.note,
    madeBy,
    createdAt: link.createdAt.toISOString(),
    expiresAt: link.expiresAt.toISOString(),
    opened: link.opened,
    lastOpenedAt: link.lastOpenedAt?.toISOString() ?? null,
  }))
}

const revokePreviewLinkInput = z.object({ articleId, id: idOf('unknown-connection') })

/** Takes a link back, at once. @throws {NewsroomError} `unknown-article`, `not-allowed`, `unknown-connection` */
export const revokePreviewLink = operation({
  name: 'preview.revoke',
  input: revokePreviewLinkInput,
  permission: 'story.share',
  run: revoke,
})

async function revoke(
  db: Database,
  actor: Actor,
  { articleId, id }: z.output<typeof revokePreviewLinkInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    await lockArticle(tx, actor, 'story.share', articleId)
    const [revoked] = await tx
      .update(previewLink)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(previewLink.id, id), eq(previewLink.articleId, articleId), isNull(previewLink.revokedAt)))
      .returning({ id: previewLink.id })
    if (!revoked) throw new NewsroomError('unknown-connection', id)
    await emit(actor, { type: 'StoryUnshared', articleId, linkId: id })
  })
}
