/** Bringing a part before readers, or into what is offered, and taking it from them again. */
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { sharedPart } from '../../db/tables/parts.ts'
import { plainText } from '../../story/plain-text.ts'
import { upToDate } from '../../story/up-steps.ts'
import type { Actor } from '../actor.ts'
import { version } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'
import { keepPart, lockPart } from './find-part.ts'
import { partId } from './part-fields.ts'

const settlePartInput = z.object({ partId, version })

/**
 * Has readers see what a box says now, in every story where it stands; of others, offers them again. However many those
 * stories are, this touches one tag; what searches find them by follows in the background (`index-boxes.ts`).
 * @throws {NewsroomError} `unknown-part`; `not-allowed`; `part-changed`; `part-empty`
 */
export const publishPart = operation({
  name: 'parts.publish',
  input: settlePartInput,
  permission: ['parts.publish', 'parts.edit', 'templates.edit'],
  run: publish,
})

async function publish(
  db: Database,
  actor: Actor,
  { partId, version }: z.output<typeof settlePartInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const row = await lockPart(tx, actor, 'settle', partId, version)
    const { kind, name } = row
    const isBox = kind === 'box'
    if (isBox && !/[\p{L}\p{N}]/u.test(plainText(upToDate(row.document, row.documentVersion))))
      throw new NewsroomError('part-empty', partId)
    await tx
      .update(sharedPart)
      .set({
        state: 'published',
        version: version + 1,
        changedAt: sql`now()`,
        ...(isBox && {
          publishedDocument: row.document,
          publishedDocumentVersion: row.documentVersion,
          publishedAt: sql`now()`,
          indexedUpTo: '',
        }),
      })
      .where(eq(sharedPart.id, partId))
    await keepPart(tx, actor, { ...row, version: version + 1 }, 'published')
    await emit(actor, { type: 'PartChanged', partId, kind, name, act: 'publish', readersSee: isBox })
  })
}

/**
 * Takes a box from readers, in every story where it stands, until it is published again; of others, offers them to
 * nobody. The stories keep their place for it.
 * @throws {NewsroomError} `unknown-part`; `not-allowed`; `part-changed`
 */
export const withdrawPart = operation({
  name: 'parts.withdraw',
  input: settlePartInput,
  permission: ['parts.publish', 'parts.edit', 'templates.edit'],
  run: withdraw,
})

async function withdraw(
  db: Database,
  actor: Actor,
  { partId, version }: z.output<typeof settlePartInput>,
): Promise<void> {
  await withMutation(db, async (tx, emit) => {
    const row = await lockPart(tx, actor, 'settle', partId, version)
    const { kind, name, state } = row
    if (state === 'withdrawn') return
    const wasSeen = kind === 'box' && state === 'published'
    await tx
      .update(sharedPart)
      .set({
        state: 'withdrawn',
        version: version + 1,
        changedAt: sql`now()`,
        ...(wasSeen && { indexedUpTo: '' }),
      })
      .where(eq(sharedPart.id, partId))
    await keepPart(tx, actor, { ...row, version: version + 1 }, 'withdrawn')
    await emit(actor, { type: 'PartChanged', partId, kind, name, act: 'withdraw', readersSee: wasSeen })
  })
}
