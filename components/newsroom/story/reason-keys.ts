import { moveNames } from '@/lib/newsroom/workflow.ts'

/** Reasons that the newsroom itself gives for keeping a version; any other is in a person's own words. */
export const reasonKeys = [
  'create',
  'translate',
  'autosave',
  'take-over',
  'before-restore',
  'restore',
  'conflict-theirs',
  'conflict-mine',
  'conflict',
  ...moveNames,
] as const
