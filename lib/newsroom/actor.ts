import type { Role } from '../vocabulary.ts'

/** Somebody who may be about to do something: every operation of the newsroom is told who. */
export type Actor = {
  /** `staff.id`; null for whoever has the machine itself (the command line) and for the schedule. */
  staffId: string | null
  /** As the log will show it. */
  name: string
  role: Role | 'operator'
  /** The desks they work for; empty means all of them. */
  deskIds: readonly string[]
  /** The author whose byline is theirs. */
  authorId: string | null
  /** They proved who they are a few minutes ago: what is dangerous asks for it (`people/proof.ts`). */
  hasProved?: boolean
  /** Of a program that acts for them: the key it was let in by, and the only actions that the key is for. */
  key?: { id: string; scopes: readonly string[] }
}

const machine = (name: string): Actor => ({
  staffId: null,
  name,
  role: 'operator',
  deskIds: [],
  authorId: null,
})

/** `npm run warraq -- …`: who can read the database's files needs no permission of ours. */
export const operator: Actor = machine('operator')

/** Publishes what an editor scheduled; it was she who was asked whether she may. */
export const schedule: Actor = machine('schedule')
