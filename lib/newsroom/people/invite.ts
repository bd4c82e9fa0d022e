import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../db/open.ts'
import { staff } from '../../db/tables/people-and-pictures.ts'
import { newsroomLocales, roles } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { personInput, readBy } from '../fields.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { operation } from '../operation.ts'
import { withMutation } from '../with-mutation.ts'
import { bylineOfName } from './byline-of-name.ts'
import { setByline, setDesks } from './change-person.ts'
import { hasPassword, insertPerson, makeLink } from './links.ts'
import { parseEmail, parseName } from './parse-person.ts'

type Invited = {
  staffId: string
  /** For the link to send; null for a contributor, who is credited and has no way in. */
  token: string | null
}

const inviteInput = z.object({
  email: readBy(parseEmail),
  name: readBy(parseName),
  role: z.enum(roles),
  locale: z.enum(newsroomLocales).default('ar'),
  deskIds: z.array(z.string()).default([]),
  /** Whose byline is theirs: that of their name, which the directory has or gets; none; or one by its id. */
  byline: z.union([z.object({ id: z.string() }), z.literal('named'), z.literal('none')]).default('none'),
})

/**
 * Adds somebody to the newsroom and makes a link by which they choose a password.
 * @throws {NewsroomError} `not-allowed`, `proof-needed`, `email-taken`, `unknown-reference`, `byline-taken`, `unknown-name` for a
 *   byline of which there are several; `malformed`
 */
export const invite = operation({
  name: 'person.invite',
  input: inviteInput,
  permission: 'people.invite',
  needsProof: true,
  run: inviteOne,
})

async function inviteOne(
  db: Database,
  actor: Actor,
  { deskIds, byline, ...person }: z.output<typeof inviteInput>,
): Promise<Invited> {
  return withMutation(db, async (tx, emit) => {
    const staffId = await insertPerson(tx, actor, person)
    await setDesks(tx, staffId, deskIds)
    if (byline !== 'none')
      await setByline(
        tx,
        staffId,
        byline === 'named' ? await bylineOfName(tx, emit, actor, person.name) : byline.id,
      )
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
export const makeLinkFor = operation({
  name: 'person.make-link',
  input: personInput,
  permission: 'people.change',
  needsProof: true,
  run: make,
})

async function make(
  { orm }: Database,
  actor: Actor,
  { staffId }: z.output<typeof personInput>,
): Promise<string> {
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
