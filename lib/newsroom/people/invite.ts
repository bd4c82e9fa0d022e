import { eq } from 'drizzle-orm'
import type { Database } from '../../db/open.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import type { NewsroomLocale, Role } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { authorise } from '../permissions.ts'
import { setDesks } from './change-person.ts'
import { hasPassword, insertPerson, makeLink } from './links.ts'
import { parseEmail, parseName, parseNewsroomLocale, parseRole } from './parse-person.ts'
import { requireProof } from './proof.ts'

export type Invited = {
  staffId: string
  /** For the link to send; null for a contributor, who is credited and has no way in. */
  token: string | null
}

/**
 * Adds somebody to the newsroom and makes a link by which they choose a password.
 * @throws {NewsroomError} `not-allowed`, `proof-needed`, `email-taken`, `unknown-reference`, `malformed`
 */
export async function invite(
  { orm }: Database,
  actor: Actor,
  given: { email: string; name: string; role: Role; locale?: NewsroomLocale; deskIds?: readonly string[] },
): Promise<Invited> {
  authorise(actor, 'people.invite')
  requireProof(actor, 'people.invite')
  const person = {
    email: parseEmail(given.email),
    name: parseName(given.name),
    role: parseRole(given.role),
    locale: parseNewsroomLocale(given.locale ?? 'ar'),
  }
  return orm.transaction(async (tx) => {
    const staffId = await insertPerson(tx, actor, person)
    await setDesks(tx, staffId, given.deskIds ?? [])
    const token =
      person.role === 'contributor'
        ? null
        : await makeLink(tx, { purpose: 'join', staffId, invitedBy: actor.staffId })
    return { staffId, token }
  })
}

/**
 * Makes another link for somebody: to join, if they never did, else to choose a new password. The one before no longer
 * works.
 * @throws {NewsroomError} `not-allowed`, `proof-needed`, `unknown-person` also for who is suspended or has no way in
 */
export async function makeLinkFor({ orm }: Database, actor: Actor, staffId: string): Promise<string> {
  authorise(actor, 'people.change')
  requireProof(actor, 'people.change')
  return orm.transaction(async (tx) => {
    const [person] = await tx.select().from(staff).where(eq(staff.id, staffId)).for('update')
    if (!person || person.suspendedAt || person.role === 'contributor')
      throw new NewsroomError('unknown-person', staffId)
    const purpose = (await hasPassword(tx, staffId)) ? 'reset' : 'join'
    const token = await makeLink(tx, { purpose, staffId, invitedBy: actor.staffId })
    await record(tx, actor, {
      action: 'people.link',
      subjectKind: 'staff',
      subjectId: staffId,
      details: { purpose },
    })
    return token
  })
}
