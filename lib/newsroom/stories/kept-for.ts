/** Why a revision was kept, besides the moves of the workflow and people's own words. */
export const keptFor = [
  'create',
  'translate',
  'translated',
  'autosave',
  'take-over',
  'before-restore',
  'restore',
  'conflict-theirs',
  'conflict-mine',
  'conflict',
] as const
