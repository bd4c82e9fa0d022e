/** A part, looked up and locked, and whether somebody may: together, always. */
import { eq } from 'drizzle-orm'
import { sharedPart, sharedPartRevision } from '../../db/tables/parts.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { PartAct, PartKind } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { type Action, may } from '../permissions.ts'

export type PartRow = typeof sharedPart.$inferSelect

/**
 * What somebody needs to change a part. What readers see is changed by who may publish it; a box that is a draft, and a
 * snippet, also by who made it.
 */
const actionOf = ({ kind, state }: Pick<PartRow, 'kind' | 'state'>): Action => {
  if (kind === 'template') return 'templates.edit'
  return kind === 'box' && state !== 'draft' ? 'parts.publish' : 'parts.edit'
}

export const mayChangePart = (actor: Actor, part: Pick<PartRow, 'kind' | 'state' | 'createdBy'>): boolean =>
  may(actor, actionOf(part), { createdBy: part.createdBy })

/** Whether somebody may bring a part before readers, or take it from them. Templates and snippets readers never see. */
export const maySettlePart = (actor: Actor, part: Pick<PartRow, 'kind' | 'state' | 'createdBy'>): boolean =>
  part.kind === 'box' ? may(actor, 'parts.publish') : mayChangePart(actor, part)

/** @throws {NewsroomError} `not-allowed` */
function authorisePart(
  actor: Actor,
  part: Pick<PartRow, 'kind' | 'state' | 'createdBy'>,
  does: 'change' | 'settle',
): void {
  if (!(does === 'change' ? mayChangePart : maySettlePart)(actor, part))
    throw new NewsroomError(
      'not-allowed',
      does === 'settle' && part.kind === 'box' ? 'parts.publish' : actionOf(part),
    )
}

/** Who may begin a part of a kind. @throws {NewsroomError} `not-allowed` */
export const authoriseNewPart = (actor: Actor, kind: PartKind): void =>
  authorisePart(
    actor,
    { kind, state: kind === 'box' ? 'draft' : 'published', createdBy: actor.staffId },
    'change',
  )

/**
 * @param version the one that somebody's change was made from
 * @throws {NewsroomError} `unknown-part`, `not-allowed`, `part-changed`
 */
export async function lockPart(
  tx: Transaction,
  actor: Actor,
  does: 'change' | 'settle',
  partId: string,
  version: number,
): Promise<PartRow> {
  const [row] = await tx.select().from(sharedPart).where(eq(sharedPart.id, partId)).for('update')
  if (!row) throw new NewsroomError('unknown-part', partId)
  authorisePart(actor, row, does)
  if (row.version !== version) throw new NewsroomError('part-changed', String(row.version))
  return row
}

/** Keeps what a part says from now on. */
export async function keepPart(
  tx: Transaction,
  actor: Actor,
  part: Pick<PartRow, 'id' | 'version' | 'name' | 'document' | 'documentVersion'>,
  act: PartAct,
): Promise<void> {
  const { id: partId, version: number, name, document, documentVersion } = part
  await tx.insert(sharedPartRevision).values({
    ...{ partId, number, name, document, documentVersion, act },
    staffId: actor.staffId,
    madeBy: actor.name,
  })
}
