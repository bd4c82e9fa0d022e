/** Which versions of a story one person kept in one sitting. */

/** Minutes without a version after which the next one belongs to another sitting. */
const sessionGap = 30

/** A version, as far as sittings are concerned. */
export type WritingMoment = {
  /** Whose words they are, or who kept them: `staff.id`; null where nobody knows. */
  staffId: string | null
  /** ISO 8601. */
  keptAt: string
}

/**
 * Versions in the order of their numbers, rising or falling, as sittings: one person, nobody else's version in between,
 * and never more than {@link sessionGap} minutes from one to the next.
 * @returns each version once, in the same order
 */
export function sessionsOf<Version extends WritingMoment>(versions: readonly Version[]): Version[][] {
  const sessions: Version[][] = []
  for (const version of versions) {
    const session = sessions.at(-1)
    const last = session?.at(-1)
    if (session && last && last.staffId === version.staffId && minutesBetween(last, version) <= sessionGap)
      session.push(version)
    else sessions.push([version])
  }
  return sessions
}

const minutesBetween = (one: WritingMoment, two: WritingMoment): number =>
  Math.abs(Date.parse(one.keptAt) - Date.parse(two.keptAt)) / 60_000
