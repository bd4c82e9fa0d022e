import type { Database } from '../../db/open.ts'
import type { Actor } from '../actor.ts'
import { moveNames } from '../workflow.ts'

/** What the history of an article may tell of; each is worded where it is shown. */
export const storyEvents = [
  'story.create',
  'story.translate',
  'story.edit',
  'story.keep',
  'story.restore-revision',
  'story.file',
  'story.rename',
  'story.embargo',
  'story.take-over',
  'story.delete',
  'story.restore',
  'story.empty',
  'schedule-failed',
  ...moveNames,
] as const
export type StoryEvent = (typeof storyEvents)[number]

export type HistoryEntry = {
  id: number
  /** ISO 8601. */
  at: string
  /** As the name stood then. */
  by: string
  event: StoryEvent
  note: string | null
  /** Of a move `from`, `to`, `revision` and `at`; of others see where they are recorded. */
  details: Record<string, string | number | null>
}

/** What was done to an article and its story, the newest first. */
export async function history(_db: Database, _actor: Actor, _articleId: string): Promise<HistoryEntry[]> {
  throw new Error('To come')
}
