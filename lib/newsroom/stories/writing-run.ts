/**
 * One tab's unbroken run of saves. Its requests may overtake each other: a page that goes sends its last words without
 * waiting for the answer to the save before. Within a run it is the order of writing that counts, not of arriving.
 */

export type WritingRun = {
  /** The tab that wrote every version after `base`. */
  tabId: string
  /** The version that its first save was made from. */
  base: number
  /** Its changes are numbered upwards, in the order in which they were written; this one was the last to arrive. */
  turn: number
}

/** What a save says of itself. */
export type Saving = { tabId: string; baseVersion: number; turn: number }

const isOf = (run: WritingRun | null, { tabId, baseVersion }: Omit<Saving, 'turn'>): run is WritingRun =>
  run !== null && run.tabId === tabId && baseVersion >= run.base

/**
 * How a save stands to a draft: `next`, when nobody else wrote since the version it was made from; `overtaken`, when the
 * same tab wrote it before what the draft holds already; `stale`, when somebody else wrote in between.
 */
export function standingOf(
  draft: { version: number; run: WritingRun | null },
  saving: Saving,
): 'next' | 'overtaken' | 'stale' {
  if (saving.baseVersion === draft.version) return 'next'
  if (!isOf(draft.run, saving)) return 'stale'
  return saving.turn > draft.run.turn ? 'next' : 'overtaken'
}

/** The run that a save which is `next` belongs to. */
export const runWith = (
  draft: { version: number; run: WritingRun | null },
  { tabId, baseVersion, turn }: Saving,
): WritingRun => ({
  tabId,
  base: isOf(draft.run, { tabId, baseVersion }) ? draft.run.base : draft.version,
  turn,
})
