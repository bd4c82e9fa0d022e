/** Which versions that were kept by themselves may go as they grow old (decision 14). */
import { sessionsOf, type WritingMoment } from './writing-sessions.ts'

/** Hours for which every version stays, and after which only one of each sitting does. */
export const thinnedAfter = { toTenMinutes: 1, toSessions: 24 } as const

const minute = 60_000
const hour = 60 * minute

export type ThinnableRevision = WritingMoment & {
  number: number
  /** It was kept by itself, and neither readers, nor a note to them, nor a translation know of it. */
  mayGo: boolean
}

/**
 * Of versions a day old, the last of each sitting stays; of those an hour old, the last of every ten minutes of it (by
 * the clock, so that it is the same ones whenever they are looked at). The first and the last of an article stay, and
 * so does what may not go: it stands for those before it as well.
 * @param versions all of an article, by rising number
 * @param now by the database's clock
 * @returns numbers: of those that have become superfluous, and of those that will stay for good
 */
export function superfluous(
  versions: readonly ThinnableRevision[],
  now: Date,
): { superfluous: number[]; lasting: number[] } {
  const result = { superfluous: [] as number[], lasting: [] as number[] }
  const ends = new Set([versions[0]?.number, versions.at(-1)?.number])
  for (const session of sessionsOf(versions))
    session.forEach(({ number, keptAt, mayGo }, index) => {
      if (!mayGo) return
      const age = now.getTime() - Date.parse(keptAt)
      const next = session[index + 1]
      const isOld = age >= thinnedAfter.toSessions * hour
      const standsForIt = isOld
        ? next !== undefined
        : age >= thinnedAfter.toTenMinutes * hour &&
          next !== undefined &&
          tenMinutes(next) === tenMinutes({ keptAt })
      if (standsForIt && !ends.has(number)) result.superfluous.push(number)
      else if (isOld) result.lasting.push(number)
    })
  return result
}

const tenMinutes = ({ keptAt }: Pick<WritingMoment, 'keptAt'>): number =>
  Math.floor(Date.parse(keptAt) / (10 * minute))
