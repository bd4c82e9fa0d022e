/**
 * Who may do what: the one table, and the one function that reads it. Operations ask {@link authorise} before they
 * write; pages ask {@link may} only to leave out a button that would be refused.
 */
import { type Role, roles } from '../vocabulary.ts'
import type { Actor } from './actor.ts'
import { NewsroomError } from './newsroom-error.ts'

/**
 * How far a permission reaches. `desk`: stories of the actor's own desks, and of none; everything for who works for
 * all desks. `own`: stories they began, are credited in or have in hand.
 */
export type Reach = 'any' | 'desk' | 'own' | 'no'

type Row = Record<Role, Reach>
const row = (owner: Reach, editor: Reach, author: Reach, translator: Reach): Row => ({
  owner,
  editor,
  author,
  translator,
  contributor: 'no',
})

// biome-ignore format: a table
const permissions = {
  //                         owner   editor  author  translator
  'story.read':        row('any',  'any',  'any',  'any'),
  'story.create':      row('any',  'any',  'any',  'no'),
  'story.translate':   row('any',  'any',  'no',   'any'),
  'story.edit':        row('any',  'desk', 'own',  'own'),
  'story.submit':      row('any',  'desk', 'own',  'own'),
  'story.review':      row('any',  'desk', 'no',   'no'),
  'story.file':        row('any',  'desk', 'own',  'no'),
  'story.assign':      row('any',  'desk', 'own',  'own'),
  'story.rename':      row('any',  'desk', 'no',   'no'),
  'story.schedule':    row('any',  'desk', 'no',   'no'),
  'story.publish':     row('any',  'desk', 'no',   'no'),
  'story.embargo':     row('any',  'desk', 'no',   'no'),
  'story.correct':     row('any',  'desk', 'no',   'no'),
  'story.unpublish':   row('any',  'desk', 'no',   'no'),
  'story.kill':        row('any',  'desk', 'no',   'no'),
  'story.delete':      row('any',  'desk', 'own',  'own'),
  'story.take-over':   row('any',  'desk', 'own',  'own'),
  'story.share':       row('any',  'desk', 'own',  'own'),
  'story.note':        row('any',  'any',  'any',  'any'),
  'story.suggest':     row('any',  'any',  'any',  'any'),
  'plan.read':         row('any',  'any',  'any',  'any'),
  'plan.edit':         row('any',  'desk', 'own',  'own'),
  'plan.assign':       row('any',  'desk', 'no',   'no'),
  'media.upload':      row('any',  'any',  'any',  'any'),
  'media.edit':        row('any',  'any',  'own',  'own'),
  'media.delete':      row('any',  'any',  'own',  'own'),
  'front.curate':      row('any',  'any',  'no',   'no'),
  'figures.write':     row('any',  'any',  'no',   'no'),
  'breaking.announce': row('any',  'any',  'no',   'no'),
  'newsletters.write': row('any',  'any',  'no',   'no'),
  'newsletters.people': row('any', 'no',   'no',   'no'),
  'parts.read':        row('any',  'any',  'any',  'any'),
  'parts.edit':        row('any',  'any',  'own',  'own'),
  'parts.publish':     row('any',  'any',  'no',   'no'),
  'templates.edit':    row('any',  'any',  'no',   'no'),
  'checklists.edit':   row('any',  'no',   'no',   'no'),
  'directory.edit':    row('any',  'any',  'no',   'no'),
  'people.read':       row('any',  'any',  'no',   'no'),
  'people.invite':     row('any',  'no',   'no',   'no'),
  'people.change':     row('any',  'no',   'no',   'no'),
  'people.suspend':    row('any',  'no',   'no',   'no'),
  'settings.edit':     row('any',  'no',   'no',   'no'),
  'keys.manage':       row('any',  'own',  'no',   'no'),
  'webhooks.manage':   row('any',  'any',  'no',   'no'),
  'audience.read':     row('any',  'any',  'any',  'any'),
  'audit.read':        row('any',  'any',  'no',   'no'),
  'status.read':       row('any',  'any',  'no',   'no'),
  'archive.import':    row('any',  'no',   'no',   'no'),
  'archive.export':    row('any',  'no',   'no',   'no'),
} as const satisfies Record<string, Row>

export type Action = keyof typeof permissions
export const actions = Object.keys(permissions) as Action[]

/** What is acted upon, as far as permissions care. */
export type Subject = {
  /** Null: of no desk. */
  deskId?: string | null
  /** The `staff.id` of who began it. */
  createdBy?: string | null
  /** Everybody credited in it. */
  authorIds?: readonly string[]
  /** The `staff.id` of who has it in hand. */
  ownerId?: string | null
}

/** How far an actor's permission for an action reaches. */
export const reachOf = (actor: Actor, action: Action): Reach => {
  if (actor.role === 'operator') return 'any'
  // A program reaches as far as whoever made its key, in what the key is for.
  return actor.key && !actor.key.scopes.includes(action) ? 'no' : permissions[action][actor.role]
}

/** Whether an actor may do something to a subject; without one, whether to anything at all. */
export function may(actor: Actor, action: Action, subject?: Subject): boolean {
  const reach = reachOf(actor, action)
  if (reach === 'any') return true
  if (reach === 'no') return false
  if (!subject) return true
  if (reach === 'desk')
    return actor.deskIds.length === 0 || !subject.deskId || actor.deskIds.includes(subject.deskId)
  return (
    (actor.staffId !== null && (subject.createdBy === actor.staffId || subject.ownerId === actor.staffId)) ||
    (actor.authorId !== null && (subject.authorIds?.includes(actor.authorId) ?? false))
  )
}

/** @throws {NewsroomError} `not-allowed`, with the action for its subject */
export function authorise(actor: Actor, action: Action, subject?: Subject): void {
  if (!may(actor, action, subject)) throw new NewsroomError('not-allowed', action)
}

/** Roles that can come in at all. */
export const rolesWithAccess = roles.filter((role) => role !== 'contributor')
