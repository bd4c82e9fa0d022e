/** Why a revision was kept, besides the moves of the workflow and people's own words. */
export const revisionReasons = [
  'create',
  'translate',
  'translated',
  'autosave',
  'session',
  'words-taken',
  'take-over',
  'before-restore',
  'restore',
  'headline-test',
  'conflict-theirs',
  'conflict-mine',
  'conflict',
] as const
export type RevisionReason = (typeof revisionReasons)[number]

/** Those that keep what somebody wrote some time ago, unasked: they bear her name, and the moment of her words. */
export const automaticReasons: ReadonlySet<string | null> = new Set<RevisionReason>([
  'translated',
  'autosave',
  'words-taken',
  'take-over',
  'before-restore',
  'conflict-theirs',
])
