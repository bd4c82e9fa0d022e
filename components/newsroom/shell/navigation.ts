import type { Actor } from '@/lib/newsroom/actor.ts'
import { type Action, may } from '@/lib/newsroom/permissions.ts'
import type { IconName } from '../ui/icon.tsx'

/** A place in the newsroom that is always one press away. */
export type Room = {
  /** Names its message, `Newsroom.Shell.nav.*`. */
  name:
    | 'home'
    | 'board'
    | 'inbox'
    | 'new'
    | 'plan'
    | 'calendar'
    | 'translations'
    | 'front'
    | 'data'
    | 'corrections'
    | 'pages'
    | 'media'
    | 'bin'
    | 'newsletters'
    | 'parts'
    | 'audience'
    | 'redirects'
    | 'directory'
    | 'settings'
    | 'people'
    | 'keys'
    | 'webhooks'
    | 'log'
    | 'status'
    | 'import'
    | 'account'
  href: string
  icon: IconName
  /** Pressed after `G`; alone for `new`. A key's place on the board (`KeyboardEvent.code`), whatever it types. */
  key: string
  /** What it is about: a day's stories, the paper as readers see it, or the house itself. */
  group: RoomGroup
  /** At the foot of a phone's screen, where four have room; the others are behind “more”. */
  atHand?: true
}
export const roomGroups = ['stories', 'paper', 'house'] as const
type RoomGroup = (typeof roomGroups)[number]

// biome-ignore format: a table
const rooms: readonly (Room & { action?: Action })[] = [
  { name: 'home', href: '/admin/today', icon: 'home', key: 'KeyY', group: 'stories' },
  { name: 'board', href: '/admin', icon: 'board', key: 'KeyS', group: 'stories', atHand: true },
  { name: 'inbox', href: '/admin/inbox', icon: 'bell', key: 'KeyJ', group: 'stories' },
  { name: 'new', href: '/admin/new', icon: 'plus', key: 'KeyN', group: 'stories', action: 'story.create', atHand: true },
  { name: 'translations', href: '/admin/translations', icon: 'translate', key: 'KeyT', group: 'stories', action: 'story.translate' },
  { name: 'plan', href: '/admin/plan', icon: 'plan', key: 'KeyV', group: 'stories', action: 'plan.read' },
  { name: 'calendar', href: '/admin/calendar', icon: 'calendar', key: 'KeyC', group: 'stories' },
  { name: 'media', href: '/admin/media', icon: 'picture', key: 'KeyM', group: 'stories', atHand: true },
  { name: 'parts', href: '/admin/parts', icon: 'copy', key: 'KeyQ', group: 'stories', action: 'parts.read' },
  { name: 'bin', href: '/admin/bin', icon: 'bin', key: 'KeyB', group: 'stories' },
  { name: 'front', href: '/admin/front', icon: 'front', key: 'KeyF', group: 'paper', action: 'front.curate' },
  { name: 'data', href: '/admin/data', icon: 'figures', key: 'KeyZ', group: 'paper', action: 'figures.write' },
  { name: 'corrections', href: '/admin/corrections', icon: 'note', key: 'KeyE', group: 'paper' },
  { name: 'pages', href: '/admin/pages', icon: 'pages', key: 'KeyU', group: 'paper' },
  { name: 'directory', href: '/admin/directory/sections', icon: 'directory', key: 'KeyD', group: 'paper', action: 'directory.edit' },
  { name: 'newsletters', href: '/admin/newsletters', icon: 'mail', key: 'KeyX', group: 'paper', action: 'newsletters.write' },
  { name: 'redirects', href: '/admin/redirects', icon: 'signpost', key: 'KeyR', group: 'paper', action: 'directory.edit' },
  { name: 'audience', href: '/admin/audience', icon: 'eye', key: 'KeyG', group: 'paper', action: 'audience.read' },
  { name: 'people', href: '/admin/people', icon: 'people', key: 'KeyP', group: 'house', action: 'people.read' },
  { name: 'log', href: '/admin/log', icon: 'history', key: 'KeyL', group: 'house', action: 'audit.read' },
  { name: 'status', href: '/admin/status', icon: 'pulse', key: 'KeyH', group: 'house', action: 'status.read' },
  { name: 'import', href: '/admin/import', icon: 'upload', key: 'KeyI', group: 'house', action: 'archive.import' },
  { name: 'keys', href: '/admin/keys', icon: 'key', key: 'KeyK', group: 'house', action: 'keys.manage' },
  { name: 'webhooks', href: '/admin/webhooks', icon: 'plug', key: 'KeyW', group: 'house', action: 'webhooks.manage' },
  { name: 'settings', href: '/admin/settings', icon: 'settings', key: 'KeyO', group: 'house', action: 'settings.edit' },
  { name: 'account', href: '/admin/account', icon: 'person', key: 'KeyA', group: 'house' },
]

/** The rooms that are of use to somebody. What a room does it decides itself: this only leaves out closed doors. */
export const roomsFor = (actor: Actor): Room[] =>
  rooms.filter(({ action }) => !action || may(actor, action)).map(({ action, ...room }) => room)
