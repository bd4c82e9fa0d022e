import { sql } from 'drizzle-orm'
import type { Transaction } from '../../db/transaction.ts'

/** Imports take turns: two at once must not both create the same author, section or story. */
export const takeTurn = (tx: Transaction) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtext('warraq import'))`)
