import type { Actor } from '@/lib/newsroom/actor.ts'
import { type Action, may } from '@/lib/newsroom/permissions.ts'
import type { IconName } from '../ui/icon.tsx'

/** A place in the newsroom that is always one press away. */
export type Room = {
  /** Names its message, `Newsroom.Shell.nav.*`. */
  name: 'board' | 'new' | 'media' | 'bin' | 'people' | 'account'
  href: string
  icon: IconName
  /** Pressed after `G`; alone for `new`. A key's place on the board (`KeyboardEvent.code`), whatever it types. */
  key: string
}

const rooms: readonly (Room & { action?: Action })[] = [
  { name: 'board', href: '/admin', icon: 'board', key: 'KeyS' },
  { name: 'new', href: '/admin/new', icon: 'plus', key: 'KeyN', action: 'story.create' },
  { name: 'media', href: '/admin/media', icon: 'picture', key: 'KeyM' },
  { name: 'bin', href: '/admin/bin', icon: 'bin', key: 'KeyB' },
  { name: 'people', href: '/admin/people', icon: 'people', key: 'KeyP', action: 'people.read' },
  { name: 'account', href: '/admin/account', icon: 'person', key: 'KeyA' },
]

/** The rooms that are of use to somebody. What a room does it decides itself: this only leaves out closed doors. */
export const roomsFor = (actor: Actor): Room[] =>
  rooms.filter(({ action }) => !action || may(actor, action)).map(({ action, ...room }) => room)
