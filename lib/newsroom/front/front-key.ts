/** Which front is meant: the paper's, a section's or a topic's. */
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { couldBeId } from '../../db/id.ts'
import { entryTables } from '../../db/tables/entry-tables.ts'
import { frontLayout, frontPlan, frontSlot } from '../../db/tables/front.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { FrontKey } from '../../vocabulary.ts'
import { NewsroomError } from '../newsroom-error.ts'

/** A section or a topic that has a front of its own. */
export type FrontOwner = { kind: 'section' | 'topic'; id: string }

/** Whose front it is; null for the paper's. */
export function ownerOf(front: FrontKey): FrontOwner | null {
  const [kind, id = ''] = front.split(':')
  return kind === 'section' || kind === 'topic' ? { kind, id } : null
}

/** What an address or a form says. Null for what names no front that could be. */
export function readFrontKey(value: unknown): FrontKey | null {
  if (value === 'front') return value
  const owner = typeof value === 'string' ? ownerOf(value as FrontKey) : null
  return owner && couldBeId(owner.id) ? `${owner.kind}:${owner.id}` : null
}

/** A field; the paper's front where none is named. */
export const frontKey = z.custom<FrontKey>((value) => readFrontKey(value) !== null).default('front')

/** @throws {NewsroomError} `unknown-reference` when there is no such section or topic */
export async function requireFront(tx: Pick<Transaction, 'select'>, front: FrontKey): Promise<void> {
  const owner = ownerOf(front)
  if (!owner) return
  const table = entryTables[owner.kind]
  const [row] = await tx.select({ id: table.id }).from(table).where(eq(table.id, owner.id))
  if (!row) throw new NewsroomError('unknown-reference', owner.id)
}

/** Takes away what was laid out for a section or topic that is about to be gone. */
export async function removeFront(tx: Transaction, { kind, id }: FrontOwner): Promise<void> {
  const front: FrontKey = `${kind}:${id}`
  for (const table of [frontSlot, frontPlan, frontLayout])
    await tx.delete(table).where(eq(table.front, front))
}
