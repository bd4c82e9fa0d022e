import { and, eq, inArray } from 'drizzle-orm'
import { formerEntry } from '../../db/tables/directory.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { DraftContent } from '../stories/draft-content.ts'
import { creditedOnce, type MergedKind } from './merge-entries.ts'

/**
 * Of ids that entries had before they were merged, those that they have now; of others, nothing. A tab that was open
 * meanwhile, and an old revision, still name the former.
 */
export async function presentIds(
  tx: Transaction,
  kind: MergedKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ from: formerEntry.formerId, to: formerEntry.targetId })
    .from(formerEntry)
    .where(and(eq(formerEntry.kind, kind), inArray(formerEntry.formerId, [...ids])))
  return new Map(rows.flatMap(({ from, to }) => (from ? [[from, to] as const] : [])))
}

/** The words of an article, signed by those whom their authors have become. */
export async function withPresentAuthors(tx: Transaction, content: DraftContent): Promise<DraftContent> {
  const now = await presentIds(
    tx,
    'author',
    content.bylines.map((each) => each.authorId),
  )
  return now.size === 0 ? content : { ...content, bylines: creditedOnce(content.bylines, now) }
}
