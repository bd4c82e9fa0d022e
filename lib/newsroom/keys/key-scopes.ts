import type { Action } from '../permissions.ts'

/**
 * What a key can be for: the actions that the API has requests for. Those that ask for a proof of who is asking had it
 * when the key was made.
 */
export const keyScopes = [
  'story.read',
  'story.create',
  'story.edit',
  'story.submit',
  'story.review',
  'story.file',
  'story.schedule',
  'story.publish',
  'story.unpublish',
  'story.kill',
  'story.delete',
  'media.upload',
  'media.edit',
  'figures.write',
  'audience.read',
] as const satisfies Action[]
export type KeyScope = (typeof keyScopes)[number]

/** Days that a key can be made for. One without an end is revoked by hand. */
export const keyDays = [7, 30, 90, 365] as const

export const isKeyScope = (value: unknown): value is KeyScope => keyScopes.some((scope) => scope === value)
