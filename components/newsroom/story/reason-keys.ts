import { keptFor } from '@/lib/newsroom/stories/kept-for.ts'
import { moveNames } from '@/lib/newsroom/workflow.ts'

/** Reasons that the newsroom itself gives for keeping a version; any other is in a person's own words. */
export const reasonKeys = [...keptFor, ...moveNames] as const
