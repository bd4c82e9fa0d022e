import { and, isNull, lt, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { invitation, session, verification } from '../../db/tables/sign-in.ts'
import { every } from '../../server/every.ts'
import { sweepAttempts } from './attempts.ts'

/** Removes what lets nobody in any longer: sessions that are over, links and challenges whose time has passed, counts. */
export async function sweepAccess(db: Database): Promise<void> {
  const now = sql`now()`
  await sweepAttempts(db)
  await db.orm.delete(session).where(lt(session.expiresAt, now))
  await db.orm.delete(verification).where(lt(verification.expiresAt, now))
  await db.orm.delete(invitation).where(and(isNull(invitation.usedAt), lt(invitation.expiresAt, now)))
}

/** Sweeps now and once a day, until stopped. A sweep that fails is tried again the next day. */
export const sweepDaily = (db: Database): (() => Promise<void>) =>
  every('Removing old sessions', 24 * 60 * 60 * 1000, () => sweepAccess(db)).stop
