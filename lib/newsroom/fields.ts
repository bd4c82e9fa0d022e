/** Fields that the inputs of operations are made of. What is wrong with one is said by its name. */
import { z } from 'zod'
import { couldBeId } from '../db/id.ts'
import { locales, type PerLocale } from '../locale/table.ts'
import { NewsroomError, type Refusal } from './newsroom-error.ts'
import { refuse } from './operation.ts'
import { readLine, readNote } from './stories/draft-content.ts'

/**
 * The id of something that is there. Without one the input is malformed; what nothing of ours could be called is as
 * unknown as any other id, and never reaches a query.
 * @param subject of the refusal; else the id
 */
export const idOf = (unknown: Refusal, subject?: string) =>
  z
    .custom<string>(() => true)
    .superRefine((value: unknown, ctx) => {
      if (value === undefined || value === null) ctx.addIssue({ code: 'custom', message: 'no id' })
      else if (!couldBeId(value))
        refuse(ctx, unknown, subject ?? (typeof value === 'object' ? '' : String(value)))
    })

export const articleId = idOf('unknown-article')
/** A text that a query may hold: PostgreSQL takes neither U+0000 nor half a character. */
export const text = z.string().refine((value) => value.isWellFormed() && !value.includes('\0'))

/** An IANA name of a time zone. */
export const timeZone = z.string().refine((value) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }))
  } catch {
    return false
  }
})

export const localeName = z.enum(locales)
/** What a tab calls itself: a UUID, say. */
export const tabId = z.string().regex(/^[\w-]{8,64}$/)
/** What is no integer of four bytes is no number of ours, and an error of the database's. */
export const revisionNumber = z.int32().min(1)
/** Of a draft, a layout, settings: the version that somebody's change was made from. */
export const version = z.int()

export const pictureId = idOf('picture-refused', 'unknown')
export const personId = idOf('unknown-person')

/** What operations take that are about one article and need to be told no more. */
export const articleInput = z.object({ articleId })
export type ArticleInput = z.output<typeof articleInput>
/** About one picture; one person; one key, webhook or delivery. */
export const pictureInput = z.object({ mediaId: pictureId })
export const personInput = z.object({ staffId: personId })
export const connectionInput = z.object({ id: idOf('unknown-connection') })

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

/** A line of text, cleaned; null when nothing is left. @param name what it is called when it is refused */
export const line = (name: string) => (value?: string | null) => readLine({ [name]: value }, name)

/** The same, which must not be empty. */
export const requiredLine = (name: string) => (value: string) => {
  const read = line(name)(value)
  if (!read) throw new NewsroomError('malformed', name)
  return read
}

/** A few words that must be there. @param what the subject of `note-missing` */
export const noteFor = (what: string) => (value: string) => {
  const read = readNote(value)
  if (!read) throw new NewsroomError('note-missing', what)
  return read
}

/** Texts by language; what is in them, whoever keeps them reads. */
export const perLocale = z.custom<PerLocale>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
)

/** A field whose fault is told by another name than its own. */
export const calledAs = <S extends z.ZodType>(name: string, schema: S) =>
  z
    .custom<z.input<S>>(() => true)
    .optional()
    .transform((value, ctx): z.output<S> => {
      const { success, data } = schema.safeParse(value)
      if (success) return data
      refuse(ctx, 'malformed', name)
      return z.NEVER
    })
