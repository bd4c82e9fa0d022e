/** Whoever guesses at a password is kept waiting (`attempts.ts`), and whose it is hears of it. */
import { eq, sql } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import type { Actor } from '../actor.ts'
import { nothing } from '../fields.ts'
import { operation } from '../operation.ts'

/** Fewer are one's own mistakes in a new browser. */
export const worthTelling = 5

/** Counts a wrong password that was given where its owner has never signed in. Says nothing of an address that nobody has. */
export async function noteGuess({ orm }: Database, email: string): Promise<void> {
  await orm
    .update(staff)
    .set({ wrongPasswords: sql`${staff.wrongPasswords} + 1`, wrongPasswordAt: sql`now()` })
    .where(sql`lower(${staff.email}) = ${email}`)
}

export type Guesses = {
  count: number
  /** Of the last of them. ISO 8601. */
  lastAt: string
}

/** What of a row of `staff` is worth telling its owner; null for fewer than are. */
export const guessesOf = ({
  wrongPasswords,
  wrongPasswordAt,
}: Pick<typeof staff.$inferSelect, 'wrongPasswords' | 'wrongPasswordAt'>): Guesses | null =>
  wrongPasswordAt && wrongPasswords >= worthTelling
    ? { count: wrongPasswords, lastAt: wrongPasswordAt.toISOString() }
    : null

/** Says that they know: counted from nothing again. */
export const dismissGuesses = operation({
  name: 'account.dismiss-guesses',
  input: nothing,
  permission: null,
  run: dismiss,
})

async function dismiss({ orm }: Database, actor: Actor & { staffId: string }): Promise<void> {
  await orm.update(staff).set({ wrongPasswords: 0, wrongPasswordAt: null }).where(eq(staff.id, actor.staffId))
}
