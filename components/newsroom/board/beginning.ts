import type { Locale } from '@/lib/locale/table.ts'
import type { StoryKind } from '@/lib/vocabulary.ts'

/** What was chosen for a story that is to begin. */
export type Beginning = {
  locale: Locale
  headline: string
  sectionId: string
  /** '' for none. */
  deskId: string
  kind: StoryKind
  topicIds: string[]
}

/** A beginning, and why it could not be taken; '' while nothing is wrong. */
export type BeginningAnswer = { chosen: Beginning; message: string }
