/** What the story screen is opened with, and what it learns from the newsroom's routes. */

import type { ReactNode } from 'react'
import type { EditorAuthor, EditorPicture, EditorStory } from '@/components/newsroom/editor/services.ts'
import type { StoryNotes } from '@/lib/newsroom/notes/list-notes.ts'
import type { DraftContent } from '@/lib/newsroom/stories/draft-content.ts'
import type { HandOver } from '@/lib/newsroom/stories/hand-overs.ts'
import type { HistoryEntry } from '@/lib/newsroom/stories/history.ts'
import type { RelatedStory } from '@/lib/newsroom/stories/related-stories.ts'
import type { RevisionLine } from '@/lib/newsroom/stories/revisions.ts'
import type { WorkingDraft } from '@/lib/newsroom/stories/working-draft.ts'
import type { StorySuggestions } from '@/lib/newsroom/suggestions/list-suggestions.ts'
import type { LanguageVersion } from '@/lib/newsroom/translation/languages-of.ts'
import type { TranslationSource } from '@/lib/newsroom/translation/source-of.ts'
import type { StoryDirectory } from '@/lib/newsroom/writing/story-directory.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'

export type StoryFacts = {
  draft: WorkingDraft
  me: { staffId: string; name: string }
  /** The newsroom's language. */
  locale: NewsroomLocale
  /** The publication's, an IANA name. */
  timeZone: string
  directory: StoryDirectory
  /** Pictures and stories that the draft mentions, as the editor shows them. */
  pictures: EditorPicture[]
  stories: EditorStory[]
  /** People whom the text has boxes about. */
  people: EditorAuthor[]
  /** What was chosen for its readers to go on with. */
  related: RelatedStory[]
  /** What it was translated from. */
  source: TranslationSource | null
  /** Where the story stands in each of its languages. */
  languages: LanguageVersion[]
  /** Who handed it over last, and with which words. */
  handOver: HandOver | null
  /** What was planned of it; null for a story that nobody planned. */
  planned: ReactNode
  /** Notes that are open, as the page was made; null for who may not see any. */
  notes: StoryNotes | null
  /** The same of suggestions. */
  suggestions: StorySuggestions | null
  /** Who sits here suggests unless she says otherwise (`suggestsByDefault`). */
  suggests: boolean
  /** Where readers find it, or will: an address on our origin. */
  publicHref: string
  /** The origin that readers know, and the paper's name in the story's language. */
  site: { origin: string; name: string }
}

/** The draft as the server has it at a moment. */
export type LatestDraft = {
  version: number
  content: DraftContent
  updatedAt: string
  /** The name of who wrote it. */
  updatedBy: string | null
}

/** The words of a draft that stand outside its text. */
export type DraftFields = Omit<DraftContent, 'document'>

export type StoryHistory = { revisions: RevisionLine[]; events: HistoryEntry[] }

/** Two versions that are to be made one. */
export type OpenConflict = {
  mine: DraftContent
  theirs: LatestDraft
  /** What both were made from, where this tab knows it. */
  base: DraftContent | undefined
}
