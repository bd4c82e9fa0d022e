/** The authenticator app of a person, and the codes for when it is lost. */

import { createOTP } from '@better-auth/utils/otp'
import { isAPIError } from 'better-auth/api'
import { generateRandomString, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { roleRule, session, twoFactor } from '../../db/tables/sign-in.ts'
import { present } from '../../present.ts'
import type { Actor } from '../actor.ts'
import { type AuditAction, record } from '../audit.ts'
import { nothing, personInput } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { attempt, limits } from './attempts.ts'
import { authOf, spendCode } from './auth.ts'
import { plainCode } from './sign-in.ts'

type Signed = Actor & { staffId: string }

const codeCount = 10

/**
 * Begins with an authenticator app: what it scans. Nothing is asked at sign-in before {@link confirmSecondFactor}.
 * Begun again, the former secret is void.
 * @returns an `otpauth:` address (https://github.com/google/google-authenticator/wiki/Key-Uri-Format), and its secret
 *   in base 32 for apps that cannot scan
 * @throws {NewsroomError} `proof-needed`; `malformed` when there is one already
 */
export const beginSecondFactor = operation({
  name: 'account.begin-second-factor',
  input: nothing,
  permission: null,
  needsProof: 'account.second-factor',
  run: begin,
})

async function begin(db: Database, actor: Signed): Promise<{ address: string; secret: string }> {
  const auth = authOf(db)
  const { secretConfig } = await auth.$context
  const secret = generateRandomString(32, 'a-z', 'A-Z', '0-9')
  const sealed = await symmetricEncrypt({ key: secretConfig, data: secret })
  const backupCodes = await symmetricEncrypt({ key: secretConfig, data: '[]' })
  const email = await db.orm.transaction(async (tx) => {
    const [person] = await tx.select().from(staff).where(eq(staff.id, actor.staffId)).for('update')
    if (!person) throw new NewsroomError('unknown-person', actor.staffId)
    if (person.twoFactorEnabled) throw new NewsroomError('malformed', 'second-factor')
    await tx.delete(twoFactor).where(eq(twoFactor.userId, actor.staffId))
    await tx
      .insert(twoFactor)
      .values({ id: newId(), userId: actor.staffId, secret: sealed, backupCodes, verified: false })
    return person.email
  })
  const issuer = new URL(String(auth.options.baseURL)).hostname
  const address = createOTP(secret, { digits: 6, period: 30 }).url(issuer, email)
  return { address, secret: present(new URL(address).searchParams.get('secret'), 'secret in this address') }
}

const confirmSecondFactorInput = z.object({ code: z.string() })

/**
 * Ends it with a code that the app shows: from now on one is asked for with the password.
 * @param headers of the request, whose session goes on under another name
 * @returns recovery codes, to be shown this once, and cookies to send along
 * @throws {NewsroomError} `malformed` with subject `code` for a wrong one, `too-many-attempts`
 */
export const confirmSecondFactor = operation({
  name: 'account.confirm-second-factor',
  input: confirmSecondFactorInput,
  permission: null,
  needsProof: 'account.second-factor',
  run: confirm,
})

async function confirm(
  db: Database,
  actor: Signed,
  { code }: z.output<typeof confirmSecondFactorInput>,
  headers: Headers,
): Promise<{ recoveryCodes: string[]; setCookies: string[] }> {
  await countCode(db, actor)
  let setCookies: string[]
  try {
    // Whoever saw it being typed has nothing by it: it lets nobody in afterwards.
    await spendCode(db, actor.staffId, plainCode(code))
    const { headers: answered } = await authOf(db).api.verifyTOTP({
      body: { code: plainCode(code) },
      headers,
      returnHeaders: true,
    })
    setCookies = answered.getSetCookie()
  } catch (error) {
    if (isAPIError(error)) throw new NewsroomError('malformed', 'code')
    throw error
  }
  return { recoveryCodes: await writeRecoveryCodes(db, actor, 'people.second-factor-on'), setCookies }
}

/** New recovery codes; the old ones no longer work. @throws {NewsroomError} `proof-needed`, `malformed` without a factor */
export const renewRecoveryCodes = operation({
  name: 'account.renew-recovery-codes',
  input: nothing,
  permission: null,
  needsProof: 'account.second-factor',
  run: renew,
})

async function renew(db: Database, actor: Signed): Promise<string[]> {
  return writeRecoveryCodes(db, actor, 'people.recovery-codes')
}

async function writeRecoveryCodes(db: Database, actor: Signed, action: AuditAction): Promise<string[]> {
  const { secretConfig } = await authOf(db).$context
  // Letters and digits that no hand confuses.
  const made = Array.from({ length: codeCount }, () => `${newId().slice(0, 5)}-${newId().slice(0, 5)}`)
  const backupCodes = await symmetricEncrypt({ key: secretConfig, data: JSON.stringify(made) })
  await db.orm.transaction(async (tx) => {
    const changed = await tx
      .update(twoFactor)
      .set({ backupCodes })
      .where(sql`${twoFactor.userId} = ${actor.staffId} and ${twoFactor.verified}`)
      .returning({ id: twoFactor.id })
    if (changed.length === 0) throw new NewsroomError('malformed', 'second-factor')
    await record(tx, actor, { action, subjectKind: 'staff', subjectId: actor.staffId })
  })
  return made
}

/** How many recovery codes are left. */
export async function recoveryCodesLeft(db: Database, staffId: string): Promise<number> {
  const [row] = await db.orm
    .select({ codes: twoFactor.backupCodes })
    .from(twoFactor)
    .where(sql`${twoFactor.userId} = ${staffId} and ${twoFactor.verified}`)
  if (!row) return 0
  const { secretConfig } = await authOf(db).$context
  const kept: unknown = JSON.parse(await symmetricDecrypt({ key: secretConfig, data: row.codes }))
  return Array.isArray(kept) ? kept.length : 0
}

/**
 * Does without a second factor again.
 * @throws {NewsroomError} `proof-needed`; `second-factor-needed` when their role must have one
 */
export const dropSecondFactor = operation({
  name: 'account.drop-second-factor',
  input: nothing,
  permission: null,
  needsProof: 'account.second-factor',
  run: drop,
})

async function drop({ orm }: Database, actor: Signed): Promise<void> {
  return orm.transaction(async (tx) => {
    const [rule] = await tx
      .select({ needed: roleRule.needsSecondFactor })
      .from(staff)
      .innerJoin(roleRule, eq(roleRule.role, staff.role))
      .where(eq(staff.id, actor.staffId))
    if (rule?.needed) throw new NewsroomError('second-factor-needed', actor.role)
    await tx.update(staff).set({ twoFactorEnabled: false }).where(eq(staff.id, actor.staffId))
    await tx.delete(twoFactor).where(eq(twoFactor.userId, actor.staffId))
    await record(tx, actor, {
      action: 'people.second-factor-off',
      subjectKind: 'staff',
      subjectId: actor.staffId,
    })
  })
}

/**
 * Takes the second factor from somebody who lost theirs, and ends their sessions: the next sign-in is by password
 * alone, and where their role must have one they are led to make another.
 * @throws {NewsroomError} `not-allowed`, `proof-needed`, `unknown-person`
 */
export const resetSecondFactor = operation({
  name: 'person.reset-second-factor',
  input: personInput,
  permission: 'people.change',
  needsProof: true,
  run: reset,
})

async function reset(
  { orm }: Database,
  actor: Actor,
  { staffId }: z.output<typeof personInput>,
): Promise<void> {
  return orm.transaction(async (tx) => {
    const [person] = await tx
      .update(staff)
      .set({ twoFactorEnabled: false })
      .where(eq(staff.id, staffId))
      .returning({ id: staff.id })
    if (!person) throw new NewsroomError('unknown-person', staffId)
    await tx.delete(twoFactor).where(eq(twoFactor.userId, staffId))
    await tx.delete(session).where(eq(session.userId, staffId))
    await record(tx, actor, {
      action: 'people.second-factor-off',
      subjectKind: 'staff',
      subjectId: staffId,
    })
  })
}

/** @throws {NewsroomError} `too-many-attempts`, its subject the seconds to wait */
export async function countCode(db: Database, actor: Signed): Promise<void> {
  const wait = await attempt(db, `code-of|${actor.staffId}`, limits.codePerAccount)
  if (wait > 0) throw new NewsroomError('too-many-attempts', String(wait))
}
