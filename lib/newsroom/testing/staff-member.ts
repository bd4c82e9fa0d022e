import { randomUUID } from 'node:crypto'
import { newId } from '../../db/id.ts'
import type { Database } from '../../db/open.ts'
import { author, staff, staffDesk } from '../../db/tables/people-and-pictures.ts'
import type { Role } from '../../vocabulary.ts'
import type { Actor } from '../actor.ts'

/** Somebody who works here and has just come in, with a byline of their own unless told otherwise. */
export async function staffMember(
  { orm }: Database,
  role: Role,
  given: { name?: string; deskIds?: string[]; authorId?: string | null } = {},
): Promise<Actor> {
  const { name = role, deskIds = [] } = given
  const authorId = given.authorId === undefined ? newId() : given.authorId
  const staffId = newId()
  if (authorId && given.authorId === undefined)
    await orm.insert(author).values({ id: authorId, slug: `${role}-${authorId}`, names: { ar: name } })
  await orm.insert(staff).values({ id: staffId, name, email: `${staffId}@warraq.example`, role, authorId })
  if (deskIds.length) await orm.insert(staffDesk).values(deskIds.map((deskId) => ({ staffId, deskId })))
  return { staffId, name, role, deskIds, authorId, hasProved: true }
}

/** What a browser tab calls itself. */
export const tab = (): string => randomUUID()
