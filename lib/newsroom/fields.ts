/** Fields that the inputs of operations are made of. What is wrong with one is said by its name. */
import { z } from 'zod'
import { couldBeId } from '../db/id.ts'
import { locales } from '../locale/table.ts'
import { NewsroomError, type Refusal } from './newsroom-error.ts'
import { refuse } from './operation.ts'

/**
 * The id of something that is there. Without one the input is malformed; what nothing of ours could be called is as
 * unknown as any other id, and never reaches a query.
 */
export const idOf = (unknown: Refusal) =>
  z
    .custom<string>(() => true)
    .superRefine((value: unknown, ctx) => {
      if (value === undefined || value === null) ctx.addIssue({ code: 'custom', message: 'no id' })
      else if (!couldBeId(value)) refuse(ctx, unknown, typeof value === 'object' ? '' : String(value))
    })

export const articleId = idOf('unknown-article')
export const localeName = z.enum(locales)
/** What a tab calls itself: a UUID, say. */
export const tabId = z.string().regex(/^[\w-]{8,64}$/)
/** What is no integer of four bytes is no number of ours, and an error of the database's. */
export const revisionNumber = z.int32().min(1)
/** Of a draft, a layout, settings: the version that somebody's change was made from. */
export const version = z.int()

/** What operations take that are about one article and need to be told no more. */
export const articleInput = z.object({ articleId })
export type ArticleInput = z.output<typeof articleInput>

/** For what takes nothing. */
export const nothing = z.object({})

const isoMoment = z.iso.datetime({ offset: true })

/**
 * A moment: a `Date` or ISO 8601 with its offset; null for none. What is no moment is an invalid date: operations refuse
 * it like one that has passed.
 */
export const momentOrNull = z
  .union([z.custom<Date>((value) => value instanceof Date), z.string()])
  .nullable()
  .transform((value) => {
    if (value === null || value instanceof Date) return value
    return new Date(isoMoment.safeParse(value).success ? value : Number.NaN)
  })

/**
 * A field that is read by a function which refuses what it cannot take: `readLine`, `readNote`, `readDraftContent`.
 * Where nothing is given, `undefined` is read.
 * @param read throws the NewsroomError that the input is refused with
 */
export const readBy = <I, T>(read: (value: I) => T) =>
  z
    .custom<I>(() => true)
    .optional()
    .transform((value, ctx): T => {
      try {
        return read(value as I)
      } catch (error) {
        if (!(error instanceof NewsroomError)) throw error
        refuse(ctx, error.refusal, error.subject)
        return z.NEVER
      }
    })
