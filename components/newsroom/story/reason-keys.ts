import { revisionReasons } from '@/lib/newsroom/stories/revision-reasons.ts'
import { transitionNames } from '@/lib/newsroom/workflow.ts'

/** Reasons that the newsroom itself gives for keeping a version; any other is in a person's own words. */
export const reasonKeys = [...revisionReasons, ...transitionNames] as const
