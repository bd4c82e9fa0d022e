import type { BulkChange } from '@/lib/vocabulary.ts'
import type { Typed } from '../forms/form-state.ts'

/** What can be done to many stories, as the board's form asks. */
export const bulkThings = [
  'owner',
  'desk',
  'section',
  'add-topic',
  'remove-topic',
  'submit',
  'return',
  'approve',
  'schedule',
  'unschedule',
  'embargo',
  'lift-embargo',
  'bin',
] as const

/** What the form lacks. */
export type BulkFault = 'nothing' | 'noChange' | 'missing' | 'tooMany'

/**
 * What a form asks for.
 * @param instant of a moment on the newsroom's clock; null where there is none such
 */
export function bulkChangeIn(typed: Typed, instant: (wall: string) => Date | null): BulkChange | BulkFault {
  const one = (name: string) => typed[name]?.[0] ?? ''
  const thing = bulkThings.find((each) => each === one('change'))
  const at = instant(one('at'))?.toISOString()
  switch (thing) {
    case undefined:
      return 'noChange'
    case 'owner':
      return { do: 'owner', ownerId: one('owner') || null }
    case 'desk':
      return { do: 'desk', deskId: one('desk') || null }
    case 'section':
      return one('section') ? { do: 'section', sectionId: one('section') } : 'missing'
    case 'add-topic':
    case 'remove-topic':
      return one('topic') ? { do: thing, topicId: one('topic') } : 'missing'
    case 'schedule':
      return at ? { do: 'schedule', at } : 'missing'
    case 'embargo':
      return at ? { do: 'embargo', until: at } : 'missing'
    case 'lift-embargo':
      return { do: 'embargo', until: null }
    case 'bin':
      return { do: 'bin' }
    case 'submit':
    case 'return':
    case 'approve':
    case 'unschedule':
      return { do: 'move', move: thing, note: one('note') || null }
  }
}
