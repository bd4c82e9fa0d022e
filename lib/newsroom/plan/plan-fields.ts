/** Fields of what is sent to the operations on the plan. */
import { z } from 'zod'
import { withoutOverrides } from '../../story/clean-text.ts'
import { coverageKinds } from '../../vocabulary.ts'
import { idOf, line, localeName, momentOrNull, readBy, requiredLine, text } from '../fields.ts'
import { longestPlanNotes } from '../limits.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { readRecurrence } from './recurrence.ts'

export const eventId = idOf('unknown-plan')
export const coverageId = idOf('unknown-plan')

/** Of something that may be none: null or ''. */
const idOrNone = (refusal: 'unknown-reference' | 'unknown-person') =>
  z.preprocess((id) => (id === '' || id === undefined ? null : id), idOf(refusal).nullable()).default(null)

export const deskOrNone = idOrNone('unknown-reference')
const sectionOrNone = idOrNone('unknown-reference')
const personOrNone = idOrNone('unknown-person')

/**
 * What is noted, of several lines if need be.
 * @throws {NewsroomError} `malformed`; `text-too-long`, with the most
 */
export function readPlanNotes(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'string' || !value.isWellFormed() || value.includes('\0'))
    throw new NewsroomError('malformed', 'notes')
  const notes = withoutOverrides(value.replace(/\r\n?/g, '\n')).trim()
  if (notes.length > longestPlanNotes) throw new NewsroomError('text-too-long', String(longestPlanNotes))
  return notes || null
}
const notes = readBy<unknown, string | null>(readPlanNotes)

const recurrence = readBy((value: unknown) => {
  if (value === null || value === undefined) return null
  if (typeof value !== 'object') throw new NewsroomError('recurrence-unfit', '')
  const given = value as Record<string, unknown>
  const read = readRecurrence({
    every: given.every,
    interval: given.interval ?? 1,
    on: Array.isArray(given.on) ? given.on : [],
    until: given.until ?? null,
  })
  if (!read) throw new NewsroomError('recurrence-unfit', '')
  return read
})

/** On the paper's clock: a day, or a day and a time of day. */
export const wall = text.regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/)

export const eventFields = {
  name: readBy(requiredLine('name')),
  place: readBy(line('place')),
  notes,
  /** On the paper's clock. Of whole days, both days are the event's. */
  starts: wall,
  ends: wall,
  isAllDay: z.boolean().default(false),
  recurrence,
  embargoUntil: momentOrNull.default(null),
  deskId: deskOrNone,
}

export const coverageFields = {
  kind: z.enum(coverageKinds),
  locale: localeName,
  headline: readBy(requiredLine('headline')),
  slugLine: readBy(line('slugLine')),
  notes,
  sectionId: sectionOrNone,
  deskId: deskOrNone,
  staffId: personOrNone,
  dueAt: momentOrNull.default(null),
}
