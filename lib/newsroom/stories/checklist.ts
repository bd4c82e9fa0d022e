/** What a story still lacks before readers see it: facts, for the screen to word. */

/** `must`: it cannot be published so. `should`: readers will miss it. `may`: nice to have. */
export type Severity = 'must' | 'should' | 'may'

export type ChecklistKey =
  | 'headline-missing'
  | 'headline-clamped'
  | 'standfirst-missing'
  | 'text-missing'
  | 'byline-missing'
  | 'topic-missing'
  | 'kicker-missing'
  | 'dateline-missing'
  | 'lead-picture-missing'
  | 'alt-missing'
  | 'credit-missing'
  | 'link-unpublished'
  | 'untidy'

export type ChecklistItem = {
  key: ChecklistKey
  severity: Severity
  /** The field, or the index of the top-level block of the document. */
  where:
    | {
        field: 'headline' | 'kicker' | 'standfirst' | 'dateline' | 'bylines' | 'topics' | 'lead' | 'document'
      }
    | { block: number }
  /** How many: of changes that the tidy pass proposes. Otherwise 1. */
  count: number
  /** The id of the picture or story, where there is one. */
  subject?: string
}
