/** What a person changes about themselves. Their session says who they are; no permission is asked for. */

import { isIP } from 'node:net'
import { isAPIError } from 'better-auth/api'
import { verifyPassword } from 'better-auth/crypto'
import { and, desc, eq, gt, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { account, passkey, session } from '../../db/tables/sign-in.ts'
import { newsroomLocales } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { nothing, readBy, text } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { attempt, giveBack, limits } from './attempts.ts'
import { authOf, spendCode } from './auth.ts'
import { setPassword } from './links.ts'
import { parseName } from './parse-person.ts'
import { checkPassword, longestPassword, passwordHash } from './password.ts'
import { countCode } from './second-factor.ts'
import { plainCode } from './sign-in.ts'

type Signed = Actor & { staffId: string }
const about = (actor: Signed) => ({ subjectKind: 'staff' as const, subjectId: actor.staffId })

const changeOwnAccountInput = z.object({ name: readBy(parseName), locale: z.enum(newsroomLocales) })

/** @throws {NewsroomError} `malformed` */
export const changeOwnAccount = operation({
  name: 'account.change',
  input: changeOwnAccountInput,
  permission: null,
  run: change,
})

async function change(
  { orm }: Database,
  actor: Signed,
  changed: z.output<typeof changeOwnAccountInput>,
): Promise<void> {
  return orm.transaction(async (tx) => {
    await tx
      .update(staff)
      .set({ ...changed, updatedAt: sql`now()` })
      .where(eq(staff.id, actor.staffId))
    await record(tx, actor, { action: 'people.own-account', ...about(actor), details: changed })
  })
}

const proveInput = z.union([z.object({ password: z.string() }), z.object({ code: z.string() })])

/**
 * Proves who is asking, for the next minutes of this session: by the password, or by a code of the authenticator app.
 * (By a passkey it is a new session, which its ceremony makes.)
 * @throws {NewsroomError} `proof-needed` for a wrong one, `too-many-attempts`
 */
export const prove = operation({ name: 'account.prove', input: proveInput, permission: null, run: proveIt })

async function proveIt(
  db: Database,
  actor: Signed,
  given: z.output<typeof proveInput>,
  headers: Headers,
  sessionId: string,
): Promise<void> {
  const isRight =
    'password' in given
      ? await isOwnPassword(db, actor, given.password)
      : await isOwnCode(db, actor, headers, given.code)
  if (!isRight) throw new NewsroomError('proof-needed', 'wrong')
  await db.orm.update(session).set({ provedAt: sql`now()` }).where(eq(session.id, sessionId))
}

/** @throws {NewsroomError} `too-many-attempts`, its subject the seconds to wait */
async function isOwnPassword(db: Database, { staffId }: Signed, password: string): Promise<boolean> {
  const key = `proof|${staffId}`
  const wait = await attempt(db, key, limits.proofPerAccount)
  if (wait > 0) throw new NewsroomError('too-many-attempts', String(wait))
  const [row] = await db.orm
    .select({ hash: account.password })
    .from(account)
    .where(and(eq(account.userId, staffId), eq(account.providerId, 'credential')))
  const hash = row?.hash
  const isRight = Boolean(
    hash && (await verifyPassword({ hash, password: password.slice(0, longestPassword) })),
  )
  if (isRight) await giveBack(db, key)
  return isRight
}

async function isOwnCode(db: Database, actor: Signed, headers: Headers, code: string): Promise<boolean> {
  await countCode(db, actor)
  // With a factor that is not confirmed yet, a code would confirm it.
  const [person] = await db.orm
    .select({ has: staff.twoFactorEnabled })
    .from(staff)
    .where(eq(staff.id, actor.staffId))
  if (!person?.has) return false
  try {
    await spendCode(db, actor.staffId, plainCode(code))
    await authOf(db).api.verifyTOTP({ body: { code: plainCode(code) }, headers })
    return true
  } catch (error) {
    if (isAPIError(error)) return false
    throw error
  }
}

const changeOwnPasswordInput = z.object({ password: z.string() })

/**
 * A new password. Every other session ends: whoever knew the old one may be in it.
 * @throws {NewsroomError} `proof-needed`, `password-weak`
 */
export const changeOwnPassword = operation({
  name: 'account.change-password',
  input: changeOwnPasswordInput,
  permission: null,
  needsProof: 'account.password',
  run: changePassword,
})

async function changePassword(
  db: Database,
  actor: Signed,
  { password }: z.output<typeof changeOwnPasswordInput>,
  sessionId: string,
): Promise<void> {
  const [person] = await db.orm.select({ email: staff.email }).from(staff).where(eq(staff.id, actor.staffId))
  checkPassword(password, [actor.name, person?.email ?? ''])
  const hash = await passwordHash(password)
  await db.orm.transaction(async (tx) => {
    await setPassword(tx, actor.staffId, hash)
    await tx.delete(session).where(and(eq(session.userId, actor.staffId), ne(session.id, sessionId)))
    await record(tx, actor, { action: 'people.own-password', ...about(actor) })
  })
}

type OwnSession = {
  id: string
  isThis: boolean
  /** ISO 8601. */
  since: string
  lastUsed: string
  userAgent: string
  address: string
}

/** The sessions that can still be used, the latest first. */
export const listOwnSessions = operation({
  name: 'account.sessions',
  input: nothing,
  permission: null,
  run: listSessions,
})

async function listSessions(
  { orm }: Database,
  actor: Signed,
  _nothing: object,
  sessionId: string,
): Promise<OwnSession[]> {
  const rows = await orm
    .select()
    .from(session)
    .where(and(eq(session.userId, actor.staffId), gt(session.expiresAt, sql`now()`)))
    .orderBy(desc(session.updatedAt), session.id)
  return rows.map((row) => ({
    id: row.id,
    isThis: row.id === sessionId,
    since: row.createdAt.toISOString(),
    lastUsed: row.updatedAt.toISOString(),
    userAgent: row.userAgent ?? '',
    address: shortAddress(row.ipAddress ?? ''),
  }))
}

/** IPv6 as people write it (RFC 5952). */
const shortAddress = (address: string): string =>
  isIP(address) === 6 ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address

const endOwnSessionInput = z.object({ sessionId: text })

/** Ends one of one's own sessions; another's is left alone. Its next request is nobody's. */
export const endOwnSession = operation({
  name: 'account.end-session',
  input: endOwnSessionInput,
  permission: null,
  run: endOne,
})

function endOne(
  { orm }: Database,
  actor: Signed,
  { sessionId }: z.output<typeof endOwnSessionInput>,
): Promise<void> {
  return endSessions(orm, actor, and(eq(session.userId, actor.staffId), eq(session.id, sessionId)))
}

/** Ends all of one's own sessions but this. */
export const endOtherSessions = operation({
  name: 'account.end-other-sessions',
  input: nothing,
  permission: null,
  run: endOthers,
})

function endOthers({ orm }: Database, actor: Signed, _nothing: object, sessionId: string): Promise<void> {
  return endSessions(orm, actor, and(eq(session.userId, actor.staffId), ne(session.id, sessionId)))
}

const endSessions = (orm: Database['orm'], actor: Signed, which: ReturnType<typeof and>): Promise<void> =>
  orm.transaction(async (tx) => {
    const ended = await tx.delete(session).where(which).returning({ id: session.id })
    if (ended.length > 0)
      await record(tx, actor, {
        action: 'people.end-session',
        ...about(actor),
        details: { sessions: ended.length },
      })
  })

type OwnPasskey = { id: string; name: string | null; aaguid: string | null; createdAt: string | null }

export const listOwnPasskeys = operation({
  name: 'account.passkeys',
  input: nothing,
  permission: null,
  run: listPasskeys,
})

async function listPasskeys({ orm }: Database, actor: Signed): Promise<OwnPasskey[]> {
  const rows = await orm
    .select()
    .from(passkey)
    .where(eq(passkey.userId, actor.staffId))
    .orderBy(passkey.createdAt, passkey.id)
  return rows.map(({ id, name, aaguid, createdAt }) => ({
    id,
    name,
    aaguid,
    createdAt: createdAt?.toISOString() ?? null,
  }))
}

const removeOwnPasskeyInput = z.object({ id: text })

/** Removes one of one's own passkeys; another's is left alone. @throws {NewsroomError} `proof-needed` */
export const removeOwnPasskey = operation({
  name: 'account.remove-passkey',
  input: removeOwnPasskeyInput,
  permission: null,
  needsProof: 'account.passkey',
  run: removePasskey,
})

async function removePasskey(
  { orm }: Database,
  actor: Signed,
  { id }: z.output<typeof removeOwnPasskeyInput>,
): Promise<void> {
  return orm.transaction(async (tx) => {
    const removed = await tx
      .delete(passkey)
      .where(and(eq(passkey.userId, actor.staffId), eq(passkey.id, id)))
      .returning({ id: passkey.id })
    if (removed.length > 0) await record(tx, actor, { action: 'people.remove-passkey', ...about(actor) })
  })
}
