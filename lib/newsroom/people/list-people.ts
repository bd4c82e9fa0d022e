import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { roleRule } from '../../db/tables/sign-in.ts'
import { type NewsroomLocale, type Role, roles } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { nothing, text } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'

export type PersonRow = {
  id: string
  name: string
  email: string
  role: Role
  locale: NewsroomLocale
  deskIds: string[]
  authorId: string | null
  hasSecondFactor: boolean
  isSuspended: boolean
  /** Chose a password, so that they can sign in. */
  hasJoined: boolean
  /** ISO 8601: until when their last link works; null when none does. */
  linkUntil: string | null
  /** ISO 8601, to a day: sessions say so once a day. */
  lastSeen: string | null
}

/** Everybody of the newsroom, by name. @throws {NewsroomError} `not-allowed` */
export const listPeople = operation({
  name: 'person.list',
  input: nothing,
  permission: 'people.read',
  run: list,
})

async function list({ orm }: Database, _actor: Actor): Promise<PersonRow[]> {
  const rows = await orm
    .select({
      id: staff.id,
      name: staff.name,
      email: staff.email,
      role: staff.role,
      locale: staff.locale,
      authorId: staff.authorId,
      hasSecondFactor: staff.twoFactorEnabled,
      suspendedAt: staff.suspendedAt,
      // Of one table Drizzle names columns without it, and inside these they would be another's.
      deskIds: sql<string[]>`array(
        select desk_id from staff_desk where staff_id = "staff"."id" order by desk_id)`,
      hasJoined: sql<boolean>`exists (select 1 from account where user_id = "staff"."id")`,
      linkUntil: sql<string | Date | null>`(select max(expires_at) from invitation
        where staff_id = "staff"."id" and used_at is null and expires_at > now())`,
      lastSeen: sql<string | Date | null>`(select max(updated_at) from session where user_id = "staff"."id")`,
    })
    .from(staff)
  const iso = (moment: string | Date | null) => (moment === null ? null : new Date(moment).toISOString())
  const inOrder = new Intl.Collator('ar')
  return rows
    .map(({ suspendedAt, linkUntil, lastSeen, ...row }) => ({
      ...row,
      isSuspended: suspendedAt !== null,
      linkUntil: iso(linkUntil),
      lastSeen: iso(lastSeen),
    }))
    .sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || inOrder.compare(a.name, b.name))
}

const readPersonInput = z.object({ staffId: z.string() })

/** One person, for the page on which they are changed; null when there is none. @throws as {@link listPeople} */
export const readPerson = operation({
  name: 'person.read',
  input: readPersonInput,
  permission: 'people.read',
  run: read,
})

async function read(
  db: Database,
  actor: Actor,
  { staffId }: z.output<typeof readPersonInput>,
): Promise<PersonRow | null> {
  return (await listPeople(db, actor)).find(({ id }) => id === staffId) ?? null
}

const personWithEmailInput = z.object({ email: text })

/** Whose an e-mail address is. @throws {NewsroomError} `not-allowed`, `unknown-person` */
export const personWithEmail = operation({
  name: 'person.find',
  input: personWithEmailInput,
  permission: 'people.read',
  run: find,
})

async function find(
  { orm }: Database,
  _actor: Actor,
  { email }: z.output<typeof personWithEmailInput>,
): Promise<string> {
  const [row] = await orm
    .select({ id: staff.id })
    .from(staff)
    .where(eq(sql`lower(${staff.email})`, email.trim().toLowerCase()))
  if (!row) throw new NewsroomError('unknown-person', email)
  return row.id
}

/** The roles whose people must all have a second factor. @throws {NewsroomError} `not-allowed` */
export const listRoleRules = operation({
  name: 'person.role-rules',
  input: nothing,
  permission: 'people.read',
  run: listRules,
})

async function listRules({ orm }: Database, _actor: Actor): Promise<Role[]> {
  const rows = await orm
    .select({ role: roleRule.role })
    .from(roleRule)
    .where(eq(roleRule.needsSecondFactor, true))
  return rows.map(({ role }) => role)
}
