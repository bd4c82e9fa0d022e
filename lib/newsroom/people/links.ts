/** Links that let somebody in once: an invitation, the first owner, a forgotten password. */
import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { account, invitation, session } from '../../db/tables/sign-in.ts'
import type { Transaction } from '../../db/transaction.ts'
import type { NewsroomLocale, Role } from '../../vocabulary.ts'
import { type Actor, operator } from '../actor.ts'
import { record } from '../audit.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { hasWayIn } from './has-way-in.ts'
import { parseEmail, parseName } from './parse-person.ts'
import { checkPassword, passwordHash } from './password.ts'

export type LinkPurpose = (typeof invitation.$inferSelect)['purpose']

/** Hours for which each holds. */
export const linkLasts = { 'first-owner': 24, join: 7 * 24, reset: 24 } as const satisfies Record<
  LinkPurpose,
  number
>

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Where the link of a token leads. */
export const welcomeAddress = (siteUrl: string, token: string): string => `${siteUrl}/admin/welcome/${token}`

/**
 * Makes a link and takes back those made before for the same: only the last one that was sent works.
 * @returns its token, which is kept nowhere
 */
export async function makeLink(
  tx: Transaction,
  made: { purpose: LinkPurpose; staffId: string | null; invitedBy: string | null },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await tx
    .delete(invitation)
    .where(
      and(
        isNull(invitation.usedAt),
        made.staffId === null ? isNull(invitation.staffId) : eq(invitation.staffId, made.staffId),
      ),
    )
  await tx.insert(invitation).values({
    ...made,
    tokenHash: hashOf(token),
    expiresAt: sql`now() + make_interval(hours => ${linkLasts[made.purpose]})`,
  })
  return token
}

/** Somebody who can come in and may change who may do what; not who was invited to and never came. */
export const ownersWithAccess = and(
  eq(staff.role, 'owner'),
  isNull(staff.suspendedAt),
  sql`exists (select 1 from account where account.user_id = "staff"."id")`,
)

/**
 * A link for whoever starts the paper, to become its owner; null when there is one already. Earlier ones no longer work.
 */
export function makeFirstOwnerLink({ orm }: Database): Promise<string | null> {
  return orm.transaction(async (tx) => {
    const [owner] = await tx.select({ id: staff.id }).from(staff).where(ownersWithAccess).limit(1)
    if (owner) return null
    return makeLink(tx, { purpose: 'first-owner', staffId: null, invitedBy: null })
  })
}

export type OpenLink = {
  purpose: LinkPurpose
  /** Whom it lets in; null for a first owner, who says so when using it. */
  person: { name: string; email: string; role: Role; locale: NewsroomLocale } | null
}

/** What a link is for, while it can be used; null for any other. */
export async function readLink({ orm }: Database, token: string): Promise<OpenLink | null> {
  const [row] = await orm
    .select({
      purpose: invitation.purpose,
      staffId: invitation.staffId,
      name: staff.name,
      email: staff.email,
      role: staff.role,
      locale: staff.locale,
      suspendedAt: staff.suspendedAt,
    })
    .from(invitation)
    .leftJoin(staff, eq(staff.id, invitation.staffId))
    .where(stillOpen(token))
  if (!row || row.suspendedAt) return null
  const { purpose, name, email, role, locale } = row
  return { purpose, person: name && email && role && locale ? { name, email, role, locale } : null }
}

const stillOpen = (token: string) =>
  and(
    eq(invitation.tokenHash, hashOf(token)),
    isNull(invitation.usedAt),
    gt(invitation.expiresAt, sql`now()`),
  )

/**
 * Uses a link: sets the password of whom it is for, or makes the first owner. Their sessions end, for whoever had the
 * old password may be in one; a second factor stays and is asked for when they sign in.
 * @returns the address to sign in with
 * @throws {NewsroomError} `invitation-void`, `password-weak`, `email-taken`, `malformed`
 */
export async function redeemLink(
  { orm }: Database,
  token: string,
  given: { password: string; name?: string; email?: string; locale?: NewsroomLocale },
): Promise<{ staffId: string; email: string }> {
  const open = await readLink({ orm } as Database, token)
  if (!open) throw new NewsroomError('invitation-void', '')
  const name = open.person && !given.name ? open.person.name : parseName(given.name)
  const email = open.person ? open.person.email : parseEmail(given.email)
  checkPassword(given.password, [name, email])
  // Costs as much as it should, and the embedded engine has one session: not inside the transaction.
  const hash = await passwordHash(given.password)

  return orm.transaction(async (tx) => {
    const [link] = await tx.select().from(invitation).where(stillOpen(token)).for('update')
    if (!link) throw new NewsroomError('invitation-void', '')
    const locale = given.locale ?? open.person?.locale ?? 'ar'
    const staffId = link.staffId ?? (await insertFirstOwner(tx, { name, email, locale }))
    const [person] = await tx
      .update(staff)
      .set({ name, locale, emailVerified: link.purpose !== 'first-owner', updatedAt: sql`now()` })
      .where(and(eq(staff.id, staffId), hasWayIn))
      .returning()
    if (!person) throw new NewsroomError('invitation-void', '')
    await setPassword(tx, staffId, hash)
    await tx.delete(session).where(eq(session.userId, staffId))
    await tx
      .update(invitation)
      .set({ usedAt: sql`now()`, staffId })
      .where(eq(invitation.tokenHash, link.tokenHash))
    const actor: Actor = { staffId, name: person.name, role: person.role, deskIds: [], authorId: null }
    await record(tx, actor, {
      action: link.purpose === 'reset' ? 'people.reset-password' : 'people.join',
      subjectKind: 'staff',
      subjectId: staffId,
    })
    return { staffId, email: person.email }
  })
}

async function insertFirstOwner(
  tx: Transaction,
  { name, email, locale }: { name: string; email: string; locale: NewsroomLocale },
): Promise<string> {
  // Of two who hold such links only one can be first.
  await tx.execute(sql`lock table ${staff} in share row exclusive mode`)
  const [owner] = await tx.select({ id: staff.id }).from(staff).where(ownersWithAccess).limit(1)
  if (owner) throw new NewsroomError('invitation-void', '')
  return insertPerson(tx, operator, { name, email, role: 'owner', locale })
}

/** @throws {NewsroomError} `email-taken` */
export async function insertPerson(
  tx: Transaction,
  actor: Actor,
  person: { name: string; email: string; role: Role; locale: NewsroomLocale },
): Promise<string> {
  const id = newId()
  const inserted = await tx
    .insert(staff)
    .values({ id, ...person })
    .onConflictDoNothing()
    .returning()
  if (inserted.length === 0) throw new NewsroomError('email-taken', person.email)
  await record(tx, actor, {
    action: 'people.invite',
    subjectKind: 'staff',
    subjectId: id,
    details: { role: person.role },
  })
  return id
}

/** Sets or replaces the one password of a person. */
export async function setPassword(tx: Transaction, staffId: string, hash: string): Promise<void> {
  const changed = await tx
    .update(account)
    .set({ password: hash, updatedAt: sql`now()` })
    .where(and(eq(account.userId, staffId), eq(account.providerId, 'credential')))
    .returning({ id: account.id })
  if (changed.length > 0) return
  await tx.insert(account).values({
    id: newId(),
    accountId: staffId,
    providerId: 'credential',
    userId: staffId,
    password: hash,
  })
}

export async function hasPassword(tx: Transaction, staffId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.userId, staffId), eq(account.providerId, 'credential')))
  return row !== undefined
}
