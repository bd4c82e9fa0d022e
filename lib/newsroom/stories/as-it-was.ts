/** How a story was when somebody decided on a change of it, so that nothing a colleague did since is written over. */
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { articleStates, type BulkBefore } from '../../vocabulary.ts'
import { NewsroomError } from '../newsroom-error.ts'

/** What is left out may be anything. Moments are ISO 8601. */
export const asItWas = z
  .object({
    ownerId: z.string().nullable(),
    deskId: z.string().nullable(),
    sectionId: z.string(),
    topicIds: z.array(z.string()),
    state: z.enum(articleStates),
    scheduledFor: z.iso.datetime({ offset: true }).nullable(),
    embargoUntil: z.iso.datetime({ offset: true }).nullable(),
  })
  .partial()
  .optional() satisfies z.ZodType<BulkBefore | undefined>

type AsItIs = { [K in keyof BulkBefore]: BulkBefore[K] | Date }

/** One moment is written in several ways. */
const settled = (name: string, value: unknown): unknown =>
  (name === 'scheduledFor' || name === 'embargoUntil') && typeof value === 'string' ? new Date(value) : value

/** Whether it is all that was said of it. */
export const isAsItWas = (was: BulkBefore, now: AsItIs): boolean =>
  (Object.keys(was) as (keyof BulkBefore)[]).every((name) =>
    isDeepStrictEqual(settled(name, now[name]), settled(name, was[name])),
  )

/**
 * To be asked under the lock that the change is made under.
 * @throws {NewsroomError} `changed-since`
 */
export function requireAsItWas(articleId: string, was: BulkBefore | undefined, now: AsItIs): void {
  if (was && !isAsItWas(was, now)) throw new NewsroomError('changed-since', articleId)
}
