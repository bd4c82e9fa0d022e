import type { Actor } from '../actor.ts'
import { NewsroomError } from '../newsroom-error.ts'

/**
 * For what a borrowed or forgotten screen must not do: the actor has given a password, a passkey or a code within ten
 * minutes. The machine's owner need not, and whoever made a key did when they made it, for what it is for.
 * @throws {NewsroomError} `proof-needed`, with the action for its subject
 */
export function requireProof(actor: Actor, action: string): void {
  if (actor.role === 'operator' || actor.hasProved || actor.key?.scopes.includes(action)) return
  throw new NewsroomError('proof-needed', action)
}
