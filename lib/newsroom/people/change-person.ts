/** What an owner changes about the people of the newsroom. */
import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { sqlState, uniqueViolation } from '../../db/sql-state.ts'
import { boardView } from '../../db/tables/boards.ts'
import { editingTab } from '../../db/tables/drafts.ts'
import { author, desk, staff, staffDesk } from '../../db/tables/people-and-pictures.ts'
import { invitation, roleRule, session } from '../../db/tables/sign-in.ts'
import type { Transaction } from '../../db/transaction.ts'
import { tags } from '../../press/cache-dependencies.ts'
import { withInvalidation } from '../../press/invalidation.ts'
import { roles } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { personId, personInput } from '../fields.ts'
import { revokeKeysOf } from '../keys/revoke-key.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'
import { bylineOfName } from './byline-of-name.ts'
import { ownersWithAccess } from './links.ts'

type Person = typeof staff.$inferSelect

/**
 * Reads somebody whose access is about to change, and every owner with them, locked: of two owners who demote each
 * other at the same moment, the second finds that she would leave the house without one.
 */
async function lockPerson(tx: Transaction, staffId: string): Promise<Person> {
  const rows = await tx
    .select()
    .from(staff)
    .where(sql`${staff.id} = ${staffId} or ${ownersWithAccess}`)
    .orderBy(staff.id)
    .for('update')
  const person = rows.find(({ id }) => id === staffId)
  if (!person) throw new NewsroomError('unknown-person', staffId)
  return person
}

/** @throws {NewsroomError} `last-owner` when nobody else could change who may do what */
async function requireAnotherOwner(tx: Transaction, person: Person): Promise<void> {
  if (person.role !== 'owner' || person.suspendedAt) return
  const [other] = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(ownersWithAccess, ne(staff.id, person.id)))
    .limit(1)
  if (!other) throw new NewsroomError('last-owner', person.id)
}

/** Every session, open link and key of somebody, and what their tabs hold. */
async function endAccess(tx: Transaction, staffId: string): Promise<void> {
  await tx.delete(session).where(eq(session.userId, staffId))
  await tx.delete(invitation).where(and(eq(invitation.staffId, staffId), sql`${invitation.usedAt} is null`))
  await tx.delete(editingTab).where(eq(editingTab.staffId, staffId))
  await revokeKeysOf(tx, staffId)
}

const subject = (subjectId: string) => ({ subjectKind: 'staff' as const, subjectId })

const changePersonInput = z.object({
  staffId: personId,
  role: z.enum(roles).optional(),
  /** The desks they work for; none means all. */
  deskIds: z.array(z.string()).optional(),
  /** Whose byline is theirs, so that stories credited to it are “their own”; null for nobody's. */
  authorId: z.string().nullable().optional(),
  /** In place of `authorId`: the byline of their name, which the directory has or gets. */
  bylineOfName: z.literal(true).optional(),
})

/**
 * Changes what somebody is in the newsroom; what is left out stays. Their sessions go on, and reach from the next
 * request as far as the new role does.
 * @param change.deskIds the desks they work for; none means all
 * @param change.authorId whose byline is theirs, so that stories credited to it are “their own”; null for nobody's
 * @throws {NewsroomError} `not-allowed`, `proof-needed`, `unknown-person`, `last-owner`, `byline-taken`, and
 *   `unknown-reference` for a desk or byline that is not there, `unknown-name` where several bylines have their name
 */
export const changePerson = operation({
  name: 'person.change',
  input: changePersonInput,
  permission: 'people.change',
  needsProof: true,
  run: change,
})

async function change(
  db: Database,
  actor: Actor,
  { staffId, role, deskIds, bylineOfName: isNamed, ...given }: z.output<typeof changePersonInput>,
): Promise<void> {
  let { authorId } = given
  try {
    await withMutation(db, async (tx, emit) => {
      const person = await lockPerson(tx, staffId)
      if (isNamed) authorId = await bylineOfName(tx, emit, actor, person.name)
      if (role !== undefined && role !== 'owner') await requireAnotherOwner(tx, person)
      if (deskIds !== undefined) await setDesks(tx, staffId, deskIds)
      if (authorId) await requireAuthor(tx, authorId)
      await tx
        .update(staff)
        .set({ ...(role && { role }), ...(authorId !== undefined && { authorId }), updatedAt: sql`now()` })
        .where(eq(staff.id, staffId))
      if (role === 'contributor') await endAccess(tx, staffId)
      await record(tx, actor, {
        action: 'people.change',
        ...subject(staffId),
        details: {
          ...(role && { role, before: person.role }),
          ...(deskIds && { desks: deskIds.join(' ') }),
          ...(authorId !== undefined && { author: authorId }),
        },
      })
    })
  } catch (error) {
    if (sqlState(error) === uniqueViolation) throw new NewsroomError('byline-taken', authorId ?? '')
    throw error
  }
}

/** Makes a byline somebody's. @throws {NewsroomError} `unknown-reference`, `byline-taken` */
export async function setByline(tx: Transaction, staffId: string, authorId: string): Promise<void> {
  await requireAuthor(tx, authorId)
  const [other] = await tx.select({ id: staff.id }).from(staff).where(eq(staff.authorId, authorId))
  if (other && other.id !== staffId) throw new NewsroomError('byline-taken', authorId)
  await tx.update(staff).set({ authorId }).where(eq(staff.id, staffId))
}

async function requireAuthor(tx: Transaction, authorId: string): Promise<void> {
  const [known] = await tx.select({ id: author.id }).from(author).where(eq(author.id, authorId))
  if (!known) throw new NewsroomError('unknown-reference', authorId)
}

/** @throws {NewsroomError} `unknown-reference` */
export async function setDesks(tx: Transaction, staffId: string, deskIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(deskIds)]
  if (wanted.length > 0) {
    const known = await tx.select({ id: desk.id }).from(desk).where(inArray(desk.id, wanted))
    const missing = wanted.find((id) => !known.some((each) => each.id === id))
    if (missing) throw new NewsroomError('unknown-reference', missing)
  }
  await tx.delete(staffDesk).where(eq(staffDesk.staffId, staffId))
  if (wanted.length > 0) await tx.insert(staffDesk).values(wanted.map((deskId) => ({ staffId, deskId })))
}

/**
 * Ends every session and every way in, at once and until {@link reinstate}.
 * @throws {NewsroomError} `not-allowed`, `proof-needed`, `unknown-person`, `last-owner`
 */
export const suspend = operation({
  name: 'person.suspend',
  input: personInput,
  permission: 'people.suspend',
  needsProof: true,
  run: end,
})

async function end(db: Database, actor: Actor, { staffId }: z.output<typeof personInput>): Promise<void> {
  return withInvalidation(db, async (tx, invalidate) => {
    // Lists say in whose hands things are, and whom one may give them to.
    invalidate(tags.newsroom())
    const person = await lockPerson(tx, staffId)
    if (person.suspendedAt) return
    await requireAnotherOwner(tx, person)
    await tx.update(staff).set({ suspendedAt: sql`now()` }).where(eq(staff.id, staffId))
    await endAccess(tx, staffId)
    await record(tx, actor, { action: 'people.suspend', ...subject(staffId) })
  })
}

/** Lets somebody in again, by the password they had. @throws as {@link suspend} */
export const reinstate = operation({
  name: 'person.reinstate',
  input: personInput,
  permission: 'people.suspend',
  needsProof: true,
  run: letIn,
})

async function letIn(db: Database, actor: Actor, { staffId }: z.output<typeof personInput>): Promise<void> {
  return withInvalidation(db, async (tx, invalidate) => {
    invalidate(tags.newsroom())
    const person = await lockPerson(tx, staffId)
    if (!person.suspendedAt) return
    // One may have begun while she was being suspended; it must not come to life now.
    await endAccess(tx, staffId)
    await tx.update(staff).set({ suspendedAt: null }).where(eq(staff.id, staffId))
    await record(tx, actor, { action: 'people.reinstate', ...subject(staffId) })
  })
}

/**
 * Removes somebody and their way in. What they wrote stays, and the log keeps their name; their byline is the
 * directory's and stays too.
 * @throws {NewsroomError} `not-allowed`, `proof-needed`, `unknown-person`, `last-owner`
 */
export const removePerson = operation({
  name: 'person.remove',
  input: personInput,
  permission: 'people.change',
  needsProof: true,
  run: remove,
})

async function remove(db: Database, actor: Actor, { staffId }: z.output<typeof personInput>): Promise<void> {
  return withInvalidation(db, async (tx, invalidate) => {
    invalidate(tags.newsroom())
    const person = await lockPerson(tx, staffId)
    await requireAnotherOwner(tx, person)
    await record(tx, actor, {
      action: 'people.remove',
      ...subject(staffId),
      note: `${person.name} <${person.email}>`,
      details: { role: person.role },
    })
    // Boards that she shared stay; nobody would see the others again.
    await tx.delete(boardView).where(and(eq(boardView.staffId, staffId), eq(boardView.sharing, 'me')))
    await tx.delete(staff).where(eq(staff.id, staffId))
  })
}

const setRoleRuleInput = z.object({ role: z.enum(roles), needsSecondFactor: z.boolean() })

/**
 * Whether everybody of a role must have a second factor. Who has none is led to make one at their next request, and
 * can do nothing else.
 * @throws {NewsroomError} `not-allowed`, `proof-needed`
 */
export const setRoleRule = operation({
  name: 'person.set-role-rule',
  input: setRoleRuleInput,
  permission: 'settings.edit',
  needsProof: true,
  run: rule,
})

async function rule(
  { orm }: Database,
  actor: Actor,
  { role: ruled, needsSecondFactor }: z.output<typeof setRoleRuleInput>,
): Promise<void> {
  return orm.transaction(async (tx) => {
    await tx
      .insert(roleRule)
      .values({ role: ruled, needsSecondFactor })
      .onConflictDoUpdate({ target: roleRule.role, set: { needsSecondFactor } })
    await record(tx, actor, {
      action: 'people.role-rule',
      subjectKind: 'publication',
      subjectId: '1',
      details: { role: ruled, needsSecondFactor: needsSecondFactor ? 1 : 0 },
    })
  })
}
